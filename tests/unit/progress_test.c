#include "poll/progress.h"
#include "tap.h"

static void
test_porcelain(void)
{
	static const struct {
		struct poll_event event;
		const char *line;
	} rows[] = {
		{ { .kind = POLL_BEGIN, .counts = { .feeds = 3 } }, "begin\t3\n" },
		{ { .kind = POLL_FETCH, .feed = 7, .url = "http://x.example/a\tb\n" }, "fetch\t7\thttp://x.example/a b\n" },
		{ { .kind = POLL_DONE, .feed = 7, .status = 200, .fresh = 2, .edited = 1 }, "done\t7\t200\t2\t1\n" },
		{ { .kind = POLL_FAIL, .feed = 7, .sentence = "bad\x1b[31m\tthing" }, "fail\t7\tbad[31m thing\n" },
		{ { .kind = POLL_TOTAL, .counts = { .done = 3, .failed = 1, .fresh = 2, .bytes = 4096, .pages_kept = 5 } },
		    "total\t3\t1\t2\t4096\t5\n" },
		{ { .kind = POLL_PAGES, .counts = { .pages = 6 } }, "pages\t6\n" },
		{ { .kind = POLL_PAGE, .feed = 7, .article = 99, .status = 404, .sentence = "HTTP 404:\tgone" }, "page\t7\t99\t404\tHTTP 404: gone\n" },
		{ { .kind = POLL_PAGE, .feed = 7, .article = 99, .status = 200, .sentence = "" }, "page\t7\t99\t200\t\n" },
	};
	struct buf line = { 0 };
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_reset(&line);
		progress_porcelain(&line, &rows[i].event);
		is_text(buf_text(&line), rows[i].line, "a line for programs");
	}
	buf_clear(&line);
}

static void
test_line(void)
{
	struct poll_counts counts = { .feeds = 40, .running = 3, .done = 12, .failed = 1, .fresh = 7, .bytes = 340200 };
	struct buf line = { 0 };

	progress_line(&line, &counts);
	is_text(buf_text(&line), "12/40  3 open  7 new  1 failed  340 kB", "a line for a person");
	buf_reset(&line);
	counts = (struct poll_counts){ .feeds = 1, .done = 1, .bytes = 12345678 };
	progress_line(&line, &counts);
	is_text(buf_text(&line), "1/1  0 new  12.3 MB", "nothing that is not so");
	buf_reset(&line);
	counts = (struct poll_counts){ .feeds = 1, .done = 1, .fresh = 9, .pages = 5, .pages_done = 2, .bytes = 10 };
	progress_line(&line, &counts);
	is_text(buf_text(&line), "1/1  9 new  2/5 pages  10 B", "pages");
	buf_clear(&line);
}

int
main(void)
{
	test_porcelain();
	test_line();
	return tap_end();
}

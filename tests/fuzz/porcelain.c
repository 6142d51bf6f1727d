/*
 * The lines between an update and the reader.  Any bytes are read, and the same
 * events come of them whole and in pieces; and whatever an event says (the
 * world chose its words), its line is one line without control characters that
 * is read as the same event.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/porcelain.h"
#include "base/mem.h"
#include "poll/progress.h"
#include "text/clean.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
note(void *context, const struct updater_event *e)
{
	buf_printf(context, "%d %lld %lld %lld %lld %lld %lld %s\n", (int)e->kind, (long long)e->feed, (long long)e->article,
	    (long long)e->fresh, (long long)e->edited, (long long)e->have, (long long)e->total, e->text);
}

/* What is told of the bytes in pieces of this length. */
static void
tell(const char *bytes, size_t size, size_t piece, struct buf *told)
{
	struct porcelain p = { 0 };
	size_t at;

	for (at = 0; at < size; at += piece)
		porcelain_take(&p, bytes + at, size - at < piece ? size - at : piece, note, told);
	buf_adds(told, buf_text(&p.complaint));
	porcelain_clear(&p);
}

static void
must_be_equal_in_pieces(const char *bytes, size_t size)
{
	struct buf whole = { 0 }, pieces = { 0 };

	tell(bytes, size, size + 1, &whole);
	tell(bytes, size, 1 + (unsigned char)bytes[0] % 7u, &pieces);
	if (strcmp(buf_text(&whole), buf_text(&pieces)) != 0)
		abort();
	buf_clear(&whole);
	buf_clear(&pieces);
}

struct expected {
	struct poll_event said;
	struct buf text;
	int count;
};

static void
expect(void *context, const struct updater_event *e)
{
	struct expected *want = context;

	want->count++;
	if (e->feed != want->said.feed || strcmp(e->text, buf_text(&want->text)) != 0)
		abort();
}

/* Said and heard. */
static void
must_come_back(enum poll_event_kind kind, const char *text)
{
	struct expected want = { .said = { .kind = kind, .feed = 7, .article = 9, .url = text, .title = text, .sentence = text } };
	struct porcelain p = { 0 };
	struct buf line = { 0 };
	size_t i;

	clean_line(&want.text, text, strlen(text), 0);
	progress_porcelain(&line, &want.said);
	for (i = 0; i + 1 < line.len; i++)
		if ((unsigned char)line.data[i] < ' ' && line.data[i] != '\t')
			abort();
	porcelain_take(&p, line.data, line.len, expect, &want);
	/* A line over the reader's limit may lose its end, but must stay an event. */
	if (want.count != 1)
		abort();
	porcelain_clear(&p);
	buf_clear(&line);
	buf_clear(&want.text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_strndup((const char *)data, size);

	if (size > 0)
		must_be_equal_in_pieces(text, size);
	text[size < 8192 ? size : 8192] = '\0';
	must_come_back(POLL_FETCH, text);
	must_come_back(POLL_FAIL, text);
	must_come_back(POLL_PAGE, text);
	free(text);
	return 0;
}

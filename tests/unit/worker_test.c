/* A worker whose jobs crash, hang and lie. */
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "poll/worker.h"
#include "tap.h"

struct seen {
	int ended, failed;
	char last[64];
	char error[ERROR_TEXT_MAX];
	size_t last_len, body_len;
	int order[16];			/* by the numbers at the heads of the first results */
	size_t lengths[16];
};

static void
tell_length(uint64_t len)
{
	if (write(3, &len, sizeof(len)) < 0)
		_exit(4);
}

static void
job(const char *head, size_t head_len, const char *body, size_t body_len, struct buf *result)
{
	if (strncmp(body, "crash", 5) == 0)
		raise(SIGSEGV);
	if (strncmp(body, "leave", 5) == 0)
		_exit(3);
	while (strncmp(body, "hang", 4) == 0)
		;
	/* What took the process over may write to its only way out. */
	if (strncmp(body, "boast", 5) == 0)
		tell_length(UINT64_MAX);
	if (strncmp(body, "prattle", 7) == 0)
		tell_length(0);
	buf_add(result, head, head_len);
	buf_add(result, body, body_len);
}

static void
end(void *context, void *data, const struct buf *body, struct buf *result, const struct error *err)
{
	struct seen *s = context;

	(void)data;
	s->body_len = body->len;
	if (s->ended < 16 && result != NULL) {
		s->order[s->ended] = atoi(buf_text(result));
		s->lengths[s->ended] = result->len;
	}
	s->ended++;
	if (result == NULL) {
		s->failed++;
		snprintf(s->error, sizeof(s->error), "%s", err->text);
		return;
	}
	s->last_len = result->len;
	snprintf(s->last, sizeof(s->last), "%.*s", (int)(result->len < 60 ? result->len : 60), result->data);
}

static void
add(struct worker *w, const char *head, const char *body)
{
	struct buf h = { 0 }, b = { 0 };

	buf_adds(&h, head);
	buf_adds(&b, body);
	worker_add(w, &h, &b, NULL);
}

static void
run(struct worker *w)
{
	while (worker_pending(w) > 0) {
		struct pollfd p = worker_pollfd(w);

		poll(&p, 1, 50);
		worker_step(w);
	}
}

static void
test_crash(struct worker *w, struct seen *s, const char *body, const char *name)
{
	memset(s, 0, sizeof(*s));
	add(w, "a", "good");
	add(w, "b", body);
	add(w, "c", "better");
	run(w);
	ok(s->ended == 3 && s->failed == 1, "%s costs one job", name);
	is_text(s->last, "cbetter", "and the next one is done");
	printf("# %s\n", s->error);
}

static void
test_large(struct worker *w, struct seen *s)
{
	struct buf h = { 0 }, b = { 0 };
	size_t len = 9u << 20;

	memset(s, 0, sizeof(*s));
	buf_adds(&h, "head");
	buf_reserve(&b, len);
	memset(b.data, 'x', len);
	b.len = len;
	worker_add(w, &h, &b, NULL);
	ok(b.data == NULL && worker_pending_bytes(w) == len, "buffers are taken");
	run(w);
	is_number((long long)s->last_len, (long long)len + 4, "a large document goes there and back");
	is_number((long long)s->body_len, (long long)len, "and is lent at the end");
	is_number((long long)worker_pending_bytes(w), 0, "nothing waits");
}

/* A size that cannot be, and an answer to what was not asked yet: the next one is done all the same. */
static void
test_lies(struct worker *w, struct seen *s)
{
	struct buf h = { 0 }, b = { 0 };
	size_t len = 9u << 20;

	memset(s, 0, sizeof(*s));
	add(w, "a", "boast");
	add(w, "b", "better");
	run(w);
	ok(s->ended == 2 && s->failed == 1, "a result of all the memory there is costs one job");
	is_text(s->error, "the document becomes too large", "and is called so");
	is_text(s->last, "bbetter", "and the next one is done");
	memset(s, 0, sizeof(*s));
	add(w, "a", "prattle");
	buf_reserve(&b, len);
	memset(b.data, 'x', len);
	b.len = len;
	worker_add(w, &h, &b, NULL);
	add(w, "c", "better");
	run(w);
	ok(s->ended == 3 && s->failed == 1, "a result for a document that is still being sent is none");
	is_text(s->last, "cbetter", "and the next one is done");
}

/* What fits the memory that both see, what just does not, and results larger than their documents: each is its own. */
static void
test_sizes(struct worker *w, struct seen *s)
{
	static const size_t sizes[] = { 0, 1, 524280, 524287, 524288, 600000, 3, 524282, 2, 700000, 5 };
	size_t i, total = 0;
	int wrong = 0;

	memset(s, 0, sizeof(*s));
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct buf h = { 0 }, b = { 0 };

		buf_printf(&h, "%03zu:", i);
		buf_reserve(&b, sizes[i] + 1);
		memset(b.data, 'x', sizes[i]);
		b.data[sizes[i]] = '\0';
		b.len = sizes[i];
		worker_add(w, &h, &b, NULL);
	}
	total = i;
	for (i = 0; i < total;) {
		struct pollfd p = worker_pollfd(w);
		int before = s->ended;

		poll(&p, 1, 50);
		worker_step(w);
		i += (size_t)(s->ended - before);
	}
	for (i = 0; i < total; i++)
		wrong += s->order[i] != (int)i || s->lengths[i] != sizes[i] + 4;
	is_number(wrong, 0, "documents of all sizes, each with its own result, in their order");
}

int
main(void)
{
	struct seen s = { 0 };
	struct error err;
	struct worker *w;
	int i;

	fflush(stdout);
	w = worker_open(job, end, &s, &err);
	if (!ok(w != NULL, "opened"))
		return tap_end();
	for (i = 0; i < 200; i++)
		add(w, "head ", "body");
	run(w);
	is_number(s.ended, 200, "200 jobs");
	is_text(s.last, "head body", "a result");
	test_crash(w, &s, "crash", "a crash");
	test_crash(w, &s, "leave", "an exit");
	test_crash(w, &s, "hang", "an endless loop");
	test_large(w, &s);
	test_sizes(w, &s);
	test_lies(w, &s);
	add(w, "", "never done");
	worker_close(w);
	worker_close(NULL);
	return tap_end();
}

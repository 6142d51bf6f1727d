#include "poll/outcome.h"
#include "poll/schedule.h"
#include "tap.h"
#include "text/date.h"

#define NOW	INT64_C(1700000000)
#define HERE	"https://a.example/feed"
#define THERE	"https://b.example/feed"

static struct arena arena;
static struct headers headers;

static struct feed_state
blank(void)
{
	return (struct feed_state){ .etag = "", .last_modified = "", .permanent_url = "", .moved_url = "", .error = "" };
}

static struct outcome
answer(int status, const char *error)
{
	return (struct outcome){ .now = NOW, .status = status, .headers = &headers, .moved = "", .error = error,
	    .latency_ms = 120, .body_bytes = 1000 };
}

static void
set_headers(const char *etag, const char *last_modified)
{
	headers_reset(&headers);
	buf_adds(&headers.etag, etag);
	buf_adds(&headers.last_modified, last_modified);
}

/* P5 P6 P7 P9 P11 */
static void
test_validators(void)
{
	struct feed_state s = blank();
	struct outcome o = answer(200, "");

	set_headers("\"1\"", "monday");
	s = outcome_state(&s, &o, &arena);
	ok(strcmp(s.etag, "\"1\"") == 0 && strcmp(s.last_modified, "monday") == 0, "a 200 brings validators");
	set_headers("", "");
	o = answer(304, "");
	s = outcome_state(&s, &o, &arena);
	is_text(s.etag, "\"1\"", "a bare 304 keeps them");
	set_headers("\"2\"", "");
	s = outcome_state(&s, &o, &arena);
	ok(strcmp(s.etag, "\"2\"") == 0 && strcmp(s.last_modified, "monday") == 0, "a 304 may bring a newer one");
	set_headers("\"never\"", "never");
	o = answer(200, "the answer was cut off");
	s = outcome_state(&s, &o, &arena);
	is_text(s.etag, "\"2\"", "a failure keeps the old ones");
	set_headers("", "");
	o = answer(200, "");
	s = outcome_state(&s, &o, &arena);
	is_text(s.etag, "", "a 200 without any forgets them");
	s.etag = "\"ghost\"";
	o = answer(304, outcome_status_error(&arena, 304, false));
	s = outcome_state(&s, &o, &arena);
	ok(s.errors == 1 && s.etag[0] == '\0', "a 304 that nobody asked for is an error, and the next request is unconditional");
}

/* P29 P30 P31 */
static void
test_moves(void)
{
	struct feed_state s = blank();
	struct outcome o = answer(200, "");

	o.moved = THERE;
	s = outcome_state(&s, &o, &arena);
	is_text(s.permanent_url, "", "a permanent redirect is not believed at once");
	o.now += SCHEDULE_HOUR - 1;
	s = outcome_state(&s, &o, &arena);
	is_text(s.permanent_url, "", "nor within the hour");
	o.now += 1;
	s = outcome_state(&s, &o, &arena);
	is_text(s.permanent_url, THERE, "but then");
	o.moved = "";
	s = outcome_state(&s, &o, &arena);
	is_text(s.permanent_url, THERE, "and it stays");
	o = answer(404, "HTTP 404");
	for (int i = 0; i < 5; i++)
		s = outcome_state(&s, &o, &arena);
	is_text(s.permanent_url, "", "until nothing is there any more");
	s = blank();
	o = answer(200, "");
	o.moved = THERE;
	s = outcome_state(&s, &o, &arena);
	o.now += SCHEDULE_DAY;
	o.moved = HERE;
	s = outcome_state(&s, &o, &arena);
	is_text(s.permanent_url, "", "a captive portal that leads elsewhere each day is not believed");
	o.moved = "";
	s = outcome_state(&s, &o, &arena);
	is_text(s.moved_url, "", "an answer without a redirect ends the suspicion");
}

/* P21 P22 P23 P24 */
static void
test_failures(void)
{
	struct feed_state s = blank();
	struct outcome o = answer(503, "HTTP 503");

	headers_reset(&headers);
	headers.retry_seconds = 7200;
	s = outcome_state(&s, &o, &arena);
	ok(s.errors == 1 && s.failing_since == NOW && s.retry_after == NOW + 7200, "an error with Retry-After");
	headers.retry_seconds = 100 * SCHEDULE_DAY;
	o.now += 10;
	s = outcome_state(&s, &o, &arena);
	ok(s.errors == 2 && s.failing_since == NOW, "the first failure is remembered");
	is_number(s.retry_after, NOW + 10 + SCHEDULE_RETRY_MOST, "Retry-After has a limit");
	ok(outcome_holds_host(429) && outcome_holds_host(503) && !outcome_holds_host(500), "which answers hold the whole host");
	o = answer(410, "gone");
	s = outcome_state(&s, &o, &arena);
	ok(s.gone, "410: gone");
	headers_reset(&headers);
	o = answer(200, "");
	s = outcome_state(&s, &o, &arena);
	ok(!s.gone && s.errors == 0 && s.failing_since == 0 && s.retry_after == 0 && s.error[0] == '\0', "all is forgotten when it works again");
	ok(s.last_success == NOW && s.last_poll == NOW && s.latency_ms == 120 && s.body_bytes == 1000, "and noted");
}

/* P18 P19 */
static void
test_wishes(void)
{
	struct feed feed = { .ttl_minutes = 120, .skip_hours = 5, .skip_days = 3 };
	struct feed_state s = blank();
	struct outcome o = answer(200, "");

	headers_reset(&headers);
	headers.max_age = 600;
	o.feed = &feed;
	s = outcome_state(&s, &o, &arena);
	ok(s.interval == 7200 && s.skip_hours == 5 && s.skip_days == 3, "the feed's own wishes");
	headers.max_age = 10800;
	s = outcome_state(&s, &o, &arena);
	is_number(s.interval, 10800, "the longer one of ttl and max-age");
	s.interval = -7;
	headers.max_age = 0;
	o.feed = NULL;
	s = outcome_state(&s, &o, &arena);
	is_number(s.interval, 0, "a wish of another age of the store is none");
	o.feed = &feed;
	headers.max_age = INT64_C(99999999999);
	feed.ttl_minutes = -5;
	s = outcome_state(&s, &o, &arena);
	is_number(s.interval, SCHEDULE_MOST, "a day at most");
	ok(outcome_status_error(&arena, 418, false)[0] != '\0' && outcome_status_error(&arena, 226, true)[0] == '\0', "words for any status");
}

int
main(void)
{
	headers_init(&headers);
	test_validators();
	test_moves();
	test_failures();
	test_wishes();
	headers_clear(&headers);
	arena_clear(&arena);
	return tap_end();
}

#include <string.h>

#include "outcome.h"
#include "poll/schedule.h"

#define BELIEVE_AFTER	SCHEDULE_HOUR	/* a permanent redirect is believed when it lasts so long */
#define MOVED_ERRORS	5		/* after so many the old address is asked again */

static const struct {
	int status;
	const char *text;
} status_texts[] = {
	{ 204, "HTTP 204: the server sends nothing" },
	{ 400, "HTTP 400: the server does not understand the request" },
	{ 401, "HTTP 401: the server asks for a name and a password" },
	{ 402, "HTTP 402: the server asks for money" },
	{ 403, "HTTP 403: the server forbids it" },
	{ 404, "HTTP 404: the server has no such page" },
	{ 406, "HTTP 406: the server has no form of it that we take" },
	{ 410, "HTTP 410: the feed is gone for good, it is not asked any more" },
	{ 429, "HTTP 429: the server was asked too often" },
	{ 451, "HTTP 451: it is withheld for legal reasons" },
	{ 500, "HTTP 500: the server failed" },
	{ 502, "HTTP 502: the server behind the server failed" },
	{ 503, "HTTP 503: the server is not available for now" },
	{ 504, "HTTP 504: the server behind the server does not answer" },
};

bool
outcome_has_body(int status)
{
	return status >= 200 && status < 300 && status != 204;
}

const char *
outcome_status_error(struct arena *a, int status, bool asked_conditionally)
{
	size_t i;

	if (outcome_has_body(status) || (status == 304 && asked_conditionally))
		return "";
	if (status == 304)
		return "HTTP 304: the server says unchanged, but we have nothing yet";
	for (i = 0; i < sizeof(status_texts) / sizeof(status_texts[0]); i++)
		if (status_texts[i].status == status)
			return status_texts[i].text;
	return arena_printf(a, "HTTP %d", status);
}

bool
outcome_holds_host(int status)
{
	return status == 429 || status == 503;
}

/*
 * Validators are those of what was taken in and of nothing else: a 200 sets
 * them, even to none; a 304 may bring newer ones (RFC 9111, 4.3.4).
 */
static void
take_validators(struct feed_state *s, const struct outcome *o, struct arena *a)
{
	const char *etag, *last_modified;

	if (o->headers == NULL)
		return;
	etag = arena_strdup(a, buf_text(&o->headers->etag));
	last_modified = arena_strdup(a, buf_text(&o->headers->last_modified));
	if (o->status != 304 || etag[0] != '\0')
		s->etag = etag;
	if (o->status != 304 || last_modified[0] != '\0')
		s->last_modified = last_modified;
}

/* A permanent redirect counts when it was seen twice, some time apart, and a feed stands at its end. */
static void
take_move(struct feed_state *s, const struct outcome *o, struct arena *a)
{
	if (o->moved[0] == '\0') {
		s->moved_url = "";
		s->moved_since = 0;
	} else if (strcmp(s->moved_url, o->moved) != 0) {
		s->moved_url = arena_strdup(a, o->moved);
		s->moved_since = o->now;
	} else if (o->now - s->moved_since >= BELIEVE_AFTER) {
		s->permanent_url = s->moved_url;
		s->moved_url = "";
		s->moved_since = 0;
	}
}

static void
take_wishes(struct feed_state *s, const struct outcome *o)
{
	int64_t fresh = o->headers != NULL ? headers_freshness(o->headers, o->now) : 0;
	int64_t ttl;

	if (o->feed != NULL) {
		s->skip_hours = o->feed->skip_hours;
		s->skip_days = o->feed->skip_days;
		ttl = o->feed->ttl_minutes > 0 ? (int64_t)o->feed->ttl_minutes * SCHEDULE_MINUTE : 0;
		s->interval = ttl;
	} else if (s->interval < 0) {
		s->interval = 0;
	}
	if (fresh > s->interval)
		s->interval = fresh;
	if (s->interval > SCHEDULE_MOST)
		s->interval = SCHEDULE_MOST;
}

static void
take_failure(struct feed_state *s, const struct outcome *o, struct arena *a)
{
	s->error = arena_strdup(a, o->error);
	s->errors++;
	if (s->failing_since == 0)
		s->failing_since = o->now;
	s->gone = o->status == 410;
	if (o->poison != 0)
		s->poison = o->poison;
	if (o->status == 304) {
		s->etag = "";
		s->last_modified = "";
	}
	if (o->headers != NULL)
		s->retry_after = headers_retry_at(o->headers, o->now);
	if (s->retry_after > o->now + SCHEDULE_RETRY_MOST)
		s->retry_after = o->now + SCHEDULE_RETRY_MOST;
	if (s->errors >= MOVED_ERRORS)
		s->permanent_url = "";
}

static void
take_success(struct feed_state *s, const struct outcome *o, struct arena *a)
{
	s->error = "";
	s->errors = 0;
	s->failing_since = 0;
	s->retry_after = 0;
	s->gone = false;
	s->poison = 0;
	s->last_success = o->now;
	if (o->status != 304)
		s->body_bytes = o->body_bytes;
	take_validators(s, o, a);
	take_move(s, o, a);
	take_wishes(s, o);
}

struct feed_state
outcome_state(const struct feed_state *old, const struct outcome *o, struct arena *a)
{
	struct feed_state s = *old;

	s.last_poll = o->now;
	s.http_status = o->status;
	if (o->latency_ms > 0)
		s.latency_ms = o->latency_ms;
	if (o->error[0] != '\0')
		take_failure(&s, o, a);
	else
		take_success(&s, o, a);
	return s;
}

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/map.h"
#include "outcome.h"
#include "plan.h"
#include "poll/schedule.h"
#include "text/url.h"

#define UNKNOWN_LATENCY	1000	/* of a feed that was never asked, milliseconds */

struct planning {
	struct plan *plan;
	const struct plan_wish *wish;
	int64_t now;
	struct map subs;		/* address to struct sub */
	struct map holds;		/* hosts that want to be left alone */
};

static bool
is_polled(const struct sub *sub)
{
	return sub->kind != SUB_QUERY;
}

/* The address to ask, "" for what is no matter of the network. */
static const char *
address_of(const struct sub *sub, const struct feed_record *feed)
{
	if (sub->kind != SUB_FEED && sub->kind != SUB_FILTER)
		return "";
	if (feed->state.permanent_url[0] != '\0')
		return feed->state.permanent_url;
	return sub->kind == SUB_FILTER ? sub->source : feed->url;
}

/* Hosts of this machine give "". */
static const char *
foreign_host(const struct sub *sub, const struct feed_record *feed, struct arena *a)
{
	const char *host = url_host(a, address_of(sub, feed));

	return url_is_own_machine(host) ? "" : host;
}

/* What one feed of a host was told with 429 or 503 holds for all of them, up to a day. */
static void
note_hold(struct planning *p, const struct feed_record *feed)
{
	const struct sub *sub = map_get(&p->subs, feed->url, strlen(feed->url));
	const struct feed_state *s = &feed->state;
	const char *host;

	if (sub == NULL || !outcome_holds_host(s->http_status))
		return;
	if (s->retry_after <= p->now || s->last_poll + SCHEDULE_DAY <= p->now)
		return;
	host = foreign_host(sub, feed, &p->plan->arena);
	if (host[0] != '\0')
		map_put(&p->holds, host, strlen(host), p);
}

static bool
is_named(const struct plan_wish *wish, const struct feed_record *feed)
{
	char number[24];
	size_t i;

	snprintf(number, sizeof(number), "%" PRId64, feed->id);
	for (i = 0; i < wish->name_count; i++)
		if (strcmp(wish->names[i], feed->url) == 0 || strcmp(wish->names[i], number) == 0
		    || strcasecmp(wish->names[i], feed->title) == 0)
			return true;
	return false;
}

/* Whether the user has paused it, for itself or with its folder or all. */
static bool
is_paused(const struct sub *sub, const struct settings *settings)
{
	struct settings *own = sub->word_count > 0 ? subs_settings(sub, settings) : NULL;
	bool paused = settings_flag(own != NULL ? own : settings, SETTING_PAUSE);

	settings_free(own);
	return paused;
}

static bool
is_wanted(struct planning *p, const struct feed_record *feed, const char *host)
{
	struct feed_state state = feed->state;

	if (map_get(&p->holds, host, strlen(host)) != NULL)
		return false;
	if (p->wish->asked_since != 0 && state.last_poll >= p->wish->asked_since)
		return false;
	if (p->wish->reach == PLAN_DUE)
		return schedule_is_due(&state, p->now);
	if (p->wish->reach == PLAN_NAMED) {
		if (!is_named(p->wish, feed))
			return false;
		state.gone = false;	/* the user says so */
	}
	return schedule_may_force(&state, host[0] == '\0', p->now);
}

/* One that is overdue and held back, by its host or by an hour that it skips, is looked at again in a while. */
static void
note_next(struct planning *p, const struct feed_state *s)
{
	int64_t next = s->next_poll > p->now ? s->next_poll : p->now + SCHEDULE_LEAST;

	if (!s->gone && next < p->plan->next)
		p->plan->next = next;
}

static void
consider(struct planning *p, const struct settings *settings, const struct feed_record *feed)
{
	const struct sub *sub = map_get(&p->subs, feed->url, strlen(feed->url));
	struct plan *plan = p->plan;
	struct job *job;
	const char *host;

	if (sub == NULL)
		return;
	if (p->wish->reach != PLAN_NAMED && is_paused(sub, settings))
		return;
	host = foreign_host(sub, feed, &plan->arena);
	if (!is_wanted(p, feed, host)) {
		note_next(p, &feed->state);
		return;
	}
	job = &plan->jobs[plan->count++];
	job->feed = feed;
	job->sub = sub;
	if (sub->word_count > 0)
		job->own_settings = subs_settings(sub, settings);
	job->settings = job->own_settings != NULL ? job->own_settings : settings;
	job->own_machine = host[0] == '\0';
	job->url = address_of(sub, feed);
	if (job->url[0] == '\0')
		job->url = feed->url;
	job->asked_url = job->url;
	headers_init(&job->headers);
	job->first = feed->state.last_success == 0;
}

static int
known_latency(const struct job *job)
{
	return job->feed->state.latency_ms > 0 ? job->feed->state.latency_ms : UNKNOWN_LATENCY;
}

/* The slowest first, but last what was turned away: it may hold the others of its host. */
static int
slowest_first(const void *one, const void *other)
{
	const struct job *a = one, *b = other;
	int difference = outcome_holds_host(a->feed->state.http_status) - outcome_holds_host(b->feed->state.http_status);

	if (difference == 0)
		difference = known_latency(b) - known_latency(a);
	if (difference != 0)
		return difference;
	return (a->feed->position > b->feed->position) - (a->feed->position < b->feed->position);
}

static int
check_names(const struct plan_wish *wish, const struct feed_record *feeds, size_t count, struct error *err)
{
	struct plan_wish one = { .reach = PLAN_NAMED, .name_count = 1 };
	size_t i, f;

	for (i = 0; i < wish->name_count; i++) {
		one.names = &wish->names[i];
		for (f = 0; f < count && !is_named(&one, &feeds[f]); f++)
			;
		if (f == count)
			return error_set(err, ERROR_MISSING, "%s: no such subscription", wish->names[i]);
	}
	return 0;
}

int
plan_make(struct store *store, const struct subs *subs, const struct settings *settings,
    const struct plan_wish *wish, int64_t now, struct plan *plan, struct error *err)
{
	struct planning p = { .plan = plan, .wish = wish, .now = now };
	struct feed_record *feeds;
	size_t i, count = 0;
	int result;

	memset(plan, 0, sizeof(*plan));
	plan->next = SCHEDULE_NEVER;
	feeds = feeds_list(store, &plan->arena, &count, err);
	if (feeds == NULL)
		return -1;
	map_init(&p.subs);
	map_init(&p.holds);
	plan->jobs = arena_zalloc(&plan->arena, count + 1, sizeof(*plan->jobs));
	for (i = 0; i < subs->count; i++)
		if (is_polled(&subs->items[i]))
			map_put(&p.subs, subs->items[i].url, strlen(subs->items[i].url), &subs->items[i]);
	for (i = 0; i < count; i++)
		note_hold(&p, &feeds[i]);
	result = check_names(wish, feeds, count, err);
	for (i = 0; i < count && result == 0; i++)
		consider(&p, settings, &feeds[i]);
	qsort(plan->jobs, plan->count, sizeof(*plan->jobs), slowest_first);
	map_clear(&p.subs);
	map_clear(&p.holds);
	return result;
}

void
plan_clear(struct plan *plan)
{
	size_t i;

	for (i = 0; i < plan->count; i++) {
		settings_free(plan->jobs[i].own_settings);
		headers_clear(&plan->jobs[i].headers);
		buf_clear(&plan->jobs[i].parcel);
		arena_clear(&plan->jobs[i].arena);
	}
	arena_clear(&plan->arena);
}

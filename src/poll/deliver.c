#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/mem.h"
#include "deliver.h"
#include "poll/schedule.h"
#include "store/articles.h"

static uint32_t
chance(void)
{
	uint32_t n = 0;

	if (getrandom(&n, sizeof(n), 0) != sizeof(n))
		n = 0;
	return n;
}

static int
put_articles(struct store *store, struct job *job, int64_t now, struct error *err)
{
	const struct ingest *in = &job->ingest;
	struct article_outcome *outcomes = mem_zalloc(in->count + 1, sizeof(*outcomes));
	int result = articles_put_document(store, in->articles, in->count, now, outcomes, err);
	size_t i;

	for (i = 0; i < in->count && result == 0; i++) {
		job->fresh += outcomes[i].change == ARTICLE_NEW;
		job->edited += outcomes[i].change == ARTICLE_EDITED;
	}
	free(outcomes);
	if (result != 0)
		return -1;
	return feeds_set_about(store, job->feed->id, &in->about, err);
}

static int
set_next_poll(struct store *store, struct job *job, int64_t now, struct error *err)
{
	struct feed_state *s = &job->state;
	int64_t dates[SCHEDULE_DATES + 1];
	int count = feeds_recent_dates(store, job->feed->id, dates, SCHEDULE_DATES + 1, err);
	struct schedule_facts facts = {
		.now = now,
		.every = settings_number(job->settings, SETTING_EVERY),
		.asked = s->interval,
		.retry_after = s->retry_after,
		.errors = s->errors,
		.status = s->http_status,
		.failing_since = s->failing_since,
		.gone = s->gone,
		.first = job->first,
		.unconditional = s->etag[0] == '\0' && s->last_modified[0] == '\0',
		.own_machine = job->own_machine,
		.skip_hours = s->skip_hours,
		.skip_days = s->skip_days,
		.dates = dates,
		.date_count = count > 0 ? (size_t)count : 0,
		.chance = chance(),
	};

	if (count < 0)
		return -1;
	s->next_poll = schedule_next(&facts);
	return 0;
}

static int
deliver_one(struct store *store, struct job *job, int64_t now, struct error *err)
{
	job->fresh = job->edited = 0;
	if (job->taken && put_articles(store, job, now, err) < 0)
		return -1;
	if (set_next_poll(store, job, now, err) < 0)
		return -1;
	if (job->state.poison != job->feed->state.poison &&
	    feeds_set_poison(store, job->feed->id, job->state.poison, err) < 0)
		return -1;
	return feeds_set_state(store, job->feed->id, &job->state, err);
}

int
deliver_jobs(struct store *store, struct job *list, int64_t now, struct error *err)
{
	struct job *job;

	if (store_begin(store, err) < 0)
		return -1;
	for (job = list; job != NULL; job = job->next)
		if (deliver_one(store, job, now, err) < 0) {
			store_rollback(store);
			return -1;
		}
	if (store_commit(store, err) == 0)
		return 0;
	store_rollback(store);
	return -1;
}

static int
restore_one(struct store *store, const struct job *job, int64_t now, struct error *err)
{
	struct feed_state s = job->feed->state;

	s.error = "no network";
	s.next_poll = now + SCHEDULE_LEAST;
	return feeds_set_state(store, job->feed->id, &s, err);
}

int
deliver_offline(struct store *store, const struct job *jobs, size_t count, int64_t now, struct error *err)
{
	size_t i;

	if (store_begin(store, err) < 0)
		return -1;
	for (i = 0; i < count; i++)
		if (jobs[i].unreached && restore_one(store, &jobs[i], now, err) < 0) {
			store_rollback(store);
			return -1;
		}
	return store_commit(store, err);
}

#include <string.h>

#include "base/limits.h"
#include "whole.h"
#include "poll/schedule.h"
#include "poll/web_page.h"
#include "store/articles.h"
#include "store/pages.h"
#include "teaser.h"
#include "text/clean.h"
#include "text/url.h"

#define PAUSE_MS	1000		/* between two pages of one host */
#define WAVES		2		/* pages that show what a feed is; the others, if they are worth it */
#define HOLD_USUAL	SCHEDULE_HOUR	/* of a busy host that does not say how long */
#define HOLD_MOST	SCHEDULE_DAY

struct feed_pages {
	const struct job *job;
	size_t left;			/* pages that this run may still ask of it */
	bool more;			/* the limits cut some off */
	int64_t again;			/* when those that failed are to be tried again */
};

/* A page on its way. */
struct page {
	struct feed_pages *feed;
	const struct page_wanted *wanted;
};

struct pages {
	const struct poller_options *o;
	struct poll_counts *counts;
	struct web_pages *web;		/* NULL until a page is wanted */
	struct arena arena;
	struct feed_pages *feeds;
	size_t feed_count;
	size_t left;			/* of the run */
	struct error *err;		/* why the store cannot go on */
	bool broken;
};

static void
fail(struct pages *p)
{
	p->broken = true;
}

static bool
must_stop(const struct pages *p)
{
	return p->broken || (p->o->stop != NULL && *p->o->stop != 0);
}

static bool
is_always(const struct job *job)
{
	return strcmp(settings_text(job->settings, SETTING_FULL), "yes") == 0;
}

/*
 * What comes of them
 */

static void
tell(struct pages *p, enum poll_event_kind kind, const struct page *page, int status, const char *sentence)
{
	struct poll_event event = { .kind = kind, .url = "", .title = "", .status = status, .sentence = sentence };

	if (page != NULL) {
		event.feed = page->feed->job->feed->id;
		event.article = page->wanted->article;
		event.url = event.title = page->wanted->link;
	}
	event.counts = *p->counts;
	p->o->event(p->o->context, &event);
}

/* Whether it is worth asking soon: the server was in trouble, not the page. */
static enum teaser_failure
failure_of(const struct web_page_answer *answer)
{
	int status = answer->status;

	if (status == 0 || status == 408 || status == 425 || status == 429 || status >= 500)
		return TEASER_PASSING;
	return TEASER_LASTING;
}

static void
hold_host(struct pages *p, struct feed_pages *f, const char *url, int64_t retry_at)
{
	int64_t now = p->o->clock(), until = retry_at > now ? retry_at : now + HOLD_USUAL;
	const char *host = url_host(&p->arena, url);

	if (until > now + HOLD_MOST)
		until = now + HOLD_MOST;
	if (until < f->again)
		f->again = until;
	if (pages_hold_host(p->o->store, host, until, p->err) < 0)
		fail(p);
}

static void
note_failure(struct pages *p, const struct page *page, const struct web_page_answer *answer, const char *sentence)
{
	int tries = page->wanted->tries + 1;
	int64_t wait = teaser_wait(tries, failure_of(answer)), now = p->o->clock();
	int64_t next = wait > 0 ? now + wait : PAGES_NEVER;

	if (next < page->feed->again)
		page->feed->again = next;
	if (pages_fail(p->o->store, page->wanted->article, tries, next, sentence, p->err) < 0)
		fail(p);
}

static void
on_begin(void *context, void *data)
{
	(void)context;
	(void)data;
}

static void
on_end(void *context, void *data, struct web_page_answer *answer)
{
	struct pages *p = context;
	struct page *page = data;
	const char *sentence = clean_line_dup(&p->arena, answer->error.text, ERROR_TEXT_MAX);

	if (answer->error.kind == ERROR_BUSY) {	/* not asked */
		p->counts->pages--;
		page->feed->more = true;
		return;
	}
	p->counts->pages_done++;
	p->counts->bytes += answer->bytes;
	if (answer->error.kind == ERROR_NONE) {
		sentence = "";
		p->counts->pages_kept++;
		if (articles_set_full(p->o->store, page->wanted->article, buf_text(&answer->html), p->err) < 0)
			fail(p);
	} else {
		note_failure(p, page, answer, sentence);
	}
	if (outcome_holds_host(answer->status))
		hold_host(p, page->feed, page->wanted->link, answer->retry_at);
	tell(p, POLL_PAGE, page, answer->status, sentence);
}

/*
 * Which pages
 */

/* What the newest articles of a feed say about it. */
static enum teaser_verdict
judge(struct pages *p, int64_t feed)
{
	struct teaser_sample samples[TEASER_ARTICLES];
	struct page_sample *found;
	struct arena a = { 0 };
	size_t i, count = 0;
	bool open;

	if (pages_samples(p->o->store, feed, TEASER_ARTICLES, &a, &found, &count, p->err) < 0)
		fail(p);
	for (i = 0; i < count; i++) {
		teaser_measure(found[i].content, &samples[i].item, &samples[i].open);
		teaser_measure(found[i].full, &samples[i].page, &open);
		samples[i].failed = found[i].failed;
	}
	arena_clear(&a);
	return teaser_judge(samples, count);
}

/* Nobody's pages are fetched unasked for a feed that came today: it is judged over time. */
static bool
is_new(struct pages *p, struct feed_pages *f)
{
	int64_t since;

	if (pages_known_since(p->o->store, f->job->feed->id, &since, p->err) < 0)
		fail(p);
	else if (since != 0 && since + TEASER_SECONDS > p->o->clock()) {
		f->again = since + TEASER_SECONDS;
		return true;
	}
	return false;
}

/* How many pages this wave may ask of the feed. */
static size_t
share(struct pages *p, struct feed_pages *f)
{
	size_t most = f->left < p->left ? f->left : p->left;
	enum teaser_verdict verdict = TEASER_NO;

	if (is_always(f->job))
		verdict = TEASER_YES;
	else if (!is_new(p, f))
		verdict = judge(p, f->job->feed->id);
	if (verdict == TEASER_NO)
		return 0;
	return verdict == TEASER_PERHAPS && most > TEASER_PROBES ? TEASER_PROBES : most;
}

/* Pages of a host that wants to be left alone wait. */
static bool
is_held(struct pages *p, struct feed_pages *f, const char *host)
{
	int64_t until = 0;

	if (p->web != NULL && web_pages_host_held(p->web, host)) {
		f->more = true;
		return true;
	}
	if (pages_host_held(p->o->store, host, p->o->clock(), &until, p->err) < 0)
		fail(p);
	if (until > 0 && until < f->again)
		f->again = until;
	return until > 0;
}

/* Not before a page is wanted: mostly none is. */
static int
open_web(struct pages *p)
{
	struct web_page_options options = {
		.settings = p->o->settings,
		.events = { .begin = on_begin, .end = on_end, .context = p },
		.pause_ms = PAUSE_MS,
		.seconds = LIMIT_PAGES_SECONDS,
		.stop = p->o->stop,
	};

	if (p->web != NULL)
		return 0;
	p->web = web_pages_open(&options, p->err);
	return p->web != NULL ? 0 : -1;
}

static void
want(struct pages *p, struct feed_pages *f, const struct page_wanted *wanted)
{
	struct page *page = arena_zalloc(&p->arena, 1, sizeof(*page));
	struct web_page_request r = { .url = wanted->link, .from = f->job->url, .settings = f->job->settings, .data = page };

	if (open_web(p) < 0) {
		fail(p);
		return;
	}
	page->feed = f;
	page->wanted = wanted;
	f->left--;
	p->left--;
	p->counts->pages++;
	web_pages_add(p->web, &r);
}

static void
plan_feed(struct pages *p, struct feed_pages *f)
{
	struct page_search search = { .feed = f->job->feed->id, .now = p->o->clock(), .recent = LIMIT_PAGES_RECENT,
	    .media = is_always(f->job), .max = share(p, f) };
	struct page_wanted *wanted = NULL;
	size_t i, count = 0;

	if (search.max > 0 && pages_find(p->o->store, &search, &p->arena, &wanted, &count, p->err) < 0)
		fail(p);
	f->more = count > 0 && count == search.max;
	for (i = 0; i < count && !p->broken; i++)
		if (url_is_web(wanted[i].link) && !is_held(p, f, url_host(&p->arena, wanted[i].link)))
			want(p, f, &wanted[i]);
}

/*
 * The run
 */

/* Feeds that may have pages to fetch: with something new, or with something left from before. */
static void
choose_feeds(struct pages *p, const struct job *jobs, size_t count)
{
	struct feed_pages *f;
	size_t i;
	int again;

	p->feeds = arena_zalloc(&p->arena, count + 1, sizeof(*p->feeds));
	for (i = 0; i < count && !p->broken; i++) {
		const struct job *job = &jobs[i];

		if (job->state.errors > 0 || strcmp(settings_text(job->settings, SETTING_FULL), "no") == 0)
			continue;
		again = pages_is_again(p->o->store, job->feed->id, p->o->clock(), p->err);
		if (again < 0)
			fail(p);
		if (job->fresh == 0 && again == 0 && !is_always(job))
			continue;
		f = &p->feeds[p->feed_count++];
		f->job = job;
		f->left = LIMIT_PAGES_OF_FEED;
		f->again = PAGES_NEVER;
	}
}

/* 1 when it asked for pages, 0 when there were none, -1 when it cannot go on. */
static int
run_wave(struct pages *p)
{
	size_t i, before = p->left;

	for (i = 0; i < p->feed_count && !must_stop(p); i++)
		plan_feed(p, &p->feeds[i]);
	if (p->broken)
		return -1;
	if (p->left == before)
		return 0;
	tell(p, POLL_PAGES, NULL, 0, "");
	if (web_pages_run(p->web, p->err) < 0 || p->broken)
		return -1;
	return 1;
}

static int
set_again(struct pages *p)
{
	size_t i;

	for (i = 0; i < p->feed_count; i++) {
		const struct feed_pages *f = &p->feeds[i];

		if (pages_set_again(p->o->store, f->job->feed->id, f->more ? p->o->clock() : f->again, p->err) < 0)
			return -1;
	}
	return 0;
}

/* What was cut off comes with the next update.  All in one transaction: a first update has hundreds. */
static int
note_again(struct pages *p)
{
	if (p->feed_count == 0)
		return 0;
	if (store_begin(p->o->store, p->err) < 0)
		return -1;
	if (set_again(p) == 0 && store_commit(p->o->store, p->err) == 0)
		return 0;
	store_rollback(p->o->store);
	return -1;
}

int
whole_run(const struct poller_options *o, const struct job *jobs, size_t count, struct poll_counts *counts,
    struct error *err)
{
	struct pages p = { .o = o, .counts = counts, .left = LIMIT_PAGES_OF_RUN, .err = err };
	int wave, asked = 1, result = 0;

	choose_feeds(&p, jobs, count);
	for (wave = 0; wave < WAVES && p.feed_count > 0 && result == 0 && asked > 0 && !must_stop(&p); wave++) {
		asked = run_wave(&p);
		result = asked < 0 ? -1 : 0;
	}
	if (p.broken || (result == 0 && note_again(&p) < 0))
		result = -1;
	web_pages_close(p.web);
	arena_clear(&p.arena);
	return result;
}

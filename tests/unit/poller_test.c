/* An update of files on this machine, without a network: what is told, what is kept. */
#include <stdlib.h>

#include "poll/poller.h"
#include "store/feeds.h"
#include "store/scratch.h"
#include "tap.h"

#define NOW	INT64_C(1700000000)
#define COUNT	4

static struct sub items[COUNT];
static struct subs subs = { .items = items, .count = COUNT };
static char urls[COUNT][4400];

struct seen {
	int events[POLL_TOTAL + 1];
	char failures[2048];
};

static int64_t
fixed_clock(void)
{
	return NOW;
}

static void
on_event(void *context, const struct poll_event *event)
{
	struct seen *s = context;
	size_t used = strlen(s->failures);

	s->events[event->kind]++;
	if (event->kind == POLL_FAIL)
		snprintf(s->failures + used, sizeof(s->failures) - used, "%s\n", event->sentence);
}

static void
write_file(const char *name, const char *text)
{
	FILE *f = fopen(scratch_path(name), "w");

	fputs(text, f);
	fclose(f);
}

static struct store *
open_store(void)
{
	static const char *const names[COUNT] = { "good.xml", "cut.xml", "page.html", "missing.xml" };
	struct feed_listing list[COUNT];
	struct store *store = store_open(scratch_path("db"), STORE_WRITE, NULL);
	int i;

	for (i = 0; i < COUNT; i++) {
		snprintf(urls[i], sizeof(urls[i]), "file://%s", scratch_path(names[i]));
		items[i] = (struct sub){ .url = urls[i], .kind = SUB_FILE, .source = "", .command = "", .title = "" };
		list[i] = (struct feed_listing){ .url = urls[i], .title = "", .folder = "", .tags = "" };
	}
	feeds_sync(store, list, COUNT, NULL);
	return store;
}

static struct poll_counts
update(struct store *store, const struct settings *settings, struct seen *s)
{
	struct poller_options o = { .store = store, .settings = settings, .subs = &subs, .all = true,
	    .clock = fixed_clock, .event = on_event, .context = s };
	struct poll_counts counts = { 0 };
	struct error err = { 0 };
	int64_t next;

	memset(s, 0, sizeof(*s));
	fflush(stdout);
	ok(poller_run(&o, &counts, &next, &err) == 0, "an update");
	ok(next > NOW, "the next one comes later");
	return counts;
}

static void
test_update(struct store *store, const struct settings *settings, struct seen *s)
{
	struct poll_counts counts = update(store, settings, s);
	struct arena a = { 0 };
	struct feed_record *feed;

	ok(counts.feeds == COUNT && counts.done == COUNT && counts.failed == 3, "all are asked, three fail");
	ok(s->events[POLL_BEGIN] == 1 && s->events[POLL_FETCH] == COUNT && s->events[POLL_DONE] == 1
	    && s->events[POLL_FAIL] == 3 && s->events[POLL_TOTAL] == 1, "each is told");
	ok(strstr(s->failures, "cut off") != NULL && strstr(s->failures, "web page") != NULL, "and why");
	is_number(counts.fresh, 2 + 1, "the articles of the good one and the whole one of the cut one");
	feed = feeds_find(store, urls[0], &a, NULL);
	ok(feed->total == 2 && feed->state.errors == 0 && feed->state.last_success == NOW, "a good feed");
	feed = feeds_find(store, urls[1], &a, NULL);
	ok(feed->total == 1 && feed->state.errors == 1 && feed->state.last_success == 0, "a cut one");
	counts = update(store, settings, s);
	ok(counts.fresh == 0 && counts.edited == 0, "nothing twice");
	write_file("good.xml", "<rss version='2.0'><channel><title>G</title><item><guid>1</guid><title>One, corrected</title></item></channel></rss>");
	counts = update(store, settings, s);
	ok(counts.fresh == 0 && counts.edited == 1, "an edited article");
	feed = feeds_find(store, urls[0], &a, NULL);
	is_number(feed->total, 2, "what a feed does not hold any more stays");
	arena_clear(&a);
}

int
main(void)
{
	struct settings *settings = settings_read("/nonexistent");
	struct seen s;
	struct store *store;

	scratch_make();
	write_file("good.xml", "<rss version='2.0'><channel><title>G</title><item><guid>1</guid><title>One</title></item>"
	    "<item><guid>2</guid><title>Two</title></item></channel></rss>");
	write_file("cut.xml", "<rss version='2.0'><channel><title>C</title><item><guid>1</guid><title>One</title></item>"
	    "<ite");
	write_file("page.html", "<!DOCTYPE html><html><head><title>P</title></head><body><p>text</p></body></html>");
	store = open_store();
	test_update(store, settings, &s);
	store_close(store);
	settings_free(settings);
	scratch_remove();
	return tap_end();
}

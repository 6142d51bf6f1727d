#include "poll/plan.h"
#include "poll/schedule.h"
#include "store/scratch.h"
#include "tap.h"

#define NOW	INT64_C(1700000000)
#define COUNT	7

static const char *const urls[COUNT] = {
	"https://busy.example/a", "https://busy.example/b", "https://other.example/c",
	"https://gone.example/d", "http://127.0.0.1:1/e", "http://127.0.0.1:1/f", "file:///g",
};

static struct sub subs_items[COUNT];
static struct subs subs = { .items = subs_items, .count = COUNT };

static struct feed_state
blank(void)
{
	return (struct feed_state){ .etag = "", .last_modified = "", .permanent_url = "", .moved_url = "", .error = "",
	    .last_poll = NOW - SCHEDULE_DAY, .next_poll = NOW - 1, .latency_ms = 100 };
}

static struct store *
open_store(const char *path)
{
	struct feed_listing list[COUNT];
	struct store *store = store_open(path, STORE_WRITE, NULL);
	size_t i;

	for (i = 0; i < COUNT; i++) {
		list[i] = (struct feed_listing){ .url = urls[i], .title = "", .folder = "", .tags = "" };
		subs_items[i] = (struct sub){ .url = urls[i], .kind = i == 6 ? SUB_FILE : SUB_FEED };
	}
	feeds_sync(store, list, COUNT, NULL);
	return store;
}

static void
set_state(struct store *store, int which, struct feed_state s)
{
	struct arena a = { 0 };
	struct feed_record *feed = feeds_find(store, urls[which], &a, NULL);

	feeds_set_state(store, feed->id, &s, NULL);
	arena_clear(&a);
}

/* The feeds of a plan by the last letters of their addresses, in its order. */
static const char *
letters(struct store *store, const struct settings *settings, enum plan_reach reach, const char *name, int64_t now)
{
	static char out[COUNT + 1];
	const char *names[] = { name };
	struct plan_wish wish = { .reach = reach, .names = names, .name_count = name != NULL };
	struct plan plan;
	size_t i;

	if (plan_make(store, &subs, settings, &wish, now, &plan, NULL) < 0) {
		plan_clear(&plan);
		return "none";
	}
	for (i = 0; i < plan.count; i++)
		out[i] = plan.jobs[i].feed->url[strlen(plan.jobs[i].feed->url) - 1];
	out[i] = '\0';
	plan_clear(&plan);
	return out;
}

/* Two updates at once: the second one asks what the first has not. */
static void
test_rival(struct store *store, const struct settings *settings)
{
	struct plan_wish wish = { .reach = PLAN_ALL };
	struct feed_state s = blank();
	size_t whole;
	struct plan plan;

	s.last_poll = NOW;
	set_state(store, 4, s);
	plan_make(store, &subs, settings, &wish, NOW, &plan, NULL);
	whole = plan.count;
	plan_clear(&plan);
	wish.asked_since = NOW;
	plan_make(store, &subs, settings, &wish, NOW, &plan, NULL);
	is_number((int64_t)plan.count, (int64_t)whole - 1, "what another update has asked meanwhile is not asked again");
	plan_clear(&plan);
	s.last_poll = NOW - 1;
	set_state(store, 4, s);
	plan_make(store, &subs, settings, &wish, NOW, &plan, NULL);
	is_number((int64_t)plan.count, (int64_t)whole, "but what was asked before is");
	plan_clear(&plan);
	set_state(store, 4, blank());
}

/* P26 */
static void
test_due(struct store *store, const struct settings *settings)
{
	struct feed_state s = blank();
	int i;

	for (i = 0; i < COUNT; i++)
		set_state(store, i, s);
	is_text(letters(store, settings, PLAN_DUE, NULL, NOW), "abcdefg", "all are due");
	s.latency_ms = 5000;
	set_state(store, 2, s);
	is_text(letters(store, settings, PLAN_DUE, NULL, NOW), "cabdefg", "the slowest first");
	s.http_status = 429;
	set_state(store, 2, s);
	is_text(letters(store, settings, PLAN_DUE, NULL, NOW), "abdefgc", "but last what was turned away");
	s = blank();
	s.next_poll = NOW + 10;
	set_state(store, 2, s);
	is_text(letters(store, settings, PLAN_DUE, NULL, NOW), "abdefg", "one is not due");
	is_text(letters(store, settings, PLAN_ALL, NULL, NOW), "abcdefg", "but may be asked by hand");
	s.last_poll = NOW - 10;
	set_state(store, 2, s);
	is_text(letters(store, settings, PLAN_ALL, NULL, NOW), "abdefg", "not twice in a few minutes");
	test_rival(store, settings);
	s = blank();
	s.gone = true;
	set_state(store, 3, s);
	is_text(letters(store, settings, PLAN_ALL, NULL, NOW), "abefg", "one that is gone is left alone");
	is_text(letters(store, settings, PLAN_NAMED, urls[3], NOW), "d", "unless it is named");
	is_text(letters(store, settings, PLAN_NAMED, "nobody", NOW), "none", "a name that is none");
}

/* P22 */
static void
test_hold(struct store *store, const struct settings *settings)
{
	struct plan_wish wish = { .reach = PLAN_DUE };
	struct plan plan;
	struct feed_state s = blank();

	s.http_status = 429;
	s.errors = 1;
	s.next_poll = s.retry_after = NOW + 3 * SCHEDULE_DAY;
	s.last_poll = NOW - 10;
	set_state(store, 0, s);
	is_text(letters(store, settings, PLAN_DUE, NULL, NOW), "efg", "429 holds the whole host");
	plan_make(store, &subs, settings, &wish, NOW, &plan, NULL);
	is_number(plan.next, NOW + 10, "what is held back is not the next to come due");
	plan_clear(&plan);
	is_text(letters(store, settings, PLAN_NAMED, urls[1], NOW), "", "against the user's wish too");
	is_text(letters(store, settings, PLAN_DUE, NULL, NOW + SCHEDULE_DAY), "bcefg", "its others for a day at most");
	set_state(store, 4, s);
	is_text(letters(store, settings, PLAN_DUE, NULL, NOW), "fg", "our own machine has no such host");
}

static void
test_move(struct store *store, const struct settings *settings)
{
	struct plan_wish wish = { .reach = PLAN_DUE };
	struct feed_state s = blank();
	struct plan plan;

	s.permanent_url = "https://new.example/g";
	s.latency_ms = 9000;
	set_state(store, 2, s);
	plan_make(store, &subs, settings, &wish, NOW, &plan, NULL);
	is_text(plan.jobs[0].url, "https://new.example/g", "where it has moved to");
	plan_clear(&plan);
}

int
main(void)
{
	struct settings *settings = settings_read("/nonexistent");
	struct store *store;

	scratch_make();
	store = open_store(scratch_path("db"));
	test_due(store, settings);
	test_hold(store, settings);
	test_move(store, settings);
	store_close(store);
	settings_free(settings);
	scratch_remove();
	return tap_end();
}

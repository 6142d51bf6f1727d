#include "app/body.h"
#include "store/expire.h"
#include "store/feeds.h"
#include "store/upkeep.h"
#include "tidy.h"

/* Articles in one transaction. */
#define BATCH	500

static bool
is_asked_to_stop(const volatile sig_atomic_t *stop)
{
	return stop != NULL && *stop != 0;
}

int
tidy_index(struct reader *reader, const volatile sig_atomic_t *stop, struct error *err)
{
	size_t fed;

	do {
		if (search_feed(reader_store(reader), body_texts(), BATCH, &fed, err) < 0)
			return -1;
	} while (fed > 0 && !is_asked_to_stop(stop));
	return 0;
}

static struct expire_rule
rule_of(const struct settings *settings)
{
	struct expire_rule rule = {
		.days = settings_number(settings, SETTING_KEEP_DAYS),
		.count = settings_number(settings, SETTING_KEEP),
		.unread = !settings_flag(settings, SETTING_KEEP_UNREAD),
	};

	return rule;
}

static int
expire_one(struct store *store, int64_t feed, const struct expire_rule *rule, int64_t now,
    const volatile sig_atomic_t *stop, int64_t *expired, struct error *err)
{
	int64_t n;

	do {
		if (expire_feed(store, feed, rule, now, BATCH, &n, err) < 0)
			return -1;
		*expired += n;
	} while (n == BATCH && !is_asked_to_stop(stop));
	return 0;
}

static int
expire_sub(struct reader *reader, const struct sub *sub, int64_t now, const volatile sig_atomic_t *stop,
    int64_t *expired, struct error *err)
{
	struct settings *settings = subs_settings(sub, reader_settings(reader));
	struct expire_rule rule = rule_of(settings);
	struct arena a = { 0 };
	struct feed_record *feed = NULL;
	int result = 0;

	settings_free(settings);
	if (rule.days > 0 || rule.count > 0)
		feed = feeds_find(reader_store(reader), sub->url, &a, NULL);
	if (feed != NULL)
		result = expire_one(reader_store(reader), feed->id, &rule, now, stop, expired, err);
	arena_clear(&a);
	return result;
}

int
tidy_expire(struct reader *reader, int64_t now, const volatile sig_atomic_t *stop, int64_t *expired,
    struct error *err)
{
	const struct subs *subs = reader_subs(reader);
	int64_t total = 0, n = 0;
	int result = 0;
	size_t i;

	for (i = 0; i < subs->count && result == 0 && !is_asked_to_stop(stop); i++)
		if (subs->items[i].kind != SUB_QUERY)
			result = expire_sub(reader, &subs->items[i], now, stop, &total, err);
	while (result == 0 && !is_asked_to_stop(stop)) {
		result = expire_deleted(reader_store(reader), now, BATCH, &n, err);
		total += n;
		if (n < BATCH)
			break;
	}
	if (expired != NULL)
		*expired = total;
	return result == 0 ? upkeep_give_back(reader_store(reader), err) : -1;
}

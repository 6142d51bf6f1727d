#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "cli/tidy.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/scratch.h"
#include "tap.h"

#define NOW	1800000000
#define DAY	86400
/* Articles of each feed, one a day; every third is unread. */
#define COUNT	12

static void
write_config(const char *name, const char *text)
{
	char *path = file_path(FILE_CONFIG, name, NULL);

	file_make_parent(path, NULL);
	file_replace(path, text, strlen(text), NULL);
	free(path);
}

/* Articles 0 to COUNT - 1 days old of a feed; star and tag are on the oldest two. */
static void
fill(struct store *store, int64_t feed)
{
	enum article_change change;
	int64_t id;

	store_begin(store, NULL);
	for (int day = COUNT - 1; day >= 0; day--) {
		char key[32];
		struct article a = scratch_article(feed, key, "T");

		snprintf(key, sizeof(key), "%d", day);
		a.published = NOW - day * DAY;
		articles_put(store, &a, NOW - day * DAY, &change, &id, NULL);
		if (day % 3 != 0)
			marks_set(store, &id, 1, MARK_READ, true, NOW, NULL);
		if (day == COUNT - 1)
			marks_set(store, &id, 1, MARK_STARRED, true, NOW, NULL);
		if (day == COUNT - 2)
			marks_tag(store, &id, 1, "later", true, NOW, NULL);
	}
	store_commit(store, NULL);
}

static int64_t
left(struct store *store, const char *url)
{
	struct arena a = { 0 };
	struct feed_record *feed = feeds_find(store, url, &a, NULL);
	int64_t total = feed != NULL ? feed->total : -1;

	arena_clear(&a);
	return total;
}

int
main(void)
{
	static const struct { const char *url, *what; int64_t left; } feeds[] = {
		/* Days 0 to 5; starred 11, tagged 10; unread 6 and 9. */
		{ "https://all.example/", "keep-days of the config", 6 + 2 + 2 },
		{ "https://folder.example/", "keep of the folder: two, the starred, the tagged, unread 3, 6, 9", 2 + 2 + 3 },
		{ "https://below.example/", "keep of a folder below it", 1 + 2 + 3 },
		{ "https://own.example/", "keep of the feed, unread ones, too", 3 + 2 },
		{ "https://days.example/", "keep-days and keep of the feed", 3 + 2 },
		{ "https://ever.example/", "what keeps all", COUNT },
	};
	struct error err = { 0 };
	struct reader *reader;
	int64_t expired;

	scratch_make();
	setenv("HOME", scratch_folder, 1);
	setenv("XDG_CONFIG_HOME", scratch_path("config"), 1);
	setenv("XDG_DATA_HOME", scratch_path("data"), 1);
	write_config("config", "keep-days 5\n");
	write_config("feeds", "https://all.example/\n@ News keep-days=0 keep=2\nhttps://folder.example/\n"
	    "https://own.example/ keep=3 keep-unread=no\nhttps://days.example/ keep-days=2 keep=4 keep-unread=no\n"
	    "https://ever.example/ keep=0\n@ News/World keep=1\nhttps://below.example/\n@\n");
	reader = reader_open(READER_CHANGE, &err);
	if (!ok(reader != NULL, "a reader %s", err.text))
		return tap_end();
	for (int64_t feed = 1; feed <= 6; feed++)
		fill(reader_store(reader), feed);
	ok(tidy_expire(reader, NOW, NULL, &expired, &err) == 0 && expired > 0, "what is old goes %s", err.text);
	for (size_t i = 0; i < sizeof(feeds) / sizeof(feeds[0]); i++)
		is_number(left(reader_store(reader), feeds[i].url), feeds[i].left, feeds[i].what);
	ok(tidy_expire(reader, NOW, NULL, &expired, &err) == 0 && expired == 0, "once");
	reader_close(reader);
	return tap_end();
}

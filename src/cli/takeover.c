#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "feed/feed.h"
#include "html/plain.h"
#include "poll/ingest.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/newsboat_cache.h"
#include "takeover.h"
#include "text/date.h"

/* A row as a feed would have said it. */
static void
fill_item(struct arena *a, const struct newsboat_item *row, struct item *item)
{
	struct buf title = { 0 };

	plain_line(&title, row->title, strlen(row->title));
	item->guid = row->guid;
	item->title = arena_strndup(a, buf_text(&title), title.len);
	buf_clear(&title);
	item->link = row->link;
	item->content = row->content;
	item->comments = item->summary = item->base = item->language = item->image = "";
	item->published = row->published > 0 ? row->published : DATE_NONE;
	item->updated = DATE_NONE;
	if (row->author[0] != '\0') {
		item->authors = arena_zalloc(a, 1, sizeof(*item->authors));
		item->author_count = 1;
		item->authors->name = row->author;
		item->authors->email = item->authors->url = "";
	}
	if (row->enclosure_url[0] != '\0') {
		item->enclosures = arena_zalloc(a, 1, sizeof(*item->enclosures));
		item->enclosure_count = 1;
		item->enclosures->url = row->enclosure_url;
		item->enclosures->type = row->enclosure_type;
		item->enclosures->title = "";
		item->enclosures->length = item->enclosures->seconds = -1;
	}
}

static void
fill_feed(struct feed *feed, const struct newsboat_item *rows, size_t count)
{
	size_t i;

	feed->warning = feed->title = feed->link = feed->description = feed->language = "";
	feed->icon = feed->self = feed->hub = "";
	feed->updated = DATE_NONE;
	feed->item_count = count;
	feed->items = arena_zalloc(&feed->arena, count + 1, sizeof(*feed->items));
	for (i = 0; i < count; i++)
		fill_item(&feed->arena, &rows[i], &feed->items[i]);
}

/* Any flag of newsboat's, whatever its letter means there, is a star. */
static unsigned
marks_of(const struct newsboat_item *row)
{
	return (row->unread ? 0 : MARK_READ) | (row->flags[0] != '\0' ? MARK_STARRED : 0);
}

/* Count what came of each article, and delete those that are new here and were deleted there. */
static int
settle(struct store *store, const struct article_outcome *outcomes, const struct newsboat_item *rows, size_t count,
    int64_t now, struct takeover *counts, struct error *err)
{
	int64_t *deleted = mem_zalloc(count + 1, sizeof(*deleted));
	size_t i, n = 0;
	int result = 0;

	for (i = 0; i < count; i++) {
		bool is_new = outcomes[i].change == ARTICLE_NEW;

		counts->added += is_new;
		counts->known += !is_new;
		if (is_new && rows[count - 1 - i].deleted)
			deleted[n++] = outcomes[i].id;
	}
	if (n > 0)
		result = marks_set(store, deleted, n, MARK_DELETED, true, now, err);
	free(deleted);
	return result;
}

/* ingest_feed() turns the order of a document about. */
static int
put_clean(struct store *store, const struct ingest *clean, const struct newsboat_item *rows, int64_t now,
    struct takeover *counts, struct error *err)
{
	struct article_outcome *outcomes = mem_zalloc(clean->count + 1, sizeof(*outcomes));
	size_t i;
	int result;

	for (i = 0; i < clean->count; i++)
		clean->articles[i].marks = marks_of(&rows[clean->count - 1 - i]);
	result = articles_put_document(store, clean->articles, clean->count, now, outcomes, err);
	if (result == 0)
		result = settle(store, outcomes, rows, clean->count, now, counts, err);
	free(outcomes);
	return result;
}

static int
put_articles(struct store *store, const struct feed_record *record, const struct newsboat_item *rows,
    size_t count, int64_t now, struct takeover *counts, struct error *err)
{
	struct feed feed = { 0 };
	struct ingest clean;
	int result;

	fill_feed(&feed, rows, count);
	ingest_feed(&feed, record->url, record->id, now, &feed.arena, &clean);
	result = put_clean(store, &clean, rows, now, counts, err);
	arena_clear(&feed.arena);
	return result;
}

/* One feed is one transaction. */
static int
take_feed(struct store *store, struct newsboat_cache *cache, const struct feed_record *record, int64_t now,
    struct takeover *counts, struct error *err)
{
	struct arena a = { 0 };
	struct newsboat_item *rows;
	size_t count;
	int result = newsboat_cache_read(cache, record->url, LIMIT_ITEMS, &a, &rows, &count, err);

	if (result == 0 && count > 0) {
		result = store_begin(store, err);
		if (result == 0) {
			result = put_articles(store, record, rows, count, now, counts, err);
			if (result == 0)
				result = store_commit(store, err);
			else
				store_rollback(store);
		}
	}
	arena_clear(&a);
	return result;
}

int
takeover_newsboat(struct reader *reader, const char *path, int64_t now, struct takeover *counts,
    struct error *err)
{
	struct newsboat_cache *cache = newsboat_cache_open(path, err);
	struct arena a = { 0 };
	struct feed_record *feeds;
	size_t count = 0, i;
	int result = 0;

	if (cache == NULL)
		return -1;
	feeds = feeds_list(reader_store(reader), &a, &count, err);
	if (feeds == NULL)
		result = -1;
	for (i = 0; i < count && result == 0; i++)
		result = take_feed(reader_store(reader), cache, &feeds[i], now, counts, err);
	newsboat_cache_close(cache);
	arena_clear(&a);
	return result;
}

int
takeover_newsboat_preview(const struct subs *subs, const char *path, struct takeover *counts, struct error *err)
{
	struct newsboat_cache *cache = newsboat_cache_open(path, err);
	int result = 0;
	size_t i;

	if (cache == NULL)
		return -1;
	for (i = 0; i < subs->count && result == 0; i++) {
		struct arena a = { 0 };
		struct newsboat_item *rows;
		size_t count;

		result = newsboat_cache_read(cache, subs->items[i].url, LIMIT_ITEMS, &a, &rows, &count, err);
		counts->added += result == 0 ? (int64_t)count : 0;
		arena_clear(&a);
	}
	newsboat_cache_close(cache);
	return result;
}

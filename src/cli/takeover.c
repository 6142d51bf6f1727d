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

/* Put the articles and delete those that were; ingest_feed() turns the order of a document about. */
static int
put_clean(struct store *store, const struct ingest *clean, const struct newsboat_item *rows, int64_t now,
    struct takeover *counts, struct error *err)
{
	int64_t *deleted = mem_zalloc(clean->count + 1, sizeof(*deleted));
	enum article_change change;
	size_t i, count = 0;
	int64_t id;
	int result = 0;

	for (i = 0; i < clean->count && result == 0; i++) {
		const struct newsboat_item *row = &rows[clean->count - 1 - i];

		clean->articles[i].marks = marks_of(row);
		result = articles_put(store, &clean->articles[i], now, &change, &id, err);
		if (result < 0)
			break;
		counts->added += change == ARTICLE_NEW;
		counts->known += change != ARTICLE_NEW;
		if (change == ARTICLE_NEW && row->deleted)
			deleted[count++] = id;
	}
	if (result == 0 && count > 0)
		result = marks_set(store, deleted, count, MARK_DELETED, true, now, err);
	free(deleted);
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
	err->kind = ERROR_NONE;
	feeds = feeds_list(reader_store(reader), &a, &count, err);
	if (feeds == NULL && err->kind != ERROR_NONE)
		result = -1;
	for (i = 0; i < count && result == 0; i++)
		result = take_feed(reader_store(reader), cache, &feeds[i], now, counts, err);
	newsboat_cache_close(cache);
	arena_clear(&a);
	return result;
}

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "condition.h"
#include "scope.h"
#include "store/marks.h"
#include "store/tag.h"
#include "tag_rows.h"

/* Values of a stream's statement. */
#define AT_FEED		1
#define AT_KEY		2	/* date or title of the place */
#define AT_ID		3
#define AT_KEPT		4
#define AT_TAG		5	/* a tag of articles */

/* Headlines that one asks for at once, about. */
#define SCREEN		50

static int
compare_ids(const void *a, const void *b)
{
	const struct scope_feed *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

bool
scope_has_feed(const struct scope *scope, int64_t feed)
{
	struct scope_feed key = { .id = feed };

	return !scope->by_feed ||
	    bsearch(&key, scope->sorted, scope->feed_count, sizeof(key), compare_ids) != NULL;
}

bool
scope_by_title(const struct scope *scope)
{
	return scope->want->sort == SORT_TITLE;
}

/* Is a stream of this kind opened once for each feed? */
static bool
is_split(const struct scope *scope, enum stream_kind kind)
{
	return scope->by_feed && !scope->whole && kind != STREAM_KEPT && kind != STREAM_DELETED;
}

static void
choose_kinds(struct scope *scope)
{
	const struct headline_scope *want = scope->want;

	if (want->marks_on & (MARK_DELETED | MARK_STARRED))
		scope->kinds[scope->kind_count++] = want->marks_on & MARK_DELETED ? STREAM_DELETED : STREAM_STARRED;
	else if (want->marks_on & MARK_READ)
		scope->kinds[scope->kind_count++] = STREAM_READ;
	else if (want->sort == SORT_TITLE && !(want->marks_off & MARK_READ))
		scope->kinds[scope->kind_count++] = STREAM_ANY;
	else {
		scope->kinds[scope->kind_count++] = STREAM_UNREAD;
		if (!(want->marks_off & MARK_READ))
			scope->kinds[scope->kind_count++] = STREAM_READ;
		else if (want->kept_since != 0)
			scope->kinds[scope->kind_count++] = STREAM_KEPT;
	}
}

static bool
parts_unread(const struct headline_scope *want)
{
	return want->sort == SORT_UNREAD && !((want->marks_on | want->marks_off) & MARK_READ);
}

size_t
scope_segments(const struct scope *scope)
{
	if (scope->want->sort == SORT_FEED)
		return scope->feed_count;
	return parts_unread(scope->want) ? 2 : 1;
}

void
scope_segment(const struct scope *scope, size_t n, struct scope *part, struct headline_scope *want)
{
	*part = *scope;
	*want = *scope->want;
	part->want = want;
	if (want->sort == SORT_FEED) {
		part->feeds = part->sorted = &scope->feeds[n];
		part->feed_count = 1;
	} else if (parts_unread(want)) {
		if (n == 0)
			want->marks_off |= MARK_READ;
		else
			want->marks_on |= MARK_READ;
		part->without_kept = n == 1 && want->kept_since != 0;
		part->kind_count = 0;
		choose_kinds(part);
	}
}

/* Feeds that are hidden have articles: the indexes of all articles cannot be used. */
static int
needs_feeds(struct scope *scope, bool *needs, struct error *err)
{
	const struct headline_scope *want = scope->want;
	sqlite3_stmt *st;
	int64_t hidden;

	*needs = true;
	if (want->feed != 0 || want->folder != NULL || want->tag != NULL || want->sort == SORT_FEED ||
	    want->sort == SORT_TITLE)
		return 0;
	st = sql_get(scope->store,
	    "SELECT EXISTS (SELECT 1 FROM feed JOIN tally ON feed = id WHERE subscribed = 0 AND total > 0)", err);
	if (st == NULL || sql_number(scope->store, st, 0, &hidden, err) != 0)
		return -1;
	*needs = hidden != 0;
	return 0;
}

#define HAS_TAG(value)	"instr(' ' || tags || ' ', ' ' || " value " || ' ') > 0"

#define FEEDS_OF(columns, tables, of_tag) \
	"SELECT id, " columns " FROM feed JOIN tally ON tally.feed = id" tables \
	" WHERE (subscribed = 1 OR id = ?1) AND (?1 = 0 OR id = ?1)" \
	" AND (?2 IS NULL OR folder = ?2 OR substr(folder, 1, length(?2) + 1) = ?2 || '/')" \
	" AND (" of_tag ") ORDER BY position, id"

/* Feeds that have the tag are whole in its lists; of others, the articles are that have it themselves. */
static sqlite3_stmt *
feeds_of(const struct scope *scope, struct error *err)
{
	const struct headline_scope *want = scope->want;
	sqlite3_stmt *st = sql_get(scope->store, scope->tag == 0 ?
	    FEEDS_OF("unread, total, 0", "", "?3 IS NULL OR " HAS_TAG("?3")) :
	    FEEDS_OF("CASE WHEN " HAS_TAG("?3") " THEN tally.unread ELSE own.unread END,"
	    " CASE WHEN " HAS_TAG("?3") " THEN tally.total ELSE own.total END, NOT (" HAS_TAG("?3") ")",
	    " LEFT JOIN tag_tally own ON own.tag = ?5 AND own.feed = id", HAS_TAG("?3") " OR own.total > 0"), err);

	if (st == NULL)
		return NULL;
	sql_int(st, AT_TAG, scope->tag);
	sql_int(st, 1, want->feed);
	if (want->folder != NULL)
		sql_text(st, 2, want->folder);
	if (scope->tag_name != NULL)
		sql_text(st, 3, scope->tag_name);
	return st;
}

int
scope_resolve(struct scope *scope, struct store *store, const struct headline_scope *want,
    struct arena *a, struct error *err)
{
	sqlite3_stmt *st;
	size_t cap = 0;
	int rc;

	*scope = (struct scope){ .store = store, .want = want };
	choose_kinds(scope);
	if (needs_feeds(scope, &scope->by_feed, err) != 0)
		return -1;
	if (!scope->by_feed)
		return 0;
	if (want->tag != NULL) {
		scope->tag_name = tag_kept(want->tag, a);
		if (tag_find(store, scope->tag_name, &scope->tag, err) != 0)
			return -1;
	}
	st = feeds_of(scope, err);
	if (st == NULL)
		return -1;
	while ((rc = sql_step(store, st, err)) == 1) {
		struct scope_feed *feed;

		scope->feeds = arena_grow(a, scope->feeds, scope->feed_count, &cap, sizeof(*feed));
		feed = &scope->feeds[scope->feed_count++];
		feed->id = sqlite3_column_int64(st, 0);
		feed->unread = sqlite3_column_int64(st, 1);
		feed->total = sqlite3_column_int64(st, 2);
		feed->tagged = sqlite3_column_int(st, 3) != 0;
		scope->any_tagged |= feed->tagged;
	}
	scope->sorted = arena_zalloc(a, scope->feed_count + 1, sizeof(*scope->sorted));
	if (scope->feed_count > 0)
		memcpy(scope->sorted, scope->feeds, scope->feed_count * sizeof(*scope->sorted));
	qsort(scope->sorted, scope->feed_count, sizeof(*scope->sorted), compare_ids);
	return rc;
}

bool
scope_nth_stream(const struct scope *scope, size_t n, struct stream *stream)
{
	for (int i = 0; i < scope->kind_count; i++) {
		enum stream_kind kind = scope->kinds[i];
		size_t streams = is_split(scope, kind) ? scope->feed_count : 1;
		const struct scope_feed *feed;

		if (n >= streams) {
			n -= streams;
			continue;
		}
		feed = is_split(scope, kind) ? &scope->feeds[n] : NULL;
		stream->kind = kind;
		stream->feed = feed != NULL ? feed->id : 0;
		stream->tagged = feed != NULL && feed->tagged;
		stream->of = feed != NULL ? feed->total : -1;
		stream->count = feed == NULL || kind == STREAM_STARRED ? -1 : kind == STREAM_ANY ? feed->total :
		    kind == STREAM_UNREAD ? feed->unread : feed->total - feed->unread;
		return true;
	}
	return false;
}

/*
 * The index by title has unread and read articles together: few of one kind
 * are sorted, many are picked out of it.  Either way about the root of
 * SCREEN times the feed's articles are looked at, at most.
 */
static bool
is_sparse(const struct stream *stream)
{
	return stream->count >= 0 && stream->count < INT32_MAX && stream->count * stream->count < SCREEN * stream->of;
}

static const char *
index_of(const struct scope *scope, const struct stream *stream)
{
	switch (stream->kind) {
	case STREAM_ANY:
		return "article_feed_title";
	case STREAM_KEPT:
		return "article_read_at";
	case STREAM_STARRED:
		return stream->feed != 0 ? "article_feed_starred" : "article_starred";
	case STREAM_DELETED:
		return "article_deleted";
	case STREAM_UNREAD:
	case STREAM_READ:
		break;
	}
	if (stream->feed == 0)
		return "article_date";
	return scope_by_title(scope) && !is_sparse(stream) ? "article_feed_title" : "article_feed_date";
}

/* How read and unread bear on the kinds that are not made of it. */
static void
add_read_condition(const struct scope *scope, struct buf *sql)
{
	const struct headline_scope *want = scope->want;

	if (scope->without_kept)
		buf_printf(sql, " AND read = 1 AND read_at < ?%d", AT_KEPT);
	else if (want->marks_on & MARK_READ)
		buf_adds(sql, " AND read = 1");
	else if (want->marks_off & MARK_READ && want->kept_since != 0)
		buf_printf(sql, " AND (read = 0 OR read_at >= ?%d)", AT_KEPT);
	else if (want->marks_off & MARK_READ)
		buf_adds(sql, " AND read = 0");
}

/* A kind, and the marks. */
static void
add_condition(const struct scope *scope, const struct stream *stream, struct buf *sql)
{
	const struct headline_scope *want = scope->want;

	switch (stream->kind) {
	case STREAM_ANY:
		buf_adds(sql, "deleted = 0");
		break;
	case STREAM_UNREAD:
		buf_adds(sql, "read = 0 AND deleted = 0");
		break;
	case STREAM_READ:
		buf_adds(sql, "read = 1 AND deleted = 0");
		if (scope->without_kept)
			buf_printf(sql, " AND read_at < ?%d", AT_KEPT);
		break;
	case STREAM_KEPT:
		buf_printf(sql, "read = 1 AND deleted = 0 AND read_at > 0 AND read_at >= ?%d", AT_KEPT);
		break;
	case STREAM_STARRED:
		buf_adds(sql, "starred = 1 AND deleted = 0");
		add_read_condition(scope, sql);
		break;
	case STREAM_DELETED:
		buf_adds(sql, want->marks_on & MARK_STARRED ? "deleted > 0 AND starred = 1" : "deleted > 0");
		add_read_condition(scope, sql);
		break;
	}
	if (want->marks_off & MARK_STARRED)
		buf_adds(sql, " AND starred = 0");
	if (stream->feed != 0)
		buf_printf(sql, " AND article.feed = ?%d", AT_FEED);
	else if (scope->any_tagged)
		buf_printf(sql, " AND EXISTS (SELECT 1 FROM tag, feed WHERE tag.id = ?%d AND feed.id = article.feed"
		    " AND (" HAS_TAG("tag.name") " OR EXISTS (SELECT 1 FROM article_tag t"
		    " WHERE t.article = article.id AND t.tag = tag.id)))", AT_TAG);
	condition_add(want->query, sql);
}

void
scope_condition(const struct scope *scope, const struct stream *stream, struct buf *sql)
{
	add_condition(scope, stream, sql);
	if (stream->tagged)
		buf_printf(sql, " AND id IN (SELECT article FROM article_tag WHERE tag = ?%d AND feed = ?%d)", AT_TAG, AT_FEED);
}

void
scope_bind(const struct scope *scope, const struct stream *stream, sqlite3_stmt *st)
{
	sql_int(st, AT_FEED, stream->feed);
	sql_int(st, AT_KEPT, scope->want->kept_since);
	sql_int(st, AT_TAG, scope->tag);
	condition_bind(scope->want->query, st);
}

static void
add_where(const struct scope *scope, const struct stream *stream, struct buf *sql)
{
	const char *key = scope_by_title(scope) ? "title COLLATE NOCASE" : stream->tagged ? "t.date" : "date";
	bool ascending = scope_by_title(scope) != stream->up;
	char beyond = ascending ? '>' : '<';

	if (stream->tagged)
		buf_printf(sql, "FROM article_tag t CROSS JOIN article ON id = t.article WHERE t.tag = ?%d AND t.feed = ?%d AND ",
		    AT_TAG, AT_FEED);
	else
		buf_printf(sql, "FROM article INDEXED BY %s WHERE ", index_of(scope, stream));
	add_condition(scope, stream, sql);
	/* Not as (key, id) > (?, ?): SQLite seeks no collated column by a row value. */
	if (stream->place != NULL)
		buf_printf(sql, " AND %s %c= ?%d AND (%s %c ?%d OR id %c%s ?%d)", key, beyond, AT_KEY,
		    key, beyond, AT_KEY, beyond, stream->inclusive ? "=" : "", AT_ID);
	buf_printf(sql, " ORDER BY %s %s, id %s", key, ascending ? "ASC" : "DESC", ascending ? "ASC" : "DESC");
}

sqlite3_stmt *
scope_stream(const struct scope *scope, const struct stream *stream, struct error *err)
{
	struct buf sql = { 0 };
	sqlite3_stmt *st;

	/* Nothing that the index does not have. */
	buf_printf(&sql, "SELECT id, article.feed, %s ", scope_by_title(scope) ? "0, title" : "article.date, ''");
	add_where(scope, stream, &sql);
	st = sql_get(scope->store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return NULL;
	scope_bind(scope, stream, st);
	if (stream->place != NULL) {
		sql_int(st, AT_ID, stream->place->id);
		if (scope_by_title(scope))
			sql_text(st, AT_KEY, stream->place->title);
		else
			sql_int(st, AT_KEY, stream->place->date);
	}
	return st;
}

/* What the tallies say of all feeds. */
static int
count_kept(struct store *store, enum stream_kind kind, int64_t *count, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, kind == STREAM_ANY ? "SELECT sum(total) FROM tally" :
	    kind == STREAM_UNREAD ? "SELECT sum(unread) FROM tally" : "SELECT sum(total - unread) FROM tally", err);

	return st != NULL ? sql_number(store, st, 0, count, err) : -1;
}

/* The rows of a short stream, one by one. */
static int
count_rows(const struct scope *scope, const struct stream *stream, int64_t *count, struct error *err)
{
	sqlite3_stmt *st = scope_stream(scope, stream, err);
	int rc;

	*count = 0;
	if (st == NULL)
		return -1;
	while ((rc = sql_step(scope->store, st, err)) == 1)
		*count += scope_has_feed(scope, sqlite3_column_int64(st, 1));
	return rc;
}

int
scope_count(const struct scope *scope, const struct stream *stream, int64_t *count, struct error *err)
{
	struct stream of_starred = { .kind = STREAM_STARRED, .feed = stream->feed, .tagged = stream->tagged };
	struct headline_scope starred = *scope->want;
	enum stream_kind kind = stream->kind;
	struct scope other = *scope;
	int64_t without;

	if ((kind != STREAM_ANY && kind != STREAM_UNREAD && kind != STREAM_READ) || scope->want->query != NULL)
		return count_rows(scope, stream, count, err);
	*count = stream->count;
	if (*count < 0 && count_kept(scope->store, kind, count, err) != 0)
		return -1;
	if (!(starred.marks_off & MARK_STARRED))
		return 0;
	starred.marks_off = kind == STREAM_UNREAD ? MARK_READ : 0;
	starred.marks_on = kind == STREAM_READ ? MARK_READ : 0;
	starred.kept_since = 0;
	other.want = &starred;
	if (count_rows(&other, &of_starred, &without, err) != 0)
		return -1;
	*count -= without;
	return 0;
}

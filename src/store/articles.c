#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "print.h"
#include "sql.h"
#include "store/articles.h"
#include "store/marks.h"
#include "tag_rows.h"
#include "tally.h"

#define NO_DATE	INT64_MIN
#define MAX_TWINS "32"			/* of one link and title that are looked at; a feed has one or two */

/* What the store knows of an article that comes in again. */
struct known {
	int64_t id;			/* 0: nothing, or a tomb */
	int64_t print;
	bool buried;			/* expired before */
	bool by_twin;			/* its key is another one now ... */
	char *tomb;			/* ... and this is what lies in the tomb; else NULL */
};

/* An article that comes in, and what is computed of it. */
struct entry {
	const struct article *article;
	size_t content_len;
	int64_t print, twin, words;
};

/* The articles of one feed that come in together: none of them is another one's twin. */
struct document {
	const struct article *articles;
	size_t count;
	int64_t now;
	struct map keys;		/* of all of them, filled when first asked for */
	bool is_first;			/* its feed had nothing before: what the keys do not forbid is new */
	struct tally added;
};

/* Keyed by the database's seed: nobody outside can choose two texts of one hash. */
static int64_t
twin_of(struct store *store, const struct article *article)
{
	size_t len = strlen(article->twin);

	return len > 0 ? (int64_t)map_hash(store->seed, article->twin, len) : 0;
}

static bool
document_holds(struct document *document, const char *key, size_t len)
{
	size_t i;

	if (document->keys.count == 0)
		for (i = 0; i < document->count; i++) {
			const char *own = document->articles[i].key;

			map_put(&document->keys, own, strlen(own), document);
		}
	return map_get(&document->keys, key, len) != NULL;
}

static void
note_known(sqlite3_stmt *st, struct known *known)
{
	known->id = sqlite3_column_int64(st, 0);
	known->print = sqlite3_column_int64(st, 1);
	known->buried = known->id == 0;
	sqlite3_reset(st);
}

/* 1 found, 0 not, -1. */
static int
find_by_key(struct store *store, const char *text, const struct article *article, struct known *known,
    struct error *err)
{
	sqlite3_stmt *st = sql_get(store, text, err);
	int rc;

	if (st == NULL)
		return -1;
	sql_int(st, 1, article->feed);
	sql_text(st, 2, article->key);
	rc = sql_step(store, st, err);
	if (rc == 1)
		note_known(st, known);
	return rc;
}

/* A twin that is in this document itself under its own key is another article, however alike. */
static int
find_by_twin(struct store *store, const char *text, const struct article *article, int64_t twin,
    struct document *document, struct known *known, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, text, err);
	int rc;

	if (st == NULL)
		return -1;
	sql_int(st, 1, article->feed);
	sql_int(st, 2, twin);
	while ((rc = sql_step(store, st, err)) == 1) {
		const char *key = (const char *)sqlite3_column_text(st, 2);

		if (key != NULL && document_holds(document, key, (size_t)sqlite3_column_bytes(st, 2)))
			continue;
		known->by_twin = true;
		if (sqlite3_column_int64(st, 0) == 0 && key != NULL)
			known->tomb = mem_strdup(key);
		note_known(st, known);
		return 1;
	}
	return rc;
}

static int
find_known(struct store *store, const struct article *article, int64_t twin, struct document *document,
    struct known *known, struct error *err)
{
	static const char *const by_key[] = {
		"SELECT id, print FROM article WHERE feed = ?1 AND key = ?2",
		"SELECT 0, 0 FROM tomb WHERE feed = ?1 AND key = ?2",
	};
	static const char *const by_twin[] = {
		"SELECT id, print, key FROM article WHERE feed = ?1 AND twin = ?2 AND twin <> 0 LIMIT " MAX_TWINS,
		"SELECT 0, 0, key FROM tomb WHERE feed = ?1 AND twin = ?2 AND twin <> 0 LIMIT " MAX_TWINS,
	};
	int rc = 0;

	*known = (struct known){ 0 };
	for (int i = 0; i < 2 && rc == 0; i++)
		rc = find_by_key(store, by_key[i], article, known, err);
	for (int i = 0; i < 2 && rc == 0 && twin != 0; i++)
		rc = find_by_twin(store, by_twin[i], article, twin, document, known, err);
	return rc < 0 ? -1 : 0;
}

static int
put_enclosures(struct store *store, int64_t id, const struct article *article, struct error *err)
{
	for (size_t i = 0; i < article->enclosure_count; i++) {
		const struct article_enclosure *e = &article->enclosures[i];
		sqlite3_stmt *st = sql_get(store,
		    "INSERT INTO enclosure(article, n, url, type, title, length, seconds)"
		    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", err);

		if (st == NULL)
			return -1;
		sql_int(st, 1, id);
		sql_int(st, 2, (int64_t)i);
		sql_text(st, 3, e->url);
		sql_text(st, 4, e->type);
		sql_text(st, 5, e->title);
		sql_int(st, 6, e->length);
		sql_int(st, 7, e->seconds);
		if (sql_run(store, st, err) != 0)
			return -1;
	}
	return 0;
}

static void
bind_date(sqlite3_stmt *st, int n, int64_t date)
{
	if (date != NO_DATE)
		sql_int(st, n, date);
}

#define BODY_VALUES \
	" INTO body(article, published, updated, language, comments, image, tags, content)" \
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"

/* A body that cannot be there yet is cheaper to put: SQLite prepares for no rows that give way. */
static const char insert_body[] = "INSERT" BODY_VALUES, replace_body[] = "REPLACE" BODY_VALUES;

static int
put_body(struct store *store, const char *text, int64_t id, const struct entry *entry, struct error *err)
{
	const struct article *article = entry->article;
	sqlite3_stmt *st = sql_get(store, text, err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	bind_date(st, 2, article->published);
	bind_date(st, 3, article->updated);
	sql_text(st, 4, article->language);
	sql_text(st, 5, article->comments);
	sql_text(st, 6, article->image);
	sql_text(st, 7, article->tags);
	sql_text_of(st, 8, article->content, entry->content_len);
	if (sql_run(store, st, err) != 0)
		return -1;
	return put_enclosures(store, id, article, err);
}

static void
bind_headline(sqlite3_stmt *st, const struct entry *entry)
{
	const struct article *article = entry->article;

	sql_int(st, 2, entry->print);
	sql_int(st, 3, entry->twin);
	sql_int(st, 4, entry->words);
	sql_text(st, 5, article->key);
	sql_text(st, 6, article->title);
	sql_text(st, 7, article->author);
	sql_text(st, 8, article->link);
}

/* *id stays 0 when an article of that key is there. */
static int
add_article(struct store *store, const struct entry *entry, struct document *document, int64_t *id,
    struct error *err)
{
	const struct article *article = entry->article;
	sqlite3_stmt *st = sql_get(store,
	    "INSERT OR IGNORE INTO article(feed, print, twin, words, key, title, author, link, date, seen, read, starred,"
	    " read_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", err);
	int64_t published = article->published, now = document->now;
	int64_t date = published == NO_DATE || published > now ? now : published;
	bool is_read = (article->marks & MARK_READ) != 0;

	*id = 0;
	if (st == NULL)
		return -1;
	sql_int(st, 1, article->feed);
	bind_headline(st, entry);
	sql_int(st, 9, date);
	sql_int(st, 10, now);
	sql_int(st, 11, is_read);
	sql_int(st, 12, (article->marks & MARK_STARRED) != 0);
	sql_int(st, 13, is_read ? now : 0);
	if (sql_run(store, st, err) != 0)
		return -1;
	if (sqlite3_changes(store->db) == 0)
		return 0;
	tally_note(&document->added, is_read, date);
	*id = sqlite3_last_insert_rowid(store->db);
	return put_body(store, insert_body, *id, entry, err);
}

/* What the search has of it is old. */
static int
index_again(struct store *store, int64_t id, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "INSERT OR IGNORE INTO search_todo SELECT id FROM article"
	    " WHERE id = ?1 AND id <= (SELECT value FROM meta WHERE name = 'indexed')", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	return sql_run(store, st, err);
}

static int
edit_article(struct store *store, int64_t id, const struct entry *entry, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "UPDATE article SET print = ?2, twin = ?3, words = ?4, key = ?5, title = ?6, author = ?7, link = ?8"
	    " WHERE id = ?1", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	bind_headline(st, entry);
	if (sql_run(store, st, err) != 0)
		return -1;
	st = sql_get(store, "DELETE FROM enclosure WHERE article = ?1", err);
	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	if (sql_run(store, st, err) != 0 || index_again(store, id, err) != 0)
		return -1;
	return put_body(store, replace_body, id, entry, err);
}

/* The same text under a new guid. */
static int
set_key(struct store *store, int64_t id, const char *key, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "UPDATE article SET key = ?2 WHERE id = ?1", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	sql_text(st, 2, key);
	return sql_run(store, st, err);
}

/* The feed still has what expired here: its tomb is needed.  Written once in a while only. */
static int
tend_tomb(struct store *store, const struct article *article, int64_t now, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "UPDATE tomb SET seen = ?3 WHERE feed = ?1 AND key = ?2 AND seen < ?3 - 7 * 86400", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, article->feed);
	sql_text(st, 2, article->key);
	sql_int(st, 3, now);
	return sql_run(store, st, err);
}

/* What lies in it has a new guid. */
static int
rename_tomb(struct store *store, const struct article *article, const char *tomb, int64_t now, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "UPDATE tomb SET key = ?3, seen = ?4 WHERE feed = ?1 AND key = ?2", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, article->feed);
	sql_text(st, 2, tomb);
	sql_text(st, 3, article->key);
	sql_int(st, 4, now);
	return sql_run(store, st, err);
}

/* One that the store may know. */
static int
put_known(struct store *store, const struct entry *entry, struct document *document,
    struct article_outcome *out, struct error *err)
{
	const struct article *article = entry->article;
	struct known known;
	int rc;

	if (find_known(store, article, entry->twin, document, &known, err) != 0)
		return -1;
	out->change = ARTICLE_SAME;
	if (known.tomb != NULL) {
		rc = rename_tomb(store, article, known.tomb, document->now, err);
	} else if (known.buried) {
		rc = tend_tomb(store, article, document->now, err);
	} else if (known.id == 0) {
		out->change = ARTICLE_NEW;
		rc = add_article(store, entry, document, &known.id, err);
	} else if (known.print != entry->print) {
		out->change = ARTICLE_EDITED;
		rc = edit_article(store, known.id, entry, err);
	} else {
		rc = known.by_twin ? set_key(store, known.id, article->key, err) : 0;
	}
	free(known.tomb);
	out->id = known.id;
	return rc;
}

static int
put_one(struct store *store, const struct article *article, struct document *document,
    struct article_outcome *out, struct error *err)
{
	struct entry entry = { .article = article, .content_len = strlen(article->content) };

	entry.print = print_of(article, entry.content_len, &entry.words);
	entry.twin = twin_of(store, article);
	if (document->is_first) {
		out->change = ARTICLE_NEW;
		if (add_article(store, &entry, document, &out->id, err) != 0)
			return -1;
		if (out->id != 0)
			return 0;
	}
	return put_known(store, &entry, document, out, err);
}

/* Whether a feed has no article and no tomb. */
static int
look_into_feed(struct store *store, int64_t feed, bool *is_empty, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT NOT EXISTS (SELECT 1 FROM article WHERE feed = ?1) AND NOT EXISTS (SELECT 1 FROM tomb WHERE feed = ?1)",
	    err);
	int64_t answer;

	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	if (sql_number(store, st, 0, &answer, err) != 0)
		return -1;
	*is_empty = answer != 0;
	return 0;
}

int
articles_put_document(struct store *store, const struct article *articles, size_t count, int64_t now,
    struct article_outcome *outcomes, struct error *err)
{
	struct document document = { .articles = articles, .count = count, .now = now };
	size_t i;
	int rc;

	if (count == 0)
		return 0;
	rc = look_into_feed(store, articles[0].feed, &document.is_first, err);
	map_init(&document.keys);
	for (i = 0; i < count && rc == 0; i++)
		rc = put_one(store, &articles[i], &document, &outcomes[i], err);
	map_clear(&document.keys);
	return rc == 0 ? tally_add(store, articles[0].feed, &document.added, err) : -1;
}

int
articles_put(struct store *store, const struct article *article, int64_t now,
    enum article_change *change, int64_t *id, struct error *err)
{
	struct article_outcome outcome = { 0 };
	int rc = articles_put_document(store, article, 1, now, &outcome, err);

	*change = outcome.change;
	if (id != NULL)
		*id = outcome.id;
	return rc;
}

/* A page that came has not failed (store/pages). */
static int
forget_tries(struct store *store, int64_t id, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "DELETE FROM page_try WHERE article = ?1", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	return sql_run(store, st, err);
}

static int
put_full(struct store *store, int64_t id, const char *html, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, *html != '\0' ?
	    "REPLACE INTO page(article, html) SELECT id, ?2 FROM article WHERE id = ?1" :
	    "DELETE FROM page WHERE article = ?1", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	if (*html != '\0')
		sql_text(st, 2, html);
	if (sql_run(store, st, err) != 0 || forget_tries(store, id, err) != 0)
		return -1;
	return index_again(store, id, err);
}

int
articles_set_full(struct store *store, int64_t id, const char *html, struct error *err)
{
	bool own;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	return sql_leave(store, own, put_full(store, id, html, err), err);
}

static int
read_enclosures(struct store *store, struct article *article, struct arena *a, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT url, type, title, length, seconds FROM enclosure WHERE article = ?1 ORDER BY n", err);
	size_t cap = 0;
	int rc;

	if (st == NULL)
		return -1;
	sql_int(st, 1, article->id);
	while ((rc = sql_step(store, st, err)) == 1) {
		struct article_enclosure *e;

		article->enclosures = arena_grow(a, article->enclosures, article->enclosure_count, &cap, sizeof(*e));
		e = &article->enclosures[article->enclosure_count++];
		e->url = sql_copy(st, 0, a);
		e->type = sql_copy(st, 1, a);
		e->title = sql_copy(st, 2, a);
		e->length = sqlite3_column_int64(st, 3);
		e->seconds = sqlite3_column_int64(st, 4);
	}
	return rc;
}

static int64_t
date_column(sqlite3_stmt *st, int n)
{
	return sqlite3_column_type(st, n) == SQLITE_NULL ? NO_DATE : sqlite3_column_int64(st, n);
}

static void
read_article(sqlite3_stmt *st, struct article *article, struct arena *a)
{
	article->id = sqlite3_column_int64(st, 0);
	article->feed = sqlite3_column_int64(st, 1);
	article->key = sql_copy(st, 2, a);
	article->twin = "";
	article->title = sql_copy(st, 3, a);
	article->author = sql_copy(st, 4, a);
	article->link = sql_copy(st, 5, a);
	article->comments = sql_copy(st, 6, a);
	article->language = sql_copy(st, 7, a);
	article->image = sql_copy(st, 8, a);
	article->tags = sql_copy(st, 9, a);
	article->content = sql_copy(st, 10, a);
	article->full = sql_copy(st, 11, a);
	article->published = date_column(st, 12);
	article->updated = date_column(st, 13);
	article->date = sqlite3_column_int64(st, 14);
	article->seen = sqlite3_column_int64(st, 15);
	article->marks = (unsigned)sqlite3_column_int(st, 16);
	article->feed_title = sql_copy(st, 17, a);
	article->words = sqlite3_column_int64(st, 18);
	article->own_tags = sql_copy(st, 19, a);
}

int
articles_find(struct store *store, int64_t feed, const char *key, int64_t *id, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT id FROM article WHERE feed = ?1 AND key = ?2", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	sql_text(st, 2, key);
	return sql_number(store, st, 0, id, err);
}

struct article *
articles_get(struct store *store, int64_t id, struct arena *a, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT a.id, a.feed, key, a.title, author, a.link, comments, b.language, image, b.tags, content, html,"
	    " published, updated, date, seen, read + 2 * starred + 4 * (deleted > 0),"
	    " coalesce(nullif(f.name, ''), nullif(f.title, ''), f.url), words, " TAGS_OF_ARTICLE
	    " FROM article a JOIN feed f ON f.id = a.feed LEFT JOIN body b ON b.article = a.id"
	    " LEFT JOIN page p ON p.article = a.id WHERE a.id = ?1", err);
	struct article *article;
	int rc;

	if (st == NULL)
		return NULL;
	sql_int(st, 1, id);
	rc = sql_step(store, st, err);
	if (rc == 0)
		error_set(err, ERROR_MISSING, "%s: there is no article %lld", store->path, (long long)id);
	if (rc != 1)
		return NULL;
	article = arena_zalloc(a, 1, sizeof(*article));
	read_article(st, article, a);
	sqlite3_reset(st);
	return read_enclosures(store, article, a, err) == 0 ? article : NULL;
}

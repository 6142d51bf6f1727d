#include "store/scratch.h"
#include "store/volumes.h"
#include "tap.h"

#define IDS_MAX	4000

static struct store *store;
static int64_t ids[IDS_MAX];
static size_t id_count;

static int64_t
number(const char *text)
{
	int64_t n = -1;

	sql_number(store, sql_get(store, text, NULL), -1, &n, NULL);
	return n;
}

static void
take(struct volumes *v, int64_t article, int64_t newest)
{
	char tables[2][VOLUME_TABLE], text[128];
	int count;

	v->newest = newest;
	count = volumes_of_article(store, v, article, tables, NULL);
	for (int i = 0; i < count; i++) {
		snprintf(text, sizeof(text), "INSERT INTO %s(rowid, title) VALUES(%lld, 'word')", tables[i], (long long)article);
		sql_exec(store, text, NULL);
	}
	ids[id_count++] = article;
}

/* Whether a volume has exactly the articles that were taken in of its range. */
static bool
is_whole(const struct volume *volume)
{
	int64_t want = 0;
	char text[160];

	for (size_t i = 0; i < id_count; i++)
		want += ids[i] >= volume->first && ids[i] <= volume->last;
	snprintf(text, sizeof(text), "SELECT count(*) FROM %s WHERE %s MATCH 'word' AND rowid BETWEEN %lld AND %lld", volume->table,
	    volume->table, (long long)volume->first, (long long)volume->last);
	return number(text) == want;
}

/* From the newest to the oldest: each article is in one of the volumes, and no volume is asked for more than it has. */
static void
check_walk(const struct volumes *v, int most, const char *when)
{
	int64_t below = INT64_MAX, seen = 0;
	bool whole = true;
	struct volume volume;
	int steps = 0;

	while (volumes_below(store, v, below, &volume, NULL) == 1 && steps++ < 50) {
		whole &= volume.last < below && volume.first <= volume.last && is_whole(&volume);
		for (size_t i = 0; i < id_count; i++)
			seen += ids[i] >= volume.first && ids[i] <= volume.last;
		below = volume.first;
	}
	ok(whole && seen == (int64_t)id_count && steps <= most, "%s: all are found, once, in %d steps", when, steps);
}

static void
test_first(struct volumes *v)
{
	struct volume volume = { 0 };

	is_number(volumes_below(store, v, INT64_MAX, &volume, NULL), 0, "an empty index has no volumes");
	for (int i = 1; i <= 30; i++)
		take(v, i, i);
	volumes_below(store, v, INT64_MAX, &volume, NULL);
	ok(volume.first == 0 && volume.last == 30, "a small index is one volume to ask");
	check_walk(v, 1, "few articles");
}

/* One after the other, as polls bring them, over many turns of the small volumes. */
static void
test_growth(struct volumes *v)
{
	int64_t article = 30;

	for (int i = 0; i < 1500; i++) {
		article += 300;
		take(v, article, article);
		if (i % 250 == 0)
			check_walk(v, 2 + (int)(article / VOLUME_OLD) + 1, "growing");
	}
	ok(number("SELECT count(*) FROM search_new_0_docsize") <= VOLUME_NEW / 300 + 1 &&
	    number("SELECT count(*) FROM search_new_1_docsize") <= VOLUME_NEW / 300 + 1, "the small volumes stay small");
	is_number(number("SELECT count(*) FROM search_volume"), article / VOLUME_OLD + 1, "the old ones are of one size");
}

/* Thousands came at once: the index lags, and what others follow does not enter the small volumes. */
static void
test_lag(struct volumes *v)
{
	int64_t from = v->indexed, newest = from + 100000;

	for (int64_t article = from + 500; article <= newest; article += 500) {
		take(v, article, newest);
		if (article == from + 20000)
			check_walk(v, 6, "lagging");
	}
	check_walk(v, 8, "caught up");
	ok(v->fresh > from + 20000, "what is old as it comes is not among the newest");
}

/* The volume that is full is put in order step by step, the one that grows is not. */
static void
test_settle(struct volumes *v)
{
	int64_t was = v->indexed, before = number("SELECT total_changes()");

	v->indexed = 5;
	ok(volumes_settle(store, v, 16, NULL) == 0 && number("SELECT total_changes()") == before, "a first volume that grows is left alone");
	v->indexed = was;
	is_number(volumes_settle(store, v, 16, NULL), 0, "a full one is settled");
	is_number(volumes_check(store, NULL), 0, "and undamaged");
}

static void
test_edit(struct volumes *v)
{
	char tables[2][VOLUME_TABLE];
	struct volumes loaded;

	is_number(volumes_of_article(store, v, v->indexed, tables, NULL), 2, "an edit of a new article goes into both its volumes");
	is_number(volumes_of_article(store, v, 5, tables, NULL), 1, "one of an old article into one");
	is_text(tables[0], "search_0", "the first");
	ok(volumes_save(store, v, NULL) == 0 && volumes_load(store, &loaded, NULL) == 0 && loaded.indexed == v->indexed &&
	    loaded.fresh == v->fresh, "how far it is can be saved");
	is_number(volumes_check(store, NULL), 0, "no table is damaged");
}

static void
test_drop(struct volumes *v)
{
	sql_exec(store, "INSERT INTO feed(url) VALUES('u');"
	    "INSERT INTO article(id, feed, date, seen, print, twin, key, title, author, link)"
	    " VALUES(300000, 1, 0, 0, 0, 0, 'k', '', '', '')", NULL);
	is_number(volumes_drop_empty(store, NULL), 0, "volumes are dropped when nothing of them is left");
	is_number(number("SELECT min(n) FROM search_volume"), 300000 / VOLUME_OLD, "so that the oldest article is in the first");
	is_number(number("SELECT count(*) FROM sqlite_schema WHERE name IN ('search_0', 'search_1')"), 0, "their tables are gone");
	is_number(volumes_reset(store, NULL), 0, "all are dropped");
	volumes_load(store, v, NULL);
	ok(v->indexed == 0 && v->fresh == 0 && number("SELECT count(*) FROM search_new_0_docsize") == 0, "and begun anew");
}

int
main(void)
{
	struct volumes v;
	struct error err = { 0 };

	scratch_make();
	store = store_open(scratch_path("cache.db"), STORE_WRITE, &err);
	if (!ok(store != NULL, "a store is made %s", err.text))
		return 1;
	store_begin(store, NULL);
	volumes_load(store, &v, NULL);
	test_first(&v);
	test_growth(&v);
	test_lag(&v);
	test_settle(&v);
	test_edit(&v);
	test_drop(&v);
	store_commit(store, NULL);
	store_close(store);
	scratch_remove();
	return tap_end();
}

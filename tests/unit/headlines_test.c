#include <stdlib.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/query.h"
#include "store/scratch.h"
#include "tap.h"

#define FEEDS	5
#define PER	100
#define NOW	1800000000

/*
 * Lists checked against the same list made by sorting in memory: every sort,
 * both directions, every scope, in windows of every kind.
 */
struct row {
	int64_t id, feed, date, read_at;
	bool read, starred;
	const char *tag;		/* its own, "" none */
	char title[32];
};

static struct row rows[FEEDS * PER];
static size_t row_count;
static const struct headline_scope *sorting;

static void
fill(struct store *s)
{
	static const struct feed_listing list[FEEDS] = {
		{ "https://a.example/", "Zeta", "News/World", "x y" }, { "https://b.example/", "", "News", "y" },
		{ "https://c.example/", "", "", "" }, { "https://d.example/", "", "Newsletters", "xy" },
		{ "https://e.example/", "", "News/World", "x" },
	};
	unsigned seed = 7;

	ok(feeds_sync(s, list, FEEDS, NULL) == 0, "feeds are listed");
	store_begin(s, NULL);
	for (int i = 0; i < FEEDS * PER; i++) {
		struct row *r = &rows[row_count++];
		char key[32];
		struct article a = { .twin = "", .author = "", .link = "", .comments = "", .language = "", .image = "",
			.tags = "", .content = "text", .full = "", .key = key, .title = r->title };
		enum article_change change;

		seed = seed * 1103515245 + 12345;
		snprintf(key, sizeof(key), "k%d", i);
		snprintf(r->title, sizeof(r->title), "%c%u", "aBcD"[seed >> 16 & 3], seed >> 20 & 7);
		/* Most of one feed: an index serves many articles otherwise than few. */
		a.feed = r->feed = (seed >> 28) < 11 ? 1 : 1 + (seed >> 8) % FEEDS;
		a.published = r->date = NOW - (int64_t)(seed >> 10) % 50;
		articles_put(s, &a, NOW, &change, &r->id, NULL);
	}
	for (size_t i = 0; i < row_count; i++) {
		seed = seed * 1103515245 + 12345;
		rows[i].read = seed >> 16 & 1;
		rows[i].read_at = rows[i].read ? NOW + (seed >> 17) % 10 : 0;
		rows[i].starred = (seed >> 24 & 3) == 0;
		if (rows[i].read)
			marks_set(s, &rows[i].id, 1, MARK_READ, true, rows[i].read_at, NULL);
		rows[i].tag = (seed >> 26 & 7) == 0 ? "y" : (seed >> 26 & 7) == 1 ? "own" : "";
		if (*rows[i].tag != '\0')
			marks_tag(s, &rows[i].id, 1, rows[i].tag, true, NOW, NULL);
		if (rows[i].starred)
			marks_set(s, &rows[i].id, 1, MARK_STARRED, true, NOW, NULL);
	}
	store_commit(s, NULL);
}

static bool
is_read(const struct row *r)
{
	return r->read && (sorting->kept_since == 0 || r->read_at < sorting->kept_since);
}

static int
compare(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	int order = 0;

	if (sorting->sort == SORT_FEED)
		order = (a->feed > b->feed) - (a->feed < b->feed);
	else if (sorting->sort == SORT_UNREAD && !(sorting->marks_on & MARK_READ))
		order = is_read(a) - is_read(b);
	else if (sorting->sort == SORT_TITLE) {
		order = strcasecmp(a->title, b->title);
		if (order == 0)
			order = (a->id > b->id) - (a->id < b->id);
	}
	if (order == 0)
		order = (a->date < b->date) - (a->date > b->date);
	if (order == 0)
		order = (a->id < b->id) - (a->id > b->id);
	return sorting->reverse ? -order : order;
}

static bool
in_scope(const struct row *r, const struct headline_scope *s)
{
	static const char *const folders[] = { "", "News/World", "News", "", "Newsletters", "News/World" };
	static const char *const tags[] = { "", " x y ", " y ", "", " xy ", " x " };
	char tag[8];

	snprintf(tag, sizeof(tag), " %s ", s->tag != NULL ? s->tag : "");
	return (s->feed == 0 || s->feed == r->feed) &&
	    (s->folder == NULL || (strncmp(folders[r->feed], s->folder, strlen(s->folder)) == 0 &&
	    strchr("/", folders[r->feed][strlen(s->folder)]) != NULL)) &&
	    (s->tag == NULL || strstr(tags[r->feed], tag) != NULL || strcmp(r->tag, s->tag) == 0) &&
	    (!(s->marks_off & MARK_READ) || !is_read(r)) && (!(s->marks_on & MARK_READ) || r->read) &&
	    (!(s->marks_on & MARK_STARRED) || r->starred) && (!(s->marks_off & MARK_STARRED) || !r->starred);
}

static bool
same(const struct headlines *got, const struct row *want, size_t count)
{
	if (got->count != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (got->items[i].id != want[i].id)
			return false;
	return true;
}

/* Windows of 7 around the n-th of the expected rows. */
static bool
windows_agree(struct store *s, const struct headline_scope *scope, const struct row *want, size_t count, size_t n)
{
	struct arena a = { 0 };
	struct headlines h;
	size_t below = count - n - 1 < 7 ? count - n - 1 : 7, above = n < 7 ? n : 7;
	int64_t total, before;
	bool good;

	good = headlines_read(s, scope, HEADLINES_AFTER, want[n].id, 7, &a, &h, NULL) == 0 &&
	    same(&h, want + n + 1, below);
	good = headlines_read(s, scope, HEADLINES_FROM, want[n].id, below + 1, &a, &h, NULL) == 0 &&
	    same(&h, want + n, below + 1) && good;
	good = headlines_read(s, scope, HEADLINES_BEFORE, want[n].id, 7, &a, &h, NULL) == 0 &&
	    same(&h, want + n - above, above) && good;
	good = headlines_count(s, scope, want[n].id, &total, &before, NULL) == 0 &&
	    total == (int64_t)count && before == (int64_t)n && good;
	arena_clear(&a);
	return good;
}

static bool
unread_agrees(struct store *s, const struct headline_scope *scope, const struct row *want, size_t count, size_t n)
{
	size_t i;

	for (i = n + 1; i < count && want[i].read; i++)
		;
	if (headlines_next_unread(s, scope, want[n].id, false, NULL) != (i < count ? want[i].id : 0))
		return false;
	for (i = n; i > 0 && want[i - 1].read; i--)
		;
	return headlines_next_unread(s, scope, want[n].id, true, NULL) == (i > 0 ? want[i - 1].id : 0);
}

static bool
list_agrees(struct store *s, const struct headline_scope *scope)
{
	struct row want[FEEDS * PER];
	struct arena a = { 0 };
	struct headlines h;
	size_t count = 0, seven;
	bool good;

	sorting = scope;
	for (size_t i = 0; i < row_count; i++)
		if (in_scope(&rows[i], scope))
			want[count++] = rows[i];
	qsort(want, count, sizeof(want[0]), compare);
	seven = count < 7 ? count : 7;
	good = headlines_read(s, scope, HEADLINES_FIRST, 0, 1000, &a, &h, NULL) == 0 && same(&h, want, count);
	good = headlines_read(s, scope, HEADLINES_LAST, 0, 7, &a, &h, NULL) == 0 &&
	    same(&h, want + count - seven, seven) && good;
	arena_clear(&a);
	for (size_t n = 0; n < count; n += 13)
		good = windows_agree(s, scope, want, count, n) && unread_agrees(s, scope, want, count, n) && good;
	return good;
}

static void
check_scopes(struct store *s, enum headline_sort sort, bool reverse, int64_t kept)
{
	static const struct { const char *name; struct headline_scope scope; } scopes[] = {
		{ "all", { 0 } },
		{ "a feed", { .feed = 2 } },
		{ "a folder", { .folder = "News" } },
		{ "a tag", { .tag = "x" } },
		{ "a tag of feeds and articles", { .tag = "y" } },
		{ "a tag of articles", { .tag = "own" } },
		{ "a tag of a feed", { .feed = 3, .tag = "own", .marks_off = MARK_READ } },
		{ "starred of a tag", { .tag = "y", .marks_on = MARK_STARRED } },
		{ "tagged in a folder", { .folder = "News", .tag = "own", .marks_off = MARK_STARRED } },
		{ "no such folder", { .folder = "New" } },
		{ "unread", { .marks_off = MARK_READ } },
		{ "unread of a feed", { .feed = 1, .marks_off = MARK_READ } },
		{ "unread of a tag", { .tag = "y", .marks_off = MARK_READ } },
		{ "read", { .marks_on = MARK_READ } },
		{ "starred", { .marks_on = MARK_STARRED } },
		{ "starred unread of a folder", { .folder = "News/World", .marks_on = MARK_STARRED, .marks_off = MARK_READ } },
		{ "unread without star", { .marks_off = MARK_READ | MARK_STARRED } },
	};

	for (size_t i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++) {
		struct headline_scope scope = scopes[i].scope;

		scope.sort = sort;
		scope.reverse = reverse;
		scope.kept_since = kept;
		ok(list_agrees(s, &scope), "%s, sort %d%s%s", scopes[i].name, sort, reverse ? " reversed" : "",
		    kept != 0 ? ", just read ones kept" : "");
	}
}

/* A condition that is dear and never true. */
static void
check_hasty(struct store *s)
{
	struct headline_scope scope = { .hasty = true };
	struct query *dear, *cheap = query_new("unread = \"yes\"", QUERY_ARTICLES, NOW, NULL);
	struct buf text = { 0 };
	struct arena a = { 0 };
	struct headlines h;

	for (int i = 0; i < 150; i++)
		buf_printf(&text, "%sarticleindex > %d", i > 0 ? " or " : "", 9000 - i);
	dear = query_new(buf_text(&text), QUERY_ARTICLES, NOW, NULL);
	scope.query = dear;
	ok(headlines_read(s, &scope, HEADLINES_FIRST, 0, 10, &a, &h, NULL) == 0 && h.partial && h.count == 0,
	    "a query that takes too long gives up");
	scope.query = cheap;
	ok(headlines_read(s, &scope, HEADLINES_FIRST, 0, 10, &a, &h, NULL) == 0 && !h.partial && h.count == 10,
	    "another one is not hurt");
	query_free(dear);
	query_free(cheap);
	buf_clear(&text);
	arena_clear(&a);
}

/* So many feeds that the stream of all is tried, and once in vain. */
static void
check_many(void)
{
	static struct feed_listing list[80];
	static char urls[80][32];
	struct store *s = store_open(scratch_path("many.db"), STORE_WRITE, NULL);
	struct headline_scope scope = { .folder = "old" };
	struct arena a = { 0 };
	struct headlines h;
	int good = 0;

	for (int i = 0; i < 80; i++) {
		snprintf(urls[i], sizeof(urls[i]), "https://%d.example/", i);
		list[i] = (struct feed_listing){ urls[i], "", i < 40 ? "old" : "new", "" };
	}
	feeds_sync(s, list, 80, NULL);
	store_begin(s, NULL);
	for (int i = 0; i < 800; i++) {
		struct article article = scratch_article(1 + i % 80, "", "T");
		enum article_change change;
		char key[16];

		snprintf(key, sizeof(key), "%d", i);
		article.key = key;
		article.published = NOW - i - (i % 80 < 40 ? 1000 : 0);
		articles_put(s, &article, NOW, &change, NULL, NULL);
	}
	store_commit(s, NULL);
	for (int i = 0; i < 2; i++) {
		scope.folder = i == 0 ? "old" : "new";
		headlines_read(s, &scope, HEADLINES_FIRST, 0, 50, &a, &h, NULL);
		good += h.count == 50;
		for (size_t k = 0; k < h.count; k++)
			good += h.items[k].id == (int64_t)(k / 40 * 80 + k % 40 + 1 + (i == 0 ? 0 : 40));
	}
	ok(good == 102, "folders of many feeds, lately and long ago");
	arena_clear(&a);
	store_close(s);
}

/* A large list: the place is counted from whichever end is near, and not at all where none is, nor by a query. */
static void
check_large(void)
{
	enum { COUNT = 21000, NEAR = 500 };
	static struct article articles[COUNT];
	static struct article_outcome outcomes[COUNT];
	static char keys[COUNT][8];
	static const struct feed_listing list[] = { { "https://large.example/", "", "", "" }, { "https://b.example/", "", "", "" } };
	struct store *s = store_open(scratch_path("large.db"), STORE_WRITE, NULL);
	struct headline_scope scope = { .feed = 1 };
	struct article other = scratch_article(2, "other", "T");
	struct query *query = query_new("title != \"\"", QUERY_ARTICLES, NOW, NULL);
	enum article_change change;
	struct arena a = { 0 };
	struct headlines h;
	int64_t total, before, id;

	feeds_sync(s, list, 2, NULL);
	for (int i = 0; i < COUNT; i++) {
		snprintf(keys[i], sizeof(keys[i]), "%d", i);
		articles[i] = scratch_article(1, keys[i], "T");
		articles[i].published = NOW - i;
	}
	store_begin(s, NULL);
	articles_put_document(s, articles, COUNT, NOW, outcomes, NULL);
	articles_put(s, &other, NOW, &change, &id, NULL);
	store_commit(s, NULL);
	ok(headlines_count(s, &scope, outcomes[NEAR].id, &total, &before, NULL) == 0 && total == COUNT && before == NEAR,
	    "a place near the newest");
	ok(headlines_count(s, &scope, outcomes[COUNT - NEAR].id, &total, &before, NULL) == 0 && before == COUNT - NEAR,
	    "a place near the oldest");
	ok(headlines_count(s, &scope, outcomes[COUNT / 2].id, &total, &before, NULL) == 0 && total == COUNT && before == -1,
	    "a place far from both is not counted");
	scope.query = query;
	ok(headlines_count(s, &scope, outcomes[NEAR].id, &total, &before, NULL) == 0 && total == -1 && before == -1,
	    "nor is what a query finds in so large a list");
	scope.query = NULL;
	scope.sort = SORT_FEED;
	ok(headlines_read(s, &scope, HEADLINES_FROM, id, 10, &a, &h, NULL) == 0 &&
	    headlines_count(s, &scope, id, &total, &before, NULL) == 0 && total == COUNT && before == 0,
	    "a place of another feed, sorted by feed, is none");
	query_free(query);
	arena_clear(&a);
	store_close(s);
}

int
main(void)
{
	struct error err = { 0 };
	struct store *s;

	scratch_make();
	s = store_open(scratch_path("cache.db"), STORE_WRITE, &err);
	if (!ok(s != NULL, "a store is made"))
		return printf("# %s\n", err.text), 1;
	fill(s);
	for (enum headline_sort sort = SORT_DATE; sort <= SORT_UNREAD; sort++)
		for (int i = 0; i < 4; i++)
			check_scopes(s, sort, i & 1, i & 2 ? NOW + 5 : 0);
	check_hasty(s);
	store_close(s);
	check_many();
	check_large();
	scratch_remove();
	return tap_end();
}

#include <stdio.h>
#include <stdlib.h>

#include "app/reader.h"
#include "base/file.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "tap.h"

static void
write_feeds(const char *text)
{
	struct error err;
	char *path = file_path(FILE_CONFIG, "feeds", &err);

	file_make_parent(path, &err);
	file_replace(path, text, strlen(text), &err);
	free(path);
}

static int64_t
put_article(struct store *store, const char *key, struct error *err)
{
	struct article article = { .feed = 1, .key = key, .twin = key, .title = key, .author = "", .link = "", .comments = "",
	    .language = "", .image = "", .tags = "", .content = "", .full = "", .published = 1000, .date = 1000, .seen = 1000 };
	enum article_change change;
	int64_t id = 0;

	articles_put(store, &article, 1000, &change, &id, err);
	return id;
}

static unsigned
stored_marks(struct store *store, int64_t id)
{
	struct arena a = { 0 };
	struct error err;
	struct article *article = articles_get(store, id, &a, &err);
	unsigned marks = article != NULL ? article->marks : 99;

	arena_clear(&a);
	return marks;
}

static void
test_marks(struct reader *r)
{
	struct store *store = reader_store(r), *other;
	struct headline h = { .feed = 1, .own_tags = "b" };
	struct arena a = { 0 };
	struct headline_scope feed = { .feed = 1 }, folder = { .folder = "none" }, tagged = { .tag = "none" };
	struct error err;
	int64_t one = put_article(store, "one", &err), two = put_article(store, "two", &err);

	store_set_patience(store, 0);
	reader_mark(r, &one, 1, MARK_READ, true, 2000);
	is_number(stored_marks(store, one), MARK_READ, "a mark holds at once");
	other = store_open(reader_store_path(r), STORE_WRITE, &err);
	is_number(stored_marks(other, one), 0, "... for who made it");
	ok(reader_waits(r) && reader_flush(r) && !reader_waits(r), "... and is flushed");
	is_number(stored_marks(other, one), MARK_READ, "... to all");

	reader_mark(r, NULL, 0, MARK_READ, true, 2000);
	reader_tag(r, NULL, 0, "none", true, 2000);
	ok(!reader_waits(r), "none is marked");
	ok(other != NULL && store_begin(other, &err) == 0, "another process writes");
	reader_mark_scope(r, &folder, 0, MARK_STARRED, true, 2000);
	reader_mark_scope(r, &tagged, 0, MARK_STARRED, true, 2000);
	reader_mark(r, &two, 1, MARK_STARRED, true, 2001);
	reader_mark_scope(r, &feed, 0, MARK_READ, true, 2002);
	reader_mark(r, &one, 1, MARK_READ, false, 2003);
	reader_tag(r, &one, 1, "later", true, 2004);
	reader_tag(r, &one, 1, "b", false, 2004);
	ok(reader_waits(r), "marks wait");
	ok(reader_trouble(r)->kind == ERROR_BUSY, "... and it is said why");
	is_number(stored_marks(store, two), 0, "... not stored");
	h.id = two;
	is_number(reader_marks(r, &h), MARK_READ | MARK_STARRED, "... but known");
	h.id = one;
	h.marks = MARK_READ;
	is_number(reader_marks(r, &h), 0, "... in their order");
	is_text(reader_tags(r, &h, &a), "later", "... and the tags");
	h.own_tags = "a b c";
	is_text(reader_tags(r, &h, &a), "a c later", "... where there are more");
	h.own_tags = "a b";
	is_text(reader_tags(r, &h, &a), "a later", "... at the end");
	h.own_tags = "later";
	is_text(reader_tags(r, &h, &a), "later", "... or already so");
	store_rollback(other);
	ok(reader_flush(r) && !reader_waits(r), "the store is free again: written");
	is_number(stored_marks(store, two), MARK_READ | MARK_STARRED, "... all");
	is_number(stored_marks(store, one), 0, "... in their order");
	is_text(articles_get(store, one, &a, &err)->own_tags, "later", "... with its tag");
	arena_clear(&a);
	store_close(other);
}

int
main(void)
{
	const char *place = getenv("TMPDIR");	/* removed by tests/run */
	char home[512];
	struct error err = { 0 };
	struct reader *r;
	struct arena a = { 0 };
	size_t count;

	snprintf(home, sizeof(home), "%s/reader-test-XXXXXX", place != NULL ? place : "/tmp");
	if (mkdtemp(home) == NULL)
		return 1;
	setenv("HOME", home, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_DATA_HOME");
	ok(reader_open(READER_LOOK, &err) == NULL, "nothing to look at: %s", err.text);
	write_feeds("https://example.org/a tag \"~Title\"\nnonsense\nhttps://example.org/b\n");
	r = reader_open(READER_CHANGE, &err);
	ok(r != NULL, "opens and makes the store");
	ok(reader_problems(r, &count) != NULL && count == 1, "a bad line is a problem");
	feeds_list(reader_store(r), &a, &count, &err);
	is_number((long long)count, 2, "the store knows the subscriptions");
	test_marks(r);
	write_feeds("https://example.org/b\n");
	ok(reader_reload(r, &err) == 0, "reads the feeds file again");
	feeds_list(reader_store(r), &a, &count, &err);
	is_number((long long)count, 1, "... and brings it into the store");
	reader_close(r);
	arena_clear(&a);
	return tap_end();
}

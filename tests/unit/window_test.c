#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "tap.h"
#include "tui/window.h"

#define ARTICLES	3000
#define ROWS		20

/* Article n (from 1) is the n-th oldest, so the list runs from the last to the first. */
static void
put_article(struct store *store, int64_t n, int64_t *id)
{
	struct arena a = { 0 };
	struct article article = { .feed = 1, .author = "", .link = "", .comments = "", .language = "", .image = "",
	    .tags = "", .content = "", .full = "" };
	enum article_change change;
	struct error err;

	article.key = article.twin = article.title = arena_printf(&a, "article %lld", (long long)n);
	article.published = article.date = article.seen = 1000000 + n * 60;
	if (articles_put(store, &article, article.date, &change, id, &err) < 0)
		printf("# %s\n", err.text);
	arena_clear(&a);
}

static struct reader *
fill(void)
{
	const char *place = getenv("TMPDIR");
	struct error err;
	struct reader *r;
	char home[512], *path;
	int64_t id;
	int n;

	snprintf(home, sizeof(home), "%s/window-test-XXXXXX", place != NULL ? place : "/tmp");
	if (mkdtemp(home) == NULL)
		return NULL;
	setenv("HOME", home, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_DATA_HOME");
	path = file_path(FILE_CONFIG, "feeds", &err);
	file_make_parent(path, &err);
	file_replace(path, "https://example.org/a\n", 22, &err);
	free(path);
	if ((r = reader_open(READER_CHANGE, &err)) == NULL)
		return NULL;
	store_begin(reader_store(r), &err);
	for (n = 1; n <= ARTICLES; n++)
		put_article(reader_store(r), n, &id);
	store_commit(reader_store(r), &err);
	return r;
}

static void
at(struct window *w, const char *title, int64_t position, const char *name)
{
	const struct headline *h = window_selected(w);

	is_text(h != NULL ? h->title : "(none)", title, name);
	if (position > 0)
		is_number(window_position(w), position, "... in its place");
	ok(w->list.selected >= w->list.top && w->list.selected < w->list.top + ROWS, "... and seen");
}

static void
test_moves(struct window *w)
{
	int i;

	at(w, "article 3000", 1, "begins at the newest");
	is_number(w->total, ARTICLES, "the total is known");
	ok(w->list.count < 200, "only a window is read: %d", w->list.count);
	for (i = 0; i < 500; i++)
		window_command(w, COMMAND_DOWN, ROWS);
	at(w, "article 2500", 501, "down and down");
	for (i = 0; i < 30; i++)
		window_command(w, COMMAND_PAGE_DOWN, ROWS);
	at(w, "article 1930", 1071, "pages");
	window_command(w, COMMAND_LAST, ROWS);
	at(w, "article 1", ARTICLES, "to the end");
	for (i = 0; i < 300; i++)
		window_command(w, COMMAND_UP, ROWS);
	at(w, "article 301", ARTICLES - 300, "up and up");
	window_command(w, COMMAND_FIRST, ROWS);
	at(w, "article 3000", 1, "to the top");
}

static void
test_changes(struct window *w, struct reader *r)
{
	int64_t id, selected;
	int i, row;

	for (i = 0; i < 50; i++)
		window_command(w, COMMAND_DOWN, ROWS);
	selected = window_selected(w)->id;
	row = w->list.selected - w->list.top;
	for (i = 1; i <= 5; i++)
		put_article(reader_store(r), ARTICLES + i, &id);
	window_reread(w, ROWS);
	is_number(window_selected(w)->id, selected, "new articles above: the selection stays on its article");
	is_number(w->list.selected - w->list.top, row, "... and on its row");
	at(w, "article 2950", 56, "... which is further down now");
	reader_mark(r, &selected, 1, MARK_DELETED, true, 5000000);
	window_reread(w, ROWS);
	at(w, "article 2949", 56, "a deleted one: the next takes its place");
	window_select(w, selected - 1000, ROWS);
	at(w, "article 1950", 0, "an article that is not in the window");
	window_select(w, 0, ROWS);
	at(w, "article 1950", 0, "no article: stays");
}

int
main(void)
{
	struct headline_scope scope = { .feed = 1 }, empty = { .feed = 1, .marks_on = MARK_STARRED };
	struct reader *r = fill();
	struct window w;

	if (!ok(r != NULL, "a store"))
		return tap_end();
	window_open(&w, r, &scope, ROWS);
	test_moves(&w);
	test_changes(&w, r);
	ok(window_reach(&w, 1500), "reads on to an index");
	ok(!window_reach(&w, 5000), "... not beyond the end");
	window_close(&w);

	window_open(&w, r, &empty, ROWS);
	ok(window_selected(&w) == NULL, "an empty list");
	window_command(&w, COMMAND_DOWN, ROWS);
	window_command(&w, COMMAND_LAST, ROWS);
	window_reread(&w, ROWS);
	ok(window_selected(&w) == NULL && window_position(&w) == 0, "... stays empty whatever one does");
	window_close(&w);
	reader_close(r);
	return tap_end();
}

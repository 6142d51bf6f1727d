#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "app/body.h"
#include "base/clock.h"
#include "base/mem.h"
#include "list.h"
#include "reflow.h"
#include "row.h"
#include "store/marks.h"
#include "store/search.h"
#include "text/width.h"
#include "update.h"
#include "views.h"

/* The best so many are shown; who wants others says more words. */
#define HITS_MAX	200
#define HIT_ROWS	2
#define TITLE_FROM	4
/* Narrower windows show no dates. */
#define DATES_FROM	50

/* So long a search goes on between two keys. */
#define SLICE_MS	3
/* So many articles are taken into the index between two keys, once all that it has is looked at. */
#define FEED_AT_ONCE	4

struct search_view {
	struct view view;
	struct search *search;		/* NULL when there are no words, or some that cannot be understood */
	bool goes_on;			/* there are articles that it has not looked at yet */
	struct arena arena;		/* of the result */
	struct search_result result;
	struct buf words;
	struct list list;
	int64_t wanted;			/* an article to be selected as soon as it is found again, 0 none */
	int title_columns, date_columns;	/* of the longest ones that are seen */
	time_t told;			/* when it was drawn last how many wait for the index */
	struct error err;		/* what cannot be understood in the words */
};

static struct search_view *
self(struct view *view)
{
	return (struct search_view *)(void *)view;
}

static void
forget(struct search_view *v)
{
	arena_clear(&v->arena);
	v->result = (struct search_result){ 0 };
	v->list.count = 0;
}

/* The article that is selected, 0 for the best one: that is selected until the user goes to another. */
static int64_t
selected_article(const struct search_view *v)
{
	int n = v->list.selected;

	return n > 0 && n < v->list.count ? v->result.hits[n].headline.id : 0;
}

/* What is found until now; the article that was selected stays so. */
static void
take_found(struct search_view *v)
{
	int64_t selected = v->wanted != 0 ? v->wanted : selected_article(v);
	size_t i;

	forget(v);
	if (search_found(v->search, &v->arena, &v->result, &v->err) < 0)
		v->result = (struct search_result){ 0 };
	v->list.count = (int)v->result.count;
	for (i = 0; selected != 0 && i < v->result.count; i++)
		if (v->result.hits[i].headline.id == selected) {
			v->list.selected = (int)i;
			v->wanted = 0;
		}
}

/* A slice of the search. */
static void
look_on(struct search_view *v)
{
	int64_t end = clock_monotonic_ms() + SLICE_MS;
	int more;

	do
		more = search_step(v->search, &v->err);
	while (more == 1 && clock_monotonic_ms() < end);
	v->goes_on = more == 1;
	take_found(v);
	if (!v->goes_on)
		v->wanted = 0;
}

static void
stop(struct search_view *v)
{
	search_end(v->search);
	v->search = NULL;
	v->goes_on = false;
}

/* Look for the words anew. */
static void
start(struct search_view *v, bool typing)
{
	struct search_request request = { .text = buf_text(&v->words), .typing = typing, .order = SEARCH_RANKED,
	    .limit = HITS_MAX, .now = v->view.session->now };

	if (v->wanted == 0)
		v->wanted = selected_article(v);
	stop(v);
	v->err = (struct error){ 0 };
	if (v->words.len > 0)
		v->search = search_begin(reader_store(v->view.session->reader), &request, &v->err);
	if (v->search != NULL)
		look_on(v);
	else
		forget(v);
}

static void
start_with(struct search_view *v, const char *words, bool typing)
{
	buf_reset(&v->words);
	buf_adds(&v->words, words);
	v->list.selected = 0;
	v->wanted = 0;
	start(v, typing);
}

static void
typed(void *context, const char *line)
{
	struct session *session = context;

	start_with(self(session->top), line, true);
}

static void
answered(void *context, const char *answer)
{
	struct session *session = context;

	if (answer == NULL || *answer == '\0')
		view_pop(session);
	else
		start_with(self(session->top), answer, false);
}

/* Search for words, or ask for others. */
static void
seek(struct search_view *v, const char *words)
{
	struct session *session = v->view.session;

	if (*words != '\0') {
		answered(session, words);
		return;
	}
	prompt_ask(&session->prompt, "Search:", buf_text(&v->words), answered, typed, session);
	prompt_remember(&session->prompt, &session->history, 's');
}

/* The feed and where the words were found, marked. */
static void
draw_snippet(struct screen *screen, const struct search_hit *hit, int y, int x, int width)
{
	struct buf text = { 0 };
	size_t lead, i;

	buf_printf(&text, "%s%s", hit->headline.feed_title, hit->snippet[0] != '\0' ? ": " : "");
	lead = text.len;
	buf_adds(&text, hit->snippet);
	screen_text(screen, y, x, width, LOOK_DIM, buf_text(&text));
	if (width_text(buf_text(&text), text.len) > width)
		width--;	/* the ellipsis */
	for (i = 0; i < hit->mark_count; i++) {
		const struct search_mark *mark = &hit->marks[i];
		int before = width_text(buf_text(&text), lead + mark->at);

		if (before < width)
			screen_put(screen, y, x + before, width - before, LOOK_MATCH, hit->snippet + mark->at, mark->len);
	}
	buf_clear(&text);
}

static void
draw_hit(struct search_view *v, struct search_hit *hit, int y, bool selected)
{
	struct session *session = v->view.session;
	struct area *area = &v->view.area;
	unsigned state = selected ? LOOK_SELECTED : 0;
	bool unread = !(hit->headline.marks & MARK_READ);
	int right = area->x + area->columns - 1, x = area->x + TITLE_FROM, end = right;
	struct buf date = { 0 };

	if (hit->snippet == NULL)
		search_snippet(v->search, body_texts(), &v->arena, hit);
	if (selected)
		row_rest(session, area, y);
	screen_fill(session->screen, y, area->x, area->columns, LOOK_TEXT | state);
	if (unread)
		screen_put(session->screen, y, area->x + 1, 1, LOOK_COUNT_UNREAD | state, "\xe2\x80\xa2", 3);
	if (v->date_columns > 0) {
		end = area->x + row_columns(area->columns, TITLE_FROM + v->title_columns + 2 + v->date_columns + 1) - 1;
		row_date(session, &date, hit->headline.date);
		screen_put(session->screen, y, end - width_text(buf_text(&date), date.len), v->date_columns, LOOK_DIM | state,
		    buf_text(&date), date.len);
		end -= v->date_columns + 2;
	}
	screen_text(session->screen, y, x, end - x, (unread ? LOOK_UNREAD : LOOK_READ) | state,
	    hit->headline.title);
	buf_clear(&date);
	draw_snippet(session->screen, hit, y + 1, x, right - x);
}

/* Titles have what the dates leave. */
static void
measure(struct search_view *v)
{
	int i, width;

	v->title_columns = v->date_columns = 0;
	for (i = v->list.top; i < v->list.top + view_list_rows(&v->view) && i < v->list.count; i++) {
		const struct headline *h = &v->result.hits[i].headline;

		width = width_text(h->title, strlen(h->title));
		if (width > v->title_columns)
			v->title_columns = width;
		if (v->view.area.columns >= DATES_FROM)
			v->date_columns = row_date_columns(v->view.session, h->date, v->date_columns);
	}
}

static void
draw(struct view *view)
{
	struct search_view *v = self(view);
	struct area *area = &view->area;
	const char *why = v->words.len == 0 ? "Type words; those that hold all of them are shown." :
	    v->err.text[0] != '\0' ? v->err.text : v->goes_on ? "Looking..." : "Nothing was found.";
	int i, n;

	list_settle(&v->list, view_list_rows(view));
	measure(v);
	if (v->list.count == 0)
		reflow_empty(view->session, area, why, "");
	for (i = 0; i < view_list_rows(view) && (n = v->list.top + i) < v->list.count; i++)
		draw_hit(v, &v->result.hits[n], area->y + i * HIT_ROWS, n == v->list.selected);
}

static bool
command(struct view *view, enum command command)
{
	struct search_view *v = self(view);
	struct session *session = view->session;
	const struct search_hit *hit = v->list.count > 0 ? &v->result.hits[v->list.selected] : NULL;

	if (list_command(&v->list, command, view_list_rows(view))) {
		v->wanted = 0;
		return true;
	}
	switch (command) {
	case COMMAND_OPEN:
		if (hit != NULL)
			article_view_open(session, hit->headline.id, NULL);
		break;
	case COMMAND_BROWSER:
		if (hit != NULL)
			act_browse(session, hit->headline.link);
		break;
	case COMMAND_COPY:
		if (hit != NULL)
			act_copy(session, hit->headline.link);
		break;
	case COMMAND_SEARCH:
		seek(v, session->given.argument);
		break;
	case COMMAND_STOP:
		if (!v->goes_on)
			return false;
		v->goes_on = false;
		break;
	default: return false;
	}
	return true;
}

static void
reread(struct view *view)
{
	start(self(view), view->session->prompt.asking);
}

/* Articles that wait for the index; when there are no more of them, look for the words again.  How many there are is told every second. */
static enum work
feed_some(struct search_view *v)
{
	struct session *session = v->view.session;
	size_t fed;

	/* An update that runs writes to the store itself. */
	if (v->result.pending <= 0 || v->result.searched < 100 || update_descriptor(session->update) >= 0 ||
	    search_feed(reader_store(session->reader), body_texts(), FEED_AT_ONCE, &fed, NULL) < 0)
		return WORK_NONE;
	v->result.pending -= (int64_t)fed;
	if (fed == 0 || v->result.pending <= 0) {
		start(v, session->prompt.asking);
		v->result.pending = 0;	/* what another process adds meanwhile is for the next search */
		return WORK_SEEN;
	}
	if (v->told == session->now)
		return WORK_UNSEEN;
	v->told = session->now;
	return WORK_SEEN;
}

static enum work
go_on(struct view *view)
{
	struct search_view *v = self(view);

	if (!v->goes_on)
		return feed_some(v);
	look_on(v);
	return WORK_SEEN;
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct search_view *v = self(view);

	buf_adds(left, "Search");
	if (v->words.len > 0)
		buf_printf(left, ": %s", buf_text(&v->words));
	if (v->list.count > 0)
		buf_printf(right, "%d/%d%s", v->list.selected + 1, v->list.count, v->result.more ? "+" : "");
	if (v->search != NULL && v->result.searched < 100)
		buf_printf(right, v->goes_on ? "%s%d %% searched" : "%sstopped at %d %%", right->len > 0 ? ", " : "",
		    v->result.searched);
	if (v->result.pending > 0)
		buf_printf(last, "%" PRId64 " articles are not in the index yet", v->result.pending);
}

static void
close_view(struct view *view)
{
	struct search_view *v = self(view);

	stop(v);
	arena_clear(&v->arena);
	buf_clear(&v->words);
	free(v);
}

static const struct view_ops ops = {
	.row_lines = HIT_ROWS,
	.where = WHERE_RESULTS,
	.draw = draw,
	.command = command,
	.reread = reread,
	.go_on = go_on,
	.describe = describe,
	.hint = "{open} read   {search} other words   {browser} browser   {help} help   {quit} back",
	.close = close_view,
};

void
search_view_open(struct session *session, const char *words)
{
	struct search_view *v = mem_zalloc(1, sizeof(*v));

	v->view.ops = &ops;
	v->view.list = &v->list;
	view_push(session, &v->view);
	seek(v, words);
}

#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "app/body.h"
#include "article_find.h"
#include "article_header.h"
#include "base/mem.h"
#include "errand.h"
#include "find.h"
#include "hand.h"
#include "html/layout.h"
#include "row.h"
#include "store/marks.h"
#include "store/places.h"
#include "text/width.h"
#include "title.h"
#include "update.h"
#include "views.h"

/* Blank columns on either side in a narrow window. */
#define MARGIN	1
/* Columns that code is moved by at once. */
#define CODE_STEP	8

struct article_view {
	struct view view;
	struct headline_scope scope;	/* where the next ones come from */
	struct arena scope_arena;
	struct arena arena;		/* of the article */
	struct article *article;	/* NULL: gone from the store */
	const char *feed_url;
	enum body_source source;	/* whose text is shown */
	bool whole_asked;		/* the user waits for the whole article */
	int measure;			/* columns of text, 0 all there are */
	bool hyperlinks;		/* the terminal is told where links lead */
	bool sideways;			/* code is cut, not wrapped, ... */
	int shift;			/* ... and shown from this column on */
	bool has_place;			/* remembered of an earlier reading, and not gone to yet */
	struct place left_at;
	struct document *document;
	struct layout *layout;
	struct layout *title;
	struct document *title_document;
	struct article_header header;
	int laid_out;			/* for a window of so many columns */
	unsigned laid_age;		/* by settings of this age */
	int top;			/* the first line seen */
};

static struct article_view *
self(struct view *view)
{
	return (struct article_view *)(void *)view;
}

static void
drop_layout(struct article_view *v)
{
	if (v->layout != NULL)
		layout_free(v->layout);
	if (v->title != NULL)
		layout_free(v->title);
	v->layout = v->title = NULL;
	v->laid_out = 0;
}

static void
drop_documents(struct article_view *v)
{
	drop_layout(v);
	if (v->document != NULL)
		document_free(v->document);
	if (v->title_document != NULL)
		document_free(v->title_document);
	v->document = v->title_document = NULL;
}

static void
drop_article(struct article_view *v)
{
	drop_documents(v);
	arena_clear(&v->arena);
	v->article = NULL;
}

static int
title_lines(const struct article_view *v)
{
	return v->title != NULL ? (int)v->title->line_count : 0;
}

static int
header_lines(const struct article_view *v)
{
	return title_lines(v) + v->header.count;
}

static int
line_count(const struct article_view *v)
{
	return header_lines(v) + (v->layout != NULL ? (int)v->layout->line_count : 0);
}

static const char *
source_remark(const struct article_view *v)
{
	return v->article->full[0] == '\0' ? "" : v->source == BODY_PAGE ? "the whole article" : "the feed's text";
}

/* Where the user left off. */
static void
return_to_place(struct article_view *v)
{
	struct session *session = v->view.session;

	v->has_place = false;
	v->top = header_lines(v) + (int)layout_find_place(v->layout, v->left_at.block, v->left_at.offset);
	status_say(&session->status, session->now, "You left off here; g goes to the top.");
}

/* Remember where the user leaves off: in the middle of an article, not at its end. */
static void
leave_place(struct article_view *v)
{
	int line = v->layout != NULL ? v->top - header_lines(v) : -1;
	const struct layout_line *seen;
	struct reader *reader = v->view.session->reader;
	struct place place, last;
	bool had;

	if (v->article == NULL || v->layout == NULL)
		return;
	had = places_get(reader_store(reader), v->article->id, &last);
	if (line <= 0 || v->top + view_rows(&v->view) >= line_count(v)) {
		if (had)
			reader_keep_place(reader, v->article->id, NULL, v->view.session->now);
		return;
	}
	seen = &v->layout->lines[line];
	place = (struct place){ (int)v->source, seen->block, seen->offset };
	if (!had || last.source != place.source || last.block != place.block || last.offset != place.offset)
		reader_keep_place(reader, v->article->id, &place, v->view.session->now);
}

/* Lay the article out for the window, keeping the place in the text. */
static void
lay_out(struct article_view *v)
{
	int columns = v->view.area.columns, width = columns - 2 * MARGIN;
	struct typography_wishes wishes;
	struct layout_options title = { 0 };
	size_t block = 0, offset = 0;
	int in_text = v->layout != NULL ? v->top - header_lines(v) : -1;

	if (v->article == NULL || (v->laid_out == columns && v->laid_age == v->view.session->settings_age))
		return;
	if (in_text >= 0 && in_text < (int)v->layout->line_count) {
		block = v->layout->lines[in_text].block;
		offset = v->layout->lines[in_text].offset;
	} else
		in_text = -1;
	drop_layout(v);
	typography_read(v->view.session->typography, v->article->feed, &wishes);
	v->measure = wishes.layout.measure;
	v->hyperlinks = wishes.hyperlinks;
	wishes.layout.width = width > 1 ? width : 1;
	wishes.layout.scroll_pre = v->sideways;
	wishes.layout.shift = v->shift;
	title.width = v->measure > 0 && v->measure < wishes.layout.width ? v->measure : wishes.layout.width;
	title.bidi = wishes.layout.bidi;
	v->layout = layout_new(v->document, &wishes.layout);
	v->title = layout_new(v->title_document, &title);
	article_header_make(&v->header, v->article, source_remark(v), v->document->root->first != NULL,
	    v->view.session->now, &v->arena);
	v->laid_out = columns;
	v->laid_age = v->view.session->settings_age;
	if (in_text >= 0)
		v->top = header_lines(v) + (int)layout_find_place(v->layout, block, offset);
	else if (v->has_place)
		return_to_place(v);
}

static void
settle(struct article_view *v)
{
	int most = line_count(v) - view_rows(&v->view);

	if (v->top > most)
		v->top = most;
	if (v->top < 0)
		v->top = 0;
}

/* The documents of one of the article's texts, and of the title above it. */
static void
take_source(struct article_view *v, enum body_source source)
{
	const char *title = body_title(v->article, source);

	drop_documents(v);
	v->source = source;
	v->document = body_document_of(v->article, source);
	v->title_document = document_from_text(title, strlen(title));
}

static void
load(struct article_view *v, int64_t id)
{
	struct session *session = v->view.session;
	enum body_source source;
	struct error err = { 0 };

	drop_article(v);
	v->whole_asked = false;
	v->article = articles_get(reader_store(session->reader), id, &v->arena, &err);
	if (v->article == NULL) {
		status_warn(&session->status, session->now, "%s",
		    err.text[0] != '\0' ? err.text : "The article is not there any more.");
		return;
	}
	source = body_choose(v->article);
	v->has_place = places_get(reader_store(session->reader), id, &v->left_at);
	if (v->has_place && v->left_at.source == BODY_FEED)
		source = BODY_FEED;
	v->has_place &= v->left_at.source == (int)source;
	take_source(v, source);
}

/* Show the other of the two texts, from its beginning. */
static void
show_source(struct article_view *v, enum body_source source)
{
	take_source(v, source);
	v->top = 0;
}

static void
switch_source(struct article_view *v)
{
	if (v->article->full[0] == '\0') {
		v->whole_asked = true;
		errand_whole(v->view.session, v->article->id);
	} else
		show_source(v, v->source == BODY_PAGE ? BODY_FEED : BODY_PAGE);
}

/* Go to an article, from its beginning. */
static void
open_article(struct article_view *v, int64_t id)
{
	struct session *session = v->view.session;
	struct typography_wishes wishes;

	leave_place(v);
	load(v, id);
	v->top = 0;
	if (v->article == NULL)
		return;
	typography_read(session->typography, v->article->feed, &wishes);
	if (*wishes.problem != '\0')
		status_warn(&session->status, session->now, "%s", wishes.problem);
	v->sideways = wishes.layout.scroll_pre;
	v->shift = 0;
	session->article = id;
	session->article_feed = session->feed = v->article->feed;
	if (wishes.mark_on_open && !(v->article->marks & MARK_READ)) {
		reader_open_article(session->reader, id, session->now);
		view_spoil(session);
		v->article->marks |= MARK_READ;
	}
}

static void
reread(struct view *view)
{
	struct article_view *v = self(view);
	struct headline h = { 0 };
	struct arena a = { 0 };
	struct article *now;
	struct error err;

	if (v->article == NULL)
		return;
	h.id = v->article->id;
	h.feed = v->article->feed;
	now = articles_get(reader_store(view->session->reader), h.id, &a, &err);
	if (now != NULL && (strcmp(now->full, v->article->full) != 0 || strcmp(now->content, v->article->content) != 0)) {
		bool came = v->article->full[0] == '\0' && now->full[0] != '\0', asked = v->whole_asked;
		enum body_source source = v->source;
		int top = v->top;

		load(v, h.id);
		/* What an update fetched by itself does not change the text under the reader's eyes. */
		if (v->article != NULL && came)
			show_source(v, asked ? BODY_PAGE : source);
		v->top = came && asked ? 0 : top;
		v->whole_asked = asked && !came;
	} else if (now != NULL)
		v->article->marks = now->marks;
	if (v->article != NULL) {
		h.marks = v->article->marks;
		v->article->marks = reader_marks(view->session->reader, &h);
	}
	arena_clear(&a);
}

static unsigned
look_of(unsigned looks)
{
	unsigned look = LOOK_ARTICLE;

	if (looks & SPAN_HEADING)
		look = LOOK_HEADING;
	else if (looks & (SPAN_DIM | SPAN_CAPTION | SPAN_IMAGE | SPAN_STRIKE | SPAN_DELETED))
		look = LOOK_DIM;
	else if (looks & SPAN_LINK)
		look = LOOK_LINK;
	else if (looks & SPAN_CODE)
		look = LOOK_CODE;
	else if (looks & SPAN_MARK)
		look = LOOK_MATCH;
	else if (looks & SPAN_QUOTE)
		look = LOOK_QUOTE;
	return look | (looks & SPAN_BOLD ? LOOK_BOLD : 0) | (looks & SPAN_ITALIC ? LOOK_ITALIC : 0) |
	    (looks & SPAN_UNDERLINE ? LOOK_UNDERLINE : 0);
}

static void
draw_line(struct article_view *v, const struct layout_line *line, int y, int x, unsigned extra, bool links)
{
	struct screen *screen = v->view.session->screen;
	int right = v->view.area.x + v->view.area.columns;
	size_t i;

	for (i = 0; i < line->run_count; i++) {
		const struct layout_run *run = &line->runs[i];

		screen_put(screen, y, x, right - x, extra != 0 ? extra : look_of(run->looks), run->text, run->len);
		if (links && run->link > 0)
			screen_link(screen, y, x, right - x, look_of(run->looks), run->text, run->len,
			    v->document->links[run->link - 1].url, run->link);
		x += run->columns;
	}
}

static const char *
line_text(const struct layout_line *line, struct buf *scratch)
{
	size_t i;

	for (i = 0; i < line->run_count; i++)
		buf_add(scratch, line->runs[i].text, line->runs[i].len);
	return buf_text(scratch);
}

/* Columns of the text, and in *x the one it begins at: the middle of the area. */
static int
text_columns(const struct article_view *v, int *x)
{
	const struct area *area = &v->view.area;
	int width = v->measure > 0 && v->measure < area->columns - 2 * MARGIN ? v->measure : area->columns - 2 * MARGIN;

	*x = v->view.session->spoken ? area->x + MARGIN : area->x + (area->columns - width) / 2;
	return width;
}

static void
draw(struct view *view)
{
	struct article_view *v = self(view);
	struct area *area = &view->area;
	int i, n, x, width, right = area->x + area->columns;

	if (v->article == NULL)
		return;
	lay_out(v);
	settle(v);
	width = text_columns(v, &x);
	row_rest(view->session, area, area->y);
	for (i = 0; i < area->rows && (n = v->top + i) < line_count(v); i++) {
		int y = area->y + i;

		if (n < title_lines(v))
			draw_line(v, &v->title->lines[n], y, x, LOOK_TITLE, false);
		else if (n < header_lines(v)) {
			const struct header_line *h = &v->header.lines[n - title_lines(v)];

			screen_text(view->session->screen, y, x, width < right - x ? width : right - x, h->look, h->text);
		} else {
			size_t line = (size_t)(n - header_lines(v));

			/* What is marked as found must stay as it is drawn. */
			draw_line(v, &v->layout->lines[line], y, x, 0,
			    v->hyperlinks && !article_find_touches(view->session, v->layout, line));
			article_find_mark(view->session, v->layout, line, y, x, right);
		}
	}
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct article_view *v = self(view);
	int rows = view_rows(view), lines = line_count(v);

	(void)last;
	if (v->article == NULL)
		return;
	buf_adds(left, v->article->feed_title != NULL ? v->article->feed_title : "");
	if (v->article->marks & MARK_STARRED)
		buf_adds(right, "starred  ");
	if (!(v->article->marks & MARK_READ))
		buf_adds(right, "unread  ");
	if (lines <= rows)
		buf_adds(right, "all");
	else if (v->top == 0)
		buf_adds(right, "top");
	else if (v->top >= lines - rows)
		buf_adds(right, "end");
	else
		buf_printf(right, "%d%%", (v->top + rows) * 100 / lines);
}

static bool
title_field(struct view *view, char letter, struct buf *out)
{
	return self(view)->article != NULL && title_of_article(view->session, self(view)->article, letter, out);
}

/* The next ones come from the article's own feed. */
static void
stay_in_feed(struct article_view *v)
{
	v->scope = (struct headline_scope){ .feed = v->article->feed, .kept_since = v->view.session->now };
}

static void
go_unread(struct article_view *v, bool backwards)
{
	struct session *session = v->view.session;
	int64_t id = act_find_unread(session, &v->scope, v->article->id, backwards);

	if (id == 0)
		id = act_find_unread(session, &v->scope, 0, backwards);
	if (id != 0)
		open_article(v, id);
	else
		status_say(&session->status, session->now, "Nothing else is unread here; Tab goes on in the other feeds.");
}

static void
go_unread_anywhere(struct article_view *v)
{
	struct session *session = v->view.session;
	int64_t id = act_find_unread_anywhere(session, v->article->feed, v->article->id);

	if (id == 0) {
		status_say(&session->status, session->now, "Everything is read.");
		return;
	}
	open_article(v, id);
	if (v->article != NULL && v->scope.feed != 0 && v->article->feed != v->scope.feed)
		stay_in_feed(v);
}

/* A page on; at the end the next unread one here, else anywhere. */
static void
read_on(struct article_view *v)
{
	struct session *session = v->view.session;
	int rows = view_rows(&v->view);

	if (v->top + rows < line_count(v))
		v->top += rows > 2 ? rows - 1 : 1;
	else if (act_find_unread(session, &v->scope, v->article->id, false) != 0 ||
	    act_find_unread(session, &v->scope, 0, false) != 0)
		go_unread(v, false);
	else
		go_unread_anywhere(v);
}

static void
go_neighbour(struct article_view *v, bool backwards)
{
	struct session *session = v->view.session;
	struct headlines found;
	struct arena a = { 0 };
	struct error err;

	if (headlines_read(reader_store(session->reader), &v->scope, backwards ? HEADLINES_BEFORE : HEADLINES_AFTER,
	    v->article->id, 1, &a, &found, &err) == 0 && found.count > 0)
		open_article(v, found.items[0].id);
	else
		status_say(&session->status, session->now, backwards ? "This is the first article." : "This is the last article.");
	arena_clear(&a);
}

static void
toggle_mark(struct article_view *v, unsigned bit)
{
	struct session *session = v->view.session;
	bool on;

	if (v->article == NULL)
		return;
	v->article->marks ^= bit;
	on = (v->article->marks & bit) != 0;
	view_mark(session, v->article->id, bit, on);
	if (bit == MARK_READ)
		status_say(&session->status, session->now, on ? "Read." : "Unread again.");
	else
		status_say(&session->status, session->now, on ? "Starred." : "No star.");
}

static void
mark_feed_read(struct article_view *v)
{
	struct headline_scope feed = { .feed = v->article->feed };

	act_mark_read(v->view.session, &feed, v->article->feed_title != NULL ? v->article->feed_title : "this feed");
}

/* The address of the link of a number from 1, of the article for 0; NULL and a word of it when there is none. */
static const char *
address_of(struct article_view *v, int number)
{
	struct session *session = v->view.session;

	if (number == 0)
		return v->article->link;
	if ((size_t)number <= v->document->link_count)
		return v->document->links[number - 1].url;
	status_warn(&session->status, session->now, "There is no link %d.", number);
	return NULL;
}

/* Do with the link of a number, or with the article's own, what is given. */
static void
use_link(struct article_view *v, int number, void (*use)(struct session *session, const char *url))
{
	const char *url = address_of(v, number);

	if (url != NULL)
		use(v->view.session, url);
}

static void
link_answered(void *context, const char *answer)
{
	struct session *session = context;
	struct article_view *v = self(session->top);
	long n = answer != NULL ? strtol(answer, NULL, 10) : 0;

	if (answer == NULL || v->article == NULL)
		return;
	if (n >= 1 && n <= OPERATION_COUNT_MAX)
		use_link(v, (int)n, errand_visit);
	else
		status_warn(&session->status, session->now, "There is no link %s.", answer);
}

/* Read the page of a link here; its number is asked for when it is 0. */
static void
open_link(struct article_view *v, int number)
{
	struct session *session = v->view.session;

	if (v->document->link_count == 0)
		status_say(&session->status, session->now, "This article has no links.");
	else if (number > 0)
		use_link(v, number, errand_visit);
	else
		prompt_ask(&session->prompt, "Read link:", "", link_answered, NULL, session);
}

static void
mark_read(struct article_view *v)
{
	if (v->article->marks & MARK_READ)
		status_say(&v->view.session->status, v->view.session->now, "Read already.");
	else
		toggle_mark(v, MARK_READ);
}

static bool
is_heading(const struct layout_line *line)
{
	return line->heading > 0;
}

static bool
has_link(const struct layout_line *line)
{
	size_t i;

	for (i = 0; i < line->run_count; i++)
		if (line->runs[i].link > 0)
			return true;
	return false;
}

/* Put the next line of a kind at the top. */
static void
jump(struct article_view *v, bool (*wanted)(const struct layout_line *), int step, const char *none)
{
	struct session *session = v->view.session;
	int count, i;

	lay_out(v);
	count = (int)v->layout->line_count;
	i = v->top - header_lines(v);
	for (i = (i < -1 ? -1 : i) + step; i >= 0 && i < count; i += step)
		if (wanted(&v->layout->lines[i]))
			break;
	if (i < 0 || i >= count) {
		status_say(&session->status, session->now, "%s", none);
		return;
	}
	v->top = header_lines(v) + i;
	settle(v);
}

/* Code goes sideways; from its left edge to the left it is wrapped again. */
static void
shift_code(struct article_view *v, bool right)
{
	if (!right && v->shift == 0)
		v->sideways = false;
	else {
		v->shift += right && v->sideways ? CODE_STEP : right ? 0 : -CODE_STEP;
		v->sideways = true;
	}
	v->laid_out = 0;
}

static bool
command(struct view *view, enum command command)
{
	struct article_view *v = self(view);
	struct session *session = view->session;
	int by = command == COMMAND_READ_ON ? 0 : list_distance(command, view_rows(view), line_count(v));

	if (v->article == NULL)
		return false;
	if (by != 0) {
		v->top += by;
		settle(v);
		return true;
	}
	if (hand_command(session, command, v->article->id, &v->source))
		return true;
	switch (command) {
	case COMMAND_READ_ON: read_on(v); break;
	case COMMAND_NEXT_UNREAD: go_unread(v, false); break;
	case COMMAND_PREVIOUS_UNREAD: go_unread(v, true); break;
	case COMMAND_NEXT_UNREAD_ANYWHERE: go_unread_anywhere(v); break;
	case COMMAND_NEXT: go_neighbour(v, false); break;
	case COMMAND_PREVIOUS: go_neighbour(v, true); break;
	case COMMAND_TOGGLE_READ: toggle_mark(v, MARK_READ); break;
	case COMMAND_STAR: toggle_mark(v, MARK_STARRED); break;
	case COMMAND_MARK_FEED_READ: mark_feed_read(v); break;
	case COMMAND_RELOAD: update_feed(session, v->article->feed); break;
	case COMMAND_WHOLE: switch_source(v); break;
	case COMMAND_LATER: use_link(v, session->given.count, errand_later); break;
	case COMMAND_BROWSER: use_link(v, session->given.count, act_browse); break;
	case COMMAND_BROWSER_READ:
		use_link(v, 0, act_browse);
		mark_read(v);
		break;
	case COMMAND_COPY: use_link(v, session->given.count, act_copy); break;
	case COMMAND_LINK: open_link(v, session->given.count); break;
	case COMMAND_MARK_READ: mark_read(v); break;
	case COMMAND_DELETE:
		view_mark(session, v->article->id, MARK_DELETED, true);
		view_pop(session);
		break;
	case COMMAND_INFO: health_view_open(session, v->article->feed); break;
	case COMMAND_LINKS: links_view_open(session, v->document); break;
	case COMMAND_NEXT_HEADING: jump(v, is_heading, 1, "There is no heading below."); break;
	case COMMAND_PREVIOUS_HEADING: jump(v, is_heading, -1, "There is no heading above."); break;
	case COMMAND_NEXT_LINK: jump(v, has_link, 1, "There is no link below."); break;
	case COMMAND_PREVIOUS_LINK: jump(v, has_link, -1, "There is no link above."); break;
	case COMMAND_CODE_RIGHT: shift_code(v, true); break;
	case COMMAND_CODE_LEFT: shift_code(v, false); break;
	case COMMAND_VIEW_SOURCE:
		source_view_open(session, v->source == BODY_PAGE ? v->article->full : v->article->content, v->document);
		break;
	default: return false;
	}
	return true;
}

/* A click on a link reads it here. */
static void
click(struct view *view, int row, int column)
{
	struct article_view *v = self(view);
	int n = v->top + row - header_lines(v), x, link = 0;
	const struct layout_line *line;
	size_t i;

	if (v->article == NULL || v->layout == NULL || n < 0 || n >= (int)v->layout->line_count)
		return;
	text_columns(v, &x);
	line = &v->layout->lines[n];
	for (i = 0, x -= view->area.x; i < line->run_count; x += line->runs[i++].columns)
		if (column >= x && column < x + line->runs[i].columns)
			link = line->runs[i].link;
	if (link > 0)
		use_link(v, link, errand_visit);
}

static int
place(struct view *view)
{
	return self(view)->top;
}

static void
go(struct view *view, int line)
{
	self(view)->top = line;
	settle(self(view));
}

static const char *
text(struct view *view, int n, struct buf *scratch)
{
	struct article_view *v = self(view);

	if (n >= line_count(v))
		return NULL;
	if (n < title_lines(v))
		return line_text(&v->title->lines[n], scratch);
	if (n < header_lines(v))
		return v->header.lines[n - title_lines(v)].text;
	return article_find_text(view->session, v->layout, (size_t)(n - header_lines(v)), scratch);
}

static void
close_view(struct view *view)
{
	struct article_view *v = self(view);

	leave_place(v);
	drop_article(v);
	arena_clear(&v->scope_arena);
	free(v);
}

static const struct view_ops ops = {
	.where = WHERE_ARTICLE,
	.draw = draw,
	.command = command,
	.reread = reread,
	.click = click,
	.describe = describe,
	.title = SETTING_ITEMVIEW_TITLE_FORMAT,
	.title_field = title_field,
	.place = place,
	.go = go,
	.text = text,
	.hint = "{read-on} read on   {next-unread} next unread   {whole} whole   {browser} browser   {links} links   {star} star   {help} help   {quit} back",
	.close = close_view,
};

void
article_view_open(struct session *session, int64_t id, const struct headline_scope *scope)
{
	struct article_view *v = mem_zalloc(1, sizeof(*v));

	v->view.ops = &ops;
	if (scope != NULL)
		v->scope = *scope;
	if (v->scope.folder != NULL)
		v->scope.folder = arena_strdup(&v->scope_arena, v->scope.folder);
	if (v->scope.tag != NULL)
		v->scope.tag = arena_strdup(&v->scope_arena, v->scope.tag);
	view_push(session, &v->view);
	open_article(v, id);
	if (scope == NULL && v->article != NULL)
		stay_in_feed(v);
}

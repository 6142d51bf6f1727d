#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "app/remedy.h"
#include "base/mem.h"
#include "chart.h"
#include "mend.h"
#include "reflow.h"
#include "row.h"
#include "store/feeds.h"
#include "text/date.h"
#include "text/width.h"
#include "update.h"
#include "views.h"

#define DATE_COLUMNS	12
#define DATES_FROM	50
#define ROW_COLUMNS	130	/* sentences want room */
#define CHART_DAYS	28
#define CHART_ARTICLES	500
#define QUIET_AFTER	(180 * INT64_C(86400))
#define LEFT		3	/* columns before the name */

/* How a feed is, the worst first. */
enum health { HEALTH_FAILS, HEALTH_MOVED, HEALTH_PAUSED, HEALTH_QUIET, HEALTH_WELL, HEALTH_KINDS };

static const char *const words[HEALTH_KINDS] = {
	[HEALTH_FAILS] = "failing", [HEALTH_MOVED] = "moved", [HEALTH_PAUSED] = "paused", [HEALTH_QUIET] = "quiet",
	[HEALTH_WELL] = "well",
};

struct patient {
	const struct feed_record *feed;
	enum health health;
	const char *says;		/* once it was drawn */
};

struct health_view {
	struct view view;
	struct arena arena;
	struct patient *patients;
	int counts[HEALTH_KINDS];
	struct list list;
};

static struct health_view *
self(struct view *view)
{
	return (struct health_view *)(void *)view;
}

static const struct feed_record *
selected(const struct health_view *v)
{
	return v->list.selected < v->list.count ? v->patients[v->list.selected].feed : NULL;
}

static enum health
examine(const struct session *session, const struct feed_record *feed)
{
	if (feed->state.error[0] != '\0')
		return HEALTH_FAILS;
	if (remedy_is_paused(session->reader, feed->url))
		return HEALTH_PAUSED;
	if (feed->state.permanent_url[0] != '\0' || feed->state.moved_url[0] != '\0')
		return HEALTH_MOVED;
	if (feed->state.last_success > 0 && feed->newest < session->now - QUIET_AFTER)
		return HEALTH_QUIET;
	return HEALTH_WELL;
}

/* The worst first, of those the ones that fail for the longest time, else the user's order. */
static int
worst_first(const void *one, const void *other)
{
	const struct patient *a = one, *b = other;

	if (a->health != b->health)
		return a->health < b->health ? -1 : 1;
	if (a->health == HEALTH_FAILS && a->feed->state.failing_since != b->feed->state.failing_since)
		return a->feed->state.failing_since < b->feed->state.failing_since ? -1 : 1;
	return (a->feed->position > b->feed->position) - (a->feed->position < b->feed->position);
}

static void
reread(struct view *view)
{
	struct health_view *v = self(view);
	int64_t before = selected(v) != NULL ? selected(v)->id : view->session->feed;
	struct feed_record *feeds;
	struct error err;
	size_t count, i;

	arena_clear(&v->arena);
	memset(v->counts, 0, sizeof(v->counts));
	feeds = feeds_list(reader_store(view->session->reader), &v->arena, &count, &err);
	if (feeds == NULL) {
		status_warn(&view->session->status, view->session->now, "%s", err.text);
		count = 0;
	}
	v->patients = arena_zalloc(&v->arena, count + 1, sizeof(*v->patients));
	for (i = 0; i < count; i++) {
		v->patients[i] = (struct patient){ .feed = &feeds[i], .health = examine(view->session, &feeds[i]) };
		v->counts[v->patients[i].health]++;
	}
	qsort(v->patients, count, sizeof(*v->patients), worst_first);
	v->list.count = (int)count;
	for (i = 0; i < count; i++)
		if (v->patients[i].feed->id == before)
			v->list.selected = (int)i;
	list_settle(&v->list, view_rows(view));
}

/* Why it fails, without its address, which such a sentence begins with. */
static const char *
reason_of(const struct feed_record *feed)
{
	const char *error = feed->state.error, *colon = strstr(error, ": ");
	size_t len = colon != NULL ? (size_t)(colon - error) : 0;

	return len > 0 && memmem(feed->url, strlen(feed->url), error, len) != NULL ? colon + 2 : error;
}

/* How much a feed brings. */
static void
chart_feed(const struct health_view *v, const struct feed_record *feed, struct buf *out)
{
	struct session *session = v->view.session;
	int64_t dates[CHART_ARTICLES];
	struct error err;
	int count = feeds_recent_dates(reader_store(session->reader), feed->id, dates, CHART_ARTICLES, &err);

	chart_write(out, dates, count, CHART_DAYS, session->now, screen_has_signs(session->screen));
}

/* What there is to say of a feed: why it fails, where it is, how much it brings. */
static const char *
say_patient(struct health_view *v, struct patient *p)
{
	struct buf out = { 0 };

	if (p->says != NULL)
		return p->says;
	switch (p->health) {
	case HEALTH_FAILS: buf_adds(&out, reason_of(p->feed)); break;
	case HEALTH_MOVED: buf_printf(&out, "moved to %s", remedy_address(p->feed, &v->arena)); break;
	case HEALTH_PAUSED: buf_adds(&out, "paused"); break;
	case HEALTH_QUIET: buf_adds(&out, p->feed->newest > 0 ? "quiet" : "has no articles"); break;
	default:
		if (v->view.session->spoken)
			buf_adds(&out, "well");
		else
			chart_feed(v, p->feed, &out);
	}
	p->says = arena_strdup(&v->arena, buf_text(&out));
	buf_clear(&out);
	return p->says;
}

/* Since when it is as it is: failing, or without news. */
static void
date_patient(const struct health_view *v, const struct patient *p, struct buf *out)
{
	int64_t date = p->health == HEALTH_FAILS ? p->feed->state.failing_since : p->feed->newest;

	if (date > 0)
		date_format_short(out, date, v->view.session->now);
}

/* Where the room is small, the newest days of a chart. */
static const char *
end_of(const char *chart, int columns)
{
	while (*chart != '\0' && width_text(chart, strlen(chart)) > columns) {
		chart++;
		while (((unsigned char)*chart & 0xC0) == 0x80)
			chart++;
	}
	return chart;
}

static void
draw_patient(struct health_view *v, struct patient *p, int y, bool chosen)
{
	struct session *session = v->view.session;
	struct area *area = &v->view.area;
	unsigned state = chosen ? LOOK_SELECTED : 0, look = p->health == HEALTH_FAILS ? LOOK_WARNING : LOOK_DIM;
	int columns = row_columns(area->columns, ROW_COLUMNS);
	int x = area->x + LEFT, right = area->x + columns - 1, name = (columns - LEFT) / 3;
	struct buf text = { 0 };

	screen_fill(session->screen, y, area->x, area->columns, LOOK_TEXT | state);
	if (update_is_asking(session->update, p->feed->id) || p->health == HEALTH_FAILS)
		screen_put(session->screen, y, area->x + 1, 1, look | state,
		    update_is_asking(session->update, p->feed->id) ? "~" : "!", 1);
	if (area->columns >= DATES_FROM) {
		date_patient(v, p, &text);
		screen_put(session->screen, y, right - width_text(buf_text(&text), text.len), DATE_COLUMNS, LOOK_DIM | state,
		    buf_text(&text), text.len);
		right -= DATE_COLUMNS + 2;
	}
	screen_text(session->screen, y, x, name, (p->health == HEALTH_WELL ? LOOK_READ : LOOK_UNREAD) | state, p->feed->title);
	x += name + 2;
	if (p->health == HEALTH_WELL)
		screen_text(session->screen, y, x, right - x, LOOK_COUNT_UNREAD | state, end_of(say_patient(v, p), right - x));
	else
		screen_text(session->screen, y, x, right - x, look | state, say_patient(v, p));
	buf_clear(&text);
}

/* The letters of the spoken row. */
struct spoken {
	const struct health_view *view;
	const struct patient *patient;
	const char *says;
};

static bool
write_field(struct buf *out, char letter, const void *thing)
{
	const struct spoken *spoken = thing;

	switch (letter) {
	case 't': buf_adds(out, spoken->patient->feed->title); break;
	case 'e': buf_adds(out, spoken->says); break;
	case 'D': date_patient(spoken->view, spoken->patient, out); break;
	default: return false;
	}
	return true;
}

static void
draw(struct view *view)
{
	const struct format format = { .text = "%t, %e%?D?, %D?", .field = write_field };
	struct health_view *v = self(view);
	int i, n;

	list_settle(&v->list, view_rows(view));
	if (v->list.count == 0)
		reflow_empty(view->session, &view->area, "You have no feeds yet.", "Press {add} to add one.");
	for (i = 0; i < view->area.rows && (n = v->list.top + i) < v->list.count; i++) {
		const struct spoken spoken = { v, &v->patients[n], say_patient(v, &v->patients[n]) };
		bool chosen = n == v->list.selected;

		if (chosen)
			row_rest(view->session, &view->area, view->area.y + i);
		if (view->session->spoken)
			row_draw(view->session, &view->area, view->area.y + i, chosen ? LOOK_UNREAD | LOOK_SELECTED : LOOK_READ,
			    HIGHLIGHT_FEEDS, &format, &spoken);
		else
			draw_patient(v, &v->patients[n], view->area.y + i, chosen);
	}
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	const struct health_view *v = self(view);
	int i;

	(void)last;
	buf_adds(left, "Health of the feeds");
	for (i = 0; i < HEALTH_KINDS; i++)
		if (v->counts[i] > 0)
			buf_printf(right, "%s%d %s", right->len > 0 ? ", " : "", v->counts[i], words[i]);
}

static bool
command(struct view *view, enum command command)
{
	struct health_view *v = self(view);
	const struct feed_record *feed = selected(v);

	if (list_command(&v->list, command, view_rows(view)) ||
	    mend_command(view->session, command, feed != NULL ? feed->id : 0))
		return true;
	if (feed == NULL)
		return false;
	switch (command) {
	case COMMAND_OPEN: case COMMAND_INFO: health_view_open(view->session, feed->id); break;
	case COMMAND_RELOAD: update_feed(view->session, feed->id); break;
	case COMMAND_BROWSER: act_browse(view->session, feed->link); break;
	case COMMAND_COPY: act_copy(view->session, feed->url); break;
	default: return false;
	}
	return true;
}

static const char *
text(struct view *view, int row, struct buf *scratch)
{
	struct health_view *v = self(view);

	(void)scratch;
	return row < v->list.count ? v->patients[row].feed->title : NULL;
}

static void
close_view(struct view *view)
{
	struct health_view *v = self(view);

	arena_clear(&v->arena);
	free(v);
}

static const struct view_ops ops = {
	.where = WHERE_HEALTH,
	.draw = draw,
	.command = command,
	.reread = reread,
	.describe = describe,
	.text = text,
	.hint = "{open} more   {reload} fetch   {move-feed} address   {pause} pause   {unsubscribe} unsubscribe   {help} help   {quit} back",
	.close = close_view,
};

void
all_health_view_open(struct session *session)
{
	struct health_view *v = mem_zalloc(1, sizeof(*v));

	v->view.ops = &ops;
	v->view.list = &v->list;
	v->view.stale = true;
	view_push(session, &v->view);
}

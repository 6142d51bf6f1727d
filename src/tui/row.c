#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "row.h"
#include "store/feeds.h"
#include "store/query.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/width.h"

/* Of a date in the user's form; a longer one is none. */
#define DATE_BYTES	128
/* Rows of narrower windows are as wide as these. */
#define LEAST_COLUMNS	100
/* Matches of one highlight in one text. */
#define MATCHES_MAX	100

/* One line: a regular expression, or a filter. */
struct highlight {
	unsigned where;			/* bits of enum highlight_where */
	regex_t regex;
	struct query *query;		/* NULL: none, or a wrong one */
};

struct highlights {
	struct highlight *items;
	size_t count;
};

static void
compile(struct session *session, struct highlight *item, const struct conf_highlight *line)
{
	bool feeds = line->where & HIGHLIGHT_FEEDS_OF;
	struct error err;

	item->where = line->where;
	if (line->where & HIGHLIGHT_FILTERS) {
		item->query = query_new(line->pattern, feeds ? QUERY_FEEDS : QUERY_ARTICLES, session->now, &err);
		if (item->query == NULL)
			status_warn(&session->status, session->now, "%s: %s", line->origin, err.text);
	} else if (regcomp(&item->regex, line->pattern, REG_EXTENDED | REG_ICASE) != 0)
		mem_die();	/* it was compiled before (conf/look_line): memory is short */
}

struct highlights *
highlights_new(struct session *session)
{
	struct highlights *h = mem_zalloc(1, sizeof(*h));
	const struct conf_highlight *lines = settings_highlights(reader_settings(session->reader), &h->count);
	size_t i;

	if (h->count > SCREEN_HIGHLIGHTS_MAX)
		h->count = SCREEN_HIGHLIGHTS_MAX;
	h->items = mem_zalloc(h->count + 1, sizeof(*h->items));
	for (i = 0; i < h->count; i++)
		compile(session, &h->items[i], &lines[i]);
	return h;
}

void
highlights_free(struct highlights *h)
{
	size_t i;

	if (h == NULL)
		return;
	for (i = 0; i < h->count; i++) {
		if (!(h->items[i].where & HIGHLIGHT_FILTERS))
			regfree(&h->items[i].regex);
		else if (h->items[i].query != NULL)
			query_free(h->items[i].query);
	}
	free(h->items);
	free(h);
}

static void
draw_matches(struct screen *screen, const regex_t *regex, unsigned look, int y, int x, int width, const char *text)
{
	const char *s = text;
	regmatch_t match;
	int i;

	for (i = 0; i < MATCHES_MAX && *s != '\0' && regexec(regex, s, 1, &match, s > text ? REG_NOTBOL : 0) == 0; i++) {
		const char *from = s + match.rm_so;
		size_t len = (size_t)(match.rm_eo - match.rm_so);
		int before = width_text(text, (size_t)(from - text));

		if (len == 0)
			return;
		screen_put(screen, y, x + before, width - before, look, from, len);
		s = from + len;
	}
}

void
row_highlight(struct session *session, enum highlight_where where, int y, int x, int width, const char *text)
{
	const struct highlights *h = session->highlights;
	size_t i;

	for (i = 0; i < h->count; i++)
		if (h->items[i].where & where)
			draw_matches(session->screen, &h->items[i].regex, LOOK_HIGHLIGHT(i), y, x, width, text);
}

unsigned
row_look(struct session *session, int64_t article, unsigned look)
{
	const struct highlights *h = session->highlights;
	struct error err;
	size_t i;

	for (i = h->count; i-- > 0;)
		if (h->items[i].query != NULL && (h->items[i].where & HIGHLIGHT_ARTICLES_OF) &&
		    query_match_article(reader_store(session->reader), h->items[i].query, article, &err) > 0)
			return LOOK_HIGHLIGHT(i);
	return look;
}

unsigned *
row_feed_looks(struct session *session, const struct feed_record *feeds, size_t count, struct arena *a)
{
	const struct highlights *h = session->highlights;
	unsigned *looks = arena_zalloc(a, count + 1, sizeof(*looks));
	size_t i, k, n, matching;

	for (i = 0; i < h->count; i++) {
		const struct feed_record *found;
		struct error ignored;

		if (h->items[i].query == NULL || !(h->items[i].where & HIGHLIGHT_FEEDS_OF))
			continue;
		found = feeds_list_matching(reader_store(session->reader), h->items[i].query, a, &matching, &ignored);
		/* Both lists are in the user's order. */
		for (k = n = 0; found != NULL && k < count && n < matching; k++)
			if (feeds[k].id == found[n].id) {
				looks[k] = LOOK_HIGHLIGHT(i);
				n++;
			}
	}
	return looks;
}

const char *
row_format(const struct session *session, enum setting setting, const char *spoken)
{
	const char *own = settings_text(reader_settings(session->reader), setting);

	return *own != '\0' ? own : session->spoken ? spoken : NULL;
}

void
row_draw(struct session *session, const struct area *area, int y, unsigned look, enum highlight_where where,
    const struct format *format, const void *thing)
{
	struct buf text = { 0 };
	int width = area->columns - 2;

	format_write(format, thing, width, &text);
	screen_fill(session->screen, y, area->x, area->columns, look);
	screen_text(session->screen, y, area->x + 1, width, look, buf_text(&text));
	row_highlight(session, where, y, area->x + 1, width, buf_text(&text));
	buf_clear(&text);
}

void
row_date(const struct session *session, struct buf *out, int64_t date)
{
	const char *form = settings_text(reader_settings(session->reader), SETTING_DATETIME_FORMAT);
	time_t t = (time_t)date;
	char text[DATE_BYTES];
	struct tm tm;

	if (*form == '\0' || localtime_r(&t, &tm) == NULL)
		date_format_short(out, date, session->now);
	else if (strftime(text, sizeof(text), form, &tm) > 0)
		clean_line(out, text, strlen(text), 0);
}

int
row_date_columns(const struct session *session, int64_t date, int least)
{
	struct buf text = { 0 };
	int columns;

	row_date(session, &text, date);
	columns = width_text(buf_text(&text), text.len);
	buf_clear(&text);
	return columns > least ? columns : least;
}

int
row_columns(int room, int needed)
{
	if (needed < LEAST_COLUMNS)
		needed = LEAST_COLUMNS;
	return needed < room ? needed : room;
}

void
row_rest(struct session *session, const struct area *area, int y)
{
	screen_rest(session->screen, y, area->x + 1);
}

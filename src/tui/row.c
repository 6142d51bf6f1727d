#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "row.h"
#include "store/query.h"
#include "text/width.h"

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
	struct error err;

	item->where = line->where;
	if (line->where & HIGHLIGHT_FILTER) {
		item->query = query_new(line->pattern, QUERY_ARTICLES, session->now, &err);
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
		if (!(h->items[i].where & HIGHLIGHT_FILTER))
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
		if (h->items[i].query != NULL &&
		    query_match_article(reader_store(session->reader), h->items[i].query, article, &err) > 0)
			return LOOK_HIGHLIGHT(i);
	return look;
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
	screen_field(session->screen, y, area->x + 1, width, look, buf_text(&text));
	row_highlight(session, where, y, area->x + 1, width, buf_text(&text));
	buf_clear(&text);
}

void
row_rest(struct session *session, const struct area *area, int y)
{
	screen_rest(session->screen, y, area->x + 1);
}

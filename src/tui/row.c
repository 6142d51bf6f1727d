#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "row.h"
#include "text/width.h"

/* Matches of one highlight in one text. */
#define MATCHES_MAX	100

struct highlights {
	unsigned *where;		/* of each, bits of enum highlight_where */
	regex_t *regexes;
	size_t count;
};

struct highlights *
highlights_new(const struct settings *settings)
{
	struct highlights *h = mem_zalloc(1, sizeof(*h));
	const struct conf_highlight *lines = settings_highlights(settings, &h->count);
	size_t i;

	if (h->count > SCREEN_HIGHLIGHTS_MAX)
		h->count = SCREEN_HIGHLIGHTS_MAX;
	h->regexes = mem_zalloc(h->count + 1, sizeof(*h->regexes));
	h->where = mem_zalloc(h->count + 1, sizeof(*h->where));
	for (i = 0; i < h->count; i++) {
		h->where[i] = lines[i].where;
		/* It was compiled before (conf/theme): only memory could be short. */
		if (regcomp(&h->regexes[i], lines[i].pattern, REG_EXTENDED | REG_ICASE) != 0)
			mem_die();
	}
	return h;
}

void
highlights_free(struct highlights *h)
{
	size_t i;

	for (i = 0; i < h->count; i++)
		regfree(&h->regexes[i]);
	free(h->regexes);
	free(h->where);
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
		if (h->where[i] & where)
			draw_matches(session->screen, &h->regexes[i], LOOK_HIGHLIGHT(i), y, x, width, text);
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

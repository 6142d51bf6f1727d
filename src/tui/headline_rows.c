#include <inttypes.h>
#include <string.h>

#include "headline_rows.h"
#include "row.h"
#include "store/marks.h"
#include "text/width.h"

#define MARK_COLUMNS	4
#define DATES_FROM	50
/* Lists of several feeds name the feed in windows this wide, those of one feed the author. */
#define FEEDS_FROM	70
#define AUTHORS_FROM	110
#define FEED_COLUMNS	24
#define AUTHOR_COLUMNS	18

/* What a row is written of. */
struct written {
	const struct headline_rows *rows;
	const struct session *session;
	const struct headline *headline;
	int number;
};

static const char *
title_of(const struct headline *h)
{
	return h->title[0] != '\0' ? h->title : "(no title)";
}

/* The letters of articlelist-format, as in newsboat. */
static bool
write_field(struct buf *out, char letter, const void *thing)
{
	const struct written *written = thing;
	const struct headline *h = written->headline;

	switch (letter) {
	case 'i': buf_printf(out, "%d", written->number); break;
	case 'n': buf_adds(out, h->marks & MARK_READ ? " " : "N"); break;
	case 's': buf_adds(out, h->marks & MARK_STARRED ? "*" : " "); break;
	case 'f': buf_printf(out, "%c%c", h->marks & MARK_READ ? ' ' : 'N', h->marks & MARK_STARRED ? '*' : ' '); break;
	case 't': buf_adds(out, title_of(h)); break;
	case 'a': buf_adds(out, h->author); break;
	case 'u': buf_adds(out, h->link); break;
	case 'D': row_date(written->session, out, h->date); break;
	case 'L': buf_printf(out, "%" PRId64 "w", h->words); break;
	case 'T':
		if (!written->rows->one_feed)
			buf_adds(out, h->feed_title);
		break;
	default: return false;
	}
	return true;
}

/* Who it is from: the feed among several, else the author. */
static const char *
name_of(const struct headline_rows *rows, const struct headline *h)
{
	return rows->one_feed ? h->author : h->feed_title;
}

static int
wider(int columns, const char *text)
{
	int width = width_text(text, strlen(text));

	return width > columns ? width : columns;
}

/* The columns that names have, given that of the longest one. */
static int
limit_names(const struct headline_rows *rows, int columns)
{
	int most = rows->one_feed ? AUTHOR_COLUMNS : FEED_COLUMNS;

	if (columns < (rows->one_feed ? AUTHORS_FROM : FEEDS_FROM))
		return 0;
	if (most > columns / 5)
		most = columns / 5;
	return rows->one_feed && rows->name_columns < most ? rows->name_columns : most;
}

void
headline_rows_measure(struct headline_rows *rows, const struct session *session, const struct area *area,
    const struct headline *items, int count)
{
	int i;

	rows->date_columns = 0;
	for (i = 0; i < area->rows && i < count; i++) {
		rows->date_columns = row_date_columns(session, items[i].date, rows->date_columns);
		rows->title_columns = wider(rows->title_columns, title_of(&items[i]));
		rows->name_columns = wider(rows->name_columns, name_of(rows, &items[i]));
	}
	rows->name_columns = limit_names(rows, area->columns);
}

static unsigned
look_of(const struct headline *h)
{
	return h->marks & MARK_READ ? LOOK_READ : LOOK_UNREAD;
}

static void
draw_marks(struct screen *screen, const struct area *area, int y, const struct headline *h, unsigned state)
{
	if (!(h->marks & MARK_READ))
		screen_put(screen, y, area->x + 1, 1, LOOK_COUNT_UNREAD | state, "\xe2\x80\xa2", 3);
	if (h->marks & MARK_STARRED)
		screen_put(screen, y, area->x + 2, 1, LOOK_STAR | state, "*", 1);
}

static void
draw_columns(const struct headline_rows *rows, struct session *session, const struct area *area, int y,
    const struct headline *h, bool selected)
{
	struct screen *screen = session->screen;
	unsigned state = selected ? LOOK_SELECTED : 0;
	int names = rows->name_columns > 0 ? rows->name_columns + 2 : 0, x = area->x + MARK_COLUMNS;
	int right = area->x + row_columns(area->columns, MARK_COLUMNS + rows->title_columns + 2 + names + rows->date_columns + 1) - 1;
	struct buf date = { 0 };

	screen_fill(screen, y, area->x, area->columns, LOOK_TEXT | state);
	draw_marks(screen, area, y, h, state);
	if (area->columns >= DATES_FROM) {
		row_date(session, &date, h->date);
		screen_put(screen, y, right - width_text(buf_text(&date), date.len), rows->date_columns, LOOK_DIM | state,
		    buf_text(&date), date.len);
		right -= rows->date_columns + 2;
	}
	if (names > 0)
		screen_text(screen, y, right - rows->name_columns, rows->name_columns, LOOK_DIM | state, name_of(rows, h));
	right -= names;
	screen_text(screen, y, x, right - x, (selected ? look_of(h) : row_look(session, h->id, look_of(h))) | state, title_of(h));
	row_highlight(session, HIGHLIGHT_HEADLINES, y, x, right - x, h->title);
	buf_clear(&date);
}

void
headline_rows_draw(const struct headline_rows *rows, struct session *session, const struct area *area, int y,
    const struct headline *h, int number, bool selected)
{
	const struct written written = { rows, session, h, number };
	const char *spoken = "%t%?s?, starred?%?n?, unread?, %D%?T?, %T?";
	const struct format format = { .text = row_format(session, SETTING_ARTICLELIST_FORMAT, spoken), .field = write_field };

	if (format.text == NULL)
		draw_columns(rows, session, area, y, h, selected);
	else
		row_draw(session, area, y, selected ? look_of(h) | LOOK_SELECTED : row_look(session, h->id, look_of(h)),
		    HIGHLIGHT_HEADLINES, &format, &written);
}

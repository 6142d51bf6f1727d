#include <stdlib.h>
#include <time.h>

#include "pattern.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/format.h"

#define COLUMNS_USUAL	80

/* A line in the making. */
struct line {
	const struct pattern *pattern;
	const void *thing;
};

/* Every field is cleaned to one line, so that a feed cannot forge a column. */
static bool
write_field(struct buf *out, char letter, const void *thing)
{
	const struct line *line = thing;
	const struct pattern *p = line->pattern;
	struct buf raw = { 0 };
	size_t i;

	for (i = 0; i < p->count && p->fields[i].letter != letter; i++)
		continue;
	if (i == p->count)
		return false;
	p->fields[i].write(&raw, line->thing);
	clean_line(out, buf_text(&raw), raw.len, 0);
	buf_clear(&raw);
	return true;
}

char
pattern_wrong(const struct pattern *p)
{
	struct buf letters = { 0 };
	size_t i;
	char wrong;

	for (i = 0; i < p->count; i++)
		buf_addc(&letters, p->fields[i].letter);
	wrong = format_wrong(p->text, buf_text(&letters));
	buf_clear(&letters);
	return wrong;
}

/* How wide %> makes a line. */
static int
line_columns(void)
{
	const char *said = getenv("COLUMNS");
	int columns = said != NULL ? atoi(said) : 0;

	return columns > 0 && columns <= FORMAT_COLUMNS_MAX ? columns : COLUMNS_USUAL;
}

void
pattern_write(const struct pattern *p, const void *thing, struct buf *out)
{
	const struct format format = { .text = p->text, .field = write_field, .escapes = true };
	const struct line line = { p, thing };

	format_write(&format, &line, line_columns(), out);
	buf_addc(out, p->end);
}

void
pattern_date(struct buf *out, int64_t date)
{
	char text[64];
	time_t t = (time_t)date;
	struct tm tm;

	if (date == 0 || date == DATE_NONE || localtime_r(&t, &tm) == NULL ||
	    strftime(text, sizeof(text), "%Y-%m-%d %H:%M", &tm) == 0)
		buf_adds(out, "-");
	else
		buf_adds(out, text);
}

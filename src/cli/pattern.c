#include <string.h>
#include <time.h>

#include "pattern.h"
#include "text/clean.h"
#include "text/date.h"

static const struct pattern_field *
find_field(const struct pattern *p, char letter)
{
	size_t i;

	for (i = 0; i < p->count; i++)
		if (p->fields[i].letter == letter)
			return &p->fields[i];
	return NULL;
}

char
pattern_wrong(const struct pattern *p)
{
	const char *s = p->text;

	while ((s = strchr(s, '%')) != NULL) {
		if (s[1] == '\0')
			return '%';
		if (s[1] != '%' && find_field(p, s[1]) == NULL)
			return s[1];
		s += 2;
	}
	return '\0';
}

static void
add_field(const struct pattern_field *field, const void *thing, struct buf *out)
{
	struct buf raw = { 0 };

	field->write(&raw, thing);
	clean_line(out, buf_text(&raw), raw.len, 0);
	buf_clear(&raw);
}

static void
add_escape(struct buf *out, char c)
{
	static const char from[] = "tn0\\", to[] = "\t\n\0\\";
	const char *p = strchr(from, c);

	if (p != NULL && c != '\0') {
		buf_addc(out, to[p - from]);
	} else {
		buf_addc(out, '\\');
		if (c != '\0')
			buf_addc(out, c);
	}
}

void
pattern_write(const struct pattern *p, const void *thing, struct buf *out)
{
	const char *s;

	for (s = p->text; *s != '\0'; s++) {
		const struct pattern_field *field = *s == '%' ? find_field(p, s[1]) : NULL;

		if (field != NULL) {
			add_field(field, thing, out);
			s++;
		} else if (*s == '\\') {
			add_escape(out, s[1]);
			s += s[1] != '\0';
		} else {
			buf_addc(out, *s);
			s += *s == '%' && s[1] == '%';
		}
	}
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

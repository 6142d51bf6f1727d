#include <stdlib.h>
#include <string.h>

#include "text/format.h"
#include "text/width.h"

/* A row in the making. */
struct row {
	const struct format *format;
	const void *thing;
	struct buf *out;
	bool filled;		/* %> was met ... */
	size_t fill_at;		/* ... here in out */
	const char *fill;	/* one cluster ... */
	size_t fill_len;	/* ... of so many bytes */
};

/* A field as it is written after the percent sign. */
struct spec {
	bool left;
	int columns;		/* 0: as many as it needs */
	char letter;
};

static void write_part(struct row *row, const char *s, const char *end, int depth);

/* Read "-20t"; returns what follows, NULL when the text ends before. */
static const char *
read_spec(const char *s, const char *end, struct spec *spec)
{
	*spec = (struct spec){ .left = s < end && *s == '-' };
	for (s += spec->left; s < end && *s >= '0' && *s <= '9'; s++)
		if (spec->columns < FORMAT_COLUMNS_MAX)
			spec->columns = spec->columns * 10 + *s - '0';
	if (spec->columns > FORMAT_COLUMNS_MAX)
		spec->columns = FORMAT_COLUMNS_MAX;
	if (s == end)
		return NULL;
	spec->letter = *s;
	return s + 1;
}

static void
add_blanks(struct buf *out, int count)
{
	while (count-- > 0)
		buf_addc(out, ' ');
}

static void
add_field(struct row *row, const struct spec *spec)
{
	struct buf value = { 0 };
	int columns;

	if (!row->format->field(&value, spec->letter, row->thing)) {
		buf_clear(&value);
		return;
	}
	if (spec->columns == 0)
		buf_add(row->out, buf_text(&value), value.len);
	else {
		columns = width_text(buf_text(&value), value.len);
		if (!spec->left)
			add_blanks(row->out, spec->columns - columns);
		width_fit(row->out, buf_text(&value), spec->columns, spec->left);
	}
	buf_clear(&value);
}

/* Whether a field holds more than blanks. */
static bool
holds(const struct row *row, char letter)
{
	struct buf value = { 0 };
	bool any;

	row->format->field(&value, letter, row->thing);
	any = strspn(buf_text(&value), " ") < value.len;
	buf_clear(&value);
	return any;
}

/* The end of a branch: the '&' or '?' that is its own, not one of a condition within. */
static const char *
branch_end(const char *s, const char *end, bool ampersand)
{
	int within = 0;

	for (; s < end; s++) {
		if (*s == '%' && s + 1 < end) {
			within += s[1] == '?' ? 2 : 0;
			s++;
		} else if (*s == '?' && within == 0)
			return s;
		else if (*s == '?')
			within--;
		else if (*s == '&' && within == 0 && ampersand)
			return s;
	}
	return end;
}

/* "t?yes&no?" behind "%?"; returns what follows. */
static const char *
write_condition(struct row *row, const char *s, const char *end, int depth)
{
	const char *yes, *yes_end, *no_end;
	char letter;

	if (end - s < 2 || s[1] != '?')
		return s;
	letter = s[0];
	yes = s + 2;
	yes_end = branch_end(yes, end, true);
	no_end = yes_end < end && *yes_end == '&' ? branch_end(yes_end + 1, end, false) : yes_end;
	if (depth < FORMAT_DEPTH_MAX && holds(row, letter))
		write_part(row, yes, yes_end, depth + 1);
	else if (depth < FORMAT_DEPTH_MAX && no_end > yes_end)
		write_part(row, yes_end + 1, no_end, depth + 1);
	return no_end < end ? no_end + 1 : end;
}

/* What stands behind a percent sign; returns what follows. */
static const char *
write_directive(struct row *row, const char *s, const char *end, int depth)
{
	struct spec spec;
	int columns;

	if (s < end && *s == '%') {
		buf_addc(row->out, '%');
		return s + 1;
	}
	if (s < end && *s == '?')
		return write_condition(row, s + 1, end, depth);
	if (s + 1 < end && *s == '>') {
		size_t len = width_next(s + 1, (size_t)(end - s - 1), &columns);

		if (!row->filled && columns == 1) {
			row->filled = true;
			row->fill_at = row->out->len;
			row->fill = s + 1;
			row->fill_len = len;
		}
		return s + 1 + len;
	}
	s = read_spec(s, end, &spec);
	if (s == NULL)
		return end;
	add_field(row, &spec);
	return s;
}

/* What a backslash and c stand for: themselves, unless it is one of these. */
static void
write_escape(struct buf *out, char c)
{
	static const char from[] = "tn0\\", to[] = "\t\n\0\\";
	const char *known = memchr(from, c, sizeof(from) - 1);

	if (known == NULL)
		buf_addc(out, '\\');
	buf_addc(out, known != NULL ? to[known - from] : c);
}

static void
write_part(struct row *row, const char *s, const char *end, int depth)
{
	while (s < end) {
		if (*s == '%')
			s = write_directive(row, s + 1, end, depth);
		else if (*s == '\\' && s + 1 < end && row->format->escapes) {
			write_escape(row->out, s[1]);
			s += 2;
		} else
			buf_addc(row->out, *s++);
	}
}

void
format_write(const struct format *format, const void *thing, int columns, struct buf *out)
{
	struct buf all = { 0 };
	struct row row = { .format = format, .thing = thing, .out = &all };
	int left, right;

	write_part(&row, format->text, format->text + strlen(format->text), 0);
	if (!row.filled) {
		buf_add(out, buf_text(&all), all.len);
		buf_clear(&all);
		return;
	}
	right = width_text(buf_text(&all) + row.fill_at, all.len - row.fill_at);
	left = width_text(buf_text(&all), row.fill_at);
	if (left + right > columns) {
		char *before = strndup(buf_text(&all), row.fill_at);

		if (before != NULL && columns > right)
			width_fit(out, before, columns - right, 1);
		free(before);
	} else {
		buf_add(out, buf_text(&all), row.fill_at);
		for (; left + right < columns; left++)
			buf_add(out, row.fill, row.fill_len);
	}
	buf_add(out, buf_text(&all) + row.fill_at, all.len - row.fill_at);
	buf_clear(&all);
}

char
format_wrong(const char *text, const char *letters)
{
	const char *s, *end = text + strlen(text);
	struct spec spec;

	for (s = strchr(text, '%'); s != NULL; s = strchr(s, '%')) {
		s++;
		if (*s == '%' || *s == '>') {
			s += s[0] == '>' && s[1] != '\0' ? 2 : 1;
			continue;
		}
		if (*s == '?')
			s++;
		s = read_spec(s, end, &spec);
		if (s == NULL)
			return '%';
		if (strchr(letters, spec.letter) == NULL)
			return spec.letter;
	}
	return '\0';
}

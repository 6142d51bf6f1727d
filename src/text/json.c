#include <string.h>

#include "text/json.h"
#include "text/date.h"
#include "text/utf8.h"

/*
 * Characters that are escaped beside those that JSON asks for: C1 controls,
 * separators of lines, bidi controls, invisible and tag characters.
 */
static const struct {
	uint32_t first, last;
} escaped[] = {
	{ 0x00, 0x1F }, { 0x7F, 0x9F }, { 0xAD, 0xAD }, { 0x61C, 0x61C }, { 0x180B, 0x180F },
	{ 0x200B, 0x200F }, { 0x2028, 0x202E }, { 0x2060, 0x206F }, { 0xFE00, 0xFE0F },
	{ 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB }, { 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A },
	{ 0xE0000, 0xE0FFF },
};

static bool
is_escaped(uint32_t c)
{
	size_t i;

	for (i = 0; i < sizeof(escaped) / sizeof(escaped[0]); i++)
		if (c >= escaped[i].first && c <= escaped[i].last)
			return true;
	return false;
}

static void
add_escape(struct buf *out, uint32_t c)
{
	if (c > 0xFFFF) {
		c -= 0x10000;
		buf_printf(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + (c >> 10)),
		    (unsigned)(0xDC00 + (c & 0x3FF)));
	} else {
		buf_printf(out, "\\u%04x", (unsigned)c);
	}
}

static void
add_character(struct buf *out, uint32_t c)
{
	switch (c) {
	case '"':
		buf_adds(out, "\\\"");
		break;
	case '\\':
		buf_adds(out, "\\\\");
		break;
	case '\n':
		buf_adds(out, "\\n");
		break;
	case '\t':
		buf_adds(out, "\\t");
		break;
	case '\r':
		buf_adds(out, "\\r");
		break;
	default:
		if (is_escaped(c))
			add_escape(out, c);
		else
			utf8_add(out, c);
	}
}

/* Bytes at s that go out as they are: printable ASCII without quote and backslash. */
static size_t
plain_run(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] >= ' ' && s[n] < 0x7F && s[n] != '"' && s[n] != '\\')
		n++;
	return n;
}

void
json_quote(struct buf *out, const char *s)
{
	size_t len = strlen(s);
	uint32_t c;

	buf_addc(out, '"');
	while (len > 0) {
		size_t n = plain_run(s, len);

		if (n > 0) {
			buf_add(out, s, n);
		} else {
			n = utf8_decode(s, len, &c);
			add_character(out, c);
		}
		s += n;
		len -= n;
	}
	buf_addc(out, '"');
}

static void
begin_member(struct json *j, const char *key)
{
	if (j->more)
		buf_addc(j->out, ',');
	j->more = true;
	if (key == NULL)
		return;
	json_quote(j->out, key);
	buf_addc(j->out, ':');
}

void
json_open(struct json *j, const char *key, char bracket)
{
	begin_member(j, key);
	buf_addc(j->out, bracket);
	j->more = false;
}

void
json_close(struct json *j, char bracket)
{
	buf_addc(j->out, bracket);
	j->more = true;
}

void
json_text(struct json *j, const char *key, const char *s)
{
	begin_member(j, key);
	json_quote(j->out, s);
}

void
json_text_if(struct json *j, const char *key, const char *s)
{
	if (s[0] != '\0')
		json_text(j, key, s);
}

void
json_number(struct json *j, const char *key, int64_t n)
{
	begin_member(j, key);
	buf_printf(j->out, "%lld", (long long)n);
}

void
json_flag(struct json *j, const char *key, bool on)
{
	begin_member(j, key);
	buf_adds(j->out, on ? "true" : "false");
}

void
json_date(struct json *j, const char *key, int64_t date)
{
	if (date == DATE_NONE)
		return;
	begin_member(j, key);
	buf_addc(j->out, '"');
	date_format_rfc3339(j->out, date);
	buf_addc(j->out, '"');
}

void
json_end(struct json *j)
{
	buf_addc(j->out, '\n');
	j->more = false;
}

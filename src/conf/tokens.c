#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "tokens.h"

#define NAME_BYTES	64	/* no name is longer */

struct scanner {
	const char *line;
	size_t len, at;
	struct buf text;	/* of the word being read */
	const char *wrong;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

const char *
tokens_value(const char *word, size_t *len)
{
	size_t n = strspn(word, "abcdefghijklmnopqrstuvwxyz-");

	if (n == 0 || word[n] != '=')
		return NULL;
	*len = n;
	return word + n + 1;
}

/* text is a name and its '='. */
static bool
begins_value(const struct buf *text)
{
	size_t len;

	return text->len > 1 && text->len <= NAME_BYTES && text->data[text->len - 1] == '=' &&
	    tokens_value(text->data, &len) != NULL && len == text->len - 1;
}

/* What follows a backslash within "..."; one that escapes nothing stays, as regular expressions want it. */
static void
add_escape(struct buf *text, char c)
{
	static const char from[] = "nrt\"\\", to[] = "\n\r\t\"\\";
	const char *p = c != '\0' ? strchr(from, c) : NULL;

	if (p != NULL) {
		buf_addc(text, to[p - from]);
	} else {
		buf_addc(text, '\\');
		buf_addc(text, c);
	}
}

static void
scan_quoted(struct scanner *s)
{
	char quote = s->line[s->at++];

	for (; s->at < s->len; s->at++) {
		char c = s->line[s->at];

		if (c == quote) {
			s->at++;
			return;
		}
		if (c == '\\' && quote == '"' && s->at + 1 < s->len)
			add_escape(&s->text, s->line[++s->at]);
		else
			buf_addc(&s->text, c);
	}
	s->wrong = quote == '"' ? "a \" is not closed" : "a ' is not closed";
}

static void
scan_word(struct scanner *s)
{
	buf_reset(&s->text);
	if (s->line[s->at] == '"' || s->line[s->at] == '\'') {
		scan_quoted(s);
		return;
	}
	for (; s->at < s->len && !is_blank(s->line[s->at]); s->at++) {
		char c = s->line[s->at];

		if ((c == '"' || c == '\'') && begins_value(&s->text)) {
			scan_quoted(s);
			return;
		}
		buf_addc(&s->text, c);
	}
}

/* "#d0a040" after another word is a colour, not a comment. */
static bool
is_color(const struct scanner *s)
{
	size_t n;

	for (n = 1; n <= 6 && s->at + n < s->len && isxdigit((unsigned char)s->line[s->at + n]); n++)
		continue;
	return n == 7 && (s->at + n == s->len || is_blank(s->line[s->at + n]));
}

const char *
tokens_split(struct arena *a, const char *line, size_t len, struct tokens *out)
{
	struct scanner s = { .line = line, .len = len };
	size_t cap = 0;

	memset(out, 0, sizeof(*out));
	if (memchr(line, '\0', len) != NULL)
		return "holds a NUL byte";
	for (;;) {
		struct token *w;

		while (s.at < len && is_blank(line[s.at]))
			s.at++;
		if (s.at == len || (line[s.at] == '#' && (out->count == 0 || !is_color(&s))))
			break;
		out->items = arena_grow(a, out->items, out->count, &cap, sizeof(*out->items));
		w = &out->items[out->count++];
		w->start = s.at;
		scan_word(&s);
		w->end = s.at;
		w->text = arena_strndup(a, buf_text(&s.text), s.text.len);
	}
	buf_clear(&s.text);
	return s.wrong;
}

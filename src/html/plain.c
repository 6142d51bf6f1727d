#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "html/document.h"
#include "html/plain.h"
#include "text/clean.h"
#include "text/entity.h"
#include "text/width.h"

#define ELLIPSIS	"\xe2\x80\xa6"
#define EXCERPT_LOOK	(16u << 10)	/* bytes of text looked at for an excerpt */

/* What is a tag in a title; "<vector>" and "<3" are not.  Sorted. */
static const char *const names[] = {
	"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blockquote", "br", "center", "cite", "code", "del", "dfn", "div",
	"em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "nobr", "ol", "p", "pre",
	"q", "s", "samp", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "time", "tt", "u", "ul", "var",
	"wbr",
};

struct name {
	const char *s;
	size_t len;
};

static int
compare_names(const void *key, const void *member)
{
	const struct name *name = key;
	const char *other = *(const char *const *)member;
	int d = strncasecmp(name->s, other, name->len);

	return d != 0 ? d : other[name->len] == '\0' ? 0 : -1;
}

static const char *
find_name(const char *s, size_t len)
{
	struct name name = { s, len };
	const char *const *found = bsearch(&name, names, sizeof(names) / sizeof(names[0]), sizeof(names[0]), compare_names);

	return found != NULL ? *found : NULL;
}

/* The bytes of the tag or comment at s ('<'), 0 when it is text; *name is the element's, "" a comment. */
static size_t
tag_length(const char *s, size_t len, const char **name)
{
	const char *end;
	size_t start, n;

	*name = "";
	if (len >= 4 && memcmp(s, "<!--", 4) == 0) {
		end = memmem(s + 4, len - 4, "-->", 3);
		return end != NULL ? (size_t)(end - s) + 3 : 0;
	}
	end = memchr(s, '>', len);
	if (end == NULL)
		return 0;
	start = s[1] == '/' ? 2 : 1;
	for (n = start; s + n < end && strchr(" \t\n\r/", s[n]) == NULL; n++)
		continue;
	*name = n > start ? find_name(s + start, n - start) : NULL;
	return *name != NULL ? (size_t)(end - s) + 1 : 0;
}

/* The bytes up to the end tag of a script or style, whose text nobody reads. */
static size_t
skip_text(const char *s, size_t len, const char *name)
{
	char end[16] = "</";
	const char *found;

	if (strcmp(name, "script") != 0 && strcmp(name, "style") != 0)
		return 0;
	memcpy(end + 2, name, strlen(name) + 1);
	found = memmem(s, len, end, strlen(end));
	return found != NULL ? (size_t)(found - s) : len;
}

static bool
parts_words(const char *name)
{
	static const char *const blocks[] = { "br", "p", "div", "li", "blockquote", "hr", "img", "ul", "ol", "pre" };
	size_t i;

	for (i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
		if (strcmp(name, blocks[i]) == 0)
			return true;
	return name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

/* The text without the tags, not clean yet; ends soon after so many bytes. */
static void
add_text(struct buf *text, const char *html, size_t len, size_t enough)
{
	const char *end = html + len, *p, *name;
	bool closes;
	size_t n;

	while (html < end && text->len < enough) {
		p = memchr(html, '<', (size_t)(end - html));
		if (p == NULL)
			p = end;
		entity_decode(text, html, (size_t)(p - html));
		html = p;
		if (html == end)
			break;
		n = end - html > 2 ? tag_length(html, (size_t)(end - html), &name) : 0;
		if (n == 0) {
			buf_addc(text, *html++);
			continue;
		}
		if (parts_words(name))
			buf_addc(text, ' ');
		closes = html[1] == '/';
		html += n;
		if (!closes)
			html += skip_text(html, (size_t)(end - html), name);
	}
}

void
plain_line(struct buf *out, const char *html, size_t len)
{
	struct buf text = { 0 };

	add_text(&text, html, len, SIZE_MAX);
	clean_line(out, buf_text(&text), text.len, 0);
	buf_clear(&text);
}

void
plain_excerpt(struct buf *out, const char *html, size_t len, int columns)
{
	struct buf text = { 0 }, line = { 0 };
	size_t fits, end;

	add_text(&text, html, len, EXCERPT_LOOK);
	clean_line(&line, buf_text(&text), text.len, 0);
	fits = width_prefix(buf_text(&line), line.len, columns - 1, NULL);
	if (fits == line.len || width_text(buf_text(&line), line.len) <= columns) {
		buf_add(out, buf_text(&line), line.len);
	} else {
		/* Scripts without blanks between words are cut where they are. */
		for (end = fits; end > fits / 2 && line.data[end] != ' '; end--)
			continue;
		buf_add(out, line.data, line.data[end] == ' ' ? end : fits);
		buf_adds(out, ELLIPSIS);
	}
	buf_clear(&text);
	buf_clear(&line);
}

void
plain_text(struct buf *out, const char *html, size_t len)
{
	struct document *doc = document_from_html(html, len, "");
	const struct document_block *block = doc->root;
	size_t start = out->len;

	while (block != NULL) {
		if (block->len > 0) {
			if (out->len > start)
				buf_adds(out, block->kind == BLOCK_CELL ? "\n" : "\n\n");
			clean_block(out, block->text, block->len);
		}
		if (block->first != NULL) {
			block = block->first;
			continue;
		}
		while (block != NULL && block->next == NULL)
			block = block->parent;
		if (block != NULL)
			block = block->next;
	}
	document_free(doc);
}

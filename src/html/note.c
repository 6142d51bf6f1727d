#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "note.h"
#include "text/utf8.h"

#define DIGITS_MAX	3	/* of the number of a note */

static const char *
attribute(const struct dom *dom, int i, const char *name)
{
	const char *value = dom_attribute(&dom->nodes[i], name);

	return value != NULL ? value : "";
}

bool
note_is_list(const struct dom *dom, int i)
{
	static const char *const classes[] = { "footnotes", "endnotes", "footnotes-list", "references" };
	enum dom_tag tag = dom->nodes[i].tag;
	const char *class = attribute(dom, i, "class");
	size_t k;

	if (tag != TAG_SECTION && tag != TAG_DIV && tag != TAG_OL && tag != TAG_ASIDE && tag != TAG_FOOTER)
		return false;
	if (strcmp(attribute(dom, i, "role"), "doc-endnotes") == 0)
		return true;
	for (k = 0; k < sizeof(classes) / sizeof(classes[0]); k++)
		if (strcmp(class, classes[k]) == 0)
			return true;
	return false;
}

/* The number that is all the text below node i, brackets aside: its digits; 0 when there is none. */
static size_t
number_in(const struct dom *dom, int i, const char **digits)
{
	const char *s;
	size_t count = 0;
	int k;

	for (k = i + 1; k < dom->nodes[i].end; k++) {
		s = dom_text(&dom->nodes[k]) + strspn(dom_text(&dom->nodes[k]), "[( \t\r\n");
		if (strspn(s, "0123456789") > 0) {
			if (count > 0)
				return 0;
			*digits = s;
			count = strspn(s, "0123456789");
			s += count;
		}
		if (s[strspn(s, "]). \t\r\n")] != '\0')
			return 0;
	}
	return count <= DIGITS_MAX ? count : 0;
}

static bool
is_in_page(const struct dom *dom, int a)
{
	return dom->nodes[a].tag == TAG_A && strchr(attribute(dom, a, "href"), '#') != NULL;
}

bool
note_is_mark(const struct dom *dom, int a)
{
	const char *digits;

	return is_in_page(dom, a) && (strstr(attribute(dom, a, "class"), "footnote") != NULL ||
	    strstr(attribute(dom, a, "class"), "noteref") != NULL || strcmp(attribute(dom, a, "rel"), "footnote") == 0 ||
	    strcmp(attribute(dom, a, "role"), "doc-noteref") == 0 ||
	    strcmp(attribute(dom, a, "epub:type"), "noteref") == 0) && number_in(dom, a, &digits) > 0;
}

static bool
is_arrow(uint32_t c)
{
	return c == '^' || (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2900 && c <= 0x297F) || (c >= 0x2B00 && c <= 0x2B11);
}

/* Letters and digits say something; punctuation, arrows and their variation selectors do not. */
static bool
says_something(uint32_t c)
{
	if (c < 0xC0)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	return !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0xFE00 && c <= 0xFE0F);
}

bool
note_is_way_back(const struct dom *dom, int a)
{
	bool arrow = false;
	const char *s;
	uint32_t c;
	int k;

	for (k = a + 1; k < dom->nodes[a].end; k++)
		for (s = dom_text(&dom->nodes[k]); *s != '\0';) {
			s += utf8_decode(s, strlen(s), &c);
			arrow |= is_arrow(c);
			/* An arrow may have a number: which of several ways back it is. */
			if (says_something(c) && !(arrow && c >= '0' && c <= '9'))
				return false;
		}
	return true;
}

int
note_number(const struct dom *dom, int block, char label[NOTE_LABEL_MAX])
{
	int a = dom_first_child(dom, block);
	const char *digits;
	size_t count;

	while (a >= 0 && dom->nodes[a].tag == TAG_TEXT && dom_text(&dom->nodes[a])[strspn(dom_text(&dom->nodes[a]), " \t\r\n")] == '\0')
		a = dom_next_sibling(dom, a);
	if (a < 0 || !is_in_page(dom, a) || strstr(attribute(dom, block, "class"), "footnote") == NULL ||
	    (count = number_in(dom, a, &digits)) == 0 || dom->nodes[a].end == dom->nodes[block].end)
		return -1;
	snprintf(label, NOTE_LABEL_MAX, "%.*s.", (int)count, digits);
	return a;
}

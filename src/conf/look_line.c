#include <regex.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "look_line.h"

static const char *const names[LOOK_KINDS] = {
	[LOOK_TEXT] = "text", [LOOK_ARTICLE] = "article", [LOOK_DIM] = "dim", [LOOK_BAR] = "bar",
	[LOOK_BORDER] = "border",
	[LOOK_UNREAD] = "unread", [LOOK_READ] = "read",
	[LOOK_FOCUS] = "focus", [LOOK_FOCUS_UNREAD] = "focus-unread", [LOOK_FOCUS_OTHER] = "focus-other",
	[LOOK_STAR] = "star", [LOOK_COUNT_UNREAD] = "count", [LOOK_FOLDER] = "folder", [LOOK_WARNING] = "warning",
	[LOOK_TITLE] = "article-title", [LOOK_HEADING] = "heading", [LOOK_LINK] = "link", [LOOK_QUOTE] = "quote",
	[LOOK_CODE] = "code", [LOOK_MATCH] = "match",
};

/* newsboat(1), "color", up to newsboat 2.37; -1: there is no such part here. */
static const struct alias {
	const char *name;
	int looks[LOOK_LINE_ALIASES];
} aliases[] = {
	{ "background", { LOOK_TEXT, -1 } },
	{ "end-of-text-marker", { -1, -1 } },
	{ "hint-description", { LOOK_DIM, -1 } },
	{ "hint-key", { -1, -1 } },
	{ "hint-keys-delimiter", { -1, -1 } },
	{ "hint-separator", { -1, -1 } },
	{ "info", { LOOK_BAR, -1 } },
	{ "listfocus", { LOOK_FOCUS, -1 } },
	{ "listfocus_unread", { LOOK_FOCUS_UNREAD, -1 } },
	{ "listnormal", { LOOK_READ, -1 } },
	{ "listnormal_unread", { LOOK_UNREAD, -1 } },
	{ "title", { LOOK_BAR, LOOK_TITLE } },
};

static const char *const inks[] = { "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white" };

static const struct {
	const char *name;
	unsigned bit;
} attributes[] = {
	{ "bold", THEME_BOLD }, { "dim", THEME_DIM }, { "italic", THEME_ITALIC }, { "underline", THEME_UNDERLINE },
	{ "reverse", THEME_REVERSE }, { "standout", THEME_REVERSE },
	/* Read, but nothing should blink or hide. */
	{ "blink", 0 }, { "protect", 0 }, { "invis", 0 }, { "none", 0 },
};

#define COUNT(table)	(sizeof(table) / sizeof((table)[0]))

/* A number of digits to the end of s, at most max; -1 when it is none. */
static int
read_number(const char *s, int base, long max)
{
	char *end;
	long n;

	if (strspn(s, base == 16 ? "0123456789abcdefABCDEF" : "0123456789") != strlen(s) || *s == '\0')
		return -1;
	n = strtol(s, &end, base);
	return *end == '\0' && n <= max ? (int)n : -1;
}

/* "default", "red", "brightred", "color123", "123" or "#rrggbb". */
static bool
read_ink(const char *s, int *ink)
{
	bool bright = strncmp(s, "bright", 6) == 0;
	size_t i;

	*ink = THEME_OWN;
	if (strcmp(s, "default") == 0)
		return true;
	for (i = 0; i < COUNT(inks); i++)
		if (strcmp(inks[i], s + (bright ? 6 : 0)) == 0) {
			*ink = (int)i + (bright ? 8 : 0);
			return true;
		}
	if (*s == '#') {
		*ink = strlen(s) == 7 ? read_number(s + 1, 16, 0xFFFFFF) : -1;
		*ink = *ink < 0 ? *ink : *ink | THEME_RGB;
	} else
		*ink = read_number(strncmp(s, "color", 5) == 0 ? s + 5 : s, 10, 255);
	return *ink >= 0;
}

/* "INK PAPER ATTRIBUTE..." from word number first on, at least so many colours. */
static const char *
read_inks(const struct tokens *words, size_t first, size_t least, struct theme_look *how, struct arena *a)
{
	size_t i, n;

	*how = (struct theme_look){ THEME_OWN, THEME_OWN, 0 };
	if (words->count < first + least)
		return least == 1 ? "needs a colour" : "needs two colours, of the text and of what is behind it";
	for (i = first; i < words->count && i < first + 2; i++)
		if (!read_ink(words->items[i].text, i == first ? &how->ink : &how->paper))
			return arena_printf(a, "%s: not a colour (a name, 0 to 255, #rrggbb or default)", words->items[i].text);
	for (; i < words->count; i++) {
		for (n = 0; n < COUNT(attributes) && strcmp(attributes[n].name, words->items[i].text) != 0; n++)
			continue;
		if (n == COUNT(attributes))
			return arena_printf(a, "%s: not an attribute (bold, dim, italic, underline, reverse)",
			    words->items[i].text);
		how->attributes |= attributes[n].bit;
	}
	return NULL;
}

static const char *
read_how(const struct tokens *words, size_t first, struct theme_look *how, struct arena *a)
{
	return read_inks(words, first, 2, how, a);
}

const char *
look_line_rule(const struct tokens *words, size_t first, struct theme_look *how, struct arena *a)
{
	return read_inks(words, first, 1, how, a);
}

/* The looks of a name, ours or newsboat's; false when it is none. */
static bool
find_looks(const char *name, int looks[LOOK_LINE_ALIASES])
{
	size_t i;

	looks[1] = -1;
	for (i = 0; i < LOOK_KINDS; i++)
		if (strcmp(names[i], name) == 0) {
			looks[0] = (int)i;
			return true;
		}
	for (i = 0; i < COUNT(aliases); i++)
		if (strcmp(aliases[i].name, name) == 0) {
			memcpy(looks, aliases[i].looks, sizeof(aliases[i].looks));
			return true;
		}
	return false;
}

const char *
look_line_color(const struct tokens *words, struct conf_color colors[LOOK_LINE_ALIASES], size_t *count, struct arena *a)
{
	struct theme_look how;
	int looks[LOOK_LINE_ALIASES];
	const char *wrong;
	size_t i;

	*count = 0;
	if (words->count < 2)
		return "color: needs an element and two colours";
	if (!find_looks(words->items[1].text, looks))
		return arena_printf(a, "color: %s: no such element", words->items[1].text);
	wrong = read_how(words, 2, &how, a);
	if (wrong != NULL)
		return arena_printf(a, "color: %s", wrong);
	for (i = 0; i < LOOK_LINE_ALIASES && looks[i] >= 0; i++)
		colors[(*count)++] = (struct conf_color){ (enum look)looks[i], how };
	return NULL;
}

/* Where a text is sought, and what. */
static const char *
read_sought(const struct tokens *words, struct conf_highlight *highlight, struct arena *a)
{
	static const struct { const char *name; unsigned where; } places[] = {
		{ "all", HIGHLIGHT_FEEDS | HIGHLIGHT_HEADLINES | HIGHLIGHT_ARTICLE }, { "article", HIGHLIGHT_ARTICLE },
		{ "articlelist", HIGHLIGHT_HEADLINES }, { "feedlist", HIGHLIGHT_FEEDS },
	};
	regex_t regex;
	size_t i;

	if (words->count < 3)
		return "needs feedlist, articlelist, article or all, a regular expression and colours";
	for (i = 0; i < COUNT(places) && strcmp(places[i].name, words->items[1].text) != 0; i++)
		continue;
	if (i == COUNT(places))
		return arena_printf(a, "%s: not feedlist, articlelist, article or all", words->items[1].text);
	highlight->where = places[i].where;
	highlight->pattern = words->items[2].text;
	if (regcomp(&regex, highlight->pattern, REG_EXTENDED | REG_ICASE | REG_NOSUB) != 0)
		return arena_printf(a, "%s: not a regular expression", highlight->pattern);
	regfree(&regex);
	return NULL;
}

const char *
look_line_highlight(const struct tokens *words, struct conf_highlight *highlight, struct arena *a)
{
	bool filter = strcmp(words->items[0].text, "highlight-article") == 0;
	const char *wrong = NULL;

	if (filter && words->count > 1) {
		highlight->where = HIGHLIGHT_FILTER;
		highlight->pattern = words->items[1].text;
	} else
		wrong = filter ? "needs a filter and colours" : read_sought(words, highlight, a);
	if (wrong == NULL)
		wrong = read_how(words, filter ? 2 : 3, &highlight->how, a);
	return wrong != NULL ? arena_printf(a, "%s: %s", words->items[0].text, wrong) : NULL;
}

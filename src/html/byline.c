#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "text/clean.h"
#include "text/url.h"
#include "text/utf8.h"

#include "alike.h"
#include "byline.h"
#include "glyph.h"
#include "months.h"
#include "names.h"
#include "phrases.h"

#define LONGEST 100		/* weight; more is no name */
#define NEAR_NODES 200		/* nodes after it */
#define NEAR 30			/* blocks around the headline that may show the author */

/* Without "By", "Von", "Written by:" in front. */
static const char *
without_preposition(const char *s)
{
	static const char *const words[] = {
		"written by", "posted by", "published by", "words by", "story by", "reported by", "by", "von", "par",
		"por", "di", "door", "av", "af", "autor:", "author:", "auteur:", "autore:", "автор:", "文/", "文／",
		"文:", "文：", "作者：", "作者:", "记者", "記者"
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);

		if (strncasecmp(s, words[i], n) != 0)
			continue;
		if (s[n] == ' ' || s[n] == ':' || (unsigned char)s[n - 1] >= 0x80 || s[n - 1] == ':')
			return s + n + strspn(s + n, " :");
	}
	return s;
}

/* A month, a word in small letters, or one between commas; from start to end in s, which is not its first. */
static bool
is_date_word(const char *s, size_t start, size_t end)
{
	size_t len = end - start;
	char word[40];

	if (len >= sizeof(word))
		return false;
	memcpy(word, s + start, len);
	word[len] = '\0';
	word[0] = (char)(word[0] >= 'A' && word[0] <= 'Z' ? word[0] + 32 : word[0]);
	return months_find(word) > 0 || s[start] == word[0] || (s[end] == ',' && start > 1 && s[start - 2] == ',');
}

/* Where the words of a date begin that has its first digit at len: "Ann Holm, Monday, May 6", "Ann Holm am 6.". */
static size_t
before_date(const char *s, size_t len)
{
	size_t start;

	for (;;) {
		while (len > 0 && (s[len - 1] == ' ' || s[len - 1] == ','))
			len--;
		for (start = len; start > 0 && s[start - 1] != ' '; start--)
			;
		if (start == 0 || !is_date_word(s, start, len))
			return len;
		len = start;
	}
}

/* A name ends where a date, a time or another thing begins. */
static size_t
name_length(const char *s)
{
	static const char *const ends[] = {
		" | ", " \xC2\xB7 ", " \xE2\x80\xA2 ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "\n", " @", "(", "Published", "Updated", " on "
	};
	size_t len = strlen(s), i;
	const char *at;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		at = strstr(s, ends[i]);
		if (at != NULL && at > s && (size_t)(at - s) < len)
			len = (size_t)(at - s);
	}
	i = strcspn(s, "0123456789");
	if (i < len)
		len = before_date(s, i);
	while (len > 0 && (s[len - 1] == ' ' || s[len - 1] == ',' || s[len - 1] == ';'))
		len--;
	return len;
}

static uint32_t
weight_of(const char *s, size_t len)
{
	uint32_t weight = 0, c;
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &c);
		weight += glyph_weight(c);
	}
	return weight;
}

/* The name in a text, "" when it can be none. */
static const char *
name_in(struct arena *a, const char *text, const char *site)
{
	const char *s = clean_line_dup(a, text, LIMIT_NAME_BYTES);
	uint32_t weight;
	size_t len;

	s = without_preposition(s);
	len = name_length(s);
	weight = weight_of(s, len);
	if (weight < 2 || weight > LONGEST || url_is_web(s) || s[0] == '@' || memchr(s, '@', len) != NULL)
		return "";
	/* "humans.txt" */
	if (memchr(s, ' ', len) == NULL && memchr(s, '.', len) != NULL)
		return "";
	if (alike_same(alike_fold(a, s, len, 0), alike_fold(a, site, strlen(site), 0)))
		return "";
	return arena_strndup(a, s, len);
}

/* The element itself, or the name within it that says that it is one. */
static int
name_element(const struct page *page, int i)
{
	int k, end = page->dom->nodes[i].end;

	for (k = i + 1; k < end; k++) {
		const char *prop = page->dom->nodes[k].attribute_count > 0 ? dom_attribute(&page->dom->nodes[k], "itemprop") : NULL;

		if (prop != NULL && strcasecmp(prop, "name") == 0)
			return k;
	}
	return i;
}

static const char *
text_name(const struct page *page, int i, const char *site, struct arena *a)
{
	const char *content = dom_attribute(&page->dom->nodes[i], "content");

	if (content != NULL)
		return name_in(a, content, site);
	if (page_text(page, i) > 3 * LONGEST)
		return "";
	return name_in(a, tags_node_text(page->dom, i, a), site);
}

static bool
has_value(const struct dom_node *node, const char *attribute, const char *word)
{
	const char *value = node->attribute_count > 0 ? dom_attribute(node, attribute) : NULL;

	return value != NULL && strcasestr(value, word) != NULL;
}

/* The first element that an attribute calls the author. */
static const char *
find_marked(const struct page *page, const char *attribute, const char *site, struct arena *a)
{
	const char *name = "";
	int i;

	for (i = page->body; i < page->dom->node_count && name[0] == '\0'; i++)
		if (has_value(&page->dom->nodes[i], attribute, "author"))
			name = text_name(page, name_element(page, i), site, a);
	return name;
}

/* Near the headline: the smallest element whose class says author. */
static const char *
find_named(const struct page *page, int headline, const char *site, struct arena *a)
{
	const struct dom_node *nodes = page->dom->nodes;
	int i = headline >= 0 ? nodes[headline].end : page->body, k;
	const char *name = "";

	for (k = 0; i < page->dom->node_count && k < NEAR_NODES && name[0] == '\0'; i++, k++)
		if ((page->nodes[i].names & NAME_AUTHOR) != 0 && (page->nodes[i].flags & PAGE_CUT) == 0 &&
		    page_text(page, i) > 0 && page_text(page, i) <= LONGEST)
			name = text_name(page, i, site, a);
	return name;
}

/* Near the headline: an element whose class says byline, or a line that begins "By ...". */
static const char *
find_shown(const struct page *page, int headline, const char *site, struct arena *a)
{
	int at = headline >= 0 ? page_first_block(page, headline) : 0, b;
	int first = at > 4 ? at - 4 : 0, end = at + NEAR < page->block_count ? at + NEAR : page->block_count;
	const char *name = "";

	for (b = first; b < end && name[0] == '\0'; b++) {
		const struct page_block *block = &page->blocks[b];
		bool named = (page->nodes[block->node].names & NAME_AUTHOR) != 0;

		if (block->weight > LONGEST + 40 || (headline >= 0 && page_holds(page, headline, block->node)))
			continue;
		if (named || without_preposition(block->text) != block->text)
			name = name_in(a, block->text, site);
	}
	return name;
}

/* The author of a meta element is often the program that made the page. */
static bool
is_machine(const char *name)
{
	static const char *const machines[] = { "admin", "administrator", "wordpress", "editor", "webmaster", "root", "user", "staff" };
	size_t i;

	for (i = 0; i < sizeof(machines) / sizeof(machines[0]); i++)
		if (strcasecmp(name, machines[i]) == 0)
			return true;
	return false;
}

const char *
byline_find(const struct page *page, const struct tags *tags, const char *claimed, const char *site,
    int headline, struct arena *a)
{
	const char *name = name_in(a, claimed, "");

	if (name[0] == '\0')
		name = name_in(a, tags->value[TAGS_AUTHOR], site);
	if (name[0] == '\0' || is_machine(name))
		name = find_marked(page, "itemprop", site, a);
	if (name[0] == '\0')
		name = find_marked(page, "rel", site, a);
	if (name[0] == '\0')
		name = find_named(page, headline, site, a);
	if (name[0] == '\0')
		name = find_shown(page, headline, site, a);
	return name;
}

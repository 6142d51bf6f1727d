#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "text/clean.h"
#include "text/utf8.h"

#include "alike.h"
#include "glyph.h"
#include "headline.h"

#define HEADINGS_MAX 64		/* headings looked at */
#define SIMILAR	0.7	/* share of the words of a title that an h1 must have, to be it */
#define SHORTEST 14		/* folded bytes; names of sites are shorter */

/* Characters that part a headline from a site's name, spaces around them. */
static bool
is_separator(uint32_t c)
{
	return c == '|' || c == '-' || c == 0x2013 || c == 0x2014 || c == 0xB7 || c == 0x2022 || c == 0xBB ||
	    c == 0xAB || c == ':' || c == 0x203A || c == 0x2039 || c == '/' || c == 0xFF5C || c == 0x30FB ||
	    c == 0x2015 || c == '>' || c == '<' || c == '~' || c == '_' || c == 0x2502 || c == 0xFF5E;
}

/* The end of the part that begins at s; *next where the following one begins. */
static size_t
part_end(const char *s, size_t *next)
{
	size_t len = strlen(s), i = 0, n;
	uint32_t c;

	for (; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &c);
		if (!is_separator(c))
			continue;
		if (c < 0x2000 && c != '|' && c != '_' && (i == 0 || s[i - 1] != ' ' || (s[i + n] != ' ' && s[i + n] != '\0')))
			continue;
		if (c == ':')
			continue;
		*next = i + n;
		return i;
	}
	*next = len;
	return len;
}

static const char *
trim(struct arena *a, const char *s, size_t len)
{
	return clean_line_dup(a, arena_strndup(a, s, len), LIMIT_TITLE_BYTES);
}

/* The longest part of a title between separators. */
static const char *
longest_part(struct arena *a, const char *title)
{
	const char *best = "", *s = title;
	size_t longest = 0, next, end;

	for (; *s != '\0'; s += next) {
		end = part_end(s, &next);
		if (end > longest) {
			longest = end;
			best = trim(a, s, end);
		}
	}
	return best;
}

/* A title without the site's name after (or before) a separator. */
static const char *
without_site(struct arena *a, const char *title, const char *site)
{
	char *name = alike_fold(a, site, strlen(site), 0);
	const char *s = title;
	size_t next, end, first_end, first_next;

	if (name[0] == '\0')
		return title;
	first_end = part_end(title, &first_next);
	if (strcmp(alike_fold(a, title, first_end, 0), name) == 0 && title[first_next] != '\0')
		return trim(a, title + first_next, strlen(title + first_next));
	for (; *s != '\0'; s += next) {
		end = part_end(s, &next);
		if (s[next] != '\0' && strcmp(alike_fold(a, s + next, strlen(s + next), 0), name) == 0)
			return trim(a, title, (size_t)(s - title) + end);
	}
	return title;
}

struct search {
	const struct page *page;
	const char *page_title, *og_title;	/* folded */
	const char *found;
	int node, only, count;
	struct arena *arena;
};

/* Take the first heading of this rank that stands in one of the page's titles. */
static void
search_headings(struct search *s, enum dom_tag tag)
{
	const struct dom_node *nodes = s->page->dom->nodes;
	int i, looked = 0;

	for (i = s->page->body; i < s->page->dom->node_count && looked < HEADINGS_MAX && s->node < 0; i++) {
		const char *text, *folded;

		if (nodes[i].tag != tag)
			continue;
		looked++;
		text = clean_line_dup(s->arena, tags_node_text(s->page->dom, i, s->arena), LIMIT_TITLE_BYTES);
		folded = alike_fold(s->arena, text, strlen(text), 0);
		if (strlen(folded) < 4)
			continue;
		s->only = s->count++ == 0 ? i : -1;
		if (strstr(s->page_title, folded) == NULL && strstr(s->og_title, folded) == NULL)
			continue;
		if (strlen(folded) * 3 < strlen(s->og_title[0] != '\0' ? s->og_title : s->page_title))
			continue;
		s->node = i;
		s->found = text;
	}
}

static bool
has_prose(const struct page *page, int from, int to)
{
	return page->prose[to] > page->prose[from];
}

/* The last block that says the title and is no link, in whatever element; crumbs stand before it. */
static int
find_shown(const struct page *page, const char *title, struct arena *a)
{
	const char *folded = alike_fold(a, title, strlen(title), 0);
	size_t len = strlen(title);
	int b, found = -1;

	for (b = 0; b < page->block_count && len > 0; b++) {
		const struct page_block *block = &page->blocks[b];

		if (block->len > 2 * len || block->len * 2 < len || block->link > 0)
			continue;
		if (strcmp(alike_fold(a, block->text, block->len, 0), folded) == 0 && (found < 0 || !has_prose(page, found, b)))
			found = b;
	}
	return found >= 0 ? page->blocks[found].node : -1;
}

/* An h1 that says the title in nearly the same words: its place is known, its wording is the page's own. */
static int
find_similar(const struct page *page, const char *title, struct arena *a)
{
	const struct dom_node *nodes = page->dom->nodes;
	int i, looked = 0;

	for (i = page->body; i < page->dom->node_count && looked < HEADINGS_MAX; i++) {
		if (nodes[i].tag != TAG_H1)
			continue;
		looked++;
		if (page_uses(page, HEURISTIC_OTHER_WORDS) &&
		    alike_words(a, clean_line_dup(a, tags_node_text(page->dom, i, a), LIMIT_TITLE_BYTES), title) >= SIMILAR)
			return i;
	}
	return -1;
}

/*
 * An only h1 that is all that stands before the site's name ("Lamps - The
 * Harbour Post"), or that no title says, be it that there is none: a headline,
 * unless it is a link home.
 */
static bool
is_headline(const struct search *s, int i, const char *title)
{
	const char *text = tags_node_text(s->page->dom, i, s->arena);
	const char *folded = alike_fold(s->arena, text, strlen(text), 0);
	size_t next, first = part_end(title, &next);

	if (page_link_share(s->page, i) >= 0.5 || folded[0] == '\0')
		return false;
	return strcmp(folded, alike_fold(s->arena, title, first, 0)) == 0 ||
	    s->page_title[0] == '\0' || (strlen(folded) >= SHORTEST && strstr(s->page_title, folded) == NULL);
}

const char *
headline_find(const struct page *page, const struct tags *tags, const char *claimed, const char *site,
    int *node, struct arena *a)
{
	const char *title = clean_line_dup(a, tags->value[TAGS_PAGE_TITLE], LIMIT_TITLE_BYTES);
	const char *og = clean_line_dup(a, tags->value[TAGS_OG_TITLE], LIMIT_TITLE_BYTES);
	struct search s = { .page = page, .found = "", .node = -1, .only = -1, .arena = a };

	if (claimed[0] == '\0')
		claimed = tags->value[TAGS_TITLE];
	s.page_title = alike_fold(a, title, strlen(title), 0);
	s.og_title = alike_fold(a, og, strlen(og), 0);
	search_headings(&s, TAG_H1);
	*node = s.node >= 0 ? s.node : s.only;
	if (s.node < 0)
		search_headings(&s, TAG_H2);
	if (s.node >= 0) {
		*node = s.node;
		return s.found;
	}
	/* The only h1, unless it is the site's name. */
	if (*node >= 0 && og[0] == '\0' && is_headline(&s, *node, title))
		return clean_line_dup(a, tags_node_text(page->dom, *node, a), LIMIT_TITLE_BYTES);
	if (og[0] != '\0')
		title = without_site(a, og, site);
	else if (claimed[0] != '\0')
		title = clean_line_dup(a, claimed, LIMIT_TITLE_BYTES);
	else
		title = longest_part(a, title);
	if (*node < 0)
		*node = find_shown(page, title, a);
	if (*node < 0)
		*node = find_similar(page, title, a);
	return title;
}

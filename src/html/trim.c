#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "furniture.h"
#include "text/url.h"
#include "trim.h"

#define GONE		0x8000u	/* flag of a block: to be taken out */
#define LEAD_BLOCKS	8	/* where a title or a lead is repeated */
#define LEAD_MIN	40	/* bytes: a shorter text may well come twice */
#define SHORT_TEXT	120	/* bytes of "read more" and the like */
#define CREDIT_TEXT	100	/* bytes beside the two links of "appeared first on" */
#define FAREWELL_TEXT	240	/* bytes of "follow us" and the like */
#define POINTER_TEXT	60	/* bytes of "read more" at the end of a paragraph */
#define RELATED_SHARE	4	/* the text is so many times as long as a list of other articles */
#define TOC_MIN		3	/* entries of a list of contents */

/* The blocks with text, in document order. */
struct leaves {
	struct document_block **blocks;
	size_t count, cap;
	struct document *doc;
	const struct document_hints *hints;
	bool changed;
};

static struct document_block *
next_block(struct document_block *block)
{
	if (block->first != NULL)
		return block->first;
	while (block != NULL && block->next == NULL)
		block = block->parent;
	return block != NULL ? block->next : NULL;
}

static void
find_leaves(struct leaves *l)
{
	struct document_block *block;

	l->count = 0;
	for (block = l->doc->root; block != NULL; block = next_block(block)) {
		if (block->first != NULL || block->kind == BLOCK_ROOT)
			continue;
		l->blocks = mem_grow(l->blocks, l->count, &l->cap, sizeof(*l->blocks));
		l->blocks[l->count++] = block;
	}
}

static void
remove_block(struct leaves *l, struct document_block *block)
{
	block->flags |= GONE;
	l->changed = true;
}

/* Links in a block. */

static size_t
linked_bytes(const struct document_block *block, unsigned looks)
{
	size_t i, bytes = 0;

	for (i = 0; i < block->span_count; i++)
		if (block->spans[i].looks & looks)
			bytes += block->spans[i].len;
	return bytes;
}

static const char *
address_of(const struct leaves *l, int link)
{
	return link > 0 ? l->doc->links[link - 1].url : "";
}

/* Links only, and all of them to share something. */
static bool
is_share_bar(const struct leaves *l, const struct document_block *block)
{
	size_t i, other = 0, shares = 0;

	for (i = 0; i < block->span_count; i++) {
		if (block->spans[i].link == 0)
			other += block->spans[i].len;
		else if (furniture_is_share(address_of(l, block->spans[i].link)))
			shares++;
		else
			return false;
	}
	return shares > 0 && other <= shares * 12 + 12;
}

/* The two links of a block when it has just two; false otherwise. */
static bool
two_links(const struct document_block *block, int links[2])
{
	size_t i;
	int count = 0;

	for (i = 0; i < block->span_count; i++) {
		int link = block->spans[i].link;

		if (link == 0 || (count > 0 && links[count - 1] == link))
			continue;
		if (count == 2)
			return false;
		links[count++] = link;
	}
	return count == 2;
}

static bool
is_home(const struct url *u)
{
	return (u->path.len == 0 || (u->path.len == 1 && *u->path.s == '/')) && !u->query.present;
}

static bool
is_same_address(struct leaves *l, const char *a, const char *b)
{
	return *a != '\0' && *b != '\0' &&
	    strcmp(url_normalize(&l->doc->arena, a), url_normalize(&l->doc->arena, b)) == 0;
}

/* "The post X appeared first on Y": a page of a site, then its home, and few words beside; the article itself, then anything above it. */
static bool
is_credit_line(struct leaves *l, const struct document_block *block)
{
	struct url page, home;
	const char *first, *second;
	size_t beside = block->len - linked_bytes(block, SPAN_LINK);
	int links[2];

	if (block->kind != BLOCK_PARAGRAPH || !two_links(block, links) || beside > 2 * CREDIT_TEXT)
		return false;
	first = address_of(l, links[0]);
	second = address_of(l, links[1]);
	if (is_same_address(l, first, l->hints->url) && strncmp(first, second, strlen(second)) == 0)
		return true;
	if (beside > CREDIT_TEXT)
		return false;
	url_split(first, strlen(first), &page);
	url_split(second, strlen(second), &home);
	return page.host.len > 0 && page.host.len == home.host.len &&
	    strncasecmp(page.host.s, home.host.s, home.host.len) == 0 && is_home(&home) && !is_home(&page);
}

/* "Read more", "3 comments": little but a link to the article itself or a place in it. */
static bool
is_pointer(struct leaves *l, const struct document_block *block)
{
	const char *url;
	size_t i;

	if (block->kind != BLOCK_PARAGRAPH || block->len > SHORT_TEXT)
		return false;
	if (linked_bytes(block, SPAN_ANCHOR) * 10 >= block->len * 8)
		return true;
	if (linked_bytes(block, SPAN_LINK) * 10 < block->len * 7)
		return false;
	for (i = 0; i < block->span_count; i++) {
		if (block->spans[i].link == 0)
			continue;
		url = address_of(l, block->spans[i].link);
		if (block->spans[i].looks & SPAN_IMAGE || (!is_same_address(l, url, l->hints->url) &&
		    strstr(url, "#comment") == NULL && strstr(url, "#respond") == NULL && strstr(url, "#more-") == NULL))
			return false;
	}
	return true;
}

/*
 * "Follow us on A and B", "Subscribe", "Tags: A, B", "Hosted on A": a short
 * last word whose every link leads to furniture.
 */
static bool
is_farewell(const struct leaves *l, const struct document_block *block)
{
	size_t i, links = 0, profiles = 0, notices = 0;
	const char *url;
	int last = 0;

	if (block->kind != BLOCK_PARAGRAPH || block->len > FAREWELL_TEXT)
		return false;
	for (i = 0; i < block->span_count; i++) {
		if (block->spans[i].link == 0 || block->spans[i].link == last)
			continue;
		last = block->spans[i].link;
		url = address_of(l, last);
		if (block->spans[i].looks & SPAN_IMAGE ||
		    (!furniture_is_profile(url) && !furniture_is_service(url) && !furniture_is_notice(url)))
			return false;
		links++;
		profiles += furniture_is_profile(url);
		notices += furniture_is_notice(url);
	}
	if (links == 0 || links == notices)
		return links > 0;
	/* A sentence with a link in it may be the article's; one profile, the person it is about. */
	return block->len <= FAREWELL_TEXT / 4 ||
	    (linked_bytes(block, SPAN_LINK) * 4 >= block->len && (links > 1 || profiles == 0));
}

/* "(c) 2024 A." */
static bool
is_copyright(const struct document_block *block)
{
	return block->kind == BLOCK_PARAGRAPH && block->len <= SHORT_TEXT && block->len > 2 && memcmp(block->text, "\xC2\xA9", 2) == 0;
}

/* Text compared by its letters and digits. */

static const char *
next_letter(const char *s, const char *end)
{
	while (s < end && !((*s >= '0' && *s <= '9') || (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
	    (unsigned char)*s >= 0x80))
		s++;
	return s;
}

static bool
is_same_text(const char *a, size_t a_len, const char *b, size_t b_len)
{
	const char *a_end = a + a_len, *b_end = b + b_len;

	for (;; a++, b++) {
		a = next_letter(a, a_end);
		b = next_letter(b, b_end);
		if (a == a_end || b == b_end)
			return a == a_end && b == b_end;
		if (*a != *b && ((unsigned char)*a >= 0x80 || (unsigned char)*b >= 0x80 || (*a | 32) != (*b | 32)))
			return false;
	}
}

static bool
is_same_block(const struct document_block *a, const struct document_block *b)
{
	return a->len == b->len && a->kind == b->kind && memcmp(a->text, b->text, a->len) == 0;
}

/* The parts of an article. */

static void
trim_title(struct leaves *l)
{
	const char *title = l->hints->title;
	struct document_block *block = l->count > 0 ? l->blocks[0] : NULL;

	if (block != NULL && l->count > 1 && block->len > 0 && *title != '\0' &&
	    is_same_text(block->text, block->len, title, strlen(title)))
		remove_block(l, block);
}

/* Only a picture, and a link to it. */
static bool
is_picture(const struct document_block *block)
{
	return block->len > 0 && linked_bytes(block, SPAN_IMAGE) == block->len && block->spans[0].link > 0;
}

static void
trim_repeated(struct leaves *l)
{
	size_t i, k, near = l->count < LEAD_BLOCKS ? l->count : LEAD_BLOCKS;

	for (i = 0; i < near; i++)
		for (k = i + 1; k < near; k++) {
			if (is_picture(l->blocks[i]) && is_picture(l->blocks[k]) &&
			    l->blocks[i]->spans[0].link == l->blocks[k]->spans[0].link)
				remove_block(l, l->blocks[k]);
			else if (l->blocks[i]->len >= LEAD_MIN && is_same_block(l->blocks[i], l->blocks[k]) &&
			    l->blocks[i]->kind == BLOCK_PARAGRAPH && !is_picture(l->blocks[i]))
				remove_block(l, l->blocks[k]);
		}
}

/* A caption that says again what the title of its picture said. */
static void
trim_captions(struct leaves *l)
{
	size_t i;

	for (i = 0; i + 1 < l->count; i++)
		if (l->blocks[i]->kind == BLOCK_CAPTION && l->blocks[i + 1]->kind == BLOCK_CAPTION &&
		    is_same_text(l->blocks[i]->text, l->blocks[i]->len, l->blocks[i + 1]->text, l->blocks[i + 1]->len))
			remove_block(l, l->blocks[i + 1]);
}

static void
trim_share_bars(struct leaves *l)
{
	size_t i;

	for (i = 0; i < l->count; i++) {
		if (!is_share_bar(l, l->blocks[i]))
			continue;
		remove_block(l, l->blocks[i]);
		/* Its label: "Share this:". */
		if (i > 0 && l->blocks[i - 1]->len <= SHORT_TEXT / 4 && l->blocks[i - 1]->len > 0 &&
		    (l->blocks[i - 1]->kind == BLOCK_HEADING || l->blocks[i - 1]->text[l->blocks[i - 1]->len - 1] == ':'))
			remove_block(l, l->blocks[i - 1]);
	}
}

static bool
is_same_host(const char *a, const char *b)
{
	struct url x, y;

	url_split(a, strlen(a), &x);
	url_split(b, strlen(b), &y);
	return x.host.len > 0 && x.host.len == y.host.len && strncasecmp(x.host.s, y.host.s, x.host.len) == 0;
}

/* A link to another article of the same site, and nothing else. */
static bool
is_relative(const struct leaves *l, const struct document_block *block)
{
	return block->kind == BLOCK_PARAGRAPH && block->len > 0 && linked_bytes(block, SPAN_LINK) == block->len &&
	    !(block->spans[0].looks & SPAN_IMAGE) && is_same_host(address_of(l, block->spans[0].link), l->hints->url);
}

/* "Related:" and a list of other articles of the site, at the end of a text that is much longer. */
static void
trim_related(struct leaves *l)
{
	size_t i = l->count, end, k, text = 0, list = 0;

	while (i > 0 && l->blocks[i - 1]->flags & GONE)
		i--;
	for (end = i; i > 0 && l->blocks[i - 1]->parent->kind == BLOCK_LIST_ITEM && is_relative(l, l->blocks[i - 1]); i--)
		list += l->blocks[i - 1]->len;
	if (end - i < 2 || i == 0 || (l->blocks[i - 1]->kind != BLOCK_HEADING &&
	    (l->blocks[i - 1]->len == 0 || l->blocks[i - 1]->len > SHORT_TEXT / 2 ||
	    l->blocks[i - 1]->text[l->blocks[i - 1]->len - 1] != ':')))
		return;
	for (k = 0; k + 1 < i; k++)
		text += l->blocks[k]->len;
	if (text < list * RELATED_SHARE)
		return;
	for (k = i - 1; k < end; k++)
		remove_block(l, l->blocks[k]);
}

/* "... [Read more]": a link to the article itself that ends its last paragraph. */
static void
cut_pointer(struct leaves *l, struct document_block *block)
{
	size_t kept = block->span_count, len;
	const char *url = kept > 1 ? address_of(l, block->spans[kept - 1].link) : "";

	if (block->kind != BLOCK_PARAGRAPH || !is_same_address(l, url, l->hints->url) ||
	    block->spans[kept - 1].looks & SPAN_IMAGE)
		return;
	while (kept > 0 && block->spans[kept - 1].link == block->spans[block->span_count - 1].link)
		kept--;
	if (kept == 0)
		return;
	len = (size_t)(block->spans[kept].text - block->text);
	if (block->len - len > POINTER_TEXT)
		return;
	while (len > 0 && strchr(" \n[(", block->text[len - 1]) != NULL)
		len--;
	while (kept > 0 && block->spans[kept - 1].text >= block->text + len)
		kept--;
	if (kept == 0)
		return;
	block->spans[kept - 1].len = (size_t)(block->text + len - block->spans[kept - 1].text);
	block->span_count = kept;
	block->len = len;
	l->changed = true;
}

/* What is no part of an article when it stands after it. */
static bool
is_end_piece(struct leaves *l, const struct document_block *block)
{
	return block->kind == BLOCK_RULE || block->kind == BLOCK_HEADING || is_credit_line(l, block) || is_pointer(l, block) ||
	    is_farewell(l, block) || is_copyright(block);
}

static void
trim_end(struct leaves *l)
{
	struct document_block *block;
	size_t i;

	for (i = l->count > 0 ? l->count - 1 : 0; i > 0; i--) {
		block = l->blocks[i];
		if (block->flags & GONE)
			continue;
		if (!is_end_piece(l, block))
			break;
		remove_block(l, block);
	}
	if (l->count > 0)
		cut_pointer(l, l->blocks[i]);
	for (i = 0; i + 1 < l->count && (l->blocks[i]->kind == BLOCK_RULE || l->blocks[i]->flags & GONE); i++)
		if (l->blocks[i]->kind == BLOCK_RULE)
			remove_block(l, l->blocks[i]);
}

/* A list of contents: every entry leads to a place in the same article. */
static void
trim_contents(struct leaves *l)
{
	struct document_block *list, *block, *end;
	int entries;

	for (list = l->doc->root; list != NULL; list = next_block(list)) {
		if (list->kind != BLOCK_LIST || list->flags & GONE)
			continue;
		for (end = list; end->last != NULL; end = end->last)
			continue;
		entries = 0;
		for (block = list; block != NULL && entries >= 0; block = next_block(block)) {
			if (block->len > 0)
				entries = linked_bytes(block, SPAN_ANCHOR) == block->len ? entries + 1 : -1;
			if (block == end)
				break;
		}
		if (entries >= TOC_MIN)
			remove_block(l, list);
	}
}

/* A heading followed by nothing but what was taken out, then by a heading of its rank. */
static void
trim_headings(struct leaves *l)
{
	size_t i, k;

	for (i = 0; i + 1 < l->count; i++) {
		if (l->blocks[i]->kind != BLOCK_HEADING || !(l->blocks[i + 1]->flags & GONE))
			continue;
		for (k = i + 1; k < l->count && l->blocks[k]->flags & GONE; k++)
			continue;
		if (k == l->count || (l->blocks[k]->kind == BLOCK_HEADING && l->blocks[k]->level <= l->blocks[i]->level))
			remove_block(l, l->blocks[i]);
	}
}

/* Take out what is gone and containers that became empty.  Depth is bounded by LIMIT_HTML_DEPTH. */
static void
sweep(struct document_block *parent)
{
	struct document_block *block = parent->first, *next;
	bool leaf;

	parent->first = parent->last = NULL;
	for (; block != NULL; block = next) {
		next = block->next;
		leaf = block->first == NULL;
		if (block->flags & GONE)
			continue;
		sweep(block);
		if (!leaf && block->first == NULL)
			continue;
		block->next = NULL;
		if (parent->last != NULL)
			parent->last->next = block;
		else
			parent->first = block;
		parent->last = block;
	}
}

/* Number the links that are left anew, in their old order. */
static void
renumber_links(struct document *doc)
{
	int *numbers = mem_zalloc(doc->link_count + 1, sizeof(*numbers));
	struct document_block *block;
	size_t i, kept = 0;

	for (block = doc->root; block != NULL; block = next_block(block))
		for (i = 0; i < block->span_count; i++)
			numbers[block->spans[i].link] = 1;
	for (i = 1; i <= doc->link_count; i++)
		if (numbers[i] != 0) {
			doc->links[kept++] = doc->links[i - 1];
			numbers[i] = (int)kept;
		}
	numbers[0] = 0;
	doc->link_count = kept;
	for (block = doc->root; block != NULL; block = next_block(block))
		for (i = 0; i < block->span_count; i++)
			block->spans[i].link = numbers[block->spans[i].link];
	free(numbers);
}

void
trim_document(struct document *doc, const struct document_hints *hints)
{
	struct leaves l = { .doc = doc, .hints = hints };

	find_leaves(&l);
	trim_title(&l);
	trim_repeated(&l);
	trim_captions(&l);
	trim_share_bars(&l);
	trim_end(&l);
	trim_related(&l);
	trim_contents(&l);
	trim_headings(&l);
	if (l.changed) {
		sweep(doc->root);
		renumber_links(doc);
	}
	free(l.blocks);
}

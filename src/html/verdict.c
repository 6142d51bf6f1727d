#include <string.h>
#include <strings.h>

#include "names.h"
#include "phrases.h"
#include "verdict.h"

#define LEAST 60		/* weight; a page that keeps less has no article */
#define STUB 1500		/* weight; a page that keeps more is no stub, error or login */
#define SNIFFED 1024

bool
verdict_is_binary(const char *data, size_t len)
{
	size_t n = len < SNIFFED ? len : SNIFFED, i, zeros = 0, odd = 0;

	if (n >= 2 && (memcmp(data, "\xFF\xFE", 2) == 0 || memcmp(data, "\xFE\xFF", 2) == 0))
		return false;
	for (i = 0; i < n; i++) {
		unsigned char c = (unsigned char)data[i];

		zeros += c == '\0';
		odd += c < ' ' && c != '\0' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
	}
	return zeros * 4 < n ? zeros * 50 > n || odd * 20 > n : zeros * 4 > 3 * n;
}

static bool
has_element(const struct page *page, enum dom_tag tag)
{
	int i;

	for (i = 0; i < page->dom->node_count; i++)
		if (page->dom->nodes[i].tag == tag)
			return true;
	return false;
}

static bool
asks_for_password(const struct page *page)
{
	int i;

	for (i = 0; i < page->dom->node_count; i++) {
		const char *type = page->dom->nodes[i].tag == TAG_INPUT ? dom_attribute(&page->dom->nodes[i], "type") : NULL;
		int parent = page->dom->nodes[i].parent;

		/* Many pages carry a login in their menu or hidden. */
		if (type != NULL && strcasecmp(type, "password") == 0 && (page->nodes[parent].flags & PAGE_CUT) == 0 &&
		    (page->nodes[parent].junk & (NAME_NAV | NAME_HEADER | NAME_FOOTER | NAME_CONSENT | NAME_SIDE)) == 0)
			return true;
	}
	return false;
}

/* Titles of error pages that come with status 200: the number, or the words of HTTP (RFC 9110, 15). */
static bool
names_error(const char *title)
{
	static const char *const words[] = {
		"404", "403 ", "500 ", "502 ", "503 ", "not found", "access denied", "forbidden", "page unavailable",
		"bad gateway", "service unavailable", "internal server error", "nicht gefunden", "introuvable",
		"no encontrada", "non trovata", "n\xC3\xA3o encontrada", "niet gevonden",
		"\xD0\xBD\xD0\xB5 \xD0\xBD\xD0\xB0\xD0\xB9\xD0\xB4\xD0\xB5\xD0\xBD\xD0\xB0", "just a moment", "attention required", "are you a robot"
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasestr(title, words[i]) != NULL)
			return true;
	return false;
}

const char *
verdict_refuse(const struct page *page, const struct meta *meta, const struct attempt *attempt)
{
	bool claimed = (meta->kinds & META_ARTICLE) != 0;

	if (page->dom->node_count == 0 || page_text(page, 0) == 0)
		return has_element(page, TAG_FRAMESET) || has_element(page, TAG_IFRAME) ?
		    "a page of frames" : "a page without text";
	if (has_element(page, TAG_FRAMESET))
		return "a page of frames";
	if (page_uses(page, HEURISTIC_LOGINS) && attempt->text < 200 && !claimed && asks_for_password(page))
		return "a login page";
	if (attempt->text < STUB / 2 && !claimed && (names_error(meta->title) || names_error(meta->page_title)))
		return "an error page";
	if (attempt->text < LEAST)
		return "nothing but links and short lines";
	if (page_uses(page, HEURISTIC_LINK_PAGES) && attempt->weight == 0 && attempt->link_share > 0.5)
		return "a list of links";
	return NULL;
}

/* Blocks after the text that ask to log in or to subscribe before reading on. */
static bool
shows_wall(const struct page *page, const struct attempt *attempt)
{
	int i, end = attempt->last + 30;

	for (i = attempt->last < 0 ? 0 : attempt->last; i < page->block_count && i < end; i++) {
		const struct page_block *b = &page->blocks[i];

		if ((page->nodes[b->node].junk & NAME_PAYWALL) != 0)
			return true;
		if (b->weight < 200 && attempt->labels[i] != LABEL_KEPT && (phrases_of(b->text, b->len) & PHRASE_LOGIN) != 0 &&
		    b->kind != PAGE_ITEM)
			return true;
	}
	return false;
}

bool
verdict_is_paywalled(const struct page *page, const struct meta *meta, const struct attempt *attempt)
{
	if (attempt->text >= STUB)
		return false;
	return (meta->kinds & META_LOCKED) != 0 || (page_uses(page, HEURISTIC_WALLS) && shows_wall(page, attempt)) ||
	    (attempt->text < STUB / 3 && asks_for_password(page));
}

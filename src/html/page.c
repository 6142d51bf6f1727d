#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "text/utf8.h"

#include "glyph.h"
#include "names.h"
#include "page.h"
#include "page_blocks.h"

#define SHELLS 4		/* wrappers around one paragraph */

_Static_assert(LIMIT_HTML_TAGS <= UINT16_MAX, "the sums of tags have 16 bits");

/* Elements whose content is never read as part of a page. */
static const bool never_shown[TAG_COUNT] = {
	[TAG_SCRIPT] = true, [TAG_STYLE] = true, [TAG_TEMPLATE] = true, [TAG_NOSCRIPT] = true, [TAG_SVG] = true,
	[TAG_IFRAME] = true, [TAG_OBJECT] = true, [TAG_EMBED] = true, [TAG_AUDIO] = true, [TAG_VIDEO] = true,
	[TAG_INPUT] = true, [TAG_SELECT] = true, [TAG_TEXTAREA] = true, [TAG_BUTTON] = true, [TAG_OPTION] = true,
	[TAG_NAV] = true, [TAG_DIALOG] = true, [TAG_HEAD] = true, [TAG_TITLE] = true, [TAG_LINK] = true,
	[TAG_META] = true, [TAG_RP] = true, [TAG_MENU] = true
};

static const bool parts_text[TAG_COUNT] = {
	[TAG_ADDRESS] = true, [TAG_ARTICLE] = true, [TAG_ASIDE] = true, [TAG_BLOCKQUOTE] = true, [TAG_BODY] = true,
	[TAG_CAPTION] = true, [TAG_CENTER] = true, [TAG_DD] = true, [TAG_DETAILS] = true, [TAG_DIALOG] = true,
	[TAG_DIV] = true, [TAG_DL] = true, [TAG_DT] = true, [TAG_FIELDSET] = true, [TAG_FIGCAPTION] = true,
	[TAG_FIGURE] = true, [TAG_FOOTER] = true, [TAG_FORM] = true, [TAG_FRAMESET] = true, [TAG_H1] = true,
	[TAG_H2] = true, [TAG_H3] = true, [TAG_H4] = true, [TAG_H5] = true, [TAG_H6] = true, [TAG_HEADER] = true,
	[TAG_HGROUP] = true, [TAG_HR] = true, [TAG_HTML] = true, [TAG_IFRAME] = true, [TAG_LEGEND] = true,
	[TAG_LI] = true, [TAG_MAIN] = true, [TAG_MENU] = true, [TAG_NAV] = true, [TAG_OL] = true, [TAG_P] = true,
	[TAG_PRE] = true, [TAG_SECTION] = true, [TAG_SUMMARY] = true, [TAG_TABLE] = true, [TAG_TBODY] = true,
	[TAG_TD] = true, [TAG_TFOOT] = true, [TAG_TH] = true, [TAG_THEAD] = true, [TAG_TR] = true, [TAG_UL] = true,
	[TAG_VIDEO] = true, [TAG_FRAME] = true
};

/* ARIA roles of what stands around the content (WAI-ARIA 1.2, 5.3.4 and 5.3.5). */
static const char *const outer_roles[] = {
	"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "alert", "menu", "menubar",
	"toolbar", "tablist", "tooltip", "form"
};

static bool
has_outer_role(const char *role)
{
	size_t i;

	for (i = 0; role != NULL && i < sizeof(outer_roles) / sizeof(outer_roles[0]); i++)
		if (strcasecmp(role, outer_roles[i]) == 0)
			return true;
	return false;
}

/* A style attribute by which the element is not drawn. */
static bool
is_styled_away(const char *style)
{
	char flat[128];
	size_t n = 0;

	if (style == NULL)
		return false;
	for (; *style != '\0' && n + 1 < sizeof(flat); style++)
		if (*style != ' ')
			flat[n++] = *style >= 'A' && *style <= 'Z' ? (char)(*style + 32) : *style;
	flat[n] = '\0';
	return strstr(flat, "display:none") != NULL || strstr(flat, "visibility:hidden") != NULL;
}

static bool
is_cut(const struct page *page, const struct dom_node *node)
{
	const char *hidden;

	if (never_shown[node->tag])
		return true;
	if (node->attribute_count == 0 || node->tag == TAG_BODY || node->tag == TAG_HTML || !page_uses(page, HEURISTIC_HIDDEN))
		return false;
	if (dom_attribute(node, "hidden") != NULL || is_styled_away(dom_attribute(node, "style")))
		return true;
	hidden = dom_attribute(node, "aria-hidden");
	if (hidden != NULL && strcasecmp(hidden, "true") == 0 && parts_text[node->tag])
		return true;
	return node->tag != TAG_MAIN && node->tag != TAG_ARTICLE && has_outer_role(dom_attribute(node, "role"));
}

static uint32_t
hash_words(uint32_t hash, const char *s)
{
	for (; s != NULL && *s != '\0'; s++)
		hash = (hash ^ (unsigned char)*s) * 16777619u;
	return hash;
}

static void
describe_element(const struct page *page, const struct dom_node *node, struct page_node *out)
{
	static const char *const naming[] = { "class", "id", "itemprop", "role", "data-component", "data-type" };
	bool words = page_uses(page, HEURISTIC_WORDS);
	size_t i;

	for (i = 0; words && i < sizeof(naming) / sizeof(naming[0]); i++) {
		const char *value = node->attribute_count > 0 ? dom_attribute(node, naming[i]) : NULL;

		if (value != NULL)
			out->names |= names_of(value);
	}
	out->signature = hash_words(2166136261u ^ (uint32_t)node->tag,
	    node->attribute_count > 0 ? dom_attribute(node, "class") : NULL);
	if (parts_text[node->tag])
		out->flags |= PAGE_BLOCK;
}

/* Weight of a text node. */
static uint32_t
weigh(const struct page *page, const char *s)
{
	size_t len = strlen(s);
	uint32_t weight = 0, c;

	while (len > 0) {
		size_t n = utf8_decode(s, len, &c);

		weight += page_blocks_weight(page, c);
		s += n;
		len -= n;
	}
	return weight;
}

/* A field that people write words into. */
static bool
is_written_in(const struct dom_node *node)
{
	static const char *const types[] = { "text", "email", "tel" };
	const char *type = dom_attribute(node, "type");
	size_t i;

	for (i = 0; type != NULL && i < sizeof(types) / sizeof(types[0]); i++)
		if (strcasecmp(type, types[i]) == 0)
			return true;
	return type == NULL || type[0] == '\0';
}

static void
count_element(const struct dom_node *node, bool in_link, struct page_sum *sum)
{
	switch (node->tag) {
	case TAG_A:
		sum->links++;
		break;
	case TAG_TD: case TAG_TH:
		sum->cells++;
		sum->heads += node->tag == TAG_TH;
		break;
	case TAG_TR:
		sum->rows++;
		break;
	case TAG_TABLE:
		sum->tables++;
		break;
	case TAG_INPUT: case TAG_TEXTAREA:
		sum->fields += is_written_in(node);
		break;
	case TAG_IMG:
		sum->images++;
		break;
	case TAG_H1:
		sum->titles++;
		break;
	case TAG_P: case TAG_DIV: case TAG_UL: case TAG_OL: case TAG_H2: case TAG_H3: case TAG_H4:
		sum->parts++;
		sum->linked_heads += in_link && (node->tag >= TAG_H2 && node->tag <= TAG_H4);
		break;
	default:
		break;
	}
}

/* Names, cuts and sums of every node, in one pass. */
static void
survey(struct page *page)
{
	const struct dom_node *nodes = page->dom->nodes;
	struct page_sum sum = { 0 };
	int i, cut_end = 0, link_end = 0, head_end = 0;

	for (i = 0; i < page->dom->node_count; i++) {
		page->sums[i] = sum;
		if (nodes[i].tag == TAG_BODY && page->body == 0)
			page->body = i;
		if (nodes[i].tag != TAG_TEXT)
			describe_element(page, &nodes[i], &page->nodes[i]);
		if (i < cut_end || (nodes[i].tag != TAG_TEXT && is_cut(page, &nodes[i]))) {
			page->nodes[i].flags |= PAGE_CUT;
			cut_end = nodes[i].end > cut_end ? nodes[i].end : cut_end;
		}
		if (nodes[i].tag == TAG_TEXT && i >= cut_end) {
			uint32_t weight = weigh(page, dom_text(&nodes[i]));

			sum.text += weight;
			sum.link += i < link_end ? weight : 0;
			continue;
		}
		count_element(&nodes[i], i < link_end, &sum);
		sum.bodies += (page->nodes[i].names & NAME_BODY) != 0;
		if (nodes[i].tag >= TAG_H2 && nodes[i].tag <= TAG_H4)
			head_end = nodes[i].end;
		if (nodes[i].tag == TAG_A && dom_attribute(&nodes[i], "href") != NULL) {
			link_end = nodes[i].end > link_end ? nodes[i].end : link_end;
			sum.linked_heads += i < head_end;
		}
	}
	page->sums[i] = sum;
}

/*
 * A table that lists facts and is no means of layout: no tables in it, several
 * rows of several cells, and short cells (or header cells).
 */
static bool
is_data_table(const struct page *page, int i)
{
	const struct page_sum *a = &page->sums[i], *b = &page->sums[page->dom->nodes[i].end];
	const char *role = dom_attribute(&page->dom->nodes[i], "role");
	uint32_t cells = b->cells - a->cells, rows = b->rows - a->rows;
	uint32_t text = b->text - a->text, fields = b->fields - a->fields, parts = b->parts - a->parts;

	if (b->tables - a->tables > 1 || cells < 4 || rows < 2 || cells < 2 * rows || fields > 2)
		return false;
	if (role != NULL && (strcasecmp(role, "presentation") == 0 || strcasecmp(role, "none") == 0))
		return false;
	if (b->heads > a->heads)
		return text / cells < 400;
	return text / cells < 150 && parts <= 2 * cells;
}

/* Elements that page builders wrap around single paragraphs. */
static bool
is_wrapper(const struct page *page, int i)
{
	switch (page->dom->nodes[i].tag) {
	case TAG_DIV: case TAG_SECTION: case TAG_OTHER: case TAG_SPAN: case TAG_CENTER: case TAG_FONT:
		return (page->nodes[i].names & NAME_BODY) == 0;
	default:
		return false;
	}
}

static int
shell_of(const struct page *page, const struct page_block *block)
{
	const struct dom_node *nodes = page->dom->nodes;
	int i = block->node, up = nodes[i].parent, level;

	if (page_last_block(page, i) - page_first_block(page, i) != 1)
		return i;
	for (level = 0; level < SHELLS && up > page->body && is_wrapper(page, up); level++) {
		if (page_last_block(page, up) - page_first_block(page, up) != 1)
			break;
		i = up;
		up = nodes[i].parent;
	}
	return i;
}

static bool
is_alone(const struct page *page, const struct page_block *block)
{
	return page_last_block(page, block->node) - page_first_block(page, block->node) == 1;
}

int
page_container(const struct page *page, const struct page_block *block)
{
	const struct dom_node *node = &page->dom->nodes[block->shell];

	if (node->parent < 0 || (block->shell == block->node && node->tag != TAG_P && !is_alone(page, block)))
		return block->shell;
	return node->parent;
}

struct page *
page_new(const struct dom *dom, uint64_t off, struct arena *a)
{
	struct page *page = arena_zalloc(a, 1, sizeof(*page));
	int i;

	page->dom = dom;
	page->off = off;
	page->nodes = arena_zalloc(a, (size_t)dom->node_count + 1, sizeof(*page->nodes));
	page->sums = arena_zalloc(a, (size_t)dom->node_count + 1, sizeof(*page->sums));
	if (dom->node_count > 0)
		survey(page);
	for (i = 0; i < dom->node_count; i++)
		if (dom->nodes[i].tag == TAG_TABLE && is_data_table(page, i))
			page->nodes[i].flags |= PAGE_DATA;
	page_blocks_collect(page, a);
	for (i = 0; i < page->block_count; i++)
		page->blocks[i].shell = shell_of(page, &page->blocks[i]);
	page->total_prose = page->prose[page->block_count];
	return page;
}

uint32_t
page_text(const struct page *page, int i)
{
	return page->sums[page->dom->nodes[i].end].text - page->sums[i].text;
}

uint32_t
page_link(const struct page *page, int i)
{
	return page->sums[page->dom->nodes[i].end].link - page->sums[i].link;
}

int
page_first_block(const struct page *page, int i)
{
	return (int)page->sums[i].blocks;
}

int
page_last_block(const struct page *page, int i)
{
	return (int)page->sums[page->dom->nodes[i].end].blocks;
}

uint32_t
page_prose(const struct page *page, int i)
{
	return page->prose[page_last_block(page, i)] - page->prose[page_first_block(page, i)];
}

bool
page_holds(const struct page *page, int ancestor, int i)
{
	return i >= ancestor && i < page->dom->nodes[ancestor].end;
}

double
page_block_link_share(const struct page_block *block)
{
	return block->weight > 0 ? (double)block->link / block->weight : 0;
}

double
page_link_share(const struct page *page, int i)
{
	uint32_t text = page_text(page, i);

	return text > 0 ? (double)page_link(page, i) / text : 0;
}

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "text/clean.h"
#include "text/entity.h"
#include "text/url.h"

#include "article.h"
#include "label.h"

#define PICTURE_MIN 50		/* pixels; smaller ones are icons */
#define CAPTION_REACH 4		/* levels over a picture at which its caption may stand */
#define CAPTION_MAX 1500	/* weight of all the text around a picture and its caption */

/* Elements written as they are, with the attributes they may keep. */
static const struct element {
	unsigned char role;
	const char *attributes[3];
} elements[TAG_COUNT] = {
#define FRAME 1			/* stands around blocks */
#define INLINE 2		/* stands within a block */
	[TAG_UL] = { FRAME, { NULL } }, [TAG_OL] = { FRAME, { "start", NULL } }, [TAG_LI] = { FRAME, { NULL } },
	[TAG_DL] = { FRAME, { NULL } }, [TAG_DT] = { FRAME, { NULL } }, [TAG_DD] = { FRAME, { NULL } },
	[TAG_BLOCKQUOTE] = { FRAME, { NULL } }, [TAG_PRE] = { FRAME, { NULL } },
	[TAG_H1] = { FRAME, { NULL } }, [TAG_H2] = { FRAME, { NULL } }, [TAG_H3] = { FRAME, { NULL } },
	[TAG_H4] = { FRAME, { NULL } }, [TAG_H5] = { FRAME, { NULL } }, [TAG_H6] = { FRAME, { NULL } },
	[TAG_TABLE] = { FRAME, { NULL } }, [TAG_THEAD] = { FRAME, { NULL } }, [TAG_TBODY] = { FRAME, { NULL } },
	[TAG_TFOOT] = { FRAME, { NULL } }, [TAG_TR] = { FRAME, { NULL } },
	[TAG_TD] = { FRAME, { "colspan", "rowspan", NULL } }, [TAG_TH] = { FRAME, { "colspan", "rowspan", NULL } },
	[TAG_A] = { INLINE, { NULL } }, [TAG_B] = { INLINE, { NULL } }, [TAG_STRONG] = { INLINE, { NULL } },
	[TAG_I] = { INLINE, { NULL } }, [TAG_EM] = { INLINE, { NULL } }, [TAG_U] = { INLINE, { NULL } },
	[TAG_S] = { INLINE, { NULL } }, [TAG_STRIKE] = { INLINE, { NULL } }, [TAG_DEL] = { INLINE, { NULL } },
	[TAG_INS] = { INLINE, { NULL } }, [TAG_CODE] = { INLINE, { NULL } }, [TAG_KBD] = { INLINE, { NULL } },
	[TAG_SAMP] = { INLINE, { NULL } }, [TAG_VAR] = { INLINE, { NULL } }, [TAG_TT] = { INLINE, { NULL } },
	[TAG_SUB] = { INLINE, { NULL } }, [TAG_SUP] = { INLINE, { NULL } }, [TAG_MARK] = { INLINE, { NULL } },
	[TAG_SMALL] = { INLINE, { NULL } }, [TAG_Q] = { INLINE, { NULL } }, [TAG_CITE] = { INLINE, { NULL } },
	[TAG_ABBR] = { INLINE, { "title", NULL } }, [TAG_DFN] = { INLINE, { NULL } },
	[TAG_TIME] = { INLINE, { "datetime", NULL } }, [TAG_RUBY] = { INLINE, { NULL } }, [TAG_RT] = { INLINE, { NULL } }
};

/* A chain of open elements, outermost first. */
struct chain {
	int nodes[LIMIT_HTML_DEPTH + 8];
	int count;
};

struct writer {
	const struct page *page;
	const unsigned char *labels;
	const char *base;
	struct buf *done;	/* what was written and is clean */
	struct buf out;		/* what is being written, as it stands in the page */
	struct arena arena;	/* addresses, until they are written */
	struct chain frames;	/* open around blocks */
	int scanned;		/* nodes before this one were looked at for pictures */
	int captions;		/* blocks before this one were written as captions */
};

static void
add_attribute(struct buf *out, const char *name, const char *value)
{
	buf_printf(out, " %s=\"", name);
	entity_encode(out, value);
	buf_addc(out, '"');
}

/* An address as it may stand in the output, or NULL. */
static const char *
safe_address(struct writer *w, const char *ref)
{
	const char *url;

	if (ref == NULL || ref[0] == '\0' || ref[0] == '#')
		return NULL;
	url = url_resolve(&w->arena, w->base, ref);
	if (strchr(url, ':') == NULL || !url_is_safe_link(url))
		return NULL;
	return url_strip_trackers(&w->arena, url);
}

static void
open_element(struct writer *w, int i)
{
	const struct dom_node *node = &w->page->dom->nodes[i];
	const char *const *name = elements[node->tag].attributes;

	buf_printf(&w->out, "<%s", dom_name(node));
	if (node->tag == TAG_A)
		add_attribute(&w->out, "href", safe_address(w, dom_attribute(node, "href")));
	for (; *name != NULL; name++)
		if (dom_attribute(node, *name) != NULL)
			add_attribute(&w->out, *name, dom_attribute(node, *name));
	buf_addc(&w->out, '>');
}

static void
close_element(struct writer *w, int i)
{
	buf_printf(&w->out, "</%s>", dom_name(&w->page->dom->nodes[i]));
}

/* The elements of a role over node i, up to and without stop, outermost first. */
static void
chain_of(struct writer *w, int i, int stop, unsigned char role, struct chain *chain)
{
	const struct dom_node *nodes = w->page->dom->nodes;
	int k, max = (int)(sizeof(chain->nodes) / sizeof(chain->nodes[0]));

	chain->count = 0;
	for (k = i; k >= 0 && k != stop && chain->count < max; k = nodes[k].parent) {
		if (elements[nodes[k].tag].role != role)
			continue;
		if (nodes[k].tag == TAG_A && safe_address(w, dom_attribute(&nodes[k], "href")) == NULL)
			continue;
		chain->nodes[chain->count++] = k;
	}
	for (k = 0; k < chain->count / 2; k++) {
		int swap = chain->nodes[k];

		chain->nodes[k] = chain->nodes[chain->count - 1 - k];
		chain->nodes[chain->count - 1 - k] = swap;
	}
}

/* Close and open elements so that the chain open becomes want. */
static void
change_chain(struct writer *w, struct chain *open, const struct chain *want)
{
	int same = 0, i;

	while (same < open->count && same < want->count && open->nodes[same] == want->nodes[same])
		same++;
	for (i = open->count - 1; i >= same; i--)
		close_element(w, open->nodes[i]);
	for (i = same; i < want->count; i++)
		open_element(w, want->nodes[i]);
	*open = *want;
}

/* Tables of layout and lists around whole articles are no frames. */
static void
frames_of(struct writer *w, const struct page_block *b, struct chain *chain)
{
	const struct dom_node *nodes = w->page->dom->nodes;
	struct chain all;
	bool data = false;
	int i;

	chain_of(w, b->node, -1, FRAME, &all);
	chain->count = 0;
	for (i = 0; i < all.count; i++) {
		enum dom_tag tag = nodes[all.nodes[i]].tag;

		if (tag == TAG_TABLE)
			data = (w->page->nodes[all.nodes[i]].flags & PAGE_DATA) != 0;
		if (!data && (tag == TAG_TABLE || tag == TAG_TR || tag == TAG_TD || tag == TAG_TH || tag == TAG_TBODY ||
		    tag == TAG_THEAD || tag == TAG_TFOOT))
			continue;
		chain->nodes[chain->count++] = all.nodes[i];
	}
}

/* Clean what was written up to the end of a line, where cleaning begins anew: a page need not stand there twice. */
static void
end_line(struct writer *w)
{
	buf_addc(&w->out, '\n');
	clean_block(w->done, w->out.data, w->out.len);
	buf_reset(&w->out);
	arena_clear(&w->arena);
}

/* The text of a block with the inline elements in it. */
static void
add_inline(struct writer *w, const struct page_block *b)
{
	const struct dom_node *nodes = w->page->dom->nodes;
	struct chain open = { .count = 0 }, want;
	int i;

	for (i = b->first; i < b->last; i++) {
		if ((w->page->nodes[i].flags & PAGE_CUT) != 0) {
			i = nodes[i].end - 1;
		} else if (nodes[i].tag == TAG_BR && i > b->first) {
			buf_adds(&w->out, "<br>");
		} else if (nodes[i].tag == TAG_TEXT) {
			chain_of(w, nodes[i].parent, b->node, INLINE, &want);
			change_chain(w, &open, &want);
			entity_encode(&w->out, dom_text(&nodes[i]));
		}
	}
	want.count = 0;
	change_chain(w, &open, &want);
}

/* Paragraphs are wrapped; items, cells, headings and pre are so by their frame, unless it holds several blocks. */
static bool
wants_paragraph(const struct writer *w)
{
	enum dom_tag tag;
	int frame;

	if (w->frames.count == 0)
		return true;
	frame = w->frames.nodes[w->frames.count - 1];
	tag = w->page->dom->nodes[frame].tag;
	if (tag == TAG_LI)
		return page_last_block(w->page, frame) - page_first_block(w->page, frame) > 1;
	return tag == TAG_BLOCKQUOTE || tag == TAG_DD || tag == TAG_UL || tag == TAG_OL || tag == TAG_DL;
}

static void
add_block(struct writer *w, const struct page_block *b)
{
	struct chain frames;
	bool paragraph;

	frames_of(w, b, &frames);
	change_chain(w, &w->frames, &frames);
	paragraph = wants_paragraph(w);
	buf_adds(&w->out, paragraph ? "<p>" : "");
	add_inline(w, b);
	if (paragraph) {
		buf_adds(&w->out, "</p>");
		end_line(w);
	}
}

/* Where a picture is, also when a script would load it later. */
static const char *
picture_address(struct writer *w, const struct dom_node *node)
{
	static const char *const sources[] = { "data-src", "data-lazy-src", "data-original", "data-full-src", "src" };
	const char *url = NULL;
	size_t i;

	for (i = 0; i < sizeof(sources) / sizeof(sources[0]) && url == NULL; i++)
		url = safe_address(w, dom_attribute(node, sources[i]));
	return url != NULL && url_is_web(url) ? url : NULL;
}

static bool
is_small(const struct dom_node *node, const char *side)
{
	const char *value = dom_attribute(node, side);

	return value != NULL && value[0] >= '0' && value[0] <= '9' && atoi(value) < PICTURE_MIN;
}

/* The element around a picture that holds its caption, or the picture itself. */
static int
picture_frame(const struct page *page, int i)
{
	const struct dom_node *nodes = page->dom->nodes;
	int level, k = i, frame = i;

	for (level = 0; level < CAPTION_REACH && nodes[k].parent > page->body; level++) {
		k = nodes[k].parent;
		if (page_text(page, k) > CAPTION_MAX || page_prose(page, k) > 0)
			break;
		frame = k;
		if (nodes[k].tag == TAG_FIGURE)
			break;
	}
	return frame;
}

static void
add_captions(struct writer *w, int frame)
{
	int b = page_first_block(w->page, frame), end = page_last_block(w->page, frame);
	bool any = false;

	for (b = b > w->captions ? b : w->captions; b < end; b++) {
		if (w->labels[b] != LABEL_CAPTION)
			continue;
		buf_adds(&w->out, any ? "<br>" : "<figcaption>");
		add_inline(w, &w->page->blocks[b]);
		w->captions = b + 1;
		any = true;
	}
	buf_adds(&w->out, any ? "</figcaption>" : "");
}

static void
add_picture(struct writer *w, int i)
{
	const struct dom_node *node = &w->page->dom->nodes[i];
	const char *url = picture_address(w, node), *alt = dom_attribute(node, "alt");
	struct chain none = { .count = 0 };

	if (url == NULL || is_small(node, "width") || is_small(node, "height"))
		return;
	change_chain(w, &w->frames, &none);
	buf_adds(&w->out, "<figure><img");
	add_attribute(&w->out, "src", url);
	add_attribute(&w->out, "alt", alt != NULL ? alt : "");
	buf_addc(&w->out, '>');
	add_captions(w, picture_frame(w->page, i));
	buf_adds(&w->out, "</figure>");
	end_line(w);
}

/* The pictures from where the last search ended up to node end. */
static void
add_pictures(struct writer *w, int end)
{
	const struct dom_node *nodes = w->page->dom->nodes;

	for (; w->scanned < end; w->scanned++)
		if (nodes[w->scanned].tag == TAG_IMG && w->page->nodes[w->scanned].junk == 0 &&
		    ((w->page->nodes[w->scanned].flags & PAGE_CUT) == 0))
			add_picture(w, w->scanned);
}

/* The innermost element that holds all kept blocks. */
static int
common_element(const struct page *page, const unsigned char *labels)
{
	int b, at = -1;

	for (b = 0; b < page->block_count; b++) {
		if (labels[b] != LABEL_KEPT)
			continue;
		if (at < 0)
			at = page->blocks[b].node;
		while (at > page->body && !page_holds(page, at, page->blocks[b].node))
			at = page->dom->nodes[at].parent;
	}
	return at;
}

void
article_html(const struct page *page, const unsigned char *labels, const char *base, struct buf *out)
{
	struct writer w = { .page = page, .labels = labels, .base = base, .done = out };
	struct chain none = { .count = 0 };
	int whole = common_element(page, labels), b;

	if (whole < 0)
		return;
	w.scanned = whole;
	for (b = 0; b < page->block_count; b++) {
		if (labels[b] != LABEL_KEPT)
			continue;
		add_pictures(&w, page->blocks[b].first);
		add_block(&w, &page->blocks[b]);
	}
	add_pictures(&w, page->dom->nodes[whole].end);
	change_chain(&w, &w.frames, &none);
	clean_block(out, buf_text(&w.out), w.out.len);
	buf_clear(&w.out);
	arena_clear(&w.arena);
}

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "html/extract.h"
#include "text/charset.h"
#include "text/date.h"
#include "text/entity.h"

#include "alike.h"
#include "article.h"
#include "cascade.h"
#include "meta.h"
#include "names.h"
#include "verdict.h"

#define STANDFIRST_MIN 40	/* weight */
#define STANDFIRST_MAX 600

static void
take_meta(struct extract *e, const struct meta *meta)
{
	e->title = arena_strdup(&e->arena, meta->title);
	e->byline = arena_strdup(&e->arena, meta->byline);
	e->site = arena_strdup(&e->arena, meta->site);
	e->language = arena_strdup(&e->arena, meta->language);
	e->image = arena_strdup(&e->arena, meta->image);
	e->next = arena_strdup(&e->arena, meta->next);
	e->published = meta->published;
	e->modified = meta->modified;
}

/*
 * The standfirst: between headline and text, named or placed as one (the
 * second heading), or what the description says as well.
 */
static const char *
find_standfirst(const struct page *page, const struct meta *meta, const struct attempt *t, struct arena *a)
{
	char *description = alike_fold(a, meta->description, strlen(meta->description), 0);
	int i = meta->headline >= 0 ? page_last_block(page, meta->headline) : t->first;

	for (; i < t->first; i++) {
		const struct page_block *b = &page->blocks[i];
		bool named = (page->nodes[b->node].names & NAME_SUMMARY) != 0 || (b->kind == PAGE_HEADING && b->level == 2);

		if (b->weight < STANDFIRST_MIN || b->weight > STANDFIRST_MAX || b->link * 3 > b->weight ||
		    b->kind == PAGE_CAPTION)
			continue;
		if (named || alike_same(alike_fold(a, b->text, b->len, 0), description))
			return b->text;
	}
	return "";
}

/* The kept blocks as text and as HTML. */
static void
take_blocks(struct extract *e, const struct page *page, const unsigned char *labels, const char *base)
{
	struct buf text = { 0 }, html = { 0 };

	article_text(page, labels, &text);
	buf_reserve(&html, text.len + text.len / 2);	/* seldom more, and then not moved while it grows */
	article_html(page, labels, base, &html);
	free(e->text);
	free(e->html);
	e->text = buf_detach(&text);
	e->html = buf_detach(&html);
}

/* Text or HTML of a script; each line of text is a paragraph. */
static struct dom *
parse_text(const char *source)
{
	struct buf html = { 0 };
	const char *next;
	struct dom *dom;

	if (strstr(source, "<p") != NULL || strstr(source, "<br") != NULL)
		return dom_parse(source, strlen(source));
	for (; (next = strchr(source, '\n')) != NULL; source = next + 1) {
		entity_encode_for(&html, source, (size_t)(next - source), ENTITY_TEXT);
		buf_adds(&html, "<p>");
	}
	entity_encode(&html, source);
	dom = dom_parse(buf_text(&html), html.len);
	buf_clear(&html);
	return dom;
}

/* What stands in a script as the article: parsed like a page, all of it kept. */
static void
take_text(struct extract *e, const char *source, const char *base, struct arena *work)
{
	struct dom *dom = parse_text(source);
	struct page *page = page_new(dom, 0, work);
	unsigned char *labels = arena_zalloc(work, (size_t)page->block_count + 1, 1);

	take_blocks(e, page, labels, base);
	dom_free(dom);
}

/* Fill e from a page in UTF-8; the reason why there is no article, or NULL. */
static const char *
extract_utf8(struct extract *e, const char *utf8, size_t len, const struct extract_source *source)
{
	struct cascade cascade;
	struct meta meta;
	struct arena work = { 0 };	/* all but what e says */
	struct dom *dom = dom_parse(utf8, len);
	struct page *page = page_new(dom, source->off, &work);
	const char *base, *reason;

	meta_read(page, source->url, &meta, &work);
	take_meta(e, &meta);
	cascade_run(page, &meta, &cascade, &work);
	base = source->url[0] != '\0' ? source->url : meta.canonical;
	reason = cascade.text[0] != '\0' ? NULL : verdict_refuse(page, &meta, &cascade.best);
	e->paywalled = cascade.text[0] == '\0' && verdict_is_paywalled(page, &meta, &cascade.best);
	if (cascade.text[0] != '\0')
		take_text(e, cascade.text, base, &work);
	else if (reason == NULL) {
		e->standfirst = arena_strdup(&e->arena, find_standfirst(page, &meta, &cascade.best, &work));
		take_blocks(e, page, cascade.best.labels, base);
	}
	dom_free(dom);
	arena_clear(&work);
	return reason == NULL && e->text[0] == '\0' ? "a page without text" : reason;
}

int
extract_page(const char *data, size_t len, const struct extract_source *source,
    struct extract **out, struct error *err)
{
	struct extract *e = mem_zalloc(1, sizeof(*e));
	struct charset_result charset;
	struct buf converted = { 0 };
	const char *utf8, *reason;
	size_t utf8_len;

	e->title = e->byline = e->site = e->language = e->image = e->standfirst = e->next = "";
	e->text = mem_strdup("");
	e->html = mem_strdup("");
	e->published = e->modified = DATE_NONE;
	*out = e;
	if (len == 0)
		return error_set(err, ERROR_MISSING, "no article: an empty page");
	if (verdict_is_binary(data, len))
		return error_set(err, ERROR_MISSING, "no article: not a web page");
	charset_to_utf8(data, len, source->content_type, CHARSET_HTML, &converted, &utf8, &utf8_len, &charset);
	reason = extract_utf8(e, utf8, utf8_len, source);
	buf_clear(&converted);
	if (reason != NULL)
		return error_set(err, ERROR_MISSING, "no article: %s", reason);
	return 0;
}

void
extract_free(struct extract *e)
{
	if (e == NULL)
		return;
	free(e->text);
	free(e->html);
	arena_clear(&e->arena);
	free(e);
}

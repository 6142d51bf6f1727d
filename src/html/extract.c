#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "html/extract.h"
#include "text/charset.h"
#include "text/date.h"

#include "alike.h"
#include "article.h"
#include "label.h"
#include "meta.h"
#include "page.h"
#include "prune.h"
#include "score.h"

int
extract_page(const char *data, size_t len, const struct extract_source *source,
    struct extract **out, struct error *err)
{
	struct extract *e = mem_zalloc(1, sizeof(*e));
	struct buf converted = { 0 }, text = { 0 }, html = { 0 };
	struct charset_result charset;
	struct meta meta;
	struct dom *dom;
	struct page *page;
	bool *inside;
	unsigned char *labels;
	const char *utf8;
	size_t utf8_len;

	charset_to_utf8(data, len, source->content_type, CHARSET_HTML, &converted, &utf8, &utf8_len, &charset);
	dom = dom_parse(utf8, utf8_len);
	page = page_new(dom, &e->arena);
	meta_read(page, source->url, &meta, &e->arena);
	prune_mark(page);
	inside = arena_zalloc(&e->arena, (size_t)page->block_count + 1, sizeof(*inside));
	labels = arena_zalloc(&e->arena, (size_t)page->block_count + 1, 1);
	score_choose(page, inside, &e->arena);
	struct label_facts facts = { meta.title, meta.byline, meta.description, "", true };
	label_blocks(page, inside, &facts, labels, &e->arena);
	article_text(page, labels, &text);
	article_html(page, labels, source->url[0] != '\0' ? source->url : meta.canonical, &html);
	e->title = meta.title;
	e->byline = meta.byline;
	e->site = meta.site;
	e->language = meta.language;
	e->image = meta.image;
	e->standfirst = "";
	e->published = meta.published;
	e->modified = meta.modified;
	e->next = meta.next;
	e->text = arena_strndup(&e->arena, buf_text(&text), text.len);
	e->html = arena_strndup(&e->arena, buf_text(&html), html.len);
	buf_clear(&text);
	buf_clear(&html);
	buf_clear(&converted);
	dom_free(dom);
	*out = e;
	if (e->text[0] == '\0')
		return error_set(err, ERROR_MISSING, "no article found");
	return 0;
}

void
extract_free(struct extract *e)
{
	if (e == NULL)
		return;
	arena_clear(&e->arena);
	free(e);
}

#include <string.h>
#include <strings.h>

#include "app/paper.h"
#include "html/layout.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/entity.h"
#include "text/url.h"

#define NAME_BYTES	80

static const char *const endings[PAPER_FORM_COUNT] = {
	[PAPER_TEXT] = ".txt", [PAPER_HTML] = ".html", [PAPER_MARKDOWN] = ".md", [PAPER_XHTML] = ".xhtml",
};

const char *
paper_ending(enum paper_form form)
{
	return endings[form];
}

enum paper_form
paper_form_of(const char *name)
{
	const char *dot = strrchr(name, '.');
	int form;

	for (form = 0; dot != NULL && form < PAPER_FORM_COUNT; form++)
		if (strcasecmp(dot, endings[form]) == 0)
			return (enum paper_form)form;
	return dot != NULL && strcasecmp(dot, ".htm") == 0 ? PAPER_HTML : PAPER_TEXT;
}

static bool
may_stand(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

void
paper_name(struct buf *out, const char *title)
{
	size_t start = out->len;

	for (; *title != '\0' && out->len - start < NAME_BYTES; title++) {
		if (may_stand((unsigned char)*title))
			buf_addc(out, *title);
		else if (out->len > start && out->data[out->len - 1] != '-')
			buf_addc(out, '-');
	}
	while (out->len > start && out->data[out->len - 1] == '-')
		buf_truncate(out, out->len - 1);
	if (out->len == start)
		buf_adds(out, "article");
}

/* "Feed · Author · date" */
static void
add_origin(const struct article *article, struct buf *out)
{
	buf_adds(out, article->feed_title != NULL ? article->feed_title : "");
	if (article->author[0] != '\0')
		buf_printf(out, " \xc2\xb7 %s", article->author);
	buf_adds(out, " \xc2\xb7 ");
	date_format_rfc3339(out, article->published != DATE_NONE ? article->published : article->date);
}

const char *
paper_title(const struct article *article)
{
	return article->title[0] != '\0' ? article->title : "(no title)";
}

static void
write_text(const struct article *article, const struct document *doc, int columns, struct buf *out)
{
	struct layout_options options = { .width = columns > 0 ? columns : 80, .number_links = true };
	struct layout *layout = layout_new(doc, &options);

	buf_printf(out, "%s\n", paper_title(article));
	add_origin(article, out);
	buf_printf(out, "\n%s%s\n", article->link, article->link[0] != '\0' ? "\n" : "");
	layout_write(layout, out);
	layout_free(layout);
}

static void
write_markdown(const struct article *article, const struct document *doc, struct buf *out)
{
	struct document *title = document_from_text(paper_title(article), strlen(paper_title(article)));

	buf_adds(out, "# ");
	document_markdown(title, out);
	buf_addc(out, '\n');
	document_free(title);
	add_origin(article, out);
	if (url_is_web(article->link))
		buf_printf(out, "\n\n<%s>", article->link);
	buf_adds(out, "\n\n");
	document_markdown(doc, out);
}

bool
paper_is_language(const char *s)
{
	size_t first = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return first >= 2 && first <= 8 && (s[first] == '\0' || s[first] == '-') &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen(s);
}

static void
add_language(const struct article *article, struct buf *out)
{
	const char *s = article->language;

	if (paper_is_language(s))
		buf_printf(out, " lang=\"%s\" xml:lang=\"%s\"", s, s);
}

static void
write_page(const struct article *article, const struct document *doc, bool xml, struct buf *out)
{
	struct buf origin = { 0 };

	if (xml)
		buf_adds(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
	buf_adds(out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"");
	add_language(article, out);
	buf_adds(out, ">\n<head>\n");
	if (!xml)
		buf_adds(out, "<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" "
		    "content=\"default-src 'none'\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n");
	buf_adds(out, "<title>");
	entity_encode(out, paper_title(article));
	buf_adds(out, "</title>\n</head>\n<body>\n<h1>");
	entity_encode(out, paper_title(article));
	buf_adds(out, "</h1>\n<p>");
	add_origin(article, &origin);
	entity_encode(out, buf_text(&origin));
	if (url_is_web(article->link)) {
		buf_adds(out, "<br/>");
		document_html_address(out, article->link);
		entity_encode(out, article->link);
		buf_adds(out, "</a>");
	}
	buf_adds(out, "</p>\n");
	document_html(doc, out);
	buf_adds(out, "</body>\n</html>\n");
	buf_clear(&origin);
}

/* What stands above the text, each a clean line: a paper may be shown by a program that is no gate. */
static struct article
clean_head(const struct article *article, struct arena *a)
{
	struct article clean = *article;

	clean.title = clean_line_dup(a, article->title, 0);
	clean.author = clean_line_dup(a, article->author, 0);
	clean.link = clean_line_dup(a, article->link, 0);
	if (article->feed_title != NULL)
		clean.feed_title = clean_line_dup(a, article->feed_title, 0);
	return clean;
}

void
paper_write(const struct article *article, enum body_source source, enum paper_form form, int columns,
    struct buf *out)
{
	struct document *doc = body_document_of(article, source);
	struct arena a = { 0 };
	struct article head = clean_head(article, &a);

	switch (form) {
	case PAPER_HTML: write_page(&head, doc, false, out); break;
	case PAPER_XHTML: write_page(&head, doc, true, out); break;
	case PAPER_MARKDOWN: write_markdown(&head, doc, out); break;
	default: write_text(&head, doc, columns, out); break;
	}
	document_free(doc);
	arena_clear(&a);
}

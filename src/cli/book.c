#include <stdio.h>
#include <string.h>

#include "app/paper.h"
#include "book.h"
#include "text/date.h"
#include "text/entity.h"

#define XML	"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

static int
add_text(struct book *book, const char *name, const char *text, struct buf *out, struct error *err)
{
	return zip_add(&book->zip, name, text, strlen(text), out, err);
}

int
book_begin(struct book *book, struct buf *out, struct error *err)
{
	*book = (struct book){ .language = "" };
	/* Must be the first one, and stored (OCF 3.3, 4.2.6). */
	if (add_text(book, "mimetype", "application/epub+zip", out, err) < 0)
		return -1;
	return add_text(book, "META-INF/container.xml", XML
	    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n"
	    "<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n"
	    "</rootfiles>\n</container>\n", out, err);
}

/* The feed's part of the table of contents. */
static struct book_feed *
feed_of(struct book *book, const struct article *article)
{
	struct book_feed *feed = map_get(&book->by_id, (const char *)&article->feed, sizeof(article->feed));

	if (feed != NULL)
		return feed;
	feed = arena_zalloc(&book->arena, 1, sizeof(*feed));
	feed->title = arena_strdup(&book->arena, article->feed_title[0] != '\0' ? article->feed_title : "-");
	map_put(&book->by_id, (const char *)&article->feed, sizeof(article->feed), feed);
	if (book->last != NULL)
		book->last->next = feed;
	else
		book->first = feed;
	book->last = feed;
	return feed;
}

static void
enter(struct book *book, const struct article *article)
{
	struct book_feed *feed = feed_of(book, article);
	struct book_entry *entry = arena_zalloc(&book->arena, 1, sizeof(*entry));

	entry->id = article->id;
	entry->title = arena_strdup(&book->arena, paper_title(article));
	if (feed->last != NULL)
		feed->last->next = entry;
	else
		feed->first = entry;
	feed->last = entry;
	if (book->language[0] == '\0' && paper_is_language(article->language))
		book->language = arena_strdup(&book->arena, article->language);
}

int
book_add(struct book *book, const struct article *article, struct buf *out, struct error *err)
{
	struct buf page = { 0 };
	char name[64];
	int result;

	snprintf(name, sizeof(name), "EPUB/%lld.xhtml", (long long)article->id);
	paper_write(article, body_choose(article), PAPER_XHTML, 0, &page);
	result = zip_add(&book->zip, name, page.data, page.len, out, err);
	if (result == 0)
		enter(book, article);
	buf_clear(&page);
	return result;
}

static int
add_contents(struct book *book, struct buf *out, struct error *err)
{
	const struct book_feed *feed;
	const struct book_entry *entry;
	struct buf page = { 0 };
	int result;

	buf_adds(&page, XML "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
	    "xmlns:epub=\"http://www.idpf.org/2007/ops\">\n<head>\n<title>Contents</title>\n</head>\n<body>\n"
	    "<nav epub:type=\"toc\">\n<h1>Contents</h1>\n<ol>\n");
	for (feed = book->first; feed != NULL; feed = feed->next) {
		buf_adds(&page, "<li><span>");
		entity_encode(&page, feed->title);
		buf_adds(&page, "</span>\n<ol>\n");
		for (entry = feed->first; entry != NULL; entry = entry->next) {
			buf_printf(&page, "<li><a href=\"%lld.xhtml\">", (long long)entry->id);
			entity_encode(&page, entry->title);
			buf_adds(&page, "</a></li>\n");
		}
		buf_adds(&page, "</ol></li>\n");
	}
	buf_adds(&page, "</ol>\n</nav>\n</body>\n</html>\n");
	result = add_text(book, "EPUB/contents.xhtml", buf_text(&page), out, err);
	buf_clear(&page);
	return result;
}

static void
write_metadata(const struct book *book, int64_t now, struct buf *page)
{
	struct buf date = { 0 };

	date_format_rfc3339(&date, now);
	buf_printf(page, XML "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n"
	    "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
	    "<dc:identifier id=\"id\">coranto:%s/%lld/%u</dc:identifier>\n"
	    "<dc:title>Articles of %.10s</dc:title>\n<dc:creator>coranto</dc:creator>\n<dc:language>%s</dc:language>\n"
	    "<meta property=\"dcterms:modified\">%s</meta>\n</metadata>\n",
	    buf_text(&date), (long long)book->first->first->id, book->zip.count, buf_text(&date),
	    book->language[0] != '\0' ? book->language : "und", buf_text(&date));
	buf_clear(&date);
}

static int
add_package(struct book *book, int64_t now, struct buf *out, struct error *err)
{
	const struct book_feed *feed;
	const struct book_entry *entry;
	struct buf page = { 0 }, spine = { 0 };
	int result;

	write_metadata(book, now, &page);
	buf_adds(&page, "<manifest>\n<item id=\"contents\" href=\"contents.xhtml\" properties=\"nav\" "
	    "media-type=\"application/xhtml+xml\"/>\n");
	for (feed = book->first; feed != NULL; feed = feed->next)
		for (entry = feed->first; entry != NULL; entry = entry->next) {
			buf_printf(&page, "<item id=\"a%lld\" href=\"%lld.xhtml\" media-type=\"application/xhtml+xml\"/>\n",
			    (long long)entry->id, (long long)entry->id);
			buf_printf(&spine, "<itemref idref=\"a%lld\"/>\n", (long long)entry->id);
		}
	buf_printf(&page, "</manifest>\n<spine>\n<itemref idref=\"contents\"/>\n%s</spine>\n</package>\n", buf_text(&spine));
	result = add_text(book, "EPUB/package.opf", buf_text(&page), out, err);
	buf_clear(&spine);
	buf_clear(&page);
	return result;
}

int
book_end(struct book *book, int64_t now, struct buf *out, struct error *err)
{
	if (book->first == NULL)
		return error_set(err, ERROR_MISSING, "no articles to make a book of");
	if (add_contents(book, out, err) < 0 || add_package(book, now, out, err) < 0)
		return -1;
	zip_end(&book->zip, out);
	return 0;
}

void
book_clear(struct book *book)
{
	zip_clear(&book->zip);
	map_clear(&book->by_id);
	arena_clear(&book->arena);
}

#include <string.h>

#include "app/body.h"
#include "html/document.h"
#include "text/date.h"
#include "text/entity.h"
#include "text/url.h"
#include "leaflet.h"

void
leaflet_begin(struct buf *out)
{
	buf_adds(out, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Articles of coranto</title>\n"
	    "<style>body { max-width: 40em; margin: auto; padding: 1em; line-height: 1.5; font-family: serif }\n"
	    "pre { overflow: auto } article { border-top: 1px solid; margin-top: 3em }</style>\n</head>\n<body>\n");
}

void
leaflet_write(const struct article *article, struct buf *out)
{
	struct document *doc = body_document(article);
	size_t i;

	buf_printf(out, "<article id=\"article-%lld\">\n<h2>", (long long)article->id);
	if (url_is_web(article->link))
		document_html_address(out, article->link);
	entity_encode(out, article->title[0] != '\0' ? article->title : "-");
	buf_printf(out, "%s</h2>\n<p>", url_is_web(article->link) ? "</a>" : "");
	entity_encode(out, article->feed_title);
	if (article->author[0] != '\0') {
		buf_adds(out, " · ");
		entity_encode(out, article->author);
	}
	buf_adds(out, " · <time>");
	date_format_rfc3339(out, article->date);
	buf_adds(out, "</time></p>\n");
	document_html(doc, out);
	for (i = 0; i < article->enclosure_count; i++) {
		buf_adds(out, "<p>");
		entity_encode(out, article->enclosures[i].url);
		buf_adds(out, "</p>\n");
	}
	buf_adds(out, "</article>\n");
	document_free(doc);
}

void
leaflet_end(struct buf *out)
{
	buf_adds(out, "</body>\n</html>\n");
}

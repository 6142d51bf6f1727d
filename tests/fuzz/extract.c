/* Any bytes are a page; what is taken from it can do no harm and says no more than the page. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "html/discover.h"
#include "html/extract.h"
#include "text/date.h"
#include "text/url.h"
#include "text/utf8.h"

int	LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* What clean HTML never holds; text in it is escaped, so any "<" begins an element. */
static const char *const forbidden[] = {
	"<script", "<style", "<iframe", "<form", "<input", "<object", "<embed", "<svg", "<math", "<link", "<meta", "<base"
};

/* No event handler among the attributes of the tag from s to its end; what stands in quotes is no attribute. */
static void
check_tag(const char *s, const char *end)
{
	bool quoted = false;

	for (; s < end; s++) {
		if (*s == '"')
			quoted = !quoted;
		if (!quoted && *s == ' ' && strncasecmp(s + 1, "on", 2) == 0)
			abort();
	}
}

static void
check_html(const char *html)
{
	const char *s = html, *end;
	size_t i;

	for (i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++)
		if (strcasestr(html, forbidden[i]) != NULL)
			abort();
	while ((s = strchr(s, '<')) != NULL) {
		end = strchr(s, '>');
		if (end == NULL)
			abort();
		check_tag(s, end);
		s = end;
	}
	for (s = html; (s = strstr(s, " href=\"")) != NULL; s += 7)
		if (strncasecmp(s + 7, "javascript", 10) == 0 || strncasecmp(s + 7, "data:", 5) == 0)
			abort();
}

static void
check_text(const char *text)
{
	size_t len = strlen(text), i;

	if (!utf8_valid(text, len) || strstr(text, "\n\n\n") != NULL)
		abort();
	for (i = 0; i < len; i++)
		if (((unsigned char)text[i] < ' ' && text[i] != '\n') || text[i] == 0x7F)
			abort();
	if (len > 0 && (text[0] == '\n' || text[len - 1] == '\n' || text[len - 1] == ' '))
		abort();
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct extract_source source = { .url = "https://page.example/a/b", .content_type = "" };
	struct discover_feed *feeds;
	struct extract *e;
	struct arena a = { 0 };
	struct error err;
	size_t count;
	int status;

	source.off = size > 0 && data[0] == ' ';	/* the lists of words */
	status = extract_page((const char *)data, size, &source, &e, &err);
	if ((status == 0) != (e->text[0] != '\0') || (status < 0 && err.kind != ERROR_MISSING))
		abort();
	check_text(e->text);
	check_html(e->html);
	if (strchr(e->title, '\n') != NULL || strchr(e->byline, '\n') != NULL || !utf8_valid(e->title, strlen(e->title)))
		abort();
	if (e->image[0] != '\0' && !url_is_web(e->image))
		abort();
	extract_free(e);
	feeds = discover_feeds((const char *)data, size, source.url, &a, &count);
	for (; count > 0; count--)
		if (!url_is_web(feeds[count - 1].url))
			abort();
	arena_clear(&a);
	return 0;
}

#include <stdint.h>
#include <string.h>

#include "base/limits.h"
#include "link_table.h"
#include "text/url.h"

void
link_table_init(struct link_table *t, struct document *doc, const char *base)
{
	memset(t, 0, sizeof(*t));
	t->doc = doc;
	t->base = base;
	map_init(&t->numbers);
}

void
link_table_clear(struct link_table *t)
{
	map_clear(&t->numbers);
}

static bool
is_same_page(const struct link_table *t, const char *url)
{
	const char *fragment = strchr(url, '#');
	size_t n = fragment != NULL ? (size_t)(fragment - url) : 0;

	return n > 0 && strlen(t->base) == n && memcmp(t->base, url, n) == 0;
}

bool
link_table_is_anchor(struct link_table *t, const char *href)
{
	href += strspn(href, " \n\t\r");
	return (*href == '#' && href[1] != '\0') || is_same_page(t, href);
}

int
link_table_add(struct link_table *t, const char *href)
{
	struct document *doc = t->doc;
	const char *url;
	void *number;

	while (*href == ' ' || *href == '\n' || *href == '\t' || *href == '\r')
		href++;
	if (*href == '\0' || *href == '#' || strlen(href) > LIMIT_URL_BYTES)
		return 0;
	url = url_resolve(&doc->arena, t->base, href);
	if (is_same_page(t, url) || !url_is_safe_link(url))
		return 0;
	url = url_strip_trackers(&doc->arena, url);
	number = map_get(&t->numbers, url, strlen(url));
	/* One that was dropped is still in the table. */
	if (number != NULL && (size_t)(intptr_t)number <= doc->link_count &&
	    strcmp(doc->links[(intptr_t)number - 1].url, url) == 0)
		return (int)(intptr_t)number;
	doc->links = arena_grow(&doc->arena, doc->links, doc->link_count, &t->cap, sizeof(*doc->links));
	doc->links[doc->link_count++].url = url;
	map_put(&t->numbers, url, strlen(url), (void *)(intptr_t)doc->link_count);
	return (int)doc->link_count;
}

void
link_table_drop_last(struct link_table *t)
{
	t->doc->link_count--;
}

#include <string.h>
#include <strings.h>

#include "markup.h"
#include "namespace.h"
#include "nesting.h"

static const char *const items[] = { "item", "entry", NULL };

static const char *const containers[] = { "rss", "rdf", "feed", "channel", "item", "entry", "image", NULL };

static const char *const texts[] = {
	"title", "link", "guid", "pubdate", "description", "category", "comments", "copyright", "docs",
	"generator", "language", "lastbuilddate", "managingeditor", "webmaster", "ttl", "encoded",
	"creator", "date", "subject", "id", "updated", "published", "summary", "issued", "modified",
	"enclosure", NULL
};

bool
nesting_is_one_of(const char *name, const char *const *list)
{
	const char *colon = strchr(name, ':');

	for (; *list != NULL; list++)
		if (strcasecmp(*list, colon != NULL ? colon + 1 : name) == 0)
			return true;
	return false;
}

bool
nesting_is_item(const char *name)
{
	return nesting_is_one_of(name, items);
}

bool
nesting_is_container(const char *name)
{
	return nesting_is_one_of(name, containers);
}

/* Atom's content is text, that of a module ("media:content") holds elements. */
bool
nesting_is_text(const char *name)
{
	return nesting_is_one_of(name, texts) || strcasecmp(name, "content") == 0;
}

/* "dc:date", "media:content" */
static bool
is_of_module(const char *name)
{
	const char *colon = strchr(name, ':');
	enum xml_namespace ns = colon != NULL ? namespace_of_prefix(name, (size_t)(colon - name)) : NS_OTHER;

	return ns != NS_OTHER && ns != NS_XHTML && ns != NS_XML && ns != NS_RDF;
}

bool
nesting_is_field(const char *name)
{
	return nesting_is_text(name) || is_of_module(name);
}

/* Of both: <title>, <link>, <summary>, and <source>. */
static bool
is_shared(const char *name)
{
	return nesting_is_text(name) || strcasecmp(name, "source") == 0;
}

bool
nesting_is_markup(const char *name)
{
	return markup_element(name, strlen(name)) != 0 && !is_shared(name);
}

bool
nesting_is_void(const char *name)
{
	return markup_is_void(name, strlen(name)) && !is_shared(name);
}

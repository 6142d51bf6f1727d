#include <string.h>
#include <strings.h>

#include "elements.h"

const struct element elements[] = {
	/* Roots. */
	{ IN_DOCUMENT, NS_FEED, "rss", READ_RSS, FIELD_NONE, IN_FEED },
	{ IN_DOCUMENT, NS_RDF, "rdf", READ_RDF, FIELD_NONE, IN_FEED },
	{ IN_DOCUMENT, NS_FEED, "rdf", READ_RDF, FIELD_NONE, IN_FEED },
	{ IN_DOCUMENT, NS_FEED, "feed", READ_ATOM, FIELD_NONE, IN_FEED },
	{ IN_DOCUMENT, NS_FEED, "channel", READ_CDF, FIELD_NONE, IN_FEED },
	{ IN_DOCUMENT, NS_FEED, "item", READ_RSS, FIELD_NONE, IN_ITEM },	/* one article alone */
	{ IN_DOCUMENT, NS_FEED, "entry", READ_ATOM, FIELD_NONE, IN_ITEM },

	/* The feed. */
	{ IN_FEED, NS_FEED, "channel", READ_CHANNEL, FIELD_NONE, IN_FEED },
	{ IN_FEED, NS_FEED, "items", READ_THROUGH, FIELD_NONE, IN_FEED },
	{ IN_FEED, NS_FEED, "item", READ_ITEM, FIELD_NONE, IN_ITEM },
	{ IN_FEED, NS_FEED, "entry", READ_ITEM, FIELD_NONE, IN_ITEM },

	{ IN_FEED, NS_FEED, "title", READ_TITLE, FIELD_TITLE, 0 },
	{ IN_FEED, NS_DC, "title", READ_TITLE, FIELD_TITLE, 0 },
	{ IN_FEED, NS_DCTERMS, "title", READ_TITLE, FIELD_TITLE, 0 },
	{ IN_FEED, NS_MEDIA, "title", READ_TITLE, FIELD_TITLE, 0 },
	{ IN_FEED, NS_ITUNES, "title", READ_TITLE, FIELD_TITLE, 0 },

	{ IN_FEED, NS_FEED, "link", READ_LINK, FIELD_LINK, 0 },
	{ IN_FEED, NS_FEED, "newlocation", READ_URL, FIELD_SELF, 0 },

	{ IN_FEED, NS_FEED, "description", READ_TITLE, FIELD_SUMMARY, 0 },
	{ IN_FEED, NS_FEED, "subtitle", READ_TITLE, FIELD_SUMMARY, 0 },
	{ IN_FEED, NS_FEED, "tagline", READ_TITLE, FIELD_SUMMARY, 0 },
	{ IN_FEED, NS_FEED, "abstract", READ_TITLE, FIELD_SUMMARY, 0 },
	{ IN_FEED, NS_DC, "description", READ_TITLE, FIELD_SUMMARY, 0 },
	{ IN_FEED, NS_DCTERMS, "abstract", READ_TITLE, FIELD_SUMMARY, 0 },
	{ IN_FEED, NS_ITUNES, "summary", READ_TITLE, FIELD_SUMMARY, 0 },
	{ IN_FEED, NS_ITUNES, "subtitle", READ_TITLE, FIELD_SUMMARY, 0 },
	{ IN_FEED, NS_GOOGLEPLAY, "description", READ_TITLE, FIELD_SUMMARY, 0 },
	{ IN_FEED, NS_FEED, "summary", READ_TITLE, FIELD_SUMMARY, 0 },

	{ IN_FEED, NS_FEED, "language", READ_LINE, FIELD_LANGUAGE, 0 },
	{ IN_FEED, NS_DC, "language", READ_LINE, FIELD_LANGUAGE, 0 },

	{ IN_FEED, NS_FEED, "icon", READ_URL, FIELD_IMAGE, 0 },
	{ IN_FEED, NS_FEED, "image", READ_IMAGE, FIELD_IMAGE, IN_IMAGE },
	{ IN_FEED, NS_FEED, "logo", READ_IMAGE_LINK, FIELD_IMAGE, 0 },
	{ IN_FEED, NS_ITUNES, "image", READ_IMAGE_LINK, FIELD_IMAGE, 0 },
	{ IN_FEED, NS_ITUNES, "link", READ_LINK_IMAGE, FIELD_IMAGE, 0 },
	{ IN_FEED, NS_GOOGLEPLAY, "image", READ_IMAGE_LINK, FIELD_IMAGE, 0 },
	{ IN_FEED, NS_MEDIA, "thumbnail", READ_IMAGE_LINK, FIELD_IMAGE, 0 },

	{ IN_FEED, NS_FEED, "lastbuilddate", READ_DATE, FIELD_UPDATED, 0 },
	{ IN_FEED, NS_FEED, "updated", READ_DATE, FIELD_UPDATED, 0 },
	{ IN_FEED, NS_FEED, "modified", READ_DATE, FIELD_UPDATED, 0 },
	{ IN_FEED, NS_DCTERMS, "modified", READ_DATE, FIELD_UPDATED, 0 },
	{ IN_FEED, NS_DC, "date", READ_DATE, FIELD_UPDATED, 0 },
	{ IN_FEED, NS_FEED, "pubdate", READ_DATE, FIELD_UPDATED, 0 },

	{ IN_FEED, NS_FEED, "author", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_FEED, NS_DC, "creator", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_FEED, NS_DC, "author", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_FEED, NS_FEED, "managingeditor", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_FEED, NS_ITUNES, "author", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_FEED, NS_GOOGLEPLAY, "author", READ_PERSON, FIELD_AUTHORS, IN_PERSON },

	{ IN_FEED, NS_FEED, "ttl", READ_NUMBER, FIELD_TTL, 0 },
	{ IN_FEED, NS_SY, "updateperiod", READ_PERIOD, FIELD_PERIOD, 0 },
	{ IN_FEED, NS_SY, "updatefrequency", READ_NUMBER, FIELD_FREQUENCY, 0 },
	{ IN_FEED, NS_FEED, "skiphours", READ_ENTER, FIELD_NONE, IN_HOURS },
	{ IN_HOURS, NS_FEED, "hour", READ_HOUR, FIELD_SKIP_HOURS, 0 },
	{ IN_FEED, NS_FEED, "skipdays", READ_ENTER, FIELD_NONE, IN_DAYS },
	{ IN_DAYS, NS_FEED, "day", READ_DAY, FIELD_SKIP_DAYS, 0 },

	{ IN_IMAGE, NS_FEED, "url", READ_URL, FIELD_IMAGE, 0 },

	{ IN_PERSON, NS_FEED, "name", READ_PERSON_NAME, FIELD_NONE, 0 },
	{ IN_PERSON, NS_ITUNES, "name", READ_PERSON_NAME, FIELD_NONE, 0 },
	{ IN_PERSON, NS_FEED, "email", READ_PERSON_EMAIL, FIELD_NONE, 0 },
	{ IN_PERSON, NS_ITUNES, "email", READ_PERSON_EMAIL, FIELD_NONE, 0 },
	{ IN_PERSON, NS_FEED, "uri", READ_PERSON_URL, FIELD_NONE, 0 },
	{ IN_PERSON, NS_FEED, "url", READ_PERSON_URL, FIELD_NONE, 0 },
	{ IN_PERSON, NS_FEED, "homepage", READ_PERSON_URL, FIELD_NONE, 0 },

	/* An item. */
	{ IN_ITEM, NS_FEED, "title", READ_TITLE, FIELD_TITLE, 0 },
	{ IN_ITEM, NS_DC, "title", READ_TITLE, FIELD_TITLE, 0 },
	{ IN_ITEM, NS_DCTERMS, "title", READ_TITLE, FIELD_TITLE, 0 },
	{ IN_ITEM, NS_MEDIA, "title", READ_TITLE, FIELD_TITLE, 0 },
	{ IN_ITEM, NS_ITUNES, "title", READ_TITLE, FIELD_TITLE, 0 },

	{ IN_ITEM, NS_FEEDBURNER, "origlink", READ_URL, FIELD_LINK, 0 },
	{ IN_ITEM, NS_FEED, "link", READ_LINK, FIELD_LINK, 0 },
	{ IN_ITEM, NS_FEED, "a", READ_LINK, FIELD_LINK, 0 },	/* CDF */
	{ IN_ITEM, NS_MEDIA, "player", READ_SKIP, FIELD_NONE, 0 },

	{ IN_ITEM, NS_FEED, "guid", READ_GUID, FIELD_GUID, 0 },
	{ IN_ITEM, NS_FEED, "id", READ_GUID, FIELD_GUID, 0 },
	{ IN_ITEM, NS_DC, "identifier", READ_LINE, FIELD_GUID, 0 },

	{ IN_ITEM, NS_CONTENT, "encoded", READ_TEXT, FIELD_CONTENT, 0 },
	{ IN_ITEM, NS_FEED, "encoded", READ_TEXT, FIELD_CONTENT, 0 },
	{ IN_ITEM, NS_FEED, "content", READ_TEXT, FIELD_CONTENT, 0 },
	{ IN_ITEM, NS_XHTML, "body", READ_TEXT, FIELD_CONTENT, 0 },
	{ IN_ITEM, NS_FEED, "body", READ_TEXT, FIELD_CONTENT, 0 },
	{ IN_ITEM, NS_XHTML, "div", READ_TEXT, FIELD_CONTENT, 0 },
	{ IN_ITEM, NS_FEED, "fullitem", READ_TEXT, FIELD_CONTENT, 0 },

	{ IN_ITEM, NS_FEED, "description", READ_TEXT, FIELD_SUMMARY, 0 },
	{ IN_ITEM, NS_FEED, "summary", READ_TEXT, FIELD_SUMMARY, 0 },
	{ IN_ITEM, NS_FEED, "abstract", READ_TEXT, FIELD_SUMMARY, 0 },
	{ IN_ITEM, NS_DC, "description", READ_TEXT, FIELD_SUMMARY, 0 },
	{ IN_ITEM, NS_DCTERMS, "abstract", READ_TEXT, FIELD_SUMMARY, 0 },
	{ IN_ITEM, NS_FEED, "tagline", READ_TEXT, FIELD_SUMMARY, 0 },
	{ IN_ITEM, NS_FEED, "subtitle", READ_TEXT, FIELD_SUMMARY, 0 },
	{ IN_ITEM, NS_ITUNES, "summary", READ_TEXT, FIELD_SUMMARY, 0 },
	{ IN_ITEM, NS_MEDIA, "description", READ_TEXT, FIELD_SUMMARY, 0 },
	{ IN_ITEM, NS_ITUNES, "subtitle", READ_TEXT, FIELD_SUMMARY, 0 },
	{ IN_ITEM, NS_GOOGLEPLAY, "description", READ_TEXT, FIELD_SUMMARY, 0 },

	{ IN_ITEM, NS_FEED, "comments", READ_URL, FIELD_COMMENTS, 0 },

	{ IN_ITEM, NS_FEED, "pubdate", READ_DATE, FIELD_PUBLISHED, 0 },
	{ IN_ITEM, NS_FEED, "published", READ_DATE, FIELD_PUBLISHED, 0 },
	{ IN_ITEM, NS_FEED, "issued", READ_DATE, FIELD_PUBLISHED, 0 },
	{ IN_ITEM, NS_DCTERMS, "issued", READ_DATE, FIELD_PUBLISHED, 0 },
	{ IN_ITEM, NS_PRISM, "publicationdate", READ_DATE, FIELD_PUBLISHED, 0 },
	{ IN_ITEM, NS_DCTERMS, "created", READ_DATE, FIELD_PUBLISHED, 0 },
	{ IN_ITEM, NS_FEED, "created", READ_DATE, FIELD_PUBLISHED, 0 },
	{ IN_ITEM, NS_DC, "date", READ_DATE, FIELD_PUBLISHED, 0 },

	{ IN_ITEM, NS_FEED, "updated", READ_DATE, FIELD_UPDATED, 0 },
	{ IN_ITEM, NS_FEED, "modified", READ_DATE, FIELD_UPDATED, 0 },
	{ IN_ITEM, NS_DCTERMS, "modified", READ_DATE, FIELD_UPDATED, 0 },
	{ IN_ITEM, NS_FEED, "lastbuilddate", READ_DATE, FIELD_UPDATED, 0 },

	{ IN_ITEM, NS_FEED, "author", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_ITEM, NS_DC, "creator", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_ITEM, NS_DC, "author", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_ITEM, NS_FEED, "managingeditor", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_ITEM, NS_ITUNES, "author", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_ITEM, NS_GOOGLEPLAY, "author", READ_PERSON, FIELD_AUTHORS, IN_PERSON },
	{ IN_ITEM, NS_FEED, "contributor", READ_SKIP, FIELD_NONE, 0 },
	{ IN_ITEM, NS_FEED, "source", READ_ENTER, FIELD_NONE, IN_SOURCE },
	{ IN_SOURCE, NS_FEED, "author", READ_PERSON, FIELD_AUTHORS, IN_PERSON },

	{ IN_ITEM, NS_FEED, "category", READ_CATEGORY, FIELD_CATEGORIES, 0 },
	{ IN_ITEM, NS_DC, "subject", READ_CATEGORY, FIELD_CATEGORIES, 0 },
	{ IN_ITEM, NS_ITUNES, "category", READ_CATEGORY, FIELD_CATEGORIES, 0 },
	{ IN_ITEM, NS_MEDIA, "category", READ_CATEGORY, FIELD_CATEGORIES, 0 },
	{ IN_ITEM, NS_FEED, "keywords", READ_KEYWORDS, FIELD_CATEGORIES, 0 },
	{ IN_ITEM, NS_ITUNES, "keywords", READ_KEYWORDS, FIELD_CATEGORIES, 0 },
	{ IN_ITEM, NS_MEDIA, "keywords", READ_KEYWORDS, FIELD_CATEGORIES, 0 },

	{ IN_ITEM, NS_FEED, "enclosure", READ_ENCLOSURE, FIELD_ENCLOSURES, 0 },
	{ IN_ITEM, NS_MEDIA, "content", READ_MEDIA, FIELD_ENCLOSURES, IN_ITEM },
	{ IN_ITEM, NS_MEDIA, "group", READ_THROUGH, FIELD_NONE, IN_ITEM },
	{ IN_ITEM, NS_PODCAST, "transcript", READ_ENCLOSURE, FIELD_ENCLOSURES, 0 },
	{ IN_ITEM, NS_PODCAST, "chapters", READ_ENCLOSURE, FIELD_ENCLOSURES, 0 },
	{ IN_ITEM, NS_ITUNES, "duration", READ_DURATION, FIELD_DURATION, 0 },

	{ IN_ITEM, NS_FEED, "image", READ_IMAGE, FIELD_IMAGE, IN_IMAGE },
	{ IN_ITEM, NS_ITUNES, "image", READ_IMAGE_LINK, FIELD_IMAGE, 0 },
	{ IN_ITEM, NS_ITUNES, "link", READ_LINK_IMAGE, FIELD_IMAGE, 0 },
	{ IN_ITEM, NS_MEDIA, "thumbnail", READ_IMAGE_LINK, FIELD_IMAGE, 0 },
	{ IN_ITEM, NS_GOOGLEPLAY, "image", READ_IMAGE_LINK, FIELD_IMAGE, 0 },

	{ IN_ITEM, NS_FEED, "language", READ_LINE, FIELD_LANGUAGE, 0 },
	{ IN_ITEM, NS_DC, "language", READ_LINE, FIELD_LANGUAGE, 0 },
};

const size_t element_count = sizeof(elements) / sizeof(elements[0]);

/* FNV-1a over the name in lower case. */
static unsigned
hash(enum place in, enum xml_namespace ns, const char *name)
{
	unsigned h = 2166136261u ^ (unsigned)in * 31u ^ (unsigned)ns * 1021u;

	for (; *name != '\0'; name++) {
		unsigned char c = (unsigned char)*name;

		h = (h ^ (c >= 'A' && c <= 'Z' ? c | 0x20u : c)) * 16777619u;
	}
	return (h ^ h >> 15) & (ELEMENT_SLOTS - 1);
}

void
element_index_fill(struct element_index *index)
{
	size_t i;

	memset(index, 0, sizeof(*index));
	for (i = 0; i < element_count; i++) {
		unsigned at = hash(elements[i].in, elements[i].ns, elements[i].name);

		while (index->slots[at] != 0)
			at = (at + 1) & (ELEMENT_SLOTS - 1);
		index->slots[at] = (unsigned short)(i + 1);
	}
}

const struct element *
element_find(const struct element_index *index, enum place in, enum xml_namespace ns, const char *name)
{
	unsigned at = hash(in, ns, name);

	for (; index->slots[at] != 0; at = (at + 1) & (ELEMENT_SLOTS - 1)) {
		const struct element *e = &elements[index->slots[at] - 1];

		if (e->in == in && e->ns == ns && strcasecmp(e->name, name) == 0)
			return e;
	}
	return NULL;
}

unsigned
element_rank(const struct element *e)
{
	return (unsigned)(e - elements) + 1;
}

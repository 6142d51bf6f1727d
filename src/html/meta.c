#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/mem.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/entity.h"
#include "text/url.h"

#include "byline.h"
#include "dateline.h"
#include "headline.h"
#include "meta.h"
#include "tags.h"

#define SCRIPTS_MAX 32		/* JSON-LD scripts looked at */
#define OBJECTS_MAX 2000	/* objects in one of them */
#define AUTHORS_MAX 8
#define NEXT_MAX 16		/* bytes in which two pages' addresses may differ: "?page=2", "/page/12/" */

/* What schema.org's JSON-LD on the page says (strings as written). */
struct schema {
	const char *headline, *site, *body, *image, *description, *published, *modified, *language;
	struct buf authors;	/* names parted by ", " */
	unsigned kinds;
};

struct walk {
	json_t *pending[OBJECTS_MAX];
	size_t count;
	json_t *root;
	struct schema *schema;
	struct arena *arena;
};

/* Types of schema.org that are an article (schema.org/Article and what is used for the same). */
static const struct {
	const char *type;
	unsigned kinds;
} types[] = {
	{ "Article", META_ARTICLE }, { "NewsArticle", META_ARTICLE }, { "BlogPosting", META_ARTICLE },
	{ "ReportageNewsArticle", META_ARTICLE }, { "AnalysisNewsArticle", META_ARTICLE },
	{ "OpinionNewsArticle", META_ARTICLE }, { "BackgroundNewsArticle", META_ARTICLE },
	{ "ReviewNewsArticle", META_ARTICLE }, { "AdvertiserContentArticle", META_ARTICLE },
	{ "SatiricalArticle", META_ARTICLE }, { "ScholarlyArticle", META_ARTICLE }, { "TechArticle", META_ARTICLE },
	{ "MedicalWebPage", META_ARTICLE }, { "Report", META_ARTICLE }, { "Review", META_ARTICLE },
	{ "Recipe", META_ARTICLE }, { "HowTo", META_ARTICLE }, { "SocialMediaPosting", META_ARTICLE },
	{ "CreativeWork", META_ARTICLE }, { "LiveBlogPosting", META_ARTICLE | META_LIVE },
	{ "DiscussionForumPosting", META_ARTICLE | META_FORUM }, { "QAPage", META_FORUM },
	{ "Question", META_FORUM }
};

static unsigned
kinds_of_type(const json_t *type)
{
	const char *name = json_string_value(type);
	unsigned kinds = 0;
	size_t i;

	for (i = 0; i < json_array_size(type); i++)
		kinds |= kinds_of_type(json_array_get(type, i));
	for (i = 0; name != NULL && i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(name, types[i].type) == 0)
			kinds |= types[i].kinds;
	return kinds;
}

/* A string of an object: plain, the first of an array, or the named member of an object. */
static const char *
text_of(const json_t *value, const char *member)
{
	if (json_is_array(value))
		value = json_array_get(value, 0);
	if (json_is_object(value))
		value = json_object_get(value, member);
	return json_is_string(value) ? json_string_value(value) : NULL;
}

static void
set_once(struct walk *w, const char **field, const json_t *object, const char *key, const char *member)
{
	const char *text = text_of(json_object_get(object, key), member);
	struct buf plain = { 0 };

	if (text == NULL || text[0] == '\0' || (*field)[0] != '\0')
		return;
	entity_decode(&plain, text, strlen(text));
	*field = arena_strndup(w->arena, buf_text(&plain), plain.len);
	buf_clear(&plain);
}

/* The object of the page that has this @id and a name. */
static const char *
name_by_id(const struct walk *w, const char *id)
{
	const json_t *graph = json_is_array(w->root) ? w->root : json_object_get(w->root, "@graph");
	size_t i;

	for (i = 0; i < json_array_size(graph) && i < OBJECTS_MAX; i++) {
		const json_t *object = json_array_get(graph, i);
		const char *its = json_string_value(json_object_get(object, "@id"));

		if (its != NULL && strcmp(its, id) == 0)
			return text_of(json_object_get(object, "name"), "@value");
	}
	return NULL;
}

static void
add_author(struct walk *w, const json_t *author)
{
	const char *name = json_is_object(author) ? text_of(json_object_get(author, "name"), "@value") :
	    json_string_value(author);
	const char *id = json_string_value(json_object_get(author, "@id"));

	if (name == NULL && id != NULL)
		name = name_by_id(w, id);
	if (name == NULL || name[0] == '\0' || url_is_web(name))
		return;
	if (w->schema->authors.len > 0)
		buf_adds(&w->schema->authors, ", ");
	entity_decode(&w->schema->authors, name, strlen(name));
}

static void
read_authors(struct walk *w, const json_t *object)
{
	const json_t *author = json_object_get(object, "author");
	size_t i;

	if (author == NULL)
		author = json_object_get(object, "creator");
	if (author == NULL || w->schema->authors.len > 0)
		return;
	if (!json_is_array(author))
		add_author(w, author);
	for (i = 0; i < json_array_size(author) && i < AUTHORS_MAX; i++)
		add_author(w, json_array_get(author, i));
}

static bool
is_false(const json_t *value)
{
	const char *text = json_string_value(value);

	return json_is_false(value) || (text != NULL && strcasecmp(text, "false") == 0);
}

static void
read_article(struct walk *w, const json_t *object, unsigned kinds)
{
	struct schema *s = w->schema;

	s->kinds |= kinds;
	if (is_false(json_object_get(object, "isAccessibleForFree")))
		s->kinds |= META_LOCKED;
	set_once(w, &s->headline, object, "headline", "@value");
	if ((kinds & META_FORUM) != 0)
		set_once(w, &s->headline, object, "name", "@value");
	set_once(w, &s->published, object, "datePublished", "@value");
	set_once(w, &s->modified, object, "dateModified", "@value");
	set_once(w, &s->body, object, "articleBody", "@value");
	set_once(w, &s->image, object, "image", "url");
	set_once(w, &s->description, object, "description", "@value");
	set_once(w, &s->site, object, "publisher", "name");
	set_once(w, &s->language, object, "inLanguage", "name");
	read_authors(w, object);
}

static void
push(struct walk *w, json_t *value)
{
	if (value != NULL && w->count < OBJECTS_MAX)
		w->pending[w->count++] = value;
}

/* All objects in it, in order, without recursion. */
static void
walk_schema(struct walk *w)
{
	static const char *const within[] = { "mainEntityOfPage", "mainEntity", "@graph" };
	size_t i, seen = 0;

	w->count = 0;
	push(w, w->root);
	while (w->count > 0 && seen++ < OBJECTS_MAX) {
		json_t *value = w->pending[--w->count];
		unsigned kinds;

		for (i = json_array_size(value); i > 0; i--)
			push(w, json_array_get(value, i - 1));
		if (!json_is_object(value))
			continue;
		kinds = kinds_of_type(json_object_get(value, "@type"));
		if (kinds != 0)
			read_article(w, value, kinds);
		for (i = 0; i < sizeof(within) / sizeof(within[0]); i++)
			push(w, json_object_get(value, within[i]));
	}
}

/*
 * JSON as pages have it: in HTML comments or CDATA, with line breaks within
 * strings, with commas before closing brackets.
 */
static json_t *
parse_leniently(const char *s)
{
	struct buf clean = { 0 };
	bool quoted = false;
	json_t *root;
	size_t i, len;

	s += strcspn(s, "{[");
	for (i = 0; s[i] != '\0'; i++) {
		size_t next = i + 1 + (s[i] == ',' ? strspn(s + i + 1, " \t\r\n") : 0);

		if (s[i] == ',' && (s[next] == '}' || s[next] == ']'))
			continue;
		if (s[i] == '\\' && s[i + 1] == '\'')
			continue;
		if (s[i] == '"' && (i == 0 || s[i - 1] != '\\'))
			quoted = !quoted;
		if (s[i] == '\n' && quoted)
			buf_adds(&clean, "\\n");
		else
			buf_addc(&clean, (unsigned char)s[i] < ' ' ? ' ' : s[i]);
	}
	len = clean.len;
	/* Without memory it would find nothing, and nobody would know. */
	json_set_alloc_funcs(mem_alloc, free);
	root = json_loadb(buf_text(&clean), len, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, NULL);
	buf_clear(&clean);
	return root;
}

static void
read_script(const struct dom *dom, int i, struct schema *schema, struct arena *a)
{
	struct walk *w = mem_alloc(sizeof(*w));
	struct buf text = { 0 };
	int k;

	for (k = i + 1; k < dom->nodes[i].end; k++)
		buf_adds(&text, dom_text(&dom->nodes[k]));
	w->root = parse_leniently(buf_text(&text));
	w->schema = schema;
	w->arena = a;
	if (w->root != NULL)
		walk_schema(w);
	json_decref(w->root);
	free(w);
	buf_clear(&text);
}

static void
read_schema(const struct page *page, struct schema *schema, struct arena *a)
{
	const struct dom *dom = page->dom;
	int i, scripts = 0;

	*schema = (struct schema){ "", "", "", "", "", "", "", "", { 0 }, 0 };
	for (i = 0; i < dom->node_count && scripts < SCRIPTS_MAX && page_uses(page, HEURISTIC_DATA); i++) {
		const char *type;

		if (dom->nodes[i].tag != TAG_SCRIPT)
			continue;
		type = dom_attribute(&dom->nodes[i], "type");
		if (type == NULL || strncasecmp(type, "application/ld+json", 19) != 0)
			continue;
		scripts++;
		read_script(dom, i, schema, a);
	}
}

static const char *
first_of(struct arena *a, const char *x, const char *y, const char *z)
{
	const char *s = x[0] != '\0' ? x : y[0] != '\0' ? y : z;

	return clean_line_dup(a, s, LIMIT_TITLE_BYTES);
}

static const char *
address_of(struct arena *a, const char *base, const char *ref)
{
	char *url = ref[0] != '\0' ? url_resolve(a, base, ref) : NULL;

	return url != NULL && url_is_web(url) ? url : "";
}

/*
 * The next page of the same article, and not the next article, which blogs
 * mark alike: the address goes on as this one, with a number at the end.
 */
static const char *
next_page(const char *url, const char *next)
{
	size_t same = 0, host = strcspn(next, ":") + 3, rest;

	while (url[same] != '\0' && url[same] == next[same])
		same++;
	while (same > 0 && url[same - 1] >= '0' && url[same - 1] <= '9')
		same--;
	rest = strlen(next + same);
	if (next[0] == '\0' || same < host + strcspn(next + host, "/") + 1 || rest == 0 || rest > NEXT_MAX)
		return "";
	if (strlen(url + same) > NEXT_MAX || next[same + strcspn(next + same, "0123456789")] == '\0')
		return "";
	return next;
}

/* A page that does not name its site is of its host. */
static const char *
site_of_host(struct arena *a, const char *url)
{
	const char *host = url_host(a, url);

	return strncmp(host, "www.", 4) == 0 ? host + 4 : host;
}

static int64_t
date_of(const char *s)
{
	return s[0] != '\0' ? dateline_parse(s, strlen(s)) : DATE_NONE;
}

/* "en-GB" of "en_GB.UTF-8" or "EN-gb". */
static const char *
language_of(const struct page *page, const struct tags *tags, const struct schema *schema, struct arena *a)
{
	const struct dom_node *root = &page->dom->nodes[0];
	const char *lang = page->dom->node_count > 0 ? dom_attribute(root, "lang") : NULL;
	char *out, *c;

	if (lang == NULL || lang[0] == '\0')
		lang = page->dom->node_count > 0 ? dom_attribute(root, "xml:lang") : NULL;
	if (lang == NULL || lang[0] == '\0')
		lang = first_of(a, tags->value[TAGS_LANGUAGE], tags->value[TAGS_OG_LOCALE], schema->language);
	out = clean_line_dup(a, lang, 35);
	for (c = out; *c != '\0'; c++)
		*c = *c == '_' ? '-' : *c;
	out[strcspn(out, ".,; ")] = '\0';
	return out;
}

static void
read_dates(const struct page *page, const char *url, const struct tags *tags, const struct schema *schema,
    struct meta *meta)
{
	int64_t shown, shown_modified;

	dateline_find(page, meta->headline, &shown, &shown_modified);
	meta->published = dateline_from_url(url[0] != '\0' ? url : meta->canonical);
	meta->published = dateline_refine(meta->published, date_of(tags->value[TAGS_PUBLISHED]));
	meta->published = dateline_refine(meta->published, date_of(schema->published));
	meta->published = dateline_refine(meta->published, date_of(tags->value[TAGS_DATE]));
	meta->published = dateline_refine(meta->published, shown);
	meta->modified = date_of(tags->value[TAGS_MODIFIED]);
	meta->modified = dateline_refine(meta->modified, date_of(schema->modified));
	meta->modified = dateline_refine(meta->modified, shown_modified);
	if (meta->published == DATE_NONE)
		meta->published = meta->modified;
}

void
meta_read(const struct page *page, const char *url, struct meta *meta, struct arena *a)
{
	struct schema schema;
	struct tags tags;
	const char *base;

	tags_read(page->dom, a, &tags);
	read_schema(page, &schema, a);
	base = url[0] != '\0' ? url : tags.value[TAGS_CANONICAL];
	meta->kinds = schema.kinds;
	if (strcasecmp(tags.value[TAGS_LOCKED], "locked") == 0)
		meta->kinds |= META_LOCKED;
	meta->canonical = address_of(a, base, tags.value[TAGS_CANONICAL]);
	meta->next = next_page(base, address_of(a, base, tags.value[TAGS_NEXT]));
	meta->image = address_of(a, base, first_of(a, tags.value[TAGS_OG_IMAGE], schema.image, ""));
	meta->site = first_of(a, tags.value[TAGS_OG_SITE], schema.site, tags.value[TAGS_APPLICATION]);
	if (meta->site[0] == '\0' || url_is_web(meta->site))
		meta->site = site_of_host(a, base);
	meta->description = first_of(a, tags.value[TAGS_DESCRIPTION], schema.description, "");
	meta->body = schema.body;
	meta->page_title = first_of(a, tags.value[TAGS_PAGE_TITLE], "", "");
	meta->language = language_of(page, &tags, &schema, a);
	meta->title = headline_find(page, &tags, schema.headline, meta->site, &meta->headline, a);
	meta->byline = byline_find(page, &tags, buf_text(&schema.authors), meta->site, meta->headline, a);
	read_dates(page, url, &tags, &schema, meta);
	buf_clear(&schema.authors);
}

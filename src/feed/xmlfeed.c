#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/mem.h"
#include "builder.h"
#include "elements.h"
#include "markup.h"
#include "person.h"
#include "scalar.h"
#include "text/date.h"
#include "text/url.h"
#include "value.h"
#include "xmlfeed.h"

/* Addresses being resolved may take so much before it is given back. */
#define SCRATCH_BYTES	((size_t)64 << 10)

/* A short relative address makes long work: there is at most so much of it. */
#define RESOLVE_FACTOR	2
#define RESOLVE_FREE	((size_t)256 << 10)

/* An open element. */
struct frame {
	enum place place;		/* of its children */
	const struct element *row;	/* what it is, NULL unknown */
	const char *base;
	bool is_item;
};

struct parser {
	struct builder builder;
	struct element_index index;
	struct xmlfeed_result *result;
	const char *url;		/* of the document */
	const char *base;		/* what base_of() made of it and of the channel's link ... */
	const char *link_seen;		/* ... which was this */
	struct frame frames[LIMIT_XML_DEPTH + 1];
	int depth;			/* may be more than LIMIT_XML_DEPTH */
	const char *item_name;		/* "item" or "entry": what is an item in this dialect */
	bool rss_like;			/* text is HTML unless said otherwise */
	struct value value;
	const char *value_base;		/* xml:base in force for all of it */
	int base_count;
	size_t resolving;		/* bytes of addresses that may still be resolved */
	struct arena scratch;		/* resolved addresses, for the time of an element */
	struct buf loose;		/* characters of a person beside its children */
	struct feed_person person;	/* in the making */
	bool permalink;			/* of the guid being read */
	bool link_done;			/* the link being read had its address in an attribute */
	const struct element *item_text;	/* which element gave the item its summary */
};

static const char *
keep(struct parser *p, const char *s)
{
	return arena_strdup(&p->builder.feed->arena, s);
}

/*
 * The base of relative addresses: xml:base, the document's address; the
 * channel's link where that is on another host than the document, which then
 * is a copy (feedburner), or where the document's address is not known.
 */
static const char *
base_of(struct parser *p, const struct frame *f)
{
	const char *link = p->builder.feed->link;
	struct arena *a = &p->scratch;

	if (f->base[0] != '\0')
		return f->base;
	if (!p->rss_like || link == p->link_seen)
		return p->base;
	p->link_seen = link;
	p->base = p->url;
	if (url_is_web(link) && (p->url[0] == '\0' || strcmp(url_host(a, p->url), url_host(a, link)) != 0))
		p->base = link;
	return p->base;
}

static bool
is_absolute(const char *s)
{
	return strncasecmp(s, "http://", 7) == 0 || strncasecmp(s, "https://", 8) == 0;
}

/* An address against the base in force; white space around it does not count. */
static const char *
resolve(struct parser *p, const char *s)
{
	struct frame *f = &p->frames[p->depth < LIMIT_XML_DEPTH ? p->depth : LIMIT_XML_DEPTH];
	const char *base;
	size_t work;

	s += strspn(s, " \t\r\n");
	if (s[0] == '\0' || url_is_settled(s))
		return s[0] != '\0' ? arena_strdup(&p->scratch, s) : "";
	base = is_absolute(s) ? "" : base_of(p, f);
	work = strlen(base) + strlen(s);
	if (work > p->resolving) {
		p->builder.feed->defects |= FEED_CUT;
		return "";
	}
	p->resolving -= work;
	return url_resolve(&p->scratch, base, s);
}

static void
set_format_rss(struct parser *p, const struct xml_tag *tag)
{
	static const struct {
		const char *version;
		enum feed_format format;
	} versions[] = {
		{ "0.9", FEED_RSS090 }, { "0.90", FEED_RSS090 }, { "0.91", FEED_RSS091 }, { "0.92", FEED_RSS092 },
		{ "0.93", FEED_RSS093 }, { "0.94", FEED_RSS094 }, { "1.0", FEED_RSS10 },
	};
	const char *version = xml_attribute(tag, "version");
	size_t i;

	p->builder.feed->format = FEED_RSS20;
	for (i = 0; version != NULL && i < sizeof(versions) / sizeof(versions[0]); i++)
		if (strcmp(version, versions[i].version) == 0)
			p->builder.feed->format = versions[i].format;
}

static bool
declares(const struct xml_tag *tag, const char *part)
{
	const char **a;

	for (a = tag->attributes; *a != NULL; a += 2)
		if (strncmp(a[0], "xmlns", 5) == 0 && strstr(a[1], part) != NULL)
			return true;
	return false;
}

static void
read_root(struct parser *p, const struct xml_tag *tag, const struct element *row)
{
	struct feed *f = p->builder.feed;
	const char *lang = xml_attribute_exact(tag, "xml:lang"), *version;

	p->result->kind = XMLFEED_FEED;
	p->item_name = "item";
	p->rss_like = true;
	if (lang == NULL)
		lang = xml_attribute_exact(tag, "lang");
	if (lang != NULL)
		builder_set_text(&p->builder, FIELD_LANGUAGE, (unsigned)element_count + 1, lang, strlen(lang));
	switch (row->reading) {
	case READ_RSS:
		set_format_rss(p, tag);
		break;
	case READ_RDF:
		f->format = declares(tag, "netscape.com/rdf/simple") ? FEED_RSS090 : FEED_RSS10;
		/* RDF says many things: without a namespace of RSS it is a feed when it has a channel or an item. */
		if (!declares(tag, "netscape.com/rdf/simple") && !declares(tag, "purl.org/rss/1.0/") &&
		    !declares(tag, "purl.org/net/rss1.1"))
			p->result->kind = XMLFEED_OTHER;
		break;
	case READ_CDF:
		f->format = declares(tag, "purl.org/net/rss1.1") ? FEED_RSS10 : FEED_CDF;
		break;
	default:
		version = xml_attribute(tag, "version");
		f->format = declares(tag, "purl.org/atom/ns") || (version != NULL && strcmp(version, "0.3") == 0) ?
		    FEED_ATOM03 : FEED_ATOM10;
		p->item_name = "entry";
		p->rss_like = false;
		break;
	}
}

static void
set_url(struct parser *p, const struct element *row, const char *s)
{
	const char *url = resolve(p, s);

	builder_set_text(&p->builder, row->field, element_rank(row), url, strlen(url));
}

/* The same of the lowest rank. */
static void
set_last_url(struct parser *p, const struct element *row, const char *s)
{
	const char *url = resolve(p, s);

	builder_set_text(&p->builder, row->field, (unsigned)element_count + 1, url, strlen(url));
}

static void
read_item(struct parser *p, const struct xml_tag *tag, struct frame *f)
{
	const char *about = xml_attribute(tag, "about"), *lang = xml_attribute_exact(tag, "xml:lang");
	unsigned last = (unsigned)element_count + 1;

	f->is_item = true;
	f->place = builder_open_item(&p->builder) ? IN_ITEM : IN_NOTHING;
	if (f->place == IN_NOTHING)
		return;
	p->item_text = NULL;
	builder_set_base(&p->builder, base_of(p, f));
	if (about != NULL) {
		builder_set_text(&p->builder, FIELD_GUID, last, about, strlen(about));
		if (is_absolute(about))
			builder_set_permalink(&p->builder, about);
	}
	if (lang != NULL)
		builder_set_text(&p->builder, FIELD_LANGUAGE, last, lang, strlen(lang));
}

/* CDF: <ITEM HREF="..." LASTMOD="..."> and <CHANNEL ...> alike. */
static void
read_cdf_attributes(struct parser *p, const struct xml_tag *tag)
{
	const char *href = xml_attribute(tag, "href"), *date = xml_attribute(tag, "lastmod");
	unsigned last = (unsigned)element_count + 1;

	if (href != NULL) {
		href = resolve(p, href);
		builder_set_text(&p->builder, FIELD_LINK, 1, href, strlen(href));
	}
	if (date != NULL)
		builder_set_date(&p->builder, FIELD_UPDATED, last, date_parse(date, strlen(date)));
}

static const char *
text_or_empty(const char *s)
{
	return s != NULL ? s : "";
}

static void
add_enclosure(struct parser *p, const struct xml_tag *tag, const char *url)
{
	struct feed_enclosure e = { "", "", "", -1, -1 };
	const char *length = xml_attribute(tag, "length");

	e.url = resolve(p, url);
	e.type = text_or_empty(xml_attribute(tag, "type"));
	e.title = text_or_empty(xml_attribute(tag, "title"));
	if (e.title[0] == '\0' && tag->ns == NS_PODCAST)
		e.title = tag->name;
	e.length = scalar_bytes(length != NULL ? length : xml_attribute(tag, "filesize"));
	e.seconds = scalar_duration(text_or_empty(xml_attribute(tag, "duration")));
	builder_add_enclosure(&p->builder, &e);
}

/* How good a link of this relation and type is as the page of its item: 0 best, -1 none. */
static int
link_quality(const char *rel, const char *type)
{
	if (rel[0] != '\0' && strcasecmp(rel, "alternate") != 0)
		return -1;
	if (type[0] == '\0' || strcasecmp(type, "text/html") == 0 || strcasecmp(type, "application/xhtml+xml") == 0)
		return 0;
	return 1;
}

/* The relation, without the prefix that its registry's addresses have (RFC 4287 4.2.7.2). */
static const char *
relation_of(const struct xml_tag *tag)
{
	static const char registry[] = "http://www.iana.org/assignments/relation/";
	const char *rel = text_or_empty(xml_attribute(tag, "rel"));

	rel += strspn(rel, " \t\r\n");
	return strncasecmp(rel, registry, sizeof(registry) - 1) == 0 ? rel + sizeof(registry) - 1 : rel;
}

/* The feed's own address; an empty one is the base itself (RFC 3986, 4.4). */
static void
read_self(struct parser *p, const char *url)
{
	if (url[0] == '\0')
		url = p->frames[p->depth].base;
	builder_set_text(&p->builder, FIELD_SELF, (unsigned)element_count, url, strlen(url));
}

/* A link whose address is in an attribute. */
static void
read_link(struct parser *p, const struct xml_tag *tag, const struct element *row, const char *href)
{
	const char *rel = relation_of(tag), *type = text_or_empty(xml_attribute(tag, "type"));
	int quality = link_quality(rel, type);
	unsigned last = (unsigned)element_count;
	const char *url = resolve(p, href);

	if (quality >= 0)
		builder_set_text(&p->builder, FIELD_LINK, quality == 0 ? element_rank(row) : last + 2, url, strlen(url));
	else if (strcasecmp(rel, "self") == 0)
		read_self(p, url);
	else if (strcasecmp(rel, "hub") == 0)
		builder_set_text(&p->builder, FIELD_HUB, last, url, strlen(url));
	else if (strcasecmp(rel, "enclosure") == 0)
		add_enclosure(p, tag, href);
	else if (strcasecmp(rel, "replies") == 0 && (type[0] == '\0' || strstr(type, "html") != NULL))
		builder_set_text(&p->builder, FIELD_COMMENTS, last, url, strlen(url));
	else if (strcasecmp(rel, "icon") == 0 || strcasecmp(rel, "shortcut icon") == 0 || strcasecmp(rel, "image") == 0)
		builder_set_text(&p->builder, FIELD_IMAGE, last, url, strlen(url));
}

static void
read_media(struct parser *p, const struct xml_tag *tag)
{
	const char *url = xml_attribute(tag, "url"), *medium = text_or_empty(xml_attribute(tag, "medium"));
	const char *type = text_or_empty(xml_attribute(tag, "type"));
	unsigned last = (unsigned)element_count;

	if (url == NULL)
		return;
	/* A picture without a type is an illustration. */
	if (strcasecmp(medium, "image") == 0 || strncasecmp(type, "image/", 6) == 0)
		builder_set_text(&p->builder, FIELD_IMAGE, last, resolve(p, url), strlen(resolve(p, url)));
	add_enclosure(p, tag, url);
}

static void
open_text(struct parser *p, const struct xml_tag *tag, const struct element *row)
{
	enum value_kind fallback = p->rss_like || row->ns != NS_FEED ? VALUE_GUESS : VALUE_TEXT;
	const char *type = xml_attribute_exact(tag, "type"), *src = xml_attribute_exact(tag, "src");

	if (row->reading != READ_TITLE && row->reading != READ_TEXT) {
		value_open(&p->value, VALUE_TEXT, NULL, NULL, LIMIT_URL_BYTES * 2);
		return;
	}
	if (row->ns == NS_MEDIA || row->ns == NS_ITUNES || row->ns == NS_GOOGLEPLAY) {
		fallback = VALUE_LINES;
		if (type != NULL && strcasecmp(type, "plain") == 0)
			type = NULL;
	}
	if (row->ns == NS_XHTML)
		fallback = VALUE_XHTML, type = NULL;
	value_open(&p->value, fallback, type, xml_attribute_exact(tag, "mode"), LIMIT_CONTENT_BYTES);
	if (src != NULL && row->field == FIELD_CONTENT && type != NULL && p->value.kind == VALUE_BINARY)
		add_enclosure(p, tag, src);
}

static void
begin_person(struct parser *p)
{
	p->person.name = p->person.email = p->person.url = "";
	buf_reset(&p->loose);
}

/* <image> without a <url>: the address is in an attribute, or is all there is. */
static void
begin_image(struct parser *p, const struct xml_tag *tag, const struct element *row)
{
	static const char *const names[] = { "url", "href", "src", "resource" };
	const char *url = NULL;
	size_t i;

	for (i = 0; url == NULL && i < sizeof(names) / sizeof(names[0]); i++)
		url = xml_attribute(tag, names[i]);
	if (url != NULL)
		set_last_url(p, row, url);
	buf_reset(&p->loose);
}

static void
finish_image(struct parser *p, const struct element *row)
{
	const char *s = buf_text(&p->loose);

	if (is_absolute(s + strspn(s, " \t\r\n")))
		set_last_url(p, row, s);
}

static void
add_labels(struct parser *p, const struct xml_tag *tag)
{
	const char *label = xml_attribute(tag, "label");

	if (label == NULL || label[0] == '\0')
		label = xml_attribute(tag, "term");
	if (label == NULL || label[0] == '\0')
		label = xml_attribute_exact(tag, "text");
	if (label != NULL)
		builder_add_category(&p->builder, label, strlen(label));
}

/* A known element begins: what its attributes say, and where its children stand. */
static void
begin(struct parser *p, const struct xml_tag *tag, struct frame *f)
{
	const char *href;

	switch (f->row->reading) {
	case READ_SKIP:
		f->place = IN_NOTHING;
		return;
	case READ_ENTER:
	case READ_THROUGH:
		f->place = f->row->to;
		return;
	case READ_RSS:
	case READ_RDF:
	case READ_ATOM:
	case READ_CDF:
		f->place = f->row->to;
		read_root(p, tag, f->row);
		if (f->row->reading == READ_CDF)
			read_cdf_attributes(p, tag);
		if (f->place == IN_ITEM)
			read_item(p, tag, f);
		return;
	case READ_CHANNEL:
		f->place = IN_FEED;
		p->result->kind = XMLFEED_FEED;
		return;
	case READ_ITEM:
		p->result->kind = XMLFEED_FEED;
		read_item(p, tag, f);
		if (p->builder.feed->format == FEED_CDF)
			read_cdf_attributes(p, tag);
		return;
	case READ_PERSON:
		f->place = IN_PERSON;
		begin_person(p);
		return;
	case READ_IMAGE:
		f->place = IN_IMAGE;
		begin_image(p, tag, f->row);
		return;
	case READ_MEDIA:
		f->place = f->row->to;
		read_media(p, tag);
		return;
	case READ_ENCLOSURE:
		f->place = IN_NOTHING;
		href = xml_attribute(tag, "url");
		if (href != NULL || (href = xml_attribute(tag, "href")) != NULL)
			add_enclosure(p, tag, href);
		return;
	case READ_LINK_IMAGE:
		f->place = IN_NOTHING;
		if (strcasecmp(text_or_empty(xml_attribute(tag, "rel")), "image") == 0)
			set_url(p, f->row, text_or_empty(xml_attribute(tag, "href")));
		return;
	default:
		break;
	}
	f->place = IN_VALUE;
	href = xml_attribute(tag, "href");
	if (f->row->reading == READ_GUID)
		p->permalink = strcasecmp(text_or_empty(xml_attribute(tag, "ispermalink")), "false") != 0;
	p->link_done = f->row->reading == READ_LINK && href != NULL;
	if (p->link_done)
		read_link(p, tag, f->row, href);
	if (f->row->reading == READ_CATEGORY)
		add_labels(p, tag);
	if (f->row->reading == READ_IMAGE_LINK) {
		if (href == NULL)
			href = xml_attribute(tag, "url");
		if (href != NULL)
			set_url(p, f->row, href);
	}
	p->value_base = f->base;
	open_text(p, tag, f->row);
}

static void
note_root(struct parser *p, const struct xml_tag *tag)
{
	struct xmlfeed_result *r = p->result;
	size_t len = strlen(tag->name);

	if (len >= sizeof(r->root))
		len = sizeof(r->root) - 1;
	memcpy(r->root, tag->name, len);
	r->root[len] = '\0';
	r->kind = strcasecmp(tag->name, "html") == 0 ? XMLFEED_PAGE : XMLFEED_OTHER;
}

/* An item counts wherever it stands, but within another item. */
static bool
is_hidden_item(const struct parser *p, const struct xml_tag *tag)
{
	return p->builder.item == NULL && p->item_name != NULL && tag->ns == NS_FEED &&
	    strcasecmp(tag->name, p->item_name) == 0;
}

/* An xml:base within another; one too many or too long does not count. */
static const char *
resolve_base(struct parser *p, const char *outer, const char *base)
{
	const char *url;

	if (strlen(base) > LIMIT_BASE_BYTES || ++p->base_count > LIMIT_ITEMS)
		return outer;
	url = url_resolve(&p->scratch, outer[0] != '\0' ? outer : p->url, base);
	return strlen(url) <= LIMIT_BASE_BYTES ? keep(p, url) : outer;
}

static void
on_start(void *ctx, const struct xml_tag *tag)
{
	struct parser *p = ctx;
	struct frame *f, *parent;
	const char *base;

	if (++p->depth > LIMIT_XML_DEPTH) {
		p->builder.feed->defects |= FEED_CUT;
		return;
	}
	parent = &p->frames[p->depth - 1];
	f = &p->frames[p->depth];
	*f = (struct frame){ parent->place, NULL, parent->base, false };
	if (p->depth == 1)
		note_root(p, tag);
	base = tag->attributes[0] != NULL ? xml_attribute_exact(tag, "xml:base") : NULL;
	if (base == NULL && p->depth == 1 && tag->attributes[0] != NULL)
		base = xml_attribute(tag, "base");
	if (base != NULL)
		f->base = resolve_base(p, f->base, base);
	if (f->place == IN_VALUE) {
		p->value.base = f->base != p->value_base ? f->base : "";
		value_start_tag(&p->value, tag);
		return;
	}
	f->row = f->place == IN_NOTHING ? NULL : element_find(&p->index, parent->place, tag->ns, tag->name);
	if (f->row != NULL && f->row->reading == READ_ITEM && strcasecmp(tag->name, p->item_name) != 0)
		f->row = NULL;
	if (f->row == NULL && is_hidden_item(p, tag))
		f->row = element_find(&p->index, IN_FEED, NS_FEED, p->item_name);
	if (f->row != NULL)
		begin(p, tag, f);
	else
		f->place = IN_NOTHING;
}

static void
on_text(void *ctx, const char *s, size_t len, bool in_section)
{
	struct parser *p = ctx;
	enum place place;

	if (p->depth > LIMIT_XML_DEPTH)
		return;
	place = p->frames[p->depth].place;
	if (place == IN_VALUE)
		value_add(&p->value, s, len);
	else if (place == IN_FEED || place == IN_ITEM)
		p->result->buried |= in_section && memchr(s, '<', len) != NULL;
	else if ((place == IN_PERSON || place == IN_IMAGE) && p->loose.len < LIMIT_NAME_BYTES)
		buf_add(&p->loose, s, len);
}

static void
finish_person(struct parser *p, const struct element *row)
{
	struct buf line = { 0 };

	if (p->person.name[0] == '\0' && p->person.email[0] == '\0' && p->person.url[0] == '\0') {
		value_correct_controls(&p->loose);
		markup_to_line(&line, buf_text(&p->loose), p->loose.len, true);
		person_parse(buf_text(&line), &p->builder.feed->arena, &p->person);
		buf_clear(&line);
	}
	builder_add_author(&p->builder, element_rank(row), p->person.name, p->person.email, p->person.url);
}

static void
finish_keywords(struct parser *p, const char *s)
{
	struct buf word = { 0 };
	size_t n;

	for (; *s != '\0'; s += n + (s[n] != '\0')) {
		n = strcspn(s, ",");
		buf_reset(&word);
		markup_fold(&word, s, n);
		builder_add_category(&p->builder, buf_text(&word), word.len);
	}
	buf_clear(&word);
}

static void
finish_guid(struct parser *p, const struct element *row, const char *s, size_t len)
{
	/* A path is an address of the same site, and not unique elsewhere. */
	if (s[0] == '/' && p->permalink) {
		s = resolve(p, s);
		len = strlen(s);
	}
	builder_set_text(&p->builder, FIELD_GUID, element_rank(row), s, len);
	if (p->permalink && strcmp(row->name, "guid") == 0 && url_is_web(s))
		builder_set_permalink(&p->builder, resolve(p, s));
}

/*
 * RSS that has both <description> and <summary>: the first is the summary, the
 * second the content, unless it is much shorter.
 */
static enum field
text_field(struct parser *p, const struct element *row)
{
	if (row->field != FIELD_SUMMARY || row->ns != NS_FEED || p->builder.item == NULL ||
	    (strcmp(row->name, "description") != 0 && strcmp(row->name, "summary") != 0))
		return row->field;
	if (p->item_text == NULL || p->item_text == row) {
		p->item_text = row;
		return FIELD_SUMMARY;
	}
	return p->rss_like ? FIELD_CONTENT : FIELD_SUMMARY;
}

static void
finish_text(struct parser *p, const struct frame *f)
{
	const struct element *row = f->row;
	enum field field = text_field(p, row);
	const char *s;
	size_t len;

	if (!builder_wants(&p->builder, field, element_rank(row)))
		return;
	s = value_html(&p->value, &len);
	while (len > 0 && strchr(" \t\r\n", s[0]) != NULL)
		s++, len--;
	if (field != row->field && 2 * len < strlen(p->builder.item->summary))
		return;
	builder_set_text(&p->builder, field, element_rank(row), s, len);
	if (field == FIELD_CONTENT || !builder_has(&p->builder, FIELD_CONTENT))
		builder_set_base(&p->builder, base_of(p, f));
	if (p->value.cut)
		p->builder.feed->defects |= FEED_CUT;
}

/* A value of one line ends. */
static void
finish_line(struct parser *p, const struct element *row)
{
	unsigned rank = element_rank(row);
	size_t len;
	const char *s = value_line(&p->value, &len);

	switch (row->reading) {
	case READ_LINE:
	case READ_TITLE:
		builder_set_text(&p->builder, row->field, rank, s, len);
		break;
	case READ_URL:
	case READ_IMAGE_LINK:
		set_url(p, row, s);
		break;
	case READ_LINK:
		if (!p->link_done)
			set_url(p, row, s);
		break;
	case READ_DATE:
		builder_set_date(&p->builder, row->field, rank, date_parse(s, len));
		break;
	case READ_NUMBER:
		builder_set_number(&p->builder, row->field, rank, scalar_number(s));
		break;
	case READ_PERIOD:
		builder_set_number(&p->builder, row->field, rank, scalar_period(s));
		break;
	case READ_DURATION:
		builder_set_number(&p->builder, row->field, rank, scalar_duration(s));
		break;
	case READ_HOUR:
		builder_set_number(&p->builder, row->field, rank, scalar_number(s));
		break;
	case READ_DAY:
		builder_set_number(&p->builder, row->field, rank, scalar_weekday(s));
		break;
	case READ_GUID:
		finish_guid(p, row, s, len);
		break;
	case READ_CATEGORY:
		builder_add_category(&p->builder, s, len);
		break;
	case READ_KEYWORDS:
		finish_keywords(p, s);
		break;
	case READ_PERSON_NAME:
		p->person.name = keep(p, s);
		break;
	case READ_PERSON_EMAIL:
		p->person.email = keep(p, s);
		break;
	default:	/* READ_PERSON_URL */
		p->person.url = resolve(p, s);
		break;
	}
}

static void
on_end(void *ctx, const char *name)
{
	struct parser *p = ctx;
	struct frame *f;

	if (p->depth-- > LIMIT_XML_DEPTH)
		return;
	f = &p->frames[p->depth + 1];
	if (f->place == IN_VALUE && f->row == NULL) {
		value_end_tag(&p->value, name);
		return;
	}
	if (f->row == NULL)
		return;
	if (f->place != IN_PERSON && p->frames[p->depth].place != IN_PERSON && p->scratch.total > SCRATCH_BYTES)
		arena_clear(&p->scratch);
	if (f->is_item)
		builder_close_item(&p->builder);
	else if (f->row->reading == READ_PERSON)
		finish_person(p, f->row);
	else if (f->row->reading == READ_IMAGE)
		finish_image(p, f->row);
	else if (f->row->reading == READ_TEXT)
		finish_text(p, f);
	else if (f->place == IN_VALUE)
		finish_line(p, f->row);
}

struct feed *
xmlfeed_read(const char *text, size_t len, const char *url, struct xmlfeed_result *result)
{
	static const struct xml_handler handler = { on_start, on_text, on_end };
	struct parser *p = mem_zalloc(1, sizeof(*p));
	struct feed *feed;

	memset(result, 0, sizeof(*result));
	builder_init(&p->builder, len);
	element_index_fill(&p->index);
	p->result = result;
	p->resolving = RESOLVE_FACTOR * len + RESOLVE_FREE;
	p->url = p->base = keep(p, url);
	p->frames[0] = (struct frame){ IN_DOCUMENT, NULL, "", false };
	p->value.arena = &p->scratch;
	xml_read(text, len, &handler, p, &result->xml);
	while (p->depth > 0)
		on_end(p, "");
	feed = builder_finish(&p->builder);
	value_clear(&p->value);
	buf_clear(&p->loose);
	arena_clear(&p->scratch);
	free(p);
	return feed;
}

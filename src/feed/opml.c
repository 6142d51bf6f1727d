#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/mem.h"
#include "feed/opml.h"
#include "markup.h"
#include "repair.h"
#include "text/charset.h"
#include "text/date.h"
#include "text/entity.h"
#include "text/url.h"
#include "xml.h"

static const char *const roots[] = { "opml", NULL };

struct reader {
	struct opml *opml;
	size_t outline_cap, skipped_cap;
	size_t seen;				/* outlines of any kind */
	const char *folders[LIMIT_OPML_DEPTH + 1];	/* path at each depth of outlines */
	int depth;				/* of elements */
	int outlines;				/* of outlines among them */
	bool is_opml, in_title;
	struct buf title;
};

/* A copy in one line, without quotes. */
static const char *
copy_line(struct reader *r, const char *s)
{
	struct buf line = { 0 };
	const char *copy;
	size_t i, n = 0;

	markup_fold(&line, s, strnlen(s, LIMIT_TITLE_BYTES));
	for (i = 0; i < line.len; i++)
		if (line.data[i] != '"')
			line.data[n++] = line.data[i];
	copy = arena_strndup(&r->opml->arena, buf_text(&line), n);
	buf_clear(&line);
	return copy;
}

/* An address without blanks, line breaks and quotes; feed: taken off. */
static const char *
copy_address(struct reader *r, const char *s)
{
	char *copy, *to;

	if (strncasecmp(s, "feed:", 5) == 0) {
		s += 5;
		if (strncmp(s, "//", 2) == 0)
			s = arena_printf(&r->opml->arena, "http:%s", s);
	}
	copy = to = arena_alloc(&r->opml->arena, strlen(s) + 1);
	for (; *s != '\0'; s++)
		if ((unsigned char)*s > ' ' && *s != '"')
			*to++ = *s;
	*to = '\0';
	return copy;
}

static void
skip(struct reader *r, const char *what, const char *why)
{
	struct opml *o = r->opml;

	o->skipped = arena_grow(&o->arena, o->skipped, o->skipped_count, &r->skipped_cap, sizeof(*o->skipped));
	o->skipped[o->skipped_count].what = what;
	o->skipped[o->skipped_count++].why = why;
}

static bool
is_our_own(const char *name)
{
	static const char *const ours[] = { "text", "title", "type", "xmlurl", "htmlurl" };
	size_t i;

	for (i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		if (strcasecmp(name, ours[i]) == 0)
			return true;
	return strncmp(name, "xmlns", 5) == 0;
}

static void
keep_attributes(struct reader *r, struct opml_outline *o, const struct xml_tag *tag)
{
	const char **a;
	size_t cap = 0;

	for (a = tag->attributes; *a != NULL && o->attribute_count < LIMIT_XML_ATTRIBUTES; a += 2) {
		if (is_our_own(a[0]))
			continue;
		o->attributes = arena_grow(&r->opml->arena, o->attributes, o->attribute_count, &cap,
		    sizeof(*o->attributes));
		o->attributes[o->attribute_count].name = copy_line(r, a[0]);
		o->attributes[o->attribute_count++].value = copy_line(r, a[1]);
	}
}

static void
add_outline(struct reader *r, const struct xml_tag *tag, const char *address, const char *title)
{
	const char *url = copy_address(r, address), *site = xml_attribute(tag, "htmlurl");
	struct opml *o = r->opml;
	struct opml_outline *out;

	if (!url_is_web(url)) {
		skip(r, copy_line(r, address), "is no web address");
		return;
	}
	o->outlines = arena_grow(&o->arena, o->outlines, o->outline_count, &r->outline_cap, sizeof(*o->outlines));
	out = &o->outlines[o->outline_count++];
	memset(out, 0, sizeof(*out));
	out->url = url;
	out->title = title;
	out->html_url = site != NULL && url_is_web(copy_address(r, site)) ? copy_address(r, site) : "";
	out->folder = r->folders[r->outlines - 1];
	keep_attributes(r, out, tag);
}

/* The address of an outline: xmlUrl; url where the type says that it is a feed. */
static const char *
address_of(const struct xml_tag *tag)
{
	const char *url = xml_attribute(tag, "xmlurl"), *type = xml_attribute(tag, "type");

	if (url == NULL && type != NULL && (strcasecmp(type, "rss") == 0 || strcasecmp(type, "atom") == 0))
		url = xml_attribute(tag, "url");
	return url != NULL && url[strspn(url, " \t\r\n")] != '\0' ? url : NULL;
}

/* The path of a folder inside the one above; a '/' in its name would be two folders. */
static const char *
enter_folder(struct reader *r, const char *above, const char *name)
{
	char *part = arena_strdup(&r->opml->arena, name), *slash;

	while ((slash = strchr(part, '/')) != NULL)
		*slash = '-';
	if (part[0] == '\0')
		return above;
	if (strlen(above) + strlen(part) > LIMIT_NAME_BYTES)
		return above;
	return above[0] == '\0' ? part : arena_printf(&r->opml->arena, "%s/%s", above, part);
}

static void
read_outline(struct reader *r, const struct xml_tag *tag)
{
	const char *text = xml_attribute(tag, "text"), *url = address_of(tag), *title;

	if (text == NULL || text[strspn(text, " \t\r\n")] == '\0')
		text = xml_attribute(tag, "title");
	if (++r->outlines > LIMIT_OPML_DEPTH || r->seen >= LIMIT_OPML_OUTLINES)
		return;
	r->seen++;
	title = copy_line(r, text != NULL ? text : "");
	r->folders[r->outlines] = r->folders[r->outlines - 1];
	if (url != NULL)
		add_outline(r, tag, url, title);
	else
		r->folders[r->outlines] = enter_folder(r, r->folders[r->outlines - 1], title);
}

static void
on_start(void *ctx, const struct xml_tag *tag)
{
	struct reader *r = ctx;

	if (++r->depth == 1)
		r->is_opml = strcasecmp(tag->name, "opml") == 0 || strcasecmp(tag->name, "outlinedocument") == 0;
	if (!r->is_opml)
		return;
	if (strcasecmp(tag->name, "outline") == 0)
		read_outline(r, tag);
	r->in_title = r->outlines == 0 && strcasecmp(tag->name, "title") == 0;
}

static void
on_text(void *ctx, const char *s, size_t len, bool in_section)
{
	struct reader *r = ctx;

	(void)in_section;
	if (r->in_title && r->title.len < LIMIT_TITLE_BYTES)
		buf_add(&r->title, s, len);
}

static void
on_end(void *ctx, const char *name)
{
	struct reader *r = ctx;

	r->depth--;
	r->in_title = false;
	if (r->is_opml && strcasecmp(name, "outline") == 0)
		r->outlines--;
}

static void
begin(struct reader *r)
{
	memset(r, 0, sizeof(*r));
	r->opml = mem_zalloc(1, sizeof(*r->opml));
	r->opml->title = r->opml->warning = "";
	r->folders[0] = "";
}

static void
finish(struct reader *r)
{
	if (r->seen >= LIMIT_OPML_OUTLINES)
		skip(r, "the rest", "there are too many outlines");
	r->opml->title = copy_line(r, buf_text(&r->title));
	buf_clear(&r->title);
}

static const struct xml_handler handler = { on_start, on_text, on_end };

/* Read the repaired text instead; what the fault was stands in the warning. */
static void
read_again(struct reader *r, const char *text, size_t len, const struct xml_result *fault)
{
	struct xml_result again;
	struct buf fixed = { 0 };

	opml_free(r->opml);
	buf_clear(&r->title);
	begin(r);
	repair_xml(text, len, roots, &fixed);
	xml_read(buf_text(&fixed), fixed.len, &handler, r, &again);
	buf_clear(&fixed);
	r->opml->warning = arena_printf(&r->opml->arena, "%lu:%lu: %s", fault->line, fault->column, fault->fault);
}

static int
read_text(const char *text, size_t len, struct reader *r, struct error *err)
{
	struct xml_result result;

	begin(r);
	xml_read(text, len, &handler, r, &result);
	if (result.status == XML_REFUSED)
		return error_set(err, ERROR_LIMIT, "%lu:%lu: %s", result.line, result.column, result.fault);
	if (result.status == XML_MALFORMED)
		read_again(r, text, len, &result);
	if (!r->is_opml && result.status == XML_MALFORMED)
		return error_set(err, ERROR_FORMAT, "%lu:%lu: %s", result.line, result.column, result.fault);
	if (!r->is_opml)
		return error_set(err, ERROR_FORMAT, "1:1: is not OPML");
	return 0;
}

int
opml_parse(const char *data, size_t len, struct opml **out, struct error *err)
{
	struct charset_result charset;
	struct buf converted = { 0 };
	struct reader r;
	const char *text;
	size_t text_len;
	int status;

	*out = NULL;
	if (len > LIMIT_OPML_BYTES)
		return error_set(err, ERROR_LIMIT, "is larger than %u MiB", LIMIT_OPML_BYTES >> 20);
	charset_to_utf8(data, len, "", CHARSET_XML, &converted, &text, &text_len, &charset);
	status = read_text(text, text_len, &r, err);
	buf_clear(&converted);
	finish(&r);
	if (status == 0)
		*out = r.opml;
	else
		opml_free(r.opml);
	return status;
}

void
opml_free(struct opml *opml)
{
	if (opml == NULL)
		return;
	arena_clear(&opml->arena);
	free(opml);
}

/* A folder on the way out. */
struct folder {
	const char *name;
	size_t name_len;
	struct folder *first, *last, *next;
	const struct opml_outline **members;
	size_t count, cap;
};

static struct folder *
find_folder(struct folder *in, const char *name, size_t len, struct arena *a)
{
	struct folder *f;

	for (f = in->first; f != NULL; f = f->next)
		if (f->name_len == len && memcmp(f->name, name, len) == 0)
			return f;
	f = arena_zalloc(a, 1, sizeof(*f));
	f->name = name;
	f->name_len = len;
	if (in->first == NULL)
		in->first = f;
	else
		in->last->next = f;
	return in->last = f;
}

static void
sort_in(struct folder *top, const struct opml_outline *o, struct arena *a)
{
	const char *path = o->folder;
	struct folder *f = top;
	int depth = 0;

	while (*path != '\0' && ++depth <= LIMIT_OPML_DEPTH) {
		size_t n = strcspn(path, "/");

		f = find_folder(f, path, n, a);
		path += n + (path[n] == '/');
	}
	f->members = arena_grow(a, f->members, f->count, &f->cap, sizeof(*f->members));
	f->members[f->count++] = o;
}

static void
add_attribute(struct buf *out, const char *name, const char *s, size_t len)
{
	size_t i;

	buf_printf(out, " %s=\"", name);
	for (i = 0; i < len; i++)
		if ((unsigned char)s[i] >= ' ')
			entity_encode_for(out, s + i, 1, ENTITY_ANYWHERE);
	buf_addc(out, '"');
}

static bool
is_xml_name(const char *s)
{
	if ((s[0] < 'a' || s[0] > 'z') && (s[0] < 'A' || s[0] > 'Z') && s[0] != '_')
		return false;
	/* A prefix would have to be declared. */
	return s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")] == '\0';
}

static void
indent(struct buf *out, int depth)
{
	while (depth-- >= 0)
		buf_addc(out, '\t');
}

static void
write_outline(struct buf *out, const struct opml_outline *o, int depth)
{
	const char *title = o->title[0] != '\0' ? o->title : o->url;
	size_t i;

	indent(out, depth);
	buf_adds(out, "<outline type=\"rss\"");
	add_attribute(out, "text", title, strlen(title));
	add_attribute(out, "title", title, strlen(title));
	add_attribute(out, "xmlUrl", o->url, strlen(o->url));
	if (o->html_url[0] != '\0')
		add_attribute(out, "htmlUrl", o->html_url, strlen(o->html_url));
	for (i = 0; i < o->attribute_count; i++)
		if (is_xml_name(o->attributes[i].name))
			add_attribute(out, o->attributes[i].name, o->attributes[i].value,
			    strlen(o->attributes[i].value));
	buf_adds(out, "/>\n");
}

/* Goes down at most LIMIT_OPML_DEPTH folders. */
static void
write_folder(struct buf *out, const struct folder *f, int depth)
{
	const struct folder *child;
	size_t i;

	for (i = 0; i < f->count; i++)
		write_outline(out, f->members[i], depth);
	for (child = f->first; child != NULL; child = child->next) {
		indent(out, depth);
		buf_adds(out, "<outline");
		add_attribute(out, "text", child->name, child->name_len);
		buf_adds(out, ">\n");
		write_folder(out, child, depth + 1);
		indent(out, depth);
		buf_adds(out, "</outline>\n");
	}
}

void
opml_write(const struct opml *opml, int64_t now, struct buf *out)
{
	struct folder top = { 0 };
	struct arena a = { 0 };
	size_t i;

	for (i = 0; i < opml->outline_count; i++)
		sort_in(&top, &opml->outlines[i], &a);
	buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head>\n\t<title>");
	entity_encode_for(out, opml->title, strlen(opml->title), ENTITY_TEXT);
	buf_adds(out, "</title>\n\t<dateCreated>");
	date_format_rfc3339(out, now);
	buf_adds(out, "</dateCreated>\n</head>\n<body>\n");
	write_folder(out, &top, 0);
	buf_adds(out, "</body>\n</opml>\n");
	arena_clear(&a);
}

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/mem.h"
#include "builder.h"
#include "jsonfeed.h"
#include "markup.h"
#include "scalar.h"
#include "text/date.h"
#include "text/entity.h"
#include "text/url.h"

struct reader {
	struct builder builder;
	const char *base;
};

/* A string, or a number where a string should be; "" for all else. */
static const char *
text_of(struct reader *r, const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	if (json_is_string(v))
		return json_string_value(v);
	if (json_is_integer(v))
		return arena_printf(&r->builder.feed->arena, "%lld", (long long)json_integer_value(v));
	if (json_is_real(v))
		return arena_printf(&r->builder.feed->arena, "%.15g", json_real_value(v));
	return "";
}

static void
set_text(struct reader *r, const json_t *object, const char *key, enum field field, unsigned rank)
{
	const char *s = text_of(r, object, key);

	builder_set_text(&r->builder, field, rank, s, strlen(s));
}

static void
set_line(struct reader *r, const json_t *object, const char *key, enum field field)
{
	const char *s = text_of(r, object, key);
	struct buf line = { 0 };

	markup_fold(&line, s, strlen(s));
	builder_set_text(&r->builder, field, 1, buf_text(&line), line.len);
	buf_clear(&line);
}

static const char *
address_of(struct reader *r, const json_t *object, const char *key)
{
	const char *s = text_of(r, object, key);

	return s[0] != '\0' ? url_resolve(&r->builder.feed->arena, r->base, s) : "";
}

static void
set_address(struct reader *r, const json_t *object, const char *key, enum field field, unsigned rank)
{
	const char *s = address_of(r, object, key);

	builder_set_text(&r->builder, field, rank, s, strlen(s));
}

static void
set_date(struct reader *r, const json_t *object, const char *key, enum field field)
{
	const char *s = text_of(r, object, key);

	builder_set_date(&r->builder, field, 1, date_parse(s, strlen(s)));
}

static void
add_author(struct reader *r, const json_t *author)
{
	if (json_is_string(author))
		builder_add_author(&r->builder, 1, json_string_value(author), "", "");
	else
		builder_add_author(&r->builder, 1, text_of(r, author, "name"), "", address_of(r, author, "url"));
}

/* "authors" of 1.1, "author" of 1.0. */
static void
add_authors(struct reader *r, const json_t *object)
{
	const json_t *authors = json_object_get(object, "authors"), *author;
	size_t i;

	json_array_foreach(authors, i, author)
		add_author(r, author);
	if (json_array_size(authors) == 0 && (author = json_object_get(object, "author")) != NULL)
		add_author(r, author);
}

static int64_t
number_of(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);
	double n = json_number_value(v);

	if (json_is_string(v))
		return scalar_bytes(json_string_value(v));
	return json_is_number(v) && n >= 0 && n < 9e15 ? (int64_t)n : -1;
}

static void
add_attachments(struct reader *r, const json_t *list)
{
	struct feed_enclosure e;
	const json_t *v;
	size_t i;

	json_array_foreach(list, i, v) {
		e.url = address_of(r, v, "url");
		e.type = text_of(r, v, "mime_type");
		e.title = text_of(r, v, "title");
		e.length = number_of(v, "size_in_bytes");
		e.seconds = number_of(v, "duration_in_seconds");
		builder_add_enclosure(&r->builder, &e);
	}
}

static void
add_tags(struct reader *r, const json_t *list)
{
	const json_t *v;
	size_t i;

	json_array_foreach(list, i, v)
		if (json_is_string(v))
			builder_add_category(&r->builder, json_string_value(v), json_string_length(v));
}

/* Plain text as HTML: lines stay lines. */
static void
set_plain(struct reader *r, const char *s, enum field field, unsigned rank)
{
	struct buf html = { 0 };
	size_t n;

	for (; *s != '\0'; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		entity_encode_for(&html, s, n, ENTITY_TEXT);
		if (s[n] == '\n')
			buf_adds(&html, "<br>\n");
	}
	builder_set_text(&r->builder, field, rank, buf_text(&html), html.len);
	buf_clear(&html);
}

static void
add_item(struct reader *r, const json_t *item)
{
	if (!json_is_object(item))
		return;
	if (!builder_open_item(&r->builder)) {
		builder_close_item(&r->builder);
		return;
	}
	builder_set_base(&r->builder, r->base);
	set_text(r, item, "id", FIELD_GUID, 1);
	set_address(r, item, "url", FIELD_LINK, 1);
	set_address(r, item, "external_url", FIELD_LINK, 2);
	set_line(r, item, "title", FIELD_TITLE);
	set_text(r, item, "content_html", FIELD_CONTENT, 1);
	set_plain(r, text_of(r, item, "content_text"), FIELD_CONTENT, 2);
	set_plain(r, text_of(r, item, "summary"), FIELD_SUMMARY, 1);
	set_address(r, item, "image", FIELD_IMAGE, 1);
	set_address(r, item, "banner_image", FIELD_IMAGE, 2);
	set_date(r, item, "date_published", FIELD_PUBLISHED);
	set_date(r, item, "date_modified", FIELD_UPDATED);
	set_text(r, item, "language", FIELD_LANGUAGE, 1);
	add_authors(r, item);
	add_tags(r, json_object_get(item, "tags"));
	add_attachments(r, json_object_get(item, "attachments"));
	if (url_is_web(text_of(r, item, "id")))
		builder_set_permalink(&r->builder, text_of(r, item, "id"));
	builder_close_item(&r->builder);
}

static void
read_feed(struct reader *r, const json_t *root)
{
	const json_t *hubs = json_object_get(root, "hubs"), *hub = json_array_get(hubs, 0), *item;
	size_t i;

	r->builder.feed->format = strstr(text_of(r, root, "version"), "version/1.1") != NULL ?
	    FEED_JSON11 : FEED_JSON10;
	set_line(r, root, "title", FIELD_TITLE);
	set_address(r, root, "home_page_url", FIELD_LINK, 1);
	set_address(r, root, "feed_url", FIELD_SELF, 1);
	set_line(r, root, "description", FIELD_SUMMARY);
	set_address(r, root, "icon", FIELD_IMAGE, 1);
	set_address(r, root, "favicon", FIELD_IMAGE, 2);
	set_text(r, root, "language", FIELD_LANGUAGE, 1);
	if (hub != NULL)
		set_address(r, hub, "url", FIELD_HUB, 1);
	add_authors(r, root);
	json_array_foreach(json_object_get(root, "items"), i, item)
		add_item(r, item);
}

/* What a scan of the text before jansson sees it finds. */
struct scan {
	struct buf fixed;	/* the text with escapes that are no characters replaced */
	size_t last_item;	/* bytes of fixed up to the end of the last complete item */
	int depth;
	bool too_deep;
	bool loose;		/* something was left out */
	char closers[LIMIT_JSON_DEPTH + 1];
};

static unsigned
hex4(const char *s, size_t len)
{
	unsigned n = 0;
	size_t i;

	if (len < 4)
		return 0x10000;
	for (i = 0; i < 4; i++) {
		char c = s[i];

		if (c >= '0' && c <= '9')
			n = n * 16 + (unsigned)(c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			n = n * 16 + (unsigned)((c | 0x20) - 'a') + 10;
		else
			return 0x10000;
	}
	return n;
}

/* An escape at s, "\...": NUL and lone surrogates become U+FFFD.  Returns the bytes it takes. */
static size_t
scan_escape(struct scan *scan, const char *s, size_t len)
{
	unsigned first, second;

	if (len < 2) {
		buf_add(&scan->fixed, s, len);
		return len;
	}
	if (s[1] != 'u') {
		/* What is no escape at all is the character. */
		if (strchr("\"\\/bfnrt", s[1]) != NULL && s[1] != '\0')
			buf_addc(&scan->fixed, '\\');
		buf_addc(&scan->fixed, s[1]);
		return 2;
	}
	first = hex4(s + 2, len - 2);
	if (first > 0xFFFF) {
		buf_adds(&scan->fixed, "\\uFFFD");
		return 2;
	}
	second = len >= 12 && s[6] == '\\' && s[7] == 'u' ? hex4(s + 8, len - 8) : 0;
	if (first >= 0xD800 && first <= 0xDBFF && second >= 0xDC00 && second <= 0xDFFF) {
		buf_add(&scan->fixed, s, 12);
		return 12;
	}
	if (first == 0 || (first >= 0xD800 && first <= 0xDFFF))
		buf_adds(&scan->fixed, "\\uFFFD");
	else
		buf_add(&scan->fixed, s, 6);
	return 6;
}

/* A string at s, which is a quote: copied, control characters escaped.  Returns the bytes it takes. */
static size_t
scan_string(struct scan *scan, const char *s, size_t len)
{
	size_t i = 1, n;

	buf_addc(&scan->fixed, '"');
	while (i < len && s[i] != '"') {
		for (n = 0; i + n < len && (unsigned char)s[i + n] >= ' ' && s[i + n] != '"' && s[i + n] != '\\'; n++)
			;
		buf_add(&scan->fixed, s + i, n);
		i += n;
		if (i < len && s[i] == '\\') {
			i += scan_escape(scan, s + i, len - i);
		} else if (i < len && s[i] != '"') {
			buf_printf(&scan->fixed, "\\u%04x", (unsigned)(unsigned char)s[i]);
			i++;
		}
	}
	if (i < len)
		buf_addc(&scan->fixed, '"');
	return i < len ? i + 1 : len;
}

static void
scan_bracket(struct scan *scan, char c)
{
	if (c == '{' || c == '[') {
		if (++scan->depth > LIMIT_JSON_DEPTH) {
			scan->too_deep = true;
			return;
		}
		scan->closers[scan->depth] = c == '{' ? '}' : ']';
		return;
	}
	if (scan->depth > 0)
		scan->depth--;
	/* {"items": [ {...} <- here */
	if (c == '}' && scan->depth == 2 && scan->closers[2] == ']')
		scan->last_item = scan->fixed.len;
}

/* A comma before the end of a list is left out. */
static void
drop_comma(struct scan *scan)
{
	size_t len = scan->fixed.len;

	while (len > 0 && strchr(" \t\r\n", scan->fixed.data[len - 1]) != NULL)
		len--;
	if (len == 0 || scan->fixed.data[len - 1] != ',')
		return;
	buf_truncate(&scan->fixed, len - 1);
	scan->loose = true;
}

/* Outside of strings JSON is printable ASCII and white space. */
static bool
is_noise(char c)
{
	return (unsigned char)c >= 0x7F || ((unsigned char)c < ' ' && c != '\t' && c != '\r' && c != '\n');
}

static void
scan_text(struct scan *scan, const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && !scan->too_deep) {
		if (s[i] == '"') {
			i += scan_string(scan, s + i, len - i);
			continue;
		}
		if (is_noise(s[i])) {
			scan->loose = true;
			i++;
			continue;
		}
		if (s[i] == ']' || s[i] == '}')
			drop_comma(scan);
		buf_addc(&scan->fixed, s[i]);
		if (strchr("{}[]", s[i]) != NULL && s[i] != '\0')
			scan_bracket(scan, s[i]);
		i++;
	}
}

/* Parse; a document that ends in the middle is closed after its last complete item. */
static json_t *
load(struct scan *scan, bool *cut, json_error_t *fault)
{
	size_t flags = JSON_DISABLE_EOF_CHECK;
	json_error_t again;
	json_t *root;

	/* Without memory it would read less, and nobody would know. */
	json_set_alloc_funcs(mem_alloc, free);
	root = json_loadb(buf_text(&scan->fixed), scan->fixed.len, flags, fault);
	*cut = false;
	if (root != NULL || scan->last_item == 0)
		return root;
	buf_truncate(&scan->fixed, scan->last_item);
	buf_adds(&scan->fixed, "]}");
	*cut = true;
	return json_loadb(buf_text(&scan->fixed), scan->fixed.len, flags, &again);
}

static bool
is_feed(const json_t *root)
{
	const json_t *version = json_object_get(root, "version");

	return json_is_array(json_object_get(root, "items")) ||
	    (json_is_string(version) && strstr(json_string_value(version), "jsonfeed.org") != NULL);
}

/* The sentence on what was forgiven. */
static void
set_warning(struct feed *feed, bool cut, bool loose, const json_error_t *fault)
{
	if (cut) {
		feed->defects |= FEED_REPAIRED | FEED_TRUNCATED;
		feed->warning = arena_printf(&feed->arena, "is not well-formed (line %d, column %d: %s); "
		    "forgiven: the end is missing", fault->line, fault->column, fault->text);
	} else if (loose) {
		feed->defects |= FEED_REPAIRED;
		feed->warning = "is not well-formed; forgiven: commas or characters that JSON has no place for";
	}
}

int
jsonfeed_parse(const char *text, size_t len, const char *url, struct feed **out, struct error *err)
{
	struct scan scan = { .depth = 0 };
	json_error_t fault;
	struct reader r;
	json_t *root;
	bool cut;

	scan_text(&scan, text, len);
	if (scan.too_deep) {
		buf_clear(&scan.fixed);
		return error_set(err, ERROR_LIMIT, "is refused: nested deeper than %d", LIMIT_JSON_DEPTH);
	}
	root = load(&scan, &cut, &fault);
	buf_clear(&scan.fixed);
	if (root == NULL)
		return error_set(err, ERROR_FORMAT, "is not a feed: line %d, column %d: %s", fault.line, fault.column, fault.text);
	if (!is_feed(root)) {
		json_decref(root);
		return error_set(err, ERROR_FORMAT, "is JSON, but not a feed: it has no items");
	}
	builder_init(&r.builder, len);
	r.base = arena_strdup(&r.builder.feed->arena, url);
	read_feed(&r, root);
	json_decref(root);
	*out = builder_finish(&r.builder);
	set_warning(*out, cut, scan.loose, &fault);
	return 0;
}

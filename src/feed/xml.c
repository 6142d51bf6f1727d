/* Without it the header keeps the entity limits to itself. */
#define XML_DTD 1
#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/mem.h"
#include "text/entity.h"
#include "xml.h"
#include "xml_text.h"

/* A piece is larger than most tokens, which keeps expat from reading one again and again. */
#define PIECE_BYTES	(64u << 10)
/*
 * expat counts the lines of every piece but the last, which takes a quarter of
 * the time: the last is large, and what is given of nearly all feeds is one.
 * It is copied.
 */
#define LAST_PIECE_BYTES (4u << 20)

/* Entities may make the document so many times larger, once they made so much of it. */
#define AMPLIFICATION	20.0f
#define AMPLIFICATION_FROM (1ull << 20)

/* A prefix in force; "" is the default namespace. */
struct binding {
	char *prefix;
	size_t prefix_len;
	enum xml_namespace ns;
	int depth;
};

struct reader {
	XML_Parser expat;
	const struct xml_handler *handler;
	void *ctx;
	struct xml_result *result;
	struct binding *bindings;
	size_t binding_count, binding_cap;
	enum xml_namespace default_ns;
	char *own_address;	/* the namespace of the root, when it is no known one */
	int depth;
	int entity_count;
	bool in_section;	/* of CDATA */
	struct xml_rest rest;	/* what expat is given */
	size_t next;		/* the first cut that is not reported */
};

static void
find_default(struct reader *r)
{
	size_t i;

	r->default_ns = NS_FEED;
	for (i = r->binding_count; i > 0; i--)
		if (r->bindings[i - 1].prefix_len == 0) {
			r->default_ns = r->bindings[i - 1].ns;
			return;
		}
}

static void
bind(struct reader *r, const char *prefix, const char *address)
{
	struct binding *b;

	if (r->binding_count >= LIMIT_XML_BINDINGS)
		return;
	r->bindings = mem_grow(r->bindings, r->binding_count, &r->binding_cap, sizeof(*b));
	b = &r->bindings[r->binding_count++];
	b->prefix = mem_strdup(prefix);
	b->prefix_len = strlen(prefix);
	b->ns = namespace_of_address(address);
	/* A usual prefix for an address that nobody knows: the address is misspelt. */
	if (b->ns == NS_OTHER || (b->prefix_len > 0 && address[0] == '\0'))
		b->ns = b->prefix_len > 0 ? namespace_of_prefix(prefix, b->prefix_len) : b->ns;
	b->depth = r->depth;
	if (b->ns == NS_OTHER && r->own_address != NULL && strcmp(address, r->own_address) == 0)
		b->ns = NS_FEED;
	if (b->prefix_len == 0)
		r->default_ns = b->ns;
}

static void
unbind(struct reader *r)
{
	while (r->binding_count > 0 && r->bindings[r->binding_count - 1].depth > r->depth) {
		struct binding *b = &r->bindings[--r->binding_count];

		free(b->prefix);
		if (b->prefix_len == 0)
			find_default(r);
	}
}

/* The prefix that an attribute declares ("" the default), or NULL when it is no declaration. */
static const char *
declared_prefix(const char *attribute)
{
	if (strncmp(attribute, "xmlns", 5) != 0)
		return NULL;
	if (attribute[5] == ':')
		return attribute + 6;
	return attribute[5] == '\0' ? "" : NULL;
}

static void
bind_all(struct reader *r, const XML_Char **attributes)
{
	const char *prefix;
	size_t i;

	for (i = 0; attributes[i] != NULL; i += 2)
		if ((prefix = declared_prefix(attributes[i])) != NULL)
			bind(r, prefix, attributes[i + 1]);
}

static enum xml_namespace
resolve(struct reader *r, const char *prefix, size_t len)
{
	size_t i;

	for (i = r->binding_count; i > 0; i--) {
		const struct binding *b = &r->bindings[i - 1];

		if (b->prefix_len == len && memcmp(b->prefix, prefix, len) == 0)
			return b->ns;
	}
	if (len != 3 || memcmp(prefix, "xml", 3) != 0)
		r->result->undeclared = true;
	return namespace_of_prefix(prefix, len);
}

/* A root with the prefix of an unknown namespace: that namespace is the feed's own. */
static void
adopt_root(struct reader *r, const char *name, size_t prefix_len, const XML_Char **attributes)
{
	const char *prefix;
	size_t i;

	for (i = 0; attributes[i] != NULL && r->own_address == NULL; i += 2) {
		prefix = declared_prefix(attributes[i]);
		if (prefix != NULL && strlen(prefix) == prefix_len && memcmp(prefix, name, prefix_len) == 0)
			r->own_address = mem_strdup(attributes[i + 1]);
	}
	if (r->own_address != NULL)
		bind_all(r, attributes);
}

/* <rss xmlns="...">: whatever is declared, RSS is meant. */
static enum xml_namespace
adopt_default(struct reader *r)
{
	size_t i;

	for (i = 0; i < r->binding_count; i++)
		if (r->bindings[i].prefix_len == 0)
			r->bindings[i].ns = NS_FEED;
	return r->default_ns = NS_FEED;
}

/* Report the texts that were cut out before what expat is at. */
static void
catch_up(struct reader *r)
{
	size_t at = (size_t)XML_GetCurrentByteIndex(r->expat);

	for (; r->next < r->rest.count && r->rest.cuts[r->next].at <= at; r->next++)
		xml_cut_report(&r->rest.cuts[r->next], r->handler->text, r->ctx);
}

static void XMLCALL
on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct reader *r = data;
	const char *colon = strchr(name, ':');
	size_t prefix_len = colon != NULL ? (size_t)(colon - name) : 0;
	struct xml_tag tag = { NS_FEED, colon != NULL ? colon + 1 : name, attributes };

	catch_up(r);
	r->depth++;
	if (attributes[0] != NULL)
		bind_all(r, attributes);
	if (colon != NULL)
		tag.ns = resolve(r, name, prefix_len);
	else if (r->default_ns != NS_OTHER)
		tag.ns = r->default_ns;		/* an unknown default is somebody's own name for RSS */
	if (r->depth == 1 && colon == NULL && strcasecmp(name, "rss") == 0 && tag.ns != NS_FEED)
		tag.ns = adopt_default(r);
	if (r->depth == 1 && tag.ns == NS_OTHER) {
		adopt_root(r, name, prefix_len, attributes);
		tag.ns = NS_FEED;
	}
	r->handler->start(r->ctx, &tag);
}

static void XMLCALL
on_end(void *data, const XML_Char *name)
{
	struct reader *r = data;
	const char *colon = strchr(name, ':');

	/* The end of <a/> has no bytes of its own, and stands before the text behind it. */
	if (XML_GetCurrentByteCount(r->expat) > 0)
		catch_up(r);
	r->handler->end(r->ctx, colon != NULL ? colon + 1 : name);
	r->depth--;
	unbind(r);
}

static void XMLCALL
on_text(void *data, const XML_Char *s, int len)
{
	struct reader *r = data;

	catch_up(r);
	r->handler->text(r->ctx, s, (size_t)len, r->in_section);
}

/* An entity that only the DTD outside would declare: HTML's are known here. */
static void XMLCALL
on_skipped(void *data, const XML_Char *name, int is_parameter)
{
	struct reader *r = data;
	const char *text = entity_lookup(name, strlen(name));

	(void)is_parameter;	/* these are not looked at, see open_expat() */
	catch_up(r);
	if (text != NULL) {
		r->handler->text(r->ctx, text, strlen(text), false);
		return;
	}
	r->handler->text(r->ctx, "&", 1, false);
	r->handler->text(r->ctx, name, strlen(name), false);
	r->handler->text(r->ctx, ";", 1, false);
}

static void XMLCALL
on_entity(void *data, const XML_Char *name, int is_parameter, const XML_Char *value, int len,
    const XML_Char *base, const XML_Char *system_id, const XML_Char *public_id, const XML_Char *notation)
{
	struct reader *r = data;

	(void)name, (void)is_parameter, (void)value, (void)base;
	(void)system_id, (void)public_id, (void)notation;
	if (++r->entity_count <= LIMIT_ENTITY_COUNT && len <= LIMIT_ENTITY_BYTES)
		return;
	r->result->status = XML_REFUSED;
	r->result->fault = len > LIMIT_ENTITY_BYTES ? "an entity is too long" : "too many entities";
	XML_StopParser(r->expat, XML_FALSE);
}

static void XMLCALL
on_section_start(void *data)
{
	struct reader *r = data;

	catch_up(r);
	r->in_section = true;
}

static void XMLCALL
on_section_end(void *data)
{
	struct reader *r = data;

	catch_up(r);
	r->in_section = false;
}

/* Lines and columns of characters, from 1, as expat counts them. */
static void
note_place(struct xml_result *result, const char *text, size_t len, size_t offset)
{
	size_t i, start = 0;

	result->line = result->column = 1;
	for (i = 0; i < offset && i < len; i++)
		if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == len || text[i + 1] != '\n'))) {
			result->line++;
			start = i + 1;
		}
	for (i = start; i < offset && i < len; i++)
		result->column += ((unsigned char)text[i] & 0xC0) != 0x80;
}

static void
note_fault(struct reader *r, const char *text, size_t len)
{
	enum XML_Error code = XML_GetErrorCode(r->expat);
	const char *name = XML_ErrorString(code);

	note_place(r->result, text, len, xml_rest_place(&r->rest, (size_t)XML_GetCurrentByteIndex(r->expat)));
	if (r->result->status == XML_REFUSED)
		return;
	r->result->fault = name != NULL ? name : "not well-formed";
	r->result->status = code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH ||
	    code == XML_ERROR_RECURSIVE_ENTITY_REF ? XML_REFUSED : XML_MALFORMED;
}

static void
open_expat(struct reader *r)
{
	static const XML_Memory_Handling_Suite memory = { mem_alloc_large, mem_realloc, free };

	r->expat = XML_ParserCreate_MM("UTF-8", &memory, NULL);
	if (r->expat == NULL)
		mem_die();
	XML_SetUserData(r->expat, r);
	XML_SetElementHandler(r->expat, on_start, on_end);
	XML_SetCharacterDataHandler(r->expat, on_text);
	XML_SetCdataSectionHandler(r->expat, on_section_start, on_section_end);
	XML_SetSkippedEntityHandler(r->expat, on_skipped);
	XML_SetEntityDeclHandler(r->expat, on_entity);
	XML_SetParamEntityParsing(r->expat, XML_PARAM_ENTITY_PARSING_NEVER);
	XML_SetBillionLaughsAttackProtectionMaximumAmplification(r->expat, AMPLIFICATION);
	XML_SetBillionLaughsAttackProtectionActivationThreshold(r->expat, AMPLIFICATION_FROM);
}

/* Give expat what is left of the document. */
static bool
parse(struct reader *r)
{
	const char *s = buf_text(&r->rest.left);
	size_t left = r->rest.left.len, piece;
	enum XML_Status status = XML_STATUS_OK;

	do {
		piece = left <= LAST_PIECE_BYTES ? left : PIECE_BYTES;
		status = XML_Parse(r->expat, s, (int)piece, piece == left);
		s += piece;
		left -= piece;
	} while (status == XML_STATUS_OK && left > 0);
	return status == XML_STATUS_OK;
}

void
xml_read(const char *text, size_t len, const struct xml_handler *handler, void *ctx,
    struct xml_result *result)
{
	struct reader r = { .handler = handler, .ctx = ctx, .result = result, .default_ns = NS_FEED };

	memset(result, 0, sizeof(*result));
	xml_text_cut(text, len, &r.rest);
	open_expat(&r);
	if (!parse(&r)) {
		catch_up(&r);
		note_fault(&r, text, len);
	}
	XML_ParserFree(r.expat);
	xml_rest_clear(&r.rest);
	r.depth = -1;
	unbind(&r);
	free(r.bindings);
	free(r.own_address);
}

const char *
xml_attribute(const struct xml_tag *tag, const char *name)
{
	const char **a, *found = NULL;
	int n = 0;

	for (a = tag->attributes; *a != NULL && n < LIMIT_XML_ATTRIBUTES; a += 2, n++) {
		const char *colon = strchr(a[0], ':');

		if (colon == NULL && strcasecmp(a[0], name) == 0)
			return a[1];
		if (colon != NULL && found == NULL && strcasecmp(colon + 1, name) == 0 &&
		    strncmp(a[0], "xmlns:", 6) != 0 && strncmp(a[0], "xsi:", 4) != 0)
			found = a[1];
	}
	return found;
}

const char *
xml_attribute_exact(const struct xml_tag *tag, const char *name)
{
	const char **a;
	int n = 0;

	for (a = tag->attributes; *a != NULL && n < LIMIT_XML_ATTRIBUTES; a += 2, n++)
		if (strcmp(a[0], name) == 0)
			return a[1];
	return NULL;
}

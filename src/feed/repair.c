#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "nesting.h"
#include "repair.h"
#include "repair_tags.h"
#include "repair_text.h"

static void
take_comment(struct repair_text *r)
{
	const char *from = r->at + 4;
	const char *end = repair_text_find(r, from - 2, AHEAD_COMMENT);

	if (end != NULL) {
		if (end < from || memmem(from, (size_t)(end - from), "--", 2) != NULL)
			r->bits |= REPAIR_SECTIONS;
		r->at = end + 3;
		return;
	}
	/* Never closed: what follows is more likely the feed than the comment. */
	r->bits |= REPAIR_SECTIONS;
	r->at += 4;
}

/* Where a CDATA section without "]]>" ends: with the element it is in. */
static const char *
guess_section_end(const char *name, const char *from, const char *to)
{
	const char *p = from;
	size_t len = strlen(name);

	while ((p = memmem(p, (size_t)(to - p), "</", 2)) != NULL) {
		if ((size_t)(to - p) > len + 2 && strncasecmp(p + 2, name, len) == 0 && !repair_text_is_in_name(p[2 + len]))
			return p;
		p += 2;
	}
	return NULL;
}

static void
take_section(struct repair_text *r, const struct repair_tags *tags)
{
	const char *from = r->at + 9, *name = repair_tags_innermost(tags);
	const char *end = repair_text_find(r, from, AHEAD_SECTION);
	const char *to, *again, *guess;

	/* No text is wanted here: what is in it is more likely markup. */
	if (nesting_is_container(name)) {
		r->bits |= REPAIR_SECTIONS;
		r->at = from;
		return;
	}
	to = end != NULL ? end : r->end;
	again = memmem(from, (size_t)(to - from), "<![CDATA[", 9);
	guess = end == NULL || again != NULL ? guess_section_end(name, from, again != NULL ? again : to) : NULL;

	if (guess != NULL)
		to = guess;
	if (guess != NULL || end == NULL)
		r->bits |= REPAIR_SECTIONS;
	if (!tags->after)
		repair_text_add_literal(r, from, (size_t)(to - from));
	r->at = to == end ? to + 3 : to;
}

/* A declaration or a processing instruction; a DOCTYPE with what it holds in brackets. */
static void
take_declaration(struct repair_text *r)
{
	const char *end = repair_text_find(r, r->at, AHEAD_TAG), *close;
	const char *bracket = NULL;

	if (end != NULL && repair_text_begins(r, "<!DOCTYPE"))
		bracket = memchr(r->at, '[', (size_t)(end - r->at));
	if (bracket != NULL) {
		/* "]]>" is the end of a section below: this bracket is open. */
		close = memmem(bracket, (size_t)(r->end - bracket), "]>", 2);
		end = close != NULL && close[-1] != ']' ? close + 1 : bracket;
	}
	if (end == NULL || memchr(r->at + 1, '<', (size_t)(end - r->at) - 1) != NULL)
		r->bits |= bracket == NULL ? REPAIR_SECTIONS : 0;
	r->at = end != NULL ? end + 1 : r->end;
}

/* "<!ENTITY", "<?php": one of these without a name stands for itself. */
static bool
begins_declaration(const struct repair_text *r)
{
	return (repair_text_begins(r, "<!") || repair_text_begins(r, "<?")) && r->end - r->at > 2 &&
	    repair_text_starts_name(r->at[2]);
}

/* Something that begins with '<'. */
static void
take_markup(struct repair_text *r, struct repair_tags *tags)
{
	char name[REPAIR_NAME_BYTES];
	size_t n;

	if (repair_text_begins(r, "<!--")) {
		take_comment(r);
	} else if (repair_text_begins(r, "<![CDATA[")) {
		take_section(r, tags);
	} else if (begins_declaration(r)) {
		take_declaration(r);
	} else if (repair_text_begins(r, "</") || repair_text_begins(r, "< /")) {
		repair_tags_end(tags);
	} else if (repair_tags_begins(tags, name, &n)) {
		repair_tags_start(tags, name, n);
	} else {
		if (!tags->after)
			buf_adds(r->out, "&lt;");
		r->bits |= REPAIR_ANGLES;
		r->at++;
	}
}

static void
take_characters(struct repair_text *r, const struct repair_tags *tags)
{
	const char *next = memchr(r->at, '<', (size_t)(r->end - r->at));
	const char *p;

	if (next == NULL)
		next = r->end;
	if (!tags->after)
		repair_text_add(r, r->at, (size_t)(next - r->at));
	for (p = r->at; tags->after && p < next; p++)
		if (!repair_text_is_space(*p))
			r->bits |= REPAIR_JUNK_AFTER;
	r->at = next;
}

/* Move to the start tag of the root.  False when there is none. */
static bool
find_root(struct repair_text *r, struct repair_tags *tags)
{
	const char *start = r->at;
	char name[REPAIR_NAME_BYTES];
	size_t n;

	while ((r->at = memchr(r->at, '<', (size_t)(r->end - r->at))) != NULL) {
		if (repair_text_begins(r, "<?xml") && r->at != start)
			r->bits |= REPAIR_JUNK_BEFORE;
		if (repair_text_begins(r, "<!--")) {
			take_comment(r);
		} else if (repair_text_begins(r, "<!") || repair_text_begins(r, "<?")) {
			take_declaration(r);
		} else {
			if (repair_tags_begins(tags, name, &n) && nesting_is_one_of(name, tags->roots))
				return true;
			r->bits |= REPAIR_JUNK_BEFORE;
			r->at++;
		}
	}
	return false;
}

unsigned
repair_xml(const char *text, size_t len, const char *const *roots, struct buf *out)
{
	struct repair_text r = { .at = text, .end = text + len, .out = out };
	struct repair_tags tags = { .text = &r, .roots = roots };

	buf_reserve(out, len + len / 8);
	if (!find_root(&r, &tags))
		return r.bits;
	while (r.at < r.end) {
		if (*r.at == '<')
			take_markup(&r, &tags);
		else
			take_characters(&r, &tags);
	}
	repair_tags_finish(&tags);
	buf_clear(&r.scratch);
	return r.bits;
}

static const struct {
	unsigned bit;
	const char *words;
} words[] = {
	{ REPAIR_TRUNCATED, "the end is missing" },
	{ REPAIR_JUNK_BEFORE, "something before the feed" },
	{ REPAIR_ENTITIES, "undefined entities" },
	{ REPAIR_AMPERSANDS, "bare &" },
	{ REPAIR_ANGLES, "bare <" },
	{ REPAIR_ATTRIBUTES, "malformed attributes" },
	{ REPAIR_CONTROLS, "control characters" },
	{ REPAIR_TAGS, "tags that do not match" },
	{ REPAIR_SECTIONS, "open or misplaced comments or CDATA sections" },
	{ REPAIR_ROOTS, "several documents in one" },
	{ REPAIR_JUNK_AFTER, "something after the feed" },
};

void
repair_describe(unsigned bits, struct buf *out)
{
	size_t i, n = 0;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!(bits & words[i].bit))
			continue;
		buf_adds(out, n++ > 0 ? ", " : "");
		buf_adds(out, words[i].words);
	}
}

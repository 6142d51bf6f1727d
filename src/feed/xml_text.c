#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/block.h"
#include "base/mem.h"
#include "text/utf8.h"
#include "xml_text.h"

#define LONG_BYTES	64		/* a shorter text is read by the parser in no time */
#define REFERENCE_BYTES	12		/* "&#x0010FFFF;" */
/* Characters are reported in pieces: short ones put together, and long ones parted, for who takes only so much. */
#define REPORT_BYTES	(4u << 10)
#define REPORT_BYTES_MOST (64u << 10)
#define SECTION_START	"<![CDATA["

/* The first such three bytes, or NULL; the first of them is rare, which memmem(3) makes no use of. */
static const char *
find_three(const char *s, size_t len, const char *three)
{
	const char *end = s + len;

	while (end - s >= 3 && (s = memchr(s, three[0], (size_t)(end - s) - 2)) != NULL) {
		if (s[1] == three[1] && s[2] == three[2])
			return s;
		s++;
	}
	return NULL;
}

/* U+FFFE, U+FFFF. */
static bool
has_noncharacter(const char *s, size_t len)
{
	const char *end = s + len;

	for (; end - s >= 3 && (s = memchr(s, 0xEF, (size_t)(end - s) - 2)) != NULL; s++)
		if ((unsigned char)s[1] == 0xBF && (unsigned char)s[2] >= 0xBE)
			return true;
	return false;
}

static bool
is_allowed_control(char c)
{
	return c == '\t' || c == '\n' || c == '\r';
}

/* A control character in a block that XML does not allow. */
static bool
has_bad_control(const char *s)
{
	uint64_t controls = block_equal(s, 0xE0, 0);

	if (controls != 0)
		controls &= ~block_equal(s, 0xFF, '\n');
	return controls != 0 && (controls & ~(block_equal(s, 0xFF, '\t') | block_equal(s, 0xFF, '\r'))) != 0;
}

/* Whether there are but characters that XML allows (2.2). */
static bool
is_allowed(const char *s, size_t len)
{
	char end[BLOCK_BYTES];
	size_t i;

	for (i = 0; len - i >= BLOCK_BYTES; i += BLOCK_BYTES)
		if (has_bad_control(s + i))
			return false;
	block_fill(end, s + i, len - i);
	return !has_bad_control(end) && !has_noncharacter(s, len);
}

static int
digit(char c, int base)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* XML 1.0, 2.2, of what is written as a number. */
static bool
is_character(uint32_t c)
{
	if (c < 0x20)
		return is_allowed_control((char)c);
	return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
}

/* "#8217;", "#x2019;": the bytes that it takes, 0 when it is none; out gets its character. */
static size_t
read_number(const char *s, size_t len, char *out, size_t *out_len)
{
	int base = len > 1 && s[1] == 'x' ? 16 : 10, value;
	size_t i, start = base == 16 ? 2 : 1;
	uint32_t c = 0;

	for (i = start; i < len && i < REFERENCE_BYTES - 2 && (value = digit(s[i], base)) >= 0; i++)
		c = c * (uint32_t)base + (uint32_t)value;
	if (i == start || i >= len || s[i] != ';' || !is_character(c))
		return 0;
	*out_len = utf8_encode(out, c);
	return i + 1;
}

/* Whether s begins with the n bytes of word. */
static inline bool
begins_with(const char *s, size_t len, const char *word, size_t n)
{
	return len >= n && memcmp(s, word, n) == 0;
}

/* The bytes of the name of an entity that XML declares, with its ';'; 0 when s begins with none. */
static size_t
read_name(const char *s, size_t len, char *out)
{
	if (begins_with(s, len, "lt;", 3))
		return *out = '<', 3;
	if (begins_with(s, len, "gt;", 3))
		return *out = '>', 3;
	if (begins_with(s, len, "amp;", 4))
		return *out = '&', 4;
	if (begins_with(s, len, "quot;", 5))
		return *out = '"', 5;
	if (begins_with(s, len, "apos;", 5))
		return *out = '\'', 5;
	return 0;
}

/* What stands behind '&': the bytes that it takes, 0 when it is no reference of those; out gets its character. */
static size_t
read_reference(const char *s, size_t len, char *out, size_t *out_len)
{
	*out_len = 1;
	return len > 0 && *s == '#' ? read_number(s, len, out, out_len) : read_name(s, len, out);
}

/* Whether s, of allowed characters, is well-formed between tags. */
static bool
is_plain(const char *s, size_t len)
{
	const char *at = s, *end = s + len;
	char character[UTF8_MAX];
	size_t n, unused;

	if (find_three(s, len, "]]>") != NULL)
		return false;
	while ((at = memchr(at, '&', (size_t)(end - at))) != NULL) {
		at++;
		n = read_reference(at, (size_t)(end - at), character, &unused);
		if (n == 0)
			return false;
		at += n;
	}
	return true;
}

/*
 * Cutting
 */

/* A document on the way, read as if it were well-formed: where it is not, the parser stops. */
struct scanner {
	const char *end;
	const char *kept;		/* what is not in rest yet */
	struct xml_rest *rest;
	int depth;			/* of elements */
};

/* Behind the next such three bytes, or NULL. */
static const char *
behind_three(const char *s, const char *end, const char *three)
{
	const char *found = end - s >= 3 ? find_three(s, (size_t)(end - s), three) : NULL;

	return found != NULL ? found + 3 : NULL;
}

/* Behind the tag at s, in whose values a '>' may stand; NULL when it has no end. */
static const char *
behind_tag(const char *s, const char *end)
{
	for (s++; s < end; s++) {
		if ((unsigned char)*s > '>')
			continue;
		if (*s == '>')
			return s + 1;
		if ((*s == '"' || *s == '\'') && (s = memchr(s + 1, *s, (size_t)(end - s) - 1)) == NULL)
			return NULL;
	}
	return NULL;
}

/* Behind the markup that begins at s; NULL when it has no end, or declares something. */
static const char *
behind_markup(struct scanner *scan, const char *s)
{
	const char *end = scan->end, *behind;
	size_t len = (size_t)(end - s);

	if (begins_with(s, len, "<!--", 4))
		return behind_three(s + 4, end, "-->");
	if (begins_with(s, len, "<?", 2)) {
		behind = memmem(s + 2, len - 2, "?>", 2);
		return behind != NULL ? behind + 2 : NULL;
	}
	if (begins_with(s, len, "<!", 2))
		return NULL;
	behind = behind_tag(s, end);
	if (behind == NULL)
		return NULL;
	if (s[1] == '/')
		scan->depth--;
	else if (behind[-2] != '/')
		scan->depth++;
	return behind;
}

static void
cut_out(struct scanner *scan, const char *s, const char *end, bool is_section)
{
	struct xml_rest *rest = scan->rest;

	buf_add(&rest->left, scan->kept, (size_t)(s - scan->kept));
	scan->kept = end;
	rest->cuts = mem_grow(rest->cuts, rest->count, &rest->cap, sizeof(*rest->cuts));
	rest->cuts[rest->count++] = (struct xml_cut){ rest->left.len, s, (size_t)(end - s), is_section };
}

/* Cut the section at s; behind it. */
static const char *
cut_section(struct scanner *scan, const char *s)
{
	const char *text = s + sizeof(SECTION_START) - 1, *behind = behind_three(text, scan->end, "]]>");

	if (behind != NULL && behind - text >= LONG_BYTES)
		cut_out(scan, text, behind - 3, true);
	return behind;
}

static bool
is_blank(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n'))
		s++;
	return s == end;
}

/* Cut the text between two tags when it is worth it; false when it has no place there. */
static bool
cut_text(struct scanner *scan, const char *s, const char *end)
{
	if (scan->depth <= 0)
		return is_blank(s, end);
	if (end - s >= LONG_BYTES && is_plain(s, (size_t)(end - s)))
		cut_out(scan, s, end, false);
	return true;
}

static void
scan_all(struct scanner *scan, const char *s)
{
	const char *end = scan->end, *next;

	while ((next = memchr(s, '<', (size_t)(end - s))) != NULL && cut_text(scan, s, next)) {
		bool is_section = begins_with(next, (size_t)(end - next), SECTION_START, sizeof(SECTION_START) - 1);

		s = is_section ? cut_section(scan, next) : behind_markup(scan, next);
		if (s == NULL)
			return;
	}
}

void
xml_text_cut(const char *s, size_t len, struct xml_rest *rest)
{
	struct scanner scan = { .end = s + len, .kept = s, .rest = rest };

	buf_reserve(&rest->left, len);	/* to write less than was reserved costs nothing */
	/* Else the parser finds the fault. */
	if (is_allowed(s, len))
		scan_all(&scan, s);
	buf_add(&rest->left, scan.kept, (size_t)(scan.end - scan.kept));
}

void
xml_rest_clear(struct xml_rest *rest)
{
	buf_clear(&rest->left);
	free(rest->cuts);
}

size_t
xml_rest_place(const struct xml_rest *rest, size_t offset)
{
	size_t place = offset;

	for (size_t i = 0; i < rest->count && rest->cuts[i].at <= offset; i++)
		place += rest->cuts[i].len;
	return place;
}

/*
 * Reporting
 */

struct pieces {
	char data[REPORT_BYTES];
	size_t len;
	bool in_section;
	xml_text_function *text;
	void *ctx;
};

static void
flush(struct pieces *p)
{
	if (p->len > 0)
		p->text(p->ctx, p->data, p->len, p->in_section);
	p->len = 0;
}

static void
put(struct pieces *p, const char *s, size_t len)
{
	size_t n;

	if (len > sizeof(p->data) - p->len)
		flush(p);
	for (; len > sizeof(p->data); s += n, len -= n) {
		n = utf8_cut(s, len, REPORT_BYTES_MOST);
		p->text(p->ctx, s, n, p->in_section);
	}
	memcpy(p->data + p->len, s, len);
	p->len += len;
}

/* Without references. */
static void
put_characters(struct pieces *p, const char *s, const char *end)
{
	const char *cr;

	while ((cr = memchr(s, '\r', (size_t)(end - s))) != NULL) {
		put(p, s, (size_t)(cr - s));
		put(p, "\n", 1);
		s = cr + 1;
		if (s < end && *s == '\n')
			s++;
	}
	put(p, s, (size_t)(end - s));
}

void
xml_cut_report(const struct xml_cut *cut, xml_text_function *text, void *ctx)
{
	const char *s = cut->s, *end = s + cut->len, *reference;
	char character[UTF8_MAX];
	struct pieces p;
	size_t n;

	p.len = 0;
	p.in_section = cut->is_section;
	p.text = text;
	p.ctx = ctx;
	while (!cut->is_section && (reference = memchr(s, '&', (size_t)(end - s))) != NULL) {
		put_characters(&p, s, reference);
		s = reference + 1;
		s += read_reference(s, (size_t)(end - s), character, &n);
		put(&p, character, n);
	}
	put_characters(&p, s, end);
	flush(&p);
}

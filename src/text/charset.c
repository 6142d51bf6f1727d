#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifndef WITHOUT_UCHARDET
#include <uchardet.h>
#endif

#include "base/mem.h"
#include "codepage.h"
#include "declared.h"
#include "ebcdic.h"
#include "encoding.h"
#include "text/charset.h"
#include "text/utf8.h"
#include "wide.h"

#define ESCAPE		0x1B
#define DETECT_BYTES	(64u << 10)	/* given to the detector */
#define DECLARATION_BYTES 256
#define DETECT_SCAN	(4u << 20)	/* looked through for them */
#define SPARSE_BYTES	32
#define ICONV_STEP	4096

/* One document on its way. */
struct work {
	const char *data;
	size_t len;
	size_t valid;		/* its first so many bytes are valid UTF-8 */
	size_t high;		/* bytes over 0x7F, counted when needed */
	struct buf *out;
	struct charset_result *result;
};

static const struct encoding *
utf8_encoding(void)
{
	return encoding_of_kind(ENCODING_UTF8);
}

static size_t
count_high_bytes(const char *s, size_t len)
{
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		n += (unsigned char)s[i] >> 7;
	return n;
}

/* What a valid or nearly valid UTF-8 text is made of. */
struct utf8_census {
	size_t sequences;	/* of two bytes and more */
	size_t long_sequences;	/* of three and four */
	size_t strays;		/* ill-formed parts */
};

static struct utf8_census
take_census(const char *s, size_t len)
{
	struct utf8_census census = { 0, 0, 0 };
	uint32_t c;
	size_t n;

	while (len > 0) {
		n = utf8_ascii_span(s, len);
		s += n;
		len -= n;
		if (len == 0)
			break;
		n = utf8_decode(s, len, &c);
		if (c == UTF8_REPLACEMENT && (n < 3 || memcmp(s, "\xEF\xBF\xBD", 3) != 0))
			census.strays++;
		else
			census.sequences++;
		census.long_sequences += n > 2;
		s += n;
		len -= n;
	}
	return census;
}

/* What one byte that is no UTF-8 stands for after a text: a lead byte after such characters is one more, cut short. */
static uint32_t
stray_char(const struct buf *before, unsigned char byte)
{
	if (byte >= 0xC2 && before->len > 0 && (unsigned char)before->data[before->len - 1] >= 0x80)
		return UTF8_REPLACEMENT;
	return codepage_char(CODEPAGE_WINDOWS_1252, byte);
}

/*
 * Bytes of windows-1252 in a text that is otherwise UTF-8.  A sequence that
 * was cut short is no such byte but half a character.  Returns how many were
 * no character at all.
 */
static size_t
add_utf8_with_strays(struct buf *out, const char *s, size_t len)
{
	size_t n, bad = 0;
	uint32_t c;

	buf_reserve(out, len);
	while (len > 0) {
		n = utf8_valid_span(s, len);
		buf_add(out, s, n);
		s += n;
		len -= n;
		if (len == 0)
			break;
		n = utf8_decode(s, len, &c);
		if (n == 1)
			c = stray_char(out, (unsigned char)*s);
		bad += c == UTF8_REPLACEMENT;
		utf8_add(out, c);
		s += n;
		len -= n;
	}
	return bad;
}

/* One byte that iconv does not take: what the WHATWG decoders make of it.  Returns 1 when it is no character. */
static size_t
add_refused(struct buf *out, const struct encoding *e, unsigned char byte)
{
	uint32_t c = byte < 0x80 ? byte : UTF8_REPLACEMENT;

	if (byte == 0x80 && strcmp(e->name, "GB18030") == 0)
		c = 0x20AC;
	else if (byte == 0x80 && strcmp(e->name, "Shift_JIS") == 0)
		c = byte;
	utf8_add(out, c);
	return c == byte || c == 0x20AC ? 0 : 1;
}

/* Returns the number of bytes that were no character. */
static size_t
add_by_iconv(struct buf *out, const struct encoding *e, const char *s, size_t len)
{
	iconv_t cd = iconv_open("UTF-8", e->iconv);
	char *in = (char *)(uintptr_t)s, *to;	/* iconv does not write to it */
	size_t room, bad = 0;

	if (cd == (iconv_t)-1)
		return add_utf8_with_strays(out, s, len) + len;
	while (len > 0) {
		buf_reserve(out, len + len / 2 + ICONV_STEP);
		to = out->data + out->len;
		room = out->cap - out->len - 1;
		errno = 0;
		iconv(cd, &in, &len, &to, &room);
		out->len = (size_t)(to - out->data);
		out->data[out->len] = '\0';
		if (len == 0 || errno == E2BIG)
			continue;
		bad += add_refused(out, e, (unsigned char)*in);
		in++;
		len--;
		iconv(cd, NULL, NULL, NULL, NULL);
	}
	iconv_close(cd);
	return bad;
}

/* How the bytes between two escapes of ISO 2022 are written in the EUC of the same characters. */
enum shift { SHIFT_ASCII, SHIFT_KANA, SHIFT_DOUBLE, SHIFT_SUPPLEMENT };

static const struct {
	const char *escape;	/* after ESC */
	enum shift shift;
} escapes[] = {
	{ "(B", SHIFT_ASCII }, { "(J", SHIFT_ASCII }, { "(I", SHIFT_KANA }, { "$@", SHIFT_DOUBLE }, { "$B", SHIFT_DOUBLE },
	{ "$(@", SHIFT_DOUBLE }, { "$(B", SHIFT_DOUBLE }, { "$(D", SHIFT_SUPPLEMENT }, { "$(C", SHIFT_DOUBLE }, { "$A", SHIFT_DOUBLE },
	{ "$)C", SHIFT_ASCII },
};

/* Bytes of the escape sequence at s (which begins after ESC), 0 when it is none. */
static size_t
read_escape(const char *s, size_t len, enum shift *shift)
{
	size_t i, n;

	for (i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		n = strlen(escapes[i].escape);
		if (len >= n && memcmp(s, escapes[i].escape, n) == 0) {
			*shift = escapes[i].shift;
			return n;
		}
	}
	return 0;
}

static void
add_shifted(struct buf *out, enum shift shift, const char *s, size_t len)
{
	static const char single_shift[] = { [SHIFT_KANA] = '\x8E', [SHIFT_SUPPLEMENT] = '\x8F' };
	size_t step = shift == SHIFT_KANA ? 1 : 2, i;

	for (; len >= step; s += step, len -= step) {
		if (shift != SHIFT_DOUBLE)
			buf_addc(out, single_shift[shift]);
		for (i = 0; i < step; i++)
			buf_addc(out, (char)(s[i] | 0x80));
	}
}

/* ISO-2022-JP and -KR as the EUC of their characters; the state ends with the line (RFC 1468). */
static void
add_as_euc(struct buf *out, const char *s, size_t len)
{
	enum shift shift = SHIFT_ASCII;
	size_t n;

	while (len > 0) {
		if (*s == ESCAPE && (n = read_escape(s + 1, len - 1, &shift)) > 0) {
			n++;
		} else if (*s == 0x0E || *s == 0x0F) {
			shift = *s == 0x0E ? SHIFT_DOUBLE : SHIFT_ASCII;
			n = 1;
		} else if (shift == SHIFT_ASCII || (unsigned char)*s <= 0x20) {
			shift = *s == '\n' ? SHIFT_ASCII : shift;
			buf_addc(out, *s);
			n = 1;
		} else {
			for (n = 1; n < len && (unsigned char)s[n] > 0x20; n++)
				;
			add_shifted(out, shift, s, n);
		}
		s += n;
		len -= n;
	}
}

static size_t
add_iso2022(struct buf *out, const struct encoding *e, const char *s, size_t len)
{
	struct buf euc = { 0 };
	size_t bad;

	add_as_euc(&euc, s, len);
	bad = add_by_iconv(out, e, buf_text(&euc), euc.len);
	buf_clear(&euc);
	return bad;
}

/* Append the document as UTF-8.  Returns how much was no character. */
static size_t
convert(struct work *w, const struct encoding *e)
{
	switch (e->kind) {
	case ENCODING_UTF8:
		return add_utf8_with_strays(w->out, w->data, w->len);
	case ENCODING_UTF16LE:
		return wide_decode(w->out, (struct wide){ 2, false }, w->data, w->len);
	case ENCODING_UTF16BE:
		return wide_decode(w->out, (struct wide){ 2, true }, w->data, w->len);
	case ENCODING_UTF32LE:
		return wide_decode(w->out, (struct wide){ 4, false }, w->data, w->len);
	case ENCODING_UTF32BE:
		return wide_decode(w->out, (struct wide){ 4, true }, w->data, w->len);
	case ENCODING_PAGE:
		return codepage_decode(w->out, e->page, w->data, w->len);
	case ENCODING_ICONV:
		return add_by_iconv(w->out, e, w->data, w->len);
	case ENCODING_ISO2022:
		return add_iso2022(w->out, e, w->data, w->len);
	case ENCODING_EBCDIC:
		break;
	}
	return ebcdic_decode(w->out, e->name, w->data, w->len);
}

static const struct encoding *
wide_encoding(struct wide form)
{
	if (form.unit == 4)
		return encoding_of_kind(form.big ? ENCODING_UTF32BE : ENCODING_UTF32LE);
	return encoding_of_kind(form.big ? ENCODING_UTF16BE : ENCODING_UTF16LE);
}

static bool
is_wide(const struct encoding *e)
{
	return e->kind == ENCODING_UTF16LE || e->kind == ENCODING_UTF16BE || e->kind == ENCODING_UTF32LE || e->kind == ENCODING_UTF32BE;
}

/*
 * A byte order mark, which is taken off; NULL when there is none.  One of
 * UTF-16 before text that has no zero bytes is a mistake and only taken off.
 */
static const struct encoding *
take_mark(struct work *w)
{
	static const struct {
		const char *bytes;
		size_t len;
		enum encoding_kind kind;
	} marks[] = {
		{ "\xEF\xBB\xBF", 3, ENCODING_UTF8 },
		{ "\xFF\xFE\x00\x00", 4, ENCODING_UTF32LE }, { "\x00\x00\xFE\xFF", 4, ENCODING_UTF32BE },
		{ "\xFF\xFE", 2, ENCODING_UTF16LE }, { "\xFE\xFF", 2, ENCODING_UTF16BE },
	};
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (w->len < marks[i].len || memcmp(w->data, marks[i].bytes, marks[i].len) != 0)
			continue;
		w->data += marks[i].len;
		w->len -= marks[i].len;
		if (marks[i].kind != ENCODING_UTF8 && w->len > 0 && w->data[0] == '<' && memchr(w->data, '\0', w->len < 64 ? w->len : 64) == NULL)
			return NULL;
		return encoding_of_kind(marks[i].kind);
	}
	return NULL;
}

/* Text of seven bits that escapes to Japanese or Korean; ESC is nothing else in a document. */
static const struct encoding *
find_escapes(const struct work *w)
{
	const char *p = w->data, *end = w->data + w->len;

	while ((p = memchr(p, ESCAPE, (size_t)(end - p))) != NULL) {
		p++;
		if (end - p >= 2 && (memcmp(p, "$B", 2) == 0 || memcmp(p, "$@", 2) == 0 || memcmp(p, "(J", 2) == 0 ||
		    memcmp(p, "(I", 2) == 0))
			return encoding_find("iso2022jp", 9);
		if (end - p >= 3 && (memcmp(p, "$(D", 3) == 0 || memcmp(p, "$(O", 3) == 0 || memcmp(p, "$(Q", 3) == 0 ||
		    memcmp(p, "$(C", 3) == 0))
			return encoding_find("iso2022jp", 9);
		if (end - p >= 3 && memcmp(p, "$)C", 3) == 0)
			return encoding_find("iso2022kr", 9);
	}
	return NULL;
}

#ifdef WITHOUT_UCHARDET
/* Nobody to ask. */
static const struct encoding *
detect(const struct work *w)
{
	(void)w;
	return encoding_find("windows1252", 11);
}
#else
/*
 * The words with bytes over 0x7F, which is all that a detector can learn
 * from: markup in ASCII only makes it doubt.
 */
static void
collect_sample(struct buf *sample, const char *s, size_t len)
{
	size_t i, start, end;

	if (len > DETECT_SCAN)
		len = DETECT_SCAN;
	for (i = 0; i < len && sample->len < DETECT_BYTES; i = end) {
		i += utf8_ascii_span(s + i, len - i);
		if (i == len)
			break;
		for (start = i; start > 0 && i - start < 16 && s[start - 1] > ' ' && strchr("<>\"=/", s[start - 1]) == NULL; start--)
			;
		for (end = i; end < len && ((unsigned char)s[end] >= 0x80 || (s[end] > ' ' && strchr("<>\"=/", s[end]) == NULL)); end++)
			;
		buf_add(sample, s + start, end - start);
		buf_addc(sample, ' ');
	}
}

/* A few accents in words of ASCII letters: too little to tell one Latin encoding from the other. */
static bool
is_sparse(const struct buf *sample)
{
	size_t high = count_high_bytes(buf_text(sample), sample->len);

	return high < SPARSE_BYTES && high * 2 < sample->len;
}

/* What the bytes look like; windows-1252 when nothing is known. */
static const struct encoding *
detect(const struct work *w)
{
	const struct encoding *e = NULL;
	struct buf sample = { 0 };
	uchardet_t detector = uchardet_new();
	const char *name;

	if (detector == NULL)
		mem_die();
	collect_sample(&sample, w->data, w->len);
	if (!is_sparse(&sample) && uchardet_handle_data(detector, buf_text(&sample), sample.len) == 0) {
		uchardet_data_end(detector);
		name = uchardet_get_charset(detector);
		e = encoding_find(name, strlen(name));
	}
	uchardet_delete(detector);
	buf_clear(&sample);
	return e != NULL && !is_wide(e) && e->kind != ENCODING_UTF8 ? e : encoding_find("windows1252", 11);
}
#endif

/* Is the label to be believed although the bytes are valid UTF-8? */
static bool
outweighs_utf8(const struct work *w, const struct encoding *e)
{
	struct utf8_census census;

	if (e->kind != ENCODING_ICONV)
		return false;
	/* A character or two of GBK may look like UTF-8 by chance. */
	census = take_census(w->data, w->len);
	return census.sequences < 4 && census.long_sequences == 0;
}

/* The encoding of a document that is valid UTF-8, under its labels. */
static const struct encoding *
choose_for_utf8(struct work *w, const struct encoding *const *labels, size_t count)
{
	const struct encoding *e = find_escapes(w);
	size_t i;

	/* One with more sets of characters than that is told by its label alone. */
	for (i = 0; e != NULL && i < count; i++)
		if (strncmp(labels[i]->name, e->name, strlen(e->name)) == 0)
			return labels[i];
	if (e != NULL)
		return e;
	if (utf8_ascii_span(w->data, w->len) == w->len)
		return utf8_encoding();
	for (i = 0; i < count; i++) {
		if (labels[i]->kind == ENCODING_UTF8)
			break;
		if (outweighs_utf8(w, labels[i]))
			return labels[i];
	}
	return utf8_encoding();
}

/* Would the document as e be mostly characters?  What was converted for the answer is thrown away. */
static bool
fits(struct work *w, const struct encoding *e)
{
	struct utf8_census census;
	size_t before = w->out->len, bad;

	if (is_wide(e))
		return false;
	if (e->kind == ENCODING_UTF8) {
		census = take_census(w->data, w->len);
		return census.sequences >= census.strays;
	}
	bad = convert(w, e);
	buf_truncate(w->out, before);
	return bad * 10 <= w->high;
}

/* The encoding of a document that is not valid UTF-8: the first label that fits, else what it looks like. */
static const struct encoding *
choose_for_bytes(struct work *w, const struct encoding *const *labels, size_t count)
{
	struct utf8_census census;
	size_t i;

	w->high = count_high_bytes(w->data, w->len);
	for (i = 0; i < count; i++)
		if (fits(w, labels[i]))
			return labels[i];
	census = take_census(w->data, w->len);
	if (census.sequences > census.strays)
		return utf8_encoding();
	return detect(w);
}

/* The labels from outside and inside that are known, best first. */
static size_t
collect_labels(const struct work *w, const char *content_type, enum charset_kind kind, const struct encoding *labels[2], unsigned *defects)
{
	struct label said[2] = { declared_http(content_type), { NULL, 0 } };
	size_t i, count = 0;

	if (kind == CHARSET_XML)
		said[1] = declared_xml(w->data, w->len);
	else if (kind == CHARSET_HTML)
		said[1] = declared_html(w->data, w->len);
	for (i = 0; i < 2; i++) {
		const struct encoding *e = encoding_find(said[i].s, said[i].len);

		if (e != NULL && e->kind != ENCODING_EBCDIC)
			labels[count++] = e;
		else if (said[i].len > 0)
			*defects |= CHARSET_UNKNOWN;
	}
	return count;
}

/* Of a document in EBCDIC: all of its code pages write the declaration alike, but for the quotes. */
static const struct encoding *
choose_ebcdic(const struct work *w)
{
	const struct encoding *e;
	struct buf head = { 0 };
	struct label said;

	ebcdic_decode(&head, "IBM037", w->data, w->len < DECLARATION_BYTES ? w->len : DECLARATION_BYTES);
	said = declared_xml(head.data, head.len);
	e = encoding_find(said.s, said.len);
	buf_clear(&head);
	return e != NULL && e->kind == ENCODING_EBCDIC ? e : encoding_find("ibm037", 6);
}

static const struct encoding *
choose(struct work *w, const char *content_type, enum charset_kind kind)
{
	const struct encoding *labels[2], *e = take_mark(w);
	struct wide form;
	size_t count;

	if (e != NULL && e->kind != ENCODING_UTF8)
		return e;
	if (kind == CHARSET_XML && ebcdic_begins(w->data, w->len))
		return choose_ebcdic(w);
	w->valid = utf8_valid_span(w->data, w->len);
	if (e != NULL)
		return e;
	count = collect_labels(w, content_type, kind, labels, &w->result->defects);
	form = wide_detect(w->data, w->len);
	if (form.unit > 0)
		e = wide_encoding(form);
	else if (w->valid == w->len)
		e = choose_for_utf8(w, labels, count);
	else
		e = choose_for_bytes(w, labels, count);
	if (count > 0 && e != labels[0] && !(is_wide(e) && is_wide(labels[0])) && !(e->kind == ENCODING_UTF8 && w->valid == w->len && utf8_ascii_span(w->data, w->len) == w->len))
		w->result->defects |= CHARSET_MISLABELLED;
	if (count == 0 && e->kind != ENCODING_UTF8)
		w->result->defects |= CHARSET_DETECTED;
	return e;
}

struct charset_converters {
	iconv_t *open;
	size_t count, cap;
};

struct charset_converters *
charset_preload(void)
{
	struct charset_converters *c = mem_zalloc(1, sizeof(*c));
	const struct encoding *e;
	iconv_t cd;
	size_t i;

	for (i = 0; (e = encoding_at(i)) != NULL; i++) {
		if (e->iconv == NULL || (cd = iconv_open("UTF-8", e->iconv)) == (iconv_t)-1)
			continue;
		c->open = mem_grow(c->open, c->count, &c->cap, sizeof(*c->open));
		c->open[c->count++] = cd;
	}
	return c;
}

void
charset_release(struct charset_converters *c)
{
	while (c->count > 0)
		iconv_close(c->open[--c->count]);
	free(c->open);
	free(c);
}

void
charset_to_utf8(const char *data, size_t len, const char *content_type, enum charset_kind kind,
    struct buf *out, const char **text, size_t *text_len, struct charset_result *result)
{
	struct work w = { .data = data, .len = len, .out = out, .result = result };
	const struct encoding *e;
	size_t bad;

	result->defects = 0;
	e = choose(&w, content_type, kind);
	result->name = e->name;
	if (e->kind == ENCODING_UTF8 && w.valid == w.len) {
		*text = w.data;
		*text_len = w.len;
		return;
	}
	buf_reset(out);
	bad = convert(&w, e);
	if (bad > 0 || e->kind == ENCODING_UTF8)
		result->defects |= CHARSET_INVALID;
	*text = buf_text(out);
	*text_len = out->len;
}

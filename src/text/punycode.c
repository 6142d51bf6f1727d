#include <stdint.h>
#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

#include "punycode.h"
#include "text/utf8.h"

/* RFC 3492, 5 */
#define BASE		36
#define T_MIN		1
#define T_MAX		26
#define SKEW		38
#define DAMP		700
#define INITIAL_BIAS	72
#define INITIAL_N	0x80

/* Characters of a label before it is encoded; 63 is the limit after. */
#define LABEL_CHARS_MAX	63
#define LABEL_BYTES_MAX	(LABEL_CHARS_MAX * UTF8_MAX)

static char
digit(uint32_t d)
{
	return (char)(d < 26 ? 'a' + d : '0' + d - 26);
}

static uint32_t
adapt(uint32_t delta, uint32_t count, int first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	for (delta += delta / count; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
		delta /= BASE - T_MIN;
	return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static void
add_delta(struct buf *out, uint32_t delta, uint32_t bias)
{
	uint32_t k, t, q = delta;

	for (k = BASE;; k += BASE) {
		t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
		if (q < t)
			break;
		buf_addc(out, digit(t + (q - t) % (BASE - t)));
		q = (q - t) / (BASE - t);
	}
	buf_addc(out, digit(q));
}

static uint32_t
smallest_from(const uint32_t *s, size_t len, uint32_t from)
{
	uint32_t least = UINT32_MAX;
	size_t i;

	for (i = 0; i < len; i++)
		if (s[i] >= from && s[i] < least)
			least = s[i];
	return least;
}

/* With at most LABEL_CHARS_MAX characters of Unicode no sum leaves 32 bits. */
static void
encode(struct buf *out, const uint32_t *s, size_t len)
{
	uint32_t n = INITIAL_N, delta = 0, bias = INITIAL_BIAS, basic = 0, done, next;
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] >= 0x80)
			continue;
		buf_addc(out, (char)s[i]);
		basic++;
	}
	if (basic > 0)
		buf_addc(out, '-');
	for (done = basic; done < len; delta++, n++) {
		next = smallest_from(s, len, n);
		delta += (next - n) * (done + 1);
		n = next;
		for (i = 0; i < len; i++) {
			delta += s[i] < n;
			if (s[i] != n)
				continue;
			add_delta(out, delta, bias);
			bias = adapt(delta, done + 1, done == basic);
			delta = 0;
			done++;
		}
	}
}

void
punycode_add_label(struct buf *out, const char *s, size_t len)
{
	uint8_t *folded;
	uint32_t *chars = NULL;
	size_t folded_len = 0, count = 0, i;

	if (utf8_ascii_span(s, len) == len) {
		buf_add(out, s, len);
		return;
	}
	folded = len <= LABEL_BYTES_MAX ? u8_tolower((const uint8_t *)s, len, NULL, UNINORM_NFC, NULL, &folded_len) : NULL;
	if (folded != NULL)
		chars = u8_to_u32(folded, folded_len, NULL, &count);
	if (chars != NULL && count <= LABEL_CHARS_MAX) {
		buf_adds(out, "xn--");
		encode(out, chars, count);
	} else {
		for (i = 0; i < len; i++)
			buf_printf(out, "%%%02X", (unsigned char)s[i]);
	}
	free(chars);
	free(folded);
}

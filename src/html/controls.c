#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "controls.h"

/* White space is none. */
static bool
is_control(unsigned long c)
{
	return (c < 0x20 && memchr("\t\n\f\r", (int)c, 4) == NULL) || c == 0x7F;
}

/* The bytes of a numeric reference to a control character at s ("&..."), else 0. */
static size_t
control_reference(const char *s, size_t len)
{
	bool hex = len > 2 && (s[2] == 'x' || s[2] == 'X');
	unsigned long n = 0;
	size_t i, start = hex ? 3 : 2;
	int c, digit;

	if (len < 3 || s[1] != '#')
		return 0;
	for (i = start; i < len; i++) {
		c = (unsigned char)s[i];
		digit = c >= '0' && c <= '9' ? c - '0' : hex && isxdigit(c) ? (c | 0x20) - 'a' + 10 : -1;
		if (digit < 0)
			break;
		if (n < 0x110000)
			n = n * (hex ? 16 : 10) + (unsigned long)digit;
	}
	if (i == start || !is_control(n))
		return 0;
	return i + (i < len && s[i] == ';');
}

void
controls_strip(struct buf *out, const char *s, size_t len)
{
	size_t from = 0, i = 0, n;
	unsigned char c;

	while (i < len) {
		c = (unsigned char)s[i];
		if (c > '&' && c < 0x7F) {
			i++;
			continue;
		}
		n = 0;
		if (is_control(c))
			n = 1;
		else if (c == '&')
			n = control_reference(s + i, len - i);
		else if (c == 0xC2 && i + 1 < len && (unsigned char)s[i + 1] >= 0x80 && (unsigned char)s[i + 1] < 0xA0)
			n = 2;
		if (n > 0) {
			buf_add(out, s + from, i - from);
			from = i + n;
		}
		i += n > 0 ? n : 1;
	}
	buf_add(out, s + from, len - from);
}

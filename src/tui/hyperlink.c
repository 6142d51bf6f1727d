#include <stdint.h>
#include <wchar.h>

#include "hyperlink.h"
#include "text/utf8.h"
#include "text/width.h"

#define ADDRESS_BYTES	2000	/* terminals take no longer ones */

/* Text whose every character curses and we count alike is certain to keep its columns. */
static bool
is_certain(const char *s, size_t len)
{
	uint32_t c;
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &c);
		if (c < ' ' || c == 0x7F || wcwidth((wchar_t)c) < 1 || width_text(s, n) != wcwidth((wchar_t)c))
			return false;
	}
	return true;
}

/* An address of nothing but visible ASCII, which is what the sequence takes. */
static bool
is_linkable(const char *address)
{
	const char *p;

	for (p = address; *p > ' ' && *p < 0x7F; p++)
		continue;
	return *p == '\0' && p > address && p - address <= ADDRESS_BYTES;
}

bool
hyperlink_fits(const char *s, size_t len, const char *address)
{
	return is_linkable(address) && is_certain(s, len);
}

#include <string.h>

#include "clipboard.h"
#include "text/clean.h"
#include "text/utf8.h"

/* What terminals take of an OSC 52. */
#define CLIPBOARD_BYTES	(48u << 10)

/* RFC 4648 */
static void
add_base64(struct buf *out, const char *s, size_t len)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t i;

	for (i = 0; i < len; i += 3) {
		unsigned long three = (unsigned long)(unsigned char)s[i] << 16;

		if (i + 1 < len)
			three |= (unsigned long)(unsigned char)s[i + 1] << 8;
		if (i + 2 < len)
			three |= (unsigned char)s[i + 2];
		buf_addc(out, digits[three >> 18]);
		buf_addc(out, digits[three >> 12 & 63]);
		buf_addc(out, i + 1 < len ? digits[three >> 6 & 63] : '=');
		buf_addc(out, i + 2 < len ? digits[three & 63] : '=');
	}
}

void
clipboard_write(struct buf *out, const char *text)
{
	struct buf safe = { 0 };

	clean_block(&safe, text, strlen(text));
	buf_adds(out, "\033]52;c;");
	add_base64(out, buf_text(&safe), utf8_cut(buf_text(&safe), safe.len, CLIPBOARD_BYTES));
	buf_addc(out, '\a');
	buf_clear(&safe);
}

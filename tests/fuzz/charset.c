/*
 * charset_to_utf8: the first byte chooses kind and label; the text is valid
 * UTF-8 whatever comes, and its own conversion.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/charset.h"
#include "text/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const types[] = {
		"", "text/xml; charset=utf-8", "text/xml; charset=iso-8859-1", "a/b; charset=gb2312", "a/b; charset=big5", "a/b; charset=euc-jp",
		"a/b; charset=shift_jis", "a/b; charset=euc-kr", "a/b; charset=iso-2022-jp", "a/b; charset=iso-2022-kr", "a/b; charset=utf-16",
		"a/b; charset=koi8-r", "a/b; charset=johab", "a/b; charset=euc-tw", "a/b; charset=euc-jisx0213", "a/b; charset=none",
	};
	struct charset_result result;
	struct buf out = { 0 }, again = { 0 };
	const char *text, *same;
	size_t text_len, same_len;

	if (size == 0)
		return 0;
	charset_to_utf8((const char *)data + 1, size - 1, types[data[0] & 15], (enum charset_kind)(data[0] >> 4 & 3), &out, &text, &text_len, &result);
	if (!utf8_valid(text, text_len) || result.name == NULL)
		abort();
	/* What was converted has no zero bytes or escapes that would make it another encoding: told to be UTF-8, it stays. */
	if (memchr(text, '\0', text_len) == NULL && memchr(text, 0x1B, text_len) == NULL && memcmp(text_len >= 3 ? text : "   ", "\xEF\xBB\xBF", 3) != 0) {
		charset_to_utf8(text, text_len, "a/b; charset=utf-8", CHARSET_TEXT, &again, &same, &same_len, &result);
		if (same != text || same_len != text_len || result.defects != 0)
			abort();
	}
	buf_clear(&out);
	buf_clear(&again);
	return 0;
}

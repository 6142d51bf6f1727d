#include <string.h>

#include "base/buf.h"
#include "tap.h"
#include "text/bidi.h"

static void
is_visual(const char *s, bool rtl, const char *want, const char *name)
{
	unsigned char levels[512];
	struct bidi_run runs[32];
	struct buf out = { 0 };
	size_t i, count;

	bidi_levels(s, strlen(s), rtl, levels);
	count = bidi_order(levels, strlen(s), runs, 32);
	for (i = 0; i < count; i++) {
		if (runs[i].rtl)
			bidi_turn(&out, s + runs[i].start, runs[i].len);
		else
			buf_add(&out, s + runs[i].start, runs[i].len);
	}
	is_text(buf_text(&out), want, name);
	buf_clear(&out);
}

/* What FriBidi knows. */
static void
test_order(void)
{
	is_visual("plain text", false, "plain text", "left to right");
	is_visual("אבג", true, "גבא", "Hebrew");
	is_visual("אבג דהו", true, "והד גבא", "words in their order");
	is_visual("abc אבג def", false, "abc גבא def", "Hebrew in Latin");
	is_visual("אבג abc דהו", true, "והד abc גבא", "Latin in Hebrew");
	is_visual("אבג 123 דהו", true, "והד 123 גבא", "numbers");
	is_visual("אב (גד) הו", true, "וה (דג) בא", "brackets are mirrored");
	is_visual("א\xD6\xB8ב", true, "בא\xD6\xB8", "marks stay behind their letter");
	is_visual("سلام", true, "ﻡﺎﻠﺳ", "Arabic letters are joined");
	is_visual("", true, "", "nothing");
}

int
main(void)
{
	struct bidi_run runs[2];

#ifdef WITHOUT_FRIBIDI
	is_visual("אבג abc (דהו", true, "אבג abc (דהו", "without FriBidi text stays as it is");
	(void)test_order;
	skip("built without FriBidi");
#else
	test_order();
#endif
	is_number((long long)bidi_order((const unsigned char *)"\0\1\0\1", 4, runs, 2), 2, "no more runs than there is room for");
	is_number((long long)(runs[0].len + runs[1].len), 4, "and no byte is lost");
	return tap_end();
}

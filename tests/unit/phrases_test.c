#include <string.h>

#include "html/furniture.h"
#include "html/phrases.h"
#include "html/phrases_table.h"

#include "tap.h"

static uint32_t
kinds(const char *s)
{
	return phrases_of(s, strlen(s));
}

int
main(void)
{
	size_t i;
	int sorted = 1;

	for (i = 1; i < phrases_table_size; i++)
		sorted = sorted && strcmp(phrases_table[i - 1].text, phrases_table[i].text) < 0;
	ok(sorted, "the table is sorted");
	ok((kinds("Lire aussi : x") & PHRASE_RELATED) != 0, "French");
	ok((kinds("READ MORE") & PHRASE_RELATED) != 0, "capitals");
	ok((kinds("\xC2\xBB Read more") & PHRASE_RELATED) != 0, "after a mark");
	ok((kinds("Readmore") & PHRASE_RELATED) == 0, "whole words only");
	ok((kinds("\xD0\xA7\xD0\xB8\xD1\x82\xD0\xB0\xD0\xB9\xD1\x82\xD0\xB5 \xD1\x82\xD0\xB0\xD0\xBA\xD0\xB6\xD0\xB5:") & PHRASE_RELATED) != 0,
	    "Cyrillic capitals");
	ok((kinds("\xE9\x96\xA2\xE9\x80\xA3\xE8\xA8\x98\xE4\xBA\x8B\xE4\xB8\x80\xE8\xA6\xA7") & PHRASE_RELATED) != 0, "no spaces in Japanese");
	ok(kinds("") == 0, "nothing");
	ok(furniture_is_profile("https://social.example/@ann") && furniture_is_profile("https://www.youtube.com/channel/UC1/videos") &&
	    furniture_is_profile("https://x.com/ann"), "profiles, anywhere and of the usual places");
	ok(!furniture_is_profile("https://social.example/@ann/1234") && !furniture_is_profile("https://x.com/ann/status/1") &&
	    !furniture_is_profile("https://www.youtube.com/watch?v=1"), "but not what stands there");
	ok(kinds("\xFF\xC3") == 0, "bytes");
	return tap_end();
}

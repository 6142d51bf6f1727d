#include "tui/fuzzy.h"
#include "tap.h"

static void
better(const char *typed, const char *one, const char *other)
{
	ok(fuzzy_score(one, typed) > fuzzy_score(other, typed), "\"%s\" is rather %s than %s", typed, one, other);
}

int
main(void)
{
	ok(fuzzy_score("World News", "wn") >= 0, "beginnings of words");
	ok(fuzzy_score("World News", "WLD") >= 0, "letters in their order, in any case");
	ok(fuzzy_score("World News", "nw") >= 0, "later ones as well");
	ok(fuzzy_score("World News", "wx") < 0, "all of them must be there");
	ok(fuzzy_score("World News", "news world") >= 0, "words in any order");
	ok(fuzzy_score("", "a") < 0, "nothing holds no letter");
	ok(fuzzy_score("a", "") == fuzzy_score("a long name of a feed, and so on", ""), "nothing typed fits all alike");
	ok(fuzzy_score("\xc3\x9c" "bersicht", "\xc3\x9c" "b") >= 0, "letters beyond ASCII");
	ok(fuzzy_score("\xff\xfe", "\xff") >= 0, "any bytes");
	better("wn", "World News", "Lawn");
	better("lin", "LWN Linux", "Feeling");
	better("one", "One", "Phone one and many more words of a long title");
	better("kern", "Kernel", "Ken Ernst");
	return tap_end();
}

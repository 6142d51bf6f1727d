#include <string.h>

#include "html/names.h"
#include "html/names_table.h"

#include "tap.h"

int
main(void)
{
	size_t i;
	int sorted = 1;

	for (i = 1; i < names_table_size; i++)
		sorted = sorted && strcmp(names_table[i - 1].word, names_table[i].word) < 0;
	ok(sorted, "the table is sorted");
	ok((names_of("post-share") & NAME_SHARE) != 0, "a word between hyphens");
	ok((names_of("shareholder") & NAME_SHARE) == 0, "no part of a word");
	ok((names_of("ShareBar") & NAME_SHARE) != 0, "split at capitals");
	ok((names_of("articleBody") & NAME_BODY) != 0, "two words looked up together");
	ok((names_of("x1 read_more y") & NAME_RELATED) != 0, "pair with underscore");
	ok((names_of("read more") & NAME_RELATED) == 0, "no pair over a space");
	ok(names_of("") == 0, "nothing");
	ok(names_of("\xFF\xFE\x80") == 0, "bytes");
	return tap_end();
}

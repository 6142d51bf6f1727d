#include <regex.h>

#include "opener_line.h"

const char *
opener_line_read(const struct tokens *words, struct conf_opener *opener, struct arena *a)
{
	const char **copy;
	char why[128];
	regex_t regex;
	size_t i;
	int wrong;

	if (words->count < 3)
		return "open: needs a regular expression and a program";
	wrong = regcomp(&regex, words->items[1].text, REG_EXTENDED | REG_NOSUB);
	if (wrong != 0) {
		regerror(wrong, &regex, why, sizeof(why));
		return arena_printf(a, "open: %s: %s", words->items[1].text, why);
	}
	regfree(&regex);
	copy = arena_zalloc(a, words->count - 1, sizeof(*copy));
	for (i = 2; i < words->count; i++)
		copy[i - 2] = words->items[i].text;
	opener->pattern = words->items[1].text;
	opener->words = copy;
	return NULL;
}

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "names.h"
#include "names_table.h"

#define VALUE_MAX 512
#define WORD_MAX 24

struct word {
	char text[WORD_MAX + 1];
	size_t len;
};

static int
compare(const void *key, const void *member)
{
	return strcmp(key, ((const struct names_entry *)member)->word);
}

static uint32_t
look_up(const char *word)
{
	const struct names_entry *e;

	e = bsearch(word, names_table, names_table_size, sizeof(*e), compare);
	return e != NULL ? e->kinds : 0;
}

/* The kinds of a finished word, alone and with the one before it. */
static uint32_t
take_word(struct word *before, struct word *now)
{
	char pair[2 * WORD_MAX + 1];
	uint32_t kinds;

	if (now->len == 0)
		return 0;
	now->text[now->len] = '\0';
	kinds = look_up(now->text);
	if (before->len > 0) {
		memcpy(pair, before->text, before->len);
		memcpy(pair + before->len, now->text, now->len + 1);
		kinds |= look_up(pair);
	}
	*before = *now;
	now->len = 0;
	return kinds;
}

uint32_t
names_of(const char *value)
{
	struct word before = { .len = 0 }, now = { .len = 0 };
	uint32_t kinds = 0;
	char last = ' ';
	size_t i;

	for (i = 0; value[i] != '\0' && i < VALUE_MAX; last = value[i++]) {
		unsigned char c = (unsigned char)value[i];

		if (!isalnum(c) || (isupper(c) && islower((unsigned char)last)))
			kinds |= take_word(&before, &now);
		if (c <= ' ')
			before.len = 0;
		if (isalnum(c) && now.len < WORD_MAX)
			now.text[now.len++] = (char)tolower(c);
	}
	return kinds | take_word(&before, &now);
}

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "numeral.h"

/* Saturated at 32 bits, as browsers do. */
static long
read_number(const char *s, long fallback)
{
	char *end;
	long long n = strtoll(s, &end, 10);

	if (end == s)
		return fallback;
	return n > INT32_MAX ? INT32_MAX : n < INT32_MIN ? INT32_MIN : (long)n;
}

void
numeral_begin(struct numeral_list *list, bool ordered, const char *type, const char *start, bool reversed)
{
	list->ordered = ordered;
	list->reversed = reversed;
	list->type = ordered && *type != '\0' && type[1] == '\0' && strchr("aAiI", *type) != NULL ? *type : '1';
	list->next = read_number(start, 1);
}

/* Bijective base 26: a ... z, aa ... */
static void
write_letters(char *out, long n, char first)
{
	char digits[16];
	int count = 0;

	for (; n > 0 && count < (int)sizeof(digits); n = (n - 1) / 26)
		digits[count++] = (char)(first + (n - 1) % 26);
	while (count > 0)
		*out++ = digits[--count];
	*out = '\0';
}

static void
write_roman(char *out, long n, bool capital)
{
	static const struct {
		int value;
		const char *small, *capital;
	} parts[] = {
		{ 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" }, { 100, "c", "C" },
		{ 90, "xc", "XC" }, { 50, "l", "L" }, { 40, "xl", "XL" }, { 10, "x", "X" }, { 9, "ix", "IX" },
		{ 5, "v", "V" }, { 4, "iv", "IV" }, { 1, "i", "I" },
	};
	const char *part;
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		for (; n >= parts[i].value; n -= parts[i].value)
			for (part = capital ? parts[i].capital : parts[i].small; *part != '\0'; part++)
				*out++ = *part;
	*out = '\0';
}

void
numeral_next(struct numeral_list *list, const char *value, char label[NUMERAL_MAX])
{
	long n = read_number(value, list->next);

	label[0] = '\0';
	if (!list->ordered)
		return;
	list->next = list->reversed ? n - (n > INT32_MIN) : n + (n < INT32_MAX);
	if ((list->type == 'a' || list->type == 'A') && n > 0)
		write_letters(label, n, list->type);
	else if ((list->type == 'i' || list->type == 'I') && n > 0 && n < 4000)
		write_roman(label, n, list->type == 'I');
	else
		snprintf(label, NUMERAL_MAX - 1, "%ld", n);
	memcpy(label + strlen(label), ".", 2);
}

/*
 * The words of dates: months, days of the week, halves of the day, zones and
 * what stands between them, in the languages that feeds are written in.
 * Words come folded: lower case, without accents.
 */
#ifndef DATE_WORDS_H
#define DATE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum date_word_kind {
	DATE_WORD_UNKNOWN,
	DATE_WORD_MONTH,	/* value: 1 to 12 */
	DATE_WORD_WEEKDAY,
	DATE_WORD_MONTH_OR_WEEKDAY, /* "mar": March, mardi */
	DATE_WORD_HALF,		/* value: 0 before noon, 12 after */
	DATE_WORD_UNIT,		/* of the number before it; value: one of "ymdHMS" */
	DATE_WORD_FILLER
};

struct date_word {
	enum date_word_kind kind;
	int value;
	bool korean;
};

/* A whole word of an alphabet. */
struct date_word date_word_find(const char *s, size_t len);
/* The East Asian word at the start of s, where words are not parted; its bytes in *taken. */
struct date_word date_word_at(const char *s, size_t len, size_t *taken);
/* Minutes east of Greenwich of a zone's name. */
bool	date_zone_find(const char *s, size_t len, int *minutes);

#endif

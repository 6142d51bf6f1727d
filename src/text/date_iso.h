/*
 * ISO 8601 in its long, short, ordinal and week forms, which hold RFC 3339 and
 * W3CDTF.
 */
#ifndef DATE_ISO_H
#define DATE_ISO_H

#include <stdbool.h>
#include <stddef.h>

/* As written: nothing is checked but the form. */
struct date_fields {
	int year, month, day;
	int hour, minute, second;
	int offset;		/* minutes east of Greenwich */
	bool has_time, has_zone;
};

/* The folded text as ISO 8601; false when it has another form. */
bool	date_iso_read(const char *s, size_t len, struct date_fields *f);
/* The full year of two digits (RFC 5322, 4.3). */
int	date_full_year(int year);
/* An offset in one number: hours, hmm or hhmm. */
bool	date_offset(long value, size_t digits, int *minutes);

#endif

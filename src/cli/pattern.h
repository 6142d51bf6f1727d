/*
 * Lines in a form that the user chooses (text/format.h).  Which fields there
 * are is a table of the command; every field is cleaned to one line, so that a
 * feed cannot forge a column.
 */
#ifndef CLI_PATTERN_H
#define CLI_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct pattern_field {
	char letter;
	void (*write)(struct buf *out, const void *thing);
};

struct pattern {
	const struct pattern_field *fields;
	size_t count;
	const char *text;	/* what the user wrote */
	char end;		/* of every line: '\n' or '\0' */
};

/* The first letter of text after a % that is no field; '\0' when all are. */
char	pattern_wrong(const struct pattern *p);
/* Append one line for thing and its end. */
void	pattern_write(const struct pattern *p, const void *thing, struct buf *out);

/* A date as "2021-05-25 14:58", local time; "-" when it is none (0 or DATE_NONE). */
void	pattern_date(struct buf *out, int64_t date);

#endif

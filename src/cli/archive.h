/*
 * Stored articles written out for other programs, one after the other: never
 * more than one is held.
 */
#ifndef CLI_ARCHIVE_H
#define CLI_ARCHIVE_H

#include <stdint.h>

#include "base/error.h"
#include "store/articles.h"

enum archive_form { ARCHIVE_EPUB, ARCHIVE_HTML, ARCHIVE_JSON, ARCHIVE_MBOX };

/* Print the articles of a scope in list order, at time now.  0 or -1. */
int	archive_print(enum archive_form form, struct store *store, const struct headline_scope *scope, int64_t now,
	    struct error *err);

#endif

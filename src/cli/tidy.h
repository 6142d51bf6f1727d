/*
 * What follows an update in the store: articles that the keep settings do not
 * keep go, and what is new enters the search index.  In small transactions, so
 * that nobody waits; stops when it is asked to.
 */
#ifndef CLI_TIDY_H
#define CLI_TIDY_H

#include <signal.h>
#include <stdint.h>

#include "app/reader.h"
#include "base/error.h"

/*
 * Let go what the settings of each feed do not keep; *expired (may be NULL) is
 * how many articles.  Room that is free then is given back.  Ends early when *stop (may be NULL) is not zero.  0 or -1.
 */
int	tidy_expire(struct reader *reader, int64_t now, const volatile sig_atomic_t *stop, int64_t *expired,
	    struct error *err);
/* Take into the search index what waits for it.  0 or -1. */
int	tidy_index(struct reader *reader, const volatile sig_atomic_t *stop, struct error *err);

#endif

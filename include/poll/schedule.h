/*
 * When a feed is asked again: a pure function of what its server asked for,
 * how often it has news, what the user wants and what went wrong.  Time and
 * chance are arguments.
 */
#ifndef POLL_SCHEDULE_H
#define POLL_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/feeds.h"

#define SCHEDULE_MINUTE		60
#define SCHEDULE_HOUR		(60 * SCHEDULE_MINUTE)
#define SCHEDULE_DAY		(24 * SCHEDULE_HOUR)
#define SCHEDULE_NEVER		INT64_MAX

#define SCHEDULE_LEAST		(15 * SCHEDULE_MINUTE)	/* never more often, whoever wishes it */
#define SCHEDULE_USUAL		SCHEDULE_HOUR		/* as long as a feed's habit is not known */
#define SCHEDULE_MOST		SCHEDULE_DAY
#define SCHEDULE_RETRY_MOST	(7 * SCHEDULE_DAY)	/* a Retry-After is believed so far */
#define SCHEDULE_DATES		20	/* articles that show a habit */

struct schedule_facts {
	int64_t now;
	int64_t every;			/* the user's every=, seconds; 0: by habit */
	int64_t asked;			/* seconds that server or feed ask to wait */
	int64_t retry_after;		/* not before this time, 0 none */
	int errors;			/* in a row, 0 when all went well */
	int status;			/* of the last answer */
	int64_t failing_since;		/* 0 not */
	bool gone;			/* 410 */
	bool first;			/* this was the first time that all went well */
	bool unconditional;		/* the server gives no validators */
	bool own_machine;		/* a file, a program, a loopback address: the least interval does not hold */
	uint32_t skip_hours, skip_days;	/* as in struct feed */
	const int64_t *dates;		/* of the newest articles, newest first */
	size_t date_count;
	uint32_t chance;		/* any number: spreads feeds over time */
};

/* Seconds between polls that fit the dates: half the median gap, longer when there was no news for long. */
int64_t	schedule_habit(const int64_t *dates, size_t count, int64_t now);
/* The time before which the feed is not asked; SCHEDULE_NEVER for one that is gone. */
int64_t	schedule_next(const struct schedule_facts *facts);
/*
 * May the feed be asked now?  A time that lies further ahead than any we set
 * comes from a clock that was wrong and is not believed.
 */
bool	schedule_is_due(const struct feed_state *state, int64_t now);
/* May it be asked at the user's own demand?  Not when it is gone or asked us to wait, nor twice in a few minutes. */
bool	schedule_may_force(const struct feed_state *state, bool own_machine, int64_t now);

#endif

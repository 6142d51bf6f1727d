/* Numbers as feeds write them; -1 for what is none. */
#ifndef FEED_SCALAR_H
#define FEED_SCALAR_H

#include <stdint.h>

/* A whole number from 0; what follows it does not count.  s may be NULL. */
int64_t	scalar_number(const char *s);
/* A size in bytes, "1234" or "1,234"; "12 MB" is none.  s may be NULL. */
int64_t	scalar_bytes(const char *s);
/* The minutes of sy:updatePeriod: "hourly" ... "yearly". */
int64_t	scalar_period(const char *s);
/* A day of the week by its English name or the first three letters, 0 Sunday. */
int64_t	scalar_weekday(const char *s);
/* Seconds: "1:02:03", "62:03", "3723", "PT1H2M3S", "1 h 2 min 3 s". */
int64_t	scalar_duration(const char *s);

#endif

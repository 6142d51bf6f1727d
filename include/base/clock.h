/* Time that only goes forward: for waiting and measuring, never a date. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds since some moment of the past, whatever the date is set to. */
int64_t	clock_monotonic_ms(void);

#endif

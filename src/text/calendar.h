/*
 * The proleptic Gregorian calendar as arithmetic: no zones, no locale, no
 * state of the C library.
 */
#ifndef CALENDAR_H
#define CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

struct calendar_day {
	int year, month, day;	/* month and day from 1 */
};

#define CALENDAR_DAY_SECONDS	86400

/* Days since 1 January 1970. */
int64_t	calendar_days(int year, int month, int day);
/* The day of so many days since 1 January 1970. */
struct calendar_day calendar_of_days(int64_t days);
bool	calendar_is_valid(int year, int month, int day);
bool	calendar_is_leap(int year);
/* 0 for Monday to 6 for Sunday. */
int	calendar_weekday(int64_t days);

#endif

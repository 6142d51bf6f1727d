#include "calendar.h"

#define DAYS_400_YEARS	146097
#define DAYS_TO_1970	719468	/* from 1 March of the year 0 */

bool
calendar_is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool
calendar_is_valid(int year, int month, int day)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (month < 1 || month > 12 || day < 1)
		return false;
	return day <= days[month - 1] + (month == 2 && calendar_is_leap(year));
}

/* Years begin in March here, so that the leap day comes last. */
int64_t
calendar_days(int year, int month, int day)
{
	int64_t y = year - (month <= 2);
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * DAYS_400_YEARS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - DAYS_TO_1970;
}

struct calendar_day
calendar_of_days(int64_t days)
{
	int64_t from_0 = days + DAYS_TO_1970;
	int64_t era = (from_0 >= 0 ? from_0 : from_0 - (DAYS_400_YEARS - 1)) / DAYS_400_YEARS;
	int64_t day_of_era = from_0 - era * DAYS_400_YEARS;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month = (5 * day_of_year + 2) / 153;
	struct calendar_day result;

	result.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	result.month = (int)(month < 10 ? month + 3 : month - 9);
	result.year = (int)(year_of_era + era * 400 + (result.month <= 2));
	return result;
}

int
calendar_weekday(int64_t days)
{
	int64_t weekday = (days + 3) % 7;	/* 1 January 1970 was a Thursday */

	return (int)(weekday < 0 ? weekday + 7 : weekday);
}

#include <stdint.h>

#include "feed/scalar.h"
#include "tap.h"

int
main(void)
{
	is_number(scalar_number("42"), 42, "a number");
	is_number(scalar_number(" 42 bytes"), 42, "with something after it");
	is_number(scalar_number("-1"), -1, "a negative one is none");
	is_number(scalar_number("x"), -1, "nor are letters");
	is_number(scalar_number(NULL), -1, "nor is nothing");
	is_number(scalar_period("Daily"), 1440, "a period");
	is_number(scalar_period("often"), -1, "no period");
	is_number(scalar_weekday("Monday"), 1, "a day");
	is_number(scalar_weekday("sat"), 6, "a short one");
	is_number(scalar_weekday("Mittwoch"), -1, "no day");
	is_number(scalar_duration("1:02:03"), 3723, "hours, minutes, seconds");
	is_number(scalar_duration("62:03"), 3723, "minutes, seconds");
	is_number(scalar_duration("3723"), 3723, "seconds");
	is_number(scalar_duration("1:2:3:4"), -1, "too many parts");
	is_number(scalar_duration("99999999999"), -1, "too long");
	return tap_end();
}

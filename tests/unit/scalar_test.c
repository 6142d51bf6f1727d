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
	is_number(scalar_bytes(" 1234 "), 1234, "a size");
	is_number(scalar_bytes("1,234,567"), 1234567, "one with commas");
	is_number(scalar_bytes("12 MB"), -1, "one with a unit is unknown");
	is_number(scalar_bytes("12.5"), -1, "so is a fraction");
	is_number(scalar_bytes(""), -1, "and nothing");
	is_number(scalar_bytes("9999999999999999"), -1, "and too much");
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
	is_number(scalar_duration("3600.5"), 3600, "fractions are dropped");
	is_number(scalar_duration("01:02:03.5"), 3723, "those of the clock as well");
	is_number(scalar_duration("PT1H2M3S"), 3723, "ISO 8601");
	is_number(scalar_duration("PT45M"), 2700, "its minutes");
	is_number(scalar_duration("1h 2m 3s"), 3723, "units");
	is_number(scalar_duration("P1DT1H"), 90000, "days");
	is_number(scalar_duration("1 hour, 2 minutes"), 3720, "in words");
	is_number(scalar_duration("12:34 min"), 754, "a clock with a unit");
	is_number(scalar_duration("5 albums"), -1, "other words are none");
	is_number(scalar_duration(""), -1, "nothing is none");
	return tap_end();
}

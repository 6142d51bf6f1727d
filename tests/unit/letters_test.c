/* text/letters: what it claims is what the tables of Unicode say. */
#include <stdint.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uniwidth.h>

#include "tap.h"
#include "text/letters.h"

static int
is_true(uint32_t c, int columns)
{
	int property = uc_graphemeclusterbreak_property(c);

	if (property != GBP_OTHER && property != GBP_LV && property != GBP_LVT)
		return 0;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Z))
		return 0;
	return uc_width(c, "UTF-8") == columns && !uc_is_property_extended_pictographic(c);
}

int
main(void)
{
	uint32_t c, bad = 0, count = 0;

	for (c = 0; c < 0x110000 && bad == 0; c++) {
		int columns = letters_columns(c);

		count += columns > 0;
		if (columns > 0 && !is_true(c, columns))
			bad = c;
	}
	ok(bad == 0, "every claim is true (bad: U+%04X)", (unsigned)bad);
	ok(count > 30000, "of many letters");
	return tap_end();
}

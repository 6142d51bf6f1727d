/* Any bytes are a config file; what it sets can be written and read again. */
#include <string.h>

#include "conf/settings.h"
#include "memory_file.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct settings *s, *again;
	struct arena a = { 0 };
	int i;

	/* Other files of this machine are none of the fuzzer's business, nor is the C library's hunger for regular expressions. */
	if (memmem(data, size, "include", 7) != NULL || memmem(data, size, "highlight", 9) != NULL)
		return 0;
	s = settings_read(memory_file(data, size));
	again = settings_read_again(memory_file(data, size), settings_read(memory_file(data, size)));
	for (i = 0; i < SETTING_COUNT; i++) {
		enum setting which = (enum setting)i;

		if (settings_check(which, settings_written(s, which), &a) != NULL ||
		    settings_number(s, which) != settings_number(again, which) ||
		    strcmp(settings_origin(s, which), settings_origin(again, which)) != 0)
			abort();
	}
	arena_clear(&a);
	settings_free(again);
	settings_free(s);
	return 0;
}

/* Any bytes are a feeds file; what comes of it keeps its promises. */
#include <string.h>

#include "conf/subs.h"
#include "memory_file.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_sub(const struct sub *sub, const struct settings *settings)
{
	struct settings *own;

	if (sub->url == NULL || sub->url[0] == '\0' || strpbrk(sub->url, "\n\r") != NULL)
		abort();
	if (sub->kind == SUB_FEED && strncasecmp(sub->url, "http", 4) != 0)
		abort();
	if (sub->folder_word_count > sub->word_count || strchr(sub->title, '\n') != NULL)
		abort();
	own = subs_settings(sub, settings);
	settings_number(own, SETTING_EVERY);
	settings_free(own);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct settings *settings;
	struct subs *subs;
	size_t i, k;

	/* Other files of this machine are none of the fuzzer's business. */
	if (memmem(data, size, "include", 7) != NULL || subs_read(memory_file(data, size), &subs, NULL) < 0)
		return 0;
	settings = settings_read("/nonexistent");
	for (i = 0; i < subs->count; i++) {
		check_sub(&subs->items[i], settings);
		for (k = 0; k < i && i < 100; k++)
			if (strcmp(subs->items[i].url, subs->items[k].url) == 0)
				abort();
	}
	settings_free(settings);
	subs_free(subs);
	return 0;
}

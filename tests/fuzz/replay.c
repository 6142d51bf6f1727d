/* main() for a fuzz target without a fuzzer: every file named runs through it once. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

#define SEED_LIMIT	(64u << 20)

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
main(int argc, char **argv)
{
	struct error err;
	int i;

	for (i = 1; i < argc; i++) {
		struct buf data = { 0 };
		uint8_t *exact;

		if (file_read(argv[i], SEED_LIMIT, &data, &err) < 0) {
			fprintf(stderr, "%s\n", err.text);
			return 1;
		}
		/* Of its exact size, so that a sanitizer sees who reads beyond it. */
		exact = mem_alloc(data.len);
		memcpy(exact, buf_text(&data), data.len);
		LLVMFuzzerTestOneInput(exact, data.len);
		free(exact);
		buf_clear(&data);
	}
	return 0;
}

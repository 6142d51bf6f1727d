/* A ZIP archive byte for byte; tests/cli/export.t has unzip read one. */
#include <string.h>

#include "base/zip.h"
#include "tap.h"

static unsigned long
number_at(const struct buf *out, size_t at, int bytes)
{
	unsigned long value = 0;

	while (bytes-- > 0)
		value = value << 8 | (unsigned char)out->data[at + (size_t)bytes];
	return value;
}

static void
test_archive(void)
{
	struct zip zip = { 0 };
	struct buf out = { 0 };
	struct error err;
	size_t second, directory;

	ok(zip_add(&zip, "mimetype", "text", 4, &out, &err) == 0, "an entry");
	second = out.len;
	is_number((long)second, 30 + 8 + 4, "its header, name and bytes");
	ok(memcmp(out.data, "PK\3\4", 4) == 0 && memcmp(out.data + 30, "mimetypetext", 12) == 0, "where readers of EPUB look");
	is_number((long)number_at(&out, 18, 4), 4, "its size");
	ok(zip_add(&zip, "b/c", "", 0, &out, &err) == 0, "an empty one");
	directory = out.len;
	zip_end(&zip, &out);
	is_number((long)number_at(&out, out.len - 6, 4), (long)directory, "the directory stands where its end says");
	is_number((long)number_at(&out, out.len - 12, 2), 2, "with so many entries");
	is_number((long)number_at(&out, directory + 46 + 8 + 42, 4), (long)second, "each of which says where it is");
	zip_clear(&zip);
	buf_clear(&out);
}

static void
test_limits(void)
{
	struct zip zip = { .count = 0xFFFE };
	struct buf out = { 0 };
	struct error err;

	ok(zip_add(&zip, "a", "", 0, &out, &err) < 0 && err.kind == ERROR_LIMIT && out.len == 0, "not more entries than can be counted");
	zip = (struct zip){ .size = 0xFFFFFF00u };
	ok(zip_add(&zip, "a", "", 0, &out, &err) < 0 && err.kind == ERROR_LIMIT && out.len == 0, "nor more bytes");
}

int
main(void)
{
	is_number((long)zip_crc("123456789", 9), 0xCBF43926L, "the check value of CRC-32");
	is_number((long)zip_crc("", 0), 0, "of nothing");
	test_archive();
	test_limits();
	return tap_end();
}

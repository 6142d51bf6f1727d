#include <string.h>

#include "base/zip.h"

/* What fits into the fields of an archive without extensions (APPNOTE.TXT, 4.4). */
#define ENTRIES_MAX	0xFFFEu
#define BYTES_MAX	0xFFFFFFFEu

#define VERSION_NEEDED	10		/* 1.0 */
#define FIRST_OF_1980	0x0021		/* a date as MS-DOS wrote it */

uint32_t
zip_crc(const void *data, size_t len)
{
	/* The polynomial 0xEDB88320 on four bits at a time. */
	static const uint32_t of_nibble[16] = {
		0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
		0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
	};
	const unsigned char *p = data;
	uint32_t crc = 0xFFFFFFFF;
	size_t i;

	for (i = 0; i < len; i++) {
		crc ^= p[i];
		crc = crc >> 4 ^ of_nibble[crc & 15];
		crc = crc >> 4 ^ of_nibble[crc & 15];
	}
	return ~crc;
}

/* A number of so many bytes, the lowest first. */
static void
add_number(struct buf *out, uint64_t value, int bytes)
{
	for (; bytes > 0; bytes--, value >>= 8)
		buf_addc(out, (char)(value & 0xFF));
}

/* What the header of an entry and its place in the directory have in common. */
static void
add_common(struct buf *out, const char *name, uint32_t crc, size_t len)
{
	add_number(out, VERSION_NEEDED, 2);
	add_number(out, 0, 2);			/* flags */
	add_number(out, 0, 2);			/* stored */
	add_number(out, 0, 2);			/* midnight */
	add_number(out, FIRST_OF_1980, 2);
	add_number(out, crc, 4);
	add_number(out, len, 4);
	add_number(out, len, 4);
	add_number(out, strlen(name), 2);
	add_number(out, 0, 2);			/* nothing extra */
}

int
zip_add(struct zip *zip, const char *name, const void *data, size_t len, struct buf *out, struct error *err)
{
	size_t start = out->len;
	uint32_t crc = zip_crc(data, len);

	if (zip->count >= ENTRIES_MAX)
		return error_set(err, ERROR_LIMIT, "more than %u entries do not fit into one archive", ENTRIES_MAX);
	/* Names are short: what the directory says of an entry is less than a kilobyte. */
	if (zip->size + len + zip->directory.len + 1024 > BYTES_MAX)
		return error_set(err, ERROR_LIMIT, "more than 4 GiB do not fit into one archive");
	add_number(&zip->directory, 0x02014B50, 4);
	add_number(&zip->directory, VERSION_NEEDED, 2);
	add_common(&zip->directory, name, crc, len);
	add_number(&zip->directory, 0, 2);	/* no comment */
	add_number(&zip->directory, 0, 2);	/* disk */
	add_number(&zip->directory, 0, 2);	/* attributes, inside ... */
	add_number(&zip->directory, 0, 4);	/* ... and outside */
	add_number(&zip->directory, zip->size, 4);
	buf_adds(&zip->directory, name);
	add_number(out, 0x04034B50, 4);
	add_common(out, name, crc, len);
	buf_adds(out, name);
	buf_add(out, data, len);
	zip->size += out->len - start;
	zip->count++;
	return 0;
}

void
zip_end(struct zip *zip, struct buf *out)
{
	buf_add(out, buf_text(&zip->directory), zip->directory.len);
	add_number(out, 0x06054B50, 4);
	add_number(out, 0, 2);			/* disk */
	add_number(out, 0, 2);
	add_number(out, zip->count, 2);
	add_number(out, zip->count, 2);
	add_number(out, zip->directory.len, 4);
	add_number(out, zip->size, 4);
	add_number(out, 0, 2);			/* no comment */
}

void
zip_clear(struct zip *zip)
{
	buf_clear(&zip->directory);
	*zip = (struct zip){ 0 };
}

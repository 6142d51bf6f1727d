/* Bodies in all codings, right and wrong, and bombs; what they hold was compressed by other programs. */
#include <libdeflate.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/limits.h"
#include "net/coding.h"
#include "tap.h"

#define DOCUMENT	"<rss><channel><title>coded</title></channel></rss>"
#define MANY		(8u << 20)

#define BYTES(s)	s, sizeof(s) - 1
static const struct body {
	const char *name, *data;
	size_t len;
} bodies[] = {
	{ "gzip", BYTES(
	    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xb3\x29\x2a\x2e\xb6\xb3\x49\xce\x48\xcc\xcb\x4b\xcd\xb1\xb3\x29"
	    "\xc9\x2c\xc9\x49\xb5\x4b\xce\x4f\x49\x4d\xb1\xd1\x87\x70\x6c\xf4\xe1\xb2\xfa\x20\xc5\x00\x2a\x9d\x6c\xfe"
	    "\x32\x00\x00\x00") },
	{ "x-gzip", BYTES(
	    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xb3\x29\x2a\x2e\xb6\xb3\x49\xce\x48\xcc\xcb\x4b\xcd\xb1\xb3\x29"
	    "\xc9\x2c\xc9\x49\xb5\x4b\xce\x4f\x49\x4d\xb1\xd1\x87\x70\x6c\xf4\xe1\xb2\xfa\x20\xc5\x00\x2a\x9d\x6c\xfe"
	    "\x32\x00\x00\x00") },
	{ "deflate", BYTES(
	    "\x78\x9c\xb3\x29\x2a\x2e\xb6\xb3\x49\xce\x48\xcc\xcb\x4b\xcd\xb1\xb3\x29\xc9\x2c\xc9\x49\xb5\x4b\xce\x4f"
	    "\x49\x4d\xb1\xd1\x87\x70\x6c\xf4\xe1\xb2\xfa\x20\xc5\x00\xd2\x91\x12\x0f") },
	{ "deflate", BYTES(
	    "\xb3\x29\x2a\x2e\xb6\xb3\x49\xce\x48\xcc\xcb\x4b\xcd\xb1\xb3\x29\xc9\x2c\xc9\x49\xb5\x4b\xce\x4f\x49\x4d"
	    "\xb1\xd1\x87\x70\x6c\xf4\xe1\xb2\xfa\x20\xc5\x00") },
	{ "br", BYTES(
	    "\xa1\x88\x01\x00\x65\x1c\xc6\x31\xe4\xa3\xe9\x2b\xaa\xe4\xf1\x99\xcb\x17\x32\x39\x70\xc8\x01\xfb\xf1\x5b"
	    "\x9c\x24\x5a\x6b\x1a\x1b\xce\xf3\xe7\x90\x00\x59\x54\x50\x5b") },
	{ "zstd", BYTES(
	    "\x28\xb5\x2f\xfd\x24\x32\x6d\x01\x00\x34\x02\x3c\x72\x73\x73\x3e\x3c\x63\x68\x61\x6e\x6e\x65\x6c\x3e\x3c"
	    "\x74\x69\x74\x6c\x65\x3e\x63\x6f\x64\x65\x64\x3c\x2f\x3c\x2f\x2f\x72\x73\x73\x3e\x02\x00\x41\x15\x0c\x0c"
	    "\xd3\x09\x86\xbf\x8a\x94") },
};

static struct buf made;
static const char *document;
static size_t document_len;
static struct error error;

static int
undo(const char *names, const char *body, size_t len)
{
	buf_clear(&made);
	error.kind = ERROR_NONE;
	return coding_undo(names, body, len, LIMIT_FEED_BYTES, &made, &document, &document_len, &error);
}

static bool
is_document(void)
{
	return document_len == sizeof(DOCUMENT) - 1 && memcmp(document, DOCUMENT, document_len) == 0;
}

static void
test_each(void)
{
	size_t i;

	for (i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		const struct body *b = &bodies[i];
		struct buf half = { 0 };

		ok(undo(b->name, b->data, b->len) == 0 && is_document(), "%s", b->name);
		ok(undo(b->name, BYTES(DOCUMENT)) == 0 && is_document(), "a document that only claims to be %s", b->name);
		buf_add(&half, b->data, b->len / 2);
		ok(undo(b->name, half.data, half.len) < 0 && error.kind == ERROR_FORMAT, "half of it: %s", error.text);
		buf_clear(&half);
		ok(coding_undo(b->name, b->data, b->len, 20, &made, &document, &document_len, &error) < 0
		    && error.kind == ERROR_LIMIT, "over the limit: %s", error.text);
	}
}

static void
test_names(void)
{
	const struct body *gzip = &bodies[0], *zstd = &bodies[5];
	struct buf twice = { 0 };
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);

	buf_reserve(&twice, 1000);
	twice.len = libdeflate_gzip_compress(c, zstd->data, zstd->len, twice.data, 1000);
	libdeflate_free_compressor(c);
	ok(undo("zstd,, GZIP", twice.data, twice.len) == 0 && is_document(), "one over the other, in any letters");
	ok(undo("", gzip->data, gzip->len) == 0 && is_document(), "gzip that nobody told of");
	ok(undo("identity, UTF-8", BYTES(DOCUMENT)) == 0 && is_document() && made.data == NULL, "names that are none");
	ok(undo("gzip", gzip->data, 0) == 0 && document_len == 0, "an empty body");
	ok(undo("gzip,gzip,gzip,gzip,gzip,gzip", gzip->data, gzip->len) < 0, "over and over: %s", error.text);
	buf_reset(&twice);
	buf_add(&twice, gzip->data, gzip->len);
	buf_add(&twice, gzip->data, gzip->len);
	buf_adds(&twice, "something behind it");
	ok(undo("gzip", twice.data, twice.len) == 0 && document_len == 2 * (sizeof(DOCUMENT) - 1), "two members, and what is none");
	buf_clear(&twice);
	ok(undo("gzip", BYTES(" \r\n\t" DOCUMENT)) == 0 && document_len == sizeof(DOCUMENT) - 1 + 4,
	    "a plain document behind white space, said to be coded");
}

static void
test_bombs(void)
{
	static const char brotli[] = "\x9f\xff\xff\x7f\xf8\x25\x82\xe2\xb1\x40\x20\xf7\xfe\x0f";	/* 8 MiB of A */
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(1);
	char *zeros = calloc(1, MANY), *bomb = malloc(MANY);
	size_t len = libdeflate_gzip_compress(c, zeros, MANY, bomb, MANY);

	ok(undo("gzip", bomb, len) < 0 && error.kind == ERROR_LIMIT, "%zu bytes that become %u: %s", len, MANY, error.text);
	memset(bomb + len - 4, 0, 4);
	ok(undo("gzip", bomb, len) < 0, "that say they become none: %s", error.text);
	ok(undo("br", BYTES(brotli)) < 0 && error.kind == ERROR_LIMIT, "of brotli: %s", error.text);
	libdeflate_free_compressor(c);
	free(zeros);
	free(bomb);
}

int
main(void)
{
	test_each();
	test_names();
	test_bombs();
	buf_clear(&made);
	return tap_end();
}

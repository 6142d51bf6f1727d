#include <brotli/decode.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <zstd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "net/coding.h"

#define CODINGS_MOST	5		/* one over the other: each has one in mind */
#define USUAL_RATIO	8		/* of text, where nothing says how large it is */
#define LEAST_ROOM	((size_t)64 << 10)
#define ZSTD_WINDOW_LOG	23		/* 8 MiB: more is not for the web (RFC 9659) */
#define GZIP_LEAST	18		/* header and trailer (RFC 1952) */

enum outcome { UNDONE, TOO_LARGE, DAMAGED };

/* Append what the coded bytes hold to out, which may have cap bytes at most. */
typedef enum outcome undo_function(const char *data, size_t len, size_t cap, struct buf *out);

/* Of libdeflate: gzip, zlib and bare deflate. */
typedef enum libdeflate_result inflate_function(struct libdeflate_decompressor *d, const void *in, size_t in_len,
    void *out, size_t room, size_t *in_used, size_t *out_used);

/* libdeflate has no half results: when the room was too small it begins again with more. */
static enum outcome
inflate(inflate_function *how, const char *data, size_t len, size_t room, size_t cap, struct buf *out, size_t *used)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	enum libdeflate_result result;
	size_t most = cap - out->len, got = 0;

	if (d == NULL)
		mem_die();
	for (;; room *= 4) {
		room = room < most ? room : most;
		buf_reserve(out, room);
		result = how(d, data, len, out->data + out->len, room, used, &got);
		if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room == most)
			break;
	}
	libdeflate_free_decompressor(d);
	if (result == LIBDEFLATE_SUCCESS)
		out->len += got;
	out->data[out->len] = '\0';
	return result == LIBDEFLATE_SUCCESS ? UNDONE : result == LIBDEFLATE_INSUFFICIENT_SPACE ? TOO_LARGE : DAMAGED;
}

static bool
is_gzip(const char *data, size_t len)
{
	return len >= GZIP_LEAST && memcmp(data, "\x1f\x8b\x08", 3) == 0;
}

/* A member ends with its size (RFC 1952, 2.3.1): a hint, as there may be others before it, and liars. */
static size_t
hinted_room(const char *data, size_t len)
{
	const unsigned char *end = (const unsigned char *)data + len;
	size_t size = (size_t)end[-4] | (size_t)end[-3] << 8 | (size_t)end[-2] << 16 | (size_t)end[-1] << 24;

	return size > LEAST_ROOM ? size : LEAST_ROOM;
}

/* What follows the last member is none of it. */
static enum outcome
undo_gzip(const char *data, size_t len, size_t cap, struct buf *out)
{
	enum outcome outcome = DAMAGED;
	size_t used = 0;

	if (!is_gzip(data, len))
		return DAMAGED;
	do {
		outcome = inflate(libdeflate_gzip_decompress_ex, data, len, hinted_room(data, len), cap, out, &used);
		data += used;
		len -= used;
	} while (outcome == UNDONE && is_gzip(data, len));
	return outcome;
}

/* By the standard it is zlib's format, by some servers the bare one. */
static enum outcome
undo_deflate(const char *data, size_t len, size_t cap, struct buf *out)
{
	size_t room = USUAL_RATIO * len + LEAST_ROOM, used;
	enum outcome outcome = inflate(libdeflate_zlib_decompress_ex, data, len, room, cap, out, &used);

	return outcome == DAMAGED ? inflate(libdeflate_deflate_decompress_ex, data, len, room, cap, out, &used) : outcome;
}

/* Some more room at the end of out; how much there is, 0 when it has all that it may. */
static size_t
more_room(struct buf *out, size_t cap)
{
	size_t step = out->len > LEAST_ROOM ? out->len : LEAST_ROOM;

	if (step > cap - out->len)
		step = cap - out->len;
	buf_reserve(out, step);
	return step;
}

static void
take_room(struct buf *out, size_t len)
{
	out->len += len;
	out->data[out->len] = '\0';
}

static enum outcome
undo_brotli(const char *data, size_t len, size_t cap, struct buf *out)
{
	BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
	const uint8_t *in = (const uint8_t *)data;
	size_t room, left = 1;

	if (state == NULL)
		mem_die();
	while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && (left = room = more_room(out, cap)) > 0) {
		uint8_t *to = (uint8_t *)out->data + out->len;

		result = BrotliDecoderDecompressStream(state, &len, &in, &left, &to, NULL);
		take_room(out, room - left);
	}
	BrotliDecoderDestroyInstance(state);
	if (result == BROTLI_DECODER_RESULT_SUCCESS)
		return UNDONE;
	return result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT ? TOO_LARGE : DAMAGED;
}

/* 0 when the last frame is whole, else what ZSTD_decompressStream() says. */
static size_t
read_frames(ZSTD_DStream *stream, ZSTD_inBuffer *in, size_t cap, struct buf *out)
{
	size_t state = 1, room;

	while (!ZSTD_isError(state) && (room = more_room(out, cap)) > 0) {
		ZSTD_outBuffer to = { out->data + out->len, room, 0 };

		state = ZSTD_decompressStream(stream, &to, in);
		take_room(out, to.pos);
		/* All is read, and nothing of it was left for want of room. */
		if (in->pos == in->size && to.pos < to.size)
			break;
	}
	return state;
}

static enum outcome
undo_zstd(const char *data, size_t len, size_t cap, struct buf *out)
{
	ZSTD_DStream *stream = ZSTD_createDStream();
	ZSTD_inBuffer in = { data, len, 0 };
	size_t state;

	if (stream == NULL)
		mem_die();
	ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, ZSTD_WINDOW_LOG);
	state = read_frames(stream, &in, cap, out);
	ZSTD_freeDStream(stream);
	if (state == 0 && in.pos == in.size)
		return UNDONE;
	return !ZSTD_isError(state) && out->len == cap ? TOO_LARGE : DAMAGED;
}

static const struct coding {
	const char *name;
	undo_function *undo;
} codings[] = {
	{ "gzip", undo_gzip }, { "x-gzip", undo_gzip }, { "deflate", undo_deflate },
	{ "br", undo_brotli }, { "zstd", undo_zstd },
};

/* What is no coding that we know, as "identity" or "UTF-8", was meant otherwise: NULL. */
static const struct coding *
find_coding(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof(codings) / sizeof(codings[0]); i++)
		if (strlen(codings[i].name) == len && strncasecmp(codings[i].name, name, len) == 0)
			return &codings[i];
	return NULL;
}

/* The codings in the order in which they were applied; how many, -1 when they are too many. */
static int
list_codings(const char *names, const struct coding *list[CODINGS_MOST])
{
	const struct coding *coding;
	int count = 0;

	while (*(names += strspn(names, ", \t")) != '\0') {
		size_t len = strcspn(names, ", \t");

		coding = find_coding(names, len);
		if (coding != NULL && count == CODINGS_MOST)
			return -1;
		if (coding != NULL)
			list[count++] = coding;
		names += len;
	}
	return count;
}

/* All formats of feeds and pages begin so; nothing compressed does but by chance. */
static bool
looks_plain(const char *data, size_t len)
{
	size_t i = len >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	while (i < len && memchr(" \t\r\n", data[i], 4) != NULL)
		i++;
	return i < len && (data[i] == '<' || data[i] == '{');
}

/* How many bytes a body of so many may become. */
static size_t
cap_of(size_t len, size_t limit)
{
	size_t most = len < limit / LIMIT_INFLATE_RATIO ? len * LIMIT_INFLATE_RATIO : limit;

	if (most < LIMIT_INFLATE_FREE)
		most = LIMIT_INFLATE_FREE;
	return most < limit ? most : limit;
}

static int
refuse(enum outcome outcome, const char *name, size_t cap, size_t limit, struct error *err)
{
	if (outcome == DAMAGED)
		return error_set(err, ERROR_FORMAT, "is damaged: it cannot be decompressed (%s)", name);
	if (cap < limit)
		return error_set(err, ERROR_LIMIT, "more than %d times as large when decompressed", LIMIT_INFLATE_RATIO);
	return error_set(err, ERROR_LIMIT, "larger than %zu MiB when decompressed", limit >> 20);
}

/* One coding less; what fails to be undone and looks plain stays as it is. */
static enum outcome
undo_one(const struct coding *coding, size_t cap, struct buf *made, const char **document, size_t *len)
{
	struct buf out = { 0 };
	enum outcome outcome = coding->undo(*document, *len, cap, &out);

	if (outcome != UNDONE) {
		buf_clear(&out);
		return outcome == DAMAGED && looks_plain(*document, *len) ? UNDONE : outcome;
	}
	buf_clear(made);
	*made = out;
	*document = buf_text(made);
	*len = made->len;
	return UNDONE;
}

int
coding_undo(const char *names, const char *body, size_t len, size_t limit, struct buf *made, const char **document,
    size_t *document_len, struct error *err)
{
	const struct coding *list[CODINGS_MOST];
	size_t cap = cap_of(len, limit);
	enum outcome outcome = UNDONE;
	int count = list_codings(names, list);

	*document = body;
	*document_len = len;
	if (count < 0)
		return error_set(err, ERROR_FORMAT, "is compressed over and over");
	while (count > 0 && *document_len > 0 && outcome == UNDONE)
		outcome = undo_one(list[--count], cap, made, document, document_len);
	if (outcome != UNDONE)
		return refuse(outcome, list[count]->name, cap, limit, err);
	if (!is_gzip(*document, *document_len))
		return 0;
	outcome = undo_one(&codings[0], cap, made, document, document_len);	/* unasked */
	return outcome == UNDONE ? 0 : refuse(outcome, codings[0].name, cap, limit, err);
}

/*
 * From a document to a feed, in two halves with the jail's wall between them: the
 * inner half reads hostile bytes, the outer one what the inner made of them.
 */
#ifndef POLL_PARSER_H
#define POLL_PARSER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "feed/feed.h"

/* The head that goes with a body: where it came from, its Content-Type and Content-Encoding. */
void	parser_head(struct buf *head, const char *url, const char *content_type, const char *coding);
/* What such a head says. */
struct parser_source {
	const char *url, *content_type, *coding;
};
struct parser_source parser_source(const char *head);
/* Inside (a worker_job): decompress and parse the document and append the result. */
void	parser_read(const char *head, size_t head_len, const char *body, size_t body_len,
	    struct buf *result);
/*
 * Outside: the feed in the result, lent from it and from the arena, and the
 * bytes of its document; NULL with err when there was none in the document,
 * with what it is instead.
 */
struct feed *parser_result(const struct buf *result, struct arena *a, int64_t *document_bytes, struct error *err);

#endif

/*
 * From a web page to its article, in two halves with the jail's wall between
 * them, as poll/parser does it for feeds.
 */
#ifndef POLL_READING_H
#define POLL_READING_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

struct reading {
	const char *title, *byline, *standfirst, *language, *image;	/* one clean line each, "" unknown */
	int64_t published;		/* DATE_NONE unknown */
	const char *html;		/* clean */
	const char *next;		/* address of the next part, "" none */
};

/* Inside (a worker_job; its head is that of parser_head): find the article and append the result. */
void	reading_read(const char *head, size_t head_len, const char *body, size_t body_len,
	    struct buf *result);
/* Outside: what the result says, cleaned, in the arena.  0, or -1 with err when there was no article. */
int	reading_result(const struct buf *result, struct arena *a, struct reading *out, struct error *err);

#endif

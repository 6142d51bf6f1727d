/*
 * Feeds: bytes to struct feed.  What stands here is raw: it says what the
 * document says, is not safe to show and not to be stored before
 * poll/ingest has cleaned it.  Formats are sniffed from the content.
 */
#ifndef FEED_FEED_H
#define FEED_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum feed_format {
	FEED_UNKNOWN, FEED_RSS090, FEED_RSS091, FEED_RSS092, FEED_RSS093, FEED_RSS094,
	FEED_RSS10, FEED_RSS20, FEED_ATOM03, FEED_ATOM10, FEED_CDF, FEED_JSON10, FEED_JSON11
};

/* What had to be forgiven, bits of feed.defects (coranto-feeds(5), "Malformed feeds"). */
#define FEED_REPAIRED		0x0001u	/* not well-formed XML: read by the repairing second pass */
#define FEED_TRUNCATED		0x0002u	/* ends in the middle */
#define FEED_CHARSET		0x0004u	/* encoding declared wrong or not at all */
#define FEED_BAD_BYTES		0x0008u	/* bytes that are no characters */
#define FEED_CUT		0x0010u	/* something was over a limit and cut */

struct feed_person {
	const char *name, *email, *url;
};

struct feed_enclosure {
	const char *url, *type, *title;
	int64_t length;			/* bytes, -1 not said */
	int64_t seconds;		/* duration, -1 not said */
};

/* Strings are never NULL; dates are DATE_NONE when absent (text/date.h). */
struct item {
	const char *guid;		/* "" when the document gives none */
	const char *title;		/* plain text, entities decoded, one line */
	const char *link;		/* absolute where it can be made so */
	const char *comments;		/* page of the comments */
	const char *summary;		/* HTML */
	const char *content;		/* HTML; "" when only a summary is given */
	const char *base;		/* xml:base in force for the content */
	const char *language;
	const char *image;
	int64_t published, updated;
	struct feed_person *authors;
	size_t author_count;
	const char **categories;
	size_t category_count;
	struct feed_enclosure *enclosures;
	size_t enclosure_count;
};

struct feed {
	struct arena arena;		/* owns everything below */
	enum feed_format format;
	unsigned defects;
	const char *warning;		/* what was forgiven, one sentence; "" nothing */
	const char *title, *link, *description, *language, *icon, *self, *hub;
	int64_t updated;
	struct feed_person *authors;
	size_t author_count;
	int ttl_minutes;		/* RSS ttl, or sy:update* as minutes; 0 not said */
	uint32_t skip_hours;		/* bit h: not in hour h UTC */
	uint32_t skip_days;		/* bit d: not on day d, 0 Sunday */
	struct item *items;		/* document order */
	size_t item_count;
};

struct feed_source {
	const char *url;		/* where it came from, base of relative links; "" unknown */
	const char *content_type;	/* HTTP Content-Type; "" unknown */
};

/*
 * Parse a document.  *out is the caller's, feed_free() it.  -1 with err:
 * ERROR_FORMAT when it is no feed (a web page is said to be one),
 * ERROR_LIMIT when a limit refuses it.  Never fetches anything.
 */
int	feed_parse(const char *data, size_t len, const struct feed_source *source,
	    struct feed **out, struct error *err);
void	feed_free(struct feed *feed);
/* Take out items that say nothing at all, as a tag that is written twice makes them. */
void	feed_drop_empty(struct feed *feed);
/* "RSS 2.0" */
const char *feed_format_name(enum feed_format format);

#endif

/*
 * A struct feed in the making: values arrive in document order, each with a
 * rank, and the one of the best (lowest) rank stays.  Holds the limits of
 * sizes and counts.  Knows neither XML nor JSON.
 */
#ifndef FEED_BUILDER_H
#define FEED_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "feed/feed.h"

enum field {
	FIELD_NONE,
	/* of an item and of the feed */
	FIELD_TITLE, FIELD_LINK, FIELD_LANGUAGE, FIELD_IMAGE, FIELD_SUMMARY, FIELD_UPDATED, FIELD_AUTHORS,
	/* of an item */
	FIELD_GUID, FIELD_CONTENT, FIELD_COMMENTS, FIELD_PUBLISHED, FIELD_CATEGORIES, FIELD_ENCLOSURES,
	FIELD_DURATION,
	/* of the feed */
	FIELD_SELF, FIELD_HUB, FIELD_TTL, FIELD_PERIOD, FIELD_FREQUENCY, FIELD_SKIP_HOURS, FIELD_SKIP_DAYS,
	FIELD_COUNT
};

struct builder {
	struct feed *feed;
	struct item *item;		/* the open one, NULL: values are the feed's */
	size_t item_cap;
	size_t author_cap, category_cap, enclosure_cap;	/* of the open item */
	size_t feed_author_cap;
	size_t item_bytes;		/* taken by the open item */
	size_t budget;			/* bytes that may still be taken */
	const char *permalink;		/* a guid that is an address */
	int64_t seconds;		/* of the open item's enclosure, -1 */
	long period_minutes, frequency;
	unsigned short item_ranks[FIELD_COUNT], feed_ranks[FIELD_COUNT];
	struct item spare;		/* takes what is beyond LIMIT_ITEMS */
};

/* document_bytes is the size of the document: the feed takes no more than a few times as much. */
void	builder_init(struct builder *b, size_t document_bytes);
/* The feed, the caller's; the builder is done. */
struct feed *builder_finish(struct builder *b);

/* Begin an item; false when there are too many: what is set until it is closed is lost. */
bool	builder_open_item(struct builder *b);
void	builder_close_item(struct builder *b);

/* Would a value of this rank be taken? */
bool	builder_wants(const struct builder *b, enum field field, unsigned rank);
bool	builder_has(const struct builder *b, enum field field);
/* A text field; cut to the field's limit. */
void	builder_set_text(struct builder *b, enum field field, unsigned rank, const char *s, size_t len);
/* FIELD_PUBLISHED, FIELD_UPDATED; of equal rank the last one stays, DATE_NONE is left out. */
void	builder_set_date(struct builder *b, enum field field, unsigned rank, int64_t date);
/* FIELD_TTL (minutes), FIELD_PERIOD (minutes), FIELD_FREQUENCY, FIELD_SKIP_HOURS, FIELD_SKIP_DAYS, FIELD_DURATION (seconds). */
void	builder_set_number(struct builder *b, enum field field, unsigned rank, int64_t n);
/* Strings are copied. */
void	builder_add_author(struct builder *b, unsigned rank, const char *name, const char *email, const char *url);
void	builder_add_category(struct builder *b, const char *s, size_t len);
void	builder_add_enclosure(struct builder *b, const struct feed_enclosure *enclosure);
/* The guid is an address that may stand for a missing link. */
void	builder_set_permalink(struct builder *b, const char *url);
/* The base of relative addresses in the item's content; lives as long as the feed. */
void	builder_set_base(struct builder *b, const char *base);

#endif

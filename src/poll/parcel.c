#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/limits.h"
#include "parcel.h"

/*
 * One description of a feed serves both directions: each step below writes its
 * field to out or reads it from data.
 */
struct parcel {
	struct buf *out;		/* NULL: reading */
	const char *data;
	size_t left;
	struct arena *arena;
	bool bad;
};

static void
move_bytes(struct parcel *p, void *field, size_t size)
{
	if (p->out != NULL) {
		buf_add(p->out, field, size);
	} else if (p->bad || p->left < size) {
		p->bad = true;
		memset(field, 0, size);
	} else {
		memcpy(field, p->data, size);
		p->data += size;
		p->left -= size;
	}
}

static void
move_number(struct parcel *p, int64_t *n)
{
	move_bytes(p, n, sizeof(*n));
}

static void
move_int(struct parcel *p, int *n)
{
	move_bytes(p, n, sizeof(*n));
}

static void
move_bits(struct parcel *p, uint32_t *n)
{
	move_bytes(p, n, sizeof(*n));
}

/* A length, the bytes, a NUL; one inside only makes the text shorter. */
static void
move_text(struct parcel *p, const char **s)
{
	uint32_t len = p->out != NULL ? (uint32_t)strlen(*s) : 0;

	move_bits(p, &len);
	if (p->out != NULL) {
		buf_add(p->out, *s, (size_t)len + 1);
		return;
	}
	*s = "";
	if (p->bad || p->left <= len || p->data[len] != '\0') {
		p->bad = true;
		return;
	}
	*s = p->data;
	p->data += (size_t)len + 1;
	p->left -= (size_t)len + 1;
}

/* The count of an array of members of size bytes; reading makes the array. */
static void *
move_count(struct parcel *p, void *array, size_t *count, size_t size, size_t limit)
{
	uint32_t n = p->out != NULL ? (uint32_t)*count : 0;

	move_bits(p, &n);
	if (p->out != NULL)
		return array;
	if (n > limit || n > p->left) {
		p->bad = true;
		n = 0;
	}
	*count = n;
	return arena_zalloc(p->arena, (size_t)n + 1, size);
}

static void
move_persons(struct parcel *p, struct feed_person **persons, size_t *count)
{
	size_t i;

	*persons = move_count(p, *persons, count, sizeof(**persons), LIMIT_AUTHORS);
	for (i = 0; i < *count; i++) {
		move_text(p, &(*persons)[i].name);
		move_text(p, &(*persons)[i].email);
		move_text(p, &(*persons)[i].url);
	}
}

static void
move_enclosure(struct parcel *p, struct feed_enclosure *e)
{
	move_text(p, &e->url);
	move_text(p, &e->type);
	move_text(p, &e->title);
	move_number(p, &e->length);
	move_number(p, &e->seconds);
}

static void
move_item(struct parcel *p, struct item *item)
{
	size_t i;

	move_text(p, &item->guid);
	move_text(p, &item->title);
	move_text(p, &item->link);
	move_text(p, &item->comments);
	move_text(p, &item->summary);
	move_text(p, &item->content);
	move_text(p, &item->base);
	move_text(p, &item->language);
	move_text(p, &item->image);
	move_number(p, &item->published);
	move_number(p, &item->updated);
	move_persons(p, &item->authors, &item->author_count);
	item->categories = move_count(p, item->categories, &item->category_count,
	    sizeof(*item->categories), LIMIT_CATEGORIES);
	for (i = 0; i < item->category_count; i++)
		move_text(p, &item->categories[i]);
	item->enclosures = move_count(p, item->enclosures, &item->enclosure_count,
	    sizeof(*item->enclosures), LIMIT_ENCLOSURES);
	for (i = 0; i < item->enclosure_count; i++)
		move_enclosure(p, &item->enclosures[i]);
}

static void
move_feed(struct parcel *p, struct feed *feed)
{
	int format = (int)feed->format;
	size_t i;

	move_int(p, &format);
	feed->format = (enum feed_format)format;
	move_bits(p, &feed->defects);
	move_text(p, &feed->warning);
	move_text(p, &feed->title);
	move_text(p, &feed->link);
	move_text(p, &feed->description);
	move_text(p, &feed->language);
	move_text(p, &feed->icon);
	move_text(p, &feed->self);
	move_text(p, &feed->hub);
	move_number(p, &feed->updated);
	move_persons(p, &feed->authors, &feed->author_count);
	move_int(p, &feed->ttl_minutes);
	move_bits(p, &feed->skip_hours);
	move_bits(p, &feed->skip_days);
	feed->items = move_count(p, feed->items, &feed->item_count, sizeof(*feed->items), LIMIT_ITEMS);
	for (i = 0; i < feed->item_count && !p->bad; i++)
		move_item(p, &feed->items[i]);
}

void
parcel_pack(const struct feed *feed, struct buf *out)
{
	struct parcel p = { .out = out };
	struct feed copy = *feed;	/* writing changes nothing, but the steps are shared */

	move_feed(&p, &copy);
}

struct feed *
parcel_unpack(const char *data, size_t len, struct arena *a)
{
	struct parcel p = { .data = data, .left = len, .arena = a };
	struct feed *feed = arena_zalloc(a, 1, sizeof(*feed));

	move_feed(&p, feed);
	return p.bad || p.left > 0 ? NULL : feed;
}

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "builder.h"
#include "text/date.h"
#include "text/utf8.h"

/*
 * A relative address takes few bytes of the document and many when resolved:
 * all that is kept is at most so much.
 */
#define BUDGET_FACTOR	3
#define BUDGET_FREE	((size_t)256 << 10)

/* Where a text field stands (its offset and one, 0: nowhere) and how long it may be. */
#define ITEM(member)	(offsetof(struct item, member) + 1)
#define FEED(member)	(offsetof(struct feed, member) + 1)
static const struct {
	size_t in_item, in_feed;
	size_t limit;
} fields[FIELD_COUNT] = {
	[FIELD_TITLE] = { ITEM(title), FEED(title), LIMIT_TITLE_BYTES },
	[FIELD_LINK] = { ITEM(link), FEED(link), LIMIT_URL_BYTES },
	[FIELD_LANGUAGE] = { ITEM(language), FEED(language), LIMIT_NAME_BYTES },
	[FIELD_IMAGE] = { ITEM(image), FEED(icon), LIMIT_URL_BYTES },
	[FIELD_SUMMARY] = { ITEM(summary), FEED(description), LIMIT_CONTENT_BYTES },
	[FIELD_GUID] = { ITEM(guid), 0, LIMIT_URL_BYTES },
	[FIELD_CONTENT] = { ITEM(content), 0, LIMIT_CONTENT_BYTES },
	[FIELD_COMMENTS] = { ITEM(comments), 0, LIMIT_URL_BYTES },
	[FIELD_SELF] = { 0, FEED(self), LIMIT_URL_BYTES },
	[FIELD_HUB] = { 0, FEED(hub), LIMIT_URL_BYTES },
};

static void
init_item(struct item *it)
{
	memset(it, 0, sizeof(*it));
	it->guid = it->title = it->link = it->comments = it->summary = it->content = "";
	it->base = it->language = it->image = "";
	it->published = it->updated = DATE_NONE;
}

void
builder_init(struct builder *b, size_t document_bytes)
{
	struct feed *f = mem_zalloc(1, sizeof(*f));

	memset(b, 0, sizeof(*b));
	b->budget = BUDGET_FACTOR * document_bytes + BUDGET_FREE;
	arena_init(&f->arena);
	f->warning = f->title = f->link = f->description = f->language = f->icon = f->self = f->hub = "";
	f->updated = DATE_NONE;
	b->feed = f;
}

/* Minutes between updates, where RSS 1.0 says so in words. */
static void
use_period(struct builder *b)
{
	long every = b->frequency > 1 ? b->period_minutes / b->frequency : b->period_minutes;

	if (b->feed->ttl_minutes == 0 && every > 0)
		b->feed->ttl_minutes = (int)every;
}

struct feed *
builder_finish(struct builder *b)
{
	struct feed *f = b->feed;

	use_period(b);
	memset(b, 0, sizeof(*b));
	return f;
}

bool
builder_open_item(struct builder *b)
{
	struct feed *f = b->feed;

	b->item = &b->spare;
	if (f->item_count < LIMIT_ITEMS) {
		f->items = arena_grow(&f->arena, f->items, f->item_count, &b->item_cap, sizeof(*f->items));
		b->item = &f->items[f->item_count++];
	} else {
		f->defects |= FEED_CUT;
	}
	init_item(b->item);
	memset(b->item_ranks, 0, sizeof(b->item_ranks));
	b->author_cap = b->category_cap = b->enclosure_cap = 0;
	b->item_bytes = 0;
	b->permalink = NULL;
	b->seconds = -1;
	return b->item != &b->spare;
}

/* The duration that the item says is that of its first sound or film. */
static void
use_duration(struct builder *b)
{
	struct item *it = b->item;
	size_t i;

	for (i = 0; i < it->enclosure_count && b->seconds >= 0; i++) {
		struct feed_enclosure *e = &it->enclosures[i];

		if (e->type[0] != '\0' && strncmp(e->type, "audio/", 6) != 0 && strncmp(e->type, "video/", 6) != 0)
			continue;
		if (e->seconds < 0)
			e->seconds = b->seconds;
		return;
	}
}

void
builder_close_item(struct builder *b)
{
	struct item *it = b->item;

	if (it->link[0] == '\0' && b->permalink != NULL)
		it->link = b->permalink;
	use_duration(b);
	b->item = NULL;
}

static unsigned short *
rank_of(struct builder *b, enum field field)
{
	return b->item != NULL ? &b->item_ranks[field] : &b->feed_ranks[field];
}

bool
builder_wants(const struct builder *b, enum field field, unsigned rank)
{
	unsigned now = b->item != NULL ? b->item_ranks[field] : b->feed_ranks[field];

	return now == 0 || rank < now;
}

bool
builder_has(const struct builder *b, enum field field)
{
	return (b->item != NULL ? b->item_ranks[field] : b->feed_ranks[field]) != 0;
}

/* A copy of at most limit bytes, which counts for the open item. */
static char *
keep(struct builder *b, const char *s, size_t len, size_t limit)
{
	if (b->item != NULL && b->item_bytes + (len < limit ? len : limit) > LIMIT_ITEM_BYTES)
		limit = LIMIT_ITEM_BYTES - b->item_bytes;
	if (limit > b->budget)
		limit = b->budget;
	if (len > limit) {
		len = utf8_cut(s, len, limit);
		b->feed->defects |= FEED_CUT;
	}
	if (b->item != NULL)
		b->item_bytes += len;
	b->budget -= len;
	return arena_strndup(&b->feed->arena, s, len);
}

void
builder_set_text(struct builder *b, enum field field, unsigned rank, const char *s, size_t len)
{
	size_t offset = b->item != NULL ? fields[field].in_item : fields[field].in_feed;
	char *target = b->item != NULL ? (char *)b->item : (char *)b->feed;

	if (len == 0 || offset == 0 || !builder_wants(b, field, rank))
		return;
	/* Half an address leads elsewhere. */
	if (fields[field].limit == LIMIT_URL_BYTES && (len > LIMIT_URL_BYTES || len > b->budget)) {
		b->feed->defects |= FEED_CUT;
		return;
	}
	*(const char **)(void *)(target + offset - 1) = keep(b, s, len, fields[field].limit);
	*rank_of(b, field) = (unsigned short)rank;
}

void
builder_set_date(struct builder *b, enum field field, unsigned rank, int64_t date)
{
	unsigned now = *rank_of(b, field);

	if (date == DATE_NONE || (now != 0 && rank > now))
		return;
	if (b->item == NULL)
		b->feed->updated = date;
	else if (field == FIELD_PUBLISHED)
		b->item->published = date;
	else
		b->item->updated = date;
	*rank_of(b, field) = (unsigned short)rank;
}

void
builder_set_number(struct builder *b, enum field field, unsigned rank, int64_t n)
{
	if (n < 0 || n > INT32_MAX || (b->item != NULL) != (field == FIELD_DURATION))
		return;
	switch (field) {
	case FIELD_SKIP_HOURS:
		b->feed->skip_hours |= n < 24 ? 1u << n : 1u;
		return;
	case FIELD_SKIP_DAYS:
		b->feed->skip_days |= 1u << (n % 7);
		return;
	default:
		break;
	}
	if (!builder_wants(b, field, rank))
		return;
	*rank_of(b, field) = (unsigned short)rank;
	if (field == FIELD_TTL)
		b->feed->ttl_minutes = (int)n;
	else if (field == FIELD_PERIOD)
		b->period_minutes = (long)n;
	else if (field == FIELD_FREQUENCY)
		b->frequency = (long)n;
	else if (field == FIELD_DURATION)
		b->seconds = n;
}

void
builder_add_author(struct builder *b, unsigned rank, const char *name, const char *email, const char *url)
{
	unsigned short *now = rank_of(b, FIELD_AUTHORS);
	struct feed_person **list = b->item != NULL ? &b->item->authors : &b->feed->authors;
	size_t *count = b->item != NULL ? &b->item->author_count : &b->feed->author_count;
	size_t *cap = b->item != NULL ? &b->author_cap : &b->feed_author_cap;
	struct feed_person *p;

	if ((*now != 0 && rank > *now) || (name[0] == '\0' && email[0] == '\0' && url[0] == '\0'))
		return;
	if (rank < *now)
		*count = 0;
	*now = (unsigned short)rank;
	if (*count >= LIMIT_AUTHORS) {
		b->feed->defects |= FEED_CUT;
		return;
	}
	*list = arena_grow(&b->feed->arena, *list, *count, cap, sizeof(**list));
	p = &(*list)[(*count)++];
	p->name = keep(b, name, strlen(name), LIMIT_NAME_BYTES);
	p->email = keep(b, email, strlen(email), LIMIT_NAME_BYTES);
	p->url = keep(b, url, strlen(url), LIMIT_URL_BYTES);
}

void
builder_add_category(struct builder *b, const char *s, size_t len)
{
	struct item *it = b->item;
	size_t i;

	if (it == NULL || len == 0)
		return;
	for (i = 0; i < it->category_count; i++)
		if (strncmp(it->categories[i], s, len) == 0 && it->categories[i][len] == '\0')
			return;
	if (it->category_count >= LIMIT_CATEGORIES) {
		b->feed->defects |= FEED_CUT;
		return;
	}
	it->categories = arena_grow(&b->feed->arena, it->categories, it->category_count, &b->category_cap,
	    sizeof(*it->categories));
	it->categories[it->category_count++] = keep(b, s, len, LIMIT_NAME_BYTES);
}

/* The same file announced twice: what the first did not say is taken from the second. */
static bool
merge_enclosure(struct builder *b, const struct feed_enclosure *e)
{
	struct item *it = b->item;
	size_t i;

	for (i = 0; i < it->enclosure_count; i++) {
		struct feed_enclosure *old = &it->enclosures[i];

		if (strcmp(old->url, e->url) != 0)
			continue;
		if (old->type[0] == '\0')
			old->type = keep(b, e->type, strlen(e->type), LIMIT_NAME_BYTES);
		if (old->title[0] == '\0')
			old->title = keep(b, e->title, strlen(e->title), LIMIT_TITLE_BYTES);
		if (old->length < 0)
			old->length = e->length;
		if (old->seconds < 0)
			old->seconds = e->seconds;
		return true;
	}
	return false;
}

void
builder_add_enclosure(struct builder *b, const struct feed_enclosure *e)
{
	struct item *it = b->item;
	struct feed_enclosure *copy;

	if (it == NULL || e->url[0] == '\0' || merge_enclosure(b, e))
		return;
	if (it->enclosure_count >= LIMIT_ENCLOSURES || strlen(e->url) > LIMIT_URL_BYTES ||
	    strlen(e->url) > b->budget) {
		b->feed->defects |= FEED_CUT;
		return;
	}
	it->enclosures = arena_grow(&b->feed->arena, it->enclosures, it->enclosure_count, &b->enclosure_cap,
	    sizeof(*it->enclosures));
	copy = &it->enclosures[it->enclosure_count++];
	copy->url = keep(b, e->url, strlen(e->url), LIMIT_URL_BYTES);
	copy->type = keep(b, e->type, strlen(e->type), LIMIT_NAME_BYTES);
	copy->title = keep(b, e->title, strlen(e->title), LIMIT_TITLE_BYTES);
	copy->length = e->length;
	copy->seconds = e->seconds;
}

void
builder_set_permalink(struct builder *b, const char *url)
{
	if (b->item != NULL && url[0] != '\0' && strlen(url) <= LIMIT_URL_BYTES)
		b->permalink = keep(b, url, strlen(url), LIMIT_URL_BYTES);
}

void
builder_set_base(struct builder *b, const char *base)
{
	if (b->item != NULL)
		b->item->base = base;
}

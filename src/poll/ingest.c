#include <string.h>

#include "base/block.h"
#include "base/buf.h"
#include "base/limits.h"
#include "feed/identity.h"
#include "html/plain.h"
#include "poll/ingest.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/url.h"
#include "text/utf8.h"

#define EARLIEST	INT64_C(315532800)	/* 1980: what claims to be older has a wrong clock */
#define LIMIT_TAGS_BYTES (8u << 10)
#define LIMIT_AUTHOR_BYTES (2u << 10)
#define EXCERPT_COLUMNS	100

static const char *
clean_link(struct arena *a, const char *base, const char *link)
{
	const char *whole;

	if (link[0] == '\0' || strlen(link) > LIMIT_URL_BYTES)
		return "";
	whole = url_resolve(a, base, link);
	if (strlen(whole) > LIMIT_URL_BYTES || !url_is_safe_link(whole))
		return "";
	/* Of what is settled every byte is printable. */
	return url_is_settled(whole) ? whole : clean_line_dup(a, whole, LIMIT_URL_BYTES);
}

/* Controls, and characters that turn the direction of what follows. */
static bool
is_forbidden(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e)
	    || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/* Whether a character beyond ASCII in the block may be a forbidden one. */
static bool
has_suspect(const char *s)
{
	uint64_t leads = block_equal(s, 0xFF, 0xC2);

	if (leads != 0 && (leads << 1 & block_equal(s, 0xE0, 0x80)) != 0)	/* U+0080..U+009F */
		return true;
	leads = block_equal(s, 0xFF, 0xE2);
	if (leads != 0 && (leads << 2 & block_equal(s, 0xF0, 0xA0)) != 0)	/* U+202A..U+202E and their like */
		return true;
	leads = block_equal(s, 0xFF, 0xEF);
	return leads != 0 && (leads << 1 & block_equal(s, 0xFB, 0xBB)) != 0;	/* U+FEC0..U+FEFF, U+FFC0..U+FFFF */
}

/* How much of a block needs no cleaning, as far as can be told of all of it at once; 0 when that is not known. */
static size_t
allowed_in_block(const char *s)
{
	uint64_t controls = block_equal(s, 0xE0, 0) | block_equal(s, 0xFF, 0x7F);

	if (controls != 0)
		controls &= ~(block_equal(s, 0xFF, '\n') | block_equal(s, 0xFF, '\t'));
	if (controls != 0)
		return 0;
	if (block_high(s) == 0)
		return BLOCK_BYTES;
	return has_suspect(s) ? 0 : utf8_block_span(s);
}

/* The length of the character at s when it is well-formed and allowed, else 0. */
static size_t
allowed_bytes(const char *s, size_t len)
{
	uint32_t c;
	size_t n = utf8_decode(s, len, &c);

	return is_forbidden(c) || c == UTF8_REPLACEMENT ? 0 : n;
}

/* How far s needs no cleaning: most of all text never does. */
static size_t
clean_span(const char *s, size_t len)
{
	return block_span(s, len, allowed_in_block, allowed_bytes);
}

/* HTML is cleaned for good when it is laid out; here only what is never text goes. */
const char *
ingest_html(struct arena *a, struct buf *scratch, const char *s)
{
	size_t len = strlen(s), i = 0, n;
	uint32_t c;

	if (len <= LIMIT_CONTENT_BYTES && clean_span(s, len) == len)
		return s;
	if (len > LIMIT_CONTENT_BYTES)
		len = utf8_cut(s, len, LIMIT_CONTENT_BYTES);
	buf_reset(scratch);
	while (i < len) {
		n = clean_span(s + i, len - i);
		buf_add(scratch, s + i, n);
		i += n;
		if (i == len)
			break;
		i += utf8_decode(s + i, len - i, &c);
		if (!is_forbidden(c))
			utf8_add(scratch, c);
	}
	return arena_strndup(a, buf_text(scratch), scratch->len);
}

static void
add_part(struct buf *b, const char *separator, const char *s, size_t max)
{
	size_t before = b->len;

	if (b->len >= max)
		return;
	if (before > 0)
		buf_adds(b, separator);
	clean_line(b, s, strlen(s), LIMIT_NAME_BYTES);
	if (b->len == before + (before > 0 ? strlen(separator) : 0))
		buf_truncate(b, before);
}

static const char *
join_authors(struct arena *a, struct buf *scratch, const struct feed_person *authors, size_t count)
{
	size_t i;

	buf_reset(scratch);
	for (i = 0; i < count && i < LIMIT_AUTHORS; i++)
		add_part(scratch, ", ", authors[i].name[0] != '\0' ? authors[i].name : authors[i].email,
		    LIMIT_AUTHOR_BYTES);
	return arena_strndup(a, buf_text(scratch), scratch->len);
}

static const char *
join_categories(struct arena *a, struct buf *scratch, const struct item *item)
{
	size_t i;

	buf_reset(scratch);
	for (i = 0; i < item->category_count && i < LIMIT_CATEGORIES; i++)
		add_part(scratch, "\n", item->categories[i], LIMIT_TAGS_BYTES);
	return arena_strndup(a, buf_text(scratch), scratch->len);
}

static void
take_enclosures(struct arena *a, const char *base, const struct item *item, struct article *out)
{
	size_t i;

	out->enclosures = arena_zalloc(a, item->enclosure_count + 1, sizeof(*out->enclosures));
	for (i = 0; i < item->enclosure_count && i < LIMIT_ENCLOSURES; i++) {
		const struct feed_enclosure *e = &item->enclosures[i];
		struct article_enclosure *to = &out->enclosures[out->enclosure_count];

		to->url = clean_link(a, base, e->url);
		if (to->url[0] == '\0')
			continue;
		to->type = clean_line_dup(a, e->type, LIMIT_NAME_BYTES);
		to->title = clean_line_dup(a, e->title, LIMIT_TITLE_BYTES);
		to->length = e->length >= 0 ? e->length : -1;
		to->seconds = e->seconds >= 0 ? e->seconds : -1;
		out->enclosure_count++;
	}
}

/* A date that cannot be is none. */
static int64_t
believable(int64_t date)
{
	return date == DATE_NONE || date < EARLIEST || date > INT64_C(253402300799) ? DATE_NONE : date;
}

static void
take_dates(const struct item *item, int64_t now, struct article *out)
{
	out->published = believable(item->published);
	out->updated = believable(item->updated);
	if (out->published == DATE_NONE)
		out->published = out->updated;
	out->seen = now;
	out->date = out->published == DATE_NONE || out->published > now ? now : out->published;
}

/* What has no title, as in microblogs, goes by the beginning of its text (app/body does not show it twice). */
static const char *
title_of(struct arena *a, struct buf *scratch, const struct item *item, const char *html)
{
	const char *title = clean_line_dup(a, item->title, LIMIT_TITLE_BYTES);

	if (title[0] != '\0')
		return title;
	buf_reset(scratch);
	plain_excerpt(scratch, html, strlen(html), EXCERPT_COLUMNS);
	return arena_strndup(a, buf_text(scratch), scratch->len);
}

static void
take_item(const struct feed *feed, const struct item *item, const char *base,
    struct arena *a, struct buf *scratch, struct article *out)
{
	const char *html = item->content[0] != '\0' ? item->content : item->summary;

	out->title = title_of(a, scratch, item, html);
	out->author = join_authors(a, scratch, item->authors, item->author_count);
	out->link = url_strip_trackers(a, clean_link(a, base, item->link));
	out->comments = clean_link(a, base, item->comments);
	out->image = clean_link(a, base, item->image);
	out->language = clean_line_dup(a, item->language[0] != '\0' ? item->language : feed->language, LIMIT_NAME_BYTES);
	out->tags = join_categories(a, scratch, item);
	out->content = ingest_html(a, scratch, html);
	out->full = "";
	out->feed_title = "";
	take_enclosures(a, base, item, out);
}

void
ingest_feed(const struct feed *feed, const char *url, int64_t id, int64_t now,
    struct arena *a, struct ingest *out)
{
	const char **keys = identity_keys(feed, a);
	size_t count = feed->item_count < LIMIT_ITEMS ? feed->item_count : LIMIT_ITEMS;
	struct buf scratch = { 0 };
	size_t i;

	out->about.title = clean_line_dup(a, feed->title, LIMIT_TITLE_BYTES);
	out->about.link = clean_link(a, url, feed->link);
	out->about.description = clean_line_dup(a, feed->description, LIMIT_TITLE_BYTES);
	out->about.language = clean_line_dup(a, feed->language, LIMIT_NAME_BYTES);
	out->articles = arena_zalloc(a, count + 1, sizeof(*out->articles));
	out->count = count;
	for (i = 0; i < count; i++) {
		const struct item *item = &feed->items[i];
		struct article *article = &out->articles[count - 1 - i];

		article->feed = id;
		article->key = keys[i];
		article->twin = identity_twin_key(feed, item, a);
		take_dates(item, now, article);
		take_item(feed, item, url, a, &scratch, article);
	}
	buf_clear(&scratch);
}

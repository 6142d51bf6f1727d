#include "article_json.h"
#include "listing.h"
#include "store/marks.h"
#include "text/date.h"
#include "text/json.h"

static void
write_id(struct buf *out, const void *thing)
{
	buf_printf(out, "%lld", (long long)((const struct headline *)thing)->id);
}

static void
write_title(struct buf *out, const void *thing)
{
	buf_adds(out, ((const struct headline *)thing)->title);
}

static void
write_link(struct buf *out, const void *thing)
{
	buf_adds(out, ((const struct headline *)thing)->link);
}

static void
write_author(struct buf *out, const void *thing)
{
	buf_adds(out, ((const struct headline *)thing)->author);
}

static void
write_date(struct buf *out, const void *thing)
{
	pattern_date(out, ((const struct headline *)thing)->date);
}

static void
write_rfc3339(struct buf *out, const void *thing)
{
	date_format_rfc3339(out, ((const struct headline *)thing)->date);
}

static void
write_flags(struct buf *out, const void *thing)
{
	unsigned marks = ((const struct headline *)thing)->marks;

	buf_addc(out, marks & MARK_READ ? '-' : 'N');
	buf_addc(out, marks & MARK_STARRED ? '*' : '-');
}

static void
write_feed(struct buf *out, const void *thing)
{
	buf_adds(out, ((const struct headline *)thing)->feed_title);
}

static void
write_feed_id(struct buf *out, const void *thing)
{
	buf_printf(out, "%lld", (long long)((const struct headline *)thing)->feed);
}

static void
write_words(struct buf *out, const void *thing)
{
	buf_printf(out, "%lld", (long long)((const struct headline *)thing)->words);
}

static void
write_tags(struct buf *out, const void *thing)
{
	buf_adds(out, ((const struct headline *)thing)->own_tags);
}

static const struct pattern_field fields[] = {
	{ 'D', write_rfc3339 }, { 'F', write_feed }, { 'I', write_feed_id }, { 'T', write_tags },
	{ 'a', write_author }, { 'd', write_date }, { 'f', write_flags }, { 'i', write_id }, { 't', write_title },
	{ 'u', write_link }, { 'w', write_words },
};

/* An item of JSON Feed 1.1; what that has no name for stands in _coranto. */
static void
write_json(const struct headline *h, const char *snippet, struct buf *out)
{
	struct json j = { .out = out };
	struct buf id = { 0 };

	buf_printf(&id, "%lld", (long long)h->id);
	json_open(&j, NULL, '{');
	json_text(&j, "id", buf_text(&id));
	json_text_if(&j, "url", h->link);
	json_text(&j, "title", h->title);
	json_date(&j, "date_published", h->date);
	if (h->author[0] != '\0') {
		json_open(&j, "authors", '[');
		json_open(&j, NULL, '{');
		json_text(&j, "name", h->author);
		json_close(&j, '}');
		json_close(&j, ']');
	}
	json_open(&j, "_coranto", '{');
	json_number(&j, "feed", h->feed);
	json_text(&j, "feed_title", h->feed_title);
	json_flag(&j, "read", (h->marks & MARK_READ) != 0);
	json_flag(&j, "starred", (h->marks & MARK_STARRED) != 0);
	article_json_tags(&j, h->own_tags, ' ');
	json_number(&j, "words", h->words);
	json_text_if(&j, "snippet", snippet);
	json_close(&j, '}');
	json_close(&j, '}');
	json_end(&j);
	buf_clear(&id);
}

void
listing_init(struct listing *listing)
{
	listing->pattern.fields = fields;
	listing->pattern.count = sizeof(fields) / sizeof(fields[0]);
	listing->pattern.text = "%i\t%d\t%f\t%F\t%t";
	listing->pattern.end = '\n';
	listing->json = false;
}

bool
listing_take(struct listing *listing, int option, const char *value)
{
	switch (option) {
	case LISTING_FORMAT:
		listing->pattern.text = value;
		return pattern_wrong(&listing->pattern) == '\0';
	case LISTING_NULL:
		listing->pattern.end = '\0';
		return true;
	case LISTING_JSON:
		listing->json = true;
		return true;
	}
	return false;
}

void
listing_write(const struct listing *listing, const struct headline *h, const char *snippet, struct buf *out)
{
	if (listing->json)
		write_json(h, snippet, out);
	else
		pattern_write(&listing->pattern, h, out);
}

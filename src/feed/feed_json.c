#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "feed/feed_json.h"
#include "feed/identity.h"
#include "sanitize.h"
#include "text/json.h"

/* Scripts are no addresses. */
static bool
is_script(const char *url)
{
	static const char *const schemes[] = { "javascript:", "vbscript:", "data:text/html" };
	size_t i;

	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

static void
write_address(struct json *j, const char *key, const char *url)
{
	json_text_if(j, key, is_script(url) ? "" : url);
}

static void
write_person(struct json *j, const struct feed_person *p)
{
	const char *name = p->name[0] != '\0' ? p->name : p->email;

	json_open(j, NULL, '{');
	json_text_if(j, "name", name);
	write_address(j, "url", p->url);
	json_close(j, '}');
}

static void
write_authors(struct json *j, const struct feed_person *people, size_t count)
{
	size_t i;

	if (count == 0)
		return;
	json_open(j, "authors", '[');
	for (i = 0; i < count; i++)
		write_person(j, &people[i]);
	json_close(j, ']');
}

static void
write_enclosures(struct json *j, const struct item *it)
{
	size_t i;

	if (it->enclosure_count == 0)
		return;
	json_open(j, "attachments", '[');
	for (i = 0; i < it->enclosure_count; i++) {
		const struct feed_enclosure *e = &it->enclosures[i];

		json_open(j, NULL, '{');
		json_text(j, "url", e->url);
		json_text(j, "mime_type", e->type[0] != '\0' ? e->type : "application/octet-stream");
		json_text_if(j, "title", e->title);
		if (e->length >= 0)
			json_number(j, "size_in_bytes", e->length);
		if (e->seconds >= 0)
			json_number(j, "duration_in_seconds", e->seconds);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
write_tags(struct json *j, const struct item *it)
{
	size_t i;

	if (it->category_count == 0)
		return;
	json_open(j, "tags", '[');
	for (i = 0; i < it->category_count; i++)
		json_text(j, NULL, it->categories[i]);
	json_close(j, ']');
}

static void
write_content(struct json *j, const struct item *it, struct buf *scratch)
{
	const char *html = it->content[0] != '\0' ? it->content : it->summary;

	buf_reset(scratch);
	if (html[0] == '\0') {
		json_text(j, "content_text", "");
		return;
	}
	sanitize_html(scratch, html, strlen(html), it->base);
	json_text(j, "content_html", buf_text(scratch));
	if (it->content[0] == '\0' || it->summary[0] == '\0')
		return;
	buf_reset(scratch);
	sanitize_text(scratch, it->summary, strlen(it->summary));
	json_text_if(j, "summary", buf_text(scratch));
}

/* What the document gives an item for an id, "" nothing. */
static const char *
id_of(const struct item *it)
{
	if (it->guid[0] != '\0')
		return it->guid;
	if (it->link[0] != '\0')
		return it->link;
	return it->enclosure_count > 0 ? it->enclosures[0].url : "";
}

static void
write_item(struct json *j, const struct item *it, const char *key, struct buf *scratch)
{
	json_open(j, NULL, '{');
	json_text(j, "id", id_of(it)[0] != '\0' ? id_of(it) : key);
	write_address(j, "url", it->link);
	json_text_if(j, "title", it->title);
	write_content(j, it, scratch);
	write_address(j, "image", it->image);
	json_date(j, "date_published", it->published);
	json_date(j, "date_modified", it->updated);
	write_authors(j, it->authors, it->author_count);
	write_tags(j, it);
	json_text_if(j, "language", it->language);
	write_enclosures(j, it);
	if (it->comments[0] != '\0') {
		json_open(j, "_coranto", '{');
		json_text(j, "comments", it->comments);
		json_close(j, '}');
	}
	json_close(j, '}');
}

static void
write_numbers(struct json *j, const char *key, unsigned bits, int count)
{
	int i;

	if (bits == 0)
		return;
	json_open(j, key, '[');
	for (i = 0; i < count; i++)
		if (bits >> i & 1)
			json_number(j, NULL, i);
	json_close(j, ']');
}

static void
write_hub(struct json *j, const struct feed *f)
{
	if (f->hub[0] == '\0')
		return;
	json_open(j, "hubs", '[');
	json_open(j, NULL, '{');
	json_text(j, "type", "WebSub");
	json_text(j, "url", f->hub);
	json_close(j, '}');
	json_close(j, ']');
}

/* What JSON Feed has no word for. */
static void
write_extension(struct json *j, const struct feed *f)
{
	json_open(j, "_coranto", '{');
	json_text(j, "format", feed_format_name(f->format));
	json_text_if(j, "warning", f->warning);
	json_date(j, "updated", f->updated);
	if (f->ttl_minutes > 0)
		json_number(j, "ttl_minutes", f->ttl_minutes);
	write_numbers(j, "skip_hours", f->skip_hours, 24);
	write_numbers(j, "skip_days", f->skip_days, 7);
	json_close(j, '}');
}

void
feed_json_write(const struct feed *f, struct buf *out)
{
	struct json j = { out, false };
	struct buf scratch = { 0 };
	struct arena a = { 0 };
	const char **keys = NULL;
	size_t i;

	json_open(&j, NULL, '{');
	json_text(&j, "version", "https://jsonfeed.org/version/1.1");
	json_text(&j, "title", f->title);
	write_address(&j, "home_page_url", f->link);
	write_address(&j, "feed_url", f->self);
	json_text_if(&j, "description", f->description);
	write_address(&j, "icon", f->icon);
	json_text_if(&j, "language", f->language);
	write_authors(&j, f->authors, f->author_count);
	write_hub(&j, f);
	write_extension(&j, f);
	json_open(&j, "items", '[');
	for (i = 0; i < f->item_count; i++) {
		if (keys == NULL && id_of(&f->items[i])[0] == '\0')
			keys = identity_keys(f, &a);
		write_item(&j, &f->items[i], keys != NULL ? keys[i] : "", &scratch);
	}
	json_close(&j, ']');
	json_close(&j, '}');
	json_end(&j);
	buf_clear(&scratch);
	arena_clear(&a);
}

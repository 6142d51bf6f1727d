#include <string.h>

#include "feed/feed_json.h"
#include "sanitize.h"
#include "text/json.h"
#include "text/url.h"

static void
write_person(struct json *j, const struct feed_person *p)
{
	const char *name = p->name[0] != '\0' ? p->name : p->email;

	json_open(j, NULL, '{');
	json_text_if(j, "name", name);
	json_text_if(j, "url", p->url);
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

static void
write_item(struct json *j, const struct item *it, const char *key, struct buf *scratch)
{
	json_open(j, NULL, '{');
	json_text(j, "id", it->guid[0] != '\0' ? it->guid : it->link[0] != '\0' ? it->link : key);
	json_text_if(j, "url", it->link);
	json_text_if(j, "title", it->title);
	write_content(j, it, scratch);
	json_text_if(j, "image", it->image);
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

void
feed_json_write(const struct feed *f, struct buf *out)
{
	struct json j = { out, false };
	struct buf scratch = { 0 };
	size_t i;

	json_open(&j, NULL, '{');
	json_text(&j, "version", "https://jsonfeed.org/version/1.1");
	json_text(&j, "title", f->title);
	json_text_if(&j, "home_page_url", f->link);
	json_text_if(&j, "feed_url", f->self);
	json_text_if(&j, "description", f->description);
	json_text_if(&j, "icon", f->icon);
	json_text_if(&j, "language", f->language);
	write_authors(&j, f->authors, f->author_count);
	json_open(&j, "items", '[');
	for (i = 0; i < f->item_count; i++) {
		buf_addc(out, '\n');
		write_item(&j, &f->items[i], "", &scratch);
	}
	json_close(&j, ']');
	json_close(&j, '}');
	json_end(&j);
	buf_clear(&scratch);
}

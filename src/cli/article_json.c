#include <stdlib.h>
#include <string.h>

#include "article_json.h"
#include "base/mem.h"
#include "store/marks.h"
#include "text/date.h"

const char *
article_json_html(const struct article *article)
{
	return article->full[0] != '\0' ? article->full : article->content;
}

static void
write_enclosures(struct json *j, const struct article *article)
{
	size_t i;

	if (article->enclosure_count == 0)
		return;
	json_open(j, "attachments", '[');
	for (i = 0; i < article->enclosure_count; i++) {
		const struct article_enclosure *e = &article->enclosures[i];

		json_open(j, NULL, '{');
		json_text(j, "url", e->url);
		json_text(j, "mime_type", e->type);
		json_text_if(j, "title", e->title);
		if (e->length >= 0)
			json_number(j, "size_in_bytes", e->length);
		if (e->seconds >= 0)
			json_number(j, "duration_in_seconds", e->seconds);
		json_close(j, '}');
	}
	json_close(j, ']');
}

void
article_json_tags(struct json *j, const char *tags, char parting)
{
	const char reject[] = { parting, '\0' };

	if (tags[0] == '\0')
		return;
	json_open(j, "tags", '[');
	while (*tags != '\0') {
		size_t n = strcspn(tags, reject);
		char *tag = mem_strndup(tags, n);

		json_text(j, NULL, tag);
		free(tag);
		tags += n + (tags[n] == parting);
	}
	json_close(j, ']');
}

static void
write_authors(struct json *j, const char *author)
{
	if (author[0] == '\0')
		return;
	json_open(j, "authors", '[');
	json_open(j, NULL, '{');
	json_text(j, "name", author);
	json_close(j, '}');
	json_close(j, ']');
}

static void
write_item(struct json *j, const struct article *article)
{
	struct buf id = { 0 };

	buf_printf(&id, "%lld", (long long)article->id);
	json_text(j, "id", buf_text(&id));
	buf_clear(&id);
	json_text_if(j, "url", article->link);
	json_text(j, "title", article->title);
	json_text(j, "content_html", article_json_html(article));
	json_text_if(j, "image", article->image);
	json_date(j, "date_published", article->published != DATE_NONE ? article->published : article->date);
	json_date(j, "date_modified", article->updated);
	write_authors(j, article->author);
	article_json_tags(j, article->tags, '\n');
	json_text_if(j, "language", article->language);
	write_enclosures(j, article);
}

void
article_json_write(struct json *j, const struct article *article)
{
	json_open(j, NULL, '{');
	write_item(j, article);
	json_open(j, "_coranto", '{');
	json_number(j, "feed", article->feed);
	json_text(j, "feed_title", article->feed_title);
	json_flag(j, "read", (article->marks & MARK_READ) != 0);
	json_flag(j, "starred", (article->marks & MARK_STARRED) != 0);
	json_flag(j, "full", article->full[0] != '\0');
	article_json_tags(j, article->own_tags, ' ');
	json_date(j, "first_seen", article->seen);
	json_text_if(j, "comments", article->comments);
	json_close(j, '}');
	json_close(j, '}');
}

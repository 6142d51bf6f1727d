#include <stdio.h>
#include <string.h>

#include "article_header.h"
#include "screen.h"
#include "text/date.h"

#define WORDS_A_MINUTE		230	/* Brysbaert 2019: what adults read silently, about */
#define ENCLOSURES_SHOWN	4

static void
add(struct article_header *header, unsigned look, const char *text)
{
	if (header->count < HEADER_LINES)
		header->lines[header->count++] = (struct header_line){ text, look };
}

static void
add_origin(struct article_header *header, const struct article *article, struct arena *a)
{
	struct buf text = { 0 };

	buf_adds(&text, article->feed_title != NULL ? article->feed_title : "");
	if (article->author[0] != '\0')
		buf_printf(&text, " \xc2\xb7 %s", article->author);
	add(header, LOOK_DIM, arena_strdup(a, buf_text(&text)));
	buf_clear(&text);
}

/* When, how long it takes to read, which text it is. */
static void
add_time(struct article_header *header, const struct article *article, const char *source, int64_t now, struct arena *a)
{
	struct buf text = { 0 };

	date_format_long(&text, article->published != DATE_NONE ? article->published : article->date, now);
	if (article->words >= WORDS_A_MINUTE)
		buf_printf(&text, " \xc2\xb7 %lld min to read",
		    (long long)((article->words + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE));
	if (*source != '\0')
		buf_printf(&text, " \xc2\xb7 %s", source);
	add(header, LOOK_DIM, arena_strdup(a, buf_text(&text)));
	buf_clear(&text);
}

static void
add_tags(struct article_header *header, const struct article *article, struct arena *a)
{
	struct buf text = { 0 };
	const char *tag;
	size_t n;

	for (tag = article->tags; *tag != '\0'; tag += n + (tag[n] != '\0')) {
		n = strcspn(tag, "\n");
		buf_adds(&text, text.len > 0 ? " \xc2\xb7 " : "Tags: ");
		buf_add(&text, tag, n);
	}
	if (text.len > 0)
		add(header, LOOK_DIM, arena_strdup(a, buf_text(&text)));
	buf_clear(&text);
}

static void
add_length(struct buf *text, const struct article_enclosure *e)
{
	if (e->seconds > 0)
		buf_printf(text, ", %lld:%02lld:%02lld", (long long)(e->seconds / 3600), (long long)(e->seconds / 60 % 60),
		    (long long)(e->seconds % 60));
	if (e->length >= 1000 * 1000)
		buf_printf(text, ", %lld MB", (long long)((e->length + 500 * 1000) / (1000 * 1000)));
}

static void
add_enclosures(struct article_header *header, const struct article *article, struct arena *a)
{
	struct buf text = { 0 };
	size_t i;

	for (i = 0; i < article->enclosure_count && i < ENCLOSURES_SHOWN; i++) {
		const struct article_enclosure *e = &article->enclosures[i];

		buf_reset(&text);
		buf_printf(&text, "Enclosed: %s", e->title[0] != '\0' ? e->title : e->url);
		if (e->type[0] != '\0')
			buf_printf(&text, " (%s", e->type);
		else if (e->seconds > 0 || e->length > 0)
			buf_adds(&text, " (");
		add_length(&text, e);
		if (strchr(buf_text(&text), '(') != NULL)
			buf_addc(&text, ')');
		add(header, LOOK_DIM, arena_strdup(a, buf_text(&text)));
	}
	buf_clear(&text);
}

void
article_header_make(struct article_header *header, const struct article *article, const char *source, bool has_text,
    int64_t now, struct arena *a)
{
	header->count = 0;
	add_origin(header, article, a);
	add_time(header, article, source, now, a);
	if (article->link[0] != '\0')
		add(header, LOOK_DIM, article->link);
	add_tags(header, article, a);
	add_enclosures(header, article, a);
	add(header, LOOK_TEXT, "");
	if (!has_text)
		add(header, LOOK_DIM, article->link[0] != '\0' ?
		    "The feed brings no text here. Press x to fetch the page, o to open it in the browser." :
		    "The feed brings no text here, and no link.");
}

#include "archive.h"
#include "article_json.h"
#include "leaflet.h"
#include "mail.h"
#include "out.h"
#include "text/clean.h"

/* Headlines read from the store at a time. */
#define WINDOW	500

struct archive {
	enum archive_form form;
	struct store *store;
	struct buf out;
	struct json json;
};

static void
flush(struct archive *archive)
{
	out_raw(buf_text(&archive->out), archive->out.len);
	buf_reset(&archive->out);
}

/* The fields that are printed as they are, once more through the rule; the texts are documents, made of it. */
static void
clean_article(struct article *article, struct arena *a)
{
	size_t i;

	article->title = clean_line_dup(a, article->title, 0);
	article->author = clean_line_dup(a, article->author, 0);
	article->link = clean_line_dup(a, article->link, 0);
	article->feed_title = clean_line_dup(a, article->feed_title, 0);
	for (i = 0; i < article->enclosure_count; i++)
		article->enclosures[i].url = clean_line_dup(a, article->enclosures[i].url, 0);
}

static int
print_one(struct archive *archive, int64_t id, struct error *err)
{
	struct arena a = { 0 };
	struct article *article;

	err->kind = ERROR_NONE;
	article = articles_get(archive->store, id, &a, err);
	if (article != NULL && archive->form != ARCHIVE_JSON)
		clean_article(article, &a);
	if (article != NULL && archive->form == ARCHIVE_JSON)
		article_json_write(&archive->json, article);
	else if (article != NULL && archive->form == ARCHIVE_HTML)
		leaflet_write(article, &archive->out);
	else if (article != NULL)
		mail_write(article, &archive->out);
	flush(archive);
	arena_clear(&a);
	/* One that has gone meanwhile is none of the list. */
	return article != NULL || err->kind == ERROR_NONE || err->kind == ERROR_MISSING ? 0 : -1;
}

static int
print_all(struct archive *archive, const struct headline_scope *scope, struct error *err)
{
	enum headline_where where = HEADLINES_FIRST;
	struct headlines window = { 0 };
	struct arena a = { 0 };
	int64_t anchor = 0;
	int result;
	size_t i;

	do {
		arena_clear(&a);
		result = headlines_read(archive->store, scope, where, anchor, WINDOW, &a, &window, err);
		for (i = 0; result == 0 && i < window.count && !out_broken(); i++) {
			anchor = window.items[i].id;
			result = print_one(archive, anchor, err);
		}
		where = HEADLINES_AFTER;
	} while (result == 0 && window.count == WINDOW && !out_broken());
	arena_clear(&a);
	return result;
}

int
archive_print(enum archive_form form, struct store *store, const struct headline_scope *scope, struct error *err)
{
	struct archive archive = { .form = form, .store = store };
	int result;

	archive.json.out = &archive.out;
	if (form == ARCHIVE_JSON) {
		json_open(&archive.json, NULL, '{');
		json_text(&archive.json, "version", "https://jsonfeed.org/version/1.1");
		json_text(&archive.json, "title", "Articles of coranto");
		json_open(&archive.json, "items", '[');
	}
	if (form == ARCHIVE_HTML)
		leaflet_begin(&archive.out);
	result = print_all(&archive, scope, err);
	if (form == ARCHIVE_HTML)
		leaflet_end(&archive.out);
	if (form == ARCHIVE_JSON) {
		json_close(&archive.json, ']');
		json_close(&archive.json, '}');
		json_end(&archive.json);
	}
	flush(&archive);
	buf_clear(&archive.out);
	return result;
}

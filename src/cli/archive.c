#include "archive.h"
#include "article_json.h"
#include "book.h"
#include "leaflet.h"
#include "mail.h"
#include "out.h"
#include "text/clean.h"

/* Headlines read from the store at a time. */
#define WINDOW	500

struct archive {
	const struct form *form;
	struct store *store;
	int64_t now;
	struct buf out;
	struct json json;
	struct book book;
};

/* How a form begins, holds an article and ends; NULL: with nothing.  Each 0 or -1. */
struct form {
	int (*begin)(struct archive *archive, struct error *err);
	int (*add)(struct archive *archive, const struct article *article, struct error *err);
	int (*end)(struct archive *archive, struct error *err);
};

static int
begin_epub(struct archive *archive, struct error *err)
{
	return book_begin(&archive->book, &archive->out, err);
}

static int
add_epub(struct archive *archive, const struct article *article, struct error *err)
{
	return book_add(&archive->book, article, &archive->out, err);
}

static int
end_epub(struct archive *archive, struct error *err)
{
	return book_end(&archive->book, archive->now, &archive->out, err);
}

static int
begin_html(struct archive *archive, struct error *err)
{
	(void)err;
	leaflet_begin(&archive->out);
	return 0;
}

static int
add_html(struct archive *archive, const struct article *article, struct error *err)
{
	(void)err;
	leaflet_write(article, &archive->out);
	return 0;
}

static int
end_html(struct archive *archive, struct error *err)
{
	(void)err;
	leaflet_end(&archive->out);
	return 0;
}

static int
begin_json(struct archive *archive, struct error *err)
{
	(void)err;
	archive->json.out = &archive->out;
	json_open(&archive->json, NULL, '{');
	json_text(&archive->json, "version", "https://jsonfeed.org/version/1.1");
	json_text(&archive->json, "title", "Articles of coranto");
	json_open(&archive->json, "items", '[');
	return 0;
}

static int
add_json(struct archive *archive, const struct article *article, struct error *err)
{
	(void)err;
	article_json_write(&archive->json, article);
	return 0;
}

static int
end_json(struct archive *archive, struct error *err)
{
	(void)err;
	json_close(&archive->json, ']');
	json_close(&archive->json, '}');
	json_end(&archive->json);
	return 0;
}

static int
add_mbox(struct archive *archive, const struct article *article, struct error *err)
{
	(void)err;
	mail_write(article, &archive->out);
	return 0;
}

static const struct form forms[] = {
	[ARCHIVE_EPUB] = { begin_epub, add_epub, end_epub },
	[ARCHIVE_HTML] = { begin_html, add_html, end_html },
	[ARCHIVE_JSON] = { begin_json, add_json, end_json },
	[ARCHIVE_MBOX] = { NULL, add_mbox, NULL },
};

static void
flush(struct archive *archive)
{
	out_raw(buf_text(&archive->out), archive->out.len);
	buf_reset(&archive->out);
}

/* What is printed as it is, once more through the rule; JSON escapes it, and the texts are documents, made of it. */
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
	int result;

	err->kind = ERROR_NONE;
	article = articles_get(archive->store, id, &a, err);
	if (article != NULL && archive->form != &forms[ARCHIVE_JSON])
		clean_article(article, &a);
	if (article != NULL)
		result = archive->form->add(archive, article, err);
	else	/* One that has gone meanwhile is none of the list. */
		result = err->kind == ERROR_NONE || err->kind == ERROR_MISSING ? 0 : -1;
	flush(archive);
	arena_clear(&a);
	return result;
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
archive_print(enum archive_form form, struct store *store, const struct headline_scope *scope, int64_t now,
    struct error *err)
{
	struct archive archive = { .form = &forms[form], .store = store, .now = now };
	int result = archive.form->begin != NULL ? archive.form->begin(&archive, err) : 0;

	if (result == 0)
		result = print_all(&archive, scope, err);
	if (result == 0 && archive.form->end != NULL)
		result = archive.form->end(&archive, err);
	if (result == 0)
		flush(&archive);
	book_clear(&archive.book);
	buf_clear(&archive.out);
	return result;
}

#include <string.h>
#include <time.h>

#include "app/shelf.h"
#include "fetch_page.h"
#include "poll/web_page.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "text/clean.h"
#include "text/url.h"

/* The settings of the article's feed, NULL when they are those of all; settings_free() them. */
static struct settings *
own_settings(struct reader *reader, const struct article *article, struct arena *a)
{
	const struct subs *subs = reader_subs(reader);
	struct error err;
	struct feed_record *feed = feeds_get(reader_store(reader), article->feed, a, &err);
	size_t i;

	for (i = 0; feed != NULL && i < subs->count; i++)
		if (strcmp(subs->items[i].url, feed->url) == 0)
			return subs_settings(&subs->items[i], reader_settings(reader));
	return NULL;
}

/* Empty links and those of other schemes have no page. */
static int
get(const struct fetch_page *f, const struct article *article, struct arena *a, struct web_page_answer *answer,
    struct error *err)
{
	struct settings *own;
	struct web_page_request request = { .url = article->link, .from = "" };
	int result;

	if (!url_is_web(article->link))
		return error_set(err, ERROR_MISSING, "the article has no link to a web page");
	own = own_settings(f->reader, article, a);
	request.settings = own != NULL ? own : reader_settings(f->reader);
	result = web_page_get(&request, f->stop, answer, err);
	settings_free(own);
	return result;
}

static void
tell(const struct fetch_page *f, struct poll_event *event, enum poll_event_kind kind, const struct poll_counts *counts)
{
	event->kind = kind;
	event->counts = *counts;
	f->event(f->context, event);
}

static int
fetch_of_article(const struct fetch_page *f, struct poll_counts *counts, struct error *err)
{
	struct store *store = reader_store(f->reader);
	struct arena a = { 0 };
	struct article *article = articles_get(store, f->article, &a, err);
	struct poll_event event = { .sentence = "", .url = "", .title = "" };
	struct web_page_answer answer = { 0 };
	struct error why;
	int result = article != NULL ? 0 : -1;

	*counts = (struct poll_counts){ .feeds = 1 };
	if (article != NULL) {
		event.feed = article->feed;
		event.url = event.title = article->link;
		tell(f, &event, POLL_BEGIN, counts);
		tell(f, &event, POLL_FETCH, counts);
		if (get(f, article, &a, &answer, &why) < 0)
			event.sentence = clean_line_dup(&a, why.text, ERROR_TEXT_MAX);
		else
			result = articles_set_full(store, article->id, buf_text(&answer.html), err);
		event.status = answer.status;
		counts->done = 1;
		counts->bytes = answer.bytes;
		counts->failed = event.sentence[0] != '\0';
		if (result == 0)
			tell(f, &event, counts->failed > 0 ? POLL_FAIL : POLL_DONE, counts);
		tell(f, &event, POLL_TOTAL, counts);
	}
	web_page_clear(&answer);
	arena_clear(&a);
	return result;
}

/* What the page is as an article of its own. */
static int
shelve(const struct fetch_page *f, const struct web_page_answer *answer, struct poll_event *event, struct error *err)
{
	struct article page = {
		.title = answer->title[0] != '\0' ? answer->title : f->url,
		.author = answer->byline, .link = f->url, .comments = "", .language = answer->language,
		.image = answer->image, .tags = "", .content = buf_text(&answer->html), .full = "",
		.published = answer->published, .updated = answer->published,
	};

	if (shelf_put(reader_store(f->reader), f->later ? SHELF_LATER : SHELF_VISITED, &page, time(NULL),
	    &event->article, err) < 0)
		return -1;
	event->feed = page.feed;
	return 0;
}

/* One that was looked at before needs no network to be put aside. */
static int
shelve_again(const struct fetch_page *f, int64_t id, struct poll_event *event, struct error *err)
{
	struct arena a = { 0 };
	struct article *article = articles_get(reader_store(f->reader), id, &a, err);
	int result = -1;

	if (article != NULL) {
		result = shelf_put(reader_store(f->reader), SHELF_LATER, article, time(NULL), &event->article, err);
		event->feed = article->feed;
	}
	arena_clear(&a);
	return result;
}

static int
fetch_address(const struct fetch_page *f, struct poll_counts *counts, struct error *err)
{
	struct web_page_request request = { .url = f->url, .from = "", .settings = reader_settings(f->reader) };
	struct poll_event event = { .sentence = "", .url = f->url, .title = f->url };
	struct web_page_answer answer = { 0 };
	int64_t known = f->later ? shelf_find(reader_store(f->reader), f->url, err) : 0;
	struct arena a = { 0 };
	struct error why;
	int result;

	*counts = (struct poll_counts){ .pages = 1 };
	tell(f, &event, POLL_BEGIN, counts);
	tell(f, &event, POLL_FETCH, counts);
	if (known > 0) {
		result = shelve_again(f, known, &event, err);
	} else if (web_page_get(&request, f->stop, &answer, &why) == 0) {
		result = shelve(f, &answer, &event, err);
	} else {
		result = 0;
		event.sentence = clean_line_dup(&a, why.text, ERROR_TEXT_MAX);
	}
	event.status = answer.status;
	counts->pages_done = 1;
	counts->pages_kept = event.article != 0;
	counts->failed = event.sentence[0] != '\0';
	counts->bytes = answer.bytes;
	if (result == 0)
		tell(f, &event, POLL_PAGE, counts);
	tell(f, &event, POLL_TOTAL, counts);
	web_page_clear(&answer);
	arena_clear(&a);
	return result;
}

int
fetch_page(const struct fetch_page *f, struct poll_counts *counts, struct error *err)
{
	if (f->article != 0)
		return fetch_of_article(f, counts, err);
	if (!url_is_web(f->url)) {
		*counts = (struct poll_counts){ 0 };
		return error_set(err, ERROR_USAGE, "%s: no address of a web page", f->url);
	}
	return fetch_address(f, counts, err);
}

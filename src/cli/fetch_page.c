#include <string.h>

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

int
fetch_page(const struct fetch_page *f, struct poll_counts *counts, struct error *err)
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
	buf_clear(&answer.html);
	arena_clear(&a);
	return result;
}

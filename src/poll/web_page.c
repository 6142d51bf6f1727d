#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "net/fetch.h"
#include "net/headers.h"
#include "outcome.h"
#include "parser.h"
#include "poll/web_page.h"
#include "reading.h"
#include "text/date.h"
#include "text/entity.h"
#include "text/url.h"
#include "worker.h"

#define TICK_MS		250
#define PAUSE_TICK_MS	50		/* when a host's pause may end meanwhile */
#define SILENCES	2		/* so many pages without an answer, and a host is left alone */

struct host {
	const char *name;
	bool busy;			/* one of its pages is asked or read */
	int64_t free_ms;		/* not before */
	int silences;			/* in a row */
	bool held;			/* no more of its pages */
};

struct web_page {
	struct web_page_request request;
	struct web_page_answer answer;
	struct host *host;
	const char *asked[LIMIT_PAGE_PARTS];	/* its parts so far */
	size_t asked_count;
	const char *next;		/* part to be asked, "" none */
	struct web_page *later;		/* in the queue */
};

struct web_pages {
	struct web_page_options options;
	struct fetcher *fetcher;
	struct worker *worker;
	struct arena arena;		/* the hosts */
	struct map hosts;
	struct web_page *waiting;	/* oldest first */
	struct web_page *working[LIMIT_PAGES_AT_ONCE];	/* asked or read at this moment */
	size_t working_count;
	int64_t started;
};

static struct host *
get_host(struct web_pages *w, const char *url)
{
	const char *name = url_host(&w->arena, url);
	struct host *h = map_get(&w->hosts, name, strlen(name));

	if (h != NULL)
		return h;
	h = arena_zalloc(&w->arena, 1, sizeof(*h));
	h->name = name;
	map_put(&w->hosts, name, strlen(name), h);
	return h;
}

void
web_page_clear(struct web_page_answer *answer)
{
	buf_clear(&answer->html);
	arena_clear(&answer->arena);
}

/*
 * The end of a page
 */

static void
free_page(struct web_page *p)
{
	web_page_clear(&p->answer);
	free(p);
}

static void
end_page(struct web_pages *w, struct web_page *p)
{
	w->options.events.end(w->options.events.context, p->request.data, &p->answer);
	free_page(p);
}

/* Pages that were not asked yet; host NULL: of any. */
static void
end_waiting(struct web_pages *w, const struct host *host, const char *why)
{
	struct web_page **at = &w->waiting, *p;

	while ((p = *at) != NULL) {
		if (host != NULL && p->host != host) {
			at = &p->later;
			continue;
		}
		*at = p->later;
		/* Of a further part the article so far is kept. */
		if (p->asked_count == 0)
			error_set(&p->answer.error, ERROR_BUSY, "%s", why);
		end_page(w, p);
	}
}

static bool
was_asked(const struct web_page *p, const char *url)
{
	size_t i;

	for (i = 0; i < p->asked_count; i++)
		if (strcmp(p->asked[i], url) == 0)
			return true;
	return false;
}

/* A further part of the same article is on the same host. */
static bool
has_next(const struct web_pages *w, struct web_page *p)
{
	return p->next[0] != '\0' && p->asked_count < LIMIT_PAGE_PARTS && p->answer.html.len < LIMIT_CONTENT_BYTES &&
	    !p->host->held && !was_asked(p, p->next) && strcmp(url_host(&p->answer.arena, p->next), p->host->name) == 0 &&
	    (w->options.stop == NULL || *w->options.stop == 0);
}

static void
leave_work(struct web_pages *w, const struct web_page *p)
{
	size_t i = 0;

	while (w->working[i] != p)
		i++;
	w->working[i] = w->working[--w->working_count];
}

/* A part is read, or failed: what is next. */
static void
end_part(struct web_pages *w, struct web_page *p)
{
	struct host *h = p->host;

	leave_work(w, p);
	h->busy = false;
	h->free_ms = clock_monotonic_ms() + (url_is_own_machine(h->name) ? 0 : w->options.pause_ms);
	if (p->answer.error.kind != ERROR_NONE && p->asked_count > 1)
		p->answer.error.kind = ERROR_NONE;	/* the first part came */
	else if (p->answer.error.kind == ERROR_NONE && has_next(w, p)) {
		p->later = w->waiting;
		w->waiting = p;
		return;
	}
	end_page(w, p);
	if (h->held)
		end_waiting(w, h, "its server wants to be left alone");
}

/*
 * A part on its way
 */

static void
on_begin(void *context, void *data, const char *url)
{
	struct web_pages *w = context;
	struct web_page *p = data;

	(void)url;
	if (p->asked_count == 1)
		w->options.events.begin(w->options.events.context, p->request.data);
}

static void
take_about(struct web_page_answer *answer, const struct reading *reading)
{
	answer->title = reading->title;
	answer->byline = reading->byline;
	answer->language = reading->language;
	answer->image = reading->image;
	answer->published = reading->published;
}

/* What stands between title and text, in a paragraph of its own. */
static void
add_standfirst(struct buf *html, const char *standfirst)
{
	if (standfirst[0] == '\0')
		return;
	buf_adds(html, "<p><em>");
	entity_encode(html, standfirst);
	buf_adds(html, "</em></p>\n");
}

static void
on_read(void *context, void *data, const struct buf *body, struct buf *result, const struct error *worker_error)
{
	struct web_page *p = data;
	struct reading reading;

	(void)body;
	if (worker_error != NULL) {
		p->answer.error = *worker_error;
	} else if (reading_result(result, &p->answer.arena, &reading, &p->answer.error) == 0) {
		if (p->asked_count == 1) {
			take_about(&p->answer, &reading);
			add_standfirst(&p->answer.html, reading.standfirst);
		}
		buf_adds(&p->answer.html, reading.html);
		p->next = reading.next;
	}
	end_part(context, p);
}

static const char *
status_error(struct arena *a, int status)
{
	if (status == 410)
		return "HTTP 410: the page is gone for good";
	return outcome_status_error(a, status, false);
}

static void
note_answer(struct web_page *p, const struct fetch_answer *answer)
{
	p->answer.status = answer->status;
	p->answer.bytes += answer->wire_bytes;
	p->host->silences = answer->status == 0 ? p->host->silences + 1 : 0;
	if (outcome_holds_host(answer->status))
		p->answer.retry_at = headers_retry_at(answer->headers, time(NULL));
	p->host->held = p->host->held || outcome_holds_host(answer->status) || p->host->silences >= SILENCES;
}

static void
on_end(void *context, void *data, struct fetch_answer *answer)
{
	struct web_pages *w = context;
	struct web_page *p = data;
	struct buf head = { 0 };

	note_answer(p, answer);
	if (answer->error.kind != ERROR_NONE) {
		p->answer.error = answer->error;
		end_part(w, p);
	} else if (!outcome_has_body(answer->status)) {
		error_set(&p->answer.error, ERROR_IO, "%s", status_error(&p->answer.arena, answer->status));
		end_part(w, p);
	} else {
		parser_head(&head, answer->url, buf_text(&answer->headers->content_type),
		    buf_text(&answer->headers->content_encoding));
		worker_add(w->worker, &head, answer->body, p);
	}
}

/*
 * The header lines of the user's own stay away: they were meant for the feed's
 * server, perhaps secret, and the page may stand anywhere.
 */
static void
ask(struct web_pages *w, struct web_page *p)
{
	const struct settings *s = p->request.settings;
	struct fetch_request r = {
		.user = "",
		.password = "",
		.url = p->next,
		.from = p->request.from,
		.etag = "",
		.last_modified = "",
		.user_agent = settings_text(s, SETTING_USER_AGENT),
		.proxy = settings_text(s, SETTING_PROXY),
		.private_redirects = settings_flag(s, SETTING_PRIVATE_REDIRECTS),
		.body_limit = LIMIT_PAGE_BYTES,
		.seconds = LIMIT_PAGE_SECONDS,
		.data = p,
	};

	p->asked[p->asked_count++] = p->next;
	p->next = "";
	p->host->busy = true;
	w->working[w->working_count++] = p;
	fetcher_add(w->fetcher, &r);
}

/* Ask what may be asked now. */
static void
ask_some(struct web_pages *w)
{
	struct web_page **at = &w->waiting, *p;
	int64_t now = clock_monotonic_ms();

	while ((p = *at) != NULL && w->working_count < LIMIT_PAGES_AT_ONCE) {
		if (p->host->busy || p->host->free_ms > now) {
			at = &p->later;
			continue;
		}
		*at = p->later;
		ask(w, p);
	}
}

static bool
must_stop(const struct web_pages *w)
{
	return w->options.stop != NULL && *w->options.stop != 0;
}

static int
step(struct web_pages *w, struct error *err)
{
	struct pollfd fd;

	if (w->options.seconds > 0 && clock_monotonic_ms() - w->started > w->options.seconds * 1000)
		end_waiting(w, NULL, "no time was left");
	ask_some(w);
	if (fetcher_step(w->fetcher, err) < 0)
		return -1;
	worker_step(w->worker);
	if (w->working_count == 0 && w->waiting == NULL)
		return 0;
	fd = worker_pollfd(w->worker);
	return fetcher_wait(w->fetcher, &fd, fd.fd >= 0, w->waiting != NULL ? PAUSE_TICK_MS : TICK_MS, err);
}

int
web_pages_run(struct web_pages *w, struct error *err)
{
	while ((w->working_count > 0 || w->waiting != NULL) && !must_stop(w))
		if (step(w, err) < 0)
			return -1;
	return 0;
}

void
web_pages_add(struct web_pages *w, const struct web_page_request *request)
{
	struct web_page *p = mem_zalloc(1, sizeof(*p)), **at = &w->waiting;

	p->request = *request;
	p->answer.title = p->answer.byline = p->answer.language = p->answer.image = "";
	p->answer.published = DATE_NONE;
	p->host = get_host(w, request->url);
	p->next = request->url;
	while (*at != NULL)
		at = &(*at)->later;
	*at = p;
}

bool
web_pages_host_held(const struct web_pages *w, const char *host)
{
	const struct host *h = map_get(&w->hosts, host, strlen(host));

	return h != NULL && h->held;
}

struct web_pages *
web_pages_open(const struct web_page_options *options, struct error *err)
{
	const struct settings *s = options->settings;
	struct web_pages *w = mem_zalloc(1, sizeof(*w));
	struct fetch_options fetch = {
		.connections = LIMIT_PAGES_AT_ONCE,
		.connections_per_host = 1,
		.user_agent = settings_text(s, SETTING_USER_AGENT),
		.contact = settings_text(s, SETTING_CONTACT),
		.proxy = settings_text(s, SETTING_PROXY),
		.ca_file = settings_text(s, SETTING_CA_FILE),
	};
	struct fetch_events events = { .begin = on_begin, .end = on_end, .context = w };

	w->options = *options;
	w->started = clock_monotonic_ms();
	map_init(&w->hosts);
	w->worker = worker_open(reading_read, on_read, w, err);
	if (w->worker != NULL)
		w->fetcher = fetcher_open(&fetch, &events, err);
	if (w->fetcher != NULL)
		return w;
	web_pages_close(w);
	return NULL;
}

void
web_pages_close(struct web_pages *w)
{
	struct web_page *p;
	size_t i;

	if (w == NULL)
		return;
	worker_close(w->worker);
	fetcher_close(w->fetcher);
	for (i = 0; i < w->working_count; i++)
		free_page(w->working[i]);
	while ((p = w->waiting) != NULL) {
		w->waiting = p->later;
		free_page(p);
	}
	map_clear(&w->hosts);
	arena_clear(&w->arena);
	free(w);
}

/*
 * One page alone
 */

static void
ignore_begin(void *context, void *data)
{
	(void)context;
	(void)data;
}

static void
take_end(void *context, void *data, struct web_page_answer *answer)
{
	struct web_page_answer *out = context;

	(void)data;
	*out = *answer;
	buf_init(&answer->html);
	arena_init(&answer->arena);
}

int
web_page_get(const struct web_page_request *request, const volatile sig_atomic_t *stop,
    struct web_page_answer *answer, struct error *err)
{
	struct web_page_options options = {
		.settings = request->settings,
		.events = { .begin = ignore_begin, .end = take_end, .context = answer },
		.stop = stop,
	};
	struct web_pages *w = web_pages_open(&options, err);
	int result = -1;

	memset(answer, 0, sizeof(*answer));
	error_set(&answer->error, ERROR_BUSY, "stopped");
	if (w != NULL) {
		web_pages_add(w, request);
		result = web_pages_run(w, err);
	}
	web_pages_close(w);
	if (result == 0 && answer->error.kind != ERROR_NONE)
		result = error_set(err, answer->error.kind, "%s", answer->error.text);
	return result;
}

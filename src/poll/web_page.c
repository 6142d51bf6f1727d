#include <stdbool.h>
#include <string.h>

#include "base/limits.h"
#include "net/fetch.h"
#include "outcome.h"
#include "parser.h"
#include "poll/web_page.h"
#include "reading.h"
#include "text/url.h"
#include "worker.h"

#define TICK_MS	250

struct web_page {
	const struct web_page_request *request;
	struct web_page_answer *answer;
	struct fetcher *fetcher;
	struct worker *worker;
	struct arena arena;
	const char *next;		/* to be asked, "" none */
	struct error error;		/* of the last part */
};

static void
on_begin(void *context, void *data, const char *url)
{
	(void)context;
	(void)data;
	(void)url;
}

static void
on_read(void *context, void *data, const struct buf *body, struct buf *result, const struct error *worker_error)
{
	struct web_page *p = context;
	struct reading reading;

	(void)body;
	(void)data;
	if (worker_error != NULL) {
		p->error = *worker_error;
	} else if (reading_result(result, &p->arena, &reading, &p->error) == 0) {
		buf_adds(&p->answer->html, reading.html);
		p->next = reading.next;
	}
}

static const char *
status_error(struct web_page *p, int status)
{
	if (status == 410)
		return "HTTP 410: the page is gone for good";
	return outcome_status_error(&p->arena, status, false);
}

static void
on_end(void *context, void *data, struct fetch_answer *answer)
{
	struct web_page *p = context;
	struct buf head = { 0 };

	(void)data;
	p->answer->status = answer->status;
	p->answer->bytes += answer->wire_bytes;
	if (answer->error.kind != ERROR_NONE) {
		p->error = answer->error;
	} else if (!outcome_has_body(answer->status)) {
		error_set(&p->error, ERROR_IO, "%s", status_error(p, answer->status));
	} else {
		parser_head(&head, answer->url, buf_text(&answer->headers->content_type));
		worker_add(p->worker, &head, answer->body, NULL);
	}
}

static bool
must_stop(const struct web_page *p)
{
	return p->request->stop != NULL && *p->request->stop != 0;
}

/* Until the part is read, or could not be. */
static int
loop(struct web_page *p, struct error *err)
{
	struct pollfd fd;

	while (fetcher_pending(p->fetcher) > 0 || worker_pending(p->worker) > 0) {
		if (must_stop(p))
			return error_set(&p->error, ERROR_BUSY, "stopped");
		if (fetcher_step(p->fetcher, err) < 0)
			return -1;
		worker_step(p->worker);
		fd = worker_pollfd(p->worker);
		if (fetcher_pending(p->fetcher) + worker_pending(p->worker) > 0 &&
		    fetcher_wait(p->fetcher, &fd, fd.fd >= 0, TICK_MS, err) < 0)
			return -1;
	}
	return 0;
}

/*
 * The header lines of the user's own stay away: they were meant for the feed's
 * server, perhaps secret, and the page may stand anywhere.
 */
static int
get_part(struct web_page *p, const char *url, struct error *err)
{
	const struct settings *s = p->request->settings;
	struct fetch_request r = {
		.user = "",
		.password = "",
		.url = url,
		.etag = "",
		.last_modified = "",
		.user_agent = settings_text(s, SETTING_USER_AGENT),
		.proxy = settings_text(s, SETTING_PROXY),
		.private_redirects = settings_flag(s, SETTING_PRIVATE_REDIRECTS),
		.body_limit = LIMIT_PAGE_BYTES,
		.seconds = LIMIT_PAGE_SECONDS,
	};

	p->next = "";
	p->error.kind = ERROR_NONE;
	fetcher_add(p->fetcher, &r);
	if (loop(p, err) < 0 && p->error.kind == ERROR_NONE)
		return -1;
	return p->error.kind == ERROR_NONE ? 0 : error_set(err, p->error.kind, "%s", p->error.text);
}

static bool
was_asked(const char *const *asked, size_t count, const char *url)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(asked[i], url) == 0)
			return true;
	return false;
}

static int
get_parts(struct web_page *p, struct error *err)
{
	const char *asked[LIMIT_PAGE_PARTS] = { p->request->url };
	const char *host = url_host(&p->arena, p->request->url);
	struct error ignored;
	size_t count = 1;

	if (get_part(p, p->request->url, err) < 0)
		return -1;
	while (p->next[0] != '\0' && count < LIMIT_PAGE_PARTS && p->answer->html.len < LIMIT_CONTENT_BYTES) {
		if (strcmp(url_host(&p->arena, p->next), host) != 0 || was_asked(asked, count, p->next))
			break;
		asked[count++] = p->next;
		if (get_part(p, p->next, &ignored) < 0)
			break;
	}
	return 0;
}

int
web_page_get(const struct web_page_request *request, struct web_page_answer *answer, struct error *err)
{
	const struct settings *s = request->settings;
	struct web_page p = { .request = request, .answer = answer, .next = "" };
	struct fetch_options options = {
		.connections = 1,
		.connections_per_host = 1,
		.user_agent = settings_text(s, SETTING_USER_AGENT),
		.contact = settings_text(s, SETTING_CONTACT),
		.proxy = settings_text(s, SETTING_PROXY),
		.ca_file = settings_text(s, SETTING_CA_FILE),
	};
	struct fetch_events events = { .begin = on_begin, .end = on_end, .context = &p };
	int result = -1;

	memset(answer, 0, sizeof(*answer));
	p.worker = worker_open(reading_read, on_read, &p, err);
	if (p.worker != NULL)
		p.fetcher = fetcher_open(&options, &events, err);
	if (p.fetcher != NULL)
		result = get_parts(&p, err);
	worker_close(p.worker);
	fetcher_close(p.fetcher);
	arena_clear(&p.arena);
	return result;
}

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "app/shelf.h"
#include "app/updater.h"
#include "base/mem.h"
#include "errand.h"
#include "text/url.h"

enum errand_kind { ERRAND_WHOLE, ERRAND_VISIT, ERRAND_LATER };

struct errand_job {
	enum errand_kind kind;
	int64_t article;		/* of WHOLE */
	char *url;			/* of the others */
	const struct view *from;	/* where the user was */
	struct errand_job *next;
};

struct errand {
	const char *program;
	struct updater *updater;	/* NULL: nothing runs */
	struct errand_job *jobs;	/* the first runs, the others wait */
	int64_t came;			/* the article that it brought, 0 none */
	bool stopped;			/* by the user */
	char failure[ERROR_TEXT_MAX];
};

struct errand *
errand_new(const char *program)
{
	struct errand *e = mem_zalloc(1, sizeof(*e));

	e->program = program;
	return e;
}

static void
drop_first(struct errand *e)
{
	struct errand_job *job = e->jobs;

	e->jobs = job->next;
	free(job->url);
	free(job);
}

void
errand_free(struct errand *e)
{
	if (e->updater != NULL)
		updater_free(e->updater);
	while (e->jobs != NULL)
		drop_first(e);
	free(e);
}

static void
start(struct session *session)
{
	struct errand *e = session->errand;
	const struct errand_job *job = e->jobs;
	char number[32];
	const char *words[] = { "--article", number, NULL };
	struct error err;

	snprintf(number, sizeof(number), "%" PRId64, job->article);
	if (job->kind != ERRAND_WHOLE) {
		words[0] = job->kind == ERRAND_VISIT ? "--page" : "--later";
		words[1] = job->url;
	}
	e->came = 0;
	e->stopped = false;
	e->failure[0] = '\0';
	e->updater = updater_start(e->program, "update", words, &err);
	if (e->updater != NULL)
		return;
	status_warn(&session->status, session->now, "fetching: %s", err.text);
	drop_first(e);
}

static bool
is_asked(const struct errand *e, enum errand_kind kind, int64_t article, const char *url)
{
	const struct errand_job *job;

	for (job = e->jobs; job != NULL; job = job->next)
		if (job->kind == kind && job->article == article && (url == NULL || strcmp(job->url, url) == 0))
			return true;
	return false;
}

/* What the user waits for goes before what is for later. */
static void
add(struct session *session, enum errand_kind kind, int64_t article, const char *url)
{
	struct errand *e = session->errand;
	struct errand_job *job, **at = &e->jobs;

	if (is_asked(e, kind, article, url))
		return;
	job = mem_zalloc(1, sizeof(*job));
	job->kind = kind;
	job->article = article;
	job->url = url != NULL ? mem_strdup(url) : NULL;
	job->from = session->top;
	if (*at != NULL)
		at = &(*at)->next;
	while (*at != NULL && (kind == ERRAND_LATER || (*at)->kind != ERRAND_LATER))
		at = &(*at)->next;
	job->next = *at;
	*at = job;
	if (e->updater == NULL)
		start(session);
}

void
errand_whole(struct session *session, int64_t article)
{
	add(session, ERRAND_WHOLE, article, NULL);
}

void
errand_visit(struct session *session, const char *url)
{
	struct error err;
	int64_t known;

	if (!url_is_web(url)) {
		act_browse(session, url);
		return;
	}
	known = shelf_find(reader_store(session->reader), url, &err);
	if (known > 0) {
		session->visit = known;
		return;
	}
	add(session, ERRAND_VISIT, 0, url);
}

void
errand_later(struct session *session, const char *url)
{
	if (!url_is_web(url)) {
		status_warn(&session->status, session->now, "Only web pages can be kept for later.");
		return;
	}
	add(session, ERRAND_LATER, 0, url);
	status_say(&session->status, session->now, "To be read later: %s", url);
}

void
errand_stop(struct session *session)
{
	struct errand *e = session->errand;

	while (e->jobs != NULL && e->jobs->next != NULL) {
		struct errand_job *waiting = e->jobs->next;

		e->jobs->next = waiting->next;
		free(waiting->url);
		free(waiting);
	}
	e->stopped = true;
	if (e->updater != NULL)
		updater_stop(e->updater);
}

int
errand_descriptor(const struct errand *e)
{
	return e->updater != NULL ? updater_descriptor(e->updater) : -1;
}

static void
say_failure(struct session *session, const struct errand_job *job, const char *why)
{
	if (job->kind == ERRAND_LATER)
		status_warn(&session->status, session->now, "Not kept: %s: %s", job->url, why);
	else if (job->kind == ERRAND_WHOLE)
		status_warn(&session->status, session->now, "%s; o opens the page in the browser", why);
	else
		status_warn(&session->status, session->now, "%s; its number and o: the browser", why);
}

static void
say_success(struct session *session, const struct errand_job *job, int64_t came)
{
	if (job->kind == ERRAND_WHOLE)
		status_say(&session->status, session->now, "The whole article is here.");
	else if (job->kind == ERRAND_LATER)
		status_say(&session->status, session->now, "Kept in the list " SHELF_LATER_TITLE ": %s", job->url);
	else if (session->top == job->from)
		session->visit = came;
	else
		status_say(&session->status, session->now, "Here now, follow the link again: %s", job->url);
}

static void
listen(void *context, const struct updater_event *event)
{
	struct session *session = context;
	struct errand *e = session->errand;
	const struct errand_job *job = e->jobs;

	switch (event->kind) {
	case UPDATER_PAGE:
		e->came = event->article;
		/* FALLTHROUGH */
	case UPDATER_FAIL:
		snprintf(e->failure, sizeof(e->failure), "%s", event->text);
		break;
	case UPDATER_END:
		view_spoil(session);
		if (e->stopped)
			status_say(&session->status, session->now, "Stopped.");
		else if (e->failure[0] != '\0' || event->status != 0)
			say_failure(session, job, e->failure[0] != '\0' ? e->failure :
			    event->text[0] != '\0' ? event->text : "fetching failed without a word");
		else
			say_success(session, job, e->came);
		break;
	default:
		break;
	}
}

void
errand_read(struct session *session)
{
	struct errand *e = session->errand;

	if (e->updater == NULL || updater_read(e->updater, listen, session))
		return;
	updater_free(e->updater);
	e->updater = NULL;
	drop_first(e);
	if (e->jobs != NULL)
		start(session);
}

void
errand_describe(const struct errand *e, struct buf *out)
{
	if (e->updater == NULL)
		return;
	buf_printf(out, "%s%s", out->len > 0 ? ", " : "",
	    e->jobs->kind == ERRAND_WHOLE ? "fetching the whole article" : "fetching a page");
}

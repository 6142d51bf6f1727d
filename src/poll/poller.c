#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/clock.h"
#include "base/limits.h"
#include "base/map.h"
#include "deliver.h"
#include "local.h"
#include "net/coding.h"
#include "net/fetch.h"
#include "outcome.h"
#include "parser.h"
#include "plan.h"
#include "poll/poller.h"
#include "poll/schedule.h"
#include "runner.h"
#include "secret.h"
#include "text/clean.h"
#include "whole.h"
#include "worker.h"

#define COMMIT_MS	100		/* feeds that end within this time share a commit ... */
#define COMMIT_BYTES	(4u << 20)	/* ... unless they are large */
#define GATHER_MS	80		/* documents wait so long for others to be parsed with them ... */
#define GATHER_COUNT	16		/* ... unless there are so many */
#define GATHER_BYTES	(1u << 20)
#define OFFLINE_FEEDS	3		/* when so many servers are silent and none speaks, we have no network */
#define TICK_MS		250
#define QUEUE_BYTES	(4u << 20)	/* of documents that wait to be parsed, before transfers wait */
#define LARGE_BUFFER	(1 << 20)
#define LOCAL_AT_ONCE	4		/* documents of this machine in the queue */

struct poller {
	const struct poller_options *o;
	struct plan plan;
	struct fetcher *fetcher;
	struct worker *worker;
	struct runner *runner;
	bool gathering;			/* documents wait for each other, */
	int64_t gathering_ms;		/* and the first of them since then */
	size_t next_local;		/* in the plan, of the feeds that need no network */
	struct job *finished, *last_finished;	/* not stored yet */
	size_t finished_weight;
	int64_t finished_ms;		/* when the first of them came */
	struct poll_counts counts;
	size_t reached, unreached;	/* servers elsewhere that gave an answer, or none */
	struct error fatal;		/* the store cannot go on */
};

static const char *
job_title(const struct job *job)
{
	if (job->ingest.about.title != NULL && job->ingest.about.title[0] != '\0' && job->sub->title[0] == '\0')
		return job->ingest.about.title;
	return job->feed->title;
}

static void
tell(struct poller *p, enum poll_event_kind kind, const struct job *job, const char *sentence)
{
	struct poll_event event = { .kind = kind, .sentence = sentence, .url = "", .title = "" };

	if (job != NULL) {
		event.feed = job->feed->id;
		event.url = job->url;
		event.title = job_title(job);
		event.status = kind == POLL_FETCH ? 0 : job->state.http_status;
		event.fresh = job->fresh;
		event.edited = job->edited;
	}
	p->counts.running = p->fetcher != NULL ? fetcher_running(p->fetcher) : 0;
	event.counts = p->counts;
	p->o->event(p->o->context, &event);
}

/*
 * The end of a job
 */

static void
close_job(struct poller *p, struct job *job, const char *sentence)
{
	p->counts.done++;
	p->counts.failed += sentence[0] != '\0';
	p->counts.fresh += job->fresh;
	p->counts.edited += job->edited;
	if (!job->state.gone && job->state.next_poll < p->plan.next)
		p->plan.next = job->state.next_poll;
	tell(p, sentence[0] != '\0' ? POLL_FAIL : POLL_DONE, job, sentence);
	buf_clear(&job->parcel);
	arena_clear(&job->arena);
}

/* The store refuses: the feed keeps its old state and will bring the articles again. */
static void
fail_delivery(struct poller *p, struct job *job, const struct error *err)
{
	job->fresh = job->edited = 0;
	if (err->kind != ERROR_BUSY && p->fatal.kind == ERROR_NONE)
		p->fatal = *err;
	close_job(p, job, err->text);
}

static void
deliver(struct poller *p, struct job *list)
{
	struct job *job, *next;
	struct error err = { 0 };
	int64_t now = p->o->clock();

	if (deliver_jobs(p->o->store, list, now, &err) < 0) {
		for (job = list; job != NULL; job = next) {
			next = job->next;
			job->next = NULL;
			if (list->next != NULL && p->fatal.kind == ERROR_NONE)
				deliver(p, job);	/* alone: one must not spoil the others */
			else
				fail_delivery(p, job, &err);
		}
		return;
	}
	for (job = list; job != NULL; job = next) {
		next = job->next;
		close_job(p, job, job->state.error);
	}
}

static void
flush(struct poller *p)
{
	struct job *list = p->finished;

	p->finished = p->last_finished = NULL;
	p->finished_weight = 0;
	if (list != NULL)
		deliver(p, list);
}

static void
flush_when_due(struct poller *p)
{
	if (p->finished == NULL)
		return;
	if (p->finished_weight >= COMMIT_BYTES || clock_monotonic_ms() - p->finished_ms >= COMMIT_MS)
		flush(p);
}

static void
finish(struct poller *p, struct job *job)
{
	job->weight = job->arena.total + job->parcel.cap;
	job->next = NULL;
	if (p->finished == NULL) {
		p->finished = job;
		p->finished_ms = clock_monotonic_ms();
	} else {
		p->last_finished->next = job;
	}
	p->last_finished = job;
	p->finished_weight += job->weight;
	flush_when_due(p);
}

static void
finish_with(struct poller *p, struct job *job, const char *error)
{
	job->outcome.error = clean_line_dup(&job->arena, error, ERROR_TEXT_MAX);
	job->state = outcome_state(&job->feed->state, &job->outcome, &job->arena);
	finish(p, job);
}

/*
 * Documents
 */

/* What is kept of a document that the parser did not survive. */
static int64_t
print_of(const struct buf *body)
{
	static const uint64_t seed[2] = { 0x706f69736f6e3031u, 0x636f72616e746f31u };
	uint64_t print = map_hash(seed, buf_text(body), body->len);

	return (int64_t)(print != 0 ? print : 1);
}

static void
send_to_worker(struct poller *p, struct job *job, struct buf *body)
{
	struct buf head = { 0 };

	if (job->feed->state.poison != 0 && job->feed->state.poison == print_of(body)) {
		finish_with(p, job, "the document that breaks our parser has not changed");
		return;
	}
	parser_head(&head, job->asked_url, buf_text(&job->headers.content_type),
	    buf_text(&job->headers.content_encoding));
	if (worker_pending(p->worker) == 0)
		p->gathering_ms = clock_monotonic_ms();
	worker_add(p->worker, &head, body, job);
	fetcher_pause(p->fetcher, worker_pending_bytes(p->worker) > QUEUE_BYTES);
}

static void
take_feed(struct poller *p, struct job *job, const struct feed *feed)
{
	bool whole = (feed->defects & FEED_TRUNCATED) == 0;

	job->outcome.feed = feed;
	ingest_feed(feed, job->asked_url, job->feed->id, job->outcome.now, &job->arena, &job->ingest);
	job->taken = true;
	/* The validators of half a document would hide the rest from us. */
	finish_with(p, job, whole ? "" : "the document is cut off");
}

static void
on_parsed(void *context, void *data, const struct buf *body, struct buf *result, const struct error *worker_error)
{
	struct poller *p = context;
	struct job *job = data;
	struct arena a = { 0 };
	struct error err = { 0 };
	struct feed *feed = NULL;

	if (worker_error != NULL) {
		err = *worker_error;
		if (err.kind == ERROR_FORMAT || err.kind == ERROR_LIMIT)
			job->outcome.poison = print_of(body);
	} else {
		job->parcel = *result;
		buf_init(result);
		feed = parser_result(&job->parcel, &a, &job->outcome.body_bytes, &err);
	}
	if (feed != NULL)
		take_feed(p, job, feed);
	else
		finish_with(p, job, err.text);
	arena_clear(&a);
}

/*
 * Requests
 */

/* The header lines of the user's, which stand in one text parted by '|'. */
static const char *const *
split_lines(struct arena *a, const char *text, size_t *count)
{
	const char **lines = arena_zalloc(a, strlen(text) / 2 + 1, sizeof(*lines));
	size_t len;

	for (*count = 0; *text != '\0'; text += len + (text[len] != '\0')) {
		text += strspn(text, " ");
		len = strcspn(text, "|");
		if (len > 0)
			lines[(*count)++] = arena_strndup(a, text, len);
	}
	return lines;
}

static void
request(struct poller *p, struct job *job)
{
	const struct feed_state *s = &job->feed->state;
	struct fetch_request r = {
		.url = job->url,
		.etag = s->etag,
		.last_modified = s->last_modified,
		.user_agent = settings_text(job->settings, SETTING_USER_AGENT),
		.proxy = settings_text(job->settings, SETTING_PROXY),
		.user = settings_text(job->settings, SETTING_USER),
		.password = job->password != NULL ? job->password : "",
		.private_redirects = settings_flag(job->settings, SETTING_PRIVATE_REDIRECTS),
		.body_limit = LIMIT_FEED_BYTES,
		.seconds = settings_number(job->settings, SETTING_TIMEOUT),
		.data = job,
	};

	r.lines = split_lines(&p->plan.arena, settings_text(job->settings, SETTING_HTTP_HEADER), &r.line_count);
	fetcher_add(p->fetcher, &r);
}

/* What the user's program printed is the password; without it the server need not be asked. */
static void
take_password(struct poller *p, struct job *job, const struct buf *output, const struct error *err)
{
	job->awaits_password = false;
	job->password = output != NULL ? secret_first_line(&p->plan.arena, output) : NULL;
	if (job->password != NULL)
		request(p, job);
	else
		finish_with(p, job, output != NULL ? "password-command printed nothing" : err->text);
}

/* Get the password, where there is one, then ask. */
static void
prepare_request(struct poller *p, struct job *job)
{
	const char *command = settings_text(job->settings, SETTING_PASSWORD_COMMAND);
	const char *file = settings_text(job->settings, SETTING_PASSWORD_FILE);
	struct buf nothing = { 0 };
	struct error err;

	if (settings_text(job->settings, SETTING_USER)[0] == '\0' || (command[0] == '\0' && file[0] == '\0')) {
		request(p, job);
	} else if (command[0] != '\0') {
		job->awaits_password = true;
		runner_add(p->runner, command, &nothing, settings_number(job->settings, SETTING_TIMEOUT), job);
	} else {
		job->password = secret_read(&p->plan.arena, file, &err);
		if (job->password != NULL)
			request(p, job);
		else
			finish_with(p, job, err.text);
	}
}

/*
 * Through programs
 */

static void
on_run_begin(void *context, void *data)
{
	const struct job *job = data;

	if (job->sub->kind == SUB_EXEC)
		tell(context, POLL_FETCH, job, "");
}

static void
on_run_end(void *context, void *data, struct buf *output, const struct error *err)
{
	struct poller *p = context;
	struct job *job = data;

	if (job->awaits_password)
		take_password(p, job, output, err);
	else if (output != NULL)
		send_to_worker(p, job, output);
	else
		finish_with(p, job, err->text);
}

/* The command of an exec: or filter: subscription. */
static void
run_command(struct poller *p, struct job *job, struct buf *input)
{
	runner_add(p->runner, job->sub->command, input, settings_number(job->settings, SETTING_TIMEOUT), job);
}

/* A filter gets the document as it is meant; in this process, as no jail can hold the user's programs. */
static void
run_filter(struct poller *p, struct job *job, struct buf *body)
{
	struct buf made = { 0 };
	struct error err = { 0 };
	const char *document;
	size_t len;

	if (coding_undo(buf_text(&job->headers.content_encoding), buf_text(body), body->len, LIMIT_FEED_BYTES, &made,
	    &document, &len, &err) == 0) {
		buf_reset(&job->headers.content_encoding);
		run_command(p, job, made.data != NULL ? &made : body);
	} else {
		finish_with(p, job, err.text);
	}
	buf_clear(&made);
}

/*
 * Over the network
 */

static void
on_begin(void *context, void *data, const char *url)
{
	(void)url;
	tell(context, POLL_FETCH, data, "");
}

static void
take_answer(struct poller *p, struct job *job, struct fetch_answer *answer)
{
	struct headers none;

	headers_init(&none);
	job->headers = *answer->headers;
	*answer->headers = none;
	job->asked_url = arena_strdup(&job->arena, answer->url);
	job->outcome.headers = &job->headers;
	job->outcome.now = p->o->clock();
	job->outcome.status = answer->status;
	job->outcome.moved = arena_strdup(&job->arena, answer->moved);
	job->outcome.latency_ms = answer->latency_ms;
	p->counts.bytes += answer->wire_bytes;
}

static void
note_reach(struct poller *p, struct job *job)
{
	if (job->own_machine)
		return;
	job->unreached = job->outcome.status == 0;
	p->reached += !job->unreached;
	p->unreached += job->unreached;
}

static void
on_end(void *context, void *data, struct fetch_answer *answer)
{
	struct poller *p = context;
	struct job *job = data;
	const struct feed_state *old = &job->feed->state;
	const char *error = answer->error.text;
	bool whole = answer->error.kind == ERROR_NONE;

	if (answer->error.kind == ERROR_BUSY) {
		job->state = *old;	/* not asked: nothing has changed */
		close_job(p, job, "");
		return;
	}
	take_answer(p, job, answer);
	note_reach(p, job);
	if (whole)
		error = outcome_status_error(&job->arena, answer->status,
		    old->etag[0] != '\0' || old->last_modified[0] != '\0');
	if (whole && outcome_has_body(answer->status) && job->sub->kind == SUB_FILTER)
		run_filter(p, job, answer->body);
	else if (whole && outcome_has_body(answer->status))
		send_to_worker(p, job, answer->body);
	else
		finish_with(p, job, error);
	if (outcome_holds_host(answer->status) && !job->own_machine)
		fetcher_hold_host(p->fetcher, answer->url);
}

/*
 * On this machine
 */

static bool
is_local(const struct job *job)
{
	return job->sub->kind != SUB_FEED && job->sub->kind != SUB_FILTER;
}

static void
begin_local(struct poller *p, struct job *job)
{
	struct buf body = { 0 };
	struct error err = { 0 };

	job->outcome.now = p->o->clock();
	job->outcome.moved = "";
	if (job->sub->kind == SUB_EXEC) {
		run_command(p, job, &body);
		return;
	}
	tell(p, POLL_FETCH, job, "");
	if (local_read(job->url, &body, &err) == 0)
		send_to_worker(p, job, &body);
	else
		finish_with(p, job, err.text);
	buf_clear(&body);
}

/* A few at a time, so that many large files do not fill the memory. */
static void
begin_some_local(struct poller *p)
{
	while (p->next_local < p->plan.count && worker_pending(p->worker) < LOCAL_AT_ONCE) {
		struct job *job = &p->plan.jobs[p->next_local++];

		if (is_local(job))
			begin_local(p, job);
	}
}

/*
 * The loop
 */

static bool
is_busy(const struct poller *p)
{
	return fetcher_pending(p->fetcher) > 0 || worker_pending(p->worker) > 0
	    || runner_pending(p->runner) > 0 || p->next_local < p->plan.count;
}

static bool
must_stop(const struct poller *p)
{
	return p->fatal.kind != ERROR_NONE || (p->o->stop != NULL && *p->o->stop != 0);
}

/* Of so many milliseconds since then those that are left, at most TICK_MS. */
static int
left_of(int milliseconds, int64_t since)
{
	int64_t left = since + milliseconds - clock_monotonic_ms();

	return left < 0 ? 0 : left < TICK_MS ? (int)left : TICK_MS;
}

static int
milliseconds_to_wait(const struct poller *p)
{
	int commit = p->finished != NULL ? left_of(COMMIT_MS, p->finished_ms) : TICK_MS;
	int parse = p->gathering && worker_pending(p->worker) > 0 ? left_of(GATHER_MS, p->gathering_ms) : TICK_MS;

	return commit < parse ? commit : parse;
}

static int
wait(struct poller *p, struct error *err)
{
	struct pollfd fds[RUNNER_FDS + 1];
	size_t count = runner_pollfds(p->runner, fds);

	fds[count] = worker_pollfd(p->worker);
	count += fds[count].fd >= 0;
	return fetcher_wait(p->fetcher, fds, count, milliseconds_to_wait(p), err);
}

/* Whether the documents that wait need not wait for others. */
static bool
are_gathered(const struct poller *p)
{
	return worker_pending(p->worker) >= GATHER_COUNT || worker_pending_bytes(p->worker) >= GATHER_BYTES
	    || fetcher_pending(p->fetcher) == 0 || p->next_local < p->plan.count
	    || clock_monotonic_ms() - p->gathering_ms >= GATHER_MS;
}

/*
 * Documents are parsed some at once: that the two processes wake each other for
 * each of them costs as much as a small one does.
 */
static void
parse_gathered(struct poller *p)
{
	if (worker_pending(p->worker) == 0)
		p->gathering = true;
	else if (p->gathering)
		p->gathering = !are_gathered(p);
	worker_hold(p->worker, p->gathering);
	worker_step(p->worker);
}

/* Everything that can be done without waiting. */
static int
step(struct poller *p, struct error *err)
{
	begin_some_local(p);
	runner_step(p->runner);
	if (fetcher_step(p->fetcher, err) < 0)
		return -1;
	parse_gathered(p);
	fetcher_pause(p->fetcher, worker_pending_bytes(p->worker) > QUEUE_BYTES);
	flush_when_due(p);
	return 0;
}

static int
loop(struct poller *p, struct error *err)
{
	int64_t started = clock_monotonic_ms();

	while (is_busy(p) && !must_stop(p)) {
		if (step(p, err) < 0)
			return -1;
		if (is_busy(p) && wait(p, err) < 0)
			return -1;
		if (clock_monotonic_ms() - started > LIMIT_UPDATE_SECONDS * 1000)
			fetcher_hold_all(p->fetcher);
	}
	flush(p);
	if (p->fatal.kind != ERROR_NONE)
		return error_set(err, p->fatal.kind, "%s", p->fatal.text);
	if (p->reached == 0 && p->unreached >= OFFLINE_FEEDS)
		return deliver_offline(p->o->store, p->plan.jobs, p->plan.count, p->o->clock(), err);
	return 0;
}

static int
ask(struct poller *p, struct error *err)
{
	size_t i;

	for (i = 0; i < p->plan.count; i++)
		if (!is_local(&p->plan.jobs[i]))
			prepare_request(p, &p->plan.jobs[i]);
	return loop(p, err);
}

static struct fetcher *
open_fetcher(struct poller *p, struct error *err)
{
	const struct settings *s = p->o->settings;
	struct fetch_options options = {
		.connections = settings_number(s, SETTING_CONNECTIONS),
		.connections_per_host = settings_number(s, SETTING_CONNECTIONS_PER_HOST),
		.user_agent = settings_text(s, SETTING_USER_AGENT),
		.contact = settings_text(s, SETTING_CONTACT),
		.proxy = settings_text(s, SETTING_PROXY),
		.ca_file = settings_text(s, SETTING_CA_FILE),
	};
	struct fetch_events events = { .begin = on_begin, .end = on_end, .context = p };

	return fetcher_open(&options, &events, err);
}

/*
 * Large buffers are taken from the system and given back to it, also after
 * the first of them was freed (glibc would keep those that follow).
 */
static void
keep_memory_small(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, LARGE_BUFFER);
	mallopt(M_TRIM_THRESHOLD, 2 * LARGE_BUFFER);
	mallopt(M_TOP_PAD, LARGE_BUFFER);
#endif
}

static int
run_plan(struct poller *p, struct error *err)
{
	int result = -1;

	keep_memory_small();
	p->worker = worker_open(parser_read, on_parsed, p, err);
	if (p->worker != NULL)
		p->fetcher = open_fetcher(p, err);
	p->runner = runner_new(on_run_begin, on_run_end, p);
	if (p->fetcher != NULL)
		result = ask(p, err);
	runner_free(p->runner);
	worker_close(p->worker);
	fetcher_close(p->fetcher);
	p->fetcher = NULL;		/* the last event asks it nothing any more */
	return result;
}

int
poller_run(const struct poller_options *o, struct poll_counts *counts, int64_t *next, struct error *err)
{
	struct poller p = { .o = o };
	struct plan_wish wish = { .reach = o->name_count > 0 ? PLAN_NAMED : o->all ? PLAN_ALL : PLAN_DUE,
	    .names = o->names, .name_count = o->name_count, .asked_since = o->asked_since };
	int result = plan_make(o->store, o->subs, o->settings, &wish, o->clock(), &p.plan, err);

	if (result == 0) {
		p.counts.feeds = p.plan.count;
		tell(&p, POLL_BEGIN, NULL, "");
		if (p.plan.count > 0)
			result = run_plan(&p, err);
		if (result == 0 && !must_stop(&p))
			result = whole_run(o, p.plan.jobs, p.plan.count, &p.counts, err);
		tell(&p, POLL_TOTAL, NULL, "");
	}
	*counts = p.counts;
	*next = p.plan.next;
	plan_clear(&p.plan);
	return result;
}

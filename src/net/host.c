#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "net/host.h"

#define RIDERS	2	/* jobs at once for each place, at most, where they share connections */

struct waiting {
	void *job;
	struct waiting *next;
};

struct host {
	struct waiting *first, *last;
	size_t waiting, running, at_once;
	bool shared;			/* its jobs run over one connection and take one place */
	struct host *next_ready;
	bool ready;			/* in the line of hosts that may run a job */
	struct host *next;		/* all of them, to free */
};

struct host_queue {
	struct map hosts;
	struct host *all;
	struct host *ready_first, *ready_last;
	size_t total, per_host;
	size_t running;			/* jobs ... */
	size_t places;			/* ... and what they take of total */
};

struct host_queue *
host_queue_new(size_t total, size_t per_host)
{
	struct host_queue *q = mem_zalloc(1, sizeof(*q));

	map_init(&q->hosts);
	q->total = total > 0 ? total : 1;
	q->per_host = per_host > 0 ? per_host : 1;
	return q;
}

void
host_queue_free(struct host_queue *q)
{
	struct host *h, *next;
	struct waiting *w;

	if (q == NULL)
		return;
	for (h = q->all; h != NULL; h = next) {
		next = h->next;
		while ((w = h->first) != NULL) {
			h->first = w->next;
			free(w);
		}
		free(h);
	}
	map_clear(&q->hosts);
	free(q);
}

static struct host *
get_host(struct host_queue *q, const char *name)
{
	struct host *h = map_get(&q->hosts, name, strlen(name));

	if (h != NULL)
		return h;
	h = mem_zalloc(1, sizeof(*h));
	h->at_once = q->per_host;
	h->next = q->all;
	q->all = h;
	map_put(&q->hosts, name, strlen(name), h);
	return h;
}

static size_t
places_of(const struct host *h)
{
	return h->shared && h->running > 1 ? 1 : h->running;
}

/* Change the number of jobs that run, and whether they share a place. */
static void
set_running(struct host_queue *q, struct host *h, size_t running, bool shared)
{
	q->running -= h->running;
	q->places -= places_of(h);
	h->running = running;
	h->shared = shared;
	q->running += running;
	q->places += places_of(h);
}

/* Whether one more job of this host takes no place. */
static bool
rides_along(const struct host *h)
{
	return h->shared && h->running > 0;
}

/*
 * Put a host into the line when it has a job and a place for it: at the end,
 * but at the head one whose jobs ride along, and one with more jobs than it may
 * run at once, as it will be the last to end.
 */
static void
line_up(struct host_queue *q, struct host *h)
{
	if (h->ready || h->first == NULL || h->running >= h->at_once)
		return;
	h->ready = true;
	h->next_ready = NULL;
	if ((rides_along(h) || h->waiting > h->at_once) && q->ready_first != NULL) {
		h->next_ready = q->ready_first;
		q->ready_first = h;
		return;
	}
	if (q->ready_last != NULL)
		q->ready_last->next_ready = h;
	else
		q->ready_first = h;
	q->ready_last = h;
}

void
host_queue_add(struct host_queue *q, const char *host, void *job, bool urgent)
{
	struct host *h = get_host(q, host);
	struct waiting *w = mem_zalloc(1, sizeof(*w));

	w->job = job;
	if (h->first == NULL) {
		h->first = h->last = w;
	} else if (urgent) {
		w->next = h->first;
		h->first = w;
	} else {
		h->last->next = w;
		h->last = w;
	}
	h->waiting++;
	line_up(q, h);
}

static void *
take_first(struct host *h)
{
	struct waiting *w = h->first;
	void *job;

	if (w == NULL)
		return NULL;
	job = w->job;
	h->first = w->next;
	if (h->first == NULL)
		h->last = NULL;
	h->waiting--;
	free(w);
	return job;
}

static bool
has_place(const struct host_queue *q, const struct host *h)
{
	return (q->places < q->total || rides_along(h)) && q->running < RIDERS * q->total;
}

void *
host_queue_next(struct host_queue *q)
{
	struct host *h;
	void *job;

	while ((h = q->ready_first) != NULL && has_place(q, h)) {
		q->ready_first = h->next_ready;
		if (q->ready_first == NULL)
			q->ready_last = NULL;
		h->ready = false;
		job = take_first(h);
		if (job == NULL)
			continue;		/* its jobs were dropped meanwhile */
		set_running(q, h, h->running + 1, h->shared);
		line_up(q, h);
		return job;
	}
	return NULL;
}

void
host_queue_leave(struct host_queue *q, const char *host)
{
	struct host *h = get_host(q, host);

	if (h->running == 0)
		return;
	set_running(q, h, h->running - 1, h->shared);
	line_up(q, h);
}

/* Out of the line, wherever it stands. */
static void
step_out(struct host_queue *q, struct host *h)
{
	struct host **at = &q->ready_first, *before = NULL;

	if (!h->ready)
		return;
	for (; *at != h; at = &(*at)->next_ready)
		before = *at;
	*at = h->next_ready;
	if (q->ready_last == h)
		q->ready_last = before;
	h->ready = false;
}

void
host_queue_widen(struct host_queue *q, const char *host, size_t at_once)
{
	struct host *h = get_host(q, host);

	if (h->shared)
		return;
	if (at_once > h->at_once)
		h->at_once = at_once;
	set_running(q, h, h->running, true);
	step_out(q, h);
	line_up(q, h);
}

void *
host_queue_drop(struct host_queue *q, const char *host)
{
	return take_first(get_host(q, host));
}

void *
host_queue_drop_any(struct host_queue *q)
{
	struct host *h;
	void *job = NULL;

	for (h = q->all; h != NULL && job == NULL; h = h->next)
		job = take_first(h);
	return job;
}

size_t
host_queue_running(const struct host_queue *q)
{
	return q->running;
}

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/updater.h"
#include "base/mem.h"
#include "store/feeds.h"
#include "text/clean.h"
#include "text/width.h"
#include "update.h"

/* Looking for feeds that have come due, seconds. */
#define DUE_EVERY	60
#define ASKING_MAX	64
/* Of the picture of how far it is; windows narrower than so many columns have no bar, no name. */
#define BAR_COLUMNS	10
#define BAR_FROM	60
#define NAMES_FROM	100
#define NAME_COLUMNS	24

struct update {
	const char *program;
	struct updater *updater;	/* NULL: nothing runs */
	int64_t feed;			/* the only one asked, 0 several */
	bool asked;			/* by the user: says how it ended */
	bool stopped;			/* by the user */
	int64_t total, finished, failed, fresh;
	int64_t pages, pages_finished;	/* of articles, after the feeds */
	char failure[ERROR_TEXT_MAX];	/* the last one */
	int64_t asking[ASKING_MAX];	/* feeds, a ring of the last started */
	size_t started;
	struct buf current;		/* who is asked, the last one begun */
	bool all_next, due_next;	/* wanted while something ran */
	int64_t feed_next;
	time_t looked;			/* for due feeds */
};

struct update *
update_new(const char *program)
{
	struct update *u = mem_zalloc(1, sizeof(*u));

	u->program = program;
	return u;
}

void
update_free(struct update *u)
{
	if (u->updater != NULL)
		updater_free(u->updater);
	buf_clear(&u->current);
	free(u);
}

static void
start(struct session *session, const char *word, bool asked)
{
	struct update *u = session->update;
	const char *words[] = { word, NULL };
	struct error err;

	u->total = u->finished = u->failed = u->fresh = 0;
	u->pages = u->pages_finished = 0;
	u->started = 0;
	u->failure[0] = '\0';
	u->asked = asked;
	u->stopped = false;
	u->updater = updater_start(u->program, "update", words, &err);
	if (u->updater == NULL)
		status_warn(&session->status, session->now, "fetching: %s", err.text);
}

void
update_feed(struct session *session, int64_t feed)
{
	struct update *u = session->update;
	char word[32];

	if (u->updater != NULL) {
		u->feed_next = feed;
		return;
	}
	u->feed = feed;
	snprintf(word, sizeof(word), "%" PRId64, feed);
	start(session, word, true);
}

void
update_all(struct session *session)
{
	struct update *u = session->update;
	struct error err;

	/* The user may have changed the files meanwhile; a busy store is no matter, the child brings them in as well. */
	if (reader_reload(session->reader, &err) < 0 && err.kind != ERROR_BUSY)
		status_warn(&session->status, session->now, "%s", err.text);
	view_spoil(session);
	if (u->updater != NULL) {
		u->all_next = u->feed != 0 || !u->asked;
		return;
	}
	u->feed = 0;
	start(session, "--all", true);
}

void
update_due(struct session *session)
{
	struct update *u = session->update;

	u->looked = session->now;
	if (u->updater != NULL) {
		u->due_next = true;
		return;
	}
	u->feed = 0;
	start(session, NULL, false);
}

void
update_stop(struct session *session)
{
	struct update *u = session->update;

	u->all_next = u->due_next = false;
	u->feed_next = 0;
	if (u->updater == NULL) {
		status_say(&session->status, session->now, "Nothing is being fetched.");
		return;
	}
	u->stopped = true;
	updater_stop(u->updater);
}

int
update_descriptor(const struct update *u)
{
	return u->updater != NULL ? updater_descriptor(u->updater) : -1;
}

static void
forget_asking(struct update *u, int64_t feed)
{
	size_t i;

	for (i = 0; i < ASKING_MAX; i++)
		if (u->asking[i] == feed)
			u->asking[i] = 0;
}

static void
say_end(struct session *session, const struct updater_event *event)
{
	struct update *u = session->update;
	const char *s = u->fresh == 1 ? "" : "s";

	if (u->stopped)
		status_say(&session->status, session->now, "Fetching stopped, %" PRId64 " new article%s so far.", u->fresh, s);
	else if (event->status >= 128)
		status_warn(&session->status, session->now, "Fetching ended by signal %d, %" PRId64 " new article%s so far.",
		    event->status - 128, u->fresh, s);
	else if (event->status == UPDATER_OTHER_RUNS && !u->asked)
		return;
	else if (event->status != 0 && u->failed == 0)
		status_warn(&session->status, session->now, "%s",
		    event->text[0] != '\0' ? event->text : "fetching failed without a word");
	else if (u->failed == 1 && u->asked)
		status_warn(&session->status, session->now, "%s", u->failure);
	else if (u->failed > 0 && u->asked)
		status_warn(&session->status, session->now, "%" PRId64 " new article%s; %" PRId64 " feeds failed, the last: %s",
		    u->fresh, s, u->failed, u->failure);
	else if (u->fresh > 0 || u->asked)
		status_say(&session->status, session->now, "%" PRId64 " new article%s.", u->fresh, s);
}

/* The address without its scheme. */
static void
name_current(struct update *u, const char *url)
{
	const char *rest = strstr(url, "://");

	buf_reset(&u->current);
	rest = rest != NULL ? rest + 3 : url;
	clean_line(&u->current, rest, strcspn(rest, "?#"), 0);
}

static void
listen(void *context, const struct updater_event *event)
{
	struct session *session = context;
	struct update *u = session->update;

	switch (event->kind) {
	case UPDATER_BEGIN:
		u->total = event->fresh;
		break;
	case UPDATER_FETCH:
		u->asking[u->started++ % ASKING_MAX] = event->feed;
		name_current(u, event->text);
		break;
	case UPDATER_DONE:
		u->finished++;
		u->fresh += event->fresh;
		forget_asking(u, event->feed);
		view_spoil(session);
		break;
	case UPDATER_FAIL:
		u->finished++;
		u->failed++;
		snprintf(u->failure, sizeof(u->failure), "%s", event->text);
		forget_asking(u, event->feed);
		view_spoil(session);
		break;
	case UPDATER_PAGES:
		u->pages = event->fresh;
		break;
	case UPDATER_PAGE:
		u->pages_finished++;
		view_spoil(session);
		break;
	case UPDATER_BYTES:
		break;
	case UPDATER_END:
		say_end(session, event);
		if (u->fresh > 0 && !u->asked && settings_flag(reader_settings(session->reader), SETTING_NOTIFY_BEEP))
			screen_beep(session->screen);
		view_spoil(session);
		break;
	}
}

void
update_read(struct session *session)
{
	struct update *u = session->update;
	int64_t feed = u->feed_next;

	if (u->updater == NULL || updater_read(u->updater, listen, session))
		return;
	updater_free(u->updater);
	u->updater = NULL;
	for (size_t i = 0; i < ASKING_MAX; i++)
		u->asking[i] = 0;
	u->feed_next = 0;
	if (u->all_next) {
		u->all_next = u->due_next = false;
		update_all(session);
	} else if (feed != 0)
		update_feed(session, feed);
	else if (u->due_next) {
		u->due_next = false;
		update_due(session);
	}
}

/* Whether a feed that is not given up has come due. */
static bool
something_due(struct session *session)
{
	struct arena a = { 0 };
	struct feed_record *feeds;
	struct error err;
	size_t count, i;
	bool due = false;

	feeds = feeds_list(reader_store(session->reader), &a, &count, &err);
	for (i = 0; feeds != NULL && i < count && !due; i++)
		due = !feeds[i].state.gone && feeds[i].state.next_poll <= session->now;
	arena_clear(&a);
	return due;
}

void
update_tick(struct session *session)
{
	struct update *u = session->update;

	if (!settings_flag(reader_settings(session->reader), SETTING_AUTO_RELOAD) || u->updater != NULL ||
	    session->now - u->looked < DUE_EVERY)
		return;
	u->looked = session->now;
	if (something_due(session))
		update_due(session);
}

bool
update_is_asking(const struct update *u, int64_t feed)
{
	size_t i;

	for (i = 0; u->updater != NULL && i < ASKING_MAX; i++)
		if (u->asking[i] == feed)
			return true;
	return false;
}

static void
add_bar(struct buf *out, int64_t finished, int64_t total)
{
	int i, full = (int)(finished * BAR_COLUMNS / total);

	buf_addc(out, '[');
	for (i = 0; i < BAR_COLUMNS; i++)
		buf_addc(out, i < full ? '=' : ' ');
	buf_adds(out, "] ");
}

void
update_describe(const struct update *u, int columns, struct buf *out)
{
	/* One that began by itself and finds nothing due is not worth a word. */
	if (u->updater == NULL || (u->total == 0 && !u->asked))
		return;
	if (u->total <= 1 || columns < BAR_FROM || u->pages > 0)
		buf_adds(out, "fetching");
	else
		add_bar(out, u->finished, u->total);
	if (u->pages > 0)
		buf_printf(out, " whole articles %" PRId64 "/%" PRId64, u->pages_finished, u->pages);
	else if (u->total > 1)
		buf_printf(out, "%s%" PRId64 "/%" PRId64, columns < BAR_FROM ? " " : "", u->finished, u->total);
	if (columns >= NAMES_FROM && u->pages == 0 && u->current.len > 0) {
		buf_addc(out, ' ');
		width_fit(out, buf_text(&u->current), NAME_COLUMNS, 0);
	}
	if (u->fresh > 0)
		buf_printf(out, ", %" PRId64 " new", u->fresh);
	if (u->failed > 0)
		buf_printf(out, ", %" PRId64 " failed", u->failed);
}

#include <inttypes.h>
#include <string.h>

#include "act.h"
#include "app/opener.h"
#include "conf/subs.h"
#include "store/feeds.h"
#include "outside.h"
#include "store/marks.h"
#include "text/clean.h"
#include "update.h"

void
act_browse(struct session *session, const char *url)
{
	struct arena a = { 0 };
	struct opener opener;
	struct opener_subject subject = { .url = url, .title = "", .author = "", .feed = "", .date = "", .description = "" };
	struct error err;

	if (*url == '\0')
		status_warn(&session->status, session->now, "This article has no link.");
	else if (opener_choose(&opener, &a, reader_settings(session->reader), url, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else if (outside_run(session, &opener, &subject))
		status_say(&session->status, session->now, "Opened %s", url);
	arena_clear(&a);
}

void
act_copy(struct session *session, const char *url)
{
	if (*url == '\0')
		status_warn(&session->status, session->now, "There is no link to copy.");
	else if (!screen_copy(session->screen, url))
		status_warn(&session->status, session->now, "This terminal has no clipboard.");
	else
		status_say(&session->status, session->now, "Copied %s", url);
}

static void
subscribe(void *context, const char *answer)
{
	struct session *session = context;
	struct arena a = { 0 };
	const char *url = answer != NULL ? clean_line_dup(&a, answer, 0) : "";
	struct feed_record *feed;
	struct error err;

	if (*url != '\0' && strstr(url, "://") == NULL && *url != '/')
		url = arena_printf(&a, "https://%s", url);
	if (*url == '\0')
		status_say(&session->status, session->now, "Nothing was added.");
	else if (subs_add(reader_feeds_path(session->reader), url, "", &err) < 0 ||
	    reader_reload(session->reader, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else {
		view_spoil(session);
		feed = feeds_find(reader_store(session->reader), url, &a, &err);
		status_say(&session->status, session->now, "Added %s", url);
		if (feed != NULL) {
			session->new_feed = feed->id;
			update_feed(session, feed->id);
		}
	}
	arena_clear(&a);
}

void
act_subscribe(struct session *session, const char *url)
{
	if (*url != '\0')
		subscribe(session, url);
	else
		prompt_ask(&session->prompt, "Address of the feed:", "", subscribe, NULL, session);
}

void
act_mark_read(struct session *session, const struct headline_scope *scope, const char *name)
{
	struct headline_scope all = *scope;

	all.marks_off = 0;
	all.kept_since = 0;
	reader_mark_scope(session->reader, &all, 0, MARK_READ, true, session->now);
	status_say(&session->status, session->now, "All read: %s", name);
	view_spoil(session);
}

static void
mark_all_read(void *context, const char *answer)
{
	const struct headline_scope everything = { 0 };

	if (answer != NULL)
		act_mark_read(context, &everything, "all feeds");
}

void
act_mark_all_read(struct session *session)
{
	prompt_confirm(&session->prompt, "Mark all feeds as read? (y/n)", mark_all_read, session);
}

void
act_undo(struct session *session)
{
	struct mark_deed deed;
	struct error err;
	const char *what;
	int got;

	/* What still waits comes first: it is what the user did last. */
	if (!reader_flush(session->reader)) {
		status_warn(&session->status, session->now, "Not now: %s", reader_trouble(session->reader)->text);
		return;
	}
	got = marks_undo(reader_store(session->reader), &deed, &err);
	if (got < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else if (got == 0)
		status_say(&session->status, session->now, "There is nothing to take back.");
	else {
		what = deed.bits & MARK_TAGGED ? (deed.on ? "without the tag again" : "tagged again") :
		    deed.bits & MARK_READ ? (deed.on ? "unread again" : "read again") :
		    deed.bits & MARK_STARRED ? (deed.on ? "without star again" : "starred again") :
		    deed.on ? "back" : "deleted again";
		status_say(&session->status, session->now, "%" PRId64 " article%s %s.", deed.count,
		    deed.count == 1 ? "" : "s", what);
		view_spoil(session);
	}
}

int64_t
act_find_unread(struct session *session, const struct headline_scope *scope, int64_t after, bool backwards)
{
	struct error err;
	int64_t found = headlines_next_unread(reader_store(session->reader), scope, after, backwards, &err);

	return found > 0 ? found : 0;
}

int64_t
act_find_unread_anywhere(struct session *session, int64_t feed, int64_t after)
{
	struct headline_scope scope = { .feed = feed };
	struct arena a = { 0 };
	struct feed_record *feeds;
	struct error err;
	size_t count, here, i;
	int64_t found = feed != 0 ? act_find_unread(session, &scope, after, false) : 0;

	feeds = feeds_list(reader_store(session->reader), &a, &count, &err);
	for (here = 0; feeds != NULL && here < count; here++)
		if (feeds[here].id == feed)
			break;
	for (i = 0; feeds != NULL && found == 0 && i < count; i++) {
		const struct feed_record *next = &feeds[(here + 1 + i) % count];

		scope.feed = next->id;
		if (next->unread > 0)
			found = act_find_unread(session, &scope, 0, false);
	}
	arena_clear(&a);
	return found;
}

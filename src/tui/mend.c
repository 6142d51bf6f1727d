#include "app/remedy.h"
#include "hint.h"
#include "mend.h"
#include "update.h"

/* The feed that is asked about, NULL when it is gone; in the arena. */
static struct feed_record *
get_feed(struct session *session, struct arena *a)
{
	struct error err;

	return feeds_get(reader_store(session->reader), session->mended, a, &err);
}

/* Say what was done, commands in braces (hint.h), and to what; or what went wrong. */
static void
say(struct session *session, int result, const struct error *err, const char *done, const char *what)
{
	struct buf text = { 0 };

	hint_write(session, done, &text);
	if (result < 0)
		status_warn(&session->status, session->now, "%s", err->text);
	else
		status_say(&session->status, session->now, "%s %s", buf_text(&text), what);
	buf_clear(&text);
	view_spoil(session);
}

static void
move_answered(void *context, const char *answer)
{
	struct session *session = context;
	struct arena a = { 0 };
	struct feed_record *feed = answer != NULL && *answer != '\0' ? get_feed(session, &a) : NULL;
	struct error err;

	if (feed != NULL) {
		int result = remedy_move(session->reader, feed, answer, &err);

		say(session, result, &err, "Now asked at", answer);
		if (result == 0)
			update_feed(session, feed->id);
	}
	arena_clear(&a);
}

static void
ask_move(struct session *session, const struct feed_record *feed, struct arena *a)
{
	const char *there = remedy_address(feed, a);

	prompt_ask(&session->prompt, *there != '\0' ? "New address:" : "Nothing better is known. New address:",
	    *there != '\0' ? there : feed->url, move_answered, NULL, session);
}

static void
pause_feed(struct session *session, const struct feed_record *feed)
{
	bool pause = !remedy_is_paused(session->reader, feed->url);
	struct error err;

	say(session, remedy_pause(session->reader, feed->url, pause, &err), &err,
	    pause ? "Paused, {pause} goes on:" : "Asked again from now on:", feed->title);
}

static void
unsubscribe_answered(void *context, const char *answer)
{
	struct session *session = context;
	struct arena a = { 0 };
	struct feed_record *feed = answer != NULL ? get_feed(session, &a) : NULL;
	struct error err;

	if (feed != NULL)
		say(session, remedy_unsubscribe(session->reader, feed->url, &err), &err,
		    "No longer subscribed ({add} brings it back, with its articles):", feed->url);
	arena_clear(&a);
}

static bool
is_mending(enum command command)
{
	return command == COMMAND_MOVE_FEED || command == COMMAND_PAUSE || command == COMMAND_UNSUBSCRIBE;
}

bool
mend_command(struct session *session, enum command command, int64_t id)
{
	struct arena a = { 0 };
	struct feed_record *feed;

	if (!is_mending(command))
		return false;
	session->mended = id;
	feed = id != 0 ? get_feed(session, &a) : NULL;
	if (feed == NULL)
		status_say(&session->status, session->now, "No feed is selected.");
	else if (command == COMMAND_MOVE_FEED)
		ask_move(session, feed, &a);
	else if (command == COMMAND_PAUSE)
		pause_feed(session, feed);
	else
		prompt_confirm(&session->prompt, "Unsubscribe? Its articles stay. (y/n)",
		    unsubscribe_answered, session);
	arena_clear(&a);
	return true;
}

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "marking.h"
#include "store/marks.h"
#include "store/query.h"
#include "store/tag.h"

static const char *
said(unsigned bit, bool on)
{
	switch (bit) {
	case MARK_READ: return on ? "read" : "unread again";
	case MARK_STARRED: return on ? "starred" : "without star";
	default: return on ? "deleted" : "back";
	}
}

void
marking_set(struct session *session, const struct sweep *sweep, unsigned bit, bool on)
{
	if (sweep->count == 0) {
		status_say(&session->status, session->now, "There is nothing to mark.");
		return;
	}
	reader_mark(session->reader, sweep->ids, sweep->count, bit, on, session->now);
	status_say(&session->status, session->now, "%zu article%s %s%s; U takes it back.", sweep->count,
	    sweep->count == 1 ? "" : "s", said(bit, on), sweep->cut ? " (there are more)" : "");
	view_spoil(session);
}

/* Append a tag to those that were put on, or taken off. */
static void
note_tag(struct buf *tags, const char *tag)
{
	buf_printf(tags, "%s%s", tags->len > 0 ? ", " : "", tag);
}

static void
say_tagged(struct session *session, size_t count, const struct buf *on, const struct buf *off)
{
	if (on->len + off->len == 0)
		status_say(&session->status, session->now, "Nothing was tagged.");
	else
		status_say(&session->status, session->now, "%zu article%s%s%s%s%s%s.", count, count == 1 ? "" : "s",
		    on->len > 0 ? " with " : "", buf_text(on), on->len > 0 && off->len > 0 ? ", and" : "",
		    off->len > 0 ? " without " : "", buf_text(off));
}

void
marking_tag(struct session *session, const struct sweep *sweep, const char *words)
{
	struct buf tags[2] = { { 0 }, { 0 } };	/* taken off, put on */
	struct arena a = { 0 };
	struct error err = { 0 };
	size_t len;

	for (words += strspn(words, " "); *words != '\0' && sweep->count > 0; words += len + strspn(words + len, " ")) {
		bool on = *words != '-';
		const char *tag;

		len = strcspn(words, " ");
		tag = arena_strndup(&a, words + !on, len - !on);
		if (tag_check(tag, &err) < 0)
			break;
		reader_tag(session->reader, sweep->ids, sweep->count, tag, on, session->now);
		note_tag(&tags[on], tag);
	}
	if (err.text[0] != '\0')
		status_warn(&session->status, session->now, "%s", err.text);
	else
		say_tagged(session, sweep->count, &tags[true], &tags[false]);
	view_spoil(session);
	buf_clear(&tags[false]);
	buf_clear(&tags[true]);
	arena_clear(&a);
}

static void
mark_unread_of(struct session *session, const struct headline_scope *scope, enum headline_where where, int64_t anchor)
{
	struct headline_scope unread = *scope;
	struct sweep sweep = { 0 };
	struct error err;

	unread.marks_off |= MARK_READ;
	unread.kept_since = 0;
	unread.hasty = false;
	if (sweep_list(&sweep, session->reader, &unread, where, anchor, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else
		marking_set(session, &sweep, MARK_READ, true);
	sweep_clear(&sweep);
}

void
marking_side(struct session *session, const struct headline_scope *scope, enum headline_where where, int64_t anchor)
{
	mark_unread_of(session, scope, where, anchor);
}

/* Append what "3", "2w" or "2026-11" means in the language of filters; false when it means nothing. */
static bool
add_age(struct buf *out, const char *than)
{
	/* A number of four digits and no unit is a year. */
	static const struct { const char *unit; long days; size_t digits; } units[] = {
		{ "", 1, 3 }, { "d", 1, 5 }, { "w", 7, 4 }, { "m", 30, 4 }, { "y", 365, 3 },
	};
	char *end;
	long number = strtol(than, &end, 10);
	size_t i;

	if (!isdigit((unsigned char)*than))
		return false;
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strcmp(units[i].unit, end) == 0 && strlen(than) - strlen(end) <= units[i].digits) {
			buf_printf(out, "age > %ld", number * units[i].days);
			return true;
		}
	if (strspn(than, "0123456789-") != strlen(than))
		return false;
	buf_printf(out, "date < \"%s\"", than);
	return true;
}

void
marking_older(struct session *session, const struct headline_scope *scope, const char *filter, const char *than)
{
	struct headline_scope old = *scope;
	struct buf text = { 0 };
	struct query *query = NULL;
	struct error err;

	if (*filter != '\0')
		buf_printf(&text, "( %s ) and ", filter);
	if (!add_age(&text, than))
		status_warn(&session->status, session->now, "%s: give days (3), weeks (2w), months (6m) or a date (2026-11)", than);
	else if ((query = query_new(buf_text(&text), QUERY_ARTICLES, session->now, &err)) == NULL)
		status_warn(&session->status, session->now, "%s", err.text);
	else {
		old.query = query;
		mark_unread_of(session, &old, HEADLINES_FIRST, 0);
		query_free(query);
	}
	buf_clear(&text);
}

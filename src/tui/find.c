#include <ctype.h>
#include <string.h>

#include "find.h"
#include "hint.h"

static bool
has_capital(const char *s)
{
	for (; *s != '\0'; s++)
		if (isupper((unsigned char)*s))
			return true;
	return false;
}

const char *
find_match(const struct session *session, const char *text, size_t *len)
{
	const char *sought = buf_text(&session->sought);

	*len = strlen(sought);
	if (*len == 0)
		return NULL;
	return has_capital(sought) ? strstr(text, sought) : strcasestr(text, sought);
}

/* Go to the first match from start on, round the end; false when there is none. */
static bool
go_to_match(struct session *session, int start, int step)
{
	struct view *view = session->top;
	struct buf scratch = { 0 };
	const char *text;
	bool round = false, found = false;
	size_t len;
	int i = start;

	for (;;) {
		buf_reset(&scratch);
		text = i >= 0 ? view->ops->text(view, i, &scratch) : NULL;
		if (text != NULL && find_match(session, text, &len) != NULL) {
			view->ops->go(view, i);
			found = true;
			break;
		}
		if (text == NULL && (round || step < 0 || i == 0))
			break;
		if (text == NULL) {
			round = true;
			i = 0;
			continue;
		}
		i += step;
		if (round && i >= start)
			break;
	}
	buf_clear(&scratch);
	return found;
}

static void
typed(void *context, const char *line)
{
	struct session *session = context;
	struct view *view = session->top;

	buf_reset(&session->sought);
	buf_adds(&session->sought, line);
	if (*line == '\0' || !go_to_match(session, session->find_from, 1))
		view->ops->go(view, session->find_from);
}

static void
answered(void *context, const char *answer)
{
	struct session *session = context;
	struct buf hint = { 0 };
	size_t len;

	if (answer == NULL || *answer == '\0') {
		session->top->ops->go(session->top, session->find_from);
		buf_reset(&session->sought);
	} else if (find_match(session, answer, &len) != NULL && !go_to_match(session, session->find_from, 1))
		status_say(&session->status, session->now, "Not found: %s", answer);
	else {
		hint_write(session, "{find-next} goes to the next, {find-previous} to the one before", &hint);
		status_say(&session->status, session->now, "%s", buf_text(&hint));
	}
	buf_clear(&hint);
}

void
find_ask(struct session *session, const char *text)
{
	struct view *view = session->top;

	if (view->ops->text == NULL)
		return;
	session->find_from = view->ops->place(view);
	buf_reset(&session->sought);
	if (*text != '\0') {
		buf_adds(&session->sought, text);
		answered(session, text);
		return;
	}
	prompt_ask(&session->prompt, "/", "", answered, typed, session);
	prompt_remember(&session->prompt, &session->history, '/');
}

void
find_again(struct session *session, int step)
{
	struct view *view = session->top;

	if (view->ops->text == NULL)
		return;
	if (session->sought.len == 0)
		status_say(&session->status, session->now, "Press / to seek a text first.");
	else if (!go_to_match(session, view->ops->place(view) + step, step))
		status_say(&session->status, session->now, "Not found: %s", buf_text(&session->sought));
}

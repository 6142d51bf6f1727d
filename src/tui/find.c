#include <string.h>

#include "find.h"
#include "hint.h"
#include "text/fold.h"

const char *
find_match(const struct session *session, const char *text, size_t *len)
{
	return fold_find(text, buf_text(&session->sought), len);
}

/* The key was not given something else to do by the user. */
static bool
is_free(const struct session *session, int key)
{
	bool longer;
	const struct binding *binding = keymap_find(session->keymap, session->top->ops->where, &key, 1, &longer);

	return !longer && (binding == NULL || *binding->file == '\0');
}

enum command
find_key(const struct session *session, int key)
{
	if (session->finding != session->top || (key != 'n' && key != 'N') || !is_free(session, key))
		return COMMAND_NONE;
	return key == 'n' ? COMMAND_FIND_NEXT : COMMAND_FIND_PREVIOUS;
}

/* Append how one goes on: by a letter, if that is what it does here, else by the command's own key. */
static void
add_way(const struct session *session, int key, enum command command, const char *otherwise, struct buf *out)
{
	bool longer;
	const struct binding *own = keymap_find(session->keymap, session->top->ops->where, &key, 1, &longer);

	if (find_key(session, key) == command || (own != NULL && !longer && own->operations[0].command == command))
		buf_addc(out, (char)key);
	else
		hint_write(session, otherwise, out);
}

bool
find_describe(const struct session *session, struct buf *out)
{
	if (session->finding != session->top)
		return false;
	buf_printf(out, "/%s   ", buf_text(&session->sought));
	add_way(session, 'n', COMMAND_FIND_NEXT, "{find-next}", out);
	buf_adds(out, " next   ");
	add_way(session, 'N', COMMAND_FIND_PREVIOUS, "{find-previous}", out);
	buf_adds(out, " back   Esc ends");
	return true;
}

bool
find_end(struct session *session)
{
	if (session->finding != session->top)
		return false;
	session->finding = NULL;
	buf_reset(&session->sought);
	return true;
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
			view_go(view, i);
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
		view_go(view, session->find_from);
}

static void
answered(void *context, const char *answer)
{
	struct session *session = context;

	session->finding = NULL;
	if (answer == NULL || *answer == '\0') {
		view_go(session->top, session->find_from);
		buf_reset(&session->sought);
	} else if (go_to_match(session, session->find_from, 1))
		session->finding = session->top;
	else
		status_say(&session->status, session->now, "Not found: %s", answer);
}

static bool
can_find(struct session *session)
{
	if (session->top->ops->text == NULL)
		status_say(&session->status, session->now, "There is nothing to seek in here.");
	return session->top->ops->text != NULL;
}

void
find_ask(struct session *session, const char *text)
{
	struct view *view = session->top;

	if (!can_find(session))
		return;
	session->find_from = view_place(view);
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

	if (!can_find(session))
		return;
	if (session->sought.len == 0)
		status_say(&session->status, session->now, "Press / to seek a text first.");
	else if (go_to_match(session, view_place(view) + step, step))
		session->finding = view;
	else
		status_say(&session->status, session->now, "Not found%s: %s", step < 0 ? " above" : "", buf_text(&session->sought));
}

#include <string.h>

#include "hint.h"
#include "text/width.h"

/* Between what a line of hints offers. */
#define GAP	"   "

/* The first key that does this command and nothing else in one of these views; NULL none. */
static const struct binding *
binding_of(const struct session *session, enum command command, unsigned where)
{
	const struct binding *b;
	size_t n;

	for (n = 0; (b = keymap_binding(session->keymap, n)) != NULL; n++)
		if (b->where & where && b->operation_count == 1 && b->operations[0].command == command &&
		    b->operations[0].count == 0 && *b->operations[0].argument == '\0')
			break;
	return b;
}

/* The command that stands in braces at the beginning of text, and its bytes with them; COMMAND_NONE when none does. */
static enum command
read_command(const char *text, size_t *len)
{
	struct arena a = { 0 };
	enum command command;
	size_t end = strcspn(text, "}");

	if (*text != '{' || text[end] != '}')
		return COMMAND_NONE;
	command = command_of_name(arena_strndup(&a, text + 1, end - 1));
	arena_clear(&a);
	*len = end + 1;
	return command;
}

static void
write_key(const struct session *session, enum command command, struct buf *out)
{
	const struct binding *b = binding_of(session, command, session->top->ops->where);

	if (b == NULL)
		b = binding_of(session, command, WHERE_ALL);
	if (b != NULL)
		key_format_sequence(out, b->keys, b->key_count);
	else
		buf_printf(out, ":%s", command_info(command)->name);
}

void
hint_write(const struct session *session, const char *text, struct buf *out)
{
	size_t len;

	for (; *text != '\0'; text += len) {
		enum command command = read_command(text, &len);

		if (command != COMMAND_NONE) {
			write_key(session, command, out);
		} else {
			len = 1 + strcspn(text + 1, "{");
			buf_add(out, text, len);
		}
	}
}

void
hint_offer(const struct session *session, const char *text, struct buf *out)
{
	struct arena a = { 0 };
	const char *end;
	size_t unused;

	for (; *text != '\0'; text = *end != '\0' ? end + strlen(GAP) : end) {
		enum command command = read_command(text, &unused);

		end = strstr(text, GAP);
		if (end == NULL)
			end = text + strlen(text);
		if (command != COMMAND_NONE && binding_of(session, command, session->top->ops->where) == NULL)
			continue;
		buf_adds(out, out->len > 0 ? GAP : "");
		hint_write(session, arena_strndup(&a, text, (size_t)(end - text)), out);
	}
	arena_clear(&a);
}

/* Leave the part from one place to another out. */
static void
leave_out(struct buf *text, const char *from, const char *to)
{
	struct buf rest = { 0 };

	buf_adds(&rest, to);
	buf_truncate(text, (size_t)(from - text->data));
	buf_adds(text, buf_text(&rest));
	buf_clear(&rest);
}

void
hint_fit(struct buf *text, int columns)
{
	while (width_text(buf_text(text), text->len) > columns) {
		const char *starts[3] = { NULL, NULL, text->data }, *at = text->data;

		/* Where the last three parts start. */
		while ((at = strstr(at, GAP)) != NULL) {
			at += strlen(GAP);
			starts[0] = starts[1];
			starts[1] = starts[2];
			starts[2] = at;
		}
		if (starts[1] == NULL)
			return;
		if (starts[0] != NULL)
			leave_out(text, starts[0], starts[1]);
		else
			leave_out(text, starts[1], starts[2]);
	}
}

#include <string.h>

#include "hint.h"

/* Between what a line of hints offers. */
#define GAP	"   "

/* The first key that does this command and nothing else, NULL when none does. */
static const struct binding *
find_key(const struct session *session, enum command command)
{
	const struct binding *b;
	size_t n;

	for (n = 0; (b = keymap_binding(session->keymap, n)) != NULL; n++)
		if (b->where & session->top->ops->where && b->operation_count == 1 && b->operations[0].command == command &&
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

void
hint_write(const struct session *session, const char *text, struct buf *out)
{
	size_t len;

	for (; *text != '\0'; text += len) {
		enum command command = read_command(text, &len);
		const struct binding *key = command != COMMAND_NONE ? find_key(session, command) : NULL;

		if (key != NULL)
			key_format_sequence(out, key->keys, key->key_count);
		else if (command != COMMAND_NONE)
			buf_printf(out, ":%s", command_info(command)->name);
		else {
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
		if (command != COMMAND_NONE && find_key(session, command) == NULL)
			continue;
		buf_adds(out, out->len > 0 ? GAP : "");
		hint_write(session, arena_strndup(&a, text, (size_t)(end - text)), out);
	}
	arena_clear(&a);
}

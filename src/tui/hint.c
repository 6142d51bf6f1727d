#include <string.h>

#include "hint.h"

/* The first key that does this command and nothing else. */
static void
write_key(const struct session *session, enum command command, struct buf *out)
{
	const struct binding *b;
	size_t n;

	for (n = 0; (b = keymap_binding(session->keymap, n)) != NULL; n++)
		if (b->where & session->top->ops->where && b->operation_count == 1 && b->operations[0].command == command &&
		    b->operations[0].count == 0 && *b->operations[0].argument == '\0') {
			key_format_sequence(out, b->keys, b->key_count);
			return;
		}
	buf_printf(out, ":%s", command_info(command)->name);
}

void
hint_write(const struct session *session, const char *text, struct buf *out)
{
	while (*text != '\0') {
		size_t len = strcspn(text, "{"), end;
		struct arena a = { 0 };
		enum command command = COMMAND_NONE;

		buf_add(out, text, len);
		text += len;
		if (*text == '\0')
			break;
		end = strcspn(text, "}");
		if (text[end] == '}')
			command = command_of_name(arena_strndup(&a, text + 1, end - 1));
		arena_clear(&a);
		if (command == COMMAND_NONE) {
			buf_addc(out, *text++);
			continue;
		}
		write_key(session, command, out);
		text += end + 1;
	}
}

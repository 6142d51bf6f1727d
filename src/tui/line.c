#include <stdlib.h>
#include <string.h>

#include "configure.h"
#include "line.h"

/* Words that bind keys; the rest of the line, semicolons and all, is theirs. */
static const struct {
	const char *word, *verb;
} binders[] = {
	{ "bind", "bind" }, { "map", "bind" }, { "bind-key", "bind-key" }, { "unbind", "unbind" }, { "unmap", "unbind" },
	{ "unbind-key", "unbind-key" }, { "macro", "macro" },
};

#define BINDER_COUNT	(sizeof(binders) / sizeof(binders[0]))

static const char *
binder(const char *line, size_t len)
{
	size_t i;

	for (i = 0; i < BINDER_COUNT; i++)
		if (strlen(binders[i].word) == len && memcmp(binders[i].word, line, len) == 0)
			return binders[i].verb;
	return NULL;
}

/* The one command valid here whose name begins so, COMMAND_NONE when there is none or more than one. */
static enum command
abbreviated(const struct session *session, const char *name, size_t len)
{
	enum command found = COMMAND_NONE;
	int i;

	for (i = 0; len > 0 && i < COMMAND_COUNT; i++) {
		const struct command_info *info = command_info((enum command)i);

		if (!(info->where & session->top->ops->where) || strncmp(info->name, name, len) != 0)
			continue;
		if (found != COMMAND_NONE)
			return COMMAND_NONE;
		found = (enum command)i;
	}
	return found;
}

/* Operations as they are written; a name may be cut short. */
static void
queue_line(struct session *session, const char *line)
{
	struct arena a = { 0 };
	size_t len = strcspn(line, " \t;"), count, i;
	struct operation *operations, unused;
	enum command command;
	const char *help, *wrong;

	if (operation_find(arena_strndup(&a, line, len), &unused) == OPERATION_UNKNOWN &&
	    (command = abbreviated(session, line, len)) != COMMAND_NONE)
		line = arena_printf(&a, "%s%s", command_info(command)->name, line + len);
	wrong = keymap_read_operations(line, &operations, &count, &help, &a);
	if (wrong != NULL)
		status_warn(&session->status, session->now, "%s; ? shows them", wrong);
	else if (count == 0)
		status_warn(&session->status, session->now, "%s: newsboat's, without effect here", line);
	else
		for (i = 0; i < count; i++)
			queue_add(&session->queue, &operations[i]);
	arena_clear(&a);
}

static void
answered(void *context, const char *line)
{
	struct session *session = context;
	struct operation row = { .command = COMMAND_FIRST, .argument = "" };
	const char *verb;
	size_t len;

	if (line == NULL)
		return;
	line += strspn(line, ": \t");
	len = strcspn(line, " \t");
	if (*line == '\0')
		return;
	if (strspn(line, "0123456789") == strlen(line)) {
		row.count = strlen(line) > 4 ? OPERATION_COUNT_MAX : atoi(line);
		queue_add(&session->queue, &row);
	} else if ((verb = binder(line, len)) != NULL && line[len + strspn(line + len, " \t")] != '\0')
		configure_key(session, verb, line + len + strspn(line + len, " \t"));
	else
		queue_line(session, line);
}

static void
offer_commands(const struct session *session, const char *line, struct choices *choices)
{
	int i;

	for (i = 0; i < COMMAND_COUNT; i++)
		if (command_info((enum command)i)->where & session->top->ops->where)
			prompt_offer(choices, line, command_info((enum command)i)->name);
}

static void
offer_views(const char *line, struct choices *choices)
{
	unsigned view;

	for (view = 1; view < WHERE_ALL; view <<= 1)
		prompt_offer(choices, line, command_where_name((enum where)view));
	prompt_offer(choices, line, "everywhere");
}

/* Settings that can be set here, and after the name of one its values. */
static void
offer_settings(const struct session *session, const char *line, const char *name, struct choices *choices)
{
	size_t len = strcspn(name, " ="), n;
	enum setting s = settings_find(name, len);
	const char *values;
	int i;

	if (s < SETTING_COUNT && name[len] != '\0') {
		for (values = settings_info(s)->choices; *values != '\0'; values += n + strspn(values + n, " ")) {
			n = strcspn(values, " ");
			prompt_offer(choices, line, arena_strndup(&choices->arena, values, n));
		}
		prompt_offer(choices, line, settings_written(reader_settings(session->reader), s));
		return;
	}
	for (i = 0; i < SETTING_COUNT; i++)
		if (!(settings_info((enum setting)i)->scope & SETTING_OF_UPDATES))
			prompt_offer(choices, line, settings_info((enum setting)i)->name);
}

static void
complete(void *context, const char *line, struct choices *choices)
{
	static const char *const files[] = { "keys/mutt", "keys/newsboat", "keys/vim" };
	const struct session *session = context;
	const char *blank = strrchr(line, ' '), *equals = strrchr(line, '=');
	size_t len = strcspn(line, " "), i;

	choices->from = blank != NULL ? (size_t)(blank - line) + 1 : 0;
	if (line[len] == '\0') {
		offer_commands(session, line, choices);
		return;
	}
	if (len == 3 && memcmp(line, "set", 3) == 0) {
		if (equals != NULL && equals > blank)
			choices->from = (size_t)(equals - line) + 1;
		offer_settings(session, line, line + len + 1, choices);
	} else if (binder(line, len) != NULL || (blank > line && blank[-1] == ';')) {
		offer_commands(session, line, choices);
		if (binder(line, len) != NULL)
			offer_views(line, choices);
	} else if (len == 6 && memcmp(line, "source", 6) == 0)
		for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
			prompt_offer(choices, line, files[i]);
}

void
line_ask(struct session *session, const char *text)
{
	prompt_ask(&session->prompt, ":", text, answered, NULL, session);
	session->prompt.complete = complete;
	prompt_remember(&session->prompt, &session->history, ':');
}

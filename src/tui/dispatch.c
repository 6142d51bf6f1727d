#include <string.h>

#include "dispatch.h"
#include "find.h"
#include "hint.h"
#include "perform.h"

/* Words for what may follow, in the last line. */
#define OFFERS_MAX	12

static const struct binding *
find(const struct session *session, const int *keys, size_t count, bool *longer)
{
	return keymap_find(session->keymap, session->top->ops->where, keys, count, longer);
}

static void
forget(struct pending *pending)
{
	pending->count = 0;
	pending->number = 0;
}

/* A binding's operations wait to be done, the count goes to the first. */
static void
take(struct session *session, const struct binding *binding)
{
	size_t i;

	for (i = 0; i < binding->operation_count; i++) {
		struct operation operation = binding->operations[i];

		if (i == 0 && session->pending.number > 0)
			operation.count = session->pending.number;
		queue_add(&session->queue, &operation);
	}
	forget(&session->pending);
}

static void
say_nothing(struct session *session)
{
	struct buf text = { 0 };

	hint_write(session, "This key does nothing here; {help} shows those that do.", &text);
	status_say(&session->status, session->now, "%s", buf_text(&text));
	buf_clear(&text);
}

/*
 * The keys typed do not go on to a sequence: the longest beginning of them
 * that means something is done, the rest is typed again.
 */
static void
fall_back(struct session *session)
{
	struct pending *pending = &session->pending;
	const struct binding *binding = NULL;
	size_t total = pending->count, n;
	bool longer;

	for (n = total - 1; n > 0 && binding == NULL; n--)
		binding = find(session, pending->keys, n, &longer);
	if (binding != NULL) {
		n = binding->key_count;
		pending->again_count = total - n;
		memcpy(pending->again, pending->keys + n, pending->again_count * sizeof(pending->keys[0]));
		take(session, binding);
		return;
	}
	if (pending->keys[0] >= ' ')
		say_nothing(session);
	if (total == 1 && pending->keys[0] == KEY_CONTROL('C'))
		session->leaving = true;	/* whatever was unbound, there is a way out */
	forget(pending);
}

/* A digit that makes a count, or the key that takes it back; false when it is another key. */
static bool
take_digit(struct session *session, int key)
{
	struct pending *pending = &session->pending;
	bool longer;

	if (pending->count > 0)
		return false;
	if (key == KEY_ERASE && pending->number > 0) {
		pending->number /= 10;
		return true;
	}
	if (key < '0' || key > '9' || (pending->number == 0 && (key == '0' || find(session, &key, 1, &longer) != NULL)))
		return false;
	if (pending->number <= OPERATION_COUNT_MAX / 10)
		pending->number = pending->number * 10 + key - '0';
	if (pending->number > OPERATION_COUNT_MAX)
		pending->number = OPERATION_COUNT_MAX;
	return true;
}

/* What Esc gives up: keys that wait for more, else what is sought.  False when it is neither. */
static bool
give_up(struct session *session)
{
	struct pending *pending = &session->pending;

	if (pending->count == 0 && pending->number == 0)
		return find_end(session);
	forget(pending);
	return true;
}

/* A key that goes on to what is sought; false when it is another one. */
static bool
take_find_key(struct session *session, int key)
{
	struct pending *pending = &session->pending;
	struct operation operation = { .command = find_key(session, key), .argument = "", .count = pending->number };

	if (pending->count > 0 || operation.command == COMMAND_NONE)
		return false;
	forget(pending);
	queue_add(&session->queue, &operation);
	return true;
}

void
dispatch_key(struct session *session, int key)
{
	struct pending *pending = &session->pending;
	const struct binding *binding;
	bool longer;

	if ((key == KEY_ESCAPE && give_up(session)) || take_digit(session, key) || take_find_key(session, key))
		return;
	pending->keys[pending->count++] = key;
	binding = find(session, pending->keys, pending->count, &longer);
	if (longer && pending->count < KEY_SEQUENCE_MAX)
		return;
	if (binding != NULL)
		take(session, binding);
	else
		fall_back(session);
}

bool
dispatch_again(struct session *session, int *key)
{
	struct pending *pending = &session->pending;

	if (pending->again_count == 0)
		return false;
	*key = pending->again[0];
	memmove(pending->again, pending->again + 1, --pending->again_count * sizeof(pending->again[0]));
	return true;
}

/* Do an operation so often; what opens a view or asks ends it. */
static void
repeat(struct session *session, const struct operation *operation, int times)
{
	const struct view *top = session->top;

	while (times-- > 0 && !session->leaving && !session->prompt.asking) {
		perform(session, operation);
		if (session->top != top && operation->command != COMMAND_BACK)
			break;
	}
}

static void
run(struct session *session, const struct operation *operation)
{
	const struct command_info *info = command_info(operation->command);
	struct operation plain = { .command = operation->command, .argument = operation->argument };
	bool row = operation->command == COMMAND_FIRST || operation->command == COMMAND_LAST;

	if (!(info->where & session->top->ops->where)) {
		status_warn(&session->status, session->now, "%s: means nothing here", info->name);
		queue_clear(&session->queue);
	} else if (row && operation->count > 0) {
		/* A row from the top is that many steps down. */
		plain.command = COMMAND_FIRST;
		perform(session, &plain);
		plain.command = COMMAND_DOWN;
		repeat(session, &plain, operation->count - 1);
	} else if (info->where & REPEATS)
		repeat(session, &plain, operation->count > 0 ? operation->count : 1);
	else
		perform(session, operation);
}

void
dispatch_run(struct session *session)
{
	struct operation operation;

	/* Who gives up a question gives up what was to come after it. */
	if (session->prompt.gave_up)
		queue_clear(&session->queue);
	session->prompt.gave_up = false;
	while (!session->leaving && !session->prompt.asking && queue_next(&session->queue, &operation))
		run(session, &operation);
}

static const char *
meaning(const struct binding *binding)
{
	return *binding->help != '\0' ? binding->help : *binding->text != '\0' ? binding->text :
	    command_info(binding->operations[0].command)->name;
}

bool
dispatch_describe(const struct session *session, struct buf *out)
{
	const struct pending *pending = &session->pending;
	const struct binding *b;
	size_t n, offers = 0;

	if (pending->count == 0 && pending->number == 0)
		return false;
	if (pending->count == 0 && session->top->ops->where == WHERE_ARTICLE) {
		buf_printf(out, "Open link: %d   ", pending->number);
		hint_write(session, "{link} or {browser} opens it, {copy} copies it; a count for other keys; Esc cancels", out);
		return true;
	}
	if (pending->number > 0)
		buf_printf(out, "%d", pending->number);
	key_format_sequence(out, pending->keys, pending->count);
	for (n = 0; pending->count > 0 && (b = keymap_binding(session->keymap, n)) != NULL; n++) {
		if (!(b->where & session->top->ops->where) || b->key_count <= pending->count ||
		    memcmp(b->keys, pending->keys, pending->count * sizeof(b->keys[0])) != 0 || ++offers > OFFERS_MAX)
			continue;
		buf_adds(out, "   ");
		key_format_sequence(out, b->keys + pending->count, b->key_count - pending->count);
		buf_printf(out, " %s", meaning(b));
	}
	return true;
}

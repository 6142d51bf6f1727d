#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "base/limits.h"
#include "base/mem.h"

/* newsboat's key before the key of a macro. */
#define MACRO_PREFIX	','

struct keymap {
	struct arena arena;
	struct binding *bindings;
	size_t count, cap;
	struct conf_problem *problems;
	size_t problem_count, problem_cap;
};

__attribute__((format(printf, 4, 5)))
static void
add_problem(struct keymap *map, const struct key_line *line, bool warning, const char *fmt, ...)
{
	struct conf_problem *p;
	char text[512];
	va_list ap;

	if (map->problem_count == LIMIT_CONFIG_PROBLEMS)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	map->problems = arena_grow(&map->arena, map->problems, map->problem_count, &map->problem_cap,
	    sizeof(*map->problems));
	p = &map->problems[map->problem_count++];
	p->line = line->line;
	p->warning = warning;
	p->text = line->line > 0 ? arena_printf(&map->arena, "%s:%d: %s", line->file, line->line, text) :
	    arena_strdup(&map->arena, text);
}

static void
add_binding(struct keymap *map, const struct binding *binding)
{
	map->bindings = arena_grow(&map->arena, map->bindings, map->count, &map->cap, sizeof(*map->bindings));
	map->bindings[map->count++] = *binding;
}

/* How two sequences are to each other. */
enum likeness { DIFFERENT, SAME, ONE_BEGINS_OTHER };

static enum likeness
compare(const struct binding *a, const struct binding *b)
{
	size_t least = a->key_count < b->key_count ? a->key_count : b->key_count;

	if (memcmp(a->keys, b->keys, least * sizeof(a->keys[0])) != 0)
		return DIFFERENT;
	return a->key_count == b->key_count ? SAME : ONE_BEGINS_OTHER;
}

/*
 * Take from the views of the new binding what it puts aside: what the same
 * keys did, and defaults that could no longer be told from it by their first
 * keys.  Two sequences of the user's stand both: the shorter one waits.
 */
static void
put_aside(struct keymap *map, const struct binding *new, const struct key_line *line)
{
	size_t i;

	for (i = 0; i < map->count; i++) {
		struct binding *old = &map->bindings[i];
		enum likeness likeness = compare(old, new);
		bool own = *old->file != '\0', told = own && line != NULL && line->line > 0;

		if (!(old->where & new->where) || likeness == DIFFERENT)
			continue;
		/* In some of its views only, it is an exception that was meant. */
		if (likeness == SAME && told && strcmp(old->file, new->file) == 0 && !(old->where & ~new->where))
			add_problem(map, line, line->verb == KEYS_BIND_KEY, "%s: bound already in line %d", line->keys, old->line);
		else if (likeness == ONE_BEGINS_OTHER && told)
			add_problem(map, line, true, "%s: one key sequence begins another one, of %s:%d; the shorter waits for the next key",
			    line->keys, old->file, old->line);
		if (likeness == SAME || !own)
			old->where &= ~new->where;
	}
}

/* Where two commands have one key, the later one has it in its views. */
static void
add_defaults(struct keymap *map)
{
	int i;

	for (i = 0; i < COMMAND_COUNT; i++) {
		const struct command_info *info = command_info((enum command)i);
		struct operation *operation = arena_zalloc(&map->arena, 1, sizeof(*operation));
		const char *keys = info->keys;
		size_t len;

		operation->command = (enum command)i;
		operation->argument = "";
		for (; *keys != '\0'; keys += len + strspn(keys + len, " ")) {
			struct binding b = { .where = info->where & WHERE_ALL, .operations = operation,
			    .operation_count = 1, .text = "", .help = "", .file = "" };

			len = strcspn(keys, " ");
			b.key_count = key_sequence(arena_strndup(&map->arena, keys, len), b.keys);
			put_aside(map, &b, NULL);
			add_binding(map, &b);
		}
	}
}

/* "feeds,headlines": the views of a word of names, 0 when one is none. */
static unsigned
views_of(const char *word, size_t len)
{
	unsigned where = 0, one;
	size_t n;

	for (; len > 0; word += n, len -= n) {
		struct arena a = { 0 };
		const char *comma = memchr(word, ',', len);

		n = comma != NULL ? (size_t)(comma - word) : len;
		one = command_where(arena_strndup(&a, word, n));
		arena_clear(&a);
		if (one == 0)
			return 0;
		where |= one;
		n += comma != NULL;
	}
	return where;
}

static bool
is_operation(const char *word, size_t len)
{
	struct operation unused;
	struct arena a = { 0 };
	bool is;

	while (len > 0 && word[len - 1] == ';')
		len--;
	is = operation_find(arena_strndup(&a, word, len), &unused) != OPERATION_UNKNOWN;
	arena_clear(&a);
	return is;
}

/*
 * Take the names of views off the beginning of text: words that are such and
 * are followed by another one or by an operation ("links" is both).
 */
static unsigned
take_views(const char **text)
{
	unsigned where = 0, views;

	for (;;) {
		size_t len = strcspn(*text, " \t");
		const char *next = *text + len + strspn(*text + len, " \t");
		size_t next_len = strcspn(next, " \t");

		views = views_of(*text, len);
		if (views == 0 || (views_of(next, next_len) == 0 && !is_operation(next, next_len) && next_len > 0) || next_len == 0)
			return where;
		where |= views;
		*text = next;
	}
}

/* What follows an operation's name, by what the command takes. */
static const char *
read_argument(const struct key_step *step, struct operation *operation, struct arena *a)
{
	unsigned how = command_info(operation->command)->where;
	char *end;
	long number;

	if (how & TAKES_TEXT) {
		if (*step->argument != '\0')
			operation->argument = operation->command == COMMAND_SET || operation->command == COMMAND_BIND ||
			    operation->command == COMMAND_UNBIND ? step->rest : step->argument;
		return NULL;
	}
	if (*step->argument == '\0')
		return NULL;
	number = strtol(step->argument, &end, 10);
	if (!(how & (TAKES_NUMBER | REPEATS)))
		return arena_printf(a, "%s: takes nothing after it", step->name);
	if (*end != '\0' || number < 1 || number > OPERATION_COUNT_MAX)
		return arena_printf(a, "%s: takes a number from 1 to %d, not \"%s\"", step->name, OPERATION_COUNT_MAX, step->argument);
	operation->count = (int)number;
	return NULL;
}

const char *
keymap_read_operations(const char *text, struct operation **operations, size_t *count, const char **help,
    struct arena *a)
{
	struct key_steps steps;
	const char *wrong = keys_part(text, &steps, a);
	size_t i;

	*operations = NULL;
	*count = 0;
	*help = steps.help;
	if (wrong != NULL)
		return wrong;
	*operations = arena_zalloc(a, steps.count, sizeof(**operations));
	for (i = 0; i < steps.count && wrong == NULL; i++) {
		struct operation *operation = &(*operations)[*count];
		struct key_step *step = &steps.items[i];

		/* newsboat's "exec NAME" is NAME. */
		if (strcmp(step->name, "exec") == 0 && *step->argument != '\0')
			*step = (struct key_step){ .name = step->argument, .argument = "", .rest = "" };
		operation->argument = "";
		switch (operation_find(step->name, operation)) {
		case OPERATION_UNKNOWN:
			return arena_printf(a, "%s: no such command", step->name);
		case OPERATION_KNOWN:
			(*count)++;
			wrong = read_argument(step, operation, a);
			break;
		case OPERATION_IDLE:
			break;
		}
	}
	return wrong;
}

/* Whether the settings that operations are to set can be set so. */
static void
check_settings(struct keymap *map, const struct key_line *line, const struct binding *b)
{
	size_t i;

	for (i = 0; i < b->operation_count; i++) {
		const char *text = b->operations[i].argument, *wrong;
		struct settings *scratch;

		/* "name!", "name&" and "name?" hold no value. */
		if (b->operations[i].command != COMMAND_SET || *text == '\0' || strchr("!&?", text[strlen(text) - 1]) != NULL)
			continue;
		scratch = settings_overlay(NULL, NULL, 0, "");
		wrong = settings_take(scratch, text);
		if (wrong != NULL)
			add_problem(map, line, strstr(wrong, "without effect") != NULL, "%s", wrong);
		settings_free(scratch);
	}
}

/* Views and operations of a line; false when it binds nothing. */
static bool
read_binding(struct keymap *map, const struct key_line *line, struct binding *b)
{
	const char *text = line->rest, *wrong;
	struct operation *operations;
	unsigned where = 0;

	if (line->verb == KEYS_BIND)
		where = take_views(&text);
	if (line->verb == KEYS_BIND_KEY) {
		size_t len = strcspn(text, " \t");
		const char *view = text + len + strspn(text + len, " \t");

		if (*view != '\0' && (where = views_of(view, strlen(view))) == 0) {
			add_problem(map, line, false, "%s: no such view", view);
			return false;
		}
		text = arena_strndup(&map->arena, text, len);
	}
	wrong = keymap_read_operations(text, &operations, &b->operation_count, &b->help, &map->arena);
	if (wrong != NULL) {
		add_problem(map, line, false, "%s", wrong);
		return false;
	}
	b->text = arena_strdup(&map->arena, text);
	b->operations = operations;
	if (b->operation_count == 0 || where == WHERE_ELSEWHERE) {
		add_problem(map, line, true, "%s: newsboat's, without effect here", line->rest);
		return false;
	}
	b->where = command_info(operations[0].command)->where & (where != 0 ? where : WHERE_ALL) & WHERE_ALL;
	if (operations[0].where != 0)
		b->where &= operations[0].where;
	check_settings(map, line, b);
	if (b->where == 0)
		add_problem(map, line, false, "%s: means nothing there", command_info(operations[0].command)->name);
	return b->where != 0;
}

static void
unbind(struct keymap *map, const struct key_line *line, const struct binding *gone)
{
	bool all = strcmp(line->keys, "-a") == 0, found = all;
	unsigned where = *line->rest != '\0' ? views_of(line->rest, strcspn(line->rest, " \t")) : WHERE_ALL;
	size_t i;

	if (where == 0) {
		add_problem(map, line, false, "%s: no such view", line->rest);
		return;
	}
	for (i = 0; i < map->count; i++)
		if (all || compare(&map->bindings[i], gone) == SAME) {
			found |= (map->bindings[i].where & where) != 0;
			map->bindings[i].where &= ~where;
		}
	if (!found)
		add_problem(map, line, true, "%s: is not bound", line->keys);
}

/* A line that says what is so by default makes it the user's, in its old place: the first key of a command is the one shown. */
static bool
confirm_default(struct keymap *map, const struct binding *new)
{
	size_t i;

	for (i = 0; i < map->count; i++) {
		struct binding *old = &map->bindings[i];

		if (*old->text != '\0' || compare(old, new) != SAME || new->operation_count > 1 || *new->help != '\0' ||
		    old->operations[0].command != new->operations[0].command || new->operations[0].count > 0 ||
		    *new->operations[0].argument != '\0')
			continue;
		old->where |= new->where;
		old->file = new->file;
		old->line = new->line;
		return true;
	}
	return false;
}

void
keymap_add(struct keymap *map, const struct key_line *line)
{
	struct binding b = { .help = "", .file = arena_strdup(&map->arena, line->file), .line = line->line };
	bool away = line->verb == KEYS_UNBIND || line->verb == KEYS_UNBIND_KEY;

	b.key_count = key_sequence(line->keys, b.keys);
	if (line->verb == KEYS_MACRO && b.key_count > 0 && b.key_count < KEY_SEQUENCE_MAX) {
		memmove(b.keys + 1, b.keys, b.key_count * sizeof(b.keys[0]));
		b.keys[0] = MACRO_PREFIX;
		b.key_count++;
	}
	if (b.key_count == 0 && !(away && strcmp(line->keys, "-a") == 0))
		add_problem(map, line, false, "%s: no such key", line->keys);
	else if (away)
		unbind(map, line, &b);
	else if (read_binding(map, line, &b)) {
		put_aside(map, &b, line);
		if (!confirm_default(map, &b))
			add_binding(map, &b);
	}
}

/* The operations that the reader begins with are not bound, but read alike. */
static void
check_startup(struct keymap *map, const struct settings *settings)
{
	const char *text = settings_text(settings, SETTING_RUN_ON_STARTUP), *wrong, *help;
	const struct key_line line = { .file = settings_origin(settings, SETTING_RUN_ON_STARTUP) };
	struct operation *operations;
	size_t count;

	if (*text == '\0')
		return;
	wrong = keymap_read_operations(text, &operations, &count, &help, &map->arena);
	if (wrong != NULL)
		add_problem(map, &line, false, "%s: run-on-startup: %s", line.file, wrong);
}

struct keymap *
keymap_new(const struct settings *settings)
{
	struct keymap *map = mem_zalloc(1, sizeof(*map));
	const struct key_line *lines;
	size_t count, i;

	add_defaults(map);
	if (settings == NULL)
		return map;
	lines = settings_keys(settings, &count);
	for (i = 0; i < count; i++)
		keymap_add(map, &lines[i]);
	check_startup(map, settings);
	return map;
}

void
keymap_free(struct keymap *map)
{
	arena_clear(&map->arena);
	free(map);
}

const struct conf_problem *
keymap_problems(const struct keymap *map, size_t *count)
{
	*count = map->problem_count;
	return map->problems;
}

const struct binding *
keymap_find(const struct keymap *map, enum where where, const int *keys, size_t count, bool *longer)
{
	const struct binding *found = NULL;
	size_t i;

	*longer = false;
	for (i = 0; i < map->count; i++) {
		const struct binding *b = &map->bindings[i];

		if (!(b->where & where) || b->key_count < count || memcmp(b->keys, keys, count * sizeof(*keys)) != 0)
			continue;
		if (b->key_count == count)
			found = b;
		else
			*longer = true;
	}
	return found;
}

const struct binding *
keymap_binding(const struct keymap *map, size_t n)
{
	return n < map->count ? &map->bindings[n] : NULL;
}

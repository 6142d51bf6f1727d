/*
 * What the keys do: the defaults of the command table, and over them the
 * lines of the configuration.  A key or a sequence of keys does one operation
 * or several, in some views or in all.  What is wrong in a line is kept as a
 * sentence; the other lines hold.
 */
#ifndef APP_KEYMAP_H
#define APP_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "app/key.h"
#include "app/operation.h"
#include "conf/keys.h"
#include "conf/settings.h"

struct binding {
	int keys[KEY_SEQUENCE_MAX];
	size_t key_count;
	unsigned where;			/* views it holds in, bits of enum where; 0 none any more */
	const struct operation *operations;
	size_t operation_count;
	const char *text;		/* the operations as they were written; "" by default */
	const char *help;		/* the user's word for it, "" none */
	const char *file;		/* where that stands, "" by default */
	int line;
};

struct keymap;

/* The defaults, and the lines of the settings where these are not NULL.  keymap_free() it. */
struct keymap *keymap_new(const struct settings *settings);
void	keymap_free(struct keymap *map);
/* Lay one more line over it. */
void	keymap_add(struct keymap *map, const struct key_line *line);
/* What was wrong in the lines, lent. */
const struct conf_problem *keymap_problems(const struct keymap *map, size_t *count);

/*
 * What so many keys do in a view, NULL when nothing; lent until the next
 * keymap_add().  *longer: whether there are sequences that begin with them.
 */
const struct binding *keymap_find(const struct keymap *map, enum where where, const int *keys, size_t count, bool *longer);
/* The n-th binding, NULL after the last; those that were taken away have no view. */
const struct binding *keymap_binding(const struct keymap *map, size_t n);

/*
 * Read "OPERATION [ARGUMENT] [; OPERATION...]" as it stands in the
 * configuration or after ':'.  NULL and the operations in the arena (those
 * that have an effect here, perhaps none), or what is wrong.
 */
const char *keymap_read_operations(const char *text, struct operation **operations, size_t *count,
	    const char **help, struct arena *a);

#endif

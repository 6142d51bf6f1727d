/* Operations that wait to be done, in their order: those of a key, or of a line typed after ':'. */
#ifndef TUI_QUEUE_H
#define TUI_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include "app/operation.h"
#include "base/arena.h"

struct queue {
	struct arena arena;
	struct operation *items;
	size_t count, cap, at;
};

/* Add one at the end; its argument is copied. */
void	queue_add(struct queue *queue, const struct operation *operation);
/* The next one to do, false when there is none; its argument is lent until the next queue_add(). */
bool	queue_next(struct queue *queue, struct operation *operation);
/* Forget all that wait. */
void	queue_clear(struct queue *queue);

#endif

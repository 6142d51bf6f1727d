#include "queue.h"

void
queue_add(struct queue *queue, const struct operation *operation)
{
	struct operation *copy;

	if (queue->at == queue->count)
		queue_clear(queue);
	queue->items = arena_grow(&queue->arena, queue->items, queue->count, &queue->cap, sizeof(*queue->items));
	copy = &queue->items[queue->count++];
	*copy = *operation;
	copy->argument = arena_strdup(&queue->arena, operation->argument);
}

bool
queue_next(struct queue *queue, struct operation *operation)
{
	if (queue->at == queue->count)
		return false;
	*operation = queue->items[queue->at++];
	return true;
}

void
queue_clear(struct queue *queue)
{
	arena_clear(&queue->arena);
	*queue = (struct queue){ 0 };
}

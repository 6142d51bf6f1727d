#include "sweep.h"

/* Headlines read at once, and taken in all. */
#define STEP		500
#define MOST		100000

void
sweep_add(struct sweep *s, int64_t id)
{
	s->ids = arena_grow(&s->arena, s->ids, s->count, &s->cap, sizeof(*s->ids));
	s->ids[s->count++] = id;
}

int
sweep_list(struct sweep *s, struct reader *reader, const struct headline_scope *scope, enum headline_where where,
    int64_t anchor, struct error *err)
{
	struct headlines some;
	struct arena a = { 0 };
	size_t i;
	int result;

	do {
		result = headlines_read(reader_store(reader), scope, where, anchor, STEP, &a, &some, err);
		for (i = 0; result == 0 && i < some.count; i++)
			sweep_add(s, some.items[i].id);
		if (result == 0 && some.count > 0)
			anchor = some.items[where == HEADLINES_BEFORE ? 0 : some.count - 1].id;
		if (where == HEADLINES_FIRST)
			where = HEADLINES_AFTER;
		s->cut = s->count >= MOST;
		arena_clear(&a);
	} while (result == 0 && some.count == STEP && !s->cut);
	return result;
}

void
sweep_clear(struct sweep *s)
{
	arena_clear(&s->arena);
	*s = (struct sweep){ 0 };
}

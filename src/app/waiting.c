#include <string.h>

#include "store/marks.h"
#include "waiting.h"

void
waiting_add(struct waiting *w, const struct waiting_mark *mark)
{
	struct waiting_mark *copy;
	int64_t *ids;

	w->items = arena_grow(&w->arena, w->items, w->count, &w->cap, sizeof(*w->items));
	copy = &w->items[w->count++];
	*copy = *mark;
	if (mark->count > 0) {
		ids = arena_zalloc(&w->arena, mark->count, sizeof(*ids));
		memcpy(ids, mark->ids, mark->count * sizeof(*ids));
		copy->ids = ids;
	}
	if (mark->tag != NULL)
		copy->tag = arena_strdup(&w->arena, mark->tag);
	if (mark->scope.folder != NULL)
		copy->scope.folder = arena_strdup(&w->arena, mark->scope.folder);
	if (mark->scope.tag != NULL)
		copy->scope.tag = arena_strdup(&w->arena, mark->scope.tag);
}

static int
write_one(const struct waiting_mark *m, struct store *store, struct error *err)
{
	if (m->opened)
		return marks_open(store, m->ids[0], m->when, err);
	if (m->tag != NULL)
		return marks_tag(store, m->ids, m->count, m->tag, m->on, m->when, err);
	if (m->count > 0)
		return marks_set(store, m->ids, m->count, m->bits, m->on, m->when, err);
	return marks_set_scope(store, &m->scope, m->newest_id, m->bits, m->on, m->when, NULL, err);
}

int
waiting_open(struct waiting *w, struct store *store, struct error *err)
{
	if (!w->open && store_begin(store, err) < 0)
		return -1;
	w->open = true;
	return 0;
}

/* Back to where nothing of it is written. */
static int
give_up(struct waiting *w, struct store *store)
{
	store_rollback(store);
	w->open = false;
	w->written = 0;
	return -1;
}

int
waiting_write(struct waiting *w, struct store *store, struct error *err)
{
	if (w->written < w->count && waiting_open(w, store, err) < 0)
		return -1;
	for (; w->written < w->count; w->written++)
		if (write_one(&w->items[w->written], store, err) < 0)
			return give_up(w, store);
	return 0;
}

int
waiting_commit(struct waiting *w, struct store *store, struct error *err)
{
	if (waiting_write(w, store, err) < 0)
		return -1;
	if (w->open && store_commit(store, err) < 0)
		return give_up(w, store);
	waiting_clear(w);
	return 0;
}

static bool
concerns(const struct waiting_mark *m, const struct headline *h)
{
	size_t i;

	if (m->count > 0) {
		for (i = 0; i < m->count; i++)
			if (m->ids[i] == h->id)
				return true;
		return false;
	}
	/* Folders and tags are not known of a headline: shown once they are written. */
	return m->scope.folder == NULL && m->scope.tag == NULL &&
	    (m->scope.feed == 0 || m->scope.feed == h->feed) &&
	    (m->newest_id == 0 || h->id <= m->newest_id);
}

unsigned
waiting_marks(const struct waiting *w, const struct headline *headline)
{
	unsigned marks = headline->marks;
	size_t i;

	for (i = 0; i < w->count; i++) {
		if (!concerns(&w->items[i], headline))
			continue;
		marks = w->items[i].on ? marks | w->items[i].bits : marks & ~w->items[i].bits;
	}
	return marks;
}

/* A list of words, parted by blanks, with one more or less; NULL when it is so already. */
static const char *
change_words(const char *words, const char *word, bool on, struct arena *a)
{
	const char *padded = arena_printf(a, " %s ", words), *sought = arena_printf(a, " %s ", word);
	const char *at = strstr(padded, sought), *rest;

	if ((at != NULL) == on)
		return NULL;
	if (on)
		return *words != '\0' ? arena_printf(a, "%s %s", words, word) : arena_strdup(a, word);
	rest = at + strlen(sought);
	if (at == padded)
		return *rest != '\0' ? arena_strndup(a, rest, strlen(rest) - 1) : "";
	return arena_printf(a, "%.*s%s%.*s", (int)(at - padded - 1), padded + 1, *rest != '\0' ? " " : "",
	    *rest != '\0' ? (int)strlen(rest) - 1 : 0, rest);
}

const char *
waiting_tags(const struct waiting *w, const struct headline *headline, struct arena *a)
{
	const char *tags = headline->own_tags;
	size_t i;

	for (i = 0; i < w->count; i++) {
		const struct waiting_mark *m = &w->items[i];
		const char *changed = NULL;

		if (m->tag != NULL && concerns(m, headline))
			changed = change_words(tags, m->tag, m->on, a);
		if (changed != NULL)
			tags = changed;
	}
	return tags;
}

void
waiting_clear(struct waiting *w)
{
	arena_clear(&w->arena);
	memset(w, 0, sizeof(*w));
}

#include <string.h>

#include "tree.h"

/* What is known while the rows are made. */
struct growth {
	struct tree *tree;
	struct arena *arena;
	const struct feed_record *feeds;
	size_t count;
	const struct kept *kept;
};

static struct tree_row *
add_row(struct tree *tree, struct arena *a)
{
	tree->rows = arena_grow(a, tree->rows, (size_t)tree->count, &tree->cap, sizeof(*tree->rows));
	tree->rows[tree->count] = (struct tree_row){ .folder = "", .name = "" };
	return &tree->rows[tree->count++];
}

void
tree_add_query(struct tree *tree, struct arena *a, const char *name, const char *query)
{
	struct tree_row *row = add_row(tree, a);

	row->query = query;
	row->name = name;
}

/* Whether a folder is the one at path (len bytes) or below it. */
static bool
is_within(const char *folder, const char *path, size_t len)
{
	return strncmp(folder, path, len) == 0 && (folder[len] == '\0' || folder[len] == '/');
}

static void
count_folder(const struct growth *g, struct tree_row *row)
{
	size_t len = strlen(row->folder), i;

	for (i = 0; i < g->count; i++)
		if (is_within(g->feeds[i].folder, row->folder, len)) {
			row->unread += g->feeds[i].unread;
			row->total += g->feeds[i].total;
		}
}

/* The end of the folder's name that begins at s. */
static size_t
end_of_name(const char *folder, size_t from)
{
	return from + strcspn(folder + from, "/");
}

/*
 * Headings for the folders that a feed is in and the feed before was not in;
 * *depth is how many it is in.  False when one of them is folded.
 */
static bool
add_headings(struct growth *g, const char *before, const char *folder, int *depth)
{
	size_t from = 0, end;

	for (*depth = 0; folder[from] != '\0'; from = end + (folder[end] == '/'), (*depth)++) {
		bool known;
		char *path;

		end = end_of_name(folder, from);
		path = arena_strndup(g->arena, folder, end);
		known = is_within(before, path, end);
		if (!known) {
			struct tree_row *row = add_row(g->tree, g->arena);

			row->folder = path;
			row->name = path + from;
			row->depth = *depth;
			row->folded = kept_is_folded(g->kept, path);
			count_folder(g, row);
		}
		if (kept_is_folded(g->kept, path))
			return false;
	}
	return true;
}

void
tree_add(struct tree *tree, struct arena *a, const struct feed_record *feeds, size_t count,
    const struct kept *kept, tree_shows *shows, const void *context)
{
	struct growth g = { tree, a, feeds, count, kept };
	const char *before = "";
	size_t i;
	int depth;

	for (i = 0; i < count; i++) {
		struct tree_row *row;
		bool open;

		if (!shows(&feeds[i], context))
			continue;
		open = add_headings(&g, before, feeds[i].folder, &depth);
		before = feeds[i].folder;
		if (!open)
			continue;
		row = add_row(tree, a);
		row->feed = &feeds[i];
		row->folder = feeds[i].folder;
		row->name = feeds[i].title;
		row->depth = depth;
		row->unread = feeds[i].unread;
		row->total = feeds[i].total;
	}
}

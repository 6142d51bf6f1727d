#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"
#include "tap.h"
#include "tui/tree.h"

static struct feed_record feeds[] = {
	{ .id = 1, .title = "top", .folder = "", .unread = 1 },
	{ .id = 2, .title = "a", .folder = "News", .unread = 2 },
	{ .id = 3, .title = "b", .folder = "News/World", .unread = 3 },
	{ .id = 4, .title = "c", .folder = "News/World", .unread = 0 },
	{ .id = 5, .title = "d", .folder = "Newspapers/Daily/Local", .unread = 4 },
	{ .id = 6, .title = "e", .folder = "", .unread = 5 },
};

#define COUNT	(sizeof(feeds) / sizeof(feeds[0]))

static bool
all(const struct feed_record *feed, const void *context)
{
	(void)feed;
	(void)context;
	return true;
}

static bool
unread(const struct feed_record *feed, const void *context)
{
	(void)context;
	return feed->unread > 0;
}

/* With two folders folded; the rows as "DEPTH NAME COUNT", headings with a slash, folded ones with a plus. */
static void
makes(const char *folded, const char *folded_too, tree_shows *shows, const char *want, const char *name)
{
	struct kept kept = { 0 };
	struct tree tree = { 0 };
	struct arena a = { 0 };
	struct buf out = { 0 };
	int i;

	kept_load(&kept, habits_open());
	kept_fold(&kept, folded, true);
	kept_fold(&kept, folded_too, true);
	tree_add(&tree, &a, feeds, COUNT, &kept, shows, NULL);
	for (i = 0; i < tree.count; i++) {
		const struct tree_row *row = &tree.rows[i];

		buf_printf(&out, "%s%d %s%s %" PRId64, i > 0 ? ", " : "", row->depth, row->name,
		    row->feed != NULL ? "" : row->folded ? "+" : "/", row->unread);
	}
	is_text(buf_text(&out), want, name);
	buf_clear(&out);
	arena_clear(&a);
	habits_close(kept.habits);
}

int
main(void)
{
	setenv("XDG_STATE_HOME", "/nonexistent", 1);
	makes("", "", all, "0 top 1, 0 News/ 5, 1 a 2, 1 World/ 3, 2 b 3, 2 c 0, 0 Newspapers/ 4, 1 Daily/ 4, 2 Local/ 4, 3 d 4, 0 e 5",
	    "folders within folders");
	makes("", "", unread, "0 top 1, 0 News/ 5, 1 a 2, 1 World/ 3, 2 b 3, 0 Newspapers/ 4, 1 Daily/ 4, 2 Local/ 4, 3 d 4, 0 e 5",
	    "of some feeds");
	makes("News", "", all, "0 top 1, 0 News+ 5, 0 Newspapers/ 4, 1 Daily/ 4, 2 Local/ 4, 3 d 4, 0 e 5",
	    "a folded folder hides what is below it and counts it");
	makes("News/World", "Newspapers/Daily", all,
	    "0 top 1, 0 News/ 5, 1 a 2, 1 World+ 3, 0 Newspapers/ 4, 1 Daily+ 4, 0 e 5", "folded ones further in");
	makes("New", "", unread,
	    "0 top 1, 0 News/ 5, 1 a 2, 1 World/ 3, 2 b 3, 0 Newspapers/ 4, 1 Daily/ 4, 2 Local/ 4, 3 d 4, 0 e 5",
	    "the beginning of a name is not the name");
	return tap_end();
}

#include <string.h>

#include "base/map.h"
#include "conf/edit.h"
#include "lines.h"

/* The subscriptions that a file of another reader's holds. */
struct foreign {
	struct edit_sub *list;
	size_t count, cap, dropped;
	struct map seen;	/* addresses of the list */
	const char *folder;
};

static void
add(struct lines *lines, const char *url, const char *title)
{
	struct foreign *f = lines->context;

	if (map_put(&f->seen, url, strlen(url), f) != NULL)
		return;
	f->list = arena_grow(lines->arena, f->list, f->count, &f->cap, sizeof(*f->list));
	f->list[f->count++] = (struct edit_sub){ .url = url, .title = title, .folder = f->folder, .categories = "" };
}

/*
 * A line of sfeedrc(5): 'feed "name" "address" ...'.  The file is a program of
 * the shell's, which is not run: what it computes is no address.
 */
static void
take_sfeed(struct lines *lines, const struct line *line)
{
	struct foreign *f = lines->context;
	const struct tokens *w = &line->words;

	if (strcmp(w->items[0].text, "feed") != 0)
		return;
	if (w->count < 3 || strpbrk(w->items[2].text, "$`") != NULL)
		f->dropped++;
	else
		add(lines, w->items[2].text, w->items[1].text);
}

/* Where a line of newsraft's ends and its settings begin. */
static bool
begins_settings(const struct line *line, size_t n)
{
	const char *s = line->text + line->words.items[n].start;

	return *s == '<' || *s == '{';
}

/* The rest of a section line as it stands, without blanks at its end. */
static const char *
section_name(struct lines *lines, const struct line *line)
{
	const struct tokens *w = &line->words;
	size_t n = 1;

	while (n < w->count && !begins_settings(line, n))
		n++;
	if (n == 1)
		return "";
	if (n == 2)
		return w->items[1].text;
	return arena_strndup(lines->arena, line->text + w->items[1].start,
	    w->items[n - 1].end - w->items[1].start);
}

/* newsraft(1), FEEDS FILE: 'address "name" < settings', '@ section < settings'. */
static void
take_newsraft(struct lines *lines, const struct line *line)
{
	struct foreign *f = lines->context;
	const struct tokens *w = &line->words;
	bool named = w->count > 1 && !begins_settings(line, 1);

	if (strcmp(w->items[0].text, "@") == 0)
		f->folder = section_name(lines, line);
	else
		add(lines, w->items[0].text, named ? w->items[1].text : "");
}

static int
plan(struct lines reading, const char *path, const char *from, struct buf *lines, struct edit_counts *counts,
    struct error *err)
{
	struct foreign foreign = { .folder = "" };
	struct arena a = { 0 };
	int result;

	reading.arena = &a;
	reading.context = &foreign;
	map_init(&foreign.seen);
	result = lines_read(&reading, from, err);
	counts->dropped += foreign.dropped;
	if (result == 0)
		result = edit_plan_subs(path, foreign.list, foreign.count, lines, counts, err);
	map_clear(&foreign.seen);
	arena_clear(&a);
	return result;
}

int
edit_plan_sfeed(const char *path, const char *sfeedrc_path, struct buf *lines, struct edit_counts *counts,
    struct error *err)
{
	return plan((struct lines){ .joined = true, .take = take_sfeed }, path, sfeedrc_path, lines, counts, err);
}

int
edit_plan_newsraft(const char *path, const char *feeds_path, struct buf *lines, struct edit_counts *counts,
    struct error *err)
{
	return plan((struct lines){ .take = take_newsraft }, path, feeds_path, lines, counts, err);
}

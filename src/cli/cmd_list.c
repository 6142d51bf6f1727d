#include <string.h>

#include "args.h"
#include "choice.h"
#include "cmd.h"
#include "listing.h"
#include "out.h"

/* Articles read from the store at a time. */
#define WINDOW	500

enum { LIST_LIMIT = CHOICE_OPTION_COUNT, LIST_SORT, LIST_REVERSE, LIST_LISTING };

static const struct arg_option options[] = {
	CHOICE_OPTIONS,
	{ "limit", 'n', "N", "at most N articles" },
	{ "sort", '\0', "ORDER", "by date (the default), title, feed or unread" },
	{ "reverse", 'r', NULL, "the other way round" },
	LISTING_OPTIONS,
};

static const struct usage usage = { "list", "[OPTION]...",
	"List articles, newest first: number, date, flags (N unread, * starred), feed and title,\n"
	"parted by tabs.  " LISTING_LETTERS,
	options, sizeof(options) / sizeof(options[0]) };

struct list {
	struct choice choice;
	struct listing listing;
	int64_t limit;		/* articles still to print */
};

static void
print_window(const struct list *list, const struct headlines *window)
{
	struct buf out = { 0 };
	size_t i;

	for (i = 0; i < window->count; i++)
		listing_write(&list->listing, &window->items[i], "", &out);
	out_raw(buf_text(&out), out.len);
	buf_clear(&out);
}

static int
print_articles(struct list *list, struct store *store, struct error *err)
{
	enum headline_where where = HEADLINES_FIRST;
	struct arena a = { 0 };
	struct headlines window = { 0 };
	int64_t anchor = 0;
	size_t want;
	int result;

	do {
		arena_clear(&a);
		want = list->limit < WINDOW ? (size_t)list->limit : WINDOW;
		result = headlines_read(store, &list->choice.scope, where, anchor, want, &a, &window, err);
		if (result < 0)
			break;
		print_window(list, &window);
		list->limit -= (int64_t)window.count;
		if (window.count > 0)
			anchor = window.items[window.count - 1].id;
		where = HEADLINES_AFTER;
	} while (window.count == want && list->limit > 0 && !out_broken());
	arena_clear(&a);
	return result;
}

static bool
take_sort(struct list *list, const char *name)
{
	static const struct {
		const char *name;
		enum headline_sort sort;
	} orders[] = {
		{ "date", SORT_DATE }, { "title", SORT_TITLE }, { "feed", SORT_FEED }, { "unread", SORT_UNREAD },
	};
	size_t i;

	for (i = 0; i < sizeof(orders) / sizeof(orders[0]); i++)
		if (strcmp(orders[i].name, name) == 0) {
			list->choice.scope.sort = orders[i].sort;
			return true;
		}
	return false;
}

static bool
take_option(struct list *list, int row, const char *value)
{
	switch (row) {
	case LIST_LIMIT:
		return args_number(value, 1, INT64_MAX, &list->limit);
	case LIST_SORT:
		return take_sort(list, value);
	case LIST_REVERSE:
		list->choice.scope.reverse = true;
		return true;
	}
	if (row >= LIST_LISTING)
		return listing_take(&list->listing, row - LIST_LISTING, value);
	choice_take(&list->choice, row, value);
	return true;
}

int
cmd_list(int argc, char **argv)
{
	struct list list = { .limit = INT64_MAX };
	struct reader *reader;
	struct args args;
	struct error err;
	int got, result;

	listing_init(&list.listing);
	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0)
		if (!take_option(&list, got, args.value))
			return args_wrong(&usage, "--%s: cannot be \"%s\"", options[got].name, args.value);
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count > 0)
		return args_wrong(&usage, "%s: takes no words", args.words[0]);
	reader = choice_open(&err);
	if (reader == NULL)
		return out_failure(&err);
	result = choice_resolve(&list.choice, reader, &err);
	if (result == 0)
		result = print_articles(&list, reader_store(reader), &err);
	choice_clear(&list.choice);
	reader_close(reader);
	return result < 0 ? out_failure(&err) : STATUS_DONE;
}

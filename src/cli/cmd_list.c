#include <string.h>

#include "args.h"
#include "choice.h"
#include "cmd.h"
#include "out.h"
#include "pattern.h"
#include "store/marks.h"
#include "text/date.h"
#include "text/json.h"

/* Articles read from the store at a time. */
#define WINDOW	500

enum { LIST_LIMIT = CHOICE_OPTION_COUNT, LIST_SORT, LIST_REVERSE, LIST_FORMAT, LIST_NULL, LIST_JSON };

static const struct arg_option options[] = {
	CHOICE_OPTIONS,
	{ "limit", 'n', "N", "at most N articles" },
	{ "sort", '\0', "ORDER", "by date (the default), title, feed or unread" },
	{ "reverse", 'r', NULL, "the other way round" },
	{ "format", 'F', "FORMAT", "what a line holds, in % and a letter" },
	{ "null", '0', NULL, "end each line with a NUL" },
	{ "json", 'j', NULL, "a JSON object a line" },
};

static const struct usage usage = { "list", "[OPTION]...",
	"List articles, newest first: number, date, flags (N unread, * starred), feed and title,\n"
	"parted by tabs.  Letters of a format: %i number, %t title, %u address, %a author,\n"
	"%d date, %D date as RFC 3339, %f flags, %F feed, %I number of the feed, %w words.",
	options, sizeof(options) / sizeof(options[0]) };

static void
write_id(struct buf *out, const void *thing)
{
	buf_printf(out, "%lld", (long long)((const struct headline *)thing)->id);
}

static void
write_title(struct buf *out, const void *thing)
{
	buf_adds(out, ((const struct headline *)thing)->title);
}

static void
write_link(struct buf *out, const void *thing)
{
	buf_adds(out, ((const struct headline *)thing)->link);
}

static void
write_author(struct buf *out, const void *thing)
{
	buf_adds(out, ((const struct headline *)thing)->author);
}

static void
write_date(struct buf *out, const void *thing)
{
	pattern_date(out, ((const struct headline *)thing)->date);
}

static void
write_rfc3339(struct buf *out, const void *thing)
{
	date_format_rfc3339(out, ((const struct headline *)thing)->date);
}

static void
write_flags(struct buf *out, const void *thing)
{
	unsigned marks = ((const struct headline *)thing)->marks;

	buf_addc(out, marks & MARK_READ ? '-' : 'N');
	buf_addc(out, marks & MARK_STARRED ? '*' : '-');
}

static void
write_feed(struct buf *out, const void *thing)
{
	buf_adds(out, ((const struct headline *)thing)->feed_title);
}

static void
write_feed_id(struct buf *out, const void *thing)
{
	buf_printf(out, "%lld", (long long)((const struct headline *)thing)->feed);
}

static void
write_words(struct buf *out, const void *thing)
{
	buf_printf(out, "%lld", (long long)((const struct headline *)thing)->words);
}

static const struct pattern_field fields[] = {
	{ 'D', write_rfc3339 }, { 'F', write_feed }, { 'I', write_feed_id }, { 'a', write_author },
	{ 'd', write_date }, { 'f', write_flags }, { 'i', write_id }, { 't', write_title },
	{ 'u', write_link }, { 'w', write_words },
};

struct list {
	struct choice choice;
	struct pattern pattern;
	bool json;
	int64_t limit;		/* articles still to print */
};

/* An item of JSON Feed 1.1; what that has no name for stands in _coranto. */
static void
write_json(const struct headline *h, struct buf *out)
{
	struct json j = { .out = out };
	struct buf id = { 0 };

	buf_printf(&id, "%lld", (long long)h->id);
	json_open(&j, NULL, '{');
	json_text(&j, "id", buf_text(&id));
	json_text_if(&j, "url", h->link);
	json_text(&j, "title", h->title);
	json_date(&j, "date_published", h->date);
	if (h->author[0] != '\0') {
		json_open(&j, "authors", '[');
		json_open(&j, NULL, '{');
		json_text(&j, "name", h->author);
		json_close(&j, '}');
		json_close(&j, ']');
	}
	json_open(&j, "_coranto", '{');
	json_number(&j, "feed", h->feed);
	json_text(&j, "feed_title", h->feed_title);
	json_flag(&j, "read", (h->marks & MARK_READ) != 0);
	json_flag(&j, "starred", (h->marks & MARK_STARRED) != 0);
	json_number(&j, "words", h->words);
	json_close(&j, '}');
	json_close(&j, '}');
	json_end(&j);
	buf_clear(&id);
}

static void
print_window(const struct list *list, const struct headlines *window)
{
	struct buf out = { 0 };
	size_t i;

	for (i = 0; i < window->count; i++) {
		if (list->json)
			write_json(&window->items[i], &out);
		else
			pattern_write(&list->pattern, &window->items[i], &out);
	}
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
	case LIST_FORMAT:
		list->pattern.text = value;
		return pattern_wrong(&list->pattern) == '\0';
	case LIST_NULL:
		list->pattern.end = '\0';
		return true;
	case LIST_JSON:
		list->json = true;
		return true;
	default:
		choice_take(&list->choice, row, value);
		return true;
	}
}

int
cmd_list(int argc, char **argv)
{
	struct list list = {
		.limit = INT64_MAX,
		.pattern = { fields, sizeof(fields) / sizeof(fields[0]), "%i\t%d\t%f\t%F\t%t", '\n' },
	};
	struct reader *reader;
	struct args args;
	struct error err;
	int got, result;

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
	result = choice_resolve(&list.choice, reader_store(reader), &err);
	if (result == 0)
		result = print_articles(&list, reader_store(reader), &err);
	choice_clear(&list.choice);
	reader_close(reader);
	return result < 0 ? out_failure(&err) : STATUS_DONE;
}

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/body.h"
#include "args.h"
#include "choice.h"
#include "cmd.h"
#include "listing.h"
#include "out.h"
#include "store/search.h"
#include "tidy.h"

#define LIMIT_DEFAULT	100
#define LIMIT_MAX	100000

enum { SEARCH_LIMIT, SEARCH_BY_DATE, SEARCH_SNIPPETS, SEARCH_LISTING };

static const struct arg_option options[] = {
	{ "limit", 'n', "N", "at most N articles, 100 unless said otherwise" },
	{ "newest", '\0', NULL, "the newest first, not the best" },
	{ "snippets", 's', NULL, "below each line, where it was found, between *" },
	LISTING_OPTIONS,
};

static const struct usage usage = { "search", "[OPTION]... WORD...",
	"Search titles, authors and texts of all articles, best first: all the words;\n"
	"\"two words\" as they stand; beg*; a OR b; -not; title:word, author:word, text:word;\n"
	"feed:, tag:, folder:, since:7d, before:2026, is:unread, is:starred.\n"
	LISTING_LETTERS, options, sizeof(options) / sizeof(options[0]) };

struct search {
	struct search_request request;
	struct listing listing;
	bool snippets;
};

/* With asterisks around what was found. */
static void
print_snippet(const struct search_hit *hit)
{
	struct buf out = { 0 };
	size_t at = 0, i;

	out_printf("    ");
	for (i = 0; i < hit->mark_count; i++) {
		const struct search_mark *mark = &hit->marks[i];

		buf_add(&out, hit->snippet + at, mark->at - at);
		buf_printf(&out, "*%.*s*", (int)mark->len, hit->snippet + mark->at);
		at = mark->at + mark->len;
	}
	buf_adds(&out, hit->snippet + at);
	out_line(buf_text(&out));
	buf_clear(&out);
}

static void
print_hit(const struct search *search, const struct search_hit *hit)
{
	struct buf out = { 0 };

	listing_write(&search->listing, &hit->headline, hit->snippet, &out);
	out_raw(buf_text(&out), out.len);
	buf_clear(&out);
	if (search->snippets && !search->listing.json)
		print_snippet(hit);
}

static int
print_hits(const struct search *search, struct store *store, struct error *err)
{
	struct arena a = { 0 };
	struct search_result result = { 0 };
	const struct search_texts *wanted = search->snippets || search->listing.json ? body_texts() : NULL;
	size_t i;
	int got = search_run(store, &search->request, wanted, &a, &result, err);

	for (i = 0; got == 0 && i < result.count; i++)
		print_hit(search, &result.hits[i]);
	if (got == 0 && result.pending > 0)
		out_error("search: %lld articles are not in the index yet", (long long)result.pending);
	arena_clear(&a);
	return got;
}

static bool
take_option(struct search *search, int row, const char *value)
{
	int64_t limit;

	switch (row) {
	case SEARCH_LIMIT:
		if (!args_number(value, 1, LIMIT_MAX, &limit))
			return false;
		search->request.limit = (size_t)limit;
		return true;
	case SEARCH_BY_DATE:
		search->request.order = SEARCH_NEWEST;
		return true;
	case SEARCH_SNIPPETS:
		search->snippets = true;
		return true;
	default:
		return listing_take(&search->listing, row - SEARCH_LISTING, value);
	}
}

static int
run(struct search *search, const struct args *args)
{
	struct error err;
	struct reader *reader = choice_open_current(&err);
	struct buf text = { 0 };
	int i, result;

	if (reader == NULL)
		return out_failure(&err);
	for (i = 0; i < args->word_count; i++)
		buf_printf(&text, "%s%s", i > 0 ? " " : "", args->words[i]);
	search->request.text = buf_text(&text);
	search->request.now = time(NULL);
	/* What cannot be taken in now is said to be missing. */
	tidy_index(reader, NULL, &err);
	result = print_hits(search, reader_store(reader), &err);
	if (result < 0)
		error_prefix(&err, "search");
	reader_close(reader);
	buf_clear(&text);
	return result < 0 ? out_failure(&err) : STATUS_DONE;
}

int
cmd_search(int argc, char **argv)
{
	struct search search = { .request = { .order = SEARCH_RANKED, .limit = LIMIT_DEFAULT } };
	struct args args;
	int got;

	listing_init(&search.listing);
	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0)
		if (!take_option(&search, got, args.value))
			return args_wrong(&usage, "--%s: cannot be \"%s\"", options[got].name, args.value);
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count == 0)
		return args_wrong(&usage, "what to search is not said");
	return run(&search, &args);
}

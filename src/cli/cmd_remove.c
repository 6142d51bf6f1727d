#include <string.h>

#include "args.h"
#include "choice.h"
#include "cmd.h"
#include "conf/edit.h"
#include "out.h"
#include "store/feeds.h"

static const struct usage usage = { "remove", "FEED...",
	"Unsubscribe: take the lines of feeds (numbers as in \"coranto feeds\", addresses or\n"
	"titles) out of the feeds file, which stays as it is otherwise.  The articles stay in\n"
	"the store, hidden, and are there again when the feed is.", NULL, 0 };

static const struct sub *
find_url(const struct subs *subs, const char *url)
{
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (strcmp(subs->items[i].url, url) == 0)
			return &subs->items[i];
	return NULL;
}

/* A query feed is none of the store's: its title is looked for here. */
static const struct sub *
find_query(const struct subs *subs, const char *title)
{
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (subs->items[i].kind == SUB_QUERY && strcmp(subs->items[i].title, title) == 0)
			return &subs->items[i];
	return NULL;
}

/* As an address as it stands or as it would be added, else by number or title; NULL with err. */
static const struct sub *
find(struct reader *reader, const char *name, struct error *err)
{
	const struct subs *subs = reader_subs(reader);
	struct arena a = { 0 };
	const char *url = edit_check_url(&a, name, NULL);
	const struct sub *sub = find_url(subs, url != NULL ? url : name);
	struct feed_record *feed = NULL;
	int64_t id;

	if (sub == NULL)
		sub = find_query(subs, name);
	if (sub == NULL && (id = choice_feed(reader_store(reader), name, err)) != 0) {
		feed = feeds_get(reader_store(reader), id, &a, err);
		sub = feed != NULL ? find_url(subs, feed->url) : NULL;
		if (sub == NULL)
			error_set(err, ERROR_USAGE, "%s: not subscribed", name);
	}
	arena_clear(&a);
	return sub;
}

static int
remove_one(struct reader *reader, const char *name, struct error *err)
{
	const struct sub *sub = find(reader, name, err);

	return sub != NULL && subs_remove(sub, err) == 0 ? reader_reload(reader, err) : -1;
}

int
cmd_remove(int argc, char **argv)
{
	struct reader *reader;
	struct args args;
	struct error err;
	int got, i, status = STATUS_DONE;

	args_begin(&args, &usage, argc, argv);
	got = args_next(&args);
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count == 0)
		return args_wrong(&usage, "a feed is missing");
	reader = reader_open(READER_CHANGE, &err);
	if (reader == NULL)
		return out_failure(&err);
	for (i = 0; i < args.word_count; i++)
		if (remove_one(reader, args.words[i], &err) < 0)
			status = out_failure(&err);
	reader_close(reader);
	return status;
}

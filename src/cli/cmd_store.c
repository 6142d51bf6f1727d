#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/reader.h"
#include "args.h"
#include "base/file.h"
#include "choice.h"
#include "cmd.h"
#include "out.h"
#include "store/upkeep.h"
#include "tidy.h"

/* How long another process may hold the store. */
#define PATIENCE_MS	30000

enum { STORE_SIZES = -1, STORE_BACKUP, STORE_CHECK, STORE_EXPIRE, STORE_PURGE, STORE_REBUILD, STORE_RECOVER,
	STORE_VACUUM };

static const struct arg_option options[] = {
	{ "backup", 'b', "FILE", "write a whole copy, also while others use the store" },
	{ "check", 'c', NULL, "check everything and say what is wrong" },
	{ "expire", '\0', NULL, "let go what the keep settings do not keep, as each update does" },
	{ "purge", '\0', NULL, "remove feeds that are not subscribed any more, with their articles" },
	{ "rebuild", '\0', NULL, "make indexes and counts anew from the articles" },
	{ "recover", '\0', NULL, "put a damaged store aside and make a new one of what can be read" },
	{ "vacuum", '\0', NULL, "write the file anew, as small as it can be" },
};

static const struct usage usage = { "store", "[OPTION]",
	"Look after the store of articles; without an option print its sizes.",
	options, sizeof(options) / sizeof(options[0]) };

static void
print_count(const char *name, int64_t count)
{
	out_printf("%-22s %lld\n", name, (long long)count);
}

static int
print_sizes(struct reader *reader, struct error *err)
{
	struct upkeep_stats s;

	if (upkeep_stats(reader_store(reader), &s, err) < 0)
		return -1;
	out_printf("%-22s ", "file");
	out_line(reader_store_path(reader));
	print_count("version", s.version);
	print_count("bytes", s.bytes);
	print_count("bytes of the log", s.log_bytes);
	print_count("bytes free within", s.free_bytes);
	print_count("feeds", s.feeds);
	print_count("feeds of the past", s.hidden_feeds);
	print_count("articles", s.articles);
	print_count("unread", s.unread);
	print_count("starred", s.starred);
	print_count("deleted", s.deleted);
	print_count("expired", s.tombs);
	print_count("in the search index", s.index_rows);
	print_count("waiting for it", s.index_pending);
	print_count("can be taken back", s.deeds);
	return 0;
}

static int
check(struct store *store, struct error *err)
{
	struct arena a = { 0 };
	const char **problems = NULL;
	int count = upkeep_check(store, &a, &problems, err), i;

	for (i = 0; i < count; i++)
		out_line(problems[i]);
	arena_clear(&a);
	if (count > 0)
		return error_set(err, ERROR_CORRUPT, "store: %d problems (coranto store --rebuild makes indexes"
		    " and counts anew)", count);
	return count;
}

static int
purge(struct store *store, struct error *err)
{
	int64_t feeds, articles;

	if (upkeep_purge(store, &feeds, &articles, err) < 0 || upkeep_give_back(store, err) < 0)
		return -1;
	out_printf("removed: %lld feeds, %lld articles\n", (long long)feeds, (long long)articles);
	return 0;
}

static int
expire(struct reader *reader, struct error *err)
{
	int64_t expired;

	if (tidy_expire(reader, time(NULL), NULL, &expired, err) < 0)
		return -1;
	out_printf("expired: %lld articles\n", (long long)expired);
	return 0;
}

/* Without opening the store: it is damaged. */
static int
recover(void)
{
	struct arena a = { 0 };
	struct upkeep_recovery r = { 0 };
	struct error err;
	char *path = file_path(FILE_DATA, "coranto.db", &err);
	int result = path != NULL ? upkeep_recover(path, time(NULL), &a, &r, &err) : -1;

	if (r.aside != NULL) {
		out_printf("put aside: ");
		out_line(r.aside);
	}
	if (result == 0)
		out_printf("taken over: %lld feeds, %lld articles, %lld with losses\n", (long long)r.feeds,
		    (long long)r.articles, (long long)r.lost);
	arena_clear(&a);
	free(path);
	return result < 0 ? out_failure(&err) : STATUS_DONE;
}

static int
act(struct reader *reader, int what, const char *value, struct error *err)
{
	struct store *store = reader_store(reader);

	switch (what) {
	case STORE_BACKUP:
		return upkeep_backup(store, value, err);
	case STORE_CHECK:
		return check(store, err);
	case STORE_EXPIRE:
		return expire(reader, err);
	case STORE_PURGE:
		return purge(store, err);
	case STORE_REBUILD:
		if (upkeep_rebuild(store, err) < 0)
			return -1;
		return tidy_index(reader, NULL, err);
	case STORE_VACUUM:
		return upkeep_vacuum(store, true, err);
	default:
		return print_sizes(reader, err);
	}
}

static int
run(int what, const char *value)
{
	struct reader *reader;
	struct error err;
	int result;

	if (what == STORE_RECOVER)
		return recover();
	/* To purge is to forget what is not subscribed: the feeds file must have been read. */
	reader = what == STORE_SIZES ? choice_open_current(&err) : reader_open(READER_CHANGE, &err);
	if (reader == NULL)
		return out_failure(&err);
	store_set_patience(reader_store(reader), PATIENCE_MS);
	result = act(reader, what, value, &err);
	reader_close(reader);
	return result < 0 ? out_failure(&err) : STATUS_DONE;
}

int
cmd_store(int argc, char **argv)
{
	const char *value = NULL;
	struct args args;
	int got, what = STORE_SIZES;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0) {
		if (what != STORE_SIZES)
			return args_wrong(&usage, "one thing at a time");
		what = got;
		value = args.value;
	}
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count > 0)
		return args_wrong(&usage, "%s: takes no words", args.words[0]);
	return run(what, value);
}

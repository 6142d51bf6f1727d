#include <time.h>

#include "args.h"
#include "choice.h"
#include "cmd.h"
#include "out.h"
#include "store/marks.h"
#include "store/tag.h"
#include "text/clean.h"

/* How long another process may hold the store. */
#define PATIENCE_MS	10000

enum { TAG_REMOVE = CHOICE_OPTION_COUNT };

static const struct arg_option options[] = {
	CHOICE_OPTIONS,
	{ "remove", 'r', NULL, "take the tag off" },
};

static const struct usage usage = { "tag", "[[--remove] TAG ARTICLE...|OPTION...]",
	"Put a tag on articles: by their numbers (\"-\": from standard input), or on all that the\n"
	"options choose.  Without words, list the tags: unread, articles and tag, parted by tabs.",
	options, sizeof(options) / sizeof(options[0]) };

static int
tag(struct reader *reader, const char *name, bool on, struct choice *choice, struct error *err)
{
	struct store *store = reader_store(reader);
	int64_t now = time(NULL);

	store_set_patience(store, PATIENCE_MS);
	if (!choice->given)
		return choice_check_articles(choice, store, err) < 0 ? -1 :
		    marks_tag(store, choice->ids, choice->id_count, name, on, now, err);
	if (choice_resolve(choice, reader, err) < 0)
		return -1;
	return marks_tag_scope(store, &choice->scope, 0, name, on, now, NULL, err);
}

static int
run(const struct args *args, bool on, struct choice *choice)
{
	struct reader *reader = NULL;
	struct error err;
	int result = choice_take_articles(choice, args->words + 1, args->word_count - 1, &err);

	if (result == 0) {
		reader = reader_open(READER_CHANGE, &err);
		result = reader == NULL ? -1 : tag(reader, args->words[0], on, choice, &err);
	}
	choice_clear(choice);
	if (reader != NULL)
		reader_close(reader);
	return result < 0 ? out_failure(&err) : STATUS_DONE;
}

static int
list(void)
{
	struct error err;
	struct reader *reader = choice_open_current(&err);
	struct arena a = { 0 };
	struct buf out = { 0 };
	struct tag *tags;
	size_t count, i;

	if (reader == NULL)
		return out_failure(&err);
	tags = tag_list(reader_store(reader), &a, &count, &err);
	for (i = 0; tags != NULL && i < count; i++)
		buf_printf(&out, "%lld\t%lld\t%s\n", (long long)tags[i].unread, (long long)tags[i].total,
		    clean_line_dup(&a, tags[i].name, 0));
	out_raw(buf_text(&out), out.len);
	buf_clear(&out);
	arena_clear(&a);
	reader_close(reader);
	return tags != NULL ? STATUS_DONE : out_failure(&err);
}

int
cmd_tag(int argc, char **argv)
{
	struct choice choice = { 0 };
	struct error err;
	struct args args;
	bool on = true;
	int got;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0) {
		if (got == TAG_REMOVE)
			on = false;
		else
			choice_take(&choice, got, args.value);
	}
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count == 0)
		return on && !choice.given ? list() : args_wrong(&usage, "which tag is not said");
	if (tag_check(args.words[0], &err) != 0)
		return args_wrong(&usage, "%s: %s", args.words[0], err.text);
	if (args.word_count == 1 && !choice.given)
		return args_wrong(&usage, "which articles is not said");
	if (args.word_count > 1 && choice.given)
		return args_wrong(&usage, "numbers and options cannot stand together");
	return run(&args, on, &choice);
}

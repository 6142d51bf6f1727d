#include <string.h>
#include <time.h>

#include "args.h"
#include "choice.h"
#include "cmd.h"
#include "out.h"
#include "store/marks.h"

/* How long another process may hold the store. */
#define PATIENCE_MS	10000

enum { MARK_UNDO = CHOICE_OPTION_COUNT };

static const struct arg_option options[] = {
	CHOICE_OPTIONS,
	{ "undo", '\0', NULL, "take back the last marking that is left" },
};

static const struct usage usage = { "mark", "MARK ARTICLE...|OPTION... | --undo",
	"Mark articles by their numbers (\"-\": from standard input), or all that the options choose.\n"
	"MARK is read, unread, star, unstar, delete or restore.",
	options, sizeof(options) / sizeof(options[0]) };

static const struct operation {
	const char *name;
	unsigned bits;
	bool on;
} operations[] = {	/* all that a deed can be */
	{ "read", MARK_READ, true },
	{ "unread", MARK_READ, false },
	{ "star", MARK_STARRED, true },
	{ "unstar", MARK_STARRED, false },
	{ "delete", MARK_DELETED, true },
	{ "restore", MARK_DELETED, false },
	{ "tag", MARK_TAGGED, true },
	{ "tag --remove", MARK_TAGGED, false },
};

static const struct operation *
find_operation(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(operations) / sizeof(operations[0]); i++)
		if (operations[i].bits != MARK_TAGGED && strcmp(operations[i].name, name) == 0)
			return &operations[i];
	return NULL;
}

static const char *
operation_name(const struct mark_deed *deed)
{
	size_t i = 0;

	while (i + 1 < sizeof(operations) / sizeof(operations[0]) &&
	    (operations[i].bits != deed->bits || operations[i].on != deed->on))
		i++;
	return operations[i].name;
}

static int
mark(struct reader *reader, const struct operation *op, struct choice *choice, struct error *err)
{
	struct store *store = reader_store(reader);
	int64_t now = time(NULL);

	store_set_patience(store, PATIENCE_MS);
	if (!choice->given)
		return choice_check_articles(choice, store, err) < 0 ? -1 :
		    marks_set(store, choice->ids, choice->id_count, op->bits, op->on, now, err);
	if (choice_resolve(choice, reader, err) < 0)
		return -1;
	if (op->bits == MARK_DELETED && !op->on)
		choice->scope.marks_on |= MARK_DELETED;
	return marks_set_scope(store, &choice->scope, 0, op->bits, op->on, now, NULL, err);
}

/* Take back the last deed and say which it was. */
static int
undo(void)
{
	struct mark_deed deed;
	struct error err;
	struct reader *reader = reader_open(READER_CHANGE, &err);
	int result;

	if (reader == NULL)
		return out_failure(&err);
	store_set_patience(reader_store(reader), PATIENCE_MS);
	result = marks_undo(reader_store(reader), &deed, &err);
	reader_close(reader);
	if (result == 0)
		error_set(&err, ERROR_MISSING, "mark: there is nothing to take back");
	if (result <= 0)
		return out_failure(&err);
	out_printf("taken back: %s%s%s (%lld article%s)\n", operation_name(&deed), deed.tag[0] != '\0' ? " " : "",
	    deed.tag, (long long)deed.count, deed.count == 1 ? "" : "s");
	return STATUS_DONE;
}

static int
run(const struct operation *op, const struct args *args, struct choice *choice)
{
	struct reader *reader = NULL;
	struct error err;
	int result = choice_take_articles(choice, args->words + 1, args->word_count - 1, &err);

	if (result == 0) {
		reader = reader_open(READER_CHANGE, &err);
		result = reader == NULL ? -1 : mark(reader, op, choice, &err);
	}
	choice_clear(choice);
	if (reader != NULL)
		reader_close(reader);
	return result < 0 ? out_failure(&err) : STATUS_DONE;
}

int
cmd_mark(int argc, char **argv)
{
	const struct operation *op;
	struct choice choice = { 0 };
	struct args args;
	bool back = false;
	int got;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0) {
		if (got == MARK_UNDO)
			back = true;
		else
			choice_take(&choice, got, args.value);
	}
	if (got != ARGS_END)
		return args_status(got);
	if (back)
		return args.word_count == 0 && !choice.given ? undo() :
		    args_wrong(&usage, "--undo: stands alone");
	if (args.word_count == 0)
		return args_wrong(&usage, "how is not said: read, unread, star, unstar, delete or restore");
	op = find_operation(args.words[0]);
	if (op == NULL)
		return args_wrong(&usage, "%s: no such mark", args.words[0]);
	if (args.word_count == 1 && !choice.given)
		return args_wrong(&usage, "which articles is not said");
	if (args.word_count > 1 && choice.given)
		return args_wrong(&usage, "numbers and options cannot stand together");
	return run(op, &args, &choice);
}

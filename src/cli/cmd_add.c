#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "base/file.h"
#include "cmd.h"
#include "conf/subs.h"
#include "out.h"

static const struct arg_option options[] = {
	{ "title", 't', "TITLE", "a title of your own" },
};

static const struct usage usage = { "add", "[--title TITLE] URL...",
	"Subscribe: add addresses to the feeds file, which stays as it is otherwise.",
	options, sizeof(options) / sizeof(options[0]) };

int
cmd_add(int argc, char **argv)
{
	const char *title = "";
	struct args args;
	struct error err;
	char *path;
	int got, i, status = STATUS_DONE;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0)
		title = args.value;
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count == 0)
		return args_wrong(&usage, "an address is missing");
	if (args.word_count > 1 && title[0] != '\0')
		return args_wrong(&usage, "--title: is for one address");
	path = file_path(FILE_CONFIG, "feeds", &err);
	if (path == NULL)
		return out_failure(&err);
	for (i = 0; i < args.word_count; i++)
		if (subs_add(path, args.words[i], title, &err) < 0)
			status = out_failure(&err);
	free(path);
	return status;
}

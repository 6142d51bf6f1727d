/*
 * A configuration file as lines of words, with what it includes: files, or all
 * files of a folder in the order of their names.  What is wrong is kept as
 * sentences; nothing ends the reading.
 */
#ifndef CONF_LINES_H
#define CONF_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "conf/settings.h"
#include "tokens.h"

struct line {
	const char *file;	/* as problems name it: "config", or as it was included */
	const char *path;	/* where it is */
	int number;
	int depth;		/* 0 the file itself, 1 what it includes ... */
	const char *text;	/* the whole line; ends at the NUL */
	struct tokens words;	/* one at least */
};

struct lines {
	struct arena *arena;
	bool joined;		/* a backslash at its end joins a line with the next */
	void (*take)(struct lines *lines, const struct line *line);
	/* A file at this depth (> 0) is opened; may be NULL. */
	void (*enter)(struct lines *lines, int depth);
	void *context;		/* of take and enter */
	struct conf_problem *problems;
	size_t problem_count, problem_cap;
	int opened;		/* files so far */
};

/*
 * Read the file at path; take is called for every line that holds words and is
 * no include.  -1 with err when path itself cannot be read.
 */
int	lines_read(struct lines *lines, const char *path, struct error *err);
/* The same of a text that is at hand under a name; what it includes is sought where the program runs. */
void	lines_read_text(struct lines *lines, const char *name, const char *text, size_t len);
/*
 * The path of a file as a line of the file from names it: there; if there is
 * none, in the config folder, else the one that came with the program.  In the
 * arena.
 */
const char *lines_find(struct arena *a, const char *from, const char *name);
/* Keep "FILE:LINE: what"; a warning is no error, it says what has no effect. */
void	lines_problem(struct lines *lines, const struct line *line, bool warning, const char *fmt, ...)
	    __attribute__((format(printf, 4, 5)));

#endif

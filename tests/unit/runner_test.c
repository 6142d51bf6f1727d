#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "poll/runner.h"
#include "tap.h"

struct seen {
	int begun, ended;
	char output[256];
	size_t len;
	struct error error;
};

static void
on_begin(void *context, void *data)
{
	struct seen *s = context;

	(void)data;
	s->begun++;
}

static void
on_end(void *context, void *data, struct buf *output, const struct error *err)
{
	struct seen *s = context;

	(void)data;
	s->ended++;
	s->error = err != NULL ? *err : (struct error){ 0 };
	s->len = output != NULL ? output->len : 0;
	snprintf(s->output, sizeof(s->output), "%s", output != NULL ? buf_text(output) : "");
}

static void
wait_for_all(struct runner *r)
{
	struct pollfd fds[RUNNER_FDS];

	while (runner_pending(r) > 0) {
		runner_step(r);
		if (runner_pending(r) > 0)
			poll(fds, (nfds_t)runner_pollfds(r, fds), 20);
	}
}

static void
run(struct runner *r, struct seen *s, const char *command, const char *input, long seconds)
{
	struct buf in = { 0 };

	memset(s, 0, sizeof(*s));
	buf_adds(&in, input);
	runner_add(r, command, &in, seconds, NULL);
	wait_for_all(r);
}

static void
test_words(void)
{
	static const struct {
		const char *command, *words[5];
	} rows[] = {
		{ "a b  c", { "a", "b", "c" } },
		{ " 'a b' \"c d\"e ", { "a b", "c de" } },
		{ "a\\ b '\\' \"\\\"\"", { "a b", "\\", "\"" } },
		{ "~/bin/x ~ a~/b", { "/home/me/bin/x", "~", "a~/b" } },
		{ "a ''", { "a", "" } },
		{ "'open", { "open" } },
		{ "$(x) `y` ;z", { "$(x)", "`y`", ";z" } },
	};
	size_t i, k;

	setenv("HOME", "/home/me", 1);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char **words = runner_split(rows[i].command);
		int same = 1;

		for (k = 0; rows[i].words[k] != NULL; k++)
			same = same && words[k] != NULL && strcmp(words[k], rows[i].words[k]) == 0;
		ok(same && words[k] == NULL, "words of %s", rows[i].command);
		free(words);
	}
	ok(runner_split(" \t ") == NULL, "no words");
}

/* More than a pipe holds: it goes as it is read, and not at all when nobody reads. */
static void
test_much_input(struct runner *r, struct seen *s)
{
	size_t len = (size_t)1 << 20;
	char *input = malloc(len + 1);

	memset(input, 'x', len);
	input[len] = '\0';
	run(r, s, "wc -c", input, 30);
	is_number(atol(s->output), (long)len, "much input");
	run(r, s, "true", input, 30);
	ok(s->error.kind == ERROR_NONE && s->len == 0, "that nobody reads");
	free(input);
}

static void
test_runs(struct runner *r, struct seen *s)
{
	struct buf in = { 0 };
	int i;

	run(r, s, "echo 'a  b' $HOME", "", 10);
	is_text(s->output, "a  b $HOME\n", "words reach the program, no shell is between");
	run(r, s, "tr a-z A-Z", "shout", 10);
	is_text(s->output, "SHOUT", "it reads what it is given");
	run(r, s, "true", "nobody reads this", 10);
	ok(s->error.kind == ERROR_NONE && s->len == 0, "or does not read it");
	run(r, s, "false", "", 10);
	is_text(s->error.text, "the command failed with status 1", "a failure");
	run(r, s, "/no/such/program", "", 10);
	/* valgrind makes a fork of the vfork by which posix_spawn(3) learns of it. */
	if (getenv("UNDER") != NULL)
		skip("no such program");
	else
		ok(s->error.kind == ERROR_MISSING, "no such program: %s", s->error.text);
	run(r, s, "sleep 100", "", 1);
	is_text(s->error.text, "the command takes longer than 1 s", "too long");
	run(r, s, "sh -c 'exec >&-; sleep 100'", "", 1);
	is_text(s->error.text, "the command takes longer than 1 s", "too long, without output");
	run(r, s, "sh -c 'kill -9 $$'", "", 10);
	ok(s->error.kind == ERROR_IO, "ended by a signal: %s", s->error.text);
	run(r, s, "cat /dev/zero", "", 30);
	ok(s->error.kind == ERROR_LIMIT, "too much: %s", s->error.text);
	memset(s, 0, sizeof(*s));
	for (i = 0; i < 20; i++)
		runner_add(r, "echo", &in, 10, NULL);
	wait_for_all(r);
	ok(s->begun == 20 && s->ended == 20, "twenty of them");
}

int
main(void)
{
	struct seen s = { 0 };
	struct runner *r = runner_new(on_begin, on_end, &s);
	struct buf in = { 0 };
	int i;

	signal(SIGPIPE, SIG_IGN);
	test_words();
	test_runs(r, &s);
	test_much_input(r, &s);
	for (i = 0; i < RUNNER_AT_ONCE + 2; i++)
		runner_add(r, "sleep 100", &in, 10, NULL);
	runner_step(r);
	runner_free(r);
	runner_free(NULL);
	ok(1, "freed while it runs");
	return tap_end();
}

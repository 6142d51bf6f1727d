#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/mem.h"
#include "runner.h"

#define READ_STEP	65536

extern char **environ;

struct run {
	char *command;
	struct buf input, output;
	size_t written;
	long seconds;
	void *data;
	pid_t pid;
	int in, out;			/* -1: closed */
	int64_t started_ms;
	struct run *next;
};

struct runner {
	runner_begin *begin;
	runner_end *end;
	void *context;
	struct run *first, *last;	/* those that wait */
	struct run *running[RUNNER_AT_ONCE];
	size_t pending;
};

struct runner *
runner_new(runner_begin *begin, runner_end *end, void *context)
{
	struct runner *r = mem_zalloc(1, sizeof(*r));

	r->begin = begin;
	r->end = end;
	r->context = context;
	return r;
}

/*
 * Words
 */

/* One word from *s on into out; NULL at the end of the line, else the end of the word. */
static char *
take_word(const char **s, char *out, const char *home)
{
	char quote = '\0';

	*s += strspn(*s, " \t");
	if (**s == '\0')
		return NULL;
	if ((*s)[0] == '~' && (*s)[1] == '/') {
		out = stpcpy(out, home);
		(*s)++;
	}
	for (; **s != '\0' && (quote != '\0' || (**s != ' ' && **s != '\t')); (*s)++) {
		if (**s == quote && quote != '\0')
			quote = '\0';
		else if (quote == '\0' && (**s == '\'' || **s == '"'))
			quote = **s;
		else if (**s == '\\' && quote != '\'' && (*s)[1] != '\0')
			*out++ = *++*s;
		else
			*out++ = **s;
	}
	*out = '\0';
	return out;
}

char **
runner_split(const char *command)
{
	const char *set = getenv("HOME"), *home = set != NULL ? set : "";
	/* At most a word for every two bytes, each as long as its source and a NUL, with a home before it. */
	size_t most = strlen(command) / 2 + 1;
	size_t table = (most + 1) * sizeof(char *), count = 0;
	char **words = mem_zalloc(1, table + strlen(command) + most * (strlen(home) + 1));
	char *room = (char *)words + table, *end;

	while ((end = take_word(&command, room, home)) != NULL) {
		words[count++] = room;
		room = end + 1;
	}
	if (count > 0)
		return words;
	free(words);
	return NULL;
}

/*
 * One run
 */

static void
close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void
free_run(struct runner *r, struct run *run)
{
	close_end(&run->in);
	close_end(&run->out);
	if (run->pid > 0) {
		kill(-run->pid, SIGKILL);
		while (waitpid(run->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	r->pending--;
	buf_clear(&run->input);
	buf_clear(&run->output);
	free(run->command);
	free(run);
}

void
runner_add(struct runner *r, const char *command, struct buf *input, long seconds, void *data)
{
	struct run *run = mem_zalloc(1, sizeof(*run));

	run->command = mem_strdup(command);
	run->input = *input;
	buf_init(input);
	run->seconds = seconds;
	run->data = data;
	run->in = run->out = -1;
	if (r->last != NULL)
		r->last->next = run;
	else
		r->first = run;
	r->last = run;
	r->pending++;
}

static int
spawn_words(struct run *run, char **words, int in, int out)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t signals;
	int why;

	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	sigaddset(&signals, SIGPIPE);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigdefault(&attributes, &signals);
	why = posix_spawnp(&run->pid, words[0], &files, &attributes, words, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return why;
}

static int
start_words(struct run *run, char **words, struct error *err)
{
	int in[2], out[2], why;

	if (pipe2(in, O_CLOEXEC) < 0)
		return error_set_errno(err, "%s", words[0]);
	if (pipe2(out, O_CLOEXEC) < 0) {
		error_set_errno(err, "%s", words[0]);
		close(in[0]);
		close(in[1]);
		return -1;
	}
	why = spawn_words(run, words, in[0], out[1]);
	close(in[0]);
	close(out[1]);
	run->in = in[1];
	run->out = out[0];
	fcntl(run->in, F_SETFL, O_NONBLOCK);
	fcntl(run->out, F_SETFL, O_NONBLOCK);
	if (why == 0)
		return 0;
	run->pid = 0;
	return error_set(err, ERROR_MISSING, "%s: %s", words[0], strerror(why));
}

static int
start(struct run *run, struct error *err)
{
	char **words = runner_split(run->command);
	int result;

	if (words == NULL)
		return error_set(err, ERROR_USAGE, "no command to run");
	result = start_words(run, words, err);
	free(words);
	run->started_ms = clock_monotonic_ms();
	return result;
}

static void
write_some(struct run *run)
{
	ssize_t n;

	while (run->in >= 0) {
		if (run->written == run->input.len) {
			close_end(&run->in);
			return;
		}
		n = write(run->in, run->input.data + run->written, run->input.len - run->written);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (n < 0)
			close_end(&run->in);	/* it does not want the rest */
		else
			run->written += (size_t)n;
	}
}

/* At the end of the output its descriptor is closed. */
static void
read_some(struct run *run)
{
	ssize_t n;

	while (run->out >= 0 && run->output.len <= LIMIT_FEED_BYTES) {
		buf_reserve(&run->output, READ_STEP);
		n = read(run->out, run->output.data + run->output.len, READ_STEP);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (n <= 0) {
			close_end(&run->out);
			return;
		}
		run->output.len += (size_t)n;
		run->output.data[run->output.len] = '\0';
	}
}

static bool
has_ended(struct run *run, int *status)
{
	if (run->out >= 0 || waitpid(run->pid, status, WNOHANG) != run->pid)
		return false;
	run->pid = 0;
	return true;
}

/* 0 when the program says that all went well. */
static int
check_status(int status, struct error *err)
{
	if (WIFSIGNALED(status))
		return error_set(err, ERROR_IO, "the command was ended by a signal: %s", strsignal(WTERMSIG(status)));
	if (WEXITSTATUS(status) != 0)
		return error_set(err, ERROR_IO, "the command failed with status %d", WEXITSTATUS(status));
	return 0;
}

/*
 * All of them
 */

static void
end_run(struct runner *r, struct run *run, const struct error *err)
{
	r->end(r->context, run->data, err == NULL ? &run->output : NULL, err);
	free_run(r, run);
}

/* Returns true when the run is over. */
static bool
step_run(struct runner *r, struct run *run)
{
	struct error err;
	int status = 0;

	write_some(run);
	read_some(run);
	if (has_ended(run, &status)) {
		end_run(r, run, check_status(status, &err) == 0 ? NULL : &err);
		return true;
	}
	if (run->output.len > LIMIT_FEED_BYTES)
		error_set(&err, ERROR_LIMIT, "the command prints more than %u MiB", LIMIT_FEED_BYTES >> 20);
	else if (clock_monotonic_ms() - run->started_ms > run->seconds * 1000)
		error_set(&err, ERROR_LIMIT, "the command takes longer than %ld s", run->seconds);
	else
		return false;
	end_run(r, run, &err);
	return true;
}

static struct run *
next_run(struct runner *r)
{
	struct run *run = r->first;

	if (run == NULL)
		return NULL;
	r->first = run->next;
	if (r->first == NULL)
		r->last = NULL;
	return run;
}

static void
step_place(struct runner *r, size_t place)
{
	struct error err;
	struct run *run = r->running[place];

	if (run == NULL) {
		run = next_run(r);
		if (run == NULL)
			return;
		r->begin(r->context, run->data);
		if (start(run, &err) < 0) {
			end_run(r, run, &err);
			return;
		}
		r->running[place] = run;
	}
	if (step_run(r, run))
		r->running[place] = NULL;
}

void
runner_step(struct runner *r)
{
	size_t i;

	for (i = 0; i < RUNNER_AT_ONCE; i++)
		step_place(r, i);
}

size_t
runner_pending(const struct runner *r)
{
	return r->pending;
}

size_t
runner_pollfds(const struct runner *r, struct pollfd *fds)
{
	size_t i, n = 0;

	for (i = 0; i < RUNNER_AT_ONCE; i++) {
		const struct run *run = r->running[i];

		if (run == NULL)
			continue;
		if (run->in >= 0)
			fds[n++] = (struct pollfd){ .fd = run->in, .events = POLLOUT };
		if (run->out >= 0)
			fds[n++] = (struct pollfd){ .fd = run->out, .events = POLLIN };
	}
	return n;
}

void
runner_free(struct runner *r)
{
	struct run *run;
	size_t i;

	if (r == NULL)
		return;
	for (i = 0; i < RUNNER_AT_ONCE; i++)
		if (r->running[i] != NULL)
			free_run(r, r->running[i]);
	while ((run = next_run(r)) != NULL)
		free_run(r, run);
	free(r);
}

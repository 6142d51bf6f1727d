/*
 * torture [-n POINTS] [-f FIRST] [-v VICTIM] [-k KIND] [-p PART/PARTS]
 *     PROGRAM INTERPOSE PAGE
 * runs each command of the program again and again, and each time another call
 * of one kind goes wrong (see victims and kinds): all of them from FIRST on, or
 * POINTS spread evenly over them.  -p: of these rows every PARTS-th from PART
 * on (0, 1, ...), so that several can share the work.
 *
 * What must hold after each run: the program ended by itself, with status 0
 * and the output that it always has, or with another status and a line that
 * says why; nothing in the store is half; the same command without a fault
 * then makes all good.  TAP.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/mem.h"
#include "fault.h"
#include "house.h"
#include "store/store.h"
#include "store/upkeep.h"
#include "tap.h"

#define STATUS_USAGE	2
#define NEVER		UINT64_MAX
#define PATIENCE_SECONDS	20
#define HALVES		3		/* of all calls, by chance */
#define COMPLAINTS	8		/* of one row; then it is given up */
#define LINES_MAX	4		/* that a failure may take: one, and one for each feed */
#define LINES_SHOWN	40		/* of what it said: a sanitizer says more */
#define WATCH_MS	20
#define QUIET_MS	500
#define OUTPUT_LIMIT	(16u << 20)
#define MARK		"Torture one"	/* on the first screen, when it is whole */
#define QUESTION	"\033]11;?"	/* which background the terminal has */
#define ANSWER		"\033]11;rgb:0000/0000/0000\033\\"

enum {
	CHANGES		= 1 << 0,	/* the store or the configuration */
	READER		= 1 << 1,	/* on a terminal */
};

static const struct victim {
	const char *name;
	const char *words[8];
	unsigned flags;
	const char *keys;		/* of a READER: what is typed */
} victims[] = {
	{ "parse", { "parse", "one.xml" }, 0, NULL },
	{ "parse-repair", { "parse", "broken.xml" }, 0, NULL },
	{ "render", { "render", "page.html" }, 0, NULL },
	{ "extract", { "extract", "page.html" }, 0, NULL },
	{ "list", { "list", "--all" , "-F", "%t\t%u\n" }, 0, NULL },
	{ "list-filter", { "list", "--filter", "title =~ \"second\" and unread = \"yes\"", "-F", "%t\n" }, 0, NULL },
	{ "search", { "search", "body", "-F", "%t\n" }, 0, NULL },
	{ "show", { "show", "1" }, 0, NULL },
	{ "export", { "export", "newsboat" }, 0, NULL },
	{ "import", { "import", "opml", "list.opml" }, CHANGES, NULL },
	{ "mark", { "mark", "read", "--all" }, CHANGES, NULL },
	{ "update", { "update", "--all" }, CHANGES, NULL },
	{ "reader", { NULL }, READER, "Q" },
	{ "reader-reads", { NULL }, READER | CHANGES, "\r\rqj\rqqQ" },
};

static const struct kind {
	const char *name;
	uint32_t calls, how, when;
	int error;
	bool harmless;			/* the program is to notice nothing */
} kinds[] = {
	{ "no memory, once", FAULT_ALLOCATE, FAULT_ERROR, FAULT_ONCE, ENOMEM, false },
	{ "no memory any more", FAULT_ALLOCATE, FAULT_ERROR, FAULT_ONWARD, ENOMEM, false },
	{ "a read fails", FAULT_READ, FAULT_ERROR, FAULT_ONCE, EIO, false },
	{ "no read any more", FAULT_READ, FAULT_ERROR, FAULT_ONWARD, EIO, false },
	{ "a write fails", FAULT_WRITE, FAULT_ERROR, FAULT_ONCE, EIO, false },
	{ "the disk is full", FAULT_WRITE | FAULT_CHANGE, FAULT_ERROR, FAULT_ONWARD, ENOSPC, false },
	{ "a sync fails", FAULT_SYNC, FAULT_ERROR, FAULT_ONCE, EIO, false },
	{ "no descriptor", FAULT_OPEN, FAULT_ERROR, FAULT_ONCE, EMFILE, false },
	{ "no permission", FAULT_OPEN | FAULT_CHANGE, FAULT_ERROR, FAULT_ONWARD, EACCES, false },
	{ "a change fails", FAULT_CHANGE, FAULT_ERROR, FAULT_ONCE, EIO, false },
	{ "a question fails", FAULT_ASK, FAULT_ERROR, FAULT_ONCE, EIO, false },
	{ "no answer any more", FAULT_ASK, FAULT_ERROR, FAULT_ONWARD, EACCES, false },
	{ "a lock fails", FAULT_LOCK, FAULT_ERROR, FAULT_ONCE, EIO, false },
	{ "no other program", FAULT_BECOME, FAULT_ERROR, FAULT_ONWARD, ENOENT, false },
	{ "no mapping", FAULT_MAP, FAULT_ERROR, FAULT_ONCE, ENOMEM, false },
	{ "everything in single bytes", FAULT_READ | FAULT_WRITE, FAULT_SHORT, FAULT_ONWARD, 0, true },
	{ "half of the calls are interrupted", FAULT_READ | FAULT_WRITE | FAULT_WAIT, FAULT_ERROR, FAULT_HALF, EINTR, true },
};

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

/* How a run ended. */
struct run {
	int status;			/* of waitpid() */
	struct buf out, err;
	bool terminal_kept;		/* given back as it was */
};

struct rack {
	char *program, *interpose;
	struct fault *fault;
	struct house house;
	struct run usual;		/* of the victim, without a fault */
	struct buf usual_store;
	unsigned long points, first, complaints;
	unsigned part, parts;		/* of the rows: those that are for this process */
	unsigned long long tried, ended_well, ended_with_words;
};

static void
run_clear(struct run *run)
{
	buf_clear(&run->out);
	buf_clear(&run->err);
}

static void
slurp(const char *path, struct buf *out)
{
	struct error err;

	buf_reset(out);
	file_read(path, OUTPUT_LIMIT, out, &err);
}

_Noreturn static void
become(const struct rack *r, const struct victim *v, bool terminal)
{
	const char *argv[COUNT(v->words) + 2] = { r->program };
	size_t i;
	int out = open("out", O_WRONLY | O_CREAT | O_TRUNC, 0600), err = open("err", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	for (i = 0; v->words[i] != NULL; i++)
		argv[i + 1] = v->words[i];
	if (!terminal) {
		dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
		dup2(out, STDOUT_FILENO);
	}
	dup2(err, STDERR_FILENO);
	for (int fd = 3; fd < 64; fd++)
		close(fd);
	setenv("LD_PRELOAD", r->interpose, 1);
	alarm(PATIENCE_SECONDS);
	execv(r->program, (char **)(uintptr_t)argv);
	_exit(99);
}

/* The alternate screen is left, and the terminal takes lines again. */
static bool
is_given_back(int terminal, const struct buf *shown)
{
	const char *at = buf_text(shown), *in = NULL, *out = NULL;
	struct termios mode;

	for (; (at = strstr(at, "\033[?1049")) != NULL; at++)
		*(at[7] == 'h' ? &in : &out) = at;
	return in <= out && tcgetattr(terminal, &mode) == 0 && (mode.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO);
}

/* What the terminal shows, as far as it is there.  Returns whether anything came. */
static bool
watch(int terminal, struct buf *shown, int patience_ms)
{
	struct pollfd p = { .fd = terminal, .events = POLLIN };
	char part[4096];
	bool any = false;
	ssize_t n;

	while (poll(&p, 1, patience_ms) > 0 && (n = read(terminal, part, sizeof(part))) > 0) {
		buf_add(shown, part, (size_t)n);
		patience_ms = 0;
		any = true;
	}
	return any;
}

static void
run_on_terminal(const struct rack *r, const struct victim *v, struct run *run)
{
	struct winsize size = { 24, 80, 0, 0 };
	bool asked = false, answered = false;
	int terminal, slave, quiet = 0;
	pid_t pid;

	if (openpty(&terminal, &slave, NULL, NULL, &size) < 0)
		house_die("no terminal");
	pid = fork();
	if (pid == 0) {
		login_tty(slave);
		become(r, v, true);
	}
	/* The other end stays open here: its mode can be asked for afterwards. */
	while (waitpid(pid, &run->status, WNOHANG) == 0) {
		quiet = watch(terminal, &run->out, WATCH_MS) ? 0 : quiet + WATCH_MS;
		/* Without an answer it would wait at its end. */
		if (!answered && strstr(buf_text(&run->out), QUESTION) != NULL)
			answered = write(terminal, ANSWER, strlen(ANSWER)) > 0;
		/* Once the first screen is whole all is typed; it leaves then, at the latest when nothing comes any more. */
		if (!asked && strstr(buf_text(&run->out), MARK) != NULL) {
			asked = write(terminal, v->keys, strlen(v->keys)) > 0;
			quiet = 0;
		} else if (quiet >= QUIET_MS) {
			asked = write(terminal, "Q", 1) == 1;
			quiet = 0;
		}
	}
	watch(terminal, &run->out, 0);
	run->terminal_kept = is_given_back(terminal, &run->out);
	close(slave);
	close(terminal);
}

static void
run_once(const struct rack *r, const struct victim *v, struct run *run)
{
	pid_t pid;

	buf_reset(&run->out);
	buf_reset(&run->err);
	run->terminal_kept = true;
	if (v->flags & READER) {
		run_on_terminal(r, v, run);
	} else {
		pid = fork();
		if (pid == 0)
			become(r, v, false);
		waitpid(pid, &run->status, 0);
		slurp("out", &run->out);
	}
	slurp("err", &run->err);
}

static void
disarm(struct fault *f)
{
	f->how = FAULT_NOT;
	f->calls = 0;
	atomic_store(&f->count, 0);
	atomic_store(&f->struck, 0);
}

static void
arm(struct fault *f, const struct kind *k, uint64_t at)
{
	disarm(f);
	f->calls = k->calls;
	f->when = k->when;
	f->error = k->error;
	f->at = at;
	f->how = k->how;
}

/*
 * Judging
 */

/* What the store says, line for line; and what is wrong with it. */
static const char *
read_store(struct buf *out)
{
	static const char query[] = "SELECT f.url, f.etag, a.key, a.title, a.link, a.author, a.read, length(b.content)"
	    " FROM article a JOIN feed f ON f.id = a.feed JOIN body b ON b.article = a.id ORDER BY f.url, a.key";
	const char **problems = NULL, *wrong = NULL;
	struct arena a = { 0 };
	struct error err;
	struct store *store = store_open("home/data/coranto/coranto.db", STORE_WRITE, &err);
	sqlite3_stmt *st;
	sqlite3 *db;
	int i;

	buf_reset(out);
	if (store == NULL || upkeep_check(store, &a, &problems, &err) != 0)
		wrong = store == NULL ? "the store cannot be opened" : "the store is damaged";
	store_close(store);
	arena_clear(&a);
	if (sqlite3_open("home/data/coranto/coranto.db", &db) == SQLITE_OK && sqlite3_prepare_v2(db, query, -1, &st, NULL) == SQLITE_OK) {
		while (sqlite3_step(st) == SQLITE_ROW)
			for (i = 0; i < 8; i++)
				buf_printf(out, "%s%c", (const char *)sqlite3_column_text(st, i), i < 7 ? '\t' : '\n');
		sqlite3_finalize(st);
	}
	sqlite3_close(db);
	return wrong;
}

/* A failure is told in few lines, one of them ours. */
static const char *
judge_words(const struct buf *err)
{
	const char *line = buf_text(err);
	int lines = 0, ours = 0;

	for (; *line != '\0' && strchr(line, '\n') != NULL; line = strchr(line, '\n') + 1, lines++)
		ours += strncmp(line, "coranto: ", 9) == 0;
	if (ours == 0)
		return "no word of what failed";
	return lines > LINES_MAX ? "too many lines are said" : NULL;
}

static const char *
judge_run(const struct rack *r, const struct victim *v, const struct kind *k, const struct run *run)
{
	int status = WEXITSTATUS(run->status);

	if (WIFSIGNALED(run->status))
		return strsignal(WTERMSIG(run->status));
	if (!run->terminal_kept)
		return "the terminal is not given back";
	if (status > STATUS_USAGE)
		return "a strange exit status";
	if (status != 0)
		return k->harmless ? "fails" : judge_words(&run->err);
	if (!(v->flags & READER) && (run->out.len != r->usual.out.len ||
	    memcmp(buf_text(&run->out), buf_text(&r->usual.out), run->out.len) != 0))
		return "status 0, but not the usual output";
	return NULL;
}

/* The same again without a fault: all is as if nothing had been. */
static const char *
judge_after(struct rack *r, const struct victim *v)
{
	struct buf store = { 0 };
	struct run again = { 0 };
	const char *wrong = read_store(&store);

	disarm(r->fault);
	if (wrong == NULL && (v->flags & CHANGES)) {
		run_once(r, v, &again);
		if (again.status != 0)
			wrong = "does not work afterwards";
		else if ((wrong = read_store(&store)) == NULL && strcmp(buf_text(&store), buf_text(&r->usual_store)) != 0)
			wrong = "another store than usual afterwards";
	}
	if (wrong == NULL && !(v->flags & CHANGES) && strcmp(buf_text(&store), buf_text(&r->usual_store)) != 0)
		wrong = "the store has changed";
	run_clear(&again);
	buf_clear(&store);
	return wrong;
}

static void
complain(struct rack *r, const struct kind *k, uint64_t at, const struct run *run, const char *wrong)
{
	const char *line;
	size_t len;
	int i;

	r->complaints++;
	printf("# %s at call %llu: %s (status %d)\n", k->name, (unsigned long long)at, wrong,
	    WIFEXITED(run->status) ? WEXITSTATUS(run->status) : -1);
	for (line = buf_text(&run->err), i = 0; *line != '\0' && i < LINES_SHOWN; line += len + (line[len] != '\0'), i++) {
		len = strcspn(line, "\n");
		printf("#   %.*s\n", (int)len, line);
	}
}

/* One run, with the fault at one call.  False when the program made fewer calls. */
static bool
try(struct rack *r, const struct victim *v, const struct kind *k, uint64_t at)
{
	struct run run = { 0 };
	const char *wrong;
	bool struck;

	arm(r->fault, k, at);
	run_once(r, v, &run);
	struck = atomic_load(&r->fault->struck) > 0;
	if (struck) {
		r->tried++;
		*(run.status == 0 ? &r->ended_well : &r->ended_with_words) += 1;
		wrong = judge_run(r, v, k, &run);
		if (wrong == NULL)
			wrong = judge_after(r, v);
		if (wrong != NULL)
			complain(r, k, at, &run, wrong);
	}
	disarm(r->fault);
	house_restore();
	run_clear(&run);
	return struck;
}

static void
torture(struct rack *r, const struct victim *v, const struct kind *k)
{
	struct run run = { 0 };
	uint64_t count, step, at;

	arm(r->fault, k, NEVER);
	run_once(r, v, &run);
	count = atomic_load(&r->fault->count);
	run_clear(&run);
	house_restore();
	step = r->points == 0 || count <= r->points ? 1 : count / r->points;
	r->complaints = 0;
	r->tried = r->ended_well = r->ended_with_words = 0;
	if (k->harmless)
		for (at = 1; at <= (k->when == FAULT_HALF ? HALVES : 1) && r->complaints < COMPLAINTS; at++)
			try(r, v, k, at);
	else
		/* Not always the same calls of a short run: their distance is no power of two. */
		for (at = r->first; at <= count && r->complaints < COMPLAINTS; at += step)
			try(r, v, k, at);
	ok(r->complaints == 0, "%s: %s (%llu of %llu calls: %llu times all went well, %llu times it was told)", v->name, k->name,
	    r->tried, (unsigned long long)count, r->ended_well, r->ended_with_words);
	fflush(stdout);
}

static void
rack_clear(struct rack *r)
{
	run_clear(&r->usual);
	buf_clear(&r->usual_store);
	free(r->program);
	free(r->interpose);
}

/* The victim as it is without faults: its output, and the store after it. */
static void
learn(struct rack *r, const struct victim *v)
{
	const char *wrong;

	disarm(r->fault);
	run_once(r, v, &r->usual);
	wrong = read_store(&r->usual_store);
	if (!ok(r->usual.status == 0 && wrong == NULL && r->usual_store.len > 0 && r->usual.terminal_kept, "%s: as it is usually", v->name))
		printf("# status %d, %s: %s\n", r->usual.status, wrong != NULL ? wrong : "", buf_text(&r->usual.err));
	house_restore();
}

/* The store as the first update leaves it. */
static void
move_in(struct rack *r)
{
	static const struct victim update = { "update", { "update" }, CHANGES, NULL };
	struct run run = { 0 };

	run_once(r, &update, &run);
	if (!ok(run.status == 0, "a store to torture"))
		house_die(buf_text(&run.err));
	run_clear(&run);
	house_keep();
}

/* The rows of a victim, if any of them is for us. */
static void
torture_all(struct rack *r, const struct victim *v, const char *kind)
{
	unsigned row = (unsigned)(v - victims) * COUNT(kinds);
	bool learnt = false;
	size_t i;

	for (i = 0; i < COUNT(kinds); i++, row++) {
		if (row % r->parts != r->part || (*kind != '\0' && strcmp(kind, kinds[i].name) != 0))
			continue;
		if (!learnt)
			learn(r, v);
		learnt = true;
		torture(r, v, &kinds[i]);
	}
}

int
main(int argc, char **argv)
{
	struct rack r = { .first = 1, .parts = 1 };
	const char *victim = "", *kind = "";
	bool wrong = false;
	size_t i;
	int c;

	while ((c = getopt(argc, argv, "f:k:n:p:v:")) != -1)
		if (c == 'n')
			r.points = strtoul(optarg, NULL, 10);
		else if (c == 'f')
			r.first = strtoul(optarg, NULL, 10);
		else if (c == 'p')
			wrong = sscanf(optarg, "%u/%u", &r.part, &r.parts) != 2 || r.part >= r.parts;
		else
			*(c == 'v' ? &victim : &kind) = optarg;
	if (argc - optind != 3 || wrong)
		return STATUS_USAGE;
	/* A shell that starts several at once has them ignore it. */
	signal(SIGINT, SIG_DFL);
	r.program = realpath(argv[optind], NULL);
	r.interpose = realpath(argv[optind + 1], NULL);
	if (r.program == NULL || r.interpose == NULL)
		house_die(strerror(errno));
	house_open(&r.house, argv[optind + 2]);
	house_live_in(&r.house);
	r.fault = house_fault();
	move_in(&r);
	for (i = 0; i < COUNT(victims); i++)
		if (*victim == '\0' || strcmp(victim, victims[i].name) == 0)
			torture_all(&r, &victims[i], kind);
	house_close(&r.house);
	rack_clear(&r);
	return tap_end();
}

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "app/body.h"
#include "app/reader.h"
#include "app/updater.h"
#include "args.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "choice.h"
#include "cli/update.h"
#include "cmd.h"
#include "fetch_page.h"
#include "hook.h"
#include "out.h"
#include "poll/confine.h"
#include "poll/poller.h"
#include "ruling.h"
#include "store/marks.h"
#include "store/upkeep.h"
#include "store/search.h"
#include "tidy.h"

#define REDRAW_MS	100
#define INDEX_MOST	200	/* new articles that enter the search index with the update itself */
#define LOCK_PATIENCE_MS 500
#define LOCK_MOMENT_MS	100
#define LOCK_RETRY_MS	20
#define NOBODY_LISTENS	(128 + SIGPIPE)	/* the status of a round that was left for that */
#define WATCH_SECONDS	60	/* the longest sleep: clocks jump and machines sleep */

static volatile sig_atomic_t signal_stop;	/* the signal that ends the update */
static volatile sig_atomic_t signal_child;	/* the round that is told, too */

static const int stopping[] = { SIGINT, SIGTERM, SIGHUP };

#define STOPPING_COUNT	(sizeof(stopping) / sizeof(stopping[0]))

static const struct arg_option options[] = {
	{ "all", 'a', NULL, "ask every feed, due or not" },
	{ "article", 0, "ARTICLE", "fetch the whole article of one article, by its number, from its web page" },
	{ "later", 0, "ADDRESS", "fetch a web page and keep its article in the list Read later" },
	{ "page", 0, "ADDRESS", "fetch a web page and keep its article, in no list" },
	{ "porcelain", 0, NULL, "report each step as a line for programs" },
	{ "watch", 'w', NULL, "stay, and ask feeds as they come due" },
};
enum { OPTION_ALL, OPTION_ARTICLE, OPTION_LATER, OPTION_PAGE, OPTION_PORCELAIN, OPTION_WATCH };

static const struct usage usage = { "update", "[--all] [--porcelain] [--watch] [FEED]...\n"
	"or:    coranto update [--porcelain] --article ARTICLE | --later ADDRESS | --page ADDRESS",
	"Ask the feeds that are due, or the given ones (numbers as in \"coranto feeds\",\n"
	"addresses or titles), and store their articles.", options, 6 };

struct update {
	struct reader *reader;
	int64_t article;		/* whose page is fetched, or */
	const char *address;		/* the page; 0 and NULL: feeds are */
	bool later;			/* for the list of what is read later */
	bool all, porcelain, watch, live;
	const char *const *names;
	size_t name_count;
	int64_t asked_since;		/* as in poller_options */
	int64_t drawn_ms;
	size_t drawn;			/* columns of the live line */
};

/* What one round of asking feeds leaves behind. */
struct round {
	int64_t next;			/* when the next feed comes due */
	struct hook_news news;
};

static int64_t
now(void)
{
	return time(NULL);
}

static void
on_signal(int number)
{
	signal_stop = number;
	if (signal_child > 0)
		kill((pid_t)signal_child, SIGTERM);
}

static void
catch_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal };
	size_t i;

	for (i = 0; i < STOPPING_COUNT; i++)
		sigaction(stopping[i], &action, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/*
 * The live line on a terminal
 */

static void
draw(struct update *u, const char *line)
{
	size_t len = strlen(line);

	fprintf(stderr, "\r%s%*s\r", line, u->drawn > len ? (int)(u->drawn - len) : 0, "");
	fflush(stderr);
	u->drawn = len;
	u->drawn_ms = clock_monotonic_ms();
}

static void
redraw(struct update *u, const struct poll_event *event)
{
	struct buf line = { 0 };

	if (clock_monotonic_ms() - u->drawn_ms < REDRAW_MS)
		return;
	progress_line(&line, &event->counts);
	draw(u, buf_text(&line));
	buf_clear(&line);
}

static void
report(struct update *u, const struct poll_event *event)
{
	struct buf line = { 0 };

	if (u->live)
		draw(u, "");
	if (event->kind == POLL_FAIL || (u->address != NULL && event->kind == POLL_PAGE && event->sentence[0] != '\0'))
		out_error("%s: %s", event->title, event->sentence);
	if (event->kind == POLL_TOTAL && u->live && !u->watch) {
		progress_line(&line, &event->counts);
		out_error("%s", buf_text(&line));
		buf_clear(&line);
	}
}

static void
on_event(void *context, const struct poll_event *event)
{
	struct update *u = context;
	struct buf line = { 0 };

	if (u->porcelain) {
		progress_porcelain(&line, event);
		out_raw(buf_text(&line), line.len);
		fflush(stdout);
		buf_clear(&line);
		if (out_broken())
			signal_stop = SIGPIPE;	/* nobody listens any more */
		return;
	}
	if (event->kind == POLL_FAIL || event->kind == POLL_TOTAL || (u->address != NULL && event->kind == POLL_PAGE))
		report(u, event);
	else if (u->live)
		redraw(u, event);
}

/*
 * Two updates at once would ask every feed twice
 */

/*
 * True when the file is ours alone.  For a moment, *waited milliseconds, we wait:
 * the other update may be about to end, or be the child of one that was killed
 * as it forked, which holds the lock until it has looked about.
 */
static bool
take_lock(int fd, int *waited)
{
	for (*waited = 0; file_lock(fd, LOCK_EX | LOCK_NB) < 0; *waited += LOCK_RETRY_MS) {
		if (errno != EWOULDBLOCK || *waited >= LOCK_PATIENCE_MS)
			return false;
		poll(NULL, 0, LOCK_RETRY_MS);
	}
	return true;
}

static int64_t
milliseconds(const struct timespec *t)
{
	return (int64_t)t->tv_sec * 1000 + t->tv_nsec / 1000000;
}

/*
 * Who has the lock leaves the time at which it got it with the file.  When we
 * waited for one that got it since we began, or in the same moment, its answers
 * are as good as ours would be: the second from which on they are, or 0.
 */
static int64_t
note_turn(int fd, bool waited, const struct timespec *began)
{
	struct timespec now;
	int64_t since = 0, turn;
	struct stat st;

	clock_gettime(CLOCK_REALTIME, &now);
	if (waited && fstat(fd, &st) == 0) {
		turn = milliseconds(&st.st_mtim);
		if (turn > milliseconds(began) - LOCK_MOMENT_MS && turn <= milliseconds(&now))
			since = st.st_mtim.tv_sec;
	}
	futimens(fd, (struct timespec[]){ now, now });
	return since;
}

/* The descriptor to keep open, or -1 with err. */
static int
lock(const char *store_path, int *waited, struct error *err)
{
	struct buf path = { 0 };
	int fd;

	buf_printf(&path, "%s.update", store_path);
	fd = open(path.data, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		error_set_errno(err, "%s", path.data);
	buf_clear(&path);
	if (fd < 0 || take_lock(fd, waited))
		return fd;
	if (errno == EWOULDBLOCK)
		error_set(err, ERROR_BUSY, "another update is running");
	else
		error_set_errno(err, "%s.update", store_path);
	close(fd);
	return -1;
}

/* About as much as is new; a first update's thousands wait for the first search. */
static int
index_some(struct store *store, int64_t fresh, struct error *err)
{
	size_t fed;

	return search_feed(store, body_texts(), fresh <= INDEX_MOST ? (size_t)fresh : 0, &fed, err);
}

/* Who looks on is told once what the jail lacks. */
static int
close_jail(const struct update *u, struct error *err)
{
	const char *missing = u->live ? confine_missing() : "";

	if (confine_poller(reader_store_path(u->reader), reader_settings(u->reader), reader_subs(u->reader), err) < 0)
		return -1;
	if (*missing != '\0')
		out_error("%s", missing);
	return 0;
}

static int
poll_feeds(struct update *u, struct round *round)
{
	struct poller_options o = {
		.store = reader_store(u->reader),
		.settings = reader_settings(u->reader),
		.subs = reader_subs(u->reader),
		.all = u->all,
		.names = u->names,
		.name_count = u->name_count,
		.asked_since = u->asked_since,
		.clock = now,
		.stop = &signal_stop,
		.event = on_event,
		.context = u,
	};
	struct poll_counts counts = { 0 };
	struct error err = { 0 };

	if (close_jail(u, &err) < 0 ||
	    marks_newest(o.store, &round->news.before, &err) < 0 ||
	    poller_run(&o, &counts, &round->next, &err) < 0 ||
	    ruling_apply(u->reader, round->news.before, now(), &err) < 0 ||
	    marks_newest(o.store, &round->news.newest, &err) < 0 ||
	    tidy_expire(u->reader, now(), &signal_stop, NULL, &err) < 0 ||
	    index_some(o.store, counts.fresh + counts.pages_kept, &err) < 0)
		return out_failure(&err);
	if (signal_stop != 0)
		return 128 + signal_stop;
	if (upkeep_check_left(o.store, &err) < 0)
		return out_failure(&err);
	if (settings_flag(o.settings, SETTING_BACKUP) && upkeep_backup_weekly(o.store, now(), &err) < 0)
		return out_failure(&err);
	return counts.failed > 0 ? STATUS_FAILED : STATUS_DONE;
}

static int
poll_page(struct update *u)
{
	struct fetch_page f = { .reader = u->reader, .article = u->article, .url = u->address, .later = u->later, .stop = &signal_stop,
	    .event = on_event, .context = u };
	struct poll_counts counts;
	struct error err = { 0 };

	if (close_jail(u, &err) < 0 || fetch_page(&f, &counts, &err) < 0 || index_some(reader_store(u->reader), 1, &err) < 0)
		return out_failure(&err);
	if (signal_stop != 0)
		return 128 + signal_stop;
	return counts.failed > 0 ? STATUS_FAILED : STATUS_DONE;
}

static bool
asks_for_page(const struct update *u)
{
	return u->article != 0 || u->address != NULL;
}

static int
run_round(struct update *u, struct round *round)
{
	struct error err = { 0 };
	struct timespec began;
	int fd, waited, status;

	*round = (struct round){ .next = INT64_MAX };
	clock_gettime(CLOCK_REALTIME, &began);
	u->reader = reader_open(READER_CHANGE, &err);
	if (u->reader == NULL)
		return out_failure(&err);
	if (asks_for_page(u)) {
		status = poll_page(u);
	} else if ((fd = lock(reader_store_path(u->reader), &waited, &err)) < 0) {
		status = out_failure(&err);
		status = err.kind == ERROR_BUSY ? UPDATER_OTHER_RUNS : status;
	} else {
		u->asked_since = note_turn(fd, waited > 0, &began);
		choice_tell_problems(u->reader);
		status = poll_feeds(u, round);
		close(fd);
	}
	reader_close(u->reader);
	return out_finish(status);
}

/*
 * A round in a process of its own, for what goes on after it: with --watch
 * nothing that a round does can end the watch, and each reads the configuration
 * anew; hooks are run by us, outside of the jail that a round goes into.
 */

static _Noreturn void
round_child(struct update *u, int report)
{
	struct round round;
	int status = run_round(u, &round);

	if (write(report, &round, sizeof(round)) != sizeof(round))
		status = STATUS_FAILED;
	exit(status);
}

static int
wait_for(pid_t pid)
{
	int status;

	signal_child = pid;
	if (signal_stop != 0)
		kill(pid, SIGTERM);
	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			return STATUS_FAILED;
	}
	signal_child = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : STATUS_FAILED;
}

static int
run_apart(struct update *u, struct round *round)
{
	int ends[2], status;
	pid_t pid;

	*round = (struct round){ .next = INT64_MAX };
	if (pipe(ends) < 0 || (pid = fork()) < 0) {
		out_error("update: %s", strerror(errno));
		return STATUS_FAILED;
	}
	if (pid == 0) {
		signal_child = 0;
		close(ends[0]);
		round_child(u, ends[1]);
	}
	close(ends[1]);
	status = wait_for(pid);
	if (read(ends[0], round, sizeof(*round)) != sizeof(*round))
		*round = (struct round){ .next = INT64_MAX };
	close(ends[0]);
	return status;
}

/* Who stops an update does not wait for the hooks: they go on by themselves, silently. */
static void
leave_hooks_behind(const struct round *round)
{
	int null;

	if (fork() != 0)
		return;
	null = open("/dev/null", O_RDWR);
	if (setsid() < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)
		_exit(STATUS_FAILED);
	_exit(hook_run(&round->news, true, NULL));
}

/* A round and its hooks. */
static int
run_with_hooks(struct update *u, struct round *round)
{
	int status = run_apart(u, round), hooks;

	if (!hook_wanted() || round->news.newest <= round->news.before)
		return status;
	if (signal_stop != 0) {
		leave_hooks_behind(round);
		return status;
	}
	hooks = hook_run(&round->news, u->porcelain, &signal_stop);
	return status == STATUS_DONE ? hooks : status;
}

static int
run_once(struct update *u)
{
	struct round round;

	return asks_for_page(u) || !hook_wanted() ? run_round(u, &round) : run_with_hooks(u, &round);
}

static void
sleep_until(int64_t next)
{
	struct timespec time = { .tv_sec = next > now() ? next - now() : 1 };
	sigset_t block, before;
	size_t i;

	if (time.tv_sec > WATCH_SECONDS)
		time.tv_sec = WATCH_SECONDS;
	/* A signal that comes after the look at signal_stop must still end the sleep. */
	sigemptyset(&block);
	for (i = 0; i < STOPPING_COUNT; i++)
		sigaddset(&block, stopping[i]);
	sigprocmask(SIG_BLOCK, &block, &before);
	if (signal_stop == 0)
		ppoll(NULL, 0, &time, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

static int
watch(struct update *u)
{
	struct round round;

	while (signal_stop == 0) {
		int status = run_with_hooks(u, &round);

		if (status == STATUS_USAGE || status == NOBODY_LISTENS)
			return status;
		u->all = false;
		sleep_until(round.next);
	}
	return 128 + signal_stop;
}

int
cmd_update(int argc, char **argv)
{
	struct update u = { 0 };
	struct args args;
	int got, status;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0) {
		u.all = u.all || got == OPTION_ALL;
		u.porcelain = u.porcelain || got == OPTION_PORCELAIN;
		u.watch = u.watch || got == OPTION_WATCH;
		if (got == OPTION_LATER || got == OPTION_PAGE) {
			u.address = args.value;
			u.later = got == OPTION_LATER;
		}
		if (got == OPTION_ARTICLE && !args_number(args.value, 1, INT64_MAX, &u.article))
			return args_wrong(&usage, "--article wants the number of an article");
	}
	if (got != ARGS_END)
		return args_status(got);
	if (u.watch && args.word_count > 0)
		return args_wrong(&usage, "--watch asks all feeds as they come due, not some");
	if (u.article != 0 && u.address != NULL)
		return args_wrong(&usage, "one page at a time");
	if (asks_for_page(&u) && (u.all || u.watch || args.word_count > 0))
		return args_wrong(&usage, "--article, --later and --page ask for one page, and for no feed");
	u.live = !u.porcelain && isatty(STDERR_FILENO);
	u.names = (const char *const *)args.words;
	u.name_count = (size_t)args.word_count;
	catch_signals();
	status = u.watch ? watch(&u) : run_once(&u);
	/* As for all commands: a pipe that is closed early is no failure. */
	return status == NOBODY_LISTENS ? STATUS_DONE : status;
}

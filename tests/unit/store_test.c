#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "base/arena.h"
#include "store/articles.h"
#include "store/fault_vfs.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/medium.h"
#include "store/scratch.h"
#include "store/sql.h"
#include "store/store.h"
#include "store/upkeep.h"
#include "tap.h"

#define NOW	1800000000

static const struct feed_listing one_feed = { "https://one.example/", "", "", "" };

static void
write_file(const char *name, const char *text)
{
	FILE *f = fopen(scratch_path(name), "w");

	fputs(text, f);
	fclose(f);
}

/* In the header of the file, four bytes from byte 60 on (sqlite.org/fileformat2.html, 1.3). */
static void
write_user_version(const char *name, uint32_t version)
{
	const unsigned char bytes[] = { version >> 24, version >> 16 & 0xFF, version >> 8 & 0xFF, version & 0xFF };
	int fd = open(scratch_path(name), O_RDWR);

	if (pwrite(fd, bytes, sizeof(bytes), 60) != sizeof(bytes))
		perror(name);
	close(fd);
}

static void
test_open(void)
{
	struct error err = { 0 };
	struct store *s;
	struct stat st;

	ok(store_open(scratch_path("none.db"), STORE_READ, &err) == NULL && err.kind == ERROR_MISSING,
	    "reading does not make a cache");
	s = store_open(scratch_path("sub/cache.db"), STORE_WRITE, &err);
	ok(s != NULL, "writing makes it, and its folder");
	store_close(s);
	/* Not the name of a file and what SQLite would take for a query behind it. */
	s = store_open(scratch_path("a%b?mode=memory#c.db"), STORE_WRITE, &err);
	ok(s != NULL && access(scratch_path("a%b?mode=memory#c.db"), F_OK) == 0, "also by an odd name");
	store_close(s);
	ok(stat(scratch_path("sub/cache.db"), &st) == 0 && (st.st_mode & 077) == 0, "for nobody else");
	s = store_open(scratch_path("sub/cache.db"), STORE_READ, &err);
	ok(s != NULL, "then it can be read");
	store_close(s);
	unlink(scratch_path("sub/cache.db"));
	rmdir(scratch_path("sub"));
	write_file("text", "this is no database, but long enough to be looked at as one, perhaps\n");
	err.kind = ERROR_NONE;
	ok(store_open(scratch_path("text"), STORE_WRITE, &err) == NULL && err.kind == ERROR_CORRUPT, "a text is no cache");
	ok(strncmp(err.text, scratch_path("text"), strlen(scratch_path("text"))) == 0, "which is said of its path");
	ok(stat(scratch_path("text"), &st) == 0 && st.st_size == 69, "and nothing is touched");
}

static void
test_two_handles(void)
{
	struct store *a = store_open(scratch_path("two.db"), STORE_WRITE, NULL);
	struct store *b = store_open(scratch_path("two.db"), STORE_WRITE, NULL);
	struct article article = scratch_article(1, "k", "T");
	enum article_change change;
	struct error err = { 0 };
	struct arena arena = { 0 };
	int64_t id, version;

	feeds_sync(a, &one_feed, 1, NULL);
	version = store_data_version(b);
	store_begin(a, NULL);
	articles_put(a, &article, NOW, &change, &id, NULL);
	store_set_patience(b, 0);
	ok(marks_set(b, &id, 1, MARK_READ, true, NOW, &err) != 0 && err.kind == ERROR_BUSY,
	    "without patience a mark comes back while another writes");
	ok(feeds_get(b, 1, &arena, NULL)->total == 0, "who reads does not wait and sees nothing of it");
	store_rollback(a);
	ok(articles_get(b, id, &arena, NULL) == NULL, "what was taken back is not there");
	store_begin(a, NULL);
	articles_put(a, &article, NOW, &change, &id, NULL);
	ok(store_commit(a, NULL) == 0 && articles_get(b, id, &arena, NULL) != NULL, "what was committed is");
	ok(store_data_version(b) != version, "the other one can tell that somebody wrote");
	ok(marks_set(b, &id, 1, MARK_READ, true, NOW, NULL) == 0 && feeds_get(a, 1, &arena, NULL)->unread == 0,
	    "and marks");
	arena_clear(&arena);
	store_close(a);
	store_close(b);
}

/* What a poll writes: PER_POLL articles and, in the same transaction, its number as the feed's ETag. */
#define PER_POLL	7

static int
poll_once(struct store *s, int n, struct error *err)
{
	struct feed_state state = { .last_modified = "", .permanent_url = "", .moved_url = "", .error = "" };
	char etag[16], key[32], body[2000];
	enum article_change change;

	memset(body, 'x', sizeof(body) - 1);
	body[sizeof(body) - 1] = '\0';
	snprintf(etag, sizeof(etag), "%d", n);
	state.etag = etag;
	if (store_begin(s, err) != 0)
		return -1;
	for (int i = 0; i < PER_POLL; i++) {
		struct article a = scratch_article(1, key, "Title");

		snprintf(key, sizeof(key), "%d-%d", n, i);
		a.content = body;
		if (articles_put(s, &a, NOW + n, &change, NULL, err) != 0) {
			store_rollback(s);
			return -1;
		}
	}
	if (feeds_set_state(s, 1, &state, err) != 0) {
		store_rollback(s);
		return -1;
	}
	return store_commit(s, err);
}

static int
polls_done(struct store *s)
{
	struct arena a = { 0 };
	struct feed_record *f = feeds_get(s, 1, &a, NULL);
	int n = f != NULL && f->total == PER_POLL * (int64_t)atoi(f->state.etag) ? atoi(f->state.etag) : -1;

	arena_clear(&a);
	return n;
}

/* Poll from number n on and tell each one that is committed; never returns. */
static void
poll_for_ever(const char *path, int n, int out)
{
	struct store *s = store_open(path, STORE_WRITE, NULL);
	struct error err;

	while (s != NULL && poll_once(s, ++n, &err) == 0)
		if (write(out, &n, sizeof(n)) < 0)
			break;
	_exit(1);
}

static bool
is_there(struct store *s, int64_t id)
{
	struct arena a = { 0 };
	bool there = articles_get(s, id, &a, NULL) != NULL;

	arena_clear(&a);
	return there;
}

/* Star one article after the other as they come and tell each; never returns. */
static void
mark_for_ever(const char *path, int stars, int out)
{
	struct store *s = store_open(path, STORE_WRITE, NULL);
	struct error err;

	while (s != NULL) {
		int64_t id = stars + 1;

		if (!is_there(s, id)) {
			usleep(500);
			continue;
		}
		if (marks_set(s, &id, 1, MARK_STARRED, true, NOW, &err) != 0)
			break;
		stars++;
		if (write(out, &stars, sizeof(stars)) < 0)
			break;
	}
	_exit(1);
}

static pid_t
start(void (*work)(const char *, int, int), const char *path, int from, int *in)
{
	int ends[2];
	pid_t pid;

	if (pipe(ends) != 0)
		return -1;
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		work(path, from, ends[1]);
	}
	close(ends[1]);
	*in = ends[0];
	return pid;
}

/* The last number a killed process told. */
static int
last_told(int in, int otherwise)
{
	int n;

	while (read(in, &n, sizeof(n)) == sizeof(n))
		otherwise = n;
	close(in);
	return otherwise;
}

static int64_t
count_stars(struct store *s)
{
	struct headline_scope scope = { .marks_on = MARK_STARRED };
	int64_t total = -1;

	headlines_count(s, &scope, 0, &total, NULL, NULL);
	return total;
}

/* Kill a poller and a marker at some moment; what they told must be there, each poll whole or not at all. */
static bool
kill_round(const char *path, int *polls, int64_t *stars)
{
	int poller_in, marker_in, told_polls, told_stars, problems;
	struct arena a = { 0 };
	const char **list;
	struct store *s;
	pid_t poller = start(poll_for_ever, path, *polls, &poller_in);
	pid_t marker = start(mark_for_ever, path, (int)*stars, &marker_in);

	usleep((useconds_t)(5000 + rand() % 60000));
	kill(poller, SIGKILL);
	usleep((useconds_t)(rand() % 2000));
	kill(marker, SIGKILL);
	waitpid(poller, NULL, 0);
	waitpid(marker, NULL, 0);
	told_polls = last_told(poller_in, *polls);
	told_stars = last_told(marker_in, (int)*stars);
	s = store_open(path, STORE_WRITE, NULL);
	if (s == NULL)
		return false;
	*polls = polls_done(s);
	problems = upkeep_check(s, &a, &list, NULL);
	*stars = count_stars(s);
	store_close(s);
	arena_clear(&a);
	return *polls >= told_polls && problems == 0 && *stars >= told_stars;
}

static void
test_kill(void)
{
	const char *often = getenv("CRASH_KILLS");
	int kills = often != NULL ? atoi(often) : 12, good = 0, polls = 0;
	struct store *s = store_open(scratch_path("kill.db"), STORE_WRITE, NULL);
	int64_t stars = 0;
	char path[300];

	snprintf(path, sizeof(path), "%s", scratch_path("kill.db"));
	feeds_sync(s, &one_feed, 1, NULL);
	store_close(s);
	srand((unsigned)time(NULL));
	for (int i = 0; i < kills; i++)
		good += kill_round(path, &polls, &stars);
	ok(good == kills, "%d times killed, nothing lost (%d polls, %d stars)", kills, polls, (int)stars);
}

/* In a process of its own that may write no larger files. */
static void
fill_up(const char *path)
{
	struct store *s = store_open(path, STORE_WRITE, NULL);
	struct rlimit limit = { 300000, 300000 };
	struct error err = { 0 };
	int n = polls_done(s), status = 0;

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	while (n < 1000 && poll_once(s, n + 1, &err) == 0)
		n++;
	if (err.kind != ERROR_FULL)
		status |= 1;
	if (polls_done(s) != n)
		status |= 2;
	if (strstr(err.text, "no space left") == NULL || strncmp(err.text, path, strlen(path)) != 0)
		status |= 4;
	if (status != 0)
		fprintf(stderr, "# %s\n", err.text);
	_exit(status);
}

static void
test_full_disk(void)
{
	struct store *s = store_open(scratch_path("full.db"), STORE_WRITE, NULL);
	struct arena a = { 0 };
	const char **problems;
	char path[300];
	int status, n;
	pid_t pid;

	snprintf(path, sizeof(path), "%s", scratch_path("full.db"));
	feeds_sync(s, &one_feed, 1, NULL);
	for (n = 0; n < 5; n++)
		poll_once(s, n + 1, NULL);
	store_close(s);
	fflush(stdout);
	pid = fork();
	if (pid == 0)
		fill_up(path);
	waitpid(pid, &status, 0);
	ok(WIFEXITED(status) && WEXITSTATUS(status) == 0, "a full disk is said, and reading goes on (%d)", WEXITSTATUS(status));
	s = store_open(path, STORE_WRITE, NULL);
	n = polls_done(s);
	ok(n >= 5, "polls before it are there, whole");
	ok(upkeep_check(s, &a, &problems, NULL) == 0, "nothing is damaged");
	ok(poll_once(s, n + 1, NULL) == 0 && polls_done(s) == n + 1, "and it goes on when there is space");
	arena_clear(&a);
	store_close(s);
}

/* Many open a database that is not there yet. */
static void
test_first_start_race(void)
{
	int good = 0, status;
	pid_t pids[6];

	fflush(stdout);
	for (int i = 0; i < 6; i++) {
		pids[i] = fork();
		if (pids[i] == 0) {
			struct error err = { 0 };
			struct store *s = store_open(scratch_path("race.db"), STORE_WRITE, &err);
			int rc = s != NULL && feeds_sync(s, &one_feed, 1, &err) == 0;

			if (!rc)
				fprintf(stderr, "# %s\n", err.text);
			store_close(s);
			_exit(!rc);
		}
	}
	for (int i = 0; i < 6; i++) {
		waitpid(pids[i], &status, 0);
		good += WIFEXITED(status) && WEXITSTATUS(status) == 0;
	}
	is_number(good, 6, "six first starts at once");
}

/* A newer program's cache is left alone; what no version has written is damaged. */
static void
test_foreign(void)
{
	struct error err = { 0 };

	store_close(store_open(scratch_path("newer.db"), STORE_WRITE, NULL));
	write_user_version("newer.db", 99);
	ok(store_open(scratch_path("newer.db"), STORE_WRITE, &err) == NULL && err.kind == ERROR_NEWER, "%s", err.text);
	ok(store_open(scratch_path("newer.db"), STORE_READ, &err) == NULL && err.kind == ERROR_NEWER, "also for reading");
	for (uint32_t i = 0; i < 2; i++) {
		write_user_version("newer.db", i << 31 | i);
		ok(store_open(scratch_path("newer.db"), STORE_WRITE, &err) == NULL && err.kind == ERROR_CORRUPT, "%s", err.text);
		ok(store_open(scratch_path("newer.db"), STORE_READ, &err) == NULL && err.kind == ERROR_CORRUPT, "also for reading");
	}
}

/* As on a disk that is only read: the file that readers share cannot be made. */
static void
test_read_only(void)
{
	struct error err = { 0 };
	struct store *s = store_open(scratch_path("ro.db"), STORE_WRITE, NULL);
	struct arena a = { 0 };
	size_t count = 0;

	feeds_sync(s, &one_feed, 1, NULL);
	store_close(s);
	mkdir(scratch_path("ro.db-shm"), 0700);
	s = store_open(scratch_path("ro.db"), STORE_READ, &err);
	ok(s != NULL && feeds_list(s, &a, &count, &err) != NULL && count == 1, "where nothing can be written one can read %s",
	    err.text);
	ok(s != NULL && marks_set(s, (int64_t[]){ 1 }, 1, MARK_READ, true, NOW, &err) != 0 && err.kind == ERROR_IO,
	    "but not mark: %s", err.text);
	store_close(s);
	rmdir(scratch_path("ro.db-shm"));
	arena_clear(&a);
}

#define BATCHES	4
#define BATCH	3

/* What the user was told is done. */
struct told {
	bool stored[BATCHES], starred[BATCHES], tagged[BATCHES];
};

/* Store a batch of articles, star and tag it; each is a transaction. */
static void
do_batch(struct store *s, int batch, struct told *told)
{
	int64_t ids[BATCH] = { 0 };
	enum article_change change;
	bool good = store_begin(s, NULL) == 0;

	for (int i = 0; i < BATCH && good; i++) {
		char key[32], title[8], text[6000];
		struct article a = scratch_article(1, key, title);

		snprintf(key, sizeof(key), "%d-%d", batch, i);
		snprintf(title, sizeof(title), "%d", batch);
		memset(text, 'a' + i, sizeof(text) - 1);
		text[sizeof(text) - 1] = '\0';
		a.content = text;
		good = articles_put(s, &a, NOW, &change, &ids[i], NULL) == 0;
	}
	if (good)
		told->stored[batch] = store_commit(s, NULL) == 0;
	if (!told->stored[batch])
		store_rollback(s);
	if (!told->stored[batch])
		return;
	told->starred[batch] = marks_set(s, ids, BATCH, MARK_STARRED, true, NOW, NULL) == 0;
	told->tagged[batch] = marks_tag(s, ids, BATCH, "later", true, NOW, NULL) == 0;
}

/* A life of the cache on the failing disk, from its first start.  True: nothing failed. */
static bool
live(const char *path, struct told *told)
{
	struct store *s = store_open(path, STORE_WRITE, NULL);

	*told = (struct told){ 0 };
	if (s == NULL)
		return false;
	if (feeds_sync(s, &one_feed, 1, NULL) == 0)
		for (int batch = 0; batch < BATCHES; batch++) {
			do_batch(s, batch, told);
			/* The log goes into the database. */
			if (batch == 1)
				upkeep_vacuum(s, false, NULL);
		}
	store_close(s);
	return told->tagged[BATCHES - 1];
}

/* All that was told is there, and nothing by halves. */
static bool
is_as_told(const char *path, const struct told *told)
{
	struct error err = { 0 };
	struct store *s = store_open(path, STORE_WRITE, &err);
	struct headline_scope all = { 0 };
	int stored[BATCHES] = { 0 }, starred[BATCHES] = { 0 }, tagged[BATCHES] = { 0 };
	struct headlines h = { 0 };
	struct arena a = { 0 };
	const char **problems = NULL;
	bool good;

	good = s != NULL && feeds_sync(s, &one_feed, 1, &err) == 0 && upkeep_check(s, &a, &problems, &err) == 0 &&
	    headlines_read(s, &all, HEADLINES_FIRST, 0, 100, &a, &h, &err) == 0;
	for (size_t i = 0; i < h.count; i++) {
		int batch = atoi(h.items[i].title);

		stored[batch]++;
		starred[batch] += (h.items[i].marks & MARK_STARRED) != 0;
		tagged[batch] += strcmp(h.items[i].own_tags, "later") == 0;
	}
	for (int i = 0; i < BATCHES && good; i++)
		good = (stored[i] == BATCH || (stored[i] == 0 && !told->stored[i])) &&
		    (starred[i] == BATCH || (starred[i] == 0 && !told->starred[i])) &&
		    (tagged[i] == BATCH || (tagged[i] == 0 && !told->tagged[i]));
	if (!good)
		printf("# %s%s\n", err.text, problems != NULL && problems[0] != NULL ? problems[0] : "");
	arena_clear(&a);
	store_close(s);
	return good;
}

static void
remove_database(const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
	char name[600];

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", path, ends[i]);
		unlink(name);
	}
}

/* Every change to the disk fails once, or is the last one before the power goes. */
static void
test_failing_disk(const char *with)
{
	static const char *const kinds[] = { "an error", "a full disk", "power lost, nothing unsynced kept",
		"power lost, some of it kept, torn" };
	const char *all = getenv("CRASH_KILLS");
	struct told told;
	char path[512], shm[520];

	snprintf(path, sizeof(path), "%s", scratch_path("fault.db"));
	snprintf(shm, sizeof(shm), "%s-shm", path);
	for (int kind = FAULT_ERROR; kind <= FAULT_POWER_SOME; kind++) {
		long at, step = all != NULL ? 1 : 7, bad = 0, lives = 0;
		bool whole = false;

		for (at = 1 + kind; !whole; at += step, lives++) {
			remove_database(path);
			fault_arm((enum fault_kind)kind, at);
			whole = live(path, &told) && fault.count < at;
			fault_restore();
			if (kind >= FAULT_POWER)
				unlink(shm);	/* it is memory */
			if (!is_as_told(path, &told) && bad++ == 0)
				printf("# change %ld\n", at);
		}
		ok(bad == 0 && lives > 10, "%s, %s, at each of %ld changes: what was told is there, nothing by halves", with,
		    kinds[kind], lives);
	}
	remove_database(path);
}

/* On a network file system: where processes share no memory there is no log, and who reads waits for who writes. */
static void
test_without_log(void)
{
	struct store *a = store_open(scratch_path("net.db"), STORE_WRITE, NULL), *b;
	struct article article = scratch_article(1, "k", "T");
	enum article_change change;
	struct error err = { 0 };
	struct arena arena = { 0 };
	int64_t id, version;

	feeds_sync(a, &one_feed, 1, NULL);
	store_close(a);
	fault.no_memory = true;
	ok(store_open(scratch_path("net.db"), STORE_WRITE, &err) == NULL, "a cache with a log is not opened there");
	err = (struct error){ 0 };
	ok(medium_leave_log(scratch_path("net.db"), &err) == 0, "but freed of it %s", err.text);
	a = store_open(scratch_path("net.db"), STORE_WRITE, &err);
	b = store_open(scratch_path("net.db"), STORE_WRITE, &err);
	if (!ok(a != NULL && b != NULL, "then two can use it %s", err.text))
		return;
	store_set_patience(b, 0);
	version = store_data_version(b);
	store_begin(a, NULL);
	articles_put(a, &article, NOW, &change, &id, NULL);
	ok(feeds_get(b, 1, &arena, &err)->total == 0, "one reads what was, while the other writes");
	ok(store_commit(a, NULL) == 0 && feeds_get(b, 1, &arena, NULL)->total == 1, "and what is, after that");
	ok(store_data_version(b) != version, "it can tell that somebody wrote");
	ok(marks_set(b, &id, 1, MARK_READ, true, NOW, &err) == 0 && feeds_get(a, 1, &arena, NULL)->unread == 0, "both write");
	arena_clear(&arena);
	store_close(a);
	store_close(b);
	test_failing_disk("without a log");
	fault.no_memory = false;
}

static void
test_media(void)
{
	ok(medium_is_remote(0x6969) && medium_is_remote(0xff534d42) && medium_is_remote(0x65735546),
	    "NFS, SMB and FUSE are of other machines or programs");
	ok(!medium_is_remote(0xef53) && !medium_is_remote(0x01021994) && !medium_is_remote(0x9123683e),
	    "ext4, tmpfs and btrfs are not");
	ok(!medium_holds_remote(scratch_path("not-there")) && !medium_holds_remote("not-there"),
	    "where there is no file the folder tells");
	ok(medium_leave_log(scratch_path("not-there"), NULL) == 0, "what is not there has no log to leave");
	write_file("short", "SQLite");
	ok(medium_leave_log(scratch_path("short"), NULL) == 0, "nor has what is no database");
}

/* As if the machine had been started anew: another run of it is noted. */
static void
forget_boot(const char *path)
{
	struct store *s = store_open(path, STORE_WRITE, NULL);

	sql_exec(s, "UPDATE meta SET value = '00000000-0000-0000-0000-000000000000' WHERE name = 'boot'", NULL);
	store_close(s);
}

static int64_t
is_doubtful(struct store *s)
{
	int64_t left = -1;

	sql_number(s, sql_get(s, "SELECT value FROM meta WHERE name = 'left'", NULL), 0, &left, NULL);
	return left;
}

static void
use_and_die(const char *path)
{
	struct store *s = store_open(path, STORE_WRITE, NULL);

	poll_once(s, 1, NULL);
	sql_exec(s, "UPDATE meta SET value = '00000000-0000-0000-0000-000000000000' WHERE name = 'boot'", NULL);
	_exit(0);
}

static void
test_left(void)
{
	char path[300];
	struct store *s;
	pid_t pid;

	snprintf(path, sizeof(path), "%s", scratch_path("left.db"));
	s = store_open(path, STORE_WRITE, NULL);
	feeds_sync(s, &one_feed, 1, NULL);
	store_close(s);
	forget_boot(path);
	s = store_open(path, STORE_WRITE, NULL);
	is_number(is_doubtful(s), 0, "after a restart of the machine a cache that was closed is trusted");
	store_close(s);
	fflush(stdout);
	pid = fork();
	if (pid == 0)
		use_and_die(path);
	waitpid(pid, NULL, 0);
	s = store_open(path, STORE_WRITE, NULL);
	is_number(is_doubtful(s), 1, "one that was in use is not");
	ok(upkeep_check_left(s, NULL) == 0 && is_doubtful(s) == 0, "until it was looked at");
	store_close(s);
}

int
main(void)
{
	scratch_make();
	test_open();
	test_two_handles();
	test_foreign();
	test_first_start_race();
	test_kill();
	test_full_disk();
	test_read_only();
	test_media();
	test_left();
	fault_install();
	test_failing_disk("with a log");
	test_without_log();
	sqlite3_vfs_unregister(&fault.vfs);
	scratch_remove();
	return tap_end();
}

/*
 * soak [-h HOURS] [-f FEEDS] PROGRAM INTERPOSE: the reader open for a day, at
 * a clock that runs ahead (interpose.c): it asks the feeds as they come due,
 * while keys fall on it by chance.  A tenth of what the server answers is an
 * error, or cut off, or nothing.  At the end the store must hold each article
 * that the server ever gave whole, once; the reader no more memory and no more
 * descriptors than after the first hours.  TAP.
 */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <utmp.h>

#include "base/mem.h"
#include "house.h"
#include "tap.h"

#define HOSTS		200		/* 127.0.0.1 and on: a busy host holds back its own feeds only */
#define WINDOW		20		/* items of a document */
#define ITEMS_MAX	128		/* of a feed, ever */
#define STEP		600		/* seconds by which the clock goes ahead */
#define SETTLE_MS	400		/* without a request: an update is over */
#define SETTLE_MOST_MS	20000
#define SECOND		INT64_C(1000000000)

/* Of the server and of this process. */
struct ledger {
	_Atomic long requests, faults, unchanged;
	_Atomic bool calm;		/* no more faults, nothing new */
	_Atomic int64_t began, ended;	/* publishing, simulated */
	unsigned char served[][ITEMS_MAX];	/* once whole */
};

struct soak {
	const char *program, *interpose;
	struct house house;
	struct fault *fault;
	struct ledger *ledger;
	int feeds, hours;
	int listeners[HOSTS];
	pid_t reader;
	int terminal;
	unsigned chance;
	long memory, descriptors;	/* of the reader after a sixth of the time */
};

static unsigned
chance(struct soak *s, unsigned n)
{
	s->chance = s->chance * 1103515245 + 12345;
	return (s->chance >> 16) % n;
}

static int64_t
simulated_now(const struct soak *s)
{
	return time(NULL) + atomic_load(&s->fault->clock_offset) / SECOND;
}

/*
 * The server
 */

/* Each feed has its own pace, from one article in half an hour to two a day; some are there at first. */
static int
published(const struct soak *s, int feed)
{
	int64_t end = atomic_load(&s->ledger->ended), now = end != 0 ? end : simulated_now(s);
	int64_t n = 5 + (now - atomic_load(&s->ledger->began)) / (1800 * (1 + feed % 24));

	return n < ITEMS_MAX ? (int)n : ITEMS_MAX;
}

static void
write_document(const struct soak *s, struct buf *out, int feed, int count)
{
	int i;

	buf_printf(out, "<rss version=\"2.0\"><channel><title>Feed %04d</title><link>https://feed%d.example/</link>", feed, feed);
	for (i = count - 1; i >= 0 && i >= count - WINDOW; i--)
		buf_printf(out, "<item><guid>item-%d</guid><title>Item %d of feed %d</title><link>https://feed%d.example/%d</link>"
		    "<description>&lt;p&gt;What item %d says, in words that are not many.&lt;/p&gt;</description></item>",
		    i, i, feed, feed, i, i);
	buf_adds(out, "</channel></rss>\n");
	(void)s;
}

/* What goes wrong at the other end; true when this is all of the answer. */
static bool
spoil(struct soak *s, FILE *out, const struct buf *document)
{
	if (atomic_load(&s->ledger->calm) || chance(s, 10) != 0)
		return false;
	atomic_fetch_add(&s->ledger->faults, 1);
	switch (chance(s, 6)) {
	case 0:
		fprintf(out, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
		break;
	case 1:
		fprintf(out, "HTTP/1.1 429 Slowly\r\nRetry-After: 600\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
		break;
	case 2:
		fprintf(out, "HTTP/1.1 404 Not here\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
		break;
	case 3:
		fprintf(out, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\nETag: \"half\"\r\nConnection: close\r\n\r\n%.*s", document->len,
		    (int)(document->len / 2), document->data);
		break;
	case 4:
		fprintf(out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nETag: \"junk\"\r\nConnection: close\r\n\r\n<html>\033]0");
		break;
	default:
		break;		/* and nothing is said at all */
	}
	return true;
}

static void
answer(struct soak *s, FILE *out, const char *request)
{
	struct buf document = { 0 };
	int feed, count, i;
	char tag[64];

	if (sscanf(request, "GET /%d ", &feed) != 1 || feed < 0 || feed >= s->feeds)
		return;
	atomic_fetch_add(&s->ledger->requests, 1);
	count = published(s, feed);
	write_document(s, &document, feed, count);
	snprintf(tag, sizeof(tag), "\"%d-%d\"", feed, count);
	if (spoil(s, out, &document)) {
		buf_clear(&document);
		return;
	}
	if (strstr(request, tag) != NULL) {
		atomic_fetch_add(&s->ledger->unchanged, 1);
		fprintf(out, "HTTP/1.1 304 Not Modified\r\nETag: %s\r\nConnection: close\r\n\r\n", tag);
	} else {
		fprintf(out, "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: %s\r\nContent-Length: %zu\r\n"
		    "Connection: close\r\n\r\n%s", tag, document.len, document.data);
		for (i = count - 1; i >= 0 && i >= count - WINDOW; i--)
			s->ledger->served[feed][i] = 1;
	}
	buf_clear(&document);
}

static void
take_request(struct soak *s, int fd)
{
	struct timeval patience = { 5, 0 };
	char request[8192];
	size_t got = 0;
	ssize_t n;
	FILE *out;

	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	do {
		n = read(fd, request + got, sizeof(request) - 1 - got);
		got += n > 0 ? (size_t)n : 0;
		request[got] = '\0';
	} while (n > 0 && strstr(request, "\r\n\r\n") == NULL);
	out = fdopen(fd, "w");
	if (n > 0)
		answer(s, out, request);
	fclose(out);
}

/* Listen at every host, at one port. */
static void
listen_everywhere(struct soak *s)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	socklen_t len = sizeof(a);
	int i;

	for (i = 0; i < HOSTS; i++) {
		a.sin_addr.s_addr = htonl(INADDR_LOOPBACK + (unsigned)i);
		s->listeners[i] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
		if (bind(s->listeners[i], (struct sockaddr *)&a, sizeof(a)) < 0 || listen(s->listeners[i], 64) < 0 ||
		    getsockname(s->listeners[i], (struct sockaddr *)&a, &len) < 0)
			house_die("no server");
		s->house.port = ntohs(a.sin_port);
	}
}

static void
serve(struct soak *s)
{
	struct pollfd fds[HOSTS];
	int i;

	fflush(stdout);
	s->house.server = fork();
	if (s->house.server != 0) {
		for (i = 0; i < HOSTS; i++)
			close(s->listeners[i]);
		return;
	}
	signal(SIGPIPE, SIG_IGN);
	for (i = 0; i < HOSTS; i++)
		fds[i] = (struct pollfd){ .fd = s->listeners[i], .events = POLLIN };
	while (poll(fds, HOSTS, -1) > 0)
		for (i = 0; i < HOSTS; i++)
			if (fds[i].revents != 0)
				take_request(s, accept4(fds[i].fd, NULL, NULL, SOCK_CLOEXEC));
	_exit(0);
}

/*
 * The reader
 */

static pid_t
start(const struct soak *s, const char *first, const char *second, int terminal)
{
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	if (terminal >= 0)
		login_tty(terminal);
	setenv("LD_PRELOAD", s->interpose, 1);
	execl(s->program, s->program, first, second, (char *)NULL);
	_exit(99);
}

static void
drain(const struct soak *s, int patience_ms)
{
	struct pollfd p = { .fd = s->terminal, .events = POLLIN };
	char part[65536];

	while (poll(&p, 1, patience_ms) > 0 && read(s->terminal, part, sizeof(part)) > 0)
		continue;
}

static void
press(struct soak *s)
{
	static const char *const keys[] = { "j", "k", "j", "j", "G", "g", " ", " ", "\r", "\r", "h", "h", "n", "p", "\t", "J", "K",
		"N", "f", "d", "U", "A", "L", "u", "h", "i", "h", "I", "h", "?", "h", "/item\r", "s7\033", "F\033", "'12\r", "R", "r",
		"=", "]", "[", "\014", "12j", "b", "{", "}", "e", "h", "\\", "h" };
	const char *k = keys[chance(s, sizeof(keys) / sizeof(keys[0]))];

	if (write(s->terminal, k, strlen(k)) < 0)
		house_die("the reader takes no keys");
}

static long
memory_of(pid_t pid)
{
	char path[64], line[256];
	long kb = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	f = fopen(path, "r");
	while (f != NULL && fgets(line, sizeof(line), f) != NULL)
		if (sscanf(line, "VmRSS: %ld", &kb) == 1)
			break;
	if (f != NULL)
		fclose(f);
	return kb;
}

static long
descriptors_of(pid_t pid)
{
	char path[64];
	long count = 0;
	DIR *dir;

	snprintf(path, sizeof(path), "/proc/%d/fd", (int)pid);
	dir = opendir(path);
	while (dir != NULL && readdir(dir) != NULL)
		count++;
	if (dir != NULL)
		closedir(dir);
	return count - 2;
}

/* Keys, until no feed has been asked for a while. */
static void
settle(struct soak *s)
{
	long seen = -1, now;
	int quiet = 0, all = 0;

	while (quiet < SETTLE_MS && all < SETTLE_MOST_MS) {
		press(s);
		drain(s, 25);
		now = atomic_load(&s->ledger->requests);
		quiet = now == seen ? quiet + 25 : 0;
		all += 25;
		seen = now;
	}
}

static bool
is_reading(const struct soak *s)
{
	int status;

	return waitpid(s->reader, &status, WNOHANG) == 0;
}

static void
live(struct soak *s)
{
	int step, steps = s->hours * 3600 / STEP;

	for (step = 1; step <= steps && is_reading(s); step++) {
		atomic_fetch_add(&s->fault->clock_offset, STEP * SECOND);
		/* The reader looks at its clock twice a second. */
		drain(s, 600);
		settle(s);
		if (step % (3600 / STEP) != 0)
			continue;
		if (step <= steps / 6) {
			s->memory = memory_of(s->reader);
			s->descriptors = descriptors_of(s->reader);
		}
		printf("# hour %d: %ld requests, %ld faults, reader %ld kB, %ld descriptors\n", step * STEP / 3600,
		    atomic_load(&s->ledger->requests), atomic_load(&s->ledger->faults), memory_of(s->reader), descriptors_of(s->reader));
		fflush(stdout);
	}
}

/*
 * Judging
 */

static long
number(sqlite3 *db, const char *query)
{
	sqlite3_stmt *st;
	long n = -1;

	if (sqlite3_prepare_v2(db, query, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		n = (long)sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

/* What the server gave and the store has not. */
static long
count_lost(const struct soak *s, sqlite3 *db, long *given)
{
	sqlite3_stmt *st;
	char url[64];
	long lost = 0;
	int feed, i;

	if (sqlite3_prepare_v2(db, "SELECT count(*) FROM article WHERE feed = (SELECT id FROM feed WHERE url = ?1) AND title = ?2",
	    -1, &st, NULL) != SQLITE_OK)
		house_die(sqlite3_errmsg(db));
	for (feed = 0; feed < s->feeds; feed++)
		for (i = 0; i < ITEMS_MAX; i++) {
			if (!s->ledger->served[feed][i])
				continue;
			++*given;
			snprintf(url, sizeof(url), "http://127.0.0.%d:%u/%d", 1 + feed % HOSTS, s->house.port, feed);
			sqlite3_bind_text(st, 1, url, -1, SQLITE_TRANSIENT);
			snprintf(url, sizeof(url), "Item %d of feed %d", i, feed);
			sqlite3_bind_text(st, 2, url, -1, SQLITE_TRANSIENT);
			lost += sqlite3_step(st) != SQLITE_ROW || sqlite3_column_int64(st, 0) != 1;
			sqlite3_reset(st);
		}
	sqlite3_finalize(st);
	return lost;
}

static void
judge(struct soak *s)
{
	long memory = memory_of(s->reader), descriptors = descriptors_of(s->reader), given = 0, lost;
	sqlite3 *db;
	int status = -1;
	pid_t pid;

	if (ok(is_reading(s), "the reader is still there")) {
		ok(memory <= s->memory + s->memory / 10 + 1024, "its memory is flat: %ld kB, then %ld kB", s->memory, memory);
		ok(descriptors <= s->descriptors, "its descriptors are the same: %ld, then %ld", s->descriptors, descriptors);
		kill(s->reader, SIGTERM);
		drain(s, 500);
		waitpid(s->reader, &status, 0);
		ok(WIFEXITED(status) && WEXITSTATUS(status) == 0, "it leaves when asked");
	}
	/* A calm day later everything has been asked once more. */
	atomic_store(&s->ledger->ended, simulated_now(s));
	atomic_store(&s->ledger->calm, true);
	atomic_fetch_add(&s->fault->clock_offset, 86400 * SECOND);
	pid = start(s, "update", "--all", -1);
	waitpid(pid, &status, 0);
	is_number(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0, "an update of all feeds");
	if (sqlite3_open("home/data/coranto/coranto.db", &db) != SQLITE_OK)
		house_die("no store");
	lost = count_lost(s, db, &given);
	ok(given > 0 && lost == 0, "%ld articles were given, %ld are missing or twice", given, lost);
	is_number(number(db, "SELECT count(*) FROM article"), given, "and there are no others");
	is_number(number(db, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0, "the store is whole");
	sqlite3_close(db);
	printf("# %ld requests, %ld answered with 304, %ld faults\n", atomic_load(&s->ledger->requests),
	    atomic_load(&s->ledger->unchanged), atomic_load(&s->ledger->faults));
}

static void
move_in(struct soak *s)
{
	struct buf text = { 0 };
	struct winsize size = { 40, 120, 0, 0 };
	size_t bytes = sizeof(*s->ledger) + (size_t)s->feeds * ITEMS_MAX;
	int feed, slave;

	house_build(&s->house);
	house_live_in(&s->house);
	setenv("BROWSER", "true", 1);
	s->fault = house_fault();
	s->ledger = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	atomic_store(&s->ledger->began, time(NULL));
	listen_everywhere(s);
	serve(s);
	for (feed = 0; feed < s->feeds; feed++)
		buf_printf(&text, "http://127.0.0.%d:%u/%d\n", 1 + feed % HOSTS, s->house.port, feed);
	house_write("home/config/coranto/feeds", &text);
	buf_reset(&text);
	buf_adds(&text, "full no\nbackup no\n");
	house_write("home/config/coranto/config", &text);
	buf_clear(&text);
	if (openpty(&s->terminal, &slave, NULL, NULL, &size) < 0)
		house_die("no terminal");
	s->reader = start(s, NULL, NULL, slave);
	close(slave);
	drain(s, 1000);
}

int
main(int argc, char **argv)
{
	struct soak s = { .feeds = 1000, .hours = 24, .chance = 1 };
	int c;

	while ((c = getopt(argc, argv, "f:h:")) != -1)
		*(c == 'f' ? &s.feeds : &s.hours) = atoi(optarg);
	if (argc - optind != 2)
		return 2;
	s.program = realpath(argv[optind], NULL);
	s.interpose = realpath(argv[optind + 1], NULL);
	move_in(&s);
	live(&s);
	judge(&s);
	house_close(&s.house);
	return tap_end();
}

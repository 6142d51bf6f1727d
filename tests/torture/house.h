/*
 * A home to torture programs in: a folder with documents, a configuration and
 * a store; how it was at first is kept beside it and can be had again.  One
 * feed is a file, the other comes from a server on loopback, a child.
 */
#ifndef HOUSE_H
#define HOUSE_H

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "fault.h"

#define HOUSE_FILE_LIMIT	(64u << 20)

struct house {
	char path[3072];		/* the current folder, too */
	pid_t server;
	unsigned port;
};

static const char *const house_rooms[] = { "config", "config/coranto", "data", "data/coranto", "state", "state/coranto" };

static void
house_die(const char *what)
{
	printf("Bail out! %s\n", what);
	exit(1);
}

static void
house_write(const char *path, const struct buf *text)
{
	struct error err;

	if (file_replace(path, buf_text(text), text->len, &err) < 0)
		house_die(err.text);
}

/* Each plain file below `from` as one below `to`, where nothing else stays. */
static void
house_copy_room(const char *from, const char *to)
{
	struct buf text = { 0 };
	struct dirent *entry;
	struct error err;
	char path[4096];
	DIR *dir = opendir(to);

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", to, entry->d_name);
		if (entry->d_type == DT_REG)
			unlink(path);
	}
	if (dir != NULL)
		closedir(dir);
	for (dir = opendir(from); dir != NULL && (entry = readdir(dir)) != NULL;) {
		if (entry->d_type != DT_REG)
			continue;
		snprintf(path, sizeof(path), "%s/%s", from, entry->d_name);
		buf_reset(&text);
		if (file_read(path, HOUSE_FILE_LIMIT, &text, &err) < 0)
			house_die(err.text);
		snprintf(path, sizeof(path), "%s/%s", to, entry->d_name);
		FILE *f = fopen(path, "w");

		if (f == NULL || fwrite(buf_text(&text), 1, text.len, f) != text.len || fclose(f) != 0)
			house_die(path);
	}
	if (dir != NULL)
		closedir(dir);
	buf_clear(&text);
}

static void
house_copy(const char *from, const char *to)
{
	char a[256], b[256];
	size_t i;

	mkdir(to, 0700);
	for (i = 0; i < sizeof(house_rooms) / sizeof(house_rooms[0]); i++) {
		snprintf(a, sizeof(a), "%s/%s", from, house_rooms[i]);
		snprintf(b, sizeof(b), "%s/%s", to, house_rooms[i]);
		mkdir(b, 0700);
		house_copy_room(a, b);
	}
}

__attribute__((unused))
static void
house_keep(void)
{
	house_copy("home", "kept");
}

__attribute__((unused))
static void
house_restore(void)
{
	house_copy("kept", "home");
}

static void
house_add_feed(struct buf *out, const char *name, int items)
{
	int i;

	buf_printf(out, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<rss version=\"2.0\"><channel>"
	    "<title>Torture %s</title><link>https://%s.example/</link>\n", name, name);
	for (i = 0; i < items; i++)
		buf_printf(out, "<item><guid>%s-%d</guid><title>The %s %d</title><link>https://%s.example/%d</link>"
		    "<author>me@example.org (M\xE9)</author><category>news</category>"
		    "<enclosure url=\"https://%s.example/%d.mp3\" type=\"audio/mpeg\" length=\"1\"/>"
		    "<pubDate>Tue, %02d May 2021 14:58:12 +0000</pubDate>"
		    "<description>&lt;p&gt;The body of %d: &lt;b&gt;words&lt;/b&gt; &amp;amp; more.&lt;/p&gt;</description></item>\n",
		    name, i, i == 1 ? "second" : "item", i, name, i, name, i, 1 + i, i);
	buf_adds(out, "</channel></rss>\n");
}

static void
house_answer(int fd, const struct buf *feed)
{
	char request[8192];
	size_t got = 0;
	ssize_t n;
	FILE *out;

	do {
		n = read(fd, request + got, sizeof(request) - 1 - got);
		got += n > 0 ? (size_t)n : 0;
		request[got] = '\0';
	} while (n > 0 && strstr(request, "\r\n\r\n") == NULL);
	if (n > 0 && (out = fdopen(dup(fd), "w")) != NULL) {
		fprintf(out, "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: \"one\"\r\n"
		    "Connection: close\r\nContent-Length: %zu\r\n\r\n%s", feed->len, feed->data);
		fclose(out);
	}
	close(fd);
}

/* The second feed, at any path. */
static void
house_serve(struct house *h)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	socklen_t len = sizeof(a);
	struct buf feed = { 0 };
	int fd = socket(AF_INET, SOCK_STREAM, 0), client;

	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0 || listen(fd, 64) < 0 ||
	    getsockname(fd, (struct sockaddr *)&a, &len) < 0)
		house_die("no server");
	h->port = ntohs(a.sin_port);
	fflush(stdout);
	h->server = fork();
	if (h->server != 0) {
		close(fd);
		return;
	}
	signal(SIGPIPE, SIG_IGN);
	house_add_feed(&feed, "two", 5);
	while ((client = accept(fd, NULL, NULL)) >= 0)
		house_answer(client, &feed);
	_exit(0);
}

static void
house_add_documents(const char *page)
{
	struct buf text = { 0 };
	struct error err;

	house_add_feed(&text, "one", 5);
	house_write("one.xml", &text);
	/* As above, but not well-formed, and of an encoding that must be found out. */
	buf_truncate(&text, text.len - 40);
	memset(text.data, ' ', strcspn(text.data, "\n"));
	house_write("broken.xml", &text);
	buf_reset(&text);
	buf_adds(&text, "<opml version=\"2.0\"><body><outline text=\"News\"><outline type=\"rss\" text=\"Three\" "
	    "xmlUrl=\"https://three.example/feed\"/></outline></body></opml>\n");
	house_write("list.opml", &text);
	buf_reset(&text);
	if (file_read(page, HOUSE_FILE_LIMIT, &text, &err) < 0)
		house_die(err.text);
	house_write("page.html", &text);
	buf_clear(&text);
}

/* The empty house, the current folder from now on. */
static void
house_build(struct house *h)
{
	const char *tmp = getenv("TMPDIR");
	char path[256];
	size_t i;

	snprintf(h->path, sizeof(h->path), "%s/house.XXXXXX", tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(h->path) == NULL || chdir(h->path) < 0 || mkdir("home", 0700) < 0)
		house_die("no folder");
	for (i = 0; i < sizeof(house_rooms) / sizeof(house_rooms[0]); i++) {
		snprintf(path, sizeof(path), "home/%s", house_rooms[i]);
		mkdir(path, 0700);
	}
}

/* With two feeds, and a store yet to be filled. */
__attribute__((unused))
static void
house_open(struct house *h, const char *page)
{
	char *place = realpath(page, NULL);
	struct buf text = { 0 };

	if (place == NULL)
		house_die(page);
	house_build(h);
	house_serve(h);
	house_add_documents(place);
	free(place);
	buf_reset(&text);
	buf_printf(&text, "file://%s/one.xml\nhttp://127.0.0.1:%u/two\n", h->path, h->port);
	house_write("home/config/coranto/feeds", &text);
	buf_reset(&text);
	buf_adds(&text, "auto-reload no\nsmart-feeds no\nfull no\n");
	house_write("home/config/coranto/config", &text);
	buf_clear(&text);
}

/* What the programs that are started from now on share with this one; in the current folder. */
__attribute__((unused))
static struct fault *
house_fault(void)
{
	struct fault *f;
	int fd = open("fault", O_RDWR | O_CREAT, 0600);
	char path[PATH_MAX];

	if (fd < 0 || ftruncate(fd, sizeof(*f)) < 0)
		house_die("no room for a fault");
	f = mmap(NULL, sizeof(*f), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (f == MAP_FAILED || realpath("fault", path) == NULL)
		house_die("no room for a fault");
	setenv(FAULT_VARIABLE, path, 1);
	return f;
}

/* HOME and its kin for the programs that are started here. */
static void
house_live_in(const struct house *h)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/home", h->path);
	setenv("HOME", path, 1);
	snprintf(path, sizeof(path), "%s/home/config", h->path);
	setenv("XDG_CONFIG_HOME", path, 1);
	snprintf(path, sizeof(path), "%s/home/data", h->path);
	setenv("XDG_DATA_HOME", path, 1);
	snprintf(path, sizeof(path), "%s/home/state", h->path);
	setenv("XDG_STATE_HOME", path, 1);
	setenv("TERM", "xterm-256color", 1);
}

static int
house_remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

static void
house_close(struct house *h)
{
	if (h->server > 0)
		kill(h->server, SIGKILL);
	if (chdir("/") == 0)
		nftw(h->path, house_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

#endif

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/opener.h"
#include "app/reader.h"
#include "app/shelf.h"
#include "article_json.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/spawn.h"
#include "cmd.h"
#include "hook.h"
#include "out.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "text/format.h"

/* Of the output of a program. */
#define OUTPUT_BYTES	(64u << 10)

/* What a notification counts. */
struct counts {
	int64_t told;			/* new articles */
	int64_t fresh, fresh_feeds;	/* unread ones among them, and their feeds */
	int64_t unread, unread_feeds;	/* in all */
};

struct hook {
	struct reader *reader;
	const struct hook_news *news;
	bool quiet;
	const volatile sig_atomic_t *stop;
	struct counts counts;
};

bool
hook_wanted(void)
{
	struct error ignored;
	char *path = file_path(FILE_CONFIG, "config", &ignored);
	struct settings *settings;
	bool wanted;

	if (path == NULL)
		return false;
	settings = settings_read(path);
	wanted = *settings_text(settings, SETTING_AFTER_UPDATE) != '\0' ||
	    *settings_text(settings, SETTING_NOTIFY_PROGRAM) != '\0';
	settings_free(settings);
	free(path);
	return wanted;
}

/*
 * The articles
 */

/* The feed that pages looked at are kept as, which nobody has subscribed to; 0 none. */
static int64_t
visited_feed(struct store *store)
{
	struct arena a = { 0 };
	struct error ignored;
	struct feed_record *feed = feeds_find(store, SHELF_VISITED, &a, &ignored);
	int64_t id = feed != NULL ? feed->id : 0;

	arena_clear(&a);
	return id;
}

/* Articles of a feed come together: a feed is taken in at once. */
static void
count(struct counts *counts, const struct article *article, int64_t *last_feed)
{
	counts->told++;
	if (article->marks & MARK_READ)
		return;
	counts->fresh++;
	if (article->feed != *last_feed)
		counts->fresh_feeds++;
	*last_feed = article->feed;
}

static int
write_article(int fd, const struct article *article, struct error *err)
{
	struct buf line = { 0 };
	struct json json = { .out = &line };
	int result;

	article_json_write(&json, article);
	json_end(&json);
	result = file_write(fd, line.data, line.len);
	buf_clear(&line);
	return result < 0 ? error_set_errno(err, "the new articles") : 0;
}

/* Count the new articles, and write each as a line where fd is not -1.  0 or -1. */
static int
go_through(struct hook *hook, int fd, struct error *err)
{
	struct store *store = reader_store(hook->reader);
	int64_t id, visited = visited_feed(store), last_feed = 0;
	int result = 0;

	for (id = hook->news->before + 1; id <= hook->news->newest && result == 0; id++) {
		struct arena a = { 0 };
		struct error gone = { 0 };
		struct article *article = articles_get(store, id, &a, &gone);

		if (article != NULL && !(article->marks & MARK_DELETED) && article->feed != visited) {
			count(&hook->counts, article, &last_feed);
			if (fd >= 0)
				result = write_article(fd, article, err);
		}
		arena_clear(&a);
	}
	return result;
}

static int
count_unread(struct hook *hook, struct error *err)
{
	struct arena a = { 0 };
	struct feed_record *feeds;
	size_t n = 0, i;

	err->kind = ERROR_NONE;
	feeds = feeds_list(reader_store(hook->reader), &a, &n, err);
	for (i = 0; i < n; i++) {
		hook->counts.unread += feeds[i].unread;
		hook->counts.unread_feeds += feeds[i].unread > 0;
	}
	arena_clear(&a);
	return feeds == NULL && err->kind != ERROR_NONE ? -1 : 0;
}

/*
 * The programs
 */

/* The words of a setting, the first one's ~/ as the home folder, and one more unless that is NULL. */
static const char *const *
words_of(struct arena *a, const char *command, const char *more, struct error *err)
{
	const char **words = opener_split(a, command, err);
	char *program = words != NULL ? file_expand(words[0], err) : NULL;

	if (program == NULL)
		return NULL;
	words[0] = arena_strdup(a, program);
	free(program);
	return (const char *const *)opener_append(a, (const char *const *)words, &more, more != NULL);
}

/* The last line that is not empty, which often says what went wrong. */
static void
add_last_line(struct error *err, const char *text, size_t len)
{
	struct error how = *err;
	size_t start;

	while (len > 0 && text[len - 1] == '\n')
		len--;
	for (start = len; start > 0 && text[start - 1] != '\n'; start--)
		continue;
	if (len > start)
		error_set(err, how.kind, "%s: %.*s", how.text, (int)(len - start), text + start);
}

static int
run_words(const struct hook *hook, const char *const *argv, int input, struct error *err)
{
	const struct spawn_gift gift = { .input = input };
	struct buf output = { 0 };
	struct spawn child;
	int result;

	if (spawn_start_with(&child, SPAWN_READ, argv, &gift, err) < 0)
		return -1;
	result = spawn_collect(&child, LIMIT_HOOK_SECONDS, hook->stop, &output, OUTPUT_BYTES, err);
	if (!hook->quiet)
		out_block(buf_text(&output), output.len);
	else if (result < 0)
		add_last_line(err, buf_text(&output), output.len);
	buf_clear(&output);
	return result < 0 ? error_prefix(err, argv[0]) : 0;
}

/* Run the program that setting s names, with one argument more (NULL none) and input (-1 none).  0 or -1. */
static int
run(const struct hook *hook, enum setting s, const char *more, int input, struct error *err)
{
	struct arena a = { 0 };
	const char *const *argv = words_of(&a, settings_text(reader_settings(hook->reader), s), more, err);
	int result = argv != NULL ? run_words(hook, argv, input, err) : -1;

	if (result < 0)
		error_prefix(err, settings_info(s)->name);
	arena_clear(&a);
	return result;
}

/* A letter of notify-format: newsboat's. */
static bool
notify_field(struct buf *out, char letter, const void *thing)
{
	const struct counts *t = thing;
	const int64_t values[] = { t->fresh, t->fresh_feeds, t->unread, t->unread_feeds };
	const char *letters = settings_info(SETTING_NOTIFY_FORMAT)->choices, *p = strchr(letters, letter);

	if (letter == '\0' || p == NULL)
		return false;
	buf_printf(out, "%lld", (long long)values[p - letters]);
	return true;
}

static int
notify(struct hook *hook, struct error *err)
{
	const struct format format = { settings_text(reader_settings(hook->reader), SETTING_NOTIFY_FORMAT), notify_field };
	struct buf text = { 0 };
	int result;

	if (count_unread(hook, err) < 0)
		return -1;
	format_write(&format, &hook->counts, 0, &text);
	result = run(hook, SETTING_NOTIFY_PROGRAM, buf_text(&text), -1, err);
	buf_clear(&text);
	return result;
}

/* Both may fail, and one that does is no reason to leave the other out. */
static int
run_both(struct hook *hook, int fd)
{
	const struct settings *settings = reader_settings(hook->reader);
	int status = STATUS_DONE;
	struct error err;

	if (fd >= 0 && hook->counts.told > 0 &&
	    (lseek(fd, 0, SEEK_SET) < 0 || run(hook, SETTING_AFTER_UPDATE, NULL, fd, &err) < 0))
		status = out_failure(&err);
	if (*settings_text(settings, SETTING_NOTIFY_PROGRAM) != '\0' && hook->counts.fresh > 0 && notify(hook, &err) < 0)
		status = out_failure(&err);
	return status;
}

static int
run_with_reader(struct hook *hook)
{
	bool wants_articles = *settings_text(reader_settings(hook->reader), SETTING_AFTER_UPDATE) != '\0';
	int fd = wants_articles ? file_nameless() : -1, status;
	struct error err;

	if (wants_articles && fd < 0) {
		error_set_errno(&err, "the new articles");
		return out_failure(&err);
	}
	status = go_through(hook, fd, &err) < 0 ? out_failure(&err) : run_both(hook, fd);
	if (fd >= 0)
		close(fd);
	return status;
}

int
hook_run(const struct hook_news *news, bool quiet, const volatile sig_atomic_t *stop)
{
	struct hook hook = { .news = news, .quiet = quiet, .stop = stop };
	struct error err;
	int status;

	if (news->newest <= news->before)
		return STATUS_DONE;
	hook.reader = reader_open(READER_LOOK, &err);
	if (hook.reader == NULL)
		return out_failure(&err);
	status = run_with_reader(&hook);
	reader_close(hook.reader);
	return status;
}

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tap.h"
#include "tui/history.h"

static char home[] = "/tmp/history.XXXXXX";

/* So many steps back from the newest, among those that begin so. */
static const char *
back(const struct history *history, char kind, const char *prefix, int steps)
{
	size_t at = history->count;
	const char *line = "";

	while (steps-- > 0 && line != NULL)
		line = history_step(history, kind, prefix, -1, &at);
	return line != NULL ? line : "(none)";
}

static void
test_kept(void)
{
	struct history history = { 0 };
	struct error err;
	struct stat st;
	size_t at;

	history_open(&history);
	is_text(back(&history, ':', "", 1), "(none)", "nothing at first");
	history_add(&history, ':', "first");
	history_add(&history, '/', "sought");
	history_add(&history, ':', "set text-width 60");
	history_add(&history, ':', "set text-width 60");
	history_add(&history, ':', "");
	history_add(&history, ':', "\xe6\x97\xa5\xe6\x9c\xac");
	history_add(&history, ':', "a\nb");
	history_close(&history);

	history_open(&history);
	is_number(history.count, 4, "kept: no line twice in a row, none empty, none of two lines");
	is_text(back(&history, ':', "", 1), "\xe6\x97\xa5\xe6\x9c\xac", "the newest");
	is_text(back(&history, ':', "", 3), "first", "the oldest of its kind");
	is_text(back(&history, ':', "", 4), "(none)", "no older one");
	is_text(back(&history, '/', "", 1), "sought", "of another kind");
	is_text(back(&history, ':', "se", 1), "set text-width 60", "one that begins so");
	at = 0;
	is_text(history_step(&history, ':', "", 1, &at), "set text-width 60", "newer");
	ok(stat(history.path, &st) == 0 && (st.st_mode & 0777) == 0600, "for the user alone");
	file_replace(history.path, ":good\n:b\x01" "ad\n:\xff\n\n:cut", 17, &err);
	history_close(&history);
	history_open(&history);
	is_number(history.count, 1, "what is no line of ours is passed over");
	history_close(&history);
}

static void
test_bounds(void)
{
	struct history history = { 0 };
	struct buf text = { 0 };
	char line[32];
	struct error err;
	int i;

	history_open(&history);
	for (i = 0; i < 5 * HISTORY_MAX; i++)
		buf_printf(&text, ":%d\n", i);
	file_replace(history.path, buf_text(&text), text.len, &err);
	history_close(&history);
	buf_reset(&text);
	history_open(&history);
	snprintf(line, sizeof(line), "%d", 5 * HISTORY_MAX - 1);
	is_text(back(&history, ':', "", 1), line, "the newest of many");
	snprintf(line, sizeof(line), "%d", 4 * HISTORY_MAX);
	is_text(back(&history, ':', "", HISTORY_MAX), line, "the oldest that is remembered");
	is_text(back(&history, ':', "", HISTORY_MAX + 1), "(none)", "no older one");
	file_read(history.path, 1 << 20, &text, &err);
	ok(text.len == HISTORY_MAX * 6, "the file is cut to what is remembered");
	buf_clear(&text);
	history_close(&history);
}

int
main(void)
{
	char *path;
	struct error err;

	if (mkdtemp(home) == NULL)
		return 1;
	setenv("XDG_STATE_HOME", home, 1);
	test_kept();
	test_bounds();
	path = file_path(FILE_STATE, "history", &err);
	unlink(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
	rmdir(home);
	free(path);
	return tap_end();
}

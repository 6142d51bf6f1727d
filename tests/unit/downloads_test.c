/* The queue of downloads and the habits: files of ours that outlive the program. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/downloads.h"
#include "app/habits.h"
#include "base/file.h"
#include "tap.h"

static void
test_queue(void)
{
	struct settings *settings = settings_read("/nonexistent/config");
	struct downloads d;
	struct error err;
	struct download *one;
	struct buf text = { 0 };
	char *path;

	ok(downloads_read(&d, &err) == 0 && d.count == 0, "no file is an empty queue");
	is_number(downloads_add(settings, "https://e.example/a.mp3?x#y", "", "../a\tb\n$(c)", &err), 1, "the first");
	is_number(downloads_add(settings, "https://e.example/stream", "audio/ogg", "", &err), 2, "the second");
	is_number(downloads_add(settings, "https://e.example/a.mp3?x#y", "", "again", &err), 1, "an address once");
	ok(downloads_add(settings, "file:///etc/passwd", "", "", &err) < 0 && err.kind == ERROR_USAGE, "only the web");
	ok(downloads_read(&d, &err) == 0 && d.count == 2, "both are there");
	is_text(d.items[0].name, "a-b-c-1.mp3", "a name of our own making");
	is_text(d.items[1].name, "stream-2.ogg", "the ending by the type");
	is_text(d.items[0].title, "../a b $(c)", "the title is one field");
	downloads_clear(&d);
	path = file_path(FILE_DATA, "downloads", &err);
	file_read(path, 1 << 20, &text, &err);
	buf_adds(&text, "9\tdone\nnonsense\n\t\t\t\n");
	ok(file_replace(path, text.data, text.len, &err) == 0 && downloads_read(&d, &err) == 0 && d.count == 2, "lines that are none do not count");
	buf_clear(&text);
	free(path);
	downloads_clear(&d);
	ok(downloads_set(1, DOWNLOAD_FAILED, 100, "\"tag\"", "no\tsuch", &err) == 0, "a change");
	ok(downloads_set(1, DOWNLOAD_STOPPED, DOWNLOAD_SAME, NULL, NULL, &err) == 0, "another that keeps the rest");
	ok(downloads_set(77, DOWNLOAD_FAILED, 1, "", "", &err) == 0, "of what is gone");
	downloads_read(&d, &err);
	one = downloads_find(&d, 1);
	ok(one != NULL && one->state == DOWNLOAD_STOPPED && one->size == 100, "state and size");
	is_text(one->validator, "\"tag\"", "the validator");
	is_text(one->error, "no such", "the error");
	downloads_clear(&d);
	downloads_add(settings, "https://e.example/a.mp3?x#y", "", "", &err);
	ok(downloads_forget(2, &err) == 0, "the last one is forgotten");
	is_number(downloads_add(settings, "https://e.example/new", "", "", &err), 3, "... its number is not used again");
	downloads_read(&d, &err);
	ok(d.count == 2 && d.items[0].state == DOWNLOAD_WAITING, "one that was stopped waits again when it is added");
	is_text(d.items[1].name, "new-3.bin", "an ending for what nobody knows");
	downloads_clear(&d);
	settings_free(settings);
}

static void
test_habits(void)
{
	struct habits *h = habits_open();
	struct error err;

	is_text(habits_get(h, "feed 1"), "", "nothing is kept");
	habits_set(h, "feed 1", "title reverse");
	habits_set(h, "query a = \"b\"", "all");
	habits_set(h, "feed 2", "x");
	habits_set(h, "feed 2", "");
	ok(habits_changed(h) && habits_save(h, &err) == 0 && !habits_changed(h), "two are, one is forgotten");
	habits_set(h, "feed 1", "title reverse");
	ok(!habits_changed(h), "what is so already is no change");
	habits_close(h);
	h = habits_open();
	is_text(habits_get(h, "feed 1"), "title reverse", "after a restart");
	is_text(habits_get(h, "query a = \"b\""), "all", "any name");
	is_text(habits_get(h, "feed 2"), "", "what was forgotten");
	habits_close(h);
}

int
main(void)
{
	char folder[] = "/tmp/downloads.XXXXXX";
	static const char *const made[] = { "downloads", "downloads.lock", "interface" };
	char path[128];
	size_t i;

	if (mkdtemp(folder) == NULL)
		return 1;
	setenv("HOME", folder, 1);
	setenv("XDG_DATA_HOME", folder, 1);
	setenv("XDG_STATE_HOME", folder, 1);
	test_queue();
	test_habits();
	for (i = 0; i < 3; i++) {
		snprintf(path, sizeof(path), "%s/coranto/%s", folder, made[i]);
		unlink(path);
	}
	snprintf(path, sizeof(path), "%s/coranto", folder);
	ok(rmdir(path) == 0 && rmdir(folder) == 0, "nothing else was made");
	return tap_end();
}

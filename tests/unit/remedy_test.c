#include <stdlib.h>

#include "app/remedy.h"
#include "base/file.h"
#include "tap.h"

#define OLD	"https://old.example/feed"
#define NEW	"https://new.example/feed"

static char *
feeds_path(void)
{
	return file_path(FILE_CONFIG, "feeds", NULL);
}

static void
write_feeds(const char *text)
{
	char *path = feeds_path();

	file_make_parent(path, NULL);
	file_replace(path, text, strlen(text), NULL);
	free(path);
}

static void
holds(const char *want, const char *name)
{
	struct buf text = { 0 };
	char *path = feeds_path();

	file_read(path, 10000, &text, NULL);
	is_text(buf_text(&text), want, name);
	buf_clear(&text);
	free(path);
}

static void
test_address(void)
{
	struct feed_record feed = { .state = { .permanent_url = "", .moved_url = "", .error = "" } };
	struct arena a = { 0 };

	is_text(remedy_address(&feed, &a), "", "nothing is known");
	feed.state.error = "x: is a web page, not a feed; it announces https://a.example/f.xml";
	is_text(remedy_address(&feed, &a), "https://a.example/f.xml", "what the page announces");
	feed.state.moved_url = "https://b.example/";
	is_text(remedy_address(&feed, &a), "https://b.example/", "where it led the last time");
	feed.state.permanent_url = "https://c.example/";
	is_text(remedy_address(&feed, &a), "https://c.example/", "where it has moved to for good");
	arena_clear(&a);
}

static void
test_reader(void)
{
	struct arena a = { 0 };
	struct error err = { 0 };
	struct reader *r;
	struct feed_record *feed;
	int64_t id;

	write_feeds("@ Tech pause=yes\n" OLD " \"~Mine\" # why\nhttps://other.example/\n");
	r = reader_open(READER_CHANGE, &err);
	feed = feeds_find(reader_store(r), OLD, &a, &err);
	id = feed->id;
	ok(remedy_move(r, feed, "https://other.example/", &err) < 0, "not to an address that is there: %s", err.text);
	holds("@ Tech pause=yes\n" OLD " \"~Mine\" # why\nhttps://other.example/\n", "... and the file stays");
	ok(remedy_move(r, feed, "exec:date", &err) < 0, "no command");
	ok(remedy_move(r, feed, NEW, &err) == 0, "moved: %s", err.text);
	holds("@ Tech pause=yes\n" NEW " \"~Mine\" # why\nhttps://other.example/\n", "... in the file");
	feed = feeds_find(reader_store(r), NEW, &a, &err);
	ok(feed != NULL && feed->id == id, "... in the store it is the same feed");

	ok(remedy_is_paused(r, NEW), "its folder pauses it");
	ok(remedy_pause(r, NEW, false, &err) == 0 && !remedy_is_paused(r, NEW), "asked again, whatever the folder says");
	ok(remedy_pause(r, NEW, true, &err) == 0 && remedy_is_paused(r, NEW), "paused");
	ok(remedy_unsubscribe(r, NEW, &err) == 0, "unsubscribed");
	holds("@ Tech pause=yes\nhttps://other.example/\n", "... in the file");
	ok(remedy_unsubscribe(r, NEW, &err) < 0, "not twice");
	reader_close(r);
	arena_clear(&a);
}

int
main(void)
{
	char folder[] = "/tmp/remedy.XXXXXX", command[64];

	if (mkdtemp(folder) == NULL)
		return 1;
	setenv("XDG_CONFIG_HOME", folder, 1);
	setenv("XDG_DATA_HOME", folder, 1);
	setenv("XDG_STATE_HOME", folder, 1);
	test_address();
	test_reader();
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command) != 0 || tap_end();
}

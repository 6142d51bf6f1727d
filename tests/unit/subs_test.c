#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "conf/subs.h"
#include "tap.h"

static char folder[256];

static const char *
write_file(const char *name, const char *text)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file_replace(path, text, strlen(text), NULL);
	return path;
}

static struct subs *
read_feeds(const char *text)
{
	struct subs *subs = NULL;
	struct error err = { 0 };

	if (subs_read(write_file("feeds", text), &subs, &err) < 0)
		printf("# %s\n", err.text);
	return subs;
}

static void
join(char *out, size_t size, const char *const *words, size_t count)
{
	size_t i;

	out[0] = '\0';
	for (i = 0; i < count; i++) {
		strncat(out, i > 0 ? "|" : "", size - strlen(out) - 1);
		strncat(out, words[i], size - strlen(out) - 1);
	}
}

static void
has_tags(const struct sub *sub, const char *want, const char *name)
{
	char got[256];

	join(got, sizeof(got), sub->tags, sub->tag_count);
	is_text(got, want, name);
}

static void
has_words(const struct sub *sub, const char *want, const char *name)
{
	char got[256];

	join(got, sizeof(got), sub->words, sub->word_count);
	is_text(got, want, name);
}

static void
has_problem(const struct subs *subs, size_t n, const char *want, const char *name)
{
	is_text(n < subs->problem_count ? subs->problems[n].text : "none", want, name);
}

static void
test_newsboat(void)
{
	struct subs *s = read_feeds("# my feeds\n\n"
	    "http://a.example/feed news \"two words\" \"~My Title\" !\n"
	    "\"https://b.example/a b\" #tag\n"
	    "file:///tmp/feed.xml\n"
	    "\"exec:~/bin/gen.sh --all\" gen\n"
	    "filter:~/bin/f.pl:https://c.example/rss tag\n"
	    "\"query:Today:age between 0:1 and unread = \\\"yes\\\"\" \"~no\" q\n"
	    "https://d.example/#frag\r\n");

	has_problem(s, 0, "none", "newsboat's file is read without a problem");
	is_number((long long)s->count, 7, "every line");
	is_text(s->items[0].url, "http://a.example/feed", "the address");
	is_number(s->items[0].kind, SUB_FEED, "is a feed");
	is_number(s->items[0].line, 3, "its line");
	is_text(s->items[0].title, "My Title", "its title");
	has_tags(&s->items[0], "news|two words", "its tags");
	ok(s->items[0].hidden && !s->items[1].hidden, "hidden by !");
	is_text(s->items[1].url, "https://b.example/a%20b", "blanks in an address are encoded");
	has_tags(&s->items[1], "", "a comment ends the line");
	is_number(s->items[2].kind, SUB_FILE, "a file");
	is_number(s->items[3].kind, SUB_EXEC, "a command");
	is_text(s->items[3].command, "~/bin/gen.sh --all", "what it runs");
	is_number(s->items[4].kind, SUB_FILTER, "a filter");
	is_text(s->items[4].command, "~/bin/f.pl", "what it runs");
	is_text(s->items[4].source, "https://c.example/rss", "and what it reads");
	is_number(s->items[5].kind, SUB_QUERY, "a query feed");
	is_text(s->items[5].query, "age between 0:1 and unread = \"yes\"", "its filter");
	is_text(s->items[5].title, "no", "its title may be changed");
	is_text(s->items[6].url, "https://d.example/#frag", "a fragment is part of the address");
	subs_free(s);
}

/* P43 */
static void
test_schemes(void)
{
	struct subs *s = read_feeds("feed://a.example/x\nfeed:https://b.example/x\nfeed:c.example/x\n"
	    "FEED://d.example/x\nHTTPS://e.example/x\ncoranto:welcome\n");

	is_text(s->items[0].url, "http://a.example/x", "feed://");
	is_text(s->items[1].url, "https://b.example/x", "feed:https://");
	is_text(s->items[2].url, "http://c.example/x", "feed:");
	is_text(s->items[3].url, "http://d.example/x", "FEED://");
	is_text(s->items[4].url, "HTTPS://e.example/x", "HTTPS:// stays as it is written");
	is_number(s->items[5].kind, SUB_BUILTIN, "the welcome feed by name");
	ok(!s->builtin, "is the user's own line");
	subs_free(s);
}

static void
test_problems(void)
{
	struct subs *s = read_feeds("http://a.example/ \"x\nexample.org/feed\nhttp:///x\nfile://\nexec:\n"
	    "filter:cmd\nfilter:cmd:ftp://x\nquery:Name\nquery::x\n\"http://x/\\n\"\nftp://x/\n"
	    "http://ok.example/\nhttp://ok.example/ again\nhttp://bad.example/\xff\n"
	    "http://w.example/ evry=2h connections=3 every=soon full=yes\n");

#define KINDS ": no address of a feed (http://, https://, file://, exec:, filter: or query:)"
	has_problem(s, 0, "feeds:1: a \" is not closed", "an open quote");
	has_problem(s, 1, "feeds:2: example.org/feed" KINDS, "no scheme");
	has_problem(s, 2, "feeds:3: http:///x" KINDS, "no host");
	has_problem(s, 3, "feeds:4: file://" KINDS, "no file");
	has_problem(s, 4, "feeds:5: exec: needs a command", "no command");
	has_problem(s, 5, "feeds:6: filter: needs a command, a colon and an address", "half a filter");
	has_problem(s, 6, "feeds:7: ftp://x: no address of a feed (http://, https:// or file://)", "a filter of ftp");
	has_problem(s, 7, "feeds:8: query: needs a name, a colon and a filter", "half a query");
	has_problem(s, 8, "feeds:9: query: needs a name, a colon and a filter", "a query without a name");
	has_problem(s, 9, "feeds:10: control characters in the address", "a line feed in an address");
	has_problem(s, 10, "feeds:11: ftp://x/" KINDS, "a scheme that is not fetched");
	has_problem(s, 11, "feeds:13: http://ok.example/: stands in feeds:12 already", "a line twice");
	has_problem(s, 12, "feeds:14: is not UTF-8", "bytes that are no text");
	has_problem(s, 13, "feeds:15: evry=2h: no such setting, taken as a tag", "an unknown name");
	ok(s->problem_count > 13 && s->problems[13].warning && !s->problems[12].warning, "is a warning");
	has_problem(s, 14, "feeds:15: connections: cannot be set for a feed or folder alone", "a setting of the program");
	has_problem(s, 15, "feeds:15: every: must be a time from 1m to 30d or auto, not \"soon\"", "a bad value");
	has_problem(s, 16, "none", "and no more");
	is_number((long long)s->count, 2, "the good lines count");
	has_tags(&s->items[1], "evry=2h", "the tag");
	has_words(&s->items[1], "full=yes", "the word");
	subs_free(s);
}

static void
test_folders(void)
{
	struct subs *s;

	write_file("extra", "http://d.example/\n@ Other\nhttp://e.example/\n");
	write_file("outer", "include extra\n");
	s = read_feeds("http://a.example/ every=1h every=2h\n"
	    "@ News/World every=2h full=yes # comment\n"
	    "http://b.example/ every=4h title=\"B b\"\n"
	    "include outer\n"
	    "http://c.example/\n"
	    "@ \"Two words\"\n"
	    "http://f.example/\n"
	    "@ full=no\n"
	    "http://g.example/\n"
	    "@\n"
	    "http://h.example/\n"
	    "@ Too many\n");

	is_text(s->items[0].folder, "", "no folder");
	has_words(&s->items[0], "every=2h", "the last word of a name counts");
	is_text(s->items[1].folder, "News/World", "a folder");
	has_words(&s->items[1], "every=2h|full=yes|every=4h", "words of the folder, then the line's");
	is_number((long long)s->items[1].folder_word_count, 2, "those of the folder");
	is_text(s->items[1].title, "B b", "title=");
	is_text(s->items[1].origin, "feeds:3", "the origin");
	is_text(s->items[1].folder_origin, "feeds:2", "of the folder too");
	is_text(s->items[2].folder, "News/World", "an included file begins in the folder around it");
	is_text(s->items[2].origin, "extra:1", "its origin");
	is_text(s->items[3].folder, "Other", "may begin its own");
	is_text(s->items[4].folder, "News/World", "which ends with it");
	is_text(s->items[5].folder, "Two words", "a folder in quotes");
	has_words(&s->items[5], "", "words end with their folder");
	is_text(s->items[6].folder, "", "words without a folder");
	has_words(&s->items[6], "full=no", "hold too");
	is_text(s->items[7].folder, "", "@ alone ends it");
	has_words(&s->items[7], "", "and its words");
	has_problem(s, 0, "feeds:12: many: a folder has one name, in quotes if it holds blanks", "two names");
	subs_free(s);
}

static void
test_settings(void)
{
	struct subs *s = read_feeds("@ News every=2h full=yes\nhttp://b.example/ every=4h\n");
	struct settings *global = settings_read("/nonexistent");
	struct settings *own = subs_settings(&s->items[0], global);

	is_number(settings_number(own, SETTING_EVERY), 4 * 3600, "the feed's word wins");
	is_text(settings_origin(own, SETTING_EVERY), "feeds:2", "its origin");
	is_text(settings_text(own, SETTING_FULL), "yes", "over the folder's");
	is_text(settings_origin(own, SETTING_FULL), "feeds:1", "its origin");
	is_text(settings_origin(own, SETTING_TIMEOUT), "default", "over the program's");
	settings_free(own);
	settings_free(global);
	subs_free(s);
}

static void
test_commands(void)
{
	const char *path = write_file("feeds", "exec:date\nhttp://a.example/\n");
	struct subs *s;

	chmod(path, 0666);
	if (subs_read(path, &s, NULL) < 0)
		return;
	has_problem(s, 0, "feeds:1: exec:date: runs a command, but others can write this file",
	    "no commands from a file that others can write");
	is_number((long long)s->count, 1, "the others count");
	subs_free(s);
	chmod(path, 0600);
}

static void
test_missing(void)
{
	struct subs *s = NULL;
	struct error err;

	ok(subs_read("/nonexistent/feeds", &s, NULL) == 0 && s->builtin && s->count == 1, "no file: the welcome feed");
	is_text(s->items[0].url, SUBS_WELCOME_URL, "its address");
	subs_free(s);
	s = read_feeds("");
	ok(s != NULL && s->count == 0 && !s->builtin, "an empty file is the user's wish");
	subs_free(s);
	ok(subs_read(folder, &s, &err) < 0 && err.kind == ERROR_IO, "a file that cannot be read");
}

/* Add to text and compare the file. */
static void
is_added(const char *text, const char *url, const char *title, const char *want, const char *name)
{
	const char *path = write_file("feeds", text);
	struct buf got = { 0 };
	struct error err = { 0 };
	int result = subs_add(path, url, title, &err);

	file_read(path, 1 << 20, &got, NULL);
	if (result < 0)
		buf_printf(&got, "error: %s", err.text);
	is_text(buf_text(&got), want, name);
	buf_clear(&got);
}

static void
test_add(void)
{
	char path[512];
	struct buf got = { 0 };
	struct error err = { 0 };

	is_added("# mine\n", "https://a.example/", "", "# mine\nhttps://a.example/\n", "a line is added");
	is_added("# mine", "https://a.example/", "", "# mine\nhttps://a.example/\n", "after a line feed");
	is_added("", "feed://a.example/", "A \"b\" \\ \x1b[1m\n", "http://a.example/ \"~A \\\"b\\\" \\\\ [1m\"\n",
	    "feed: is taken off, the title quoted and clean");
	is_added("http://x.example/ \"~X\r\n@ News\r\n", "http://a.example/", NULL,
	    "http://x.example/ \"~X\r\n@ News\r\n@\nhttp://a.example/\n", "bytes stay, a folder is left");
	is_added("@ News\n@ # top\n", "http://a.example/", NULL, "@ News\n@ # top\nhttp://a.example/\n", "once only");
	is_added("http://a.example/ x\n", "http://a.example/", "",
	    "http://a.example/ x\nerror: http://a.example/: subscribed already (feeds:1)", "not twice");
	is_added("", "ftp://a/", "", "error: ftp://a/: no address of a feed "
	    "(http://, https://, file://, exec:, filter: or query:)", "no other scheme");
	is_added("", "exec:date", "", "error: exec:date: not an http, https or file address", "no command");
	is_added("", "http://a/\nexec:date", "", "error: control characters in the address", "no second line");
	is_added("", "http://a/\xff", "", "error: the address is not UTF-8", "no stray bytes");
	is_added("", "http://a/ \"!", "", "http://a/%20\"!\n", "nothing that ends the word");

	snprintf(path, sizeof(path), "%s/new/deep/feeds", folder);
	ok(subs_add(path, "https://a.example/", "A", &err) == 0, "the file is made: %s", err.text);
	file_read(path, 1000, &got, NULL);
	is_text(buf_text(&got), "https://a.example/ \"~A\"\n", "and holds the line");
	buf_clear(&got);
}

/* A line changed: with an address, or with a word (value NULL: without it). */
static void
is_changed(const char *before, size_t n, const char *url, const char *value, const char *want, const char *name)
{
	const char *path = write_file("change", before);
	struct buf got = { 0 };
	struct error err = { 0 };
	struct subs *subs;
	int result;

	subs_read(path, &subs, NULL);
	result = url != NULL ? subs_change_address(&subs->items[n], url, &err) :
	    subs_change_word(&subs->items[n], "pause", value, &err);
	file_read(path, 1 << 20, &got, NULL);
	if (result < 0)
		buf_printf(&got, "error: %s", err.text);
	is_text(buf_text(&got), want, name);
	buf_clear(&got);
	subs_free(subs);
}

static void
test_change(void)
{
	is_changed("# x\nhttp://a.example/ \"~A\" tag # why\nhttp://b.example/\n", 0, "https://c.example/", NULL,
	    "# x\nhttps://c.example/ \"~A\" tag # why\nhttp://b.example/\n", "another address, the rest stays");
	is_changed("http://a.example/\nhttp://b.example/", 1, "https://c.example/", NULL,
	    "http://a.example/\nhttps://c.example/", "in a last line without its end");
	is_changed("http://a.example/\n", 0, "exec:date", NULL,
	    "http://a.example/\nerror: exec:date: not an http, https or file address", "no other scheme");
	is_changed("http://a.example/  tag  # why\n", 0, NULL, "yes", "http://a.example/  tag pause=yes  # why\n", "a word");
	is_changed("http://a.example/ pause=no tag\n", 0, NULL, "yes", "http://a.example/ pause=yes tag\n", "another value");
	is_changed("http://a.example/ pause=yes tag\n", 0, NULL, NULL, "http://a.example/ tag\n", "the word goes");
	is_changed("http://a.example/ pauses=yes\n", 0, NULL, NULL, "http://a.example/ pauses=yes\n", "not there");
}

int
main(void)
{
	const char *tmp = getenv("TMPDIR");
	char command[300];

	snprintf(folder, sizeof(folder), "%s/subs.XXXXXX", tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(folder) == NULL)
		return 1;
	test_newsboat();
	test_schemes();
	test_problems();
	test_folders();
	test_settings();
	test_commands();
	test_missing();
	test_add();
	test_change();
	subs_free(NULL);
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command) != 0 || tap_end();
}

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "archive.h"
#include "args.h"
#include "base/map.h"
#include "base/mem.h"
#include "choice.h"
#include "cmd.h"
#include "feed/opml.h"
#include "out.h"
#include "text/clean.h"
#include "store/feeds.h"
#include "text/url.h"

/* Those of articles stand first and are forms of an archive. */
enum form { FORM_ARTICLES = ARCHIVE_MBOX, FORM_NEWSBOAT, FORM_OPML, FORM_COUNT };

static const char *const forms[FORM_COUNT] = {
	[ARCHIVE_EPUB] = "epub", [ARCHIVE_HTML] = "html", [ARCHIVE_JSON] = "json", [ARCHIVE_MBOX] = "mbox",
	[FORM_NEWSBOAT] = "newsboat", [FORM_OPML] = "opml",
};

static const struct arg_option options[] = { CHOICE_OPTIONS };

static const struct usage usage = { "export", "opml | newsboat | [OPTION]... epub | html | json | mbox",
	"Print the subscriptions as OPML 2.0, or as a urls file of newsboat's; or articles as\n"
	"a book for e-readers, a web page, one JSON Feed 1.1 document or as an mbox file, all or those that the options choose.",
	options, sizeof(options) / sizeof(options[0]) };

/* The tags of a feed as the attribute that OPML has for them, parted by commas. */
static const char *
list_categories(const char *tags, struct arena *a)
{
	char *list = arena_strdup(a, tags), *p;

	for (p = list; (p = strchr(p, ' ')) != NULL; p++)
		*p = ',';
	return clean_line_dup(a, list, 0);	/* blanks within a tag are blanks again */
}

/* What the list that it came from said of it, as far as the feeds file has kept it. */
static void
add_attributes(struct opml_outline *outline, const char *tags, const struct sub *sub, struct arena *a)
{
	size_t kept = sub != NULL ? sub->opml_count : 0, i;
	struct opml_attribute *attributes = arena_zalloc(a, kept + 1, sizeof(*attributes));

	outline->attributes = attributes;
	if (tags[0] != '\0')
		attributes[outline->attribute_count++] = (struct opml_attribute){ "category",
			list_categories(tags, a) };
	for (i = 0; i < kept; i++) {
		const char *word = sub->opml[i];
		size_t len = strcspn(word, "=");

		attributes[outline->attribute_count++] = (struct opml_attribute){ arena_strndup(a, word, len),
			word + len + (word[len] == '=') };
	}
}

static void
map_subs(const struct subs *subs, struct map *by_address)
{
	size_t i;

	for (i = 0; i < subs->count; i++)
		map_put(by_address, subs->items[i].url, strlen(subs->items[i].url), &subs->items[i]);
}

/* Only what any reader can fetch: a list can go anywhere. */
static void
export_opml(const struct feed_record *feeds, size_t count, const struct subs *subs)
{
	struct opml opml = { .title = "Subscriptions of coranto", .warning = "" };
	struct map by_address = { 0 };
	struct buf out = { 0 };
	struct arena a = { 0 };
	size_t i;

	map_subs(subs, &by_address);
	opml.outlines = mem_zalloc(count + 1, sizeof(*opml.outlines));
	for (i = 0; i < count; i++) {
		const struct feed_record *feed = &feeds[i];
		struct opml_outline *outline = &opml.outlines[opml.outline_count];

		if (!url_is_web(feed->url))
			continue;
		outline->url = clean_line_dup(&a, feed->url, 0);
		outline->title = clean_line_dup(&a, feed->title, 0);
		outline->html_url = clean_line_dup(&a, feed->link, 0);
		outline->folder = clean_line_dup(&a, feed->folder, 0);
		add_attributes(outline, feed->tags, map_get(&by_address, feed->url, strlen(feed->url)), &a);
		opml.outline_count++;
	}
	opml_write(&opml, time(NULL), &out);
	out_raw(buf_text(&out), out.len);
	buf_clear(&out);
	map_clear(&by_address);
	arena_clear(&a);
	free(opml.outlines);
}

/* A blank and s as a word in quotes. */
static void
add_quoted(struct buf *line, const char *prefix, const char *s)
{
	buf_adds(line, " \"");
	buf_adds(line, prefix);
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buf_addc(line, '\\');
		buf_addc(line, *s);
	}
	buf_addc(line, '"');
}

/* Newsboat has no folders: they become tags. */
static void
print_newsboat_line(const struct sub *sub)
{
	struct buf line = { 0 };
	size_t i;

	if (sub->kind == SUB_BUILTIN)
		return;
	if (strpbrk(sub->url, " \"\\") != NULL)
		add_quoted(&line, "", sub->url);
	else
		buf_adds(&line, sub->url);
	if (sub->folder[0] != '\0')
		add_quoted(&line, "", sub->folder);
	for (i = 0; i < sub->tag_count; i++)
		add_quoted(&line, "", sub->tags[i]);
	if (sub->title[0] != '\0' && sub->kind != SUB_QUERY)
		add_quoted(&line, "~", sub->title);
	if (sub->hidden)
		buf_adds(&line, " !");
	out_line(buf_text(&line) + (line.data[0] == ' '));
	buf_clear(&line);
}

static void
export_newsboat(const struct subs *subs)
{
	size_t i;

	for (i = 0; i < subs->count; i++)
		print_newsboat_line(&subs->items[i]);
}

static int
export_feeds(struct reader *reader, struct error *err)
{
	struct arena a = { 0 };
	struct feed_record *feeds;
	size_t count = 0;

	feeds = feeds_list(reader_store(reader), &a, &count, err);
	if (feeds != NULL)
		export_opml(feeds, count, reader_subs(reader));
	arena_clear(&a);
	return feeds != NULL ? 0 : -1;
}

static int
export_form(enum form form, struct choice *choice, struct reader *reader, struct error *err)
{
	if (form == FORM_OPML)
		return export_feeds(reader, err);
	if (form == FORM_NEWSBOAT) {
		export_newsboat(reader_subs(reader));
		return 0;
	}
	if (choice_resolve(choice, reader, err) < 0)
		return -1;
	return archive_print((enum archive_form)form, reader_store(reader), &choice->scope, time(NULL), err);
}

static enum form
find_form(const char *name)
{
	int form;

	for (form = 0; form < FORM_COUNT && strcmp(forms[form], name) != 0; form++)
		continue;
	return (enum form)form;
}

int
cmd_export(int argc, char **argv)
{
	struct choice choice = { 0 };
	struct reader *reader;
	struct args args;
	struct error err;
	enum form form;
	int got, result;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0)
		choice_take(&choice, got, args.value);
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count != 1)
		return args_wrong(&usage, "one form is wanted: epub, html, json, mbox, newsboat or opml");
	form = find_form(args.words[0]);
	if (form == FORM_COUNT)
		return args_wrong(&usage, "%s: not epub, html, json, mbox, newsboat or opml", args.words[0]);
	if (choice.given && form > FORM_ARTICLES)
		return args_wrong(&usage, "%s: holds no articles to choose from", args.words[0]);
	if ((int)form == ARCHIVE_EPUB && isatty(STDOUT_FILENO))
		return args_wrong(&usage, "a book is no text for a terminal: coranto export epub >news.epub");
	reader = choice_open_current(&err);
	if (reader == NULL)
		return out_failure(&err);
	result = export_form(form, &choice, reader, &err);
	choice_clear(&choice);
	reader_close(reader);
	return result < 0 ? out_failure(&err) : STATUS_DONE;
}

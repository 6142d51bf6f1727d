#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "args.h"
#include "base/mem.h"
#include "choice.h"
#include "cmd.h"
#include "feed/opml.h"
#include "out.h"
#include "store/feeds.h"
#include "text/url.h"

static const struct usage usage = { "export", "opml | newsboat",
	"Print the subscriptions as OPML 2.0, or as a urls file of newsboat's.", NULL, 0 };

/* Only what any reader can fetch: a list can go anywhere. */
static void
export_opml(const struct feed_record *feeds, size_t count)
{
	struct opml opml = { .title = "Subscriptions of coranto", .warning = "" };
	struct buf out = { 0 };
	size_t i;

	opml.outlines = mem_zalloc(count + 1, sizeof(*opml.outlines));
	for (i = 0; i < count; i++) {
		struct opml_outline *outline = &opml.outlines[opml.outline_count];

		if (!url_is_web(feeds[i].url))
			continue;
		outline->url = feeds[i].url;
		outline->title = feeds[i].title;
		outline->html_url = feeds[i].link;
		outline->folder = feeds[i].folder;
		opml.outline_count++;
	}
	opml_write(&opml, time(NULL), &out);
	out_raw(buf_text(&out), out.len);
	buf_clear(&out);
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

static int
export_all(struct reader *reader, bool opml, struct error *err)
{
	const struct subs *subs = reader_subs(reader);
	struct arena a = { 0 };
	struct feed_record *feeds;
	size_t count = 0, i;

	if (!opml) {
		for (i = 0; i < subs->count; i++)
			print_newsboat_line(&subs->items[i]);
		return 0;
	}
	err->kind = ERROR_NONE;
	feeds = feeds_list(reader_store(reader), &a, &count, err);
	if (feeds != NULL || err->kind == ERROR_NONE)
		export_opml(feeds, count);
	arena_clear(&a);
	return feeds == NULL && err->kind != ERROR_NONE ? -1 : 0;
}

int
cmd_export(int argc, char **argv)
{
	struct reader *reader;
	struct args args;
	struct error err;
	int got, result;
	bool opml;

	args_begin(&args, &usage, argc, argv);
	got = args_next(&args);
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count != 1)
		return args_wrong(&usage, "one form is wanted: opml or newsboat");
	opml = strcmp(args.words[0], "opml") == 0;
	if (!opml && strcmp(args.words[0], "newsboat") != 0)
		return args_wrong(&usage, "%s: neither opml nor newsboat", args.words[0]);
	reader = choice_open_current(&err);
	if (reader == NULL)
		return out_failure(&err);
	result = export_all(reader, opml, &err);
	reader_close(reader);
	return result < 0 ? out_failure(&err) : STATUS_DONE;
}

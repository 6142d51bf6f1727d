#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "app/reader.h"
#include "args.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "cmd.h"
#include "conf/edit.h"
#include "feed/opml.h"
#include "out.h"
#include "takeover.h"

static const struct arg_option options[] = {
	{ "dry-run", 'n', NULL, "print the lines that would be added, change nothing" },
};

static const struct usage usage = { "import", "[--dry-run] [opml] FILE | newsboat [FOLDER] | sfeed FILE | newsraft FILE",
	"Take over subscriptions from an OPML file (\"-\": standard input), an sfeedrc or\n"
	"newsraft's feeds file, or subscriptions, settings and articles from newsboat.  What is there already stays as it is.",
	options, sizeof(options) / sizeof(options[0]) };

struct import {
	bool dry;
	char *feeds, *config;	/* paths of ours */
};

/* Add the lines to the file, or print them; and say what came of it. */
static int
deliver(const struct import *import, const char *path, const struct buf *lines,
    const struct edit_counts *counts, struct error *err)
{
	if (counts->added > 0 && import->dry)
		out_block(buf_text(lines), lines->len);
	else if (counts->added > 0 && edit_append(path, lines->data, lines->len, err) < 0)
		return -1;
	out_error("%s: %zu %sadded, %zu there already, %zu without effect", path, counts->added,
	    import->dry ? "to be " : "", counts->known, counts->dropped);
	return 0;
}

static void
tell_opml(const struct opml *opml, const char *name)
{
	size_t i;

	if (opml->warning[0] != '\0')
		out_error("%s: %s", name, opml->warning);
	for (i = 0; i < opml->skipped_count; i++)
		out_error("%s: not taken: %s: %s", name, opml->skipped[i].what, opml->skipped[i].why);
}

/* Categories become tags; the other attributes are kept for an export. */
static void
take_attributes(const struct opml_outline *outline, struct edit_sub *sub, struct arena *a)
{
	const char **kept = arena_zalloc(a, outline->attribute_count + 1, sizeof(*kept));
	size_t i;

	sub->opml = kept;
	for (i = 0; i < outline->attribute_count; i++) {
		const struct opml_attribute *attribute = &outline->attributes[i];

		if (strcasecmp(attribute->name, "category") != 0)
			kept[sub->opml_count++] = arena_printf(a, "%s=%s", attribute->name, attribute->value);
		else if (sub->categories[0] == '\0')
			sub->categories = attribute->value;
	}
}

static int
import_outlines(const struct import *import, const struct opml *opml, struct error *err)
{
	struct edit_sub *list = mem_zalloc(opml->outline_count + 1, sizeof(*list));
	struct edit_counts counts = { .dropped = opml->skipped_count };
	struct buf lines = { 0 };
	struct arena a = { 0 };
	size_t i;
	int result;

	for (i = 0; i < opml->outline_count; i++) {
		const struct opml_outline *outline = &opml->outlines[i];

		list[i] = (struct edit_sub){ outline->url, outline->title, outline->folder, "", NULL, 0 };
		take_attributes(outline, &list[i], &a);
	}
	result = edit_plan_subs(import->feeds, list, opml->outline_count, &lines, &counts, err);
	if (result == 0)
		result = deliver(import, import->feeds, &lines, &counts, err);
	buf_clear(&lines);
	arena_clear(&a);
	free(list);
	return result;
}

static int
import_opml(const struct import *import, const char *name, struct error *err)
{
	struct buf data = { 0 };
	struct opml *opml = NULL;
	int result = file_read(name, LIMIT_WIRE_BYTES, &data, err);

	if (result == 0) {
		result = opml_parse(buf_text(&data), data.len, &opml, err);
		if (result < 0)
			error_prefix(err, name);
	}
	if (result == 0) {
		tell_opml(opml, name);
		result = import_outlines(import, opml, err);
		opml_free(opml);
	}
	buf_clear(&data);
	return result;
}

/* One of newsboat's two files. */
static int
import_file(const struct import *import, const char *folder, bool urls, struct error *err)
{
	const char *path = urls ? import->feeds : import->config;
	struct buf name = { 0 }, lines = { 0 };
	struct edit_counts counts = { 0 };
	int result;

	buf_printf(&name, "%s/%s", folder, urls ? "urls" : "config");
	if (urls)
		result = edit_plan_newsboat_urls(path, name.data, &lines, &counts, err);
	else
		result = edit_plan_newsboat_config(path, name.data, &lines, &counts, err);
	if (result == 0)
		result = deliver(import, path, &lines, &counts, err);
	buf_clear(&lines);
	buf_clear(&name);
	return result;
}

/* Newsboat has its files in ~/.newsboat, or else in ~/.config/newsboat; the caller's to free(). */
static char *
find_newsboat(struct error *err)
{
	const char *home = getenv("HOME"), *xdg = getenv("XDG_CONFIG_HOME");
	struct buf urls = { 0 }, text = { 0 };
	char *folder = NULL;
	int i;

	for (i = 0; i < 2 && folder == NULL; i++) {
		buf_reset(&urls);
		if (i == 0)
			buf_printf(&urls, "%s/.newsboat/urls", home != NULL ? home : "");
		else if (xdg != NULL && xdg[0] == '/')
			buf_printf(&urls, "%s/newsboat/urls", xdg);
		else
			buf_printf(&urls, "%s/.config/newsboat/urls", home != NULL ? home : "");
		if (file_read(urls.data, LIMIT_CONFIG_BYTES, &text, NULL) == 0)
			folder = mem_strndup(urls.data, urls.len - strlen("/urls"));
	}
	if (folder == NULL)
		error_set(err, ERROR_MISSING, "newsboat: no urls file in ~/.newsboat or ~/.config/newsboat");
	buf_clear(&urls);
	buf_clear(&text);
	return folder;
}

/*
 * The path of its cache: beside the other files, or, unless a folder was
 * named, in ~/.local/share/newsboat.  False: there is none.
 */
static bool
find_cache(const char *folder, bool named, struct buf *path)
{
	const char *home = getenv("HOME"), *xdg = getenv("XDG_DATA_HOME");

	buf_printf(path, "%s/cache.db", folder);
	if (access(path->data, R_OK) == 0)
		return true;
	if (!named) {
		buf_reset(path);
		if (xdg != NULL && xdg[0] == '/')
			buf_printf(path, "%s/newsboat/cache.db", xdg);
		else
			buf_printf(path, "%s/.local/share/newsboat/cache.db", home != NULL ? home : "");
	}
	return access(path->data, R_OK) == 0;
}

/* What would come of its articles, whose feeds may not be in the store yet. */
static int
preview_cache(const char *folder, const char *path, struct error *err)
{
	struct takeover counts = { 0 };
	struct buf urls = { 0 };
	struct subs *subs = NULL;
	int result;

	buf_printf(&urls, "%s/urls", folder);
	result = subs_read(urls.data, &subs, err);
	if (result == 0)
		result = takeover_newsboat_preview(subs, path, &counts, err);
	if (result == 0)
		out_error("%s: %lld articles to be added, unless they are there already", path, (long long)counts.added);
	subs_free(subs);
	buf_clear(&urls);
	return result;
}

static int
take_cache(const char *path, struct error *err)
{
	struct takeover counts = { 0 };
	struct reader *reader = reader_open(READER_CHANGE, err);
	int result;

	if (reader == NULL)
		return -1;
	result = takeover_newsboat(reader, path, time(NULL), &counts, err);
	if (result == 0)
		out_error("%s: %lld articles added, %lld there already", path, (long long)counts.added,
		    (long long)counts.known);
	reader_close(reader);
	return result;
}

static int
import_cache(const struct import *import, const char *folder, bool named, struct error *err)
{
	struct buf path = { 0 };
	int result = 0;

	if (!find_cache(folder, named, &path))
		out_error("%s: not there, no articles are taken over", path.data);
	else
		result = import->dry ? preview_cache(folder, path.data, err) : take_cache(path.data, err);
	buf_clear(&path);
	return result;
}

static int
import_newsboat(const struct import *import, const char *named, struct error *err)
{
	char *folder = named != NULL ? mem_strdup(named) : find_newsboat(err);
	int result;

	if (folder == NULL)
		return -1;
	result = import_file(import, folder, true, err);
	if (result == 0 && import_file(import, folder, false, err) < 0)
		result = err->kind == ERROR_MISSING ? 0 : -1;
	if (result == 0)
		result = import_cache(import, folder, named != NULL, err);
	free(folder);
	return result;
}

static int
import_lines(const struct import *import, const char *name,
    int (*plan)(const char *, const char *, struct buf *, struct edit_counts *, struct error *), struct error *err)
{
	struct edit_counts counts = { 0 };
	struct buf lines = { 0 };
	int result = plan(import->feeds, name, &lines, &counts, err);

	if (result == 0)
		result = deliver(import, import->feeds, &lines, &counts, err);
	buf_clear(&lines);
	return result;
}

static int
import_sfeed(const struct import *import, const char *name, struct error *err)
{
	return import_lines(import, name, edit_plan_sfeed, err);
}

static int
import_newsraft(const struct import *import, const char *name, struct error *err)
{
	return import_lines(import, name, edit_plan_newsraft, err);
}

static const struct reader_program {
	const char *name;
	int (*take)(const struct import *import, const char *from, struct error *err);
	bool needs_file;
} programs[] = {
	{ "opml", import_opml, true },
	{ "newsboat", import_newsboat, false },
	{ "sfeed", import_sfeed, true },
	{ "newsraft", import_newsraft, true },
};

#define PROGRAM_COUNT	(sizeof(programs) / sizeof(programs[0]))

static const struct reader_program *
find_program(const char *name)
{
	size_t i;

	for (i = 0; i < PROGRAM_COUNT; i++)
		if (strcmp(programs[i].name, name) == 0)
			return &programs[i];
	return NULL;
}

static int
run(struct import *import, const struct reader_program *program, const char *from)
{
	struct error err;
	int result = -1;

	import->feeds = file_path(FILE_CONFIG, "feeds", &err);
	import->config = file_path(FILE_CONFIG, "config", &err);
	if (import->feeds != NULL && import->config != NULL)
		result = program->take(import, from, &err);
	free(import->feeds);
	free(import->config);
	return result < 0 ? out_failure(&err) : STATUS_DONE;
}

int
cmd_import(int argc, char **argv)
{
	const struct reader_program *program;
	struct import import = { 0 };
	struct args args;
	const char *from;
	int got;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0)
		import.dry = true;
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count == 0)
		return args_wrong(&usage, "from what is not said: opml, newsboat, sfeed or newsraft");
	from = args.word_count > 1 ? args.words[1] : NULL;
	program = find_program(args.words[0]);
	if (program == NULL && from == NULL && access(args.words[0], R_OK) == 0) {
		from = args.words[0];
		program = find_program("opml");
	}
	if (program == NULL)
		return args_wrong(&usage, "%s: not opml, newsboat, sfeed or newsraft", args.words[0]);
	if (args.word_count > 2 || (program->needs_file && from == NULL))
		return args_wrong(&usage, program->needs_file ? "%s: one file is wanted" :
		    "%s: one folder at most", program->name);
	return run(&import, program, from);
}

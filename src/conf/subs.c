#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "address.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "conf/subs.h"
#include "lines.h"
#include "text/clean.h"

/* The "@ Folder name=value" in force. */
struct section {
	const char *folder, *origin;
	const char **words;	/* room for SETTING_COUNT */
	size_t word_count;
};

struct reading {
	struct subs *subs;
	size_t cap;
	struct section sections[LIMIT_INCLUDE_DEPTH + 1];	/* by depth of inclusion */
	struct map origins;	/* of an address: the char * where it stands */
};

/* A file that is included begins in the folder around it, and leaves that one as it is. */
static void
enter_file(struct lines *lines, int depth)
{
	struct reading *r = lines->context;

	r->sections[depth] = r->sections[depth - 1];
}

/* Add a name=value word; the same name again takes the place of the one from first on. */
static void
put_word(const char **words, size_t first, size_t *count, const char *word)
{
	size_t len = strcspn(word, "=") + 1, i;

	for (i = first; i < *count && strncmp(words[i], word, len) != 0; i++)
		continue;
	words[i] = word;
	*count += i == *count;
}

/* Commands are run only from a file that nobody else can write. */
static bool
is_private(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && (st.st_uid == getuid() || st.st_uid == 0) &&
	    (st.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* What forbids the value of a setting for feeds alone, NULL nothing. */
static const char *
find_fault(struct lines *lines, const struct line *line, enum setting s, const char *value)
{
	if (!(settings_info(s)->scope & SETTING_OF_FEEDS))
		return "cannot be set for a feed or folder alone";
	if (s == SETTING_PASSWORD_COMMAND && !is_private(line->path))
		return "runs a command, but others can write this file";
	return settings_check(s, value, lines->arena);
}

/*
 * Take word as name=value.  False when it is none, or of no name that is
 * known: then it is a tag, as in newsboat's file.
 */
static bool
take_setting(struct lines *lines, const struct line *line, const char *word, bool *good)
{
	size_t len;
	const char *value = tokens_value(word, &len), *wrong;
	enum setting s;

	*good = false;
	if (value == NULL)
		return false;
	s = settings_find(word, len);
	if (s == SETTING_COUNT) {
		lines_problem(lines, line, true, "%s: no such setting, taken as a tag", word);
		return false;
	}
	wrong = find_fault(lines, line, s, value);
	if (wrong != NULL)
		lines_problem(lines, line, false, "%.*s: %s", (int)len, word, wrong);
	else
		*good = true;
	return true;
}

/* "@ Folder/Sub name=value ..."; "@" alone ends the folder. */
static void
take_section(struct lines *lines, const struct line *line, struct section *section)
{
	const struct tokens *w = &line->words;
	size_t i;
	bool good;

	section->folder = "";
	section->origin = w->count > 1 ? arena_printf(lines->arena, "%s:%d", line->file, line->number) : "";
	section->words = arena_zalloc(lines->arena, SETTING_COUNT, sizeof(*section->words));
	section->word_count = 0;
	for (i = 1; i < w->count; i++) {
		if (take_setting(lines, line, w->items[i].text, &good)) {
			if (good)
				put_word(section->words, 0, &section->word_count, w->items[i].text);
		} else if (i == 1) {
			section->folder = clean_line_dup(lines->arena, w->items[i].text, LIMIT_NAME_BYTES);
		} else {
			lines_problem(lines, line, false, "%s: a folder has one name, in quotes if it holds blanks",
			    w->items[i].text);
		}
	}
}

/* A word after the address: "~Title", "!", opml:NAME=VALUE, name=value or a tag. */
static void
take_word(struct lines *lines, const struct line *line, const char *word, struct sub *sub)
{
	bool good;

	if (strncmp(word, SUBS_OPML, strlen(SUBS_OPML)) == 0 && strchr(word, '=') != NULL) {
		sub->opml[sub->opml_count++] = clean_line_dup(lines->arena, word + strlen(SUBS_OPML), LIMIT_TITLE_BYTES);
		return;
	}
	if (word[0] == '~' || strncmp(word, "title=", 6) == 0) {
		sub->title = clean_line_dup(lines->arena, strpbrk(word, "~=") + 1, LIMIT_TITLE_BYTES);
		return;
	}
	if (word[0] == '!') {
		sub->hidden = true;
		word++;
	}
	if (take_setting(lines, line, word, &good)) {
		if (good)
			put_word(sub->words, sub->folder_word_count, &sub->word_count, word);
		return;
	}
	word = clean_line_dup(lines->arena, word, LIMIT_NAME_BYTES);
	if (word[0] != '\0')
		sub->tags[sub->tag_count++] = word;
}

/* What forbids the subscription, NULL nothing. */
static const char *
find_refusal(struct lines *lines, const struct line *line, const struct sub *sub)
{
	struct reading *r = lines->context;
	const char *former = map_get(&r->origins, sub->url, strlen(sub->url));

	if (former != NULL)
		return arena_printf(lines->arena, "%s: stands in %s already", sub->url, former);
	if ((sub->kind == SUB_EXEC || sub->kind == SUB_FILTER) && !is_private(line->path))
		return arena_printf(lines->arena, "%s: runs a command, but others can write this file", sub->url);
	return NULL;
}

/* Fill what the section in force gives, with room for the line's own words. */
static void
take_folder(struct lines *lines, const struct section *section, size_t words, struct sub *sub)
{
	sub->folder = section->folder;
	sub->folder_origin = section->origin;
	sub->tags = arena_zalloc(lines->arena, words, sizeof(*sub->tags));
	sub->opml = arena_zalloc(lines->arena, words, sizeof(*sub->opml));
	sub->words = arena_zalloc(lines->arena,
	    section->word_count + (words < SETTING_COUNT ? words : SETTING_COUNT), sizeof(*sub->words));
	sub->word_count = sub->folder_word_count = section->word_count;
	if (section->word_count > 0)
		memcpy(sub->words, section->words, section->word_count * sizeof(*sub->words));
}

static void
add_sub(struct lines *lines, const struct line *line, struct sub *sub)
{
	struct reading *r = lines->context;
	struct subs *subs = r->subs;
	const struct tokens *w = &line->words;
	char *origin = arena_printf(lines->arena, "%s:%d", line->file, line->number);
	size_t i;

	sub->line = line->number;
	sub->origin = origin;
	sub->path = arena_strdup(lines->arena, line->path);
	sub->title = clean_line_dup(lines->arena, sub->title, LIMIT_TITLE_BYTES);
	take_folder(lines, &r->sections[line->depth], w->count, sub);
	for (i = 1; i < w->count; i++)
		take_word(lines, line, w->items[i].text, sub);
	map_put(&r->origins, sub->url, strlen(sub->url), origin);
	subs->items = arena_grow(&subs->arena, subs->items, subs->count, &r->cap, sizeof(*subs->items));
	subs->items[subs->count++] = *sub;
}

static void
take_line(struct lines *lines, const struct line *line)
{
	struct reading *r = lines->context;
	const char *first = line->words.items[0].text, *wrong;
	struct sub sub = { 0 };

	if (strcmp(first, "@") == 0) {
		take_section(lines, line, &r->sections[line->depth]);
		return;
	}
	wrong = address_read(lines->arena, first, &sub);
	if (wrong == NULL)
		wrong = find_refusal(lines, line, &sub);
	if (wrong != NULL)
		lines_problem(lines, line, false, "%s", wrong);
	else
		add_sub(lines, line, &sub);
}

/* There is no file: the welcome feed stands in for the user's own. */
static void
add_welcome(struct subs *subs)
{
	struct sub *sub = arena_zalloc(&subs->arena, 1, sizeof(*sub));

	sub->kind = SUB_BUILTIN;
	sub->url = SUBS_WELCOME_URL;
	sub->source = sub->command = sub->title = sub->folder = sub->query = "";
	sub->origin = "default";
	sub->folder_origin = sub->path = "";
	subs->items = sub;
	subs->count = 1;
	subs->builtin = true;
}

int
subs_read(const char *path, struct subs **out, struct error *err)
{
	struct subs *subs = mem_zalloc(1, sizeof(*subs));
	struct reading r = { .subs = subs, .sections[0] = { .folder = "", .origin = "" } };
	struct lines lines = { .arena = &subs->arena, .take = take_line, .enter = enter_file, .context = &r };
	struct error local;
	int result = lines_read(&lines, path, &local);

	map_clear(&r.origins);
	subs->problems = lines.problems;
	subs->problem_count = lines.problem_count;
	if (result < 0 && local.kind != ERROR_MISSING) {
		subs_free(subs);
		return error_set(err, local.kind, "%s", local.text);
	}
	if (result < 0)
		add_welcome(subs);
	*out = subs;
	return 0;
}

void
subs_free(struct subs *subs)
{
	if (subs == NULL)
		return;
	arena_clear(&subs->arena);
	free(subs);
}

struct settings *
subs_settings(const struct sub *sub, const struct settings *parent)
{
	struct settings *settings = settings_overlay(parent, sub->words, sub->folder_word_count,
	    sub->folder_origin);

	settings_lay(settings, sub->words + sub->folder_word_count,
	    sub->word_count - sub->folder_word_count, sub->origin);
	return settings;
}

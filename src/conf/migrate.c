#include <stdlib.h>
#include <string.h>

#include "address.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/map.h"
#include "conf/edit.h"
#include "lines.h"
#include "newsboat.h"
#include "text/clean.h"
#include "text/utf8.h"

/* Addresses of the feeds file, and those that were added since. */
struct urls {
	struct subs *subs;
	struct map known;
	struct arena arena;
};

static int
urls_open(struct urls *urls, const char *path, struct error *err)
{
	size_t i;

	memset(urls, 0, sizeof(*urls));
	if (subs_read(path, &urls->subs, err) < 0)
		return -1;
	for (i = 0; i < urls->subs->count; i++) {
		struct sub *sub = &urls->subs->items[i];

		map_put(&urls->known, sub->url, strlen(sub->url), sub);
	}
	return 0;
}

static void
urls_close(struct urls *urls)
{
	map_clear(&urls->known);
	arena_clear(&urls->arena);
	subs_free(urls->subs);
}

/* One line of newsboat's file: as it is, when it is a comment or a subscription that is new. */
static void
take_url_line(struct urls *urls, const char *line, size_t len, struct buf *lines, struct edit_counts *counts)
{
	struct tokens words;
	struct sub sub = { 0 };
	const char *wrong = utf8_valid(line, len) ? tokens_split(&urls->arena, line, len, &words) : "is not UTF-8";
	bool subscription = wrong == NULL && words.count > 0;

	if (subscription)
		wrong = address_read(&urls->arena, words.items[0].text, &sub);
	if (wrong != NULL) {
		buf_printf(lines, "# %s: ", wrong);
		counts->dropped++;
	} else if (subscription && map_get(&urls->known, sub.url, strlen(sub.url)) != NULL) {
		counts->known++;
		return;
	} else if (subscription) {
		map_put(&urls->known, sub.url, strlen(sub.url), urls);
		counts->added++;
	}
	buf_add(lines, line, len);
	buf_addc(lines, '\n');
}

int
edit_plan_newsboat_urls(const char *path, const char *urls_path, struct buf *lines,
    struct edit_counts *counts, struct error *err)
{
	struct buf text = { 0 };
	struct urls urls;
	char *line, *next;

	if (file_read(urls_path, LIMIT_CONFIG_BYTES, &text, err) < 0 || urls_open(&urls, path, err) < 0) {
		buf_clear(&text);
		return -1;
	}
	if (edit_ends_in_folder(path))
		buf_adds(lines, "@\n");
	next = text.data;
	while (text.len > 0 && (line = strsep(&next, "\n")) != NULL && (next != NULL || *line != '\0'))
		take_url_line(&urls, line, strcspn(line, "\r"), lines, counts);
	urls_close(&urls);
	buf_clear(&text);
	return 0;
}

struct plan {
	const struct settings *present;
	const char *text;		/* of the file as it is */
	struct settings *scratch;	/* to try lines on */
	struct buf *out;
	struct edit_counts *counts;
};

/* The setting of ours that a line of newsboat's means, SETTING_COUNT none. */
static enum setting
meaning_of(const char *name)
{
	const struct newsboat_name *known = newsboat_find(name);
	enum setting s = settings_find(name, strlen(name));

	if (s == SETTING_COUNT && known != NULL && known->setting != NULL)
		s = settings_find(known->setting, strlen(known->setting));
	return s;
}

/* Whether text holds a line. */
static bool
has_line(const char *text, const char *line)
{
	size_t len = strlen(line);
	const char *at = text;

	while ((at = strstr(at, line)) != NULL) {
		if ((at == text || at[-1] == '\n') && (at[len] == '\n' || at[len] == '\0'))
			return true;
		at += len;
	}
	return false;
}

/* A setting that has a value of the user's stays; of other lines, colours, keys and so on, there may be many. */
static void
take_config_line(struct lines *lines, const struct line *line)
{
	struct plan *plan = lines->context;
	enum setting s = meaning_of(line->words.items[0].text);

	if (settings_take(plan->scratch, line->text) != NULL) {
		buf_printf(plan->out, "# newsboat's, without effect: %s\n", line->text);
		plan->counts->dropped++;
	} else if (s != SETTING_COUNT ? strcmp(settings_origin(plan->present, s), "default") != 0 :
	    has_line(plan->text, line->text)) {
		plan->counts->known++;
	} else {
		buf_printf(plan->out, "%s\n", line->text);
		plan->counts->added++;
	}
}

int
edit_plan_newsboat_config(const char *path, const char *config_path, struct buf *out,
    struct edit_counts *counts, struct error *err)
{
	struct settings *present = settings_read(path), *scratch = settings_overlay(NULL, NULL, 0, "");
	struct buf text = { 0 };
	struct arena a = { 0 };
	struct plan plan = { .present = present, .scratch = scratch, .out = out, .counts = counts };
	struct lines lines = { .arena = &a, .joined = true, .take = take_config_line, .context = &plan };
	struct error none;
	int result;
	size_t i;

	file_read(path, LIMIT_CONFIG_BYTES, &text, &none);
	plan.text = buf_text(&text);
	result = lines_read(&lines, config_path, err);

	for (i = 0; i < lines.problem_count; i++) {
		/* One line, whatever the problem quotes. */
		buf_adds(out, "# newsboat's ");
		clean_line(out, lines.problems[i].text, strlen(lines.problems[i].text), 0);
		buf_addc(out, '\n');
	}
	arena_clear(&a);
	buf_clear(&text);
	settings_free(scratch);
	settings_free(present);
	return result;
}

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "conf/keys.h"
#include "conf/settings.h"
#include "lines.h"
#include "look_line.h"
#include "newsboat.h"
#include "opener_line.h"
#include "rule_line.h"
#include "typed.h"

/* The origin of what settings_take() was given. */
#define TAKEN	"set"

static const struct setting_info table[SETTING_COUNT] = {
	[SETTING_AFTER_UPDATE] = { "after-update", SETTING_COMMAND, "", 0, 0, "", SETTING_OF_UPDATES,
		"program and its arguments that an update starts, with its new articles as JSON to read" },
	[SETTING_ARTICLELIST_FORMAT] = { "articlelist-format", SETTING_FORMAT, "", 0, 0, "aDfiLnstTu", 0,
		"what a row of a list of articles holds, in newsboat's letters" },
	[SETTING_ARTICLELIST_TITLE_FORMAT] = { "articlelist-title-format", SETTING_FORMAT, "", 0, 0, "FNptTuUV", 0,
		"what the top line above a list of articles holds, in newsboat's letters" },
	[SETTING_AUTO_RELOAD] = { "auto-reload", SETTING_FLAG, "yes", 0, 0, "yes no", 0,
		"ask feeds that are due when the reader starts and while it runs" },
	[SETTING_BACKUP] = { "backup", SETTING_FLAG, "yes", 0, 0, "yes no", SETTING_OF_UPDATES,
		"an update copies the store each week" },
	[SETTING_BIDI] = { "bidi", SETTING_FLAG, "no", 0, 0, "yes no", SETTING_OF_FEEDS,
		"put right-to-left text in the order of the screen, for terminals that do not" },
	[SETTING_BOOKMARK_COMMAND] = { "bookmark-command", SETTING_COMMAND, "", 0, 0, "", SETTING_OF_FEEDS,
		"program and its arguments that keeps a link; it gets address, title, description and feed" },
	[SETTING_BROWSER] = { "browser", SETTING_COMMAND, "", 0, 0, "", SETTING_OF_FEEDS,
		"program and its arguments that opens a link, %u the address" },
	[SETTING_CA_FILE] = { "ca-file", SETTING_TEXT, "", 0, 0, "", SETTING_OF_UPDATES,
		"file of the certificates to trust instead of the system's" },
	[SETTING_CONNECTIONS] = { "connections", SETTING_NUMBER, "128", 1, 1000, "", SETTING_OF_UPDATES,
		"connections at once" },
	[SETTING_CONNECTIONS_PER_HOST] = { "connections-per-host", SETTING_NUMBER, "2", 1, 16, "", SETTING_OF_UPDATES,
		"connections at once to one server" },
	[SETTING_CONTACT] = { "contact", SETTING_TEXT, "", 0, 0, "", SETTING_OF_UPDATES,
		"an address for server operators, added to the User-Agent" },
	[SETTING_DATETIME_FORMAT] = { "datetime-format", SETTING_TEXT, "", 0, 0, "", 0,
		"how lists write dates, as in strftime(3), else in words" },
	[SETTING_DOWNLOAD_FOLDER] = { "download-folder", SETTING_TEXT, "~/Downloads", 0, 0, "", 0,
		"folder that enclosures are downloaded into" },
	[SETTING_EVERY] = { "every", SETTING_DURATION, "auto", 60, 30 * 86400, "", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"time between two polls of a feed, auto after its habit" },
	[SETTING_FEEDLIST_FORMAT] = { "feedlist-format", SETTING_FORMAT, "", 0, 0, "cdDfFilLnStTuU", 0,
		"what a row of the list of feeds holds, in newsboat's letters" },
	[SETTING_FEEDLIST_TITLE_FORMAT] = { "feedlist-title-format", SETTING_FORMAT, "", 0, 0, "FNptTuUV", 0,
		"what the top line above the list of feeds holds, in newsboat's letters" },
	[SETTING_FULL] = { "full", SETTING_CHOICE, "auto", 0, 0, "yes no auto", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"fetch whole articles from their pages" },
	[SETTING_HTTP_HEADER] = { "http-header", SETTING_TEXT, "", 0, 0, "", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"header lines to send, Name: value, parted by |" },
	[SETTING_HYPERLINKS] = { "hyperlinks", SETTING_FLAG, "yes", 0, 0, "yes no", SETTING_OF_FEEDS,
		"tell the terminal where links lead, so that a click opens them" },
	[SETTING_HYPHENATE] = { "hyphenate", SETTING_TEXT, "", 0, 0, "", SETTING_OF_FEEDS,
		"language whose words are parted at the end of a line, as in en_US, or a file of patterns" },
	[SETTING_IMAGES] = { "images", SETTING_FLAG, "yes", 0, 0, "yes no", SETTING_OF_FEEDS,
		"a line of text stands where an article has a picture" },
	[SETTING_ITEMVIEW_TITLE_FORMAT] = { "itemview-title-format", SETTING_FORMAT, "", 0, 0, "FNptTuV", 0,
		"what the top line above an article holds, in newsboat's letters" },
	[SETTING_JAIL] = { "jail", SETTING_CHOICE, "auto", 0, 0, "auto required", SETTING_OF_UPDATES,
		"what an update does where the system cannot jail it: auto goes on, required refuses" },
	[SETTING_JUSTIFY] = { "justify", SETTING_FLAG, "no", 0, 0, "yes no", SETTING_OF_FEEDS,
		"both margins of article text are straight" },
	[SETTING_KEEP] = { "keep", SETTING_NUMBER, "0", 0, 1000000, "", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"articles of a feed that are kept, the newest, 0 all" },
	[SETTING_KEEP_DAYS] = { "keep-days", SETTING_NUMBER, "0", 0, 36500, "", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"days that articles are kept, 0 for ever" },
	[SETTING_KEEP_UNREAD] = { "keep-unread", SETTING_FLAG, "yes", 0, 0, "yes no", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"unread articles are kept in any case" },
	[SETTING_LINK_NUMBERS] = { "link-numbers", SETTING_FLAG, "yes", 0, 0, "yes no", SETTING_OF_FEEDS,
		"links are numbered and listed at the end of an article" },
	[SETTING_MARK_READ_ON_OPEN] = { "mark-read-on-open", SETTING_FLAG, "yes", 0, 0, "yes no", SETTING_OF_FEEDS,
		"an article that is opened is read" },
	[SETTING_MOUSE] = { "mouse", SETTING_FLAG, "no", 0, 0, "yes no", 0,
		"the mouse selects, opens and scrolls; text is then marked with Shift held" },
	[SETTING_NOTIFY_BEEP] = { "notify-beep", SETTING_FLAG, "no", 0, 0, "yes no", 0,
		"the bell rings when the reader has fetched new articles by itself" },
	[SETTING_NOTIFY_FORMAT] = { "notify-format", SETTING_FORMAT, "coranto: %d new, %n unread", 0, 0, "dDnf", SETTING_OF_UPDATES,
		"the message of a notification, in newsboat's letters" },
	[SETTING_NOTIFY_PROGRAM] = { "notify-program", SETTING_COMMAND, "", 0, 0, "", SETTING_OF_UPDATES,
		"program and its arguments that shows a notification, the message comes last" },
	[SETTING_PASSWORD_COMMAND] = { "password-command", SETTING_COMMAND, "", 0, 0, "", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"program and its arguments that prints the password of user" },
	[SETTING_PASSWORD_FILE] = { "password-file", SETTING_TEXT, "", 0, 0, "", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"file whose first line is the password of user" },
	[SETTING_PAUSE] = { "pause", SETTING_FLAG, "no", 0, 0, "yes no", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"a feed is not asked unless it is named" },
	[SETTING_PLAYER] = { "player", SETTING_COMMAND, "", 0, 0, "", SETTING_OF_FEEDS,
		"program and its arguments that plays enclosures, %u the address or file" },
	[SETTING_PRIVATE_REDIRECTS] = { "private-redirects", SETTING_FLAG, "no", 0, 0, "yes no", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"redirects may lead into private networks" },
	[SETTING_PROXY] = { "proxy", SETTING_TEXT, "", 0, 0, "", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"proxy to fetch through, as in http://host:port or socks5h://host:port" },
	[SETTING_RUN_ON_STARTUP] = { "run-on-startup", SETTING_TEXT, "", 0, 0, "", 0,
		"commands that the reader begins with, parted by ;" },
	[SETTING_SAVE_FOLDER] = { "save-folder", SETTING_TEXT, "~", 0, 0, "", 0,
		"folder that articles are saved into unless another is typed" },
	[SETTING_SCREEN_READER] = { "screen-reader", SETTING_FLAG, "no", 0, 0, "yes no", 0,
		"rows as plain sentences, the cursor on the selected one, nothing else moves" },
	[SETTING_SHARE_COMMAND] = { "share-command", SETTING_COMMAND, "", 0, 0, "", SETTING_OF_FEEDS,
		"program and its arguments that sends a link instead of a mailto: address, %u the address" },
	[SETTING_SHOW_KEYMAP_HINT] = { "show-keymap-hint", SETTING_FLAG, "yes", 0, 0, "yes no", 0,
		"the last line shows keys worth knowing" },
	[SETTING_SHOW_READ] = { "show-read", SETTING_FLAG, "yes", 0, 0, "yes no", 0,
		"lists show read articles at start" },
	[SETTING_SHOW_READ_FEEDS] = { "show-read-feeds", SETTING_FLAG, "yes", 0, 0, "yes no", 0,
		"the list of feeds shows feeds without unread articles at start" },
	[SETTING_SHOW_TITLE_BAR] = { "show-title-bar", SETTING_FLAG, "yes", 0, 0, "yes no", 0,
		"the top line shows where one is" },
	[SETTING_SMART_FEEDS] = { "smart-feeds", SETTING_FLAG, "yes", 0, 0, "yes no", 0,
		"the list of feeds begins with Today, Starred and Long reads" },
	[SETTING_TERMINAL_PROGRAMS] = { "terminal-programs", SETTING_TEXT, "", 0, 0, "", 0,
		"names of more programs that need the terminal while they run, parted by blanks" },
	[SETTING_TEXT_WIDTH] = { "text-width", SETTING_NUMBER, "80", 0, 1000, "", SETTING_OF_FEEDS,
		"columns of article text at most, 0 as wide as the window" },
	[SETTING_THEME] = { "theme", SETTING_TEXT, "auto", 0, 0, "", 0,
		"colours: light, dark, high-contrast, mono, base16, a file in themes, or auto" },
	[SETTING_TIMEOUT] = { "timeout", SETTING_DURATION, "30s", 1, 600, "", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"time that fetching a feed may take" },
	[SETTING_USER] = { "user", SETTING_TEXT, "", 0, 0, "", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"name to give to a server that asks for one" },
	[SETTING_USER_AGENT] = { "user-agent", SETTING_TEXT, "", 0, 0, "", SETTING_OF_FEEDS | SETTING_OF_UPDATES,
		"User-Agent sent instead of coranto's own" },
	[SETTING_WRAP_CODE] = { "wrap-code", SETTING_FLAG, "yes", 0, 0, "yes no", SETTING_OF_FEEDS,
		"long lines of code are wrapped, else they are scrolled sideways" },
};

struct setting_value {
	const char *written;	/* NULL: the parent's, or the default */
	const char *origin;
	long number;
};

struct settings {
	struct arena arena;
	const struct settings *parent;
	struct setting_value values[SETTING_COUNT];
	struct conf_rule *rules;
	size_t rule_count, rule_cap;
	struct conf_filter *filters;
	size_t filter_count, filter_cap;
	struct conf_color *colors;
	size_t color_count, color_cap;
	struct conf_highlight *highlights;
	size_t highlight_count, highlight_cap;
	struct conf_opener *openers;
	size_t opener_count, opener_cap;
	struct key_line *keys;
	size_t key_count, key_cap;
	struct conf_problem *problems;
	size_t problem_count;
};

/* What the lines of a file are read into. */
struct reading {
	struct settings *settings;
	const struct settings *last;
};

const struct setting_info *
settings_info(enum setting s)
{
	return &table[s];
}

enum setting
settings_find(const char *name, size_t len)
{
	int s;

	for (s = 0; s < SETTING_COUNT; s++)
		if (strlen(table[s].name) == len && memcmp(table[s].name, name, len) == 0)
			break;
	return (enum setting)s;
}

const char *
settings_check(enum setting s, const char *value, struct arena *a)
{
	long number;

	return typed_read(&table[s], value, &number, a);
}

/* Set s; NULL or what is wrong, in the settings' arena. */
static const char *
assign(struct settings *settings, enum setting s, const char *value, const char *origin)
{
	struct setting_value *v = &settings->values[s];
	long number = 0;
	const char *wrong = typed_read(&table[s], value, &number, &settings->arena);

	if (wrong != NULL)
		return wrong;
	v->written = arena_strdup(&settings->arena, value);
	v->origin = origin;
	v->number = number;
	return NULL;
}

/* What is written for s is wrong: the last good value stays. */
static void
keep_last(struct reading *r, enum setting s)
{
	const struct setting_value *last = r->last != NULL ? &r->last->values[s] : NULL;

	if (last != NULL && last->written != NULL)
		assign(r->settings, s, last->written,
		    arena_strdup(&r->settings->arena, last->origin));
}

/*
 * The value from word number first on: one word without its quotes; several as
 * they are written, quotes and all, as browser takes them.
 */
static const char *
value_of(struct lines *lines, const struct line *line, size_t first)
{
	const struct tokens *w = &line->words;
	size_t start, end;

	if (first >= w->count)
		return "";
	if (first + 1 == w->count)
		return w->items[first].text;
	start = w->items[first].start;
	end = w->items[w->count - 1].end;
	return arena_strndup(lines->arena, line->text + start, end - start);
}

/* Where a line's value comes from. */
static const char *
origin_of(struct lines *lines, const struct line *line)
{
	return line->number > 0 ? arena_printf(lines->arena, "%s:%d", line->file, line->number) : line->file;
}

/* A line of newsboat's that means something here, or nothing. */
static void
take_foreign(struct lines *lines, const struct line *line, const char *name, const char *value)
{
	struct reading *r = lines->context;
	const struct newsboat_name *known = newsboat_find(name);
	enum setting s;
	const char *wrong;

	if (known == NULL) {
		lines_problem(lines, line, false, "no such setting: %s", name);
		return;
	}
	s = known->setting != NULL ? settings_find(known->setting, strlen(known->setting)) : SETTING_COUNT;
	if (s == SETTING_COUNT) {
		lines_problem(lines, line, true, "%s: newsboat's, without effect here", name);
		return;
	}
	value = arena_printf(lines->arena, "%s%s", value, known->unit);
	wrong = assign(r->settings, s, value, origin_of(lines, line));
	if (wrong != NULL)
		lines_problem(lines, line, true, "%s: newsboat's, without effect here: %s", name, wrong);
}

static void
add_rule(struct settings *settings, const struct conf_rule *rule)
{
	settings->rules = arena_grow(&settings->arena, settings->rules, settings->rule_count,
	    &settings->rule_cap, sizeof(*settings->rules));
	settings->rules[settings->rule_count++] = *rule;
}

static void
add_highlight(struct settings *s, const struct conf_highlight *highlight)
{
	s->highlights = arena_grow(&s->arena, s->highlights, s->highlight_count, &s->highlight_cap, sizeof(*s->highlights));
	s->highlights[s->highlight_count++] = *highlight;
}

static void
take_rule(struct lines *lines, const struct line *line)
{
	struct reading *r = lines->context;
	struct conf_highlight highlight = { 0 };
	struct conf_rule rule;
	const char *wrong = rule_line_read(&line->words, &rule, &highlight, lines->arena);

	if (wrong != NULL) {
		lines_problem(lines, line, false, "%s", wrong);
		return;
	}
	rule.origin = highlight.origin = origin_of(lines, line);
	add_rule(r->settings, &rule);
	if (rule.action == RULE_HIGHLIGHT)
		add_highlight(r->settings, &highlight);
}

static void
add_color(struct settings *s, const struct conf_color *color)
{
	s->colors = arena_grow(&s->arena, s->colors, s->color_count, &s->color_cap, sizeof(*s->colors));
	s->colors[s->color_count++] = *color;
}

static void
take_filter(struct lines *lines, const struct line *line)
{
	struct reading *r = lines->context;
	struct settings *s = r->settings;
	const struct token *words = line->words.items;

	if (line->words.count != 3) {
		lines_problem(lines, line, false, "define-filter: needs a name and a filter, in quotes");
		return;
	}
	s->filters = arena_grow(&s->arena, s->filters, s->filter_count, &s->filter_cap, sizeof(*s->filters));
	s->filters[s->filter_count++] = (struct conf_filter){ words[1].text, words[2].text, origin_of(lines, line) };
}

static void
take_color(struct lines *lines, const struct line *line)
{
	struct reading *r = lines->context;
	struct conf_color colors[LOOK_LINE_ALIASES];
	size_t count, i;
	const char *wrong = look_line_color(&line->words, colors, &count, lines->arena);

	if (wrong != NULL)
		lines_problem(lines, line, false, "%s", wrong);
	for (i = 0; i < count; i++)
		add_color(r->settings, &colors[i]);
}

static void
take_highlight(struct lines *lines, const struct line *line)
{
	struct reading *r = lines->context;
	struct conf_highlight highlight = { 0 };
	const char *wrong = look_line_highlight(&line->words, &highlight, lines->arena);

	if (wrong != NULL) {
		lines_problem(lines, line, false, "%s", wrong);
		return;
	}
	highlight.origin = origin_of(lines, line);
	add_highlight(r->settings, &highlight);
}

static void
add_opener(struct settings *settings, const struct conf_opener *opener)
{
	settings->openers = arena_grow(&settings->arena, settings->openers, settings->opener_count,
	    &settings->opener_cap, sizeof(*settings->openers));
	settings->openers[settings->opener_count++] = *opener;
}

static void
take_opener(struct lines *lines, const struct line *line)
{
	struct reading *r = lines->context;
	struct conf_opener opener;
	const char *wrong = opener_line_read(&line->words, &opener, lines->arena);

	if (wrong != NULL) {
		lines_problem(lines, line, false, "%s", wrong);
		return;
	}
	opener.origin = origin_of(lines, line);
	add_opener(r->settings, &opener);
}

static void
add_keys(struct settings *settings, const struct key_line *keys)
{
	settings->keys = arena_grow(&settings->arena, settings->keys, settings->key_count,
	    &settings->key_cap, sizeof(*settings->keys));
	settings->keys[settings->key_count++] = *keys;
}

static void
take_keys(struct lines *lines, const struct line *line)
{
	struct reading *r = lines->context;
	struct key_line keys = { .file = line->file, .line = line->number };
	const char *wrong = keys_read(line->text, &keys, lines->arena);

	if (wrong != NULL)
		lines_problem(lines, line, false, "%s", wrong);
	else
		add_keys(r->settings, &keys);
}

/* Lines that are no settings, by their first word. */
static const struct {
	const char *word;
	void (*take)(struct lines *lines, const struct line *line);
} others[] = {
	{ "color", take_color },
	{ "define-filter", take_filter },
	{ "highlight", take_highlight },
	{ "highlight-article", take_highlight },
	{ "highlight-feed", take_highlight },
	{ "ignore-article", take_rule },
	{ "open", take_opener },
	{ "rule", take_rule },
	{ "search-highlight-colors", take_color },
};

#define OTHER_COUNT	(sizeof(others) / sizeof(others[0]))

/* Take a line that is no setting; false when it is one. */
static bool
take_other(struct lines *lines, const struct line *line)
{
	const char *word = line->words.items[0].text;
	size_t i;

	for (i = 0; i < OTHER_COUNT; i++)
		if (strcmp(others[i].word, word) == 0) {
			others[i].take(lines, line);
			return true;
		}
	if (!keys_is_verb(word))
		return false;
	take_keys(lines, line);
	return true;
}

/* newsboat would run what stands between two backticks. */
static bool
has_command(const char *value)
{
	const char *first = strchr(value, '`');

	return first != NULL && strchr(first + 1, '`') != NULL;
}

/* "set name = value", "name = value", "name value", "name=value" */
static void
take_line(struct lines *lines, const struct line *line)
{
	struct reading *r = lines->context;
	const struct tokens *w = &line->words;
	size_t first = w->count > 1 && strcmp(w->items[0].text, "set") == 0, len;
	const char *name = w->items[first].text, *value = tokens_value(name, &len), *wrong;
	enum setting s;

	if (take_other(lines, line))
		return;
	if (value != NULL && w->count == first + 1) {
		name = arena_strndup(lines->arena, name, len);
	} else {
		first++;
		if (w->count > first + 1 && strcmp(w->items[first].text, "=") == 0)
			first++;
		value = value_of(lines, line, first);
	}
	s = settings_find(name, strlen(name));
	if (s == SETTING_COUNT) {
		take_foreign(lines, line, name, value);
		return;
	}
	wrong = has_command(value) ? "commands in backticks are not run" :
	    assign(r->settings, s, value, origin_of(lines, line));
	if (wrong == NULL)
		return;
	lines_problem(lines, line, false, "%s: %s", name, wrong);
	keep_last(r, s);
}

/* What was set while the program runs stays. */
static void
keep_taken(struct reading *r)
{
	int s;

	for (s = 0; r->last != NULL && s < SETTING_COUNT; s++)
		if (r->last->values[s].written != NULL && strcmp(r->last->values[s].origin, TAKEN) == 0)
			keep_last(r, (enum setting)s);
}

/* Say of a file that cannot be read what holds instead. */
static void
say_unread(struct settings *settings, const struct error *err, const char *what)
{
	const struct line nowhere = { .file = err->text };
	struct lines lines = { .arena = &settings->arena };

	lines_problem(&lines, &nowhere, false, "%s", what);
	settings->problems = lines.problems;
	settings->problem_count = lines.problem_count;
}

struct settings *
settings_read_again(const char *path, struct settings *last)
{
	struct settings *settings = mem_zalloc(1, sizeof(*settings));
	struct reading r = { settings, last };
	struct lines lines = { .arena = &settings->arena, .joined = true, .take = take_line, .context = &r };
	struct error err;

	if (lines_read(&lines, path, &err) < 0 && err.kind != ERROR_MISSING) {
		if (last != NULL) {
			settings_free(settings);
			say_unread(last, &err, "the former settings hold");
			return last;
		}
		say_unread(settings, &err, "the defaults hold");
		return settings;
	}
	keep_taken(&r);
	settings->problems = lines.problems;
	settings->problem_count = lines.problem_count;
	settings_free(last);
	return settings;
}

const char *
settings_take(struct settings *settings, const char *text)
{
	struct reading r = { settings, NULL };
	struct lines lines = { .arena = &settings->arena, .context = &r };
	struct line line = { .file = TAKEN, .text = arena_strdup(&settings->arena, text) };
	const char *wrong = tokens_split(&settings->arena, line.text, strlen(text), &line.words);

	if (wrong == NULL && line.words.count > 0)
		take_line(&lines, &line);
	return wrong != NULL ? wrong : lines.problem_count > 0 ? lines.problems[0].text : NULL;
}

void
settings_forget(struct settings *settings, enum setting s)
{
	settings->values[s] = (struct setting_value){ 0 };
}

int
settings_source(struct settings *settings, const char *name, struct error *err)
{
	struct reading r = { settings, NULL };
	struct lines lines = { .arena = &settings->arena, .joined = true, .take = take_line, .context = &r,
		.problems = settings->problems, .problem_count = settings->problem_count,
		.problem_cap = settings->problem_count };
	int result = lines_read(&lines, lines_find(&settings->arena, "", name), err);

	settings->problems = lines.problems;
	settings->problem_count = lines.problem_count;
	return result;
}

struct settings *
settings_read(const char *path)
{
	return settings_read_again(path, NULL);
}

void
settings_lay(struct settings *settings, const char *const *words, size_t count, const char *origin)
{
	const char *from = arena_strdup(&settings->arena, origin);
	size_t i, len;

	for (i = 0; i < count; i++) {
		const char *value = tokens_value(words[i], &len);
		enum setting s = value != NULL ? settings_find(words[i], len) : SETTING_COUNT;

		if (s != SETTING_COUNT && (table[s].scope & SETTING_OF_FEEDS))
			assign(settings, s, value, from);
	}
}

struct settings *
settings_overlay(const struct settings *parent, const char *const *words, size_t count, const char *origin)
{
	struct settings *settings = mem_zalloc(1, sizeof(*settings));

	settings->parent = parent;
	settings_lay(settings, words, count, origin);
	return settings;
}

void
settings_free(struct settings *settings)
{
	if (settings == NULL)
		return;
	arena_clear(&settings->arena);
	free(settings);
}

const struct conf_problem *
settings_problems(const struct settings *settings, size_t *count)
{
	*count = settings->problem_count;
	return settings->problems;
}

const struct conf_rule *
settings_rules(const struct settings *settings, size_t *count)
{
	*count = settings->rule_count;
	return settings->rules;
}

const struct conf_filter *
settings_filters(const struct settings *settings, size_t *count)
{
	*count = settings->filter_count;
	return settings->filters;
}

const struct conf_color *
settings_colors(const struct settings *settings, size_t *count)
{
	*count = settings->color_count;
	return settings->colors;
}

const struct conf_highlight *
settings_highlights(const struct settings *settings, size_t *count)
{
	*count = settings->highlight_count;
	return settings->highlights;
}

const struct conf_opener *
settings_openers(const struct settings *settings, size_t *count)
{
	*count = settings->opener_count;
	return settings->openers;
}

const struct key_line *
settings_keys(const struct settings *settings, size_t *count)
{
	*count = settings->key_count;
	return settings->keys;
}

static const struct setting_value *
find_value(const struct settings *settings, enum setting s)
{
	for (; settings != NULL; settings = settings->parent)
		if (settings->values[s].written != NULL)
			return &settings->values[s];
	return NULL;
}

const char *
settings_written(const struct settings *settings, enum setting s)
{
	const struct setting_value *v = find_value(settings, s);

	return v != NULL ? v->written : table[s].fallback;
}

const char *
settings_text(const struct settings *settings, enum setting s)
{
	return settings_written(settings, s);
}

long
settings_number(const struct settings *settings, enum setting s)
{
	const struct setting_value *v = find_value(settings, s);
	long number = 0;

	if (v != NULL)
		return v->number;
	typed_read(&table[s], table[s].fallback, &number, NULL);
	return number;
}

bool
settings_flag(const struct settings *settings, enum setting s)
{
	return settings_number(settings, s) != 0;
}

const char *
settings_origin(const struct settings *settings, enum setting s)
{
	const struct setting_value *v = find_value(settings, s);

	return v != NULL ? v->origin : "default";
}

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "complete.h"
#include "menu.h"
#include "store/feeds.h"
#include "store/query.h"
#include "store/tag.h"

/* Of a folder with thousands of files not all are offered. */
#define NAMES_MAX	200

/*
 * Paths
 */

static bool
is_folder(const char *folder, const char *name)
{
	struct buf path = { 0 };
	struct stat st;
	bool is;

	buf_printf(&path, "%s/%s", folder, name);
	is = stat(path.data, &st) == 0 && S_ISDIR(st.st_mode);
	buf_clear(&path);
	return is;
}

void
complete_path(void *context, const char *line, struct choices *choices)
{
	const char *slash = strrchr(line, '/'), *rest = slash != NULL ? slash + 1 : line;
	size_t typed = (size_t)(rest - line);
	struct buf item = { 0 };
	struct dirent *entry;
	struct error ignored;
	char *folder;
	DIR *dir;

	(void)context;
	buf_add(&item, line, typed);
	folder = file_expand(typed > 0 ? buf_text(&item) : ".", &ignored);
	dir = folder != NULL ? opendir(folder) : NULL;
	while (dir != NULL && (entry = readdir(dir)) != NULL && choices->count < NAMES_MAX) {
		if (strncmp(entry->d_name, rest, strlen(rest)) != 0 || (entry->d_name[0] == '.' && *rest != '.'))
			continue;
		buf_truncate(&item, typed);
		buf_adds(&item, entry->d_name);
		buf_adds(&item, is_folder(folder, entry->d_name) ? "/" : "");
		prompt_offer(choices, line, buf_text(&item));
	}
	if (dir != NULL)
		closedir(dir);
	free(folder);
	buf_clear(&item);
}

/*
 * Filters
 */

/* What comes next in a filter. */
enum expected { EXPECT_ATTRIBUTE, EXPECT_OPERATOR, EXPECT_VALUE, EXPECT_JOIN };

static const char *const operators[] = { "=", "!=", "=~", "!~", "<", ">", "<=", ">=", "between", "#", "!#" };

/* The values of attributes that have few. */
static const struct {
	const char *attribute, *values[4];
} values[] = {
	{ "unread", { "yes", "no" } },
	{ "starred", { "yes", "no" } },
	{ "full", { "yes", "no" } },
	{ "health", { "ok", "failing", "gone", "new" } },
};

/* Bytes of the word at s: a text in quotes is one. */
static size_t
word_length(const char *s)
{
	size_t len = 0;
	bool quoted = false;

	for (; s[len] != '\0' && (quoted || (s[len] != ' ' && s[len] != ')')); len++) {
		if (s[len] == '"')
			quoted = !quoted;
		else if (quoted && s[len] == '\\' && s[len + 1] != '\0')
			len++;
	}
	return len;
}

static enum expected
after(enum expected now, const char *word, size_t len)
{
	if (now == EXPECT_ATTRIBUTE)
		return len == 3 && memcmp(word, "not", 3) == 0 ? EXPECT_ATTRIBUTE : EXPECT_OPERATOR;
	return now == EXPECT_OPERATOR ? EXPECT_VALUE : now == EXPECT_VALUE ? EXPECT_JOIN : EXPECT_ATTRIBUTE;
}

static void
offer_attributes(const char *line, struct choices *choices)
{
	size_t count, i;
	const struct query_attribute *attributes = query_attributes(&count);

	for (i = 0; i < count; i++)
		prompt_offer(choices, line, attributes[i].name);
	prompt_offer(choices, line, "not");
}

static void
offer_quoted(struct choices *choices, const char *line, const char *value)
{
	struct buf quoted = { 0 };

	if (*value == '\0' || strpbrk(value, "\"\\") != NULL)
		return;
	buf_printf(&quoted, "\"%s\"", value);
	prompt_offer(choices, line, buf_text(&quoted));
	buf_clear(&quoted);
}

/* Tags, folders and titles are those of the user's feeds. */
static void
offer_of_feeds(struct session *session, const char *attribute, const char *line, struct choices *choices)
{
	struct arena a = { 0 };
	struct feed_record *feeds;
	struct error ignored;
	size_t count = 0, i;

	feeds = feeds_list(reader_store(session->reader), &a, &count, &ignored);
	for (i = 0; feeds != NULL && i < count && choices->count < NAMES_MAX; i++) {
		if (strcmp(attribute, "folder") == 0)
			offer_quoted(choices, line, feeds[i].folder);
		else if (strcmp(attribute, "feedtitle") == 0)
			offer_quoted(choices, line, feeds[i].title);
	}
	arena_clear(&a);
}

static void
offer_tags(struct session *session, const char *line, const char *before, struct choices *choices)
{
	struct arena a = { 0 };
	struct buf item = { 0 };
	struct error ignored;
	struct tag *tags;
	size_t count = 0, i;

	tags = tag_list(reader_store(session->reader), &a, &count, &ignored);
	for (i = 0; tags != NULL && i < count; i++) {
		buf_reset(&item);
		buf_printf(&item, "%s%s", before, tags[i].name);
		prompt_offer(choices, line, buf_text(&item));
	}
	buf_clear(&item);
	arena_clear(&a);
}

static void
offer_values(struct session *session, const char *attribute, const char *line, struct choices *choices)
{
	size_t i, k;

	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		for (k = 0; strcmp(values[i].attribute, attribute) == 0 && k < 4 && values[i].values[k] != NULL; k++)
			offer_quoted(choices, line, values[i].values[k]);
	if (strcmp(attribute, "tags") == 0)
		offer_tags(session, line, "", choices);
	else
		offer_of_feeds(session, attribute, line, choices);
}

void
complete_filter(void *context, const char *line, struct choices *choices)
{
	enum expected expected = EXPECT_ATTRIBUTE;
	const char *s = line, *attribute = "";
	struct arena a = { 0 };
	size_t len, i;

	for (;;) {
		s += strspn(s, " ()");
		len = word_length(s);
		if (s[len] == '\0')
			break;
		if (expected == EXPECT_ATTRIBUTE)
			attribute = arena_strndup(&a, s, len);
		expected = after(expected, s, len);
		s += len;
	}
	choices->from = (size_t)(s - line);
	if (expected == EXPECT_ATTRIBUTE)
		offer_attributes(line, choices);
	else if (expected == EXPECT_VALUE)
		offer_values(context, attribute, line, choices);
	else if (expected == EXPECT_JOIN) {
		prompt_offer(choices, line, "and");
		prompt_offer(choices, line, "or");
	}
	for (i = 0; expected == EXPECT_OPERATOR && i < sizeof(operators) / sizeof(operators[0]); i++)
		prompt_offer(choices, line, operators[i]);
	arena_clear(&a);
}

void
complete_tag(void *context, const char *line, struct choices *choices)
{
	const char *space = strrchr(line, ' ');

	choices->from = space != NULL ? (size_t)(space + 1 - line) : 0;
	offer_tags(context, line, line[choices->from] == '-' ? "-" : "", choices);
}

void
filter_ask(struct session *session, const char *text, prompt_answer *answered)
{
	prompt_ask(&session->prompt, "Filter:", text, answered, NULL, session);
	session->prompt.complete = complete_filter;
	prompt_remember(&session->prompt, &session->history, 'F');
}

/* Filters to choose from, and who asked. */
struct filters {
	const struct conf_filter *items;
	prompt_answer *answered;
};

static void
filter_chosen(struct session *session, void *room, int item)
{
	const struct filters *filters = room;

	filters->answered(session, filters->items[item].filter);
}

void
filter_pick(struct session *session, prompt_answer *answered)
{
	size_t count, i;
	const struct conf_filter *items = settings_filters(reader_settings(session->reader), &count);
	struct menu *menu;

	if (count == 0) {
		filter_ask(session, "", answered);
		return;
	}
	menu = menu_new("Filters", sizeof(struct filters), filter_chosen);
	*(struct filters *)menu_room(menu) = (struct filters){ items, answered };
	for (i = 0; i < count; i++)
		menu_add(menu, 0, items[i].name, items[i].filter);
	menu_show(session, menu);
}

void
tag_ask(struct session *session, prompt_answer *answered)
{
	if (session->given.argument[0] != '\0') {
		answered(session, session->given.argument);
		return;
	}
	prompt_ask(&session->prompt, "Tag (-word takes off):", "", answered, NULL, session);
	session->prompt.complete = complete_tag;
}

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "choice.h"
#include "out.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/query.h"

enum { CHOICE_ALL, CHOICE_UNREAD, CHOICE_STARRED, CHOICE_FEED, CHOICE_FOLDER, CHOICE_TAG,
	CHOICE_FILTER, CHOICE_DELETED };

void
choice_take(struct choice *choice, int row, const char *value)
{
	choice->given = true;
	switch (row) {
	case CHOICE_ALL:
		choice->scope.marks_on = choice->scope.marks_off = 0;
		break;
	case CHOICE_UNREAD:
		choice->scope.marks_off |= MARK_READ;
		break;
	case CHOICE_STARRED:
		choice->scope.marks_on |= MARK_STARRED;
		break;
	case CHOICE_FEED:
		choice->feed = value;
		break;
	case CHOICE_FOLDER:
		choice->scope.folder = value;
		break;
	case CHOICE_TAG:
		choice->scope.tag = value;
		break;
	case CHOICE_FILTER:
		choice->filter = value;
		break;
	case CHOICE_DELETED:
		choice->scope.marks_on |= MARK_DELETED;
		break;
	}
}

static int
add_article(struct choice *choice, const char *word, struct error *err)
{
	int64_t id;

	if (!args_number(word, 1, INT64_MAX, &id))
		return error_set(err, ERROR_USAGE, "%s: no number of an article", word);
	choice->ids = mem_grow(choice->ids, choice->id_count, &choice->id_cap, sizeof(*choice->ids));
	choice->ids[choice->id_count++] = id;
	return 0;
}

static int
read_articles(struct choice *choice, struct error *err)
{
	struct buf text = { 0 };
	char *line, *next;
	int result = file_read("-", LIMIT_PARSE_BYTES, &text, err);

	next = text.data;
	while (result == 0 && (line = strsep(&next, "\n")) != NULL) {
		line[strcspn(line, "\t ")] = '\0';
		if (line[0] != '\0')
			result = add_article(choice, line, err);
	}
	buf_clear(&text);
	return result;
}

int
choice_take_articles(struct choice *choice, char **words, int count, struct error *err)
{
	int i, result = 0;

	for (i = 0; i < count && result == 0; i++)
		result = strcmp(words[i], "-") == 0 ? read_articles(choice, err) : add_article(choice, words[i], err);
	return result;
}

int
choice_check_articles(const struct choice *choice, struct store *store, struct error *err)
{
	struct arena a = { 0 };
	size_t i;
	bool found = true;

	err->kind = ERROR_NONE;
	for (i = 0; i < choice->id_count && found; i++) {
		found = articles_get(store, choice->ids[i], &a, err) != NULL;
		if (!found && (err->kind == ERROR_NONE || err->kind == ERROR_MISSING))
			error_set(err, ERROR_MISSING, "%lld: no such article", (long long)choice->ids[i]);
		arena_clear(&a);
	}
	return found ? 0 : -1;
}

/* The feed of this title, if it is the only one. */
static int64_t
find_title(struct store *store, const char *title, struct arena *a, struct error *err)
{
	size_t count = 0, i;
	struct feed_record *feeds = feeds_list(store, a, &count, err);
	int64_t found = 0;

	if (feeds == NULL)
		return 0;
	for (i = 0; i < count; i++) {
		if (strcasecmp(feeds[i].title, title) != 0)
			continue;
		if (found != 0) {
			error_set(err, ERROR_USAGE, "%s: more than one feed has this title", title);
			return 0;
		}
		found = feeds[i].id;
	}
	if (found == 0)
		error_set(err, ERROR_USAGE, "%s: no such feed", title);
	return found;
}

int64_t
choice_feed(struct store *store, const char *name, struct error *err)
{
	struct arena a = { 0 };
	struct feed_record *feed;
	int64_t id;

	err->kind = ERROR_NONE;
	if (args_number(name, 1, INT64_MAX, &id))
		feed = feeds_get(store, id, &a, err);
	else
		feed = feeds_find(store, name, &a, err);
	if (feed != NULL)
		id = feed->id;
	else if (err->kind != ERROR_NONE && err->kind != ERROR_MISSING)
		id = 0;
	else
		id = find_title(store, name, &a, err);
	arena_clear(&a);
	return id;
}

/* The query feed of this title, NULL when there is none. */
static const struct sub *
find_query_feed(const struct subs *subs, const char *title)
{
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (subs->items[i].kind == SUB_QUERY && strcasecmp(subs->items[i].title, title) == 0)
			return &subs->items[i];
	return NULL;
}

/* Check a filter alone, so that a column in a sentence is the user's, and join it to the others. */
static int
add_filter(struct choice *choice, const char *filter, struct error *err)
{
	struct query *query = query_new(filter, QUERY_ARTICLES, time(NULL), err);

	if (query == NULL)
		return -1;
	query_free(query);
	buf_printf(&choice->text, "%s( %s )", choice->text.len > 0 ? " and " : "", filter);
	return 0;
}

int
choice_resolve(struct choice *choice, struct reader *reader, struct error *err)
{
	const struct sub *query_feed = choice->feed == NULL ? NULL :
	    find_query_feed(reader_subs(reader), choice->feed);

	if (query_feed != NULL) {
		if (add_filter(choice, query_feed->query, err) < 0)
			return error_prefix(err, query_feed->origin);
	} else if (choice->feed != NULL) {
		choice->scope.feed = choice_feed(reader_store(reader), choice->feed, err);
		if (choice->scope.feed == 0)
			return -1;
	}
	if (choice->filter != NULL && add_filter(choice, choice->filter, err) < 0)
		return error_prefix(err, "filter");
	if (choice->text.len == 0)
		return 0;
	choice->query = query_new(choice->text.data, QUERY_ARTICLES, time(NULL), err);
	choice->scope.query = choice->query;
	return choice->query != NULL ? 0 : -1;
}

void
choice_clear(struct choice *choice)
{
	query_free(choice->query);
	buf_clear(&choice->text);
	free(choice->ids);
	choice->ids = NULL;
	choice->query = NULL;
	choice->scope.query = NULL;
}

struct reader *
choice_open(struct error *err)
{
	struct reader *r = reader_open(READER_LOOK, err);

	return r == NULL && err->kind == ERROR_MISSING ? reader_open(READER_CHANGE, err) : r;
}

struct reader *
choice_open_current(struct error *err)
{
	struct reader *r = reader_open(READER_CHANGE, err);

	return r != NULL ? r : reader_open(READER_LOOK, err);
}

void
choice_tell_problems(const struct reader *reader)
{
	size_t count, i;
	const struct conf_problem *problems = reader_problems(reader, &count);

	for (i = 0; i < count; i++)
		if (!problems[i].warning)
			out_error("%s", problems[i].text);
}

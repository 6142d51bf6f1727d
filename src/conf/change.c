#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "conf/edit.h"
#include "conf/subs.h"
#include "tokens.h"

#define BYTE_ORDER_MARK	"\xEF\xBB\xBF"

/* The bytes of line number n of text, its line feed included, a byte order mark not; false when there are not so many. */
static bool
find_line(const struct buf *text, int n, size_t *start, size_t *end)
{
	const char *at = buf_text(text), *next = at;

	do {
		at = next;
		next = strchr(at, '\n');
		next = next != NULL ? next + 1 : at + strlen(at);
	} while (--n > 0 && *next != '\0');
	if (at == buf_text(text) && strncmp(at, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0)
		at += strlen(BYTE_ORDER_MARK);
	*start = (size_t)(at - buf_text(text));
	*end = (size_t)(next - buf_text(text));
	return n == 0 && next > at;
}

/* The file as it is now has the subscription where it was read. */
static bool
still_stands(const struct sub *sub)
{
	struct subs *now;
	bool found = false;
	size_t i;

	if (subs_read(sub->path, &now, NULL) < 0)
		return false;
	for (i = 0; i < now->count; i++)
		if (now->items[i].line == sub->line && strcmp(now->items[i].path, sub->path) == 0)
			found = strcmp(now->items[i].url, sub->url) == 0;
	subs_free(now);
	return found;
}

/* What becomes of a line: what stands in its place, appended to out. */
typedef void change_line(struct buf *out, const char *line, const struct tokens *words, const void *context);

/* Read the file of a subscription, change its line, write the file.  0 or -1. */
static int
change(const struct sub *sub, change_line *how, const void *context, struct error *err)
{
	struct buf text = { 0 }, out = { 0 };
	struct arena a = { 0 };
	struct tokens words;
	size_t start, end;
	int result = -1;

	if (sub->path[0] == '\0')
		return error_set(err, ERROR_USAGE, "%s: is built in", sub->url);
	if (!still_stands(sub))
		return error_set(err, ERROR_BUSY, "%s: has been changed meanwhile", sub->origin);
	if (file_read(sub->path, LIMIT_CONFIG_BYTES, &text, err) == 0) {
		if (strlen(buf_text(&text)) != text.len || !find_line(&text, sub->line, &start, &end) ||
		    tokens_split(&a, text.data + start, end - start, &words) != NULL || words.count == 0) {
			error_set(err, ERROR_FORMAT, "%s: no such line", sub->origin);
		} else {
			buf_add(&out, text.data, start);
			how(&out, text.data + start, &words, context);
			buf_add(&out, text.data + end, text.len - end);
			result = file_replace(sub->path, buf_text(&out), out.len, err);
		}
	}
	buf_clear(&text);
	buf_clear(&out);
	arena_clear(&a);
	return result;
}

static void
drop_line(struct buf *out, const char *line, const struct tokens *words, const void *context)
{
	(void)out;
	(void)line;
	(void)words;
	(void)context;
}

/* The bytes of a line from at on, to its line feed. */
static void
add_rest(struct buf *out, const char *line, size_t at)
{
	size_t len = strcspn(line + at, "\n");

	buf_add(out, line + at, len + (line[at + len] == '\n'));
}

/* context is the address. */
static void
replace_address(struct buf *out, const char *line, const struct tokens *words, const void *context)
{
	buf_add(out, line, words->items[0].start);
	buf_adds(out, context);
	add_rest(out, line, words->items[0].end);
}

struct word {
	const char *name, *value;	/* value NULL: none */
};

/* context is a struct word. */
static void
replace_word(struct buf *out, const char *line, const struct tokens *words, const void *context)
{
	const struct word *word = context;
	size_t from = words->items[words->count - 1].end, to = from, i, len;

	for (i = 1; i < words->count; i++)
		if (tokens_value(words->items[i].text, &len) != NULL && len == strlen(word->name) &&
		    strncmp(words->items[i].text, word->name, len) == 0) {
			from = words->items[i - 1].end;
			to = words->items[i].end;
		}
	buf_add(out, line, from);
	if (word->value != NULL)
		buf_printf(out, " %s=%s", word->name, word->value);
	add_rest(out, line, to);
}

int
subs_remove(const struct sub *sub, struct error *err)
{
	return change(sub, drop_line, NULL, err);
}

int
subs_change_address(const struct sub *sub, const char *url, struct error *err)
{
	struct arena a = { 0 };
	const char *written = edit_check_url(&a, url, err);
	int result = -1;

	if (written != NULL && sub->kind != SUB_FEED && sub->kind != SUB_FILE)
		error_set(err, ERROR_USAGE, "%s: only the address of a feed can be changed", sub->origin);
	else if (written != NULL)
		result = change(sub, replace_address, written, err);
	arena_clear(&a);
	return result;
}

int
subs_change_word(const struct sub *sub, const char *name, const char *value, struct error *err)
{
	const struct word word = { name, value };

	return change(sub, replace_word, &word, err);
}

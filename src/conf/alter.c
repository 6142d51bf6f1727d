#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "conf/subs.h"
#include "tokens.h"

/* The bytes of line number n of text, its line feed included; false when there are not so many. */
static bool
find_line(const struct buf *text, int n, size_t *start, size_t *end)
{
	const char *at = buf_text(text), *next = at;

	do {
		at = next;
		next = strchr(at, '\n');
		next = next != NULL ? next + 1 : at + strlen(at);
	} while (--n > 0 && *next != '\0');
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

/* The file of a subscription as it is now, and where in it the line stands.  0 or -1; text must be cleared. */
static int
load(const struct sub *sub, struct buf *text, size_t *start, size_t *end, struct error *err)
{
	if (sub->path[0] == '\0')
		return error_set(err, ERROR_USAGE, "%s: is built in", sub->url);
	if (!still_stands(sub))
		return error_set(err, ERROR_BUSY, "%s: has been changed meanwhile", sub->origin);
	if (file_read(sub->path, LIMIT_CONFIG_BYTES, text, err) < 0)
		return -1;
	if (strlen(buf_text(text)) != text->len || !find_line(text, sub->line, start, end))
		return error_set(err, ERROR_FORMAT, "%s: no such line", sub->origin);
	return 0;
}

/* The bytes from start to end give way to others. */
static int
put(const struct sub *sub, const struct buf *text, size_t start, size_t end, const char *other, struct error *err)
{
	struct buf whole = { 0 };
	int result;

	buf_add(&whole, text->data, start);
	buf_adds(&whole, other);
	buf_add(&whole, text->data + end, text->len - end);
	result = file_replace(sub->path, buf_text(&whole), whole.len, err);
	buf_clear(&whole);
	return result;
}

int
subs_remove(const struct sub *sub, struct error *err)
{
	struct buf text = { 0 };
	size_t start, end;
	int result = load(sub, &text, &start, &end, err);

	if (result == 0)
		result = put(sub, &text, start, end, "", err);
	buf_clear(&text);
	return result;
}

int
subs_readdress(const struct sub *sub, const char *url, struct error *err)
{
	struct buf text = { 0 };
	struct arena a = { 0 };
	struct tokens words;
	size_t start, end, len;
	int result = load(sub, &text, &start, &end, err);

	if (result == 0) {
		if (start == 0 && text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0)
			start = 3;
		len = strcspn(text.data + start, "\r\n");
		if (strpbrk(url, " \t\r\n\"'#") != NULL || tokens_split(&a, text.data + start, len, &words) != NULL)
			result = error_set(err, ERROR_FORMAT, "%s: change it by hand to %s", sub->origin, url);
		else
			result = put(sub, &text, start + words.items[0].start, start + words.items[0].end, url, err);
	}
	arena_clear(&a);
	buf_clear(&text);
	return result;
}

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "conf/subs.h"

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

int
subs_remove(const struct sub *sub, struct error *err)
{
	struct buf text = { 0 };
	size_t start, end;
	int result = -1;

	if (sub->path[0] == '\0')
		return error_set(err, ERROR_USAGE, "%s: is built in", sub->url);
	if (!still_stands(sub))
		return error_set(err, ERROR_BUSY, "%s: has been changed meanwhile", sub->origin);
	if (file_read(sub->path, LIMIT_CONFIG_BYTES, &text, err) == 0) {
		if (strlen(buf_text(&text)) != text.len || !find_line(&text, sub->line, &start, &end)) {
			error_set(err, ERROR_FORMAT, "%s: no such line", sub->origin);
		} else {
			memmove(text.data + start, text.data + end, text.len - end);
			buf_truncate(&text, text.len - (end - start));
			result = file_replace(sub->path, buf_text(&text), text.len, err);
		}
	}
	buf_clear(&text);
	return result;
}

#include <string.h>

#include "address.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/map.h"
#include "conf/edit.h"
#include "text/clean.h"
#include "text/utf8.h"

/* Append " prefix s" as one quoted word. */
static void
add_quoted(struct buf *out, const char *prefix, const char *s)
{
	struct buf clean = { 0 };
	const char *p;

	clean_line(&clean, s, strlen(s), LIMIT_TITLE_BYTES);
	buf_adds(out, " \"");
	buf_adds(out, prefix);
	for (p = buf_text(&clean); *p != '\0'; p++) {
		if (*p == '"' || *p == '\\')
			buf_addc(out, '\\');
		buf_addc(out, *p);
	}
	buf_addc(out, '"');
	buf_clear(&clean);
}

const char *
edit_check_url(struct arena *a, const char *url, struct error *err)
{
	struct sub sub = { 0 };
	const char *wrong = utf8_valid(url, strlen(url)) ? address_read(a, url, &sub) : "the address is not UTF-8";

	if (wrong == NULL && sub.kind != SUB_FEED && sub.kind != SUB_FILE)
		wrong = arena_printf(a, "%s: not an http, https or file address", url);
	if (wrong == NULL)
		return sub.url;
	error_set(err, ERROR_USAGE, "%s", wrong);
	return NULL;
}

/* The file ends below an "@ Folder" line. */
static bool
ends_in_folder(const char *text)
{
	bool inside = false;

	while (text != NULL && *text != '\0') {
		text += strspn(text, " \t\r\n");
		if (text[0] == '@' && strchr(" \t\r\n", text[1]) != NULL) {
			size_t blanks = strspn(text + 1, " \t");

			inside = strchr("\r\n#", text[1 + blanks]) == NULL;
		}
		text = strchr(text, '\n');
	}
	return inside;
}

/* One of a list's categories as a tag; what the feeds file would read as something else is none. */
static void
add_tag(struct buf *line, const char *s, size_t len)
{
	struct buf word = { 0 };
	size_t i;

	clean_line(&word, s, len, LIMIT_NAME_BYTES);
	for (i = 0; i < word.len; i++)
		if (word.data[i] == ' ')
			word.data[i] = '-';
	if (word.len > 0 && strchr("~!@#", word.data[0]) == NULL && strchr(word.data, '=') == NULL)
		add_quoted(line, "", word.data);
	buf_clear(&word);
}

static void
add_tags(struct buf *line, const char *s)
{
	size_t n;

	for (; *s != '\0'; s += n + (s[n] != '\0')) {
		n = strcspn(s, ",");
		add_tag(line, s, n);
	}
}

/* The line of a subscription, below an "@" line when the folder is another one than before. */
static void
add_line(struct buf *lines, const struct edit_sub *sub, const char *url, const char **folder)
{
	size_t i;

	if (*folder == NULL || strcmp(*folder, sub->folder) != 0) {
		buf_addc(lines, '@');
		if (sub->folder[0] != '\0')
			add_quoted(lines, "", sub->folder);
		buf_addc(lines, '\n');
		*folder = sub->folder;
	}
	buf_adds(lines, url);
	add_tags(lines, sub->categories);
	if (sub->title[0] != '\0')
		add_quoted(lines, "~", sub->title);
	for (i = 0; i < sub->opml_count; i++)
		add_quoted(lines, SUBS_OPML, sub->opml[i]);
	buf_addc(lines, '\n');
}

bool
edit_ends_in_folder(const char *path)
{
	struct buf text = { 0 };
	bool inside = file_read(path, LIMIT_CONFIG_BYTES, &text, NULL) == 0 && ends_in_folder(buf_text(&text));

	buf_clear(&text);
	return inside;
}

int
edit_plan_subs(const char *path, const struct edit_sub *list, size_t count, struct buf *lines,
    struct edit_counts *counts, struct error *err)
{
	const char *folder = edit_ends_in_folder(path) ? NULL : "";
	struct arena a = { 0 };
	struct map known;
	struct subs *subs;
	size_t i;

	if (subs_read(path, &subs, err) < 0)
		return -1;
	map_init(&known);
	for (i = 0; i < subs->count; i++)
		map_put(&known, subs->items[i].url, strlen(subs->items[i].url), lines);
	for (i = 0; i < count; i++) {
		const char *url = edit_check_url(&a, list[i].url, NULL);

		if (url == NULL) {
			counts->dropped++;
		} else if (map_put(&known, url, strlen(url), lines) != NULL) {
			counts->known++;
		} else {
			add_line(lines, &list[i], url, &folder);
			counts->added++;
		}
	}
	map_clear(&known);
	subs_free(subs);
	arena_clear(&a);
	return 0;
}

int
edit_append(const char *path, const char *text, size_t len, struct error *err)
{
	struct buf whole = { 0 };
	struct error local;
	int result = file_read(path, LIMIT_CONFIG_BYTES, &whole, &local);

	if (result < 0 && local.kind == ERROR_MISSING)
		result = file_make_parent(path, err);
	else if (result < 0)
		error_set(err, local.kind, "%s", local.text);
	if (result == 0) {
		if (whole.len > 0 && whole.data[whole.len - 1] != '\n')
			buf_addc(&whole, '\n');
		buf_add(&whole, text, len);
		result = file_replace(path, buf_text(&whole), whole.len, err);
	}
	buf_clear(&whole);
	return result;
}

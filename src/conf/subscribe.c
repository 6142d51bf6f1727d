#include <string.h>

#include "address.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "conf/subs.h"
#include "text/clean.h"
#include "text/utf8.h"

/* Append s as a quoted word. */
static void
add_quoted(struct buf *out, const char *prefix, const char *s)
{
	buf_adds(out, " \"");
	buf_adds(out, prefix);
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buf_addc(out, '\\');
		buf_addc(out, *s);
	}
	buf_addc(out, '"');
}

/* The address in the form that the file will hold; NULL with err when it is none. */
static const char *
check_address(struct arena *a, const char *url, struct error *err)
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

/* Refuse what is subscribed already. */
static int
check_new(const struct subs *subs, const char *url, struct error *err)
{
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (strcmp(subs->items[i].url, url) == 0)
			return error_set(err, ERROR_USAGE, "%s: subscribed already (%s)", url, subs->items[i].origin);
	return 0;
}

/* The file ends below an "@ Folder" line: the first word of its last such line has company. */
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

static int
append_line(const char *path, const char *url, const char *title, struct error *err)
{
	struct buf text = { 0 }, clean = { 0 };
	struct error local;
	int result = file_read(path, LIMIT_CONFIG_BYTES, &text, &local);

	if (result < 0 && local.kind == ERROR_MISSING)
		result = file_make_parent(path, err);
	else if (result < 0)
		error_set(err, local.kind, "%s", local.text);
	if (result == 0) {
		if (text.len > 0 && text.data[text.len - 1] != '\n')
			buf_addc(&text, '\n');
		if (ends_in_folder(buf_text(&text)))
			buf_adds(&text, "@\n");
		buf_adds(&text, url);
		clean_line(&clean, title, strlen(title), LIMIT_TITLE_BYTES);
		if (clean.len > 0)
			add_quoted(&text, "~", clean.data);
		buf_addc(&text, '\n');
		result = file_replace(path, text.data, text.len, err);
	}
	buf_clear(&clean);
	buf_clear(&text);
	return result;
}

int
subs_add(const char *path, const char *url, const char *title, struct error *err)
{
	struct arena a = { 0 };
	struct subs *subs;
	int result = -1;

	url = check_address(&a, url, err);
	if (url != NULL && subs_read(path, &subs, err) == 0) {
		result = check_new(subs, url, err);
		subs_free(subs);
		if (result == 0)
			result = append_line(path, url, title != NULL ? title : "", err);
	}
	arena_clear(&a);
	return result;
}

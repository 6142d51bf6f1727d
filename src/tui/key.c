#include <string.h>
#include <strings.h>

#include "key.h"
#include "text/utf8.h"

static const struct key_name {
	const char *name;
	int key;
} names[] = {
	/* The first name of a key is the one that is shown. */
	{ "Space", ' ' },
	{ "Enter", KEY_RETURN },
	{ "Tab", KEY_TAB },
	{ "Esc", KEY_ESCAPE },
	{ "Backspace", KEY_ERASE },
	{ "Up", KEY_CURSOR_UP },
	{ "Down", KEY_CURSOR_DOWN },
	{ "Left", KEY_CURSOR_LEFT },
	{ "Right", KEY_CURSOR_RIGHT },
	{ "PgUp", KEY_PAGE_UP },
	{ "PgDn", KEY_PAGE_DOWN },
	{ "Home", KEY_TO_HOME },
	{ "End", KEY_TO_END },
	{ "Insert", KEY_INSERT },
	{ "Delete", KEY_DELETE },
	{ "S-Tab", KEY_BACK_TAB },
	{ "F1", KEY_FUNCTION + 1 }, { "F2", KEY_FUNCTION + 2 }, { "F3", KEY_FUNCTION + 3 },
	{ "F4", KEY_FUNCTION + 4 }, { "F5", KEY_FUNCTION + 5 }, { "F6", KEY_FUNCTION + 6 },
	{ "F7", KEY_FUNCTION + 7 }, { "F8", KEY_FUNCTION + 8 }, { "F9", KEY_FUNCTION + 9 },
	{ "F10", KEY_FUNCTION + 10 }, { "F11", KEY_FUNCTION + 11 }, { "F12", KEY_FUNCTION + 12 },
};

#define NAME_COUNT	(sizeof(names) / sizeof(names[0]))

int
key_parse(const char *name, size_t len)
{
	uint32_t c;
	size_t i;

	for (i = 0; i < NAME_COUNT; i++)
		if (strlen(names[i].name) == len && strncasecmp(names[i].name, name, len) == 0)
			return names[i].key;
	if (len == 2 && name[0] == '^' && name[1] >= '?' && name[1] <= '~')
		return name[1] == '?' ? KEY_ERASE : KEY_CONTROL(name[1]);
	if (len > 0 && utf8_decode(name, len, &c) == len && c > ' ')
		return (int)c;
	return KEY_NONE;
}

void
key_format(struct buf *out, int key)
{
	size_t i;

	for (i = 0; i < NAME_COUNT; i++)
		if (names[i].key == key) {
			buf_adds(out, names[i].name);
			return;
		}
	if (key >= 0 && key < ' ')
		buf_printf(out, "^%c", key + '@');
	else if (key > ' ' && key < KEY_CURSOR_UP)
		utf8_add(out, (uint32_t)key);
}

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "app/key.h"
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
	/* As newsboat and vim call them. */
	{ "NPAGE", KEY_PAGE_DOWN }, { "PPAGE", KEY_PAGE_UP }, { "PageDown", KEY_PAGE_DOWN }, { "PageUp", KEY_PAGE_UP },
	{ "Return", KEY_RETURN }, { "CR", KEY_RETURN }, { "Escape", KEY_ESCAPE }, { "BS", KEY_ERASE }, { "Del", KEY_DELETE },
	{ "Ins", KEY_INSERT }, { "IC", KEY_INSERT }, { "DC", KEY_DELETE }, { "BTab", KEY_BACK_TAB },
	{ "LT", '<' }, { "GT", '>' }, { "Hash", '#' }, { "Bar", '|' },
	/* What a terminal sends for them. */
	{ "^H", KEY_ERASE }, { "^J", KEY_RETURN },
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

/* "<C-n>", "<Space>", "<M-x>" at the beginning of text: the bytes it takes, its keys added; 0 when it is none. */
static size_t
parse_named(const char *text, size_t len, int *keys, size_t *count)
{
	const char *end = memchr(text, '>', len);
	size_t at = 1, left = end != NULL ? (size_t)(end - text) - 1 : 0;
	bool control = false, shift = false, meta = false;
	int key;

	for (; left > 2 && text[at + 1] == '-' && strchr("CSMA", text[at]) != NULL; at += 2, left -= 2) {
		control |= text[at] == 'C';
		shift |= text[at] == 'S';
		meta |= text[at] == 'M' || text[at] == 'A';
	}
	key = left > 0 ? key_parse(text + at, left) : KEY_NONE;
	if (key == KEY_NONE)
		return 0;
	if (shift)
		key = key == KEY_TAB ? KEY_BACK_TAB : key >= 'a' && key <= 'z' ? key - 'a' + 'A' : key;
	if (control && key >= ' ' && key < KEY_ERASE)
		key = KEY_CONTROL(key);
	if (meta && *count + 1 < KEY_SEQUENCE_MAX)
		keys[(*count)++] = KEY_ESCAPE;
	keys[(*count)++] = key;
	return at + left + 1;
}

/* "<Foo>": what should have been a name. */
static bool
is_name(const char *text, size_t len)
{
	const char *end = *text == '<' ? memchr(text, '>', len) : NULL;

	return end != NULL && end - text > 2;
}

/* A part of a sequence without blanks; false when it is none. */
static bool
parse_part(const char *text, size_t len, int *keys, size_t *count)
{
	int key = key_parse(text, len);
	uint32_t c;
	size_t n;

	if (key != KEY_NONE) {
		keys[(*count)++] = key;
		return true;
	}
	for (; len > 0 && *count < KEY_SEQUENCE_MAX; text += n, len -= n) {
		n = *text == '<' ? parse_named(text, len, keys, count) : 0;
		if (n > 0)
			continue;
		if (is_name(text, len))
			return false;
		n = len > 1 && *text == '^' && key_parse(text, 2) != KEY_NONE ? 2 : utf8_decode(text, len, &c);
		key = n > 0 ? key_parse(text, n) : KEY_NONE;
		if (key == KEY_NONE)
			return false;
		keys[(*count)++] = key;
	}
	return len == 0;
}

size_t
key_sequence(const char *text, int keys[KEY_SEQUENCE_MAX])
{
	size_t count = 0, len;

	for (; *text != '\0'; text += len + strspn(text + len, " ")) {
		len = strcspn(text, " ");
		if (count == KEY_SEQUENCE_MAX || (len > 0 && !parse_part(text, len, keys, &count)))
			return 0;
	}
	return count;
}

/* Keys that are written as the character they give. */
static bool
is_character(int key)
{
	return key > ' ' && key != KEY_ERASE && key < KEY_CURSOR_UP;
}

void
key_format(struct buf *out, int key)
{
	size_t i;

	for (i = 0; !is_character(key) && i < NAME_COUNT; i++)
		if (names[i].key == key) {
			buf_adds(out, names[i].name);
			return;
		}
	if (is_character(key))
		utf8_add(out, (uint32_t)key);
	else if (key >= 0 && key < ' ')
		buf_printf(out, "^%c", key + '@');
}

void
key_format_sequence(struct buf *out, const int *keys, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (i > 0 && (!is_character(keys[i - 1]) || !is_character(keys[i])))
			buf_addc(out, ' ');
		key_format(out, keys[i]);
	}
}

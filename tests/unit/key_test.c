#include "app/key.h"
#include "tap.h"

/* A sequence is written again as it should be. */
static void
sequence(const char *text, size_t count, const char *want)
{
	int keys[KEY_SEQUENCE_MAX];
	struct buf out = { 0 };

	is_number(key_sequence(text, keys), count, text);
	if (count > 0)
		key_format_sequence(&out, keys, count);
	is_text(buf_text(&out), want, "... written again");
	buf_clear(&out);
}

int
main(void)
{
	sequence("j", 1, "j");
	sequence("gg", 2, "gg");
	sequence("Enter", 1, "Enter");
	sequence("ENTER", 1, "Enter");
	sequence("SPACE", 1, "Space");
	sequence("NPAGE", 1, "PgDn");
	sequence("PPAGE", 1, "PgUp");
	sequence("F12", 1, "F12");
	sequence("^X", 1, "^X");
	sequence("^Xs", 2, "^X s");
	sequence("^X s", 2, "^X s");
	sequence("^X^S", 2, "^X ^S");
	sequence("<C-x><C-s>", 2, "^X ^S");
	sequence("<C-X>s", 2, "^X s");
	sequence("<Space>f", 2, "Space f");
	sequence("g<Tab>", 2, "g Tab");
	sequence("<S-Tab>", 1, "S-Tab");
	sequence("<S-a>", 1, "A");
	sequence("<M-x>", 2, "Esc x");
	sequence("<lt>", 1, "<");
	sequence("<", 1, "<");
	sequence("<<", 2, "<<");
	sequence("^", 1, "^");
	sequence(";", 1, ";");
	sequence("^H", 1, "Backspace");
	sequence("^J", 1, "Enter");
	sequence("^M", 1, "Enter");
	sequence("\xc3\xa9g", 2, "\xc3\xa9g");
	sequence("12345678", 8, "12345678");
	sequence("123456789", 0, "");
	sequence("1 2 3 4 5 6 7 8 9", 0, "");
	sequence("", 0, "");
	sequence("a\tb", 0, "");
	is_number(key_parse("NoSuchKey", 9), KEY_NONE, "no such key");
	return tap_end();
}

#include <stdlib.h>

#include "base/mem.h"
#include "tap.h"
#include "app/key.h"
#include "tui/prompt.h"

struct heard {
	char *answer;
	int times;
};

static void
hear(void *context, const char *answer)
{
	struct heard *h = context;

	free(h->answer);
	h->answer = mem_strdup(answer != NULL ? answer : "(gave up)");
	h->times++;
}

/* Keys as text: '<' left, '>' right, '^' home, '$' end, '#' backspace, the rest is typed. */
static void
type(struct prompt *p, const wchar_t *keys)
{
	for (; *keys != L'\0'; keys++)
		switch (*keys) {
		case L'<': prompt_key(p, KEY_CURSOR_LEFT); break;
		case L'>': prompt_key(p, KEY_CURSOR_RIGHT); break;
		case L'^': prompt_key(p, KEY_TO_HOME); break;
		case L'$': prompt_key(p, KEY_TO_END); break;
		case L'#': prompt_key(p, KEY_ERASE); break;
		case L'\n': prompt_key(p, KEY_RETURN); break;
		default: prompt_key(p, (int)*keys);
		}
}

static void
line(const wchar_t *keys, const char *want)
{
	struct prompt p = { 0 };
	struct heard h = { 0 };

	prompt_ask(&p, "?", "", hear, NULL, &h);
	type(&p, keys);
	prompt_key(&p, KEY_RETURN);
	is_text(h.answer, want, want);
	ok(!p.asking && h.times == 1, "... answered once");
	free(h.answer);
	prompt_clear(&p);
}

int
main(void)
{
	struct prompt p = { 0 };
	struct heard h = { 0 };

	line(L"abc", "abc");
	line(L"ac<b", "abc");
	line(L"bc^a$d", "abcd");
	line(L"abX#c", "abc");
	line(L"\x65e5\x672c\x8a9e<#", "\xe6\x97\xa5\xe8\xaa\x9e");
	line(L"xe\x301#", "x");
	line(L"a<<<>>>b", "ab");
	line(L"one two\x17three", "one three");
	line(L"abc\x15" L"d", "d");
	line(L"abcd<<\x0b", "ab");

	prompt_ask(&p, "?", "begin", hear, NULL, &h);
	prompt_key(&p, KEY_ESCAPE);
	is_text(h.answer, "(gave up)", "Esc gives up");
	prompt_ask(&p, "?", "", hear, NULL, &h);
	prompt_key(&p, KEY_PASTE_BEGIN);
	type(&p, L"a\nb");
	ok(p.asking, "a pasted line break does not answer");
	prompt_key(&p, KEY_PASTE_END);
	type(&p, L"\n");
	is_text(h.answer, "ab", "... and is left out");
	prompt_confirm(&p, "sure?", hear, &h);
	prompt_key(&p, KEY_RETURN);
	is_text(h.answer, "(gave up)", "Enter is no yes");
	prompt_confirm(&p, "sure?", hear, &h);
	prompt_key(&p, 'y');
	is_text(h.answer, "yes", "y is");
	free(h.answer);
	prompt_clear(&p);
	return tap_end();
}

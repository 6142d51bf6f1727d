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

/* Words to complete to, for a line of blank-parted words. */
static void
complete(void *context, const char *line, struct choices *choices)
{
	const char *blank = strrchr(line, ' ');

	(void)context;
	choices->from = blank != NULL ? (size_t)(blank - line) + 1 : 0;
	prompt_offer(choices, line, "reload");
	prompt_offer(choices, line, "reload-all");
	prompt_offer(choices, line, "reload-all");
	prompt_offer(choices, line, "help");
	prompt_offer(choices, line, "\xe6\x97\xa5\xe6\x9c\xac");
}

/* '~' is Tab, '`' the key back from it. */
static void
completes(const wchar_t *keys, const char *want, size_t choices)
{
	struct prompt p = { 0 };
	struct heard h = { 0 };

	prompt_ask(&p, ":", "", hear, NULL, &h);
	p.complete = complete;
	for (; *keys != L'\0'; keys++)
		prompt_key(&p, *keys == L'~' ? KEY_TAB : *keys == L'`' ? KEY_BACK_TAB : *keys == L'<' ? KEY_CURSOR_LEFT : (int)*keys);
	is_text(buf_text(&p.line), want, want);
	is_number(p.choices.count, choices, "... and so many choices are shown");
	prompt_clear(&p);
}

static void
test_complete(void)
{
	completes(L"h~", "help ", 0);
	completes(L"re~", "reload", 2);
	completes(L"re~~", "reload", 2);
	completes(L"re~~~", "reload-all", 2);
	completes(L"re~~~~", "reload", 2);
	completes(L"re~`", "reload-all", 2);
	completes(L"re~~~ x", "reload-all x", 0);
	completes(L"x re~", "x reload", 2);
	completes(L"zz~", "zz", 0);
	completes(L"\x65e5~", "\xe6\x97\xa5\xe6\x9c\xac ", 0);
	completes(L"h x<<~", "help  x", 0);
	completes(L"~", "", 4);
}

static void
test_recall(void)
{
	struct history history = { 0 };
	struct prompt p = { 0 };
	struct heard h = { 0 };

	history_add(&history, ':', "one");
	history_add(&history, ':', "two");
	history_add(&history, '/', "three");
	prompt_ask(&p, ":", "", hear, NULL, &h);
	prompt_remember(&p, &history, ':');
	prompt_key(&p, KEY_CURSOR_UP);
	is_text(buf_text(&p.line), "two", "the newest of its kind");
	prompt_key(&p, KEY_CURSOR_UP);
	prompt_key(&p, KEY_CURSOR_UP);
	is_text(buf_text(&p.line), "one", "the oldest, and no further");
	prompt_key(&p, KEY_CURSOR_DOWN);
	prompt_key(&p, KEY_CURSOR_DOWN);
	is_text(buf_text(&p.line), "", "and back to what was typed");
	type(&p, L"o");
	prompt_key(&p, KEY_CURSOR_UP);
	is_text(buf_text(&p.line), "one", "one that begins as what was typed");
	type(&p, L"!\n");
	is_text(h.answer, "one!", "answered");
	prompt_ask(&p, ":", "", hear, NULL, &h);
	prompt_remember(&p, &history, ':');
	prompt_key(&p, KEY_CURSOR_UP);
	is_text(buf_text(&p.line), "one!", "the answer is remembered");
	free(h.answer);
	prompt_clear(&p);
	history_close(&history);
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
	line(L"one two\x17\x19\x19", "one twotwo");
	test_complete();
	test_recall();

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

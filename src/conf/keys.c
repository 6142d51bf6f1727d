#include <stdbool.h>
#include <string.h>

#include "conf/keys.h"
#include "tokens.h"

static const struct {
	const char *word;
	enum key_verb verb;
	bool alone;			/* nothing need follow the keys */
} verbs[] = {
	{ "bind", KEYS_BIND, false },
	{ "bind-key", KEYS_BIND_KEY, false },
	{ "unbind", KEYS_UNBIND, true },
	{ "unbind-key", KEYS_UNBIND_KEY, true },
	{ "macro", KEYS_MACRO, false },
};

#define VERB_COUNT	(sizeof(verbs) / sizeof(verbs[0]))

/* The row of a verb, VERB_COUNT when it is none. */
static size_t
find_verb(const char *word)
{
	size_t i;

	for (i = 0; i < VERB_COUNT && strcmp(verbs[i].word, word) != 0; i++)
		continue;
	return i;
}

int
keys_is_verb(const char *word)
{
	return find_verb(word) < VERB_COUNT;
}

/* The words from number first to before number end, as they are written. */
static const char *
written(struct arena *a, const char *text, const struct token *words, size_t first, size_t end)
{
	if (first >= end)
		return "";
	return arena_strndup(a, text + words[first].start, words[end - 1].end - words[first].start);
}

const char *
keys_read(const char *text, struct key_line *line, struct arena *a)
{
	struct tokens words;
	const char *wrong = tokens_split(a, text, strlen(text), &words);
	size_t verb;

	if (wrong != NULL)
		return wrong;
	verb = words.count > 0 ? find_verb(words.items[0].text) : VERB_COUNT;
	if (verb == VERB_COUNT)
		return "binds no key";
	if (words.count < 2 || words.items[1].text[0] == '\0')
		return arena_printf(a, "%s: needs a key", verbs[verb].word);
	if (words.count < 3 && !verbs[verb].alone)
		return arena_printf(a, "%s: needs a key and an operation", verbs[verb].word);
	line->verb = verbs[verb].verb;
	line->keys = words.items[1].text;
	line->rest = written(a, text, words.items, 2, words.count);
	return NULL;
}

/* Words, and between them the semicolons that part operations: those have no text. */
struct pieces {
	struct arena *a;
	const char *text;
	struct token *items;
	size_t count, cap;
};

static void
add_piece(struct pieces *p, const char *text, size_t start, size_t end)
{
	p->items = arena_grow(p->a, p->items, p->count, &p->cap, sizeof(*p->items));
	p->items[p->count++] = (struct token){ text, start, end };
}

/* A ';' parts where a word without quotes begins or ends with it. */
static void
add_word(struct pieces *p, const struct token *word)
{
	size_t start = word->start, end = word->end, len = strlen(word->text);
	bool plain = end - start == len && memcmp(p->text + start, word->text, len) == 0, after = false;

	if (plain && p->text[start] == ';') {
		add_piece(p, NULL, start, start + 1);
		start++;
	}
	if (plain && end > start && p->text[end - 1] == ';') {
		after = true;
		end--;
	}
	if (!plain)
		add_piece(p, word->text, start, end);
	else if (end > start)
		add_piece(p, arena_strndup(p->a, p->text + start, end - start), start, end);
	if (after)
		add_piece(p, NULL, end, end + 1);
}

static bool
is_dashes(const struct pieces *p, const struct token *word)
{
	return word->end - word->start == 2 && memcmp(p->text + word->start, "--", 2) == 0;
}

/* The pieces from first to before end are an operation. */
static void
add_step(struct pieces *p, struct key_steps *steps, size_t *cap, size_t first, size_t end)
{
	struct key_step *step;

	if (first == end)
		return;
	steps->items = arena_grow(p->a, steps->items, steps->count, cap, sizeof(*steps->items));
	step = &steps->items[steps->count++];
	step->name = p->items[first].text;
	step->rest = written(p->a, p->text, p->items, first + 1, end);
	step->argument = end - first == 2 ? p->items[first + 1].text : step->rest;
}

const char *
keys_part(const char *text, struct key_steps *steps, struct arena *a)
{
	struct pieces pieces = { .a = a, .text = text };
	struct tokens words;
	const char *wrong = tokens_split(a, text, strlen(text), &words);
	size_t i, first = 0, cap = 0;

	*steps = (struct key_steps){ .help = "" };
	if (wrong != NULL)
		return wrong;
	for (i = 0; i < words.count && !is_dashes(&pieces, &words.items[i]); i++)
		add_word(&pieces, &words.items[i]);
	if (i < words.count)
		steps->help = i + 2 == words.count ? words.items[i + 1].text :
		    written(a, text, words.items, i + 1, words.count);
	for (i = 0; i < pieces.count; i++)
		if (pieces.items[i].text == NULL) {
			add_step(&pieces, steps, &cap, first, i);
			first = i + 1;
		}
	add_step(&pieces, steps, &cap, first, pieces.count);
	return steps->count > 0 ? NULL : "needs an operation";
}

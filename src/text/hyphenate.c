#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "text/charset.h"
#include "text/hyphenate.h"
#include "text/utf8.h"
#include "text/wrap.h"

#define WORD_MIN	5	/* letters: shorter words stay whole */
#define WORD_MAX	63	/* longer ones are no words */
#define PATTERN_MAX	31	/* letters of a pattern, its dots included */

/* A pattern's digits: levels[i] stands before its letter i. */
struct pattern {
	unsigned char levels[PATTERN_MAX + 1];
};

struct hyphenation {
	struct arena arena;
	struct map patterns;		/* letters in UTF-8 to struct pattern */
	int longest;			/* letters of a pattern */
	int left, right;		/* letters that stay before and after */
};

/* A word: its letters in small, between two dots, and where each stands in the text. */
struct word {
	char text[(WORD_MAX + 2) * 4];
	size_t starts[WORD_MAX + 3];	/* of each letter in text, and the end */
	size_t origins[WORD_MAX + 2];	/* of each letter in the paragraph */
	int letters;			/* dots included */
};

/* "1b2c" is the letters "bc" with the levels 1, 2, 0. */
static void
add_pattern(struct hyphenation *h, const char *line, size_t len)
{
	struct pattern *pattern = arena_zalloc(&h->arena, 1, sizeof(*pattern));
	char letters[PATTERN_MAX * 4 + 1];
	size_t i, n, used = 0;
	int count = 0;
	uint32_t c;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(line + i, len - i, &c);
		if (c >= '0' && c <= '9')
			pattern->levels[count] = (unsigned char)(c - '0');
		else if (count == PATTERN_MAX)
			return;
		else {
			memcpy(letters + used, line + i, n);
			used += n;
			count++;
		}
	}
	if (used > 0)
		map_put(&h->patterns, letters, used, pattern);
	if (count > h->longest)
		h->longest = count;
}

static void
read_line(struct hyphenation *h, const char *line, size_t len)
{
	if (len > 14 && memcmp(line, "LEFTHYPHENMIN ", 14) == 0)
		h->left = atoi(line + 14);
	else if (len > 15 && memcmp(line, "RIGHTHYPHENMIN ", 15) == 0)
		h->right = atoi(line + 15);
	/* Words in capitals are other keywords; patterns with a slash change the spelling. */
	else if (len > 0 && *line != '#' && *line != '%' && !(*line >= 'A' && *line <= 'Z') && memchr(line, '/', len) == NULL)
		add_pattern(h, line, len);
}

static void
read_patterns(struct hyphenation *h, const char *data, size_t len)
{
	struct buf converted = { 0 };
	struct charset_result result;
	const char *text, *end, *line;
	char type[80];
	size_t n = strcspn(data, "\r\n");

	/* The first line of libhyphen's files is their encoding. */
	snprintf(type, sizeof(type), "text/plain; charset=%.*s", n < 20 ? (int)n : 0, data);
	charset_to_utf8(data, len, type, CHARSET_TEXT, &converted, &text, &len, &result);
	for (line = text, end = text + len; line < end; line += n + 1) {
		n = strcspn(line, "\r\n");
		read_line(h, line, n);
	}
	buf_clear(&converted);
}

static bool
find_file(const char *language, struct buf *data)
{
	static const char *const places[] = {
		"/usr/share/hyphen", "/usr/local/share/hyphen", "/usr/share/myspell", "/usr/share/hunspell",
	};
	char path[256];
	struct error ignored;
	size_t i;
	int n;

	if (strchr(language, '/') != NULL)
		return file_read(language, LIMIT_CONFIG_BYTES, data, &ignored) >= 0;
	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		n = snprintf(path, sizeof(path), "%s/hyph_%s.dic", places[i], language);
		if (n > 0 && (size_t)n < sizeof(path) && file_read(path, LIMIT_CONFIG_BYTES, data, &ignored) >= 0)
			return true;
	}
	return false;
}

struct hyphenation *
hyphenation_load(const char *language, struct error *err)
{
	struct hyphenation *h;
	struct buf data = { 0 };

	if (!find_file(language, &data)) {
		error_set(err, ERROR_MISSING, "hyphenate %s: no patterns of that name are installed", language);
		buf_clear(&data);
		return NULL;
	}
	h = mem_zalloc(1, sizeof(*h));
	h->left = 2;
	h->right = 3;
	map_init(&h->patterns);
	read_patterns(h, buf_text(&data), data.len);
	buf_clear(&data);
	return h;
}

void
hyphenation_free(struct hyphenation *h)
{
	if (h == NULL)
		return;
	map_clear(&h->patterns);
	arena_clear(&h->arena);
	free(h);
}

/* Lay the levels of a pattern, if there is one of these letters, over those from its first letter on. */
static void
raise_levels(const struct hyphenation *h, const struct word *word, int first, int count, unsigned char *levels)
{
	const struct pattern *pattern = map_get(&h->patterns, word->text + word->starts[first],
	    word->starts[first + count] - word->starts[first]);
	int i;

	for (i = 0; pattern != NULL && i <= count; i++)
		if (pattern->levels[i] > levels[first + i])
			levels[first + i] = pattern->levels[i];
}

static void
set_levels(const struct hyphenation *h, const struct word *word, unsigned char *levels)
{
	int first, count;

	memset(levels, 0, WORD_MAX + 3);
	for (first = 0; first < word->letters; first++)
		for (count = 1; count <= h->longest && first + count <= word->letters; count++)
			raise_levels(h, word, first, count, levels);
}

/* Odd levels part. */
static void
mark_word(const struct hyphenation *h, struct word *word, unsigned char *breaks)
{
	unsigned char levels[WORD_MAX + 3];
	int i, letters = word->letters - 1;

	if (letters < WORD_MIN || letters > WORD_MAX)
		return;
	word->text[word->starts[word->letters]] = '.';
	word->starts[word->letters + 1] = word->starts[word->letters] + 1;
	word->letters++;
	set_levels(h, word, levels);
	for (i = 1 + h->left; i <= letters - h->right + 1; i++)
		if (levels[i] % 2 == 1 && breaks[word->origins[i]] == WRAP_NO)
			breaks[word->origins[i]] = WRAP_PART;
}

static void
begin_word(struct word *word)
{
	word->text[0] = '.';
	word->starts[0] = 0;
	word->starts[1] = 1;
	word->letters = 1;
}

/* Add a letter in small. */
static void
add_letter(struct word *word, uint32_t c, size_t origin)
{
	size_t at = word->starts[word->letters];

	word->origins[word->letters++] = origin;
	word->starts[word->letters] = at + utf8_encode(word->text + at, uc_tolower(c));
}

/* What makes the letters around it an address, a name of a file, a number: anything but a word. */
static bool
spoils(uint32_t c)
{
	return (c >= '0' && c <= '9') || c == '@' || c == '_' || c == '/';
}

void
hyphenation_mark(const struct hyphenation *h, const char *s, size_t len, unsigned char *breaks)
{
	struct word word;
	size_t i, n;
	bool spoiled = false;	/* up to the next space */
	uint32_t c;

	begin_word(&word);
	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &c);
		if (c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : uc_is_property_alphabetic(c)) {
			if (word.letters <= WORD_MAX)
				add_letter(&word, c, i);
			else
				spoiled = true;
			continue;
		}
		if (!spoiled && !spoils(c))
			mark_word(h, &word, breaks);
		spoiled = spoils(c) || (spoiled && c != ' ' && c != '\n');
		begin_word(&word);
	}
	if (!spoiled)
		mark_word(h, &word, breaks);
}

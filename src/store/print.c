#include <stdint.h>
#include <string.h>

#include "base/block.h"
#include "print.h"
#include "words.h"

static uint64_t
mix_word(uint64_t print, uint64_t word)
{
	print = (print ^ word) * 0x9E3779B97F4A7C15U;
	return print ^ print >> 32;
}

/* Mix a text of len bytes and its end into a number: not secret, only quick to change with the text. */
static uint64_t
mix_bytes(uint64_t print, const char *text, size_t len)
{
	uint64_t word;

	for (len++; len >= sizeof(word); text += sizeof(word), len -= sizeof(word)) {
		memcpy(&word, text, sizeof(word));
		print = mix_word(print, word);
	}
	if (len == 0)
		return print;
	word = 0;
	memcpy(&word, text, len);
	return mix_word(print, word);
}

static uint64_t
mix(uint64_t print, const char *text)
{
	return mix_bytes(print, text, strlen(text));
}

/* Both in one loop: of a print each step waits for the last, and meanwhile words are counted. */
static uint64_t
mix_and_count(uint64_t print, const char *html, size_t len, int64_t *words)
{
	struct words counted = { 0 };
	uint64_t word;

	for (; len >= BLOCK_BYTES; html += BLOCK_BYTES, len -= BLOCK_BYTES) {
		for (size_t i = 0; i < BLOCK_BYTES; i += sizeof(word)) {
			memcpy(&word, html + i, sizeof(word));
			print = mix_word(print, word);
		}
		words_add(&counted, html);
	}
	*words = words_end(&counted, html, len);
	return mix_bytes(print, html, len);
}

int64_t
print_of(const struct article *article, size_t content_len, int64_t *words)
{
	const char *const texts[] = {
		article->title, article->author, article->link, article->comments, article->language,
		article->image, article->tags,
	};
	uint64_t print = article->enclosure_count;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		print = mix(print, texts[i]);
	print = mix_and_count(print, article->content, content_len, words);
	for (size_t i = 0; i < article->enclosure_count; i++) {
		print = mix(print, article->enclosures[i].url);
		print = mix(print, article->enclosures[i].type);
		print = mix(print, article->enclosures[i].title);
	}
	return (int64_t)print;
}

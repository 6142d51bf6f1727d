#include <string.h>

#include "script_text.h"
#include "text/utf8.h"

struct script {
	const char *plain, *raised, *lowered;
};

/* Only those that mean the same as the plain character in another place. */
static const struct script scripts[] = {
	{ "0", "⁰", "₀" }, { "1", "¹", "₁" }, { "2", "²", "₂" }, { "3", "³", "₃" }, { "4", "⁴", "₄" },
	{ "5", "⁵", "₅" }, { "6", "⁶", "₆" }, { "7", "⁷", "₇" }, { "8", "⁸", "₈" }, { "9", "⁹", "₉" },
	{ "+", "⁺", "₊" }, { "-", "⁻", "₋" }, { "−", "⁻", "₋" }, { "=", "⁼", "₌" }, { "(", "⁽", "₍" },
	{ ")", "⁾", "₎" }, { "n", "ⁿ", "ₙ" }, { "i", "ⁱ", "ᵢ" }, { "a", NULL, "ₐ" }, { "e", NULL, "ₑ" },
	{ "o", NULL, "ₒ" }, { "x", NULL, "ₓ" }, { "j", NULL, "ⱼ" }, { "k", NULL, "ₖ" }, { "m", NULL, "ₘ" },
	{ "t", NULL, "ₜ" }, { "r", NULL, "ᵣ" }, { "u", NULL, "ᵤ" }, { "v", NULL, "ᵥ" },
};

/* What is raised by custom, not by meaning, and reads best where it is. */
static const char *const customs[] = {
	"st", "nd", "rd", "th", "e", "er", "re", "es", "ère", "ème", "eme", "o", "os", "a", "as", "º", "ª",
	"me", "lle", "mo", "ma", "®", "©", "*", "†", "‡",
};

static const char *
script_of(const char *s, size_t len, bool raised, size_t *used)
{
	size_t i, n;

	for (i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		n = strlen(scripts[i].plain);
		if (n <= len && memcmp(s, scripts[i].plain, n) == 0) {
			*used = n;
			return raised ? scripts[i].raised : scripts[i].lowered;
		}
	}
	return NULL;
}

static bool
is_word(const char *s, size_t len, const char *word)
{
	return strlen(word) == len && memcmp(s, word, len) == 0;
}

/* "[12]", the mark of a note, as 12. */
static void
strip_brackets(const char **s, size_t *len)
{
	size_t i;

	if (*len < 3 || (*s)[0] != '[' || (*s)[*len - 1] != ']')
		return;
	for (i = 1; i + 1 < *len; i++)
		if ((*s)[i] < '0' || (*s)[i] > '9')
			return;
	*s += 1;
	*len -= 2;
}

void
script_text(struct buf *out, const char *s, size_t len, bool raised)
{
	size_t start = out->len, at, used, i;
	const char *c;

	strip_brackets(&s, &len);
	if (raised && (is_word(s, len, "TM") || is_word(s, len, "SM"))) {
		buf_adds(out, *s == 'T' ? "™" : "℠");
		return;
	}
	for (i = 0; raised && i < sizeof(customs) / sizeof(customs[0]); i++)
		if (is_word(s, len, customs[i])) {
			buf_add(out, s, len);
			return;
		}
	for (at = 0; at < len; at += used) {
		c = script_of(s + at, len - at, raised, &used);
		if (c == NULL)
			break;
		buf_adds(out, c);
	}
	if (at == len)
		return;
	buf_truncate(out, start);
	buf_addc(out, raised ? '^' : '_');
	if (utf8_cut(s, len, len - 1) > 0)
		buf_printf(out, "(%.*s)", (int)len, s);
	else
		buf_add(out, s, len);
}

#include <stdbool.h>
#include <string.h>

#include "math.h"
#include "script_text.h"
#include "text/utf8.h"

typedef void writer(const struct dom *dom, int i, struct buf *out);

static void write_node(const struct dom *dom, int i, struct buf *out);

static int
child(const struct dom *dom, int i, int n)
{
	int k;

	for (k = dom_first_child(dom, i); k >= 0; k = dom_next_sibling(dom, k))
		if (dom->nodes[k].tag != TAG_TEXT && n-- == 0)
			return k;
	return -1;
}

static void
write_child(const struct dom *dom, int i, int n, struct buf *out)
{
	int k = child(dom, i, n);

	if (k >= 0)
		write_node(dom, k, out);
}

static void
write_row(const struct dom *dom, int i, struct buf *out)
{
	int k;

	for (k = dom_first_child(dom, i); k >= 0; k = dom_next_sibling(dom, k))
		if (dom->nodes[k].tag != TAG_TEXT)
			write_node(dom, k, out);
}

static void
write_token(const struct dom *dom, int i, struct buf *out)
{
	const char *s;
	size_t start = out->len;
	int k;

	for (k = i + 1; k < dom->nodes[i].end; k++) {
		s = dom_text(&dom->nodes[k]);
		for (s += strspn(s, " \n\t\r"); *s != '\0'; s++)
			if (*s != '\n' && *s != '\t' && *s != '\r')
				buf_addc(out, *s);
	}
	while (out->len > start && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
}

/* Signs that stand between two things, with a space on both sides. */
static bool
is_infix(const char *sign)
{
	static const char *const signs[] = {
		"=", "+", "-", "−", "±", "∓", "×", "÷", "·", "⋅", "<", ">", "≤", "≥", "≠", "≈", "≡", "∼", "≃", "∈", "∉", "⊂", "⊆",
		"∪", "∩", "→", "←", "↔", "⇒", "⇔", "↦", "∧", "∨", "∣", ":=", "≪", "≫", "∝", "⟶", "⟹", "∘", "⊕", "⊗",
	};
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strcmp(sign, signs[i]) == 0)
			return true;
	return false;
}

/* Nothing stands before a sign here, so that it belongs to what follows: "−b", "(−b". */
static bool
is_prefix_place(const struct buf *out)
{
	char c = out->len > 0 ? out->data[out->len - 1] : '(';

	return c == '(' || c == '[' || c == '{' || c == ' ' || c == '/' || c == ',';
}

static void
write_sign(const struct dom *dom, int i, struct buf *out)
{
	struct buf sign = { 0 };
	const char *s;

	write_token(dom, i, &sign);
	s = buf_text(&sign);
	if (strncmp(s, "\xE2\x81", 2) == 0 && strlen(s) == 3)
		s = "";			/* invisible times, function application */
	if (strcmp(s, "-") == 0)
		s = "−";
	if (is_infix(s) && !is_prefix_place(out)) {
		buf_addc(out, ' ');
		buf_adds(out, s);
		buf_addc(out, ' ');
	} else {
		buf_adds(out, s);
		if (strcmp(s, ",") == 0 || strcmp(s, ";") == 0)
			buf_addc(out, ' ');
	}
	buf_clear(&sign);
}

/* One letter, or one number: needs no brackets. */
static bool
is_single(const char *s)
{
	size_t len = strlen(s);

	return strspn(s, "0123456789.,") == len || utf8_cut(s, len, len > 0 ? len - 1 : 0) == 0;
}

/* A child in brackets, unless it is a single name or number. */
static void
write_grouped(const struct dom *dom, int i, int n, struct buf *out)
{
	struct buf inner = { 0 };
	bool simple;

	write_child(dom, i, n, &inner);
	simple = is_single(buf_text(&inner));
	buf_adds(out, simple ? "" : "(");
	buf_add(out, buf_text(&inner), inner.len);
	buf_adds(out, simple ? "" : ")");
	buf_clear(&inner);
}

static void
write_script(const struct dom *dom, int i, int n, bool raised, struct buf *out)
{
	struct buf inner = { 0 }, packed = { 0 };
	size_t k;

	write_child(dom, i, n, &inner);
	for (k = 0; k < inner.len; k++)
		if (inner.data[k] != ' ')
			buf_addc(&packed, inner.data[k]);
	if (packed.len > 0)
		script_text(out, packed.data, packed.len, raised);
	buf_clear(&packed);
	buf_clear(&inner);
}

static void
write_fraction(const struct dom *dom, int i, struct buf *out)
{
	write_grouped(dom, i, 0, out);
	buf_addc(out, '/');
	write_grouped(dom, i, 1, out);
}

static void
write_root(const struct dom *dom, int i, struct buf *out)
{
	bool indexed = strcmp(dom_name(&dom->nodes[i]), "mroot") == 0;
	struct buf inner = { 0 };

	if (indexed) {
		write_script(dom, i, 1, true, out);
		buf_adds(out, "√");
		write_grouped(dom, i, 0, out);
		return;
	}
	write_row(dom, i, &inner);
	buf_printf(out, is_single(buf_text(&inner)) ? "√%s" : "√(%s)", buf_text(&inner));
	buf_clear(&inner);
}

static void
write_raised(const struct dom *dom, int i, struct buf *out)
{
	write_child(dom, i, 0, out);
	write_script(dom, i, 1, true, out);
}

static void
write_lowered(const struct dom *dom, int i, struct buf *out)
{
	write_child(dom, i, 0, out);
	write_script(dom, i, 1, false, out);
}

static void
write_both(const struct dom *dom, int i, struct buf *out)
{
	write_child(dom, i, 0, out);
	write_script(dom, i, 1, false, out);
	write_script(dom, i, 2, true, out);
	/* Sums and integrals. */
	if (dom_name(&dom->nodes[child(dom, i, 0) < 0 ? i : child(dom, i, 0)])[1] == 'o')
		buf_addc(out, ' ');
}

/* An accent over its letter has no place in a line. */
static void
write_over(const struct dom *dom, int i, struct buf *out)
{
	int k = child(dom, i, 1);

	if (k >= 0 && strcmp(dom_name(&dom->nodes[k]), "mo") == 0)
		write_child(dom, i, 0, out);
	else
		write_raised(dom, i, out);
}

static void
write_table(const struct dom *dom, int i, struct buf *out)
{
	int row, cell;

	buf_addc(out, '[');
	for (row = 0; child(dom, i, row) >= 0; row++) {
		buf_adds(out, row > 0 ? "; " : "");
		for (cell = 0; child(dom, child(dom, i, row), cell) >= 0; cell++) {
			buf_adds(out, cell > 0 ? ", " : "");
			write_child(dom, child(dom, i, row), cell, out);
		}
	}
	buf_addc(out, ']');
}

static void
write_fenced(const struct dom *dom, int i, struct buf *out)
{
	const char *open = dom_attribute(&dom->nodes[i], "open"), *close = dom_attribute(&dom->nodes[i], "close");
	int n;

	buf_adds(out, open != NULL ? open : "(");
	for (n = 0; child(dom, i, n) >= 0; n++) {
		buf_adds(out, n > 0 ? ", " : "");
		write_child(dom, i, n, out);
	}
	buf_adds(out, close != NULL ? close : ")");
}

static void
write_first(const struct dom *dom, int i, struct buf *out)
{
	write_child(dom, i, 0, out);
}

static void
write_space(const struct dom *dom, int i, struct buf *out)
{
	(void)dom;
	(void)i;
	buf_addc(out, ' ');
}

static void
write_nothing(const struct dom *dom, int i, struct buf *out)
{
	(void)dom;
	(void)i;
	(void)out;
}

static const struct {
	const char *name;
	writer *write;
} elements[] = {
	{ "mi", write_token }, { "mn", write_token }, { "mtext", write_token }, { "ms", write_token }, { "mo", write_sign },
	{ "mfrac", write_fraction }, { "msqrt", write_root }, { "mroot", write_root }, { "msup", write_raised },
	{ "msub", write_lowered }, { "msubsup", write_both }, { "munder", write_lowered }, { "mover", write_over },
	{ "munderover", write_both }, { "mtable", write_table }, { "mfenced", write_fenced }, { "semantics", write_first },
	{ "mspace", write_space }, { "mphantom", write_nothing }, { "annotation", write_nothing },
	{ "annotation-xml", write_nothing },
};

/* Depth is bounded by LIMIT_HTML_DEPTH. */
static void
write_node(const struct dom *dom, int i, struct buf *out)
{
	size_t k;

	for (k = 0; k < sizeof(elements) / sizeof(elements[0]); k++)
		if (strcmp(dom_name(&dom->nodes[i]), elements[k].name) == 0) {
			elements[k].write(dom, i, out);
			return;
		}
	write_row(dom, i, out);
}

void
math_write(const struct dom *dom, int i, struct buf *out)
{
	write_row(dom, i, out);
}

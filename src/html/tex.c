#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "script_text.h"
#include "tex.h"
#include "text/utf8.h"

#define FORMULA_MAX 800	/* bytes between the delimiters */
#define DEPTH_MAX	16	/* groups in groups; deeper ones stay source */

/* Commands that are one sign. */
static const struct {
	const char *name, *text;
} signs[] = {
	{ "alpha", "α" }, { "beta", "β" }, { "gamma", "γ" }, { "delta", "δ" }, { "epsilon", "ε" }, { "varepsilon", "ε" },
	{ "zeta", "ζ" }, { "eta", "η" }, { "theta", "θ" }, { "iota", "ι" }, { "kappa", "κ" }, { "lambda", "λ" }, { "mu", "μ" },
	{ "nu", "ν" }, { "xi", "ξ" }, { "pi", "π" }, { "rho", "ρ" }, { "sigma", "σ" }, { "tau", "τ" }, { "upsilon", "υ" },
	{ "phi", "φ" }, { "varphi", "φ" }, { "chi", "χ" }, { "psi", "ψ" }, { "omega", "ω" }, { "Gamma", "Γ" }, { "Delta", "Δ" },
	{ "Theta", "Θ" }, { "Lambda", "Λ" }, { "Xi", "Ξ" }, { "Pi", "Π" }, { "Sigma", "Σ" }, { "Phi", "Φ" }, { "Psi", "Ψ" },
	{ "Omega", "Ω" }, { "le", "≤" }, { "leq", "≤" }, { "ge", "≥" }, { "geq", "≥" }, { "ne", "≠" }, { "neq", "≠" },
	{ "approx", "≈" }, { "equiv", "≡" }, { "sim", "∼" }, { "times", "×" }, { "cdot", "·" }, { "div", "÷" }, { "pm", "±" },
	{ "mp", "∓" }, { "infty", "∞" }, { "in", "∈" }, { "notin", "∉" }, { "subset", "⊂" }, { "subseteq", "⊆" }, { "cup", "∪" },
	{ "cap", "∩" }, { "emptyset", "∅" }, { "forall", "∀" }, { "exists", "∃" }, { "neg", "¬" }, { "land", "∧" }, { "lor", "∨" },
	{ "to", "→" }, { "rightarrow", "→" }, { "leftarrow", "←" }, { "Rightarrow", "⇒" }, { "implies", "⇒" }, { "iff", "⇔" },
	{ "mapsto", "↦" }, { "sum", "∑" }, { "prod", "∏" }, { "int", "∫" }, { "partial", "∂" }, { "nabla", "∇" }, { "ldots", "…" },
	{ "cdots", "…" }, { "dots", "…" }, { "langle", "⟨" }, { "rangle", "⟩" }, { "mid", "|" }, { "ell", "ℓ" }, { "hbar", "ℏ" },
	{ "Re", "Re" }, { "circ", "∘" }, { "oplus", "⊕" }, { "otimes", "⊗" }, { "propto", "∝" }, { "ll", "≪" }, { "gg", "≫" },
	{ "prime", "′" }, { "degree", "°" }, { "quad", "  " }, { "qquad", "   " }, { "lim", "lim" }, { "log", "log" }, { "ln", "ln" },
	{ "exp", "exp" }, { "sin", "sin" }, { "cos", "cos" }, { "tan", "tan" }, { "min", "min" }, { "max", "max" }, { "left", "" },
	{ "right", "" }, { "displaystyle", "" }, { "limits", "" }, { "big", "" }, { "Big", "" }, { "mathbf", "" },
	{ "mathrm", "" }, { "mathit", "" }, { "mathcal", "" }, { "mathsf", "" }, { "text", "" }, { "textbf", "" }, { "textit", "" },
	{ "operatorname", "" }, { "boldsymbol", "" }, { "bar", "" }, { "hat", "" }, { "vec", "" }, { "tilde", "" },
	{ "setminus", "∖" }, { "lfloor", "⌊" }, { "rfloor", "⌋" }, { "lceil", "⌈" }, { "rceil", "⌉" }, { "lVert", "‖" }, { "rVert", "‖" },
	{ "lvert", "|" }, { "rvert", "|" }, { "star", "⋆" }, { "perp", "⊥" }, { "simeq", "≃" }, { "lesssim", "≲" }, { "gtrsim", "≳" },
	{ "vert", "|" }, { "Vert", "‖" }, { "odot", "⊙" }, { "dagger", "†" }, { "mathscr", "" }, { "mathfrak", "" }, { "widetilde", "" },
	{ "widehat", "" }, { "textsc", "" }, { "texttt", "" }, { "emph", "" }, { "rm", "" }, { "overline", "" }, { "underline", "" },
};

struct reader {
	const char *s, *end;
	int depth;
};

static void write_until(struct reader *r, struct buf *out, char stop);

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_word(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

/* The next group or sign, written to out. */
static void
write_argument(struct reader *r, struct buf *out)
{
	struct reader one = *r;

	while (r->s < r->end && *r->s == ' ')
		r->s++;
	if (r->s == r->end)
		return;
	if (*r->s == '{') {
		r->s++;
		write_until(r, out, '}');
		return;
	}
	one.s = r->s++;
	if (*one.s == '\\')
		while (r->s < r->end && is_letter(*r->s))
			r->s++;
	while (r->s < r->end && ((unsigned char)*r->s & 0xC0) == 0x80)
		r->s++;
	one.end = r->s;
	write_until(&one, out, '\0');
}

/* One character, with what is raised or lowered beside it. */
static bool
is_one_sign(const char *s, size_t len)
{
	uint32_t c;
	size_t at = len > 0 ? utf8_decode(s, len, &c) : 0;

	while (at < len) {
		at += utf8_decode(s + at, len - at, &c);
		if (c != 0xB2 && c != 0xB3 && c != 0xB9 && !(c >= 0x2070 && c <= 0x209C))
			return false;
	}
	return len > 0;
}

static void
write_grouped(struct reader *r, struct buf *out)
{
	struct buf inner = { 0 };
	bool simple;

	write_argument(r, &inner);
	simple = strspn(buf_text(&inner), "0123456789") == inner.len || is_one_sign(buf_text(&inner), inner.len);
	buf_adds(out, simple ? "" : "(");
	buf_add(out, buf_text(&inner), inner.len);
	buf_adds(out, simple ? "" : ")");
	buf_clear(&inner);
}

static void
write_script(struct reader *r, struct buf *out, bool raised)
{
	struct buf inner = { 0 };

	write_argument(r, &inner);
	if (inner.len > 0)
		script_text(out, inner.data, inner.len, raised);
	buf_clear(&inner);
}

/* The sets of numbers have characters of their own. */
static void
write_double_struck(struct reader *r, struct buf *out)
{
	static const char letters[] = "CHNPQRZ", *const struck[] = { "ℂ", "ℍ", "ℕ", "ℙ", "ℚ", "ℝ", "ℤ" };
	struct buf inner = { 0 };
	const char *letter;

	write_argument(r, &inner);
	letter = inner.len == 1 ? strchr(letters, inner.data[0]) : NULL;
	buf_adds(out, letter != NULL ? struck[letter - letters] : buf_text(&inner));
	buf_clear(&inner);
}

static void
write_command(struct reader *r, struct buf *out)
{
	const char *name = r->s;
	size_t len, i;

	while (r->s < r->end && is_letter(*r->s))
		r->s++;
	len = (size_t)(r->s - name);
	if (len == 0) {
		/* \, \; \{ \% and the like. */
		if (r->s < r->end && *r->s == '|') {
			buf_adds(out, "‖");
			r->s++;
			return;
		}
		if (r->s < r->end && strchr(",;:!> \\", *r->s) == NULL)
			buf_addc(out, *r->s);
		else if (r->s < r->end && *r->s != '!')
			buf_addc(out, ' ');
		r->s += r->s < r->end;
		return;
	}
	if ((len == 4 || len == 5) && memcmp(name + len - 4, "frac", 4) == 0) {
		write_grouped(r, out);
		buf_addc(out, '/');
		write_grouped(r, out);
		return;
	}
	if (len == 4 && memcmp(name, "sqrt", 4) == 0) {
		buf_adds(out, "√");
		write_grouped(r, out);
		return;
	}
	if (len == 6 && memcmp(name, "mathbb", 6) == 0) {
		write_double_struck(r, out);
		return;
	}
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strlen(signs[i].name) == len && memcmp(signs[i].name, name, len) == 0) {
			buf_adds(out, signs[i].text);
			return;
		}
	buf_addc(out, '\\');
	buf_add(out, name, len);
}

/* Up to the end, or to the sign that closes a group, which is taken. */
static void
write_until(struct reader *r, struct buf *out, char stop)
{
	r->depth++;
	while (r->s < r->end) {
		char c = *r->s++;

		if (c == stop)
			break;
		if (c == '\\' && r->depth < DEPTH_MAX)
			write_command(r, out);
		else if ((c == '^' || c == '_') && r->depth < DEPTH_MAX)
			write_script(r, out, c == '^');
		else if (c == '{' && r->depth < DEPTH_MAX)
			write_until(r, out, '}');
		else if (c == '-')
			buf_adds(out, "−");
		else if (c != '}' && c != '&')
			buf_addc(out, c == '~' ? ' ' : c);
	}
	r->depth--;
}

void
tex_write(struct buf *out, const char *s, size_t len)
{
	struct reader r = { s, s + len, 0 };

	write_until(&r, out, '\0');
}

/*
 * Between single dollars, which are money and variables of shells elsewhere:
 * no space inside them and no letter or digit outside (Pandoc's rule, made
 * narrower), and a sign of TeX or one letter alone between them.  Bytes with
 * the dollars, 0 when it is none.
 */
static size_t
dollars(const char *s, const char *p, const char *end)
{
	size_t near = (size_t)(end - p) - 1 < FORMULA_MAX ? (size_t)(end - p) - 1 : FORMULA_MAX, n, i;
	const char *close = memchr(p + 1, '$', near);
	bool tex;

	if (close == NULL || close == p + 1 || strchr(" \n", p[1]) != NULL || strchr(" \n\\", close[-1]) != NULL ||
	    (close + 1 < end && is_word(close[1])) || (p > s && (is_word(p[-1]) || strchr("$\\", p[-1]) != NULL)))
		return 0;
	n = (size_t)(close - p) - 1;
	tex = n == 1 && is_letter(p[1]);
	for (i = 1; i <= n && !tex; i++)
		tex = strchr("^_{=", p[i]) != NULL || (p[i] == '\\' && is_letter(p[i + 1]));
	return tex ? n + 2 : 0;
}

size_t
tex_find(const char *s, size_t len, size_t *start, const char **inner, size_t *inner_len)
{
	static const char *const marks[][2] = { { "\\(", "\\)" }, { "\\[", "\\]" }, { "$$", "$$" } };
	const char *close, *p, *end = s + len;
	size_t i, near, n;

	for (p = s; p + 2 < end; p++) {
		if (*p != '\\' && *p != '$')
			continue;
		if (*p == '$' && p[1] != '$' && (n = dollars(s, p, end)) > 0) {
			*start = (size_t)(p - s);
			*inner = p + 1;
			*inner_len = n - 2;
			return n;
		}
		near = (size_t)(end - p) - 2 < FORMULA_MAX ? (size_t)(end - p) - 2 : FORMULA_MAX;
		for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
			if (memcmp(p, marks[i][0], 2) != 0)
				continue;
			close = memmem(p + 2, near, marks[i][1], 2);
			if (close == NULL || close == p + 2)
				break;
			*start = (size_t)(p - s);
			*inner = p + 2;
			*inner_len = (size_t)(close - p) - 2;
			return *inner_len + 4;
		}
	}
	return 0;
}

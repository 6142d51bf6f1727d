#include <stdbool.h>
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
	{ "right", "" }, { "displaystyle", "" }, { "limits", "" }, { "big", "" }, { "Big", "" }, { "mathbb", "" }, { "mathbf", "" },
	{ "mathrm", "" }, { "mathit", "" }, { "mathcal", "" }, { "mathsf", "" }, { "text", "" }, { "textbf", "" }, { "textit", "" },
	{ "operatorname", "" }, { "boldsymbol", "" }, { "bar", "" }, { "hat", "" }, { "vec", "" }, { "tilde", "" },
	{ "overline", "" }, { "underline", "" },
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

static void
write_grouped(struct reader *r, struct buf *out)
{
	struct buf inner = { 0 };
	bool simple;

	write_argument(r, &inner);
	simple = strspn(buf_text(&inner), "0123456789") == inner.len ||
	    utf8_cut(buf_text(&inner), inner.len, inner.len > 0 ? inner.len - 1 : 0) == 0;
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

size_t
tex_find(const char *s, size_t len, size_t *start, const char **inner, size_t *inner_len)
{
	static const char *const marks[][2] = { { "\\(", "\\)" }, { "\\[", "\\]" }, { "$$", "$$" } };
	const char *close, *p, *end = s + len;
	size_t i, near;

	for (p = s; p + 4 < end; p++) {
		if (*p != '\\' && *p != '$')
			continue;
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

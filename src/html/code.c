#include <string.h>

#include "code.h"

#define NEAR_NODES	5	/* how far around a <pre> its language may be noted */
#define LANGUAGE_MAX	20	/* bytes */
#define GUTTER_DIGITS	6	/* of a line number */

static const char *
class_of(const struct dom *dom, int i)
{
	const char *class = dom_attribute(&dom->nodes[i], "class");

	return class != NULL ? class : "";
}

/* The language that a highlighter noted: "language-c", "lang-c", "brush: c", "highlight-source-c". */
static const char *
noted_language(const struct dom *dom, int i, struct arena *a)
{
	static const char *const marks[] = { "language-", "lang-", "brush: ", "brush:", "highlight-source-", "src src-" };
	const char *class = class_of(dom, i), *p;
	size_t k, n;

	for (k = 0; k < sizeof(marks) / sizeof(marks[0]); k++) {
		p = strstr(class, marks[k]);
		if (p == NULL)
			continue;
		p += strlen(marks[k]);
		n = strcspn(p, " ;\t\n");
		if (n > 0 && n <= LANGUAGE_MAX &&
		    strspn(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#-_.") >= n)
			return arena_strndup(a, p, n);
	}
	return "";
}

const char *
code_language(const struct dom *dom, int pre, struct arena *a)
{
	int end = dom->nodes[pre].end < pre + NEAR_NODES ? dom->nodes[pre].end : pre + NEAR_NODES, k;
	const char *language = "";

	for (k = pre; k < end && *language == '\0'; k++)
		language = noted_language(dom, k, a);
	for (k = dom->nodes[pre].parent; k >= 0 && k > pre - NEAR_NODES && *language == '\0'; k = dom->nodes[k].parent)
		language = noted_language(dom, k, a);
	return language;
}

/* Nothing but digits and white space below node i: the first digit in it, NULL when something else is there. */
static const char *
digits_only(const struct dom *dom, int i)
{
	const char *first = "", *s;
	int k;

	for (k = i + 1; k < dom->nodes[i].end; k++) {
		s = dom_text(&dom->nodes[k]);
		if (s[strspn(s, "0123456789 \t\r\n")] != '\0')
			return NULL;
		if (*first == '\0')
			first = s + strspn(s, " \t\r\n");
	}
	return first;
}

bool
code_is_gutter(const struct dom *dom, int cell)
{
	const char *digits = digits_only(dom, cell);

	if (digits == NULL)
		return false;
	/* Some are filled in by a script or a style sheet. */
	return *digits != '\0' || dom_attribute(&dom->nodes[cell], "data-line-number") != NULL ||
	    strstr(class_of(dom, cell), "num") != NULL;
}

static bool
holds_code(const struct dom *dom, int cell)
{
	int k;

	for (k = cell + 1; k < dom->nodes[cell].end; k++)
		if (dom->nodes[k].tag == TAG_PRE || dom->nodes[k].tag == TAG_CODE)
			return true;
	return false;
}

/* Child k, or the first after it that is an element. */
static int
next_cell(const struct dom *dom, int k)
{
	while (k >= 0 && dom->nodes[k].tag == TAG_TEXT)
		k = dom_next_sibling(dom, k);
	return k;
}

/* A row that is the only one needs no other sign than code; of several, which may hold data, the class has to say it. */
static bool
is_code_row(const struct dom *dom, int row, bool *named)
{
	int first = next_cell(dom, dom_first_child(dom, row)), second;

	second = first >= 0 ? next_cell(dom, dom_next_sibling(dom, first)) : -1;
	if (second < 0 || dom->nodes[second].tag != TAG_TD || !code_is_gutter(dom, first))
		return false;
	*named = strstr(class_of(dom, second), "code") != NULL;
	return *named || holds_code(dom, second);
}

bool
code_is_table(const struct dom *dom, int table)
{
	bool named = true;
	int k, rows = 0;

	for (k = table + 1; k < dom->nodes[table].end; k++)
		if (dom->nodes[k].tag == TAG_TR) {
			if ((rows++ > 0 && !named) || !is_code_row(dom, k, &named))
				return false;
			k = dom->nodes[k].end - 1;
		}
	return rows > 1 ? named : rows > 0;
}

bool
code_is_line_number(const struct dom *dom, int i)
{
	static const char *const classes[] = { "ln", "lnt", "lineno", "linenos", "linenumber", "line-number" };
	const char *class = class_of(dom, i), *digits;
	size_t k;

	for (k = 0; k < sizeof(classes) / sizeof(classes[0]) && strcmp(class, classes[k]) != 0; k++)
		continue;
	if (k == sizeof(classes) / sizeof(classes[0]))
		return false;
	digits = digits_only(dom, i);
	return digits != NULL && *digits != '\0' && strspn(digits, "0123456789") <= GUTTER_DIGITS;
}

#include <string.h>

#include "data_table.h"

#define CELL_TEXT_MAX	400	/* bytes of text in one cell of a table without headers */

struct shape {
	int rows, columns;		/* columns of the widest row */
	int row_cells;			/* of the row being read */
	int headers, captions, filled;	/* cells with text */
	int blocks;			/* tables, headings, lists in cells */
	size_t text, most_text;		/* bytes in this cell, in the fullest */
};

static void
end_cell(struct shape *s)
{
	if (s->text > s->most_text)
		s->most_text = s->text;
	if (s->text > 0)
		s->filled++;
	s->text = 0;
}

static void
look(struct shape *s, const struct dom_node *node)
{
	switch (node->tag) {
	case TAG_TR:
		end_cell(s);
		s->rows++;
		s->row_cells = 0;
		break;
	case TAG_TH:
		s->headers++;
		/* FALLTHROUGH */
	case TAG_TD:
		end_cell(s);
		if (++s->row_cells > s->columns)
			s->columns = s->row_cells;
		break;
	case TAG_CAPTION:
		s->captions++;
		break;
	case TAG_TABLE: case TAG_H1: case TAG_H2: case TAG_H3: case TAG_FIGURE: case TAG_PRE: case TAG_BLOCKQUOTE:
		s->blocks++;
		break;
	case TAG_TEXT:
		s->text += strlen(dom_text(node) + strspn(dom_text(node), " \n\t\r"));
		break;
	default:
		break;
	}
}

bool
data_table_is(const struct dom *dom, int i)
{
	const char *role = dom_attribute(&dom->nodes[i], "role");
	struct shape s = { 0 };
	int k;

	if (role != NULL && (strcmp(role, "presentation") == 0 || strcmp(role, "none") == 0))
		return false;
	for (k = i + 1; k < dom->nodes[i].end; k++)
		look(&s, &dom->nodes[k]);
	end_cell(&s);
	if (s.blocks > 0 || s.filled < 2 || s.columns < 2)
		return false;
	if (s.headers > 0 || s.captions > 0)
		return s.rows > 1;
	return s.rows > 1 && s.most_text <= CELL_TEXT_MAX;
}

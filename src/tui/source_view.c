#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet.h"
#include "text/clean.h"
#include "text/width.h"
#include "views.h"

#define MARGINS	4	/* columns beside the lines of a sheet */

/* How much of s, without line breaks, stands on one line: up to a tag's or a word's end when that is near. */
static size_t
line_length(const char *s, size_t len, int columns)
{
	size_t n = width_prefix(s, len, columns, NULL), i;

	for (i = n; n < len && i > n / 2; i--)
		if (s[i - 1] == '>' || s[i - 1] == ' ')
			return i;
	return n > 0 ? n : len;
}

static void
add_text(struct sheet *sheet, const char *s, int columns)
{
	struct buf safe = { 0 };
	const char *line, *end;
	char *copy;
	size_t n;

	clean_block(&safe, s, strlen(s));
	for (line = buf_text(&safe); *line != '\0'; line = end + (*end == '\n')) {
		end = line + strcspn(line, "\n");
		do {
			n = line_length(line, (size_t)(end - line), columns);
			copy = mem_strndup(line, n);
			sheet_add(sheet, LOOK_TEXT, "", 0, copy);
			free(copy);
			line += n;
		} while (line < end);
	}
	buf_clear(&safe);
}

static void
add_title(struct sheet *sheet, const char *title)
{
	sheet_add(sheet, LOOK_HEADING, "", 0, title);
	sheet_add(sheet, LOOK_TEXT, "", 0, "");
}

void
source_view_open(struct session *session, const char *html, const struct document *document)
{
	struct sheet *sheet = sheet_new("Source of the article");
	int columns = session->top->area.columns - MARGINS;
	struct buf outline = { 0 };

	if (columns < 1)
		columns = 1;
	add_title(sheet, "As the reader understands it");
	document_outline(document, &outline);
	add_text(sheet, buf_text(&outline), columns);
	buf_clear(&outline);
	sheet_add(sheet, LOOK_TEXT, "", 0, "");
	add_title(sheet, "As it came");
	add_text(sheet, html, columns);
	sheet_show(session, sheet, false);
}

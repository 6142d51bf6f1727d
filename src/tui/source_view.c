#include <string.h>

#include "sheet.h"
#include "text/clean.h"
#include "views.h"

static void
add_text(struct sheet *sheet, const char *s)
{
	struct buf safe = { 0 };
	char *rest, *line;

	clean_block(&safe, s, strlen(s));
	rest = safe.data;
	while ((line = strsep(&rest, "\n")) != NULL)
		sheet_add(sheet, LOOK_TEXT, "", 0, line);
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
	struct buf outline = { 0 };

	add_title(sheet, "As the reader understands it");
	document_outline(document, &outline);
	add_text(sheet, buf_text(&outline));
	buf_clear(&outline);
	sheet_add(sheet, LOOK_TEXT, "", 0, "");
	add_title(sheet, "As it came");
	add_text(sheet, html);
	sheet_show(session, sheet, false);
}

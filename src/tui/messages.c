#include "base/buf.h"
#include "sheet.h"
#include "text/date.h"
#include "views.h"

#define WHEN_COLUMNS	12

void
log_view_open(struct session *session)
{
	struct sheet *sheet = sheet_new("Messages");
	const struct status_line *line;
	struct buf when = { 0 };
	size_t n;

	for (n = 0; (line = status_logged(&session->status, n)) != NULL; n++) {
		buf_reset(&when);
		date_format_short(&when, line->when, session->now);
		sheet_add(sheet, line->warning ? LOOK_WARNING : LOOK_DIM, buf_text(&when), WHEN_COLUMNS, line->text);
	}
	if (n == 0)
		sheet_add(sheet, LOOK_TEXT, "", 0, "Nothing was said yet.");
	buf_clear(&when);
	sheet_show(session, sheet, true);
}

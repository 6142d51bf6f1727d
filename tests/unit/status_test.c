#include "tap.h"
#include "tui/status.h"

int
main(void)
{
	struct status status = { 0 };
	int i;

	ok(status_line(&status) == NULL, "nothing was said");
	ok(status_logged(&status, 0) == NULL, "... and logged");
	status_say(&status, 5, "%d new", 3);
	is_text(status_line(&status)->text, "3 new", "the last line");
	ok(!status_line(&status)->warning, "... is no warning");
	status_warn(&status, 6, "bad");
	ok(status_line(&status)->warning, "a warning");
	status_quiet(&status);
	ok(status_line(&status) == NULL, "it was seen");
	is_text(status_logged(&status, 0)->text, "3 new", "the log has the first");
	is_text(status_logged(&status, 1)->text, "bad", "... and the second");
	for (i = 0; i < STATUS_LOG_MAX + 10; i++)
		status_say(&status, i, "line %d", i);
	is_text(status_logged(&status, 0)->text, "line 10", "the oldest are forgotten");
	ok(status_logged(&status, STATUS_LOG_MAX) == NULL, "... the number stays");
	status_clear(&status);
	return tap_end();
}

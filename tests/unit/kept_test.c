/* On a floor where files are not looked at: the habits here are those of a state folder that is not there. */
#include <stdlib.h>

#include "tap.h"
#include "tui/kept.h"

int
main(void)
{
	struct habits *habits;
	struct kept kept;

	setenv("XDG_STATE_HOME", "/nonexistent", 1);
	habits = habits_open();
	kept_load(&kept, habits);
	ok(kept.panes && kept.columns[KEPT_FEEDS] == 32 && kept.columns[KEPT_HEADLINES] == 50, "nothing is kept: the defaults");
	ok(!habits_changed(habits), "... and nothing is to be kept");
	kept_fold(&kept, "Tech", true);
	kept_fold(&kept, "News/World wide", true);
	ok(habits_changed(habits) && kept_is_folded(&kept, "Tech") && kept_is_folded(&kept, "News/World wide"), "folded");
	kept_fold(&kept, "Tech", false);
	ok(!kept_is_folded(&kept, "Tech") && kept_is_folded(&kept, "News/World wide"), "unfolded");
	kept_widen(&kept, KEPT_FEEDS, -100);
	is_number(kept.columns[KEPT_FEEDS], 16, "no narrower than that");
	kept_widen(&kept, KEPT_HEADLINES, 1000);
	is_number(kept.columns[KEPT_HEADLINES], 200, "no wider than that");
	kept_toggle_panes(&kept);
	kept_load(&kept, habits);
	ok(!kept.panes && kept.columns[KEPT_FEEDS] == 16 && kept.columns[KEPT_HEADLINES] == 200, "and read again");
	habits_set(habits, "feeds-columns", "-3");
	habits_set(habits, "headlines-columns", "many");
	kept_load(&kept, habits);
	ok(kept.columns[KEPT_FEEDS] == 32 && kept.columns[KEPT_HEADLINES] == 50, "nonsense is the default");
	habits_close(habits);
	return tap_end();
}

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "kept.h"

#define COLUMNS_MIN	16
#define COLUMNS_MAX	200

static const struct {
	const char *name;
	int columns;
} panes[KEPT_PANES] = {
	[KEPT_FEEDS] = { "feeds-columns", 32 },
	[KEPT_HEADLINES] = { "headlines-columns", 50 },
};

static void
set_columns(struct kept *kept, int pane, long columns)
{
	kept->columns[pane] = (int)(columns < COLUMNS_MIN ? COLUMNS_MIN : columns > COLUMNS_MAX ? COLUMNS_MAX : columns);
}

void
kept_load(struct kept *kept, struct habits *habits)
{
	int i, columns;

	kept->habits = habits;
	kept->panes = strcmp(habits_get(habits, "panes"), "no") != 0;
	for (i = 0; i < KEPT_PANES; i++) {
		columns = atoi(habits_get(habits, panes[i].name));
		set_columns(kept, i, columns > 0 ? columns : panes[i].columns);
	}
}

void
kept_toggle_panes(struct kept *kept)
{
	kept->panes = !kept->panes;
	habits_set(kept->habits, "panes", kept->panes ? "" : "no");
}

static void
name_of(struct buf *out, const char *folder)
{
	buf_printf(out, "folded %s", folder);
}

bool
kept_is_folded(const struct kept *kept, const char *folder)
{
	struct buf name = { 0 };
	bool folded;

	name_of(&name, folder);
	folded = *habits_get(kept->habits, buf_text(&name)) != '\0';
	buf_clear(&name);
	return folded;
}

void
kept_fold(struct kept *kept, const char *folder, bool fold)
{
	struct buf name = { 0 };

	name_of(&name, folder);
	habits_set(kept->habits, buf_text(&name), fold ? "yes" : "");
	buf_clear(&name);
}

void
kept_widen(struct kept *kept, int pane, int columns)
{
	struct buf value = { 0 };

	set_columns(kept, pane, (long)kept->columns[pane] + columns);
	buf_printf(&value, "%d", kept->columns[pane]);
	habits_set(kept->habits, panes[pane].name, buf_text(&value));
	buf_clear(&value);
}

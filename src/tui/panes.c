#include "panes.h"

#define PANES_MAX	3

/*
 * How wide the views below the topmost one are, from which width of the window
 * on.  The topmost one has the rest.
 */
static const struct split {
	enum where top, below;
	int from, columns;
} splits[] = {
	{ WHERE_HEADLINES, WHERE_FEEDS, 130, 38 },
	{ WHERE_ARTICLE, WHERE_HEADLINES, 140, 54 },
	{ WHERE_ARTICLE, WHERE_FEEDS, 140, 38 },
};

static const struct split *
find_split(const struct view *top, const struct view *below, int columns)
{
	size_t i;

	if (below == NULL)
		return NULL;
	for (i = 0; i < sizeof(splits) / sizeof(splits[0]); i++)
		if (splits[i].top == top->ops->where && splits[i].below == below->ops->where && columns >= splits[i].from)
			return &splits[i];
	return NULL;
}

static void
draw_border(struct session *session, const struct area *area, int x)
{
	int y;

	for (y = area->y; y < area->y + area->rows; y++)
		screen_put(session->screen, y, x, 1, LOOK_DIM, "\xe2\x94\x82", 3);
}

bool
panes_draw(struct session *session, const struct area *area, bool after_key)
{
	struct view *seen[PANES_MAX] = { session->top };
	int widths[PANES_MAX] = { 0 }, count = 1, left = area->columns, x = area->x, i;
	const struct split *split;
	bool behind = false;

	while (session->panes && count < PANES_MAX &&
	    (split = find_split(seen[count - 1], seen[count - 1]->below, left)) != NULL) {
		seen[count] = seen[count - 1]->below;
		widths[count++] = split->columns;
		left -= split->columns + 1;
	}
	widths[0] = left;
	for (i = count - 1; i >= 0; i--) {
		seen[i]->area = (struct area){ .y = area->y, .x = x, .rows = area->rows, .columns = widths[i] };
		screen_focus(session->screen, i == 0);
		if (i > 0 && after_key && seen[i]->stale)
			behind = true;
		else {
			if (i > 0 && seen[i]->ops->shown != NULL)
				seen[i]->ops->shown(seen[i]);
			view_refresh(seen[i]);
		}
		seen[i]->ops->draw(seen[i]);
		x += widths[i] + 1;
		if (i > 0)
			draw_border(session, area, x - 1);
	}
	return behind;
}

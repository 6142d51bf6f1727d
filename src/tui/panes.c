#include "panes.h"

#define PANES_MAX	3

/*
 * Which views stand beside the topmost one, and what must be left for that.
 * How wide they are the user says (kept.h).
 */
static const struct split {
	enum where top, below;
	int pane, left;
} splits[] = {
	{ WHERE_HEADLINES, WHERE_FEEDS, KEPT_FEEDS, 60 },
	{ WHERE_ARTICLE, WHERE_HEADLINES, KEPT_HEADLINES, 72 },
	{ WHERE_ARTICLE, WHERE_FEEDS, KEPT_FEEDS, 72 },
};

#define SPLIT_COUNT	(sizeof(splits) / sizeof(splits[0]))

static const struct split *
find_split(const struct view *top, const struct view *below)
{
	size_t i;

	for (i = 0; below != NULL && i < SPLIT_COUNT; i++)
		if (splits[i].top == top->ops->where && splits[i].below == below->ops->where)
			return &splits[i];
	return NULL;
}

/* The pane left of a view in a window of so many columns, -1 none. */
static int
find_pane(const struct session *session, const struct view *top, const struct view *below, int columns)
{
	const struct split *split = session->kept.panes && !session->spoken ? find_split(top, below) : NULL;

	return split != NULL && columns > session->kept.columns[split->pane] + split->left ? split->pane : -1;
}

void
panes_widen(struct session *session, int by)
{
	struct view *top = session->top;
	int rows, columns, pane;

	screen_size(session->screen, &rows, &columns);
	pane = find_pane(session, top, top->below, columns);
	if (pane < 0)
		status_say(&session->status, session->now, "Nothing stands beside this here.");
	else
		/* What has the keys gets wider as the one beside it gets narrower. */
		kept_widen(&session->kept, pane, -by);
}

/* The view that was drawn as the pane, NULL when none was. */
static const struct view *
find_drawn(const struct session *session, int pane)
{
	const struct view *view = session->top;
	const struct split *split;
	int i;

	for (i = 1; i < session->seen && view != NULL; i++) {
		view = view->below;
		split = find_split(session->top, view);
		if (split != NULL && split->pane == pane)
			return view;
	}
	return NULL;
}

int
panes_border(const struct session *session, int y, int x)
{
	int pane;

	for (pane = 0; pane < KEPT_PANES; pane++) {
		const struct view *view = find_drawn(session, pane);

		if (view != NULL && x == view->area.x + view->area.columns && y >= view->area.y &&
		    y < view->area.y + view->area.rows)
			return pane;
	}
	return -1;
}

void
panes_drag(struct session *session, int pane, int x)
{
	const struct view *view = find_drawn(session, pane);

	if (view != NULL)
		kept_widen(&session->kept, pane, x - view->area.x - session->kept.columns[pane]);
}

static void
draw_border(struct session *session, const struct area *area, int x)
{
	int y;

	for (y = area->y; y < area->y + area->rows; y++)
		screen_put(session->screen, y, x, 1, LOOK_BORDER, "\xe2\x94\x82", 3);
}

void
panes_follow(struct view *view)
{
	const struct session *session = view->session;

	if (view->ops->shown == NULL || (view->feed == session->feed && view->article == session->article))
		return;
	view->feed = session->feed;
	view->article = session->article;
	view->ops->shown(view);
}

bool
panes_draw(struct session *session, const struct area *area, bool after_key)
{
	struct view *seen[PANES_MAX] = { session->top };
	int widths[PANES_MAX] = { 0 }, count = 1, left = area->columns, x = area->x, i;
	int pane;
	bool behind = false;

	while (count < PANES_MAX &&
	    (pane = find_pane(session, session->top, seen[count - 1]->below, left)) >= 0) {
		seen[count] = seen[count - 1]->below;
		widths[count++] = session->kept.columns[pane];
		left -= session->kept.columns[pane] + 1;
	}
	session->seen = count;
	widths[0] = left;
	for (i = count - 1; i >= 0; i--) {
		seen[i]->area = (struct area){ .y = area->y, .x = x, .rows = area->rows, .columns = widths[i] };
		screen_focus(session->screen, i == 0);
		if (i > 0 && after_key && seen[i]->stale)
			behind = true;
		else {
			if (i > 0)
				panes_follow(seen[i]);
			view_refresh(seen[i]);
		}
		seen[i]->ops->draw(seen[i]);
		x += widths[i] + 1;
		if (i > 0)
			draw_border(session, area, x - 1);
	}
	return behind;
}

#include "view.h"

void
view_push(struct session *session, struct view *view)
{
	view->session = session;
	view->below = session->top;
	if (session->top != NULL)
		view->area = session->top->area;
	session->top = view;
}

void
view_pop(struct session *session)
{
	struct view *view = session->top;

	if (view->below == NULL)
		return;
	session->top = view->below;
	if (session->finding == view)
		session->finding = NULL;
	session->top->area = view->area;
	view->ops->close(view);
	view_refresh(session->top);
	if (session->top->ops->shown != NULL)
		session->top->ops->shown(session->top);
}

void
view_spoil(struct session *session)
{
	struct view *view;

	for (view = session->top; view != NULL; view = view->below)
		view->stale = true;
}

void
view_refresh(struct view *view)
{
	if (!view->stale)
		return;
	view->stale = false;
	if (view->ops->reread != NULL)
		view->ops->reread(view);
}

void
view_mark(struct session *session, int64_t article, unsigned bits, bool on)
{
	reader_mark(session->reader, &article, 1, bits, on, session->now);
	view_spoil(session);
}

int
view_rows(const struct view *view)
{
	return view->area.rows > 0 ? view->area.rows : 1;
}

int
view_list_rows(const struct view *view)
{
	int rows = view_rows(view) / (view->ops->row_lines > 1 ? view->ops->row_lines : 1);

	return rows > 0 ? rows : 1;
}

int
view_place(struct view *view)
{
	return view->ops->place != NULL ? view->ops->place(view) : view->list->selected;
}

void
view_go(struct view *view, int place)
{
	if (view->ops->go != NULL) {
		view->ops->go(view, place);
		return;
	}
	view->list->selected = place;
	list_settle(view->list, view_list_rows(view));
}

#include "act.h"
#include "configure.h"
#include "errand.h"
#include "find.h"
#include "hint.h"
#include "line.h"
#include "panes.h"
#include "perform.h"
#include "pick.h"
#include "transfers.h"
#include "update.h"
#include "views.h"

/* Columns that a key makes a pane wider by. */
#define PANE_STEP	2

static void
go_back(struct session *session)
{
	struct buf text = { 0 };

	if (session->top->below != NULL) {
		view_pop(session);
		return;
	}
	hint_write(session, "There is nothing to go back to; {quit-all} leaves.", &text);
	status_say(&session->status, session->now, "%s", buf_text(&text));
	buf_clear(&text);
}

/* One text takes the place of another: they do not pile up. */
static void
leave_text(struct session *session)
{
	if (session->top->ops->where == WHERE_TEXT)
		view_pop(session);
}

/* What was begun last by hand first. */
static void
stop(struct session *session)
{
	if (errand_descriptor(session->errand) >= 0)
		errand_stop(session);
	else if (transfers_runs(session->transfers) && update_descriptor(session->update) < 0)
		transfers_stop(session);
	else
		update_stop(session);
}

static void
center(struct view *view)
{
	struct list *list = view->list;
	int rows = view_list_rows(view);

	if (list == NULL || list->count <= rows) {
		status_say(&view->session->status, view->session->now, "All there is is seen.");
		return;
	}
	list->top = list->selected - rows / 2;
	list_settle(list, rows);
}

/* Commands that mean the same in every view. */
static void
do_everywhere(struct session *session, enum command command)
{
	const char *argument = session->given.argument;

	switch (command) {
	case COMMAND_CLOSE:
		if (session->top->below == NULL)
			session->leaving = true;
		else
			view_pop(session);
		break;
	case COMMAND_BACK: go_back(session); break;
	case COMMAND_QUIT: session->leaving = true; break;
	case COMMAND_HELP:
		leave_text(session);
		help_view_open(session);
		break;
	case COMMAND_LOG:
		leave_text(session);
		log_view_open(session);
		break;
	case COMMAND_CENTER: center(session->top); break;
	case COMMAND_HEALTH: all_health_view_open(session); break;
	case COMMAND_REDRAW: screen_redraw(session->screen); break;
	case COMMAND_RELOAD_ALL: update_all(session); break;
	case COMMAND_STOP: stop(session); break;
	case COMMAND_JUMP: pick_feed(session, argument); break;
	case COMMAND_TAGS: pick_group(session, argument); break;
	case COMMAND_DOWNLOADS: downloads_view_open(session); break;
	case COMMAND_ADD: act_subscribe(session, argument); break;
	case COMMAND_FIND: find_ask(session, argument); break;
	case COMMAND_FIND_NEXT: find_again(session, 1); break;
	case COMMAND_FIND_PREVIOUS: find_again(session, -1); break;
	case COMMAND_SEARCH: search_view_open(session, argument); break;
	case COMMAND_PANES:
		kept_toggle_panes(&session->kept);
		status_say(&session->status, session->now, session->kept.panes ? "Views beside each other where there is room." :
		    "One view at a time.");
		break;
	case COMMAND_WIDER: panes_widen(session, PANE_STEP); break;
	case COMMAND_NARROWER: panes_widen(session, -PANE_STEP); break;
	case COMMAND_UNDO: act_undo(session); break;
	case COMMAND_PROMPT: line_ask(session, argument); break;
	case COMMAND_MARK_ALL_READ: act_mark_all_read(session); break;
	case COMMAND_SET: configure_set(session, argument); break;
	case COMMAND_BIND: configure_key(session, "bind", argument); break;
	case COMMAND_UNBIND: configure_key(session, "unbind", argument); break;
	case COMMAND_SOURCE: configure_source(session, argument); break;
	case COMMAND_RELOAD_CONFIG: configure_reload(session); break;
	case COMMAND_EDIT_FEEDS: configure_edit(session, reader_feeds_path(session->reader)); break;
	case COMMAND_EDIT_CONFIG: configure_edit(session, reader_config_path(session->reader)); break;
	default:
		/* Views of one kind do not all have something for it. */
		status_say(&session->status, session->now, "%s: means nothing here", command_info(command)->name);
		break;
	}
}

void
perform(struct session *session, const struct operation *operation)
{
	session->given = *operation;
	view_refresh(session->top);	/* keys may come before the picture */
	if (!session->top->ops->command(session->top, operation->command))
		do_everywhere(session, operation->command);
	session->given = (struct operation){ .argument = "" };
}

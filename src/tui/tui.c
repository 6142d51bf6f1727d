#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "act.h"
#include "find.h"
#include "key.h"
#include "loop.h"
#include "mouse.h"
#include "panes.h"
#include "row.h"
#include "text/width.h"
#include "tui/tui.h"
#include "update.h"
#include "views.h"

#define TICK_MS		1000
#define SOON_MS		80
/* Columns that a key makes a pane wider by. */
#define PANE_STEP	2
/* Windows of so many rows have a blank one below the top line. */
#define AIRY_ROWS	20

#define EXIT_FINE	0
#define EXIT_FAILED	1
#define EXIT_WRONG	2

/* What comes without a key being pressed is shown soon: many such things make one picture. */
enum draw_when { DRAW_NOT, DRAW_SOON, DRAW_NOW };

/* The store as it was when it was looked at last. */
struct watch {
	struct stat wal, main;
	int64_t version;
};

static void
draw_bar(struct session *session, int columns, const struct buf *left, const struct buf *right)
{
	int width = width_text(buf_text(right), right->len);
	struct buf title = { 0 };

	screen_fill(session->screen, 0, 0, columns, LOOK_BAR);
	screen_field(session->screen, 0, 1, columns - width - 4, LOOK_BAR, buf_text(left));
	screen_put(session->screen, 0, columns - width - 1, width, LOOK_BAR, buf_text(right), right->len);
	buf_adds(&title, "coranto");
	if (session->top->below != NULL)
		buf_printf(&title, ": %s", buf_text(left));
	screen_title(session->screen, buf_text(&title));
	buf_clear(&title);
}

/* The last line: a question, a message, what the view says of its selection, or the keys worth knowing. */
static void
draw_last(struct session *session, int y, int columns, const struct buf *last)
{
	const struct status_line *line = status_line(&session->status);
	struct buf running = { 0 };
	unsigned look = LOOK_DIM;
	const char *text;
	int width;

	if (session->prompt.asking) {
		prompt_draw(&session->prompt, session->screen, y, columns);
		return;
	}
	screen_cursor(session->screen, -1, 0);
	if (!session->spoken)
		update_describe(session->update, &running);
	width = width_text(buf_text(&running), running.len);
	if (line != NULL) {
		text = line->text;
		look = line->warning ? LOOK_WARNING : LOOK_TEXT;
	} else if (last->len > 0) {
		text = buf_text(last);
		look = LOOK_WARNING;
	} else
		text = session->spoken ? "" : session->top->ops->hint;
	screen_field(session->screen, y, 1, columns - 2 - (width > 0 ? width + 2 : 0), look, text);
	if (width > 0)
		screen_put(session->screen, y, columns - width - 1, width, LOOK_COUNT_UNREAD, buf_text(&running), running.len);
	buf_clear(&running);
}

/* Draw the whole picture; true when a part of it is to be drawn again soon (panes.h). */
static bool
draw_all(struct session *session, bool after_key)
{
	bool behind = false;
	struct buf left = { 0 }, right = { 0 }, last = { 0 };
	struct area area;
	int rows, columns, gap;

	screen_size(session->screen, &rows, &columns);
	screen_erase(session->screen);
	gap = rows >= AIRY_ROWS;
	area = (struct area){ .y = 1 + gap, .rows = rows - 2 - gap, .columns = columns };
	if (rows > 2)
		behind = panes_draw(session, &area, after_key);
	session->top->ops->describe(session->top, &left, &right, &last);
	draw_bar(session, columns, &left, &right);
	if (rows > 1)
		draw_last(session, rows - 1, columns, &last);
	screen_flush(session->screen);
	buf_clear(&left);
	buf_clear(&right);
	buf_clear(&last);
	return behind;
}

/* The theme of the settings; "auto" is after the terminal's background. */
static void
use_theme(struct session *session)
{
	static const char *const fitting[] = { [BACKGROUND_UNKNOWN] = "base16", [BACKGROUND_DARK] = "dark",
	    [BACKGROUND_LIGHT] = "light" };
	const struct settings *settings = reader_settings(session->reader);
	const char *name = settings_text(settings, SETTING_THEME);
	struct theme theme;
	struct error err;

	if (strcmp(name, "auto") == 0)
		name = fitting[screen_background(session->screen)];
	if (screen_colors(session->screen) == 0)
		name = "mono";
	if (theme_load(&theme, name, settings, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	screen_theme(session->screen, &theme);
}

static void
suspend(struct session *session)
{
	screen_leave(session->screen);
	loop_stop();
	screen_return(session->screen);
}

static void run_line(void *context, const char *line);

static void
complete_line(void *context, const char *line, struct buf *out)
{
	const struct session *session = context;

	command_complete(out, line, session->top->ops->where);
}

/* Commands that mean the same in every view. */
static void
do_everywhere(struct session *session, enum command command)
{
	switch (command) {
	case COMMAND_CLOSE:
		if (session->top->below == NULL)
			session->leaving = true;
		else
			view_pop(session);
		break;
	case COMMAND_BACK: view_pop(session); break;
	case COMMAND_QUIT: session->leaving = true; break;
	case COMMAND_HELP:
		if (session->top->ops->where != WHERE_TEXT)
			help_view_open(session);
		break;
	case COMMAND_LOG:
		if (session->top->ops->where != WHERE_TEXT)
			log_view_open(session);
		break;
	case COMMAND_HEALTH: all_health_view_open(session); break;
	case COMMAND_REDRAW: screen_redraw(session->screen); break;
	case COMMAND_RELOAD_ALL: update_all(session); break;
	case COMMAND_STOP: update_stop(session); break;
	case COMMAND_ADD: act_subscribe(session); break;
	case COMMAND_FIND: find_ask(session); break;
	case COMMAND_FIND_NEXT: find_again(session, 1); break;
	case COMMAND_FIND_PREVIOUS: find_again(session, -1); break;
	case COMMAND_SEARCH: search_view_open(session); break;
	case COMMAND_PANES:
		session->kept.panes = !session->kept.panes;
		session->kept.changed = true;
		break;
	case COMMAND_WIDER: panes_widen(session, PANE_STEP); break;
	case COMMAND_NARROWER: panes_widen(session, -PANE_STEP); break;
	case COMMAND_UNDO: act_undo(session); break;
	case COMMAND_PROMPT:
		prompt_ask(&session->prompt, ":", "", run_line, NULL, session);
		session->prompt.complete = complete_line;
		break;
	case COMMAND_MARK_ALL_READ: act_mark_all_read(session); break;
	default: break;
	}
}

static void
do_command(struct session *session, enum command command)
{
	view_refresh(session->top);	/* keys may come before the picture */
	if (!session->top->ops->command(session->top, command))
		do_everywhere(session, command);
}

/* A command given by its name. */
static void
run_line(void *context, const char *line)
{
	struct session *session = context;
	enum command command;

	if (line == NULL || *line == '\0')
		return;
	command = command_of_name(line);
	if (command == COMMAND_NONE)
		status_warn(&session->status, session->now, "%s: no such command; ? shows them", line);
	else if (!(command_info(command)->where & session->top->ops->where))
		status_warn(&session->status, session->now, "%s: means nothing here", line);
	else
		do_command(session, command);
}

static void
do_key(struct session *session, int key)
{
	struct view *view = session->top;
	enum command command;

	if (key == KEY_BACKGROUND) {
		use_theme(session);
		return;
	}
	if (session->prompt.asking) {
		prompt_key(&session->prompt, key);
		return;
	}
	status_quiet(&session->status);
	/* What is pasted is text, never keys. */
	if (key == KEY_PASTE_BEGIN || key == KEY_PASTE_END)
		session->pasting = key == KEY_PASTE_BEGIN;
	if (session->pasting || mouse_key(session, key))
		return;
	if (key == KEY_CONTROL('Z')) {
		suspend(session);
		return;
	}
	if (view->ops->key != NULL && view->ops->key(view, key))
		return;
	command = command_of_key(key, view->ops->where);
	if (command == COMMAND_NONE) {
		if (key >= ' ')
			status_say(&session->status, session->now, "This key does nothing here; ? shows those that do.");
	} else
		do_command(session, command);
}

/* Whether another process has written to the store since the last look. */
static bool
has_changed(struct session *session, struct watch *watch)
{
	const char *path = reader_store_path(session->reader);
	struct stat main = { 0 }, wal = { 0 };
	struct buf name = { 0 };
	int64_t version;

	buf_printf(&name, "%s-wal", path);
	stat(path, &main);
	stat(buf_text(&name), &wal);
	buf_clear(&name);
	if (main.st_mtim.tv_sec == watch->main.st_mtim.tv_sec && main.st_mtim.tv_nsec == watch->main.st_mtim.tv_nsec &&
	    wal.st_mtim.tv_sec == watch->wal.st_mtim.tv_sec && wal.st_mtim.tv_nsec == watch->wal.st_mtim.tv_nsec &&
	    wal.st_size == watch->wal.st_size)
		return false;
	watch->main = main;
	watch->wal = wal;
	version = store_data_version(reader_store(session->reader));
	if (version == watch->version)
		return false;
	watch->version = version;
	return true;
}

/* Time has passed: what others wrote, what waits to be written, what has come due. */
static bool
tick(struct session *session, struct watch *watch, time_t before)
{
	bool draw = session->now / 60 != before / 60;

	if (reader_waits(session->reader) && !reader_flush(session->reader) && draw)
		status_warn(&session->status, session->now, "Marks wait to be written: %s", reader_trouble(session->reader));
	if (has_changed(session, watch)) {
		view_spoil(session);
		draw = true;
	}
	update_tick(session);
	return draw;
}

/* All keys that have come; false when the terminal is gone. */
static bool
read_keys(struct session *session)
{
	int key;

	while (!session->leaving) {
		const struct view *top = session->top;

		if (!screen_key(session->screen, &key))
			return false;
		if (key == KEY_NONE)
			return true;
		do_key(session, key);
		/* A view reads what it shows as it is drawn; the next key may be for that. */
		if (session->top != top && !session->leaving)
			draw_all(session, true);
	}
	return true;
}

static int64_t
monotonic_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Milliseconds until the next draw may be, 0 when there is none to do or it is due. */
static int
draw_wait(enum draw_when draw, int64_t drawn)
{
	int64_t left = drawn + SOON_MS - monotonic_ms();

	return draw == DRAW_SOON && left > 0 ? (int)left : 0;
}

/* Do what happened; says when it must be seen.  False: the terminal is gone. */
static bool
take_events(struct session *session, const struct loop_events *events, enum draw_when *draw)
{
	if (events->stop)
		suspend(session);
	if (events->resized)
		screen_resize(session->screen);
	if (events->child) {
		update_read(session);
		if (*draw == DRAW_NOT)
			*draw = DRAW_SOON;
	}
	if (events->key || events->resized || events->stop)
		*draw = DRAW_NOW;
	return !events->key || read_keys(session);
}

static void
run(struct session *session)
{
	enum draw_when draw = DRAW_NOW;
	struct watch watch = { 0 };
	struct loop_events events;
	int64_t drawn = 0;
	time_t before;
	int left;

	has_changed(session, &watch);
	while (!session->leaving) {
		if (draw != DRAW_NOT && draw_wait(draw, drawn) == 0) {
			draw = draw_all(session, draw == DRAW_NOW) ? DRAW_SOON : DRAW_NOT;
			drawn = monotonic_ms();
		}
		left = draw_wait(draw, drawn);
		loop_wait(update_descriptor(session->update), left > 0 ? left : TICK_MS, &events);
		before = session->now;
		session->now = time(NULL);
		if (events.leave || events.lost || !take_events(session, &events, &draw))
			break;
		if (session->now != before && tick(session, &watch, before))
			draw = draw == DRAW_NOT ? DRAW_SOON : draw;
	}
}

/* What is wrong in the user's files, before the first screen is forgotten. */
static void
say_problems(struct session *session)
{
	size_t count, i;
	const struct conf_problem *problems = reader_problems(session->reader, &count);

	for (i = 0; i < count; i++)
		status_warn(&session->status, session->now, "%s", problems[i].text);
	if (count > 1)
		status_warn(&session->status, session->now, "%zu problems in the configuration; M shows them", count);
}

static void
set_looks(struct session *session)
{
	const struct settings *settings = reader_settings(session->reader);
	const struct conf_highlight *highlights;
	size_t count;

	if (strcmp(settings_text(settings, SETTING_THEME), "auto") == 0)
		screen_ask_background(session->screen);
	highlights = settings_highlights(settings, &count);
	screen_highlights(session->screen, highlights, count);
	use_theme(session);
	if (settings_flag(settings, SETTING_MOUSE))
		screen_use_mouse(session->screen);
	session->spoken = settings_flag(settings, SETTING_SCREEN_READER);
	if (session->spoken)
		screen_show_rest(session->screen);
}

static int
run_on_terminal(struct session *session, const char *program)
{
	struct error err;

	session->screen = screen_open(&err);
	if (session->screen == NULL) {
		fprintf(stderr, "coranto: %s\n", err.text);
		return EXIT_WRONG;
	}
	session->update = update_new(program);
	session->show_read = settings_flag(reader_settings(session->reader), SETTING_SHOW_READ);
	kept_load(&session->kept);
	session->highlights = highlights_new(session);
	set_looks(session);
	feeds_view_open(session);
	say_problems(session);
	draw_all(session, false);
	if (reader_subs(session->reader)->builtin ||
	    settings_flag(reader_settings(session->reader), SETTING_AUTO_RELOAD))
		update_due(session);
	run(session);
	update_free(session->update);
	while (session->top->below != NULL)
		view_pop(session);
	session->top->ops->close(session->top);
	prompt_clear(&session->prompt);
	buf_clear(&session->sought);
	highlights_free(session->highlights);
	screen_close(session->screen);
	if (kept_save(&session->kept, &err) < 0)
		fprintf(stderr, "coranto: %s\n", err.text);
	kept_clear(&session->kept);
	return EXIT_FINE;
}

int
tui_run(const char *program)
{
	struct session session = { .now = time(NULL) };
	struct error err;
	int status;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		fprintf(stderr, "coranto: the reader needs a terminal; \"coranto list\" and \"coranto show\" print articles "
		    "(see: coranto --help)\n");
		return EXIT_WRONG;
	}
	session.reader = reader_open(READER_CHANGE, &err);
	if (session.reader == NULL) {
		fprintf(stderr, "coranto: %s\n", err.text);
		return err.kind == ERROR_USAGE ? EXIT_WRONG : EXIT_FAILED;
	}
	store_set_patience(reader_store(session.reader), 0);
	session.typography = typography_new(session.reader);
	if (loop_open(&err) < 0) {
		fprintf(stderr, "coranto: %s\n", err.text);
		typography_free(session.typography);
		reader_close(session.reader);
		return EXIT_FAILED;
	}
	status = run_on_terminal(&session, program);
	loop_close();
	status_clear(&session.status);
	typography_free(session.typography);
	reader_close(session.reader);
	return status;
}

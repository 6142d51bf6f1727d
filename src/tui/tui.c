#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/habits.h"
#include "app/key.h"
#include "base/clock.h"
#include "configure.h"
#include "counts.h"
#include "dispatch.h"
#include "errand.h"
#include "find.h"
#include "hand.h"
#include "hint.h"
#include "looks.h"
#include "loop.h"
#include "mouse.h"
#include "panes.h"
#include "row.h"
#include "text/width.h"
#include "title.h"
#include "transfers.h"
#include "tui/tui.h"
#include "update.h"
#include "views.h"

/* What other processes write is seen within this and SOON_MS. */
#define TICK_MS		500
#define SOON_MS		80
/* Windows of so many rows have a blank one below the top line. */
#define AIRY_ROWS	20

#define EXIT_FINE	0
#define EXIT_FAILED	1
#define EXIT_WRONG	2

/*
 * What comes without a key being pressed is shown soon: many such things make
 * one picture.  What a key changed beside the view that has the keys is drawn
 * when no other key waits.
 */
enum draw_when { DRAW_NOT, DRAW_SOON, DRAW_REST, DRAW_NOW };

/* The store as it was when it was looked at last. */
struct watch {
	struct stat wal, main;
	int64_t version;
	size_t told;			/* so many marks cannot be written, which was said */
};

/* The last line: a question, a message, what the view says of its selection, or the keys worth knowing. */
static void
draw_last(struct session *session, int y, int columns, const struct buf *last)
{
	const struct status_line *line = status_line(&session->status);
	struct buf running = { 0 }, typed = { 0 };
	unsigned look = LOOK_DIM;
	const char *text;
	int width;

	if (session->prompt.asking) {
		/* What was wrong with the last answer stands above the question that is asked again. */
		if (line != NULL && line->warning)
			screen_field(session->screen, y - 1, 1, columns - 2, LOOK_WARNING, line->text);
		prompt_draw(&session->prompt, session->screen, y, columns);
		return;
	}
	screen_cursor(session->screen, -1, 0);
	if (!session->spoken) {
		update_describe(session->update, columns, &running);
		errand_describe(session->errand, &running);
		if (transfers_runs(session->transfers))
			buf_adds(&running, running.len > 0 ? "  " : "");
		transfers_describe(session->transfers, &running);
	}
	width = width_text(buf_text(&running), running.len);
	if (dispatch_describe(session, &typed)) {
		text = buf_text(&typed);
		look = LOOK_TEXT;
	} else if (line != NULL) {
		text = line->text;
		look = line->warning ? LOOK_WARNING : LOOK_TEXT;
	} else if (last->len > 0) {
		text = buf_text(last);
		look = LOOK_WARNING;
	} else if (find_describe(session, &typed)) {
		text = buf_text(&typed);
	} else {
		if (!session->spoken && settings_flag(reader_settings(session->reader), SETTING_SHOW_KEYMAP_HINT))
			hint_offer(session, session->top->ops->hint, &typed);
		hint_fit(&typed, columns - 2 - (width > 0 ? width + 2 : 0));
		text = buf_text(&typed);
	}
	screen_field(session->screen, y, 1, columns - 2 - (width > 0 ? width + 2 : 0), look, text);
	if (width > 0)
		screen_put(session->screen, y, columns - width - 1, width, LOOK_COUNT_UNREAD, buf_text(&running), running.len);
	buf_clear(&running);
	buf_clear(&typed);
}

/* Draw the whole picture; true when a part of it is to be drawn again (panes.h). */
static bool
draw_all(struct session *session, bool after_key)
{
	bool behind = false;
	struct buf left = { 0 }, right = { 0 }, last = { 0 };
	struct area area;
	int rows, columns, top;
	bool title = settings_flag(reader_settings(session->reader), SETTING_SHOW_TITLE_BAR);

	screen_size(session->screen, &rows, &columns);
	screen_erase(session->screen);
	top = title ? 1 + (rows >= AIRY_ROWS) : 0;
	area = (struct area){ .y = top, .rows = rows - 1 - top, .columns = columns };
	if (area.rows > 0)
		behind = panes_draw(session, &area, after_key);
	session->top->ops->describe(session->top, &left, &right, &last);
	if (title)
		title_draw(session, columns, &left, &right);
	if (rows > 1)
		draw_last(session, rows - 1, columns, &last);
	screen_flush(session->screen);
	buf_clear(&left);
	buf_clear(&right);
	buf_clear(&last);
	return behind;
}

static void
suspend(struct session *session)
{
	reader_flush(session->reader);
	screen_leave(session->screen);
	loop_stop();
	screen_return(session->screen);
}

/* A key for who it is for: a question, the view, the keymap. */
static void
do_key(struct session *session, int key)
{
	struct view *view = session->top;

	if (key == KEY_BACKGROUND) {
		looks_fit(session);
		return;
	}
	if (key == KEY_DRAG || key == KEY_RELEASE) {
		mouse_drag(session, key);
		return;
	}
	status_quiet(&session->status);
	if (session->prompt.asking) {
		prompt_key(&session->prompt, key);
		return;
	}
	/* What is pasted is text, never keys. */
	if (key == KEY_PASTE_BEGIN || key == KEY_PASTE_END)
		session->pasting = key == KEY_PASTE_BEGIN;
	if (session->pasting || key == KEY_PASTE_END || mouse_key(session, key))
		return;
	if (key == KEY_CONTROL('Z')) {
		suspend(session);
		return;
	}
	if (session->pending.count == 0 && view->ops->key != NULL && view->ops->key(view, key))
		return;
	dispatch_key(session, key);
}

/* A key, and what follows from it. */
static void
take_key(struct session *session, int key)
{
	do {
		do_key(session, key);
		dispatch_run(session);
	} while (!session->leaving && dispatch_again(session, &key));
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

/* Try to write the marks that wait; what is in the way is said at once, or, when it is but another process, in time. */
static bool
write_marks(struct session *session, struct watch *watch, bool in_time)
{
	const char *path = reader_store_path(session->reader), *file = strrchr(path, '/');
	const struct error *trouble;
	size_t folders = file != NULL ? (size_t)(file + 1 - path) : 0, waits = reader_waits(session->reader);

	if (waits == 0 || reader_flush(session->reader)) {
		watch->told = 0;
		return false;
	}
	trouble = reader_trouble(session->reader);
	if (!in_time && (waits <= watch->told || trouble->kind == ERROR_BUSY))
		return false;
	watch->told = waits;
	/* There is one store only, and the line is short. */
	if (strncmp(trouble->text, path, folders) != 0)
		folders = 0;
	status_warn(&session->status, session->now, "Marks wait: %s", trouble->text + folders);
	return true;
}

/* A second has passed: what waits to be written, what has come due. */
static bool
tick(struct session *session, struct watch *watch, time_t before)
{
	bool draw = session->now / 60 != before / 60;
	struct error err;

	if (write_marks(session, watch, draw))
		draw = true;
	if (habits_changed(session->kept.habits) && habits_save(session->kept.habits, &err) < 0) {
		status_warn(&session->status, session->now, "%s", err.text);
		draw = true;
	}
	update_tick(session);
	return draw;
}

/* All keys that have come; false when the terminal is gone. */
static bool
read_keys(struct session *session)
{
	const struct view *drawn = session->top;
	int key;

	while (!session->leaving) {
		if (!screen_key(session->screen, &key))
			return false;
		if (key == KEY_NONE)
			return true;
		/* A view reads what it shows as it is drawn; the key may be for that. */
		if (session->top != drawn)
			draw_all(session, true);
		drawn = session->top;
		take_key(session, key);
	}
	return true;
}

/* Milliseconds until the next draw may be, 0 when there is none to do or it is due. */
static int
draw_wait(enum draw_when draw, int64_t drawn)
{
	int64_t left = drawn + SOON_MS - clock_monotonic_ms();

	return draw == DRAW_SOON && left > 0 ? (int)left : 0;
}

/* The page behind a link is here: it is opened here, as the views know the errand that fetched it. */
static void
open_visited(struct session *session)
{
	int64_t article = session->visit;

	session->visit = 0;
	if (article != 0)
		article_view_open(session, article, NULL);
}

/* Do what happened; says when it must be seen.  False: the terminal is gone. */
static bool
take_events(struct session *session, const struct loop_events *events, enum draw_when *draw)
{
	if (events->stop)
		suspend(session);
	if (events->resumed)
		screen_retake(session->screen);
	if (events->resized)
		screen_resize(session->screen);
	if (events->reload)
		configure_reload(session);
	if (events->child[0])
		update_read(session);
	if (events->child[1])
		errand_read(session);
	if (events->child[2])
		transfers_read(session);
	if ((events->child[0] || events->child[1] || events->child[2]) && *draw == DRAW_NOT)
		*draw = DRAW_SOON;
	if (events->key || events->resized || events->resumed || events->stop || events->reload)
		*draw = DRAW_NOW;
	if (events->key && !read_keys(session))
		return false;
	open_visited(session);
	return true;
}

/* Long work of the views that are seen, a piece of it: of the topmost one that has some. */
static enum work
go_on(struct session *session)
{
	struct view *view = session->top;
	enum work work = WORK_NONE;
	int i;

	for (i = 0; i < session->seen && view != NULL && work == WORK_NONE; i++, view = view->below)
		if (view->ops->go_on != NULL)
			work = view->ops->go_on(view);
	return work;
}

static void
run(struct session *session)
{
	enum draw_when draw = status_line(&session->status) != NULL ? DRAW_REST : DRAW_NOT;
	bool busy = false;
	enum work work;
	struct watch watch = { 0 };
	struct loop_events events;
	int children[LOOP_CHILDREN];
	int64_t drawn = 0;
	time_t before;
	int left;

	has_changed(session, &watch);
	while (!session->leaving) {
		if (draw != DRAW_NOT && draw_wait(draw, drawn) == 0) {
			draw = draw_all(session, draw == DRAW_NOW) ? DRAW_REST : DRAW_NOT;
			drawn = clock_monotonic_ms();
			busy = true;
		}
		/* The disk is waited for when the user has seen what the key did. */
		if (draw != DRAW_REST && reader_waits(session->reader) > 0)
			reader_flush(session->reader);
		left = draw == DRAW_REST ? 0 : draw == DRAW_SOON ? draw_wait(draw, drawn) : TICK_MS;
		children[0] = update_descriptor(session->update);
		children[1] = errand_descriptor(session->errand);
		children[2] = transfers_descriptor(session->transfers);
		loop_wait(children, busy ? 0 : left, &events);
		before = session->now;
		session->now = time(NULL);
		if (events.leave || events.lost || !take_events(session, &events, &draw))
			break;
		if (session->now != before) {
			if (tick(session, &watch, before) && draw == DRAW_NOT)
				draw = DRAW_SOON;
			busy = true;	/* work may have waited for the second */
		}
		if (has_changed(session, &watch)) {
			view_spoil(session);
			draw = draw == DRAW_NOT ? DRAW_SOON : draw;
		}
		/* What a key began goes on when its picture has been drawn. */
		if (draw != DRAW_NOW && busy && !session->leaving) {
			work = go_on(session);
			busy = work != WORK_NONE;
			if (work == WORK_SEEN && draw == DRAW_NOT)
				draw = DRAW_SOON;
		}
	}
}

/* What is wrong in the user's files, before the first screen is forgotten. */
static void
say_problems(struct session *session)
{
	size_t count, keys, i;
	const struct conf_problem *problems = reader_problems(session->reader, &count);

	for (i = 0; i < count; i++)
		status_warn(&session->status, session->now, "%s", problems[i].text);
	problems = keymap_problems(session->keymap, &keys);
	for (i = 0; i < keys; i++)
		if (!problems[i].warning)
			status_warn(&session->status, session->now, "%s", problems[i].text);
	count += keys;
	if (count > 1)
		status_warn(&session->status, session->now, "%zu problems in the configuration; M shows them", count);
}

/* What the user has the reader begin with; what is wrong in it was said as a problem. */
static void
begin(struct session *session)
{
	struct arena a = { 0 };
	struct operation *operations;
	const char *help;
	size_t count, i;

	if (keymap_read_operations(settings_text(reader_settings(session->reader), SETTING_RUN_ON_STARTUP), &operations,
	    &count, &help, &a) != NULL)
		count = 0;
	for (i = 0; i < count; i++)
		queue_add(&session->queue, &operations[i]);
	arena_clear(&a);
	if (count == 0)
		return;
	dispatch_run(session);
	draw_all(session, false);
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
	session->errand = errand_new(program);
	session->transfers = transfers_new(program);
	session->hand = hand_new();
	session->counts = counts_new();
	session->show_read = settings_flag(reader_settings(session->reader), SETTING_SHOW_READ);
	session->show_read_feeds = session->show_read && settings_flag(reader_settings(session->reader), SETTING_SHOW_READ_FEEDS);
	kept_load(&session->kept, habits_open());
	looks_use(session);
	session->keymap = keymap_new(reader_settings(session->reader));
	history_open(&session->history);
	feeds_view_open(session);
	say_problems(session);
	draw_all(session, false);
	begin(session);
	if (reader_subs(session->reader)->builtin ||
	    settings_flag(reader_settings(session->reader), SETTING_AUTO_RELOAD))
		update_due(session);
	if (settings_flag(reader_settings(session->reader), SETTING_AUTO_RELOAD))
		transfers_start(session);
	run(session);
	update_free(session->update);
	errand_free(session->errand);
	transfers_free(session->transfers);
	while (session->top->below != NULL)
		view_pop(session);
	session->top->ops->close(session->top);
	hand_free(session->hand);
	counts_free(session->counts);
	prompt_clear(&session->prompt);
	queue_clear(&session->queue);
	keymap_free(session->keymap);
	history_close(&session->history);
	buf_clear(&session->sought);
	highlights_free(session->highlights);
	screen_close(session->screen);
	if (habits_changed(session->kept.habits) && habits_save(session->kept.habits, &err) < 0)
		fprintf(stderr, "coranto: %s\n", err.text);
	habits_close(session->kept.habits);
	return EXIT_FINE;
}

/* On a disk that cannot be written one can still read. */
static struct reader *
open_reader(struct session *session, struct error *err)
{
	struct reader *reader = reader_open(READER_CHANGE, err);
	struct error own;

	if (reader != NULL || (err->kind != ERROR_IO && err->kind != ERROR_FULL))
		return reader;
	reader = reader_open(READER_LOOK, &own);
	if (reader != NULL)
		status_warn(&session->status, session->now, "Only for reading: %s", err->text);
	return reader;
}

int
tui_run(const char *program)
{
	struct session session = { .now = time(NULL), .given = { .argument = "" }, .dragged = -1 };
	struct error err;
	int status;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		fprintf(stderr, "coranto: the reader needs a terminal; \"coranto list\" and \"coranto show\" print articles "
		    "(see: coranto --help)\n");
		return EXIT_WRONG;
	}
	session.reader = open_reader(&session, &err);
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

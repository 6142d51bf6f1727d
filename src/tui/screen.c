#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "app/key.h"
#include "clipboard.h"
#include "hyperlink.h"
#include "palette.h"
#include "report.h"
#include "screen.h"
#include "text/clean.h"
#include "text/utf8.h"
#include "text/width.h"

/* Milliseconds for the rest of a key's escape sequence to come. */
#define ESCAPE_MS	25
/* Milliseconds after which no answer comes any more, and those that it is waited for at the end. */
#define ANSWER_LATE_MS	1000
#define ANSWER_WAIT_MS	100
/* Failures to read keys that are no accident any more. */
#define REFUSED_MAX	100
#define TITLE_COLUMNS	120
#define LINKS_SHOWN	500	/* in one picture */

/* Codes for define_key, above those of curses. */
#define CODE_PASTE_BEGIN	(KEY_MAX + 1)
#define CODE_PASTE_END		(KEY_MAX + 2)
#define CODE_BACKGROUND		(KEY_MAX + 3)
#define CODE_MOUSE		(KEY_MAX + 4)

/* Clicks and the wheel, in the form of SGR (xterm, "Mouse Tracking"). */
#define MOUSE_ON	"\033[?1002;1006h"
#define MOUSE_OFF	"\033[?1002;1006l"

/* Looks there are, and pairs of colours that these can need. */
#define LOOKS_MAX		(LOOK_KINDS + SCREEN_HIGHLIGHTS_MAX)

/* A stretch of the picture that is a link. */
struct shown_link {
	int y, x, number;
	unsigned look;
	const char *text, *address;
	size_t len;
};

struct screen {
	SCREEN *curses;
	struct buf clean;		/* scratch of screen_put */
	struct buf title;		/* the one shown */
	struct theme_look looks[LOOKS_MAX];	/* as the theme has them */
	attr_t attributes[LOOKS_MAX];
	short pairs[LOOKS_MAX];
	size_t highlight_count;
	int colors;			/* 0: none are used */
	int64_t asked;			/* when, in monotonic milliseconds, for it; 0: it has answered */
	struct report report;		/* what the terminal says among the keys */
	int refused;			/* times in turn that keys were there and could not be read */
	bool mouse;
	bool modern;			/* obeys the sequences that terminfo has no words for */
	bool focused;
	bool away;			/* another program has the terminal */
	uint64_t picture, shown;	/* sums of what is being drawn and of what is seen, 0: not known */
	struct shown_link links[LINKS_SHOWN];
	int link_count;
	struct buf links_drawn;		/* the sequences for the links on the screen */
	int cursor_y, cursor_x;
	int rest_y, rest_x;
	bool show_rest;			/* the cursor is always seen */
};

static attr_t
curses_attributes(unsigned attributes)
{
	return (attributes & THEME_BOLD ? A_BOLD : 0) | (attributes & THEME_DIM ? A_DIM : 0) |
	    (attributes & THEME_ITALIC ? A_ITALIC : 0) | (attributes & THEME_UNDERLINE ? A_UNDERLINE : 0) |
	    (attributes & THEME_REVERSE ? A_REVERSE : 0);
}

/* What curses is told of the looks from number i on. */
static void
prepare_looks(struct screen *screen, size_t i)
{
	int pair;

	for (; i < LOOK_KINDS + screen->highlight_count; i++) {
		struct theme_look fit = palette_fit(&screen->looks[i], &screen->looks[LOOK_TEXT], screen->colors);

		screen->attributes[i] = curses_attributes(fit.attributes);
		pair = fit.ink < 0 && fit.paper < 0 ? 0 : alloc_pair(fit.ink, fit.paper);
		screen->pairs[i] = (short)(pair > 0 ? pair : 0);
	}
}

int
screen_colors(const struct screen *screen)
{
	return screen->colors;
}

void
screen_theme(struct screen *screen, const struct theme *theme)
{
	cchar_t blank;

	memcpy(screen->looks, theme->looks, sizeof(theme->looks));
	prepare_looks(screen, 0);
	setcchar(&blank, L" ", A_NORMAL, screen->pairs[LOOK_TEXT], NULL);
	bkgrndset(&blank);
	screen_redraw(screen);
}

void
screen_highlights(struct screen *screen, const struct conf_highlight *highlights, size_t count)
{
	size_t i;

	screen->highlight_count = count < SCREEN_HIGHLIGHTS_MAX ? count : SCREEN_HIGHLIGHTS_MAX;
	for (i = 0; i < screen->highlight_count; i++)
		screen->looks[LOOK_KINDS + i] = highlights[i].how;
	prepare_looks(screen, LOOK_KINDS);
	screen->shown = 0;
}

/* How many colours there are to use; those of a terminal of direct colours are made of 24 bits. */
static int
count_colours(void)
{
	const char *no = getenv("NO_COLOR");

	if ((no != NULL && *no != '\0') || !has_colors() || start_color() != OK)
		return 0;
	use_default_colors();
	return COLORS > 256 && tigetflag("RGB") <= 0 ? 256 : COLORS;
}

/* Terminals known by the beginning of their name not to swallow what xterm understands. */
static bool
is_modern(const char *name)
{
	static const char *const plain[] = { "linux", "vt", "dumb", "ansi", "cons", "sun", "wsvt", "unknown", "eterm" };
	size_t i;

	for (i = 0; name != NULL && i < sizeof(plain) / sizeof(plain[0]); i++)
		if (strncmp(name, plain[i], strlen(plain[i])) == 0)
			return false;
	return name != NULL;
}

/* Sequences of ours go through curses' own buffer, so that they stay in order. */
static void
send(const struct screen *screen, const char *sequence)
{
	if (screen->modern)
		putp(sequence);
}

static void
take_terminal(struct screen *screen)
{
	/* Keep the window's title; pasted text comes in brackets. */
	send(screen, "\033[22;2t\033[?2004h");
	if (screen->mouse)
		send(screen, MOUSE_ON);
	buf_reset(&screen->title);
	screen->away = false;
}

static void
give_terminal(struct screen *screen)
{
	if (screen->mouse)
		send(screen, MOUSE_OFF);
	send(screen, "\033[?2004l\033[23;2t");
	endwin();
	screen->away = true;
}

/*
 * The end without memory, be it ours (mem_die) or curses' own, which calls
 * exit(): the terminal is given back, and what was said on the screen that
 * went away with it is said again.
 */
static void
let_go(void)
{
	if (stdscr == NULL || isendwin())
		return;
	if (is_modern(getenv("TERM")))
		putp(MOUSE_OFF "\033[?2004l\033[23;2t");
	endwin();
	if (isatty(STDERR_FILENO))
		mem_say();
}

/* Begin curses; NULL with err where it cannot draw. */
static SCREEN *
begin_curses(const char *name, struct error *err)
{
	SCREEN *curses = newterm(name, stdout, stdin);
	const char *go;

	if (curses == NULL) {
		error_set(err, ERROR_USAGE, "TERM=%s: no such terminal is known (install ncurses-term, or try TERM=xterm)", name);
		return NULL;
	}
	go = tigetstr("cup");
	if (go != NULL && go != (char *)-1)
		return curses;
	endwin();
	delscreen(curses);
	error_set(err, ERROR_USAGE, "TERM=%s: this terminal cannot place its cursor; \"coranto list\" and \"coranto show\" "
	    "print articles", name);
	return NULL;
}

struct screen *
screen_open(struct error *err)
{
	const char *name = getenv("TERM");
	struct screen *screen = mem_zalloc(1, sizeof(*screen));

	if (name == NULL || *name == '\0')
		name = "unknown";
	screen->curses = begin_curses(name, err);
	if (screen->curses == NULL) {
		free(screen);
		return NULL;
	}
	/* There is room for so few (C11, 7.22.4). */
	(void)at_quick_exit(let_go);
	(void)atexit(let_go);
	screen->modern = is_modern(name);
	screen->focused = true;
	set_escdelay(ESCAPE_MS);
	raw();
	noecho();
	nonl();
	nodelay(stdscr, TRUE);
	keypad(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	define_key("\033[200~", CODE_PASTE_BEGIN);
	define_key("\033[201~", CODE_PASTE_END);
	define_key("\033]11;", CODE_BACKGROUND);
	screen->colors = count_colours();
	screen->report.background = palette_background_of(getenv("COLORFGBG"));
	take_terminal(screen);
	screen_cursor(screen, -1, 0);
	return screen;
}

void
screen_ask_background(struct screen *screen)
{
	/* Who has few colours has no shades to choose. */
	if (screen->colors >= 256) {
		send(screen, "\033]11;?\033\\");
		fflush(stdout);
		screen->asked = clock_monotonic_ms();
	}
}

enum background
screen_background(const struct screen *screen)
{
	return screen->report.background;
}

void
screen_use_mouse(struct screen *screen, bool use)
{
	if (use == screen->mouse)
		return;
	screen->mouse = use;
	define_key("\033[<", CODE_MOUSE);
	send(screen, use ? MOUSE_ON : MOUSE_OFF);
}

void
screen_pointer(const struct screen *screen, int *y, int *x)
{
	*y = screen->report.y;
	*x = screen->report.x;
}

/* Who leaves soon after asking takes the answer along: the next program would take it for keys. */
static void
await_answer(struct screen *screen)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };
	int key;

	/* A key that is held down comes without end. */
	while (screen->asked != 0 && clock_monotonic_ms() - screen->asked <= ANSWER_LATE_MS && poll(&p, 1, ANSWER_WAIT_MS) > 0)
		if (!screen_key(screen, &key))
			break;
	screen->asked = 0;
}

void
screen_close(struct screen *screen)
{
	await_answer(screen);
	if (!screen->away)
		give_terminal(screen);
	delscreen(screen->curses);
	buf_clear(&screen->clean);
	buf_clear(&screen->title);
	report_clear(&screen->report);
	buf_clear(&screen->links_drawn);
	free(screen);
}

void
screen_leave(struct screen *screen)
{
	await_answer(screen);
	give_terminal(screen);
}

void
screen_return(struct screen *screen)
{
	screen_resize(screen);
	refresh();
	take_terminal(screen);
	screen_redraw(screen);
}

void
screen_retake(struct screen *screen)
{
	give_terminal(screen);
	screen_return(screen);
}

void
screen_size(const struct screen *screen, int *rows, int *columns)
{
	(void)screen;
	getmaxyx(stdscr, *rows, *columns);
}

void
screen_resize(struct screen *screen)
{
	struct winsize size;

	screen->shown = 0;
	buf_reset(&screen->links_drawn);
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
		resizeterm(size.ws_row, size.ws_col);
}

void
screen_redraw(struct screen *screen)
{
	clearok(curscr, TRUE);
	screen->shown = 0;
	buf_reset(&screen->links_drawn);
}

void
screen_erase(struct screen *screen)
{
	screen->link_count = 0;
	screen->picture = 0;
	erase();
}

/* The look that something is drawn in: a selected row has one from end to end. */
static unsigned
kind_of(const struct screen *screen, unsigned look)
{
	unsigned kind = look & 0xFF;

	if (kind >= LOOK_KINDS + screen->highlight_count)
		kind = LOOK_TEXT;
	if (!(look & LOOK_SELECTED) || kind >= LOOK_KINDS)
		return kind;
	if (!screen->focused)
		return LOOK_FOCUS_OTHER;
	return kind == LOOK_UNREAD ? LOOK_FOCUS_UNREAD : LOOK_FOCUS;
}

static attr_t
attributes_of(const struct screen *screen, unsigned look)
{
	attr_t attributes = screen->attributes[kind_of(screen, look)];

	if (look & LOOK_BOLD)
		attributes |= A_BOLD;
	if (look & LOOK_ITALIC)
		attributes |= A_ITALIC;
	if (look & LOOK_UNDERLINE)
		attributes |= A_UNDERLINE;
	return attributes;
}

static void
set_look(const struct screen *screen, unsigned look)
{
	attr_set(attributes_of(screen, look), screen->pairs[kind_of(screen, look)], NULL);
}

/* Into the sum of the picture (FNV-1a), by which one that is seen already is known. */
static void
add_to_picture(struct screen *screen, const void *data, size_t len)
{
	const unsigned char *bytes = data;
	size_t i;

	for (i = 0; i < len; i++)
		screen->picture = (screen->picture ^ bytes[i]) * UINT64_C(1099511628211);
}

/* Something is drawn there. */
static void
note_drawn(struct screen *screen, int y, int x, int width, unsigned look, const char *s, size_t len)
{
	const unsigned where[] = { (unsigned)y, (unsigned)x, (unsigned)width, look, kind_of(screen, look) };

	add_to_picture(screen, where, sizeof(where));
	add_to_picture(screen, s, len);
}

/*
 * A cluster in its columns.  Where curses and our own table count differently
 * (emoji sequences, flags), only what both agree on is drawn, so that nothing
 * on the line is ever out of place.
 */
static void
put_cluster(int y, int x, int columns, const char *s, size_t len)
{
	wchar_t cell[CCHARW_MAX + 1];
	int used = 0, marks = 0, at = x;
	uint32_t c;
	size_t i;

	for (i = 0; i < len; i += utf8_decode(s + i, len - i, &c)) {
		int wide;

		utf8_decode(s + i, len - i, &c);
		wide = wcwidth((wchar_t)c);
		if (wide > 0 && used + wide <= columns) {
			if (marks > 0)
				mvaddnwstr(y, at, cell, marks);
			at = x + used;
			used += wide;
			cell[0] = (wchar_t)c;
			marks = 1;
		} else if (wide == 0 && marks > 0 && marks < CCHARW_MAX && c != 0xFE0F && c != 0x200D)
			cell[marks++] = (wchar_t)c;
		else
			break;
	}
	if (marks > 0)
		mvaddnwstr(y, at, cell, marks);
}

int
screen_put(struct screen *screen, int y, int x, int width, unsigned look, const char *s, size_t len)
{
	const char *p;
	size_t left, n;
	int used = 0, columns, rows, all;

	getmaxyx(stdscr, rows, all);
	if (y < 0 || y >= rows || x < 0 || x >= all)
		return 0;
	if (width > all - x)
		width = all - x;
	if (width <= 0)
		return 0;
	buf_reset(&screen->clean);
	clean_block(&screen->clean, s, len);
	note_drawn(screen, y, x, width, look, buf_text(&screen->clean), screen->clean.len);
	set_look(screen, look);
	p = buf_text(&screen->clean);
	for (left = screen->clean.len; left > 0; p += n, left -= n) {
		for (n = 0; n < left && p[n] >= ' ' && p[n] < 0x7F; n++)
			continue;
		/* The last byte before another script may carry its marks. */
		if (n > 1 && n < left)
			n--;
		if (n > 1 || (n == 1 && left == 1)) {
			columns = (int)n < width - used ? (int)n : width - used;
			mvaddnstr(y, x + used, p, columns);
			used += columns;
			if (used == width)
				break;
			continue;
		}
		n = width_next(p, left, &columns);
		if (used + columns > width)
			break;
		if (*p == '\n') {
			columns = 1;
			mvaddnstr(y, x + used, " ", 1);
		} else
			put_cluster(y, x + used, columns, p, n);
		used += columns;
	}
	return used;
}

void
screen_focus(struct screen *screen, bool focused)
{
	screen->focused = focused;
}

/* Cut to width with an ellipsis, and filled up to it when pad. */
static void
put_fitting(struct screen *screen, int y, int x, int width, unsigned look, const char *s, int pad)
{
	struct buf safe = { 0 }, field = { 0 };

	if (width <= 0)
		return;
	clean_block(&safe, s, strlen(s));
	width_fit(&field, buf_text(&safe), width, pad);
	screen_put(screen, y, x, width, look, buf_text(&field), field.len);
	buf_clear(&safe);
	buf_clear(&field);
}

void
screen_field(struct screen *screen, int y, int x, int width, unsigned look, const char *s)
{
	put_fitting(screen, y, x, width, look, s, 1);
}

void
screen_text(struct screen *screen, int y, int x, int width, unsigned look, const char *s)
{
	put_fitting(screen, y, x, width, look, s, 0);
}

void
screen_fill(struct screen *screen, int y, int x, int width, unsigned look)
{
	int rows, all;

	getmaxyx(stdscr, rows, all);
	if (y < 0 || y >= rows || x < 0 || x >= all || width <= 0)
		return;
	note_drawn(screen, y, x, width, look, "", 0);
	set_look(screen, look);
	move(y, x);
	for (; width > 0 && x < all; width--, x++)
		addch(' ');
}

void
screen_link(struct screen *screen, int y, int x, int width, unsigned look, const char *s, size_t len,
    const char *address, int number)
{
	int rows, all;

	getmaxyx(stdscr, rows, all);
	if (!screen->modern || screen->link_count == LINKS_SHOWN || y < 0 || y >= rows || x < 0 || x >= all ||
	    !hyperlink_fits(s, len, address))
		return;
	if (width > all - x)
		width = all - x;
	len = width > 0 ? width_prefix(s, len, width, NULL) : 0;
	if (len > 0) {
		note_drawn(screen, y, x, number, look, address, strlen(address));
		screen->links[screen->link_count++] = (struct shown_link){ y, x, number, look, s, address, len };
	}
}

void
screen_cursor(struct screen *screen, int y, int x)
{
	screen->cursor_y = y;
	screen->cursor_x = x;
	curs_set(y >= 0 || screen->show_rest);
}

void
screen_rest(struct screen *screen, int y, int x)
{
	screen->rest_y = y;
	screen->rest_x = x;
}

void
screen_show_rest(struct screen *screen, bool show)
{
	screen->show_rest = show;
	screen->shown = 0;
}

bool
screen_has_signs(const struct screen *screen)
{
	return screen->modern;
}

/* Are the links of this picture those on the screen?  Remembers them. */
static bool
are_drawn(struct screen *screen)
{
	struct buf now = { 0 };
	bool same;
	int i;

	for (i = 0; i < screen->link_count; i++) {
		const struct shown_link *link = &screen->links[i];

		buf_printf(&now, "%d %d %d %u %s %.*s\n", link->y, link->x, link->number, link->look, link->address,
		    (int)link->len, link->text);
	}
	same = strcmp(buf_text(&now), buf_text(&screen->links_drawn)) == 0;
	buf_clear(&screen->links_drawn);
	screen->links_drawn = now;
	return same;
}

/*
 * Curses knows nothing of links: the linked text is written once more over
 * itself, in its place and look, between the marks of OSC 8.  The terminal is
 * left as curses left it.
 */
static void
draw_links(struct screen *screen)
{
	const char *save = tigetstr("sc"), *restore = tigetstr("rc"), *go = tigetstr("cup");
	const struct shown_link *link;
	int i;

	if (are_drawn(screen) || screen->link_count == 0 || save == NULL || restore == NULL || go == NULL ||
	    save == (char *)-1 || restore == (char *)-1 || go == (char *)-1)
		return;
	putp(save);
	for (i = 0; i < screen->link_count; i++) {
		link = &screen->links[i];
		putp(tiparm(go, link->y, link->x));
		vid_puts(attributes_of(screen, link->look), screen->pairs[kind_of(screen, link->look)], NULL, putchar);
		printf("\033]8;id=%d;%s\033\\", link->number, link->address);
		fwrite(link->text, 1, link->len, stdout);
		fputs("\033]8;;\033\\", stdout);
	}
	vid_puts(A_NORMAL, 0, NULL, putchar);
	putp(restore);
	screen->link_count = 0;		/* they are lent */
}

void
screen_flush(struct screen *screen)
{
	int y = screen->cursor_y >= 0 ? screen->cursor_y : screen->rest_y;
	int x = screen->cursor_y >= 0 ? screen->cursor_x : screen->rest_x;

	note_drawn(screen, y, x, screen->cursor_y >= 0, LOOK_TEXT, "", 0);
	if (screen->away)
		return;
	if (screen->picture == screen->shown) {
		fflush(stdout);
		return;
	}
	screen->shown = screen->picture;
	attr_set(A_NORMAL, 0, NULL);
	move(y, x);
	wnoutrefresh(stdscr);
	send(screen, "\033[?2026h");
	fflush(stdout);		/* curses writes past stdio */
	doupdate();
	draw_links(screen);
	send(screen, "\033[?2026l");
	fflush(stdout);
}

void
screen_title(struct screen *screen, const char *title)
{
	struct buf safe = { 0 }, cut = { 0 };

	clean_line(&safe, title, strlen(title), 0);
	width_fit(&cut, buf_text(&safe), TITLE_COLUMNS, 0);
	if (strcmp(buf_text(&cut), buf_text(&screen->title)) != 0) {
		send(screen, "\033]2;");
		send(screen, buf_text(&cut));
		send(screen, "\a");
		buf_reset(&screen->title);
		buf_adds(&screen->title, buf_text(&cut));
	}
	buf_clear(&safe);
	buf_clear(&cut);
}

void
screen_beep(struct screen *screen)
{
	(void)screen;
	beep();
}

bool
screen_copy(struct screen *screen, const char *text)
{
	struct buf sequence = { 0 };

	clipboard_write(&sequence, text);
	send(screen, buf_text(&sequence));
	buf_clear(&sequence);
	return screen->modern;
}

static int
translate(wint_t code)
{
	static const struct { wint_t code; int key; } table[] = {
		{ KEY_UP, KEY_CURSOR_UP }, { KEY_DOWN, KEY_CURSOR_DOWN },
		{ KEY_LEFT, KEY_CURSOR_LEFT }, { KEY_RIGHT, KEY_CURSOR_RIGHT },
		{ KEY_PPAGE, KEY_PAGE_UP }, { KEY_NPAGE, KEY_PAGE_DOWN },
		{ KEY_HOME, KEY_TO_HOME }, { KEY_END, KEY_TO_END },
		{ KEY_FIND, KEY_TO_HOME }, { KEY_SELECT, KEY_TO_END },
		{ KEY_IC, KEY_INSERT }, { KEY_DC, KEY_DELETE }, { KEY_BTAB, KEY_BACK_TAB },
		{ KEY_ENTER, KEY_RETURN }, { KEY_BACKSPACE, KEY_ERASE },
		{ CODE_PASTE_BEGIN, KEY_PASTE_BEGIN }, { CODE_PASTE_END, KEY_PASTE_END },
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].code == code)
			return table[i].key;
	if (code > KEY_F0 && code <= KEY_F(12))
		return KEY_FUNCTION + (int)(code - KEY_F0);
	return KEY_NONE;
}

/* No key although input was announced: whether it was the end of the input. */
static bool
at_end(struct screen *screen)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };
	int bytes = 0;

	if (poll(&p, 1, 0) <= 0)
		return false;
	if (p.revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	if (ioctl(STDIN_FILENO, FIONREAD, &bytes) == 0 && bytes == 0)
		return true;
	/* A process that its terminal's shell has left behind in the background may not read what is there. */
	return ++screen->refused > REFUSED_MAX;
}

/* The key of what curses read; a report's beginning is none yet. */
static int
take_code(struct screen *screen, bool special, wint_t code)
{
	int key;

	if (special && (code == CODE_BACKGROUND || code == CODE_MOUSE)) {
		report_begin(&screen->report, code == CODE_MOUSE ? REPORT_MOUSE : REPORT_BACKGROUND);
		return KEY_NONE;
	}
	if (screen->report.kind != REPORT_NONE && !special) {
		key = report_take(&screen->report, (uint32_t)code);
		if (key == KEY_BACKGROUND)
			screen->asked = 0;
		return key;
	}
	screen->report.kind = REPORT_NONE;
	if (special)
		return translate(code);
	return code == '\n' ? KEY_RETURN : code == '\b' ? KEY_ERASE : (int)code;
}

bool
screen_key(struct screen *screen, int *key)
{
	wint_t code;
	int kind;

	*key = KEY_NONE;
	do {
		kind = get_wch(&code);
		if (kind == ERR)
			return !at_end(screen);
		screen->refused = 0;
		*key = take_code(screen, kind == KEY_CODE_YES, code);
	} while (*key == KEY_NONE);
	return true;
}

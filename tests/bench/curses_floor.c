/*
 * The yardstick of the rows "first screen" and "key": a screen of headlines by
 * bare curses and SQLite, of the next feed for each key; q ends.  curses_floor STORE
 */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>

static const char question[] = "SELECT 'Feed ' || feed || ': ' || title FROM article"
    " WHERE feed = ?1 AND read = 0 AND deleted = 0 ORDER BY date DESC LIMIT ?2";

/* The headlines of a feed, newest first, over the whole screen. */
static void
draw(sqlite3_stmt *headlines, int feed)
{
	int row;

	sqlite3_bind_int(headlines, 1, feed);
	sqlite3_bind_int(headlines, 2, LINES);
	erase();
	for (row = 0; row < LINES && sqlite3_step(headlines) == SQLITE_ROW; row++)
		mvaddnstr(row, 0, (const char *)sqlite3_column_text(headlines, 0), COLS - 1);
	sqlite3_reset(headlines);
	refresh();
}

int
main(int argc, char **argv)
{
	sqlite3_stmt *headlines;
	sqlite3 *db;
	int feed = 0;

	setlocale(LC_ALL, "");
	if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, question, -1, &headlines, NULL) != SQLITE_OK) {
		fprintf(stderr, "usage: curses_floor STORE\n");
		return 2;
	}
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	do
		draw(headlines, 1 + feed++ % 100);
	while (getch() != 'q');
	endwin();
	sqlite3_finalize(headlines);
	sqlite3_close(db);
	return 0;
}

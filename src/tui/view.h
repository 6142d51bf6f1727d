/*
 * A view is what fills the window: feeds, headlines, an article, help.  Views
 * lie on a stack; the one on top gets the commands.  Each draws within the
 * area it is given and keeps its place when that changes.
 */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "app/keymap.h"
#include "app/reader.h"
#include "app/typography.h"
#include "base/buf.h"
#include "history.h"
#include "kept.h"
#include "list.h"
#include "prompt.h"
#include "queue.h"
#include "screen.h"
#include "status.h"

struct session;

struct area {
	int y, x, rows, columns;
};

struct view {
	const struct view_ops *ops;
	struct session *session;
	struct view *below;		/* on the stack */
	struct area area;		/* where it was drawn last */
	struct list *list;		/* whose rows fill the area, NULL none */
	bool stale;			/* the store has changed since it was read */
	int64_t feed, article;		/* those read last when it was told so behind another pane */
};

/* What a piece of long work came to: there is none left; more of it, nothing to be seen; something to be seen. */
enum work { WORK_NONE, WORK_UNSEEN, WORK_SEEN };

struct view_ops {
	enum where where;
	/* Draw into view->area; called with stale views too. */
	void (*draw)(struct view *view);
	/* Do a command; false when it means nothing here. */
	bool (*command)(struct view *view, enum command command);
	/* A key that is no command; false when it means nothing here.  May be NULL. */
	bool (*key)(struct view *view, int key);
	/* Read again from the store; the selection stays where it is.  May be NULL. */
	void (*reread)(struct view *view);
	/* Do a piece of long work, some milliseconds of it, while no key comes.  May be NULL. */
	enum work (*go_on)(struct view *view);
	/* The view is seen again, or another article is read above it.  May be NULL. */
	void (*shown)(struct view *view);
	/* What stands in the top line: on the left, on the right; in the last line, "" for the hint. */
	void (*describe)(struct view *view, struct buf *left, struct buf *right, struct buf *last);
	/* The user's form of the top line, whose letters title_field() writes (text/format.h); both may be absent. */
	enum setting title;
	bool (*title_field)(struct view *view, char letter, struct buf *out);
	/* For finding, NULL where nothing can be found: the text of a place (NULL: there is no such), lent or in scratch. */
	const char *(*text)(struct view *view, int place, struct buf *scratch);
	/* The place one is at, and going to one; NULL where places are the rows of the list. */
	int (*place)(struct view *view);
	void (*go)(struct view *view, int place);
	/* Rows of the list have so many lines each (0: one). */
	int row_lines;
	/* What a click does that meets no row of the list.  May be NULL. */
	void (*click)(struct view *view, int row, int column);
	/* Which keys are worth knowing here, commands in braces (hint.h). */
	const char *hint;
	void (*close)(struct view *view);
};

/* Keys that wait for more (dispatch.h). */
struct pending {
	int number;			/* typed before them, 0 none */
	int keys[KEY_SEQUENCE_MAX];
	size_t count;
	int again[KEY_SEQUENCE_MAX];	/* to be taken as if typed now */
	size_t again_count;
};

/* What all views share. */
struct session {
	struct reader *reader;
	struct typography *typography;	/* how articles are set */
	struct screen *screen;
	struct status status;
	struct prompt prompt;
	struct history history;
	struct keymap *keymap;
	struct pending pending;
	struct queue queue;
	struct operation given;		/* what is being done: its count, its argument ("" none) */
	struct view *top;
	struct update *update;		/* what fetches; see update.h */
	struct errand *errand;		/* a page at the user's demand; see errand.h */
	struct transfers *transfers;		/* what downloads; see transfers.h */
	struct hand *hand;		/* see hand.h */
	time_t now;
	unsigned settings_age;		/* rises as settings change */
	bool show_read, show_read_feeds;	/* in lists of articles, in that of feeds */
	struct kept kept;		/* from one run to the next */
	struct counts *counts;		/* of query feeds; see counts.h */
	struct highlights *highlights;	/* see row.h */
	bool spoken;			/* for a screen reader */
	int seen;			/* views drawn, from the topmost one down */
	struct buf sought;		/* see find.h */
	int find_from;			/* the place where finding began */
	const struct view *finding;	/* where it was found, NULL when that is over */
	bool leaving;
	int dragged;			/* the pane whose border the mouse holds, -1 none */
	bool pasting;			/* text comes that is not meant as keys */
	int64_t feed;			/* looked at last */
	int64_t mended;			/* the feed that a question of mend.h is about */
	int64_t new_feed;		/* to be selected when it is seen, 0 none */
	int64_t article, article_feed;	/* read last, and its feed */
	int64_t visit;			/* an article to be opened above what is shown, 0 none */
};

/* Put a view on the stack, lying in the area of the one below. */
void	view_push(struct session *session, struct view *view);
/* Take the topmost view away; the last one stays. */
void	view_pop(struct session *session);
/* The store has changed: every view reads again before it is drawn. */
void	view_spoil(struct session *session);
/* Let a view read again when it is stale. */
void	view_refresh(struct view *view);
/* Set or clear marks of one article, and show it. */
void	view_mark(struct session *session, int64_t article, unsigned bits, bool on);
/* Lines that the area of a view has, at least 1; rows of a list that are seen in it, at least 1. */
int	view_rows(const struct view *view);
int	view_list_rows(const struct view *view);
/* The place one is at, for finding, and going to one. */
int	view_place(struct view *view);
void	view_go(struct view *view, int place);

#endif

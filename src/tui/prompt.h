/*
 * Asking in the last line: a line of text, or yes or no.  The line may hold
 * any script; it is edited by grapheme cluster.  What is done with the answer
 * is the asker's.
 */
#ifndef TUI_PROMPT_H
#define TUI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "history.h"
#include "screen.h"

/* The answer, NULL when the user gave up. */
typedef void prompt_answer(void *context, const char *answer);

/* What the word that begins at byte from of a line may be completed to. */
struct choices {
	struct arena arena;		/* of the items */
	const char **items;
	size_t count, cap;
	size_t from;
};

/* Fill the (empty) choices for a line, which ends where the cursor is. */
typedef void prompt_completer(void *context, const char *line, struct choices *choices);

struct prompt {
	bool asking;
	bool yes_no;			/* one key answers */
	bool pasting;
	const char *label;
	struct buf line;
	size_t cursor;			/* in bytes */
	prompt_answer *answer;
	prompt_answer *changed;		/* after each change, may be NULL */
	prompt_completer *complete;	/* for Tab, may be NULL; set after asking */
	struct choices choices;		/* shown when there are several */
	int chosen;			/* of the choices, -1 none yet */
	struct history *history;	/* see prompt_remember() */
	char kind;
	size_t place;			/* in the history */
	struct buf begun;		/* what was typed before going there */
	struct buf killed;		/* what was cut last */
	bool gave_up;			/* the last question was not answered */
	void *context;
};

/* Ask for a line, beginning with text. */
void	prompt_ask(struct prompt *prompt, const char *label, const char *text, prompt_answer *answer,
	    prompt_answer *changed, void *context);
/* Ask a question; the answer is "yes" or NULL. */
void	prompt_confirm(struct prompt *prompt, const char *question, prompt_answer *answer, void *context);
/* Let the line just asked for be found again in the history, as one of this kind. */
void	prompt_remember(struct prompt *prompt, struct history *history, char kind);
void	prompt_key(struct prompt *prompt, int key);
/* Add a candidate, which is copied, when it begins as the word of the line does and is not there yet. */
void	prompt_offer(struct choices *choices, const char *line, const char *item);
/* Draw it into row y, the choices into the row above. */
void	prompt_draw(const struct prompt *prompt, struct screen *screen, int y, int columns);
void	prompt_clear(struct prompt *prompt);

#endif

/*
 * Asking in the last line: a line of text, or yes or no.  The line may hold
 * any script; it is edited by grapheme cluster.  What is done with the answer
 * is the asker's.
 */
#ifndef TUI_PROMPT_H
#define TUI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "screen.h"

/* The answer, NULL when the user gave up. */
typedef void prompt_answer(void *context, const char *answer);

/* Append to out what the line may be completed to; nothing when it cannot be. */
typedef void prompt_completer(void *context, const char *line, struct buf *out);

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
	void *context;
};

/* Ask for a line, beginning with text. */
void	prompt_ask(struct prompt *prompt, const char *label, const char *text, prompt_answer *answer,
	    prompt_answer *changed, void *context);
/* Ask a question; the answer is "yes" or NULL. */
void	prompt_confirm(struct prompt *prompt, const char *question, prompt_answer *answer, void *context);
void	prompt_key(struct prompt *prompt, int key);
/* Draw it into row y. */
void	prompt_draw(const struct prompt *prompt, struct screen *screen, int y, int columns);
void	prompt_clear(struct prompt *prompt);

#endif

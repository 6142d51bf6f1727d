/* Notes at the end of an article and what leads to them, by the signs that the engines of blogs give them. */
#ifndef HTML_NOTE_H
#define HTML_NOTE_H

#include <stdbool.h>

#include "dom.h"

#define NOTE_LABEL_MAX	8	/* bytes: "123." */

/* The element holds the notes of an article. */
bool	note_is_list(const struct dom *dom, int i);
/* A link that is nothing but the number of a note. */
bool	note_is_mark(const struct dom *dom, int a);
/* A link without a word in it that leads from a note back to its place in the text. */
bool	note_is_way_back(const struct dom *dom, int a);
/* The number, as a link, that a note without a list begins with: its node, and the number with a point in label; or -1. */
int	note_number(const struct dom *dom, int block, char label[NOTE_LABEL_MAX]);

#endif

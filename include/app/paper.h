/*
 * An article as a file of its own: plain text, Markdown, or a page that needs
 * nothing from anywhere, which is well-formed XML for books (EPUB 3) too.
 * Made from its document, never from the HTML of a feed.
 */
#ifndef APP_PAPER_H
#define APP_PAPER_H

#include <stdbool.h>

#include "app/body.h"
#include "base/buf.h"
#include "store/articles.h"

enum paper_form { PAPER_TEXT, PAPER_HTML, PAPER_MARKDOWN, PAPER_XHTML, PAPER_FORM_COUNT };

/* ".txt", ".html", ".md", ".xhtml". */
const char *paper_ending(enum paper_form form);
/* The form that a file name asks for by its ending; PAPER_TEXT when it says nothing. */
enum paper_form paper_form_of(const char *name);
/*
 * A file name for the article without an ending, made of its title: letters,
 * digits, '-' and '_' only, not hidden, not empty, short.
 */
void	paper_name(struct buf *out, const char *title);
/* The title to stand above the article, also when it has none; lent. */
const char *paper_title(const struct article *article);
/* Whether that is a language tag (RFC 5646), by its letters. */
bool	paper_is_language(const char *s);
/* Append the article, text from source; columns is the width of plain text. */
void	paper_write(const struct article *article, enum body_source source, enum paper_form form, int columns,
	    struct buf *out);

#endif

/*
 * The last gate of the command line: what goes to standard output and standard
 * error goes through here and is cleaned (text/clean.h), whatever the store or
 * the network made of it.  A reader who closes the pipe early is no error.
 */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* One line of text: cleaned to one line, LF added. */
void	out_line(const char *s);
/* Text of many lines: cleaned, its line feeds kept; nothing is added. */
void	out_block(const char *s, size_t len);
/* As printf, through out_block.  For sentences and tables of ours. */
void	out_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/*
 * Bytes made for a program to read (JSON of json.h, NUL-parted fields that were
 * cleaned one by one): written as they are.
 */
void	out_raw(const char *s, size_t len);

/* "coranto: sentence" on standard error, cleaned to one line. */
void	out_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* The sentence of err on standard error; the exit status that its kind asks for. */
int	out_failure(const struct error *err);

/* Nobody can read standard output any more: a long list may stop. */
bool	out_broken(void);
/*
 * Flush standard output.  Returns status, or STATUS_FAILED after a sentence
 * when what was written could not reach its file (a closed pipe is none).
 */
int	out_finish(int status);

#endif

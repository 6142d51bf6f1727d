/*
 * How the user likes to see things: a word or two under each name, kept over
 * restarts in a small file of ours.  Losing it costs nothing but habit.
 */
#ifndef APP_HABITS_H
#define APP_HABITS_H

#include <stdbool.h>

#include "base/error.h"

struct habits;

/* Read the file; one that is not there, or that cannot be read, is empty.  habits_close() it. */
struct habits *habits_open(void);
void	habits_close(struct habits *habits);
/* What is kept under a name, "" nothing; lent until it is set again. */
const char *habits_get(const struct habits *habits, const char *name);
/* Keep a value under a name, "" forget it. */
void	habits_set(struct habits *habits, const char *name, const char *value);
/* Whether something was set that is not in the file yet. */
bool	habits_changed(const struct habits *habits);
/* Write the file; what could not be written is not tried again until something else is set.  0 or -1. */
int	habits_save(struct habits *habits, struct error *err);

#endif

/*
 * From keys to operations: keys that begin a sequence and digits that make a
 * count wait here until it is clear what is meant, without a clock; what a
 * key or a line means is done one operation after the other, the next one
 * when a question of the one before is answered.
 */
#ifndef TUI_DISPATCH_H
#define TUI_DISPATCH_H

#include <stdbool.h>

#include "base/buf.h"
#include "view.h"

/* A key that is no text.  What it means waits for dispatch_run(). */
void	dispatch_key(struct session *session, int key);
/* A key that was typed before and means something by itself after all; false when there is none. */
bool	dispatch_again(struct session *session, int *key);
/* Do what waits. */
void	dispatch_run(struct session *session);
/* Append the keys typed so far and what may follow them; false when none wait. */
bool	dispatch_describe(const struct session *session, struct buf *out);

#endif

/*
 * Fetching while one reads: runs the updater, keeps its figures for the last
 * line, says what failed.  Asks feeds by itself when they come due.
 */
#ifndef TUI_UPDATE_H
#define TUI_UPDATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "view.h"

struct update *update_new(const char *program);
/* Stop what runs. */
void	update_free(struct update *update);

/* Fetch one feed, all feeds, or those that are due; when something is being fetched already, afterwards. */
void	update_feed(struct session *session, int64_t feed);
void	update_all(struct session *session);
void	update_due(struct session *session);
void	update_stop(struct session *session);

/* For the loop: what to wait for (-1 nothing); there is something to read; time has passed. */
int	update_descriptor(const struct update *update);
void	update_read(struct session *session);
void	update_tick(struct session *session);

/* Whether a feed is being asked at this moment. */
bool	update_is_asking(const struct update *update, int64_t feed);
/*
 * Append how far it is, "" when nothing runs: "[===     ] 12/40 example.org, 7 new",
 * less of it in a window of few columns.
 */
void	update_describe(const struct update *update, int columns, struct buf *out);

#endif

/*
 * Downloads while one reads: runs "coranto download", keeps how far each is.
 * The queue itself is app/downloads.h; it outlives the reader.
 */
#ifndef TUI_TRANSFERS_H
#define TUI_TRANSFERS_H

#include "view.h"

struct transfers *transfers_new(const char *program);
/* Stop what runs; parts of files stay. */
void	transfers_free(struct transfers *transfers);
/* Put an address into the queue and see to it that it is worked off; says so. */
void	transfers_add(struct session *session, const char *url, const char *type, const char *title);
/* Work the queue off when something waits in it. */
void	transfers_start(struct session *session);
/* Stop the program; what runs waits in the queue. */
void	transfers_stop(struct session *session);
bool	transfers_runs(const struct transfers *transfers);

/* For the loop: what to wait for (-1 nothing); there is something to read. */
int	transfers_descriptor(const struct transfers *transfers);
void	transfers_read(struct session *session);

/* Bytes that have come of a download that runs, -1 when it does not; *total -1 unknown. */
int64_t	transfers_have(const struct transfers *transfers, int64_t id, int64_t *total);
/* Append how far it is, "" when nothing runs: "downloading 2, 40%". */
void	transfers_describe(const struct transfers *transfers, struct buf *out);
/* Append bytes for people: "1.4 MB". */
void	transfers_size(struct buf *out, int64_t bytes);

#endif

/*
 * One web page at the user's demand, by a child of its own beside whatever is
 * being fetched: the whole of an article, the page behind a link to be read
 * here, or one to be read later.  One at a time, the others wait.
 */
#ifndef TUI_ERRAND_H
#define TUI_ERRAND_H

#include <stdint.h>

#include "base/buf.h"
#include "view.h"

struct errand *errand_new(const char *program);
/* Stop what runs, forget what waits. */
void	errand_free(struct errand *errand);

/* Fetch the page of an article; the view that shows it sees it come. */
void	errand_whole(struct session *session, int64_t article);
/* Open the page of an address as an article, at once when it is here already; one that is no web page goes to the browser. */
void	errand_visit(struct session *session, const char *url);
/* Keep the page of an address for later. */
void	errand_later(struct session *session, const char *url);
void	errand_stop(struct session *session);

/* For the loop: what to wait for (-1 nothing); there is something to read. */
int	errand_descriptor(const struct errand *errand);
void	errand_read(struct session *session);
/* Append what is fetched, nothing when nothing is. */
void	errand_describe(const struct errand *errand, struct buf *out);

#endif

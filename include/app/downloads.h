/*
 * The queue of downloads, a file of ours that any process may change: the
 * front end puts enclosures into it and stops them, "coranto download" works
 * it off.  It outlives both.  Every change is one lock, one read, one replaced
 * file.
 */
#ifndef APP_DOWNLOADS_H
#define APP_DOWNLOADS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "conf/settings.h"

enum download_state { DOWNLOAD_WAITING, DOWNLOAD_STOPPED, DOWNLOAD_FAILED, DOWNLOAD_HERE, DOWNLOAD_STATE_COUNT };

#define DOWNLOAD_SAME	(-2)

/* All strings are clean lines, "" when there is none. */
struct download {
	int64_t id;			/* never used again */
	enum download_state state;
	int64_t size;			/* bytes there will be, -1 unknown */
	const char *url;
	const char *folder, *name;	/* the file; its part is folder/name.part */
	const char *validator;		/* of the part (net/fetch.h) */
	const char *title;		/* of its article */
	const char *error;		/* of the last try */
};

struct downloads {
	struct arena arena;
	struct download *items;		/* in the order they were added */
	size_t count;
	int64_t last_id;
};

/* "waiting", "stopped", "failed", "done". */
const char *downloads_state_name(enum download_state state);
/* Read the queue; no file is an empty one.  downloads_clear() it.  0 or -1. */
int	downloads_read(struct downloads *d, struct error *err);
void	downloads_clear(struct downloads *d);
/* The one with this id, NULL none. */
struct download *downloads_find(const struct downloads *d, int64_t id);
/*
 * Put an address into the queue, unless it is there: then a failed or stopped
 * one waits again.  The file will lie in the setting download-folder, under a
 * name made from the title or, when that is "", from the address, which nothing there has.  The id, or -1 with err.
 */
int64_t	downloads_add(const struct settings *settings, const char *url, const char *type, const char *title,
	    struct error *err);
/*
 * Change the state, and of the others what is not NULL, size when it is not
 * DOWNLOAD_SAME.  0, also when it is gone, or -1.
 */
int	downloads_set(int64_t id, enum download_state state, int64_t size, const char *validator, const char *error_text,
	    struct error *err);
/* Take it out of the queue; a part of a file that never became whole goes, a whole file stays.  0 or -1. */
int	downloads_forget(int64_t id, struct error *err);
/* Bytes that are there. */
int64_t	downloads_have(const struct download *download);
/* The path of the file, in the arena. */
const char *downloads_path(struct arena *a, const struct download *download);

#endif

/*
 * A failure of the world as a value: what kind it is and one sentence for the
 * person, which names the thing first ("example.org/feed: HTTP 503").
 * Never prints, never exits.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

enum error_kind {
	ERROR_NONE,
	ERROR_USAGE,		/* the caller's words or configuration */
	ERROR_IO,		/* file system */
	ERROR_FULL,		/* no space left */
	ERROR_BUSY,		/* held by another process, try again */
	ERROR_CORRUPT,		/* a file of ours is damaged */
	ERROR_NEWER,		/* written by a newer version of the program */
	ERROR_NET,		/* could not be fetched */
	ERROR_FORMAT,		/* not what it should be */
	ERROR_LIMIT,		/* over one of our limits */
	ERROR_MISSING		/* there is no such thing */
};

#define ERROR_TEXT_MAX 256

struct error {
	enum error_kind kind;
	char text[ERROR_TEXT_MAX];	/* valid UTF-8, perhaps hostile: clean before showing */
};

/*
 * Fill err (which may be NULL) with a kind and a printf-like sentence, cut on
 * a character when too long.  Always returns -1, so that callers can write
 * "return error_set(...)".
 */
int	error_set(struct error *err, enum error_kind kind, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));

/* As error_set, with ": strerror(errno)" appended; ENOSPC and EDQUOT become ERROR_FULL. */
int	error_set_errno(struct error *err, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* Put "prefix: " before the sentence that err already holds.  Returns -1. */
int	error_prefix(struct error *err, const char *prefix);

#endif

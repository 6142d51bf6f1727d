/*
 * Enclosures into files: a few transfers at once, each into NAME.part beside
 * its name, from where an earlier one was cut off; the name itself appears
 * when the file is whole.  Knows nothing of the queue it works for.
 */
#ifndef POLL_DOWNLOAD_H
#define POLL_DOWNLOAD_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "conf/settings.h"

#define DOWNLOAD_PART	".part"

/* Strings stay the caller's and must last until the job's end. */
struct download_job {
	int64_t id;
	const char *url;
	const char *folder, *name;	/* name is one of our own making: no '/', not hidden */
	const char *validator;		/* of the part that is there, "" none */
};

enum download_event_kind { DOWNLOAD_BEGIN, DOWNLOAD_BYTES, DOWNLOAD_DONE, DOWNLOAD_FAIL };

struct download_event {
	enum download_event_kind kind;
	int64_t id;
	int64_t have, total;		/* bytes; total -1 unknown */
	const char *validator;		/* of what has come, "" none: for the next try */
	const char *sentence;		/* what went wrong */
	bool stopped;			/* not wanted any more: no failure */
};

struct download_options {
	const struct settings *settings;
	const volatile sig_atomic_t *stop;	/* not zero: end as soon as possible */
	/* The next job, NULL: none for now.  Asked again at each tick of the transfers. */
	const struct download_job *(*next)(void *context);
	/* Whether a running job is still wanted; asked as its bytes come. */
	bool (*wanted)(void *context, int64_t id);
	void (*event)(void *context, const struct download_event *event);
	void *context;
};

/* Fetch until nothing runs and there is no next.  -1 with err when it cannot go on as a whole. */
int	download_run(const struct download_options *options, struct error *err);

#endif

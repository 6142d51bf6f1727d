/*
 * What the user wants done after an update that brought articles: a program
 * that reads them as JSON (after-update), a notification (notify-program).
 * Programs are started by argument vector, never by a shell, and by the
 * process that stands outside of the poller's jail.
 */
#ifndef CLI_HOOK_H
#define CLI_HOOK_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

/* The articles that an update brought: before < id <= newest. */
struct hook_news {
	int64_t before, newest;
};

/* Whether the config file names such a program. */
bool	hook_wanted(void);
/*
 * Run what is wanted, when there are articles; what programs print is printed
 * unless quiet.  One that runs longer than LIMIT_HOOK_SECONDS, or still when
 * *stop (may be NULL) is set, is killed.  Returns the exit status.
 */
int	hook_run(const struct hook_news *news, bool quiet, const volatile sig_atomic_t *stop);

#endif

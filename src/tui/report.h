/*
 * What the terminal says among the keys, byte by byte: its answer about its
 * background (OSC 11), what the mouse does (xterm's "SGR" mode 1006).  Any
 * bytes in, a key or nothing out.  Pure.
 */
#ifndef TUI_REPORT_H
#define TUI_REPORT_H

#include <stdint.h>

#include "base/buf.h"
#include "palette.h"

enum report_kind { REPORT_NONE, REPORT_BACKGROUND, REPORT_MOUSE };

struct report {
	enum report_kind kind;		/* of the one that is coming */
	struct buf said;		/* what came of it */
	enum background background;	/* as it was said last */
	int y, x;			/* where the mouse was last */
};

/* Its introducer has come. */
void	report_begin(struct report *report, enum report_kind kind);
/*
 * A character of it.  The key that it means when it is whole, else KEY_NONE;
 * what cannot belong to it ends it.  report->kind is REPORT_NONE then.
 */
int	report_take(struct report *report, uint32_t c);
void	report_clear(struct report *report);

#endif

/*
 * The lines that coranto update and coranto download write for programs
 * (coranto(1), "PORCELAIN") as events: any bytes in, in pieces of any length;
 * what is no line of theirs is passed over.
 */
#ifndef PORCELAIN_H
#define PORCELAIN_H

#include "app/updater.h"
#include "base/buf.h"

struct porcelain {
	struct buf line;		/* what has come of the next one */
	struct buf complaint;		/* the last line that was no event */
};

/* Bytes have come: tell the listener of each event whose line is whole. */
void	porcelain_take(struct porcelain *p, const char *bytes, size_t len, updater_listener *listener, void *context);
void	porcelain_clear(struct porcelain *p);

#endif

/*
 * What the programs under torture (interpose.c, preloaded into them) and the
 * one that tortures (torture.c, soak.c) share: a mapped file, named by the
 * environment.  It is mapped before a program's jail closes, and every process
 * that a program starts counts in it, too.
 */
#ifndef FAULT_H
#define FAULT_H

#include <stdatomic.h>
#include <stdint.h>

#define FAULT_VARIABLE	"CORANTO_TORTURE"	/* the path of the mapped file */

/* Calls that can go wrong, by what they do. */
enum fault_call {
	FAULT_ALLOCATE	= 1 << 0,
	FAULT_READ	= 1 << 1,	/* of files and sockets */
	FAULT_WRITE	= 1 << 2,
	FAULT_SYNC	= 1 << 3,
	FAULT_OPEN	= 1 << 4,	/* of files, sockets, connections; a new process */
	FAULT_CHANGE	= 1 << 5,	/* of folders and sizes: rename, unlink, mkdir, ftruncate */
	FAULT_MAP	= 1 << 6,
	FAULT_WAIT	= 1 << 7,	/* for a child, a descriptor, a lock */
	FAULT_ASK	= 1 << 8,	/* what a file, a folder, a descriptor is */
	FAULT_LOCK	= 1 << 9,	/* of a part of a file, and what else fcntl() does */
	FAULT_BECOME	= 1 << 10,	/* another program */
};

enum fault_how {
	FAULT_NOT,
	FAULT_ERROR,			/* the call fails with the number `error` */
	FAULT_SHORT,			/* the call moves one byte */
};

enum fault_when {
	FAULT_ONCE,			/* call `at` alone */
	FAULT_ONWARD,			/* that one and all after it */
	FAULT_HALF,			/* half of all, by chance; the same ones for the same `at` */
};

struct fault {
	uint32_t calls;			/* a mask of enum fault_call: those counted */
	uint32_t how, when;
	int32_t error;
	uint64_t at;			/* from 1 */
	_Atomic uint64_t count;		/* so many such calls were made */
	_Atomic uint64_t struck;	/* so many of them went wrong */
	_Atomic int64_t clock_offset;	/* nanoseconds by which the date is wrong */
	int64_t clock_jump;		/* added to that when the date is asked for the time `clock_jump_at` */
	uint64_t clock_jump_at;		/* 0: never */
	_Atomic uint64_t clock_count;	/* so often the date was asked for */
};

#endif

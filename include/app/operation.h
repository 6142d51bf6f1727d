/*
 * An operation is a command with what it is given.  Names of operations stand
 * in the config file and after ':'; those of newsboat, and what users of vi
 * type, mean the same or have no effect.
 */
#ifndef APP_OPERATION_H
#define APP_OPERATION_H

#include "app/command.h"

/* A count is so high at most. */
#define OPERATION_COUNT_MAX	9999

struct operation {
	enum command command;
	int count;			/* 0 none */
	const char *argument;		/* "" none */
	unsigned where;			/* bits of enum where to which its name keeps it; 0 wherever the command is */
};

/* What a name is. */
enum operation_name {
	OPERATION_UNKNOWN,
	OPERATION_KNOWN,
	OPERATION_IDLE			/* newsboat's, for what this program has not or does by itself */
};

/* Look a name up: what it says is set in *operation when it is known. */
enum operation_name operation_find(const char *name, struct operation *operation);

#endif

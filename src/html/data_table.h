/* Tables that hold data and tables that only place things. */
#ifndef HTML_DATA_TABLE_H
#define HTML_DATA_TABLE_H

#include <stdbool.h>

#include "dom.h"

/* The table at node i holds data: rows and columns mean something. */
bool	data_table_is(const struct dom *dom, int i);

#endif

/* Query feeds that everybody has: what is new today, what was starred, what takes time to read. */
#ifndef TUI_SMART_H
#define TUI_SMART_H

#include "view.h"

#define SMART_FEEDS	3

struct smart_feed {
	const char *title, *query;
};

/* The n-th one, NULL after the last, or when the setting smart-feeds says that there are none. */
const struct smart_feed *smart_feed(const struct session *session, size_t n);

#endif

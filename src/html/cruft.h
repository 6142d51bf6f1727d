/* Elements that are not part of an article: hidden ones, share bars, counters, forms to subscribe. */
#ifndef HTML_CRUFT_H
#define HTML_CRUFT_H

#include <stdbool.h>

#include "dom.h"

/* The element at node i, with all in it, is to be left out. */
bool	cruft_is_element(const struct dom *dom, int i);

#endif

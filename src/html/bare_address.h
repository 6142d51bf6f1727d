/* Web addresses that stand in running text. */
#ifndef HTML_BARE_ADDRESS_H
#define HTML_BARE_ADDRESS_H

#include <stddef.h>

/* The bytes of the next address in s, at *start; 0 when there is none. */
size_t	bare_address_find(const char *s, size_t len, size_t *start);

#endif

/* The built-in feed, made from src/share/welcome.xml. */
#ifndef POLL_WELCOME_H
#define POLL_WELCOME_H

#include <stddef.h>

extern const char welcome_data[];
extern const size_t welcome_size;

#endif

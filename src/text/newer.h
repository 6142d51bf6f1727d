/*
 * Characters that Unicode has assigned since version 14, which is the one
 * that libunistring 1.0 knows: the emoji and the Han ideographs of 15 to 17.
 * All of them are two columns wide.  With a newer libunistring this room is
 * not needed any more.
 */
#ifndef NEWER_H
#define NEWER_H

#include <stdbool.h>
#include <stdint.h>

bool	newer_is_assigned(uint32_t c);

#endif

/*
 * The letters that most text is made of, known without a look into the
 * tables of Unicode: they stand alone, have a fixed width and change nothing
 * around them.  Says nothing about any other character.
 */
#ifndef LETTERS_H
#define LETTERS_H

#include <stdint.h>

/* Columns of c, 1 or 2, when it is such a letter; else 0. */
int	letters_columns(uint32_t c);

#endif

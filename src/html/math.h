/* MathML as text of one line: "x = (−b ± √(b² − 4ac))/(2a)". */
#ifndef HTML_MATH_H
#define HTML_MATH_H

#include "base/buf.h"
#include "dom.h"

/* Append the formula at node i (a <math>). */
void	math_write(const struct dom *dom, int i, struct buf *out);

#endif

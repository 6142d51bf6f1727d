/* The numbers of ordered lists: "3.", "c.", "iv.". */
#ifndef HTML_NUMERAL_H
#define HTML_NUMERAL_H

#include <stdbool.h>

#define NUMERAL_MAX	32		/* bytes of a label, with its NUL */

struct numeral_list {
	bool ordered, reversed;
	char type;			/* '1', 'a', 'A', 'i', 'I' */
	long next;			/* number of the next item */
};

/* From the attributes type and start of the list ("" not given). */
void	numeral_begin(struct numeral_list *list, bool ordered, const char *type, const char *start, bool reversed);
/* The label of the next item, whose attribute value is given or ""; "" in an unordered list. */
void	numeral_next(struct numeral_list *list, const char *value, char label[NUMERAL_MAX]);

#endif

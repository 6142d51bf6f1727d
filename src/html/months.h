/* Names of the months in many languages. */
#ifndef HTML_MONTHS_H
#define HTML_MONTHS_H

/* 1 to 12 for a folded word that is a month's name or its usual short form, else 0. */
int	months_find(const char *word);

#endif

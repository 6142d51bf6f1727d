/* How well a few typed letters fit a name: "wne" fits "World News". */
#ifndef TUI_FUZZY_H
#define TUI_FUZZY_H

/*
 * The letters of typed must stand in text in their order, in any case (of
 * ASCII); blanks part words that may stand anywhere.  -1 when they do not,
 * else the higher the better: beginnings of words and letters side by side
 * count, short texts before long ones.  "" fits everything equally.
 */
int	fuzzy_score(const char *text, const char *typed);

#endif

/*
 * The heuristics of extraction by name.  Each can be switched off alone, so
 * that a test shows for each what it is worth (coranto-source(7), EXTRACTION).
 */
#ifndef HTML_HEURISTIC_H
#define HTML_HEURISTIC_H

#define HEURISTICS(X) \
	X(WORDS) X(DATA) X(OTHER_WORDS) X(HIDDEN) X(BREAKS) X(WIDE) \
	X(SUSPECT) X(MASS) X(KINDRED) X(FORM) X(FORM_ROOM) \
	X(DENSITY) X(BODY) X(KINDS) X(WHOLES) X(JOIN) X(TITLES) \
	X(FIGURES) X(LINKS) X(PHRASES) X(SECTIONS) X(BOXES) X(THREADS) X(BEFORE) X(AFTER) X(CONTACTS) X(QUOTES) X(NOTES) \
	X(LINKED_HEADINGS) X(BARE_HEADINGS) X(REPEATS) \
	X(HEADLINE) X(NEXT_STORY) X(START) X(TRUST) X(WITNESS) X(SCRIPT_TEXT) X(FORUM) X(CAPTIONS) \
	X(LINK_PAGES) X(LOGINS) X(WALLS)

enum heuristic {
#define X(name) HEURISTIC_##name,
	HEURISTICS(X)
#undef X
	HEURISTIC_COUNT
};

#endif

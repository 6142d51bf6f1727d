/* The table behind entity.c. */
#ifndef ENTITY_TABLE_H
#define ENTITY_TABLE_H

#define ENTITY_COUNT	2125
#define ENTITY_NAME_MAX	31

struct entity {
	char name[ENTITY_NAME_MAX + 1];	/* without & and ; */
	char text[7];			/* UTF-8 */
	char bare;			/* counts without its semicolon, too */
};

extern const struct entity entity_table[ENTITY_COUNT];

#endif

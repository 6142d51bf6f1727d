/*
 * A view to choose from: a few things with a key each, or a long list that
 * shrinks to what fits the letters typed.
 */
#ifndef TUI_MENU_H
#define TUI_MENU_H

#include "view.h"

struct menu;

/* What was chosen: the number of the item as it was added, from 0.  The menu is gone; its room lives until the return. */
typedef void menu_chosen(struct session *session, void *room, int item);

/* A menu with a title and size bytes of zeroed room for who answers (menu_room). */
struct menu *menu_new(const char *title, size_t size, menu_chosen *chosen);
void	*menu_room(struct menu *menu);
/* Memory that lives as long as the room. */
struct arena *menu_arena(struct menu *menu);
/* An item: the key that chooses it (0 none), what it is, and more about it; both are copied. */
void	menu_add(struct menu *menu, int key, const char *label, const char *detail);
/* Put it on the stack; typing letters makes it shrink unless its items have keys. */
void	menu_show(struct session *session, struct menu *menu);
/* Free one that is not shown. */
void	menu_free(struct menu *menu);
/* Which item is selected first. */
void	menu_select(struct menu *menu, int item);

#endif

/* Pictures, players and embedded pages: the text in the article that stands for them. */
#ifndef HTML_PICTURE_H
#define HTML_PICTURE_H

#include <stdbool.h>

#include "blocks.h"
#include "dom.h"

/* Add "[image: alt]" for the element i, its text when it is a drawn word or formula, nothing when it only decorates. */
void	picture_add(struct blocks *out, const struct dom *dom, int i, struct style style);
/* Add the labelled link of a player or frame; false when there is nothing to link to. */
bool	picture_add_embed(struct blocks *out, const struct dom *dom, int i, struct style style);

#endif

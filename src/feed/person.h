/* People as feeds name them: "me@example.org (Me)", "Me <me@example.org>". */
#ifndef FEED_PERSON_H
#define FEED_PERSON_H

#include "base/arena.h"
#include "feed/feed.h"

/* Take a line of text apart into name and e-mail address; strings are in the arena, "" what is not there. */
void	person_parse(const char *s, struct arena *a, struct feed_person *out);

#endif

/* What words a line that is being typed may go on with; the context of all is the session. */
#ifndef TUI_COMPLETE_H
#define TUI_COMPLETE_H

#include "view.h"

/* A path: files and folders of the folder typed so far. */
void	complete_path(void *context, const char *line, struct choices *choices);
/* A filter: attributes, operators, some values, and what joins terms. */
void	complete_filter(void *context, const char *line, struct choices *choices);
/* Ask for a filter, beginning with text. */
void	filter_ask(struct session *session, const char *text, prompt_answer *answered);
/* Offer the filters that the settings name; without any, it is typed. */
void	filter_pick(struct session *session, prompt_answer *answered);
/* Ask for tags, or take those that were given. */
void	tag_ask(struct session *session, prompt_answer *answered);
/* A tag of the user's, also after a "-". */
void	complete_tag(void *context, const char *line, struct choices *choices);

#endif

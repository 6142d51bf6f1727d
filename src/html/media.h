/* What stands in the text for a picture, a film, a sound, an embedded page.  Works on elements, changes nothing. */
#ifndef HTML_MEDIA_H
#define HTML_MEDIA_H

#include <stdbool.h>

#include "base/arena.h"
#include "dom.h"

enum media_image {
	MEDIA_IMAGE_NONE,	/* decoration or a tracking pixel */
	MEDIA_IMAGE_TEXT,	/* drawn text: a smiley, a formula; its alt stands for it */
	MEDIA_IMAGE_PICTURE
};

/* How the picture at node i is shown; *alt, lent, is "" when it says nothing. */
enum media_image media_image(const struct dom *dom, int i, const char **alt);
/* The address of the picture itself, also of one that a script would load later; "" none. */
const char *media_image_address(const struct dom_node *node);

struct media_embed {
	const char *label;	/* "video", "audio", "embed" */
	const char *title;	/* "" unknown */
	const char *url;	/* of a page a browser can show; "" none */
};

/* What the iframe, video, audio, object or embed at node i is; false when it is nothing to show. */
bool	media_embed(const struct dom *dom, int i, struct arena *a, struct media_embed *out);

#endif

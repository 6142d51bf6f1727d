#include <string.h>

#include "media.h"
#include "picture.h"
#include "tex.h"

#define JOKE_MIN	20	/* bytes: a shorter title of a picture only names it */

static const char *
attribute(const struct dom *dom, int i, const char *name)
{
	const char *value = dom_attribute(&dom->nodes[i], name);

	return value != NULL ? value : "";
}

/* A picture is set apart from the word or the picture before it. */
static void
part_from_word(struct blocks *out, const struct style *style)
{
	const struct buf *text = &out->flow.text;

	if (text->len > 0 && !style->pre && strchr("([{\"", text->data[text->len - 1]) == NULL)
		blocks_add(out, " ", 1, style);
}

/* A sentence that stands in a picture's title, where only a pointer finds it: comics hide their last joke there. */
static bool
is_hidden_joke(const struct dom *dom, int i, const char *alt)
{
	const char *title = attribute(dom, i, "title");
	size_t len = strlen(title);
	int k;

	if (len < JOKE_MIN || strchr(title, ' ') == NULL || strchr(".!?)\"'", title[len - 1]) == NULL ||
	    *alt == '\0' || strstr(alt, title) != NULL || strstr(title, alt) != NULL)
		return false;
	for (k = dom->nodes[i].parent; k > 0 && dom->nodes[k].tag != TAG_FIGURE; k = dom->nodes[k].parent)
		continue;
	return k <= 0;
}

void
picture_add(struct blocks *out, const struct dom *dom, int i, struct style style)
{
	const char *alt;
	enum media_image kind = media_image(dom, i, &alt);

	if (kind == MEDIA_IMAGE_NONE)
		return;
	if (kind == MEDIA_IMAGE_TEXT) {
		if (strchr(alt, '\\') != NULL) {
			struct buf text = { 0 };

			tex_write(&text, alt, strlen(alt));
			blocks_add(out, buf_text(&text), text.len, &style);
			buf_clear(&text);
		} else
			blocks_add_string(out, alt, &style);
		return;
	}
	style.looks |= SPAN_IMAGE;
	if (style.link == 0)
		style.link = link_table_add(&out->links, media_image_address(&dom->nodes[i]));
	style.pre = false;
	part_from_word(out, &style);
	blocks_add_string(out, *alt != '\0' ? "[image: " : "[image", &style);
	blocks_add_string(out, alt, &style);
	blocks_add_string(out, "]", &style);
	if (is_hidden_joke(dom, i, alt)) {
		blocks_flush(out);
		style.kind = BLOCK_CAPTION;
		style.looks = 0;
		style.link = 0;
		blocks_add_string(out, attribute(dom, i, "title"), &style);
		blocks_flush(out);
	}
}

bool
picture_add_embed(struct blocks *out, const struct dom *dom, int i, struct style style)
{
	struct media_embed embed;
	const char *shown;

	if (!media_embed(dom, i, &out->doc->arena, &embed))
		return false;
	blocks_flush(out);
	style.kind = BLOCK_EMBED;
	style.label = embed.label;
	style.looks = SPAN_IMAGE | SPAN_LINK;
	style.link = link_table_add(&out->links, embed.url);
	style.pre = false;
	if (style.link == 0)
		return true;
	shown = embed.title;
	if (*shown == '\0') {
		shown = out->doc->links[style.link - 1].url;
		shown += strncmp(shown, "https://", 8) == 0 ? 8 : strncmp(shown, "http://", 7) == 0 ? 7 : 0;
	}
	blocks_add_string(out, "[", &style);
	blocks_add_string(out, embed.label, &style);
	blocks_add_string(out, ": ", &style);
	blocks_add_string(out, shown, &style);
	blocks_add_string(out, "]", &style);
	blocks_flush(out);
	return true;
}

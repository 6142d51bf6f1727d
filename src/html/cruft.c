#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cruft.h"

#define FORM_TEXT_MAX	600	/* bytes: a form with more text than this is the page itself */

/*
 * Classes and ids of the plug-ins and services that put things into feeds.
 * The last resort: what has a structural sign is found by it (trim.h).
 * Sorted.
 */
static const char *const names[] = {
	"OUTBRAIN", "a2a_kit", "addthis", "addthis_inline_share_toolbox", "addthis_toolbox", "addtoany_content",
	"addtoany_share", "addtoany_share_save_container", "adsbygoogle", "anchorjs-link", "article-share",
	"author-box", "button-wrapper", "captioned-button-wrap", "clipboard-copy", "code-toolbar-item",
	"comments-link", "copy-button", "copy-code-button", "crp_related", "digest-post-embed", "disqus_thread",
	"entry-share", "essb_links", "fb-like", "fb-share-button", "feedburnerflareblock", "feedflare",
	"gist-meta", "gutter", "header-anchor", "headerlink", "heading-anchor", "heateor_sss_sharing_container",
	"hide-text", "highlight-copy-btn", "image-link-expand", "instagram-media-footer",
	"install-substack-app-embed", "jetpack-likes-widget-wrapper", "jetpack_subscription_widget",
	"jp-relatedposts", "kg-audio-hide", "kg-audio-player", "kg-audio-thumbnail", "kg-bookmark-metadata",
	"kg-bookmark-thumbnail", "kg-header-card-button", "kg-product-card-rating", "kg-toggle-card-icon",
	"kg-video-overlay", "kg-video-player-container", "line-numbers-rows", "lineno", "linenodiv", "linenos",
	"linenumber", "mc4wp-form", "mc_embed_signup", "mw-cite-backlink", "mw-editsection", "mw-jump-link",
	"navbox", "newsletter-form", "newsletter-signup", "noprint", "outbrain", "post-navigation",
	"post-ratings", "post-share", "post-ufi", "pvc_stats", "related-posts", "relatedposts",
	"robots-nocontent", "rouge-gutter", "screen-reader-text", "sd-block", "sd-like", "sd-sharing",
	"share-buttons", "share-links", "share-post", "sharedaddy", "shariff", "sharing-buttons",
	"sharing_toolbar", "shortlink", "sociable", "social-buttons", "social-share", "social-share-buttons",
	"social-sharing", "sr-only", "ssba", "subscribe-widget", "subscription-widget",
	"subscription-widget-wrap", "subscription-widget-wrap-editor", "swp_social_panel", "taboola",
	"tweetmeme_button", "twitter-share-button", "visually-hidden", "visuallyhidden",
	"wp-block-jetpack-subscriptions", "wp-block-spacer", "wpdiscuz", "wpulike", "yarpp", "yarpp-related",
	"zemanta-pixie", "zeroclipboard-container",
};

struct name {
	const char *s;
	size_t len;
};

static int
compare_names(const void *key, const void *member)
{
	const struct name *name = key;
	const char *other = *(const char *const *)member;
	int d = strncmp(name->s, other, name->len);

	return d != 0 ? d : other[name->len] == '\0' ? 0 : -1;
}

static bool
is_name(const char *s, size_t len)
{
	struct name name = { s, len };

	return bsearch(&name, names, sizeof(names) / sizeof(names[0]), sizeof(names[0]), compare_names) != NULL;
}

static bool
has_name(const char *list)
{
	size_t n;

	for (list += strspn(list, " \t\n"); *list != '\0'; list += n, list += strspn(list, " \t\n")) {
		n = strcspn(list, " \t\n");
		if (is_name(list, n))
			return true;
	}
	return false;
}

/* "display: none", whatever the spaces. */
static bool
style_says(const char *style, const char *property, const char *what)
{
	const char *p;

	for (p = style; (p = strcasestr(p, property)) != NULL; p++) {
		const char *v = p + strlen(property);

		v += strspn(v, " \t");
		if (*v != ':' || (p > style && p[-1] == '-'))
			continue;
		v += 1 + strspn(v + 1, " \t");
		if (strncasecmp(v, what, strlen(what)) == 0)
			return true;
	}
	return false;
}

static bool
says(const struct dom_node *node, const char *attribute, bool judge(const char *value))
{
	const char *value = dom_attribute(node, attribute);

	return value != NULL && judge(value);
}

static bool
hides(const char *hidden)
{
	return strcmp(hidden, "until-found") != 0;
}

static bool
hides_from_readers(const char *aria_hidden)
{
	return strcmp(aria_hidden, "true") == 0;
}

static bool
hides_by_style(const char *style)
{
	return style_says(style, "display", "none") || style_says(style, "visibility", "hidden") ||
	    style_says(style, "mso-hide", "all");
}

static bool
is_hidden(const struct dom_node *node)
{
	return says(node, "hidden", hides) || says(node, "aria-hidden", hides_from_readers) || says(node, "style", hides_by_style) ||
	    says(node, "class", has_name) || says(node, "id", has_name);
}

/* A form that asks for an address; one that wraps the whole page is kept. */
static bool
is_small_form(const struct dom *dom, int i)
{
	size_t text = 0;
	int k;

	for (k = i + 1; k < dom->nodes[i].end && text <= FORM_TEXT_MAX; k++)
		if (dom->nodes[k].tag == TAG_TEXT)
			text += strlen(dom_text(&dom->nodes[k]));
	return text <= FORM_TEXT_MAX;
}

/* The copy, for those without scripts, of a picture that stands before it. */
static bool
is_second_picture(const struct dom *dom, int i)
{
	int k;

	for (k = i - 1; k > dom->nodes[i].parent && k > i - 6; k--)
		if (dom->nodes[k].tag == TAG_IMG)
			return true;
	return false;
}

bool
cruft_is_element(const struct dom *dom, int i)
{
	const struct dom_node *node = &dom->nodes[i];

	switch (node->tag) {
	case TAG_FORM:
		return is_small_form(dom, i);
	case TAG_NOSCRIPT:
		return is_second_picture(dom, i);
	case TAG_STYLE: case TAG_HEAD: case TAG_TEMPLATE: case TAG_SELECT: case TAG_INPUT:
	case TAG_BUTTON: case TAG_TEXTAREA: case TAG_NAV: case TAG_LINK: case TAG_META: case TAG_TITLE: case TAG_OPTION:
	case TAG_DIALOG:
		return true;
	default:
		return node->attribute_count > 0 && is_hidden(node);
	}
}

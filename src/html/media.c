#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "media.h"
#include "text/url.h"

#define TINY		3	/* pixels: what is no larger only counts readers */
#define FILE_NAME_JOINTS 3	/* "-" and "_" in an alt without a space */
#define NEAR_NODES	200	/* how far to look for text beside a picture */

static const char *
value(const struct dom_node *node, const char *name)
{
	const char *v = dom_attribute(node, name);

	return v != NULL ? v : "";
}

/* A length of a style attribute in pixels, or -1. */
static long
style_pixels(const char *style, const char *property)
{
	const char *p = strstr(style, property);
	char *end;
	long n;

	if (p == NULL || (p > style && p[-1] == '-'))
		return -1;
	p += strlen(property);
	n = strtol(p + strspn(p, " :"), &end, 10);
	return end != p && strncmp(end, "%", 1) != 0 ? n : -1;
}

static bool
is_tiny_length(const struct dom_node *node, const char *name)
{
	const char *attribute = value(node, name);
	char *end;
	long n = strtol(attribute, &end, 10);

	if (end == attribute || *end == '%')
		n = style_pixels(value(node, "style"), name);
	return n >= 0 && n <= TINY;
}

static bool
is_tiny(const struct dom_node *node)
{
	return is_tiny_length(node, "width") || is_tiny_length(node, "height");
}

/* Addresses that serve counters, buttons and smileys, not pictures. */
static bool
is_counter(const char *address)
{
	static const char *const parts[] = {
		"feeds.feedburner.com/~", "feedsportal.com/", "/~ff/", "pixel.wp.com", "stats.wordpress.com",
		"stats.wp.com", "pixel.quantserve", "doubleclick.net", "google-analytics.com", "scorecardresearch.com",
		"medium.com/_/stat", "blogger.com/tracker", "feedads.g.", "/pixel.gif", "/1x1.", "/spacer.gif",
		"/blank.gif", "rss.feedsportal", "share-buttons/", "/piwik.php", "/matomo.php", "/count.gif",
		"/tracking/", "list-manage.com/track", "ct.sharethis.com",
	};
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strstr(address, parts[i]) != NULL)
			return true;
	return false;
}

const char *
media_image_address(const struct dom_node *node)
{
	static const char *const names[] = { "data-src", "data-original", "data-lazy-src", "data-orig-file", "src" };
	const char *address;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		address = value(node, names[i]);
		if (*address != '\0' && strncmp(address, "data:", 5) != 0)
			return address;
	}
	return "";
}

/* The file name of a picture as its alt: says nothing. */
static bool
is_file_name(const char *alt)
{
	static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg" };
	size_t len = strlen(alt), n, i;

	if (strstr(alt, "://") != NULL)
		return true;
	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		n = strlen(endings[i]);
		if (len >= n && strcasecmp(alt + len - n, endings[i]) == 0)
			return true;
	}
	if (strpbrk(alt, " \t\n") != NULL || (unsigned char)*alt >= 0x80)
		return false;
	for (i = 0, n = 0; alt[i] != '\0'; i++)
		n += alt[i] == '-' || alt[i] == '_';
	if (n >= FILE_NAME_JOINTS)
		return true;
	return (strncasecmp(alt, "img", 3) == 0 || strncasecmp(alt, "dsc", 3) == 0 || strncasecmp(alt, "image", 5) == 0) &&
	    (len == 3 || strpbrk(alt, "0123456789_") != NULL || len == 5);
}

static bool
is_drawn_text(const struct dom_node *node, const char *alt)
{
	static const char *const classes[] = { "emoji", "smiley", "smilie", "emoticon", "latex", "math", "tex" };
	const char *class = value(node, "class");
	size_t i;

	if ((unsigned char)*alt >= 0xE2 && strlen(alt) <= 8)
		return true;
	for (i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		if (strstr(class, classes[i]) != NULL)
			return true;
	return false;
}

static bool
holds_blocks(enum dom_tag tag)
{
	switch (tag) {
	case TAG_P: case TAG_DIV: case TAG_FIGURE: case TAG_TD: case TAG_TH: case TAG_LI: case TAG_BODY: case TAG_DD:
	case TAG_SECTION: case TAG_ARTICLE: case TAG_BLOCKQUOTE: case TAG_CENTER:
	case TAG_H1: case TAG_H2: case TAG_H3: case TAG_H4: case TAG_H5: case TAG_H6:
		return true;
	default:
		return false;
	}
}

/* No text in the same block, a caption apart. */
static bool
stands_alone(const struct dom *dom, int i)
{
	int block = i, k, seen;

	while (dom->nodes[block].parent >= 0 && !holds_blocks(dom->nodes[block].tag))
		block = dom->nodes[block].parent;
	if (dom->nodes[block].tag == TAG_BODY)
		return true;
	for (k = block + 1, seen = 0; k < dom->nodes[block].end; k++, seen++) {
		if (seen > NEAR_NODES)
			return false;
		if (dom->nodes[k].tag == TAG_FIGCAPTION)
			k = dom->nodes[k].end - 1;
		else if (dom->nodes[k].tag == TAG_TEXT &&
		    dom_text(&dom->nodes[k])[strspn(dom_text(&dom->nodes[k]), " \n\t\r\xC2\xA0")] != '\0')
			return false;
	}
	return true;
}

enum media_image
media_image(const struct dom *dom, int i, const char **alt)
{
	const struct dom_node *node = &dom->nodes[i];
	const char *given = dom_attribute(node, "alt"), *role = value(node, "role");

	*alt = given != NULL ? given : value(node, "title");
	*alt += strspn(*alt, " \n\t\r");
	if (is_tiny(node) || is_counter(media_image_address(node)) || strcmp(role, "presentation") == 0 ||
	    strcmp(role, "none") == 0)
		return MEDIA_IMAGE_NONE;
	if (**alt != '\0' && is_drawn_text(node, *alt))
		return MEDIA_IMAGE_TEXT;
	if (is_file_name(*alt))
		*alt = "";
	if (**alt == '\0' && given != NULL && *given == '\0' && !stands_alone(dom, i))
		return MEDIA_IMAGE_NONE;
	if (**alt == '\0' && *media_image_address(node) == '\0')
		return MEDIA_IMAGE_NONE;
	return MEDIA_IMAGE_PICTURE;
}

/* Players whose address inside a page is not the one of a page. */
static const struct {
	const char *frame, *label, *page;	/* page: the rest of the path follows; NULL: the address as it is */
} players[] = {
	{ "youtube.com/embed/", "video", "https://www.youtube.com/watch?v=" },
	{ "youtube-nocookie.com/embed/", "video", "https://www.youtube.com/watch?v=" },
	{ "player.vimeo.com/video/", "video", "https://vimeo.com/" },
	{ "dailymotion.com/embed/video/", "video", "https://www.dailymotion.com/video/" },
	{ "youtube.com/v/", "video", "https://www.youtube.com/watch?v=" },
	{ "rumble.com/embed/", "video", NULL }, { "player.twitch.tv/", "video", NULL },
	{ "tiktok.com/embed", "video", NULL }, { "facebook.com/plugins/video", "video", NULL },
	{ "open.spotify.com/embed", "audio", NULL }, { "w.soundcloud.com/player", "audio", NULL },
	{ "bandcamp.com/EmbeddedPlayer", "audio", NULL }, { "embed.podcasts.apple.com", "audio", NULL },
	{ "google.com/maps/embed", "map", NULL }, { "openstreetmap.org/export/embed", "map", NULL },
};

static void
find_player(struct arena *a, struct media_embed *embed)
{
	const char *p;
	size_t i, n;

	for (i = 0; i < sizeof(players) / sizeof(players[0]); i++) {
		p = strstr(embed->url, players[i].frame);
		if (p == NULL)
			continue;
		embed->label = players[i].label;
		p += strlen(players[i].frame);
		n = strcspn(p, "?&#/");
		if (players[i].page != NULL && n > 0)
			embed->url = arena_printf(a, "%s%.*s", players[i].page, (int)n, p);
		return;
	}
}

/* Frames of services that show the frame of another: the address in their parameter, decoded, or NULL. */
static const char *
inner_address(struct arena *a, const char *url)
{
	static const char *const services[] = { "cdn.embedly.com/widgets/media.html", "iframely.com/api/iframe" };
	const char *p = NULL;
	char *out, *to;
	unsigned byte;
	size_t i;

	for (i = 0; i < sizeof(services) / sizeof(services[0]) && p == NULL; i++)
		p = strstr(url, services[i]);
	if (p == NULL || ((p = strstr(url, "?src=http")) == NULL && (p = strstr(url, "&src=http")) == NULL &&
	    (p = strstr(url, "?url=http")) == NULL && (p = strstr(url, "&url=http")) == NULL))
		return NULL;
	p += 5;
	out = to = arena_strndup(a, p, strcspn(p, "&#"));
	for (p = out; *p != '\0'; p++)
		if (*p == '%' && isxdigit((unsigned char)p[1]) && sscanf(p + 1, "%2x", &byte) == 1 && byte > ' ' && byte < 0x7F) {
			*to++ = (char)byte;
			p += 2;
		} else
			*to++ = *p;
	*to = '\0';
	return out;
}

/* The address in a <source> below a player. */
static const char *
source_address(const struct dom *dom, int i)
{
	int k;

	for (k = i + 1; k < dom->nodes[i].end; k++)
		if (dom->nodes[k].tag == TAG_SOURCE && *value(&dom->nodes[k], "src") != '\0')
			return value(&dom->nodes[k], "src");
	return "";
}

bool
media_embed(const struct dom *dom, int i, struct arena *a, struct media_embed *out)
{
	static const char *const addresses[] = { "src", "data-src", "data-lazy-src", "data" };
	const struct dom_node *node = &dom->nodes[i];
	const char *inner;
	size_t k;

	out->label = node->tag == TAG_VIDEO ? "video" : node->tag == TAG_AUDIO ? "audio" : "embed";
	out->title = value(node, "title");
	if (*out->title == '\0')
		out->title = value(node, "aria-label");
	out->url = "";
	for (k = 0; k < sizeof(addresses) / sizeof(addresses[0]) && *out->url == '\0'; k++) {
		out->url = value(node, addresses[k]);
		if (strncmp(out->url, "about:", 6) == 0 || strncmp(out->url, "data:", 5) == 0)
			out->url = "";
	}
	if (*out->url == '\0')
		out->url = source_address(dom, i);
	if (*out->url == '\0' || is_counter(out->url))
		return false;
	if (node->tag != TAG_AUDIO && is_tiny(node))
		return false;
	inner = inner_address(a, out->url);
	if (inner != NULL)
		out->url = inner;
	find_player(a, out);
	if (strncmp(out->url, "//", 2) == 0)
		out->url = arena_printf(a, "https:%s", out->url);
	return true;
}

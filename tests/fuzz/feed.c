/*
 * Any bytes are a feed or none: what is read can be written as JSON that JSON
 * readers and we read again, and what repair makes is well-formed.
 */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "feed/feed.h"
#include "feed/feed_json.h"
#include "feed/identity.h"
#include "feed/repair.h"
#include "feed/xml.h"
#include "text/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_keys(const struct feed *feed)
{
	struct arena a = { 0 };
	const char **keys = identity_keys(feed, &a);
	size_t i;

	for (i = 0; i < feed->item_count; i++) {
		if (strlen(keys[i]) > LIMIT_GUID_BYTES || !utf8_valid(keys[i], strlen(keys[i])))
			abort();
		identity_twin_key(feed, &feed->items[i], &a);
	}
	arena_clear(&a);
}

static void
check_json(const struct feed *feed, const struct feed_source *source)
{
	struct buf json = { 0 };
	struct feed *again;
	struct error err;
	json_t *root;

	feed_json_write(feed, &json);
	root = json_loadb(json.data, json.len, 0, NULL);
	if (root == NULL || json_array_size(json_object_get(root, "items")) != feed->item_count)
		abort();
	json_decref(root);
	if (feed_parse(json.data, json.len, source, &again, &err) < 0 || again->item_count != feed->item_count)
		abort();
	feed_free(again);
	buf_clear(&json);
}

static void
on_start(void *ctx, const struct xml_tag *tag)
{
	(void)ctx, (void)tag;
}

static void
on_text(void *ctx, const char *s, size_t len, bool in_section)
{
	(void)ctx, (void)s, (void)len, (void)in_section;
}

static void
on_end(void *ctx, const char *name)
{
	(void)ctx, (void)name;
}

static void
check_repair(const char *data, size_t size)
{
	static const char *const roots[] = { "rss", "rdf", "feed", "channel", NULL };
	static const struct xml_handler handler = { on_start, on_text, on_end };
	struct xml_result result;
	struct buf fixed = { 0 };

	repair_xml(data, size, roots, &fixed);
	if (fixed.len > 0) {
		xml_read(fixed.data, fixed.len, &handler, NULL, &result);
		if (result.status != XML_READ)
			abort();
	}
	buf_clear(&fixed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct feed_source source = { "http://example.org/feed", "" };
	struct feed *feed;
	struct error err;

	check_repair((const char *)data, size);
	if (feed_parse((const char *)data, size, &source, &feed, &err) < 0)
		return 0;
	check_keys(feed);
	check_json(feed, &source);
	feed_free(feed);
	return 0;
}

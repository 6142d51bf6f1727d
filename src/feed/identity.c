#include <stdbool.h>
#include <string.h>

#include "base/limits.h"
#include "base/map.h"
#include "feed/identity.h"
#include "text/date.h"
#include "text/url.h"
#include "text/utf8.h"

/* Between the parts of a key; in no address and in few guids. */
#define PART	" \xC2\xB7 "

/* Keys are kept from run to run, so they are hashed alike in all. */
static const uint64_t seeds[2][2] = {
	{ 0x636f72616e746f31u, 0x6964656e74697479u }, { 0x636f72616e746f32u, 0x69746f73616d6531u },
};

/* 128 bits of hash as text. */
static char *
hash_text(struct arena *a, const char *s)
{
	size_t len = strlen(s);

	return arena_printf(a, "hash:%016llx%016llx", (unsigned long long)map_hash(seeds[0], s, len),
	    (unsigned long long)map_hash(seeds[1], s, len));
}

/* A key as it may be stored: valid UTF-8 of at most LIMIT_GUID_BYTES. */
static const char *
fit(struct arena *a, char *key)
{
	size_t len = strlen(key);

	return len <= LIMIT_GUID_BYTES && utf8_valid(key, len) ? key : hash_text(a, key);
}

/*
 * An address without what changes though the page is the same: scheme,
 * trackers, default port.  The fragment counts: pages of changes have an item
 * for each.
 */
static char *
settle_address(struct arena *a, const char *url)
{
	struct url parts;
	char *normal = url_normalize(a, url);

	url_split(url, strlen(url), &parts);
	if (parts.fragment.len == 0)
		return normal;
	return arena_printf(a, "%s#%.*s", normal, (int)parts.fragment.len, parts.fragment.s);
}

static const char *
trim(struct arena *a, const char *s)
{
	size_t len;

	s += strspn(s, " \t\r\n");
	len = strlen(s);
	while (len > 0 && strchr(" \t\r\n", s[len - 1]) != NULL)
		len--;
	return s[len] == '\0' ? s : arena_strndup(a, s, len);
}

/* The key of an item by itself. */
static char *
first_key(const struct item *it, struct arena *a)
{
	const char *guid = trim(a, it->guid);

	if (guid[0] != '\0')
		return url_is_web(guid) ? settle_address(a, guid) : arena_strdup(a, guid);
	if (it->link[0] != '\0')
		return settle_address(a, it->link);
	return hash_text(a, arena_printf(a, "%s\n%lld\n%s\n%s", it->title, (long long)it->published,
	    it->summary, it->content));
}

/* What is added to the key at each step where it does not tell two items apart. */
enum step { STEP_LINK, STEP_TITLE, STEP_DATE, STEP_COUNT };

static const char *
part_of(const struct item *it, enum step step, struct arena *a)
{
	bool has_guid = it->guid[strspn(it->guid, " \t\r\n")] != '\0';

	switch (step) {
	case STEP_LINK:
		return has_guid && it->link[0] != '\0' ? settle_address(a, it->link) : "";
	case STEP_TITLE:
		return !has_guid ? it->title : "";
	default:
		return !has_guid && it->published != DATE_NONE ?
		    arena_printf(a, "%lld", (long long)it->published) : "";
	}
}

/* part_of item n, made when it is first asked for: most keys tell their items apart. */
static const char *
part_at(const struct feed *feed, const char **parts, size_t n, enum step step, struct arena *a)
{
	if (parts[n] == NULL)
		parts[n] = part_of(&feed->items[n], step, a);
	return parts[n];
}

/* Lengthen the keys that items share whose part of this step differs; false when no two share one. */
static bool
tell_apart(const struct feed *feed, char **keys, enum step step, struct arena *a)
{
	size_t n = feed->item_count, i;
	const char **parts = arena_zalloc(a, n, sizeof(*parts));
	size_t *first = arena_zalloc(a, n, sizeof(*first));
	bool *differ = arena_zalloc(a, n, sizeof(*differ)), shared = false;
	struct map seen;

	map_init(&seen);
	for (i = 0; i < n; i++) {
		size_t *at = map_get(&seen, keys[i], strlen(keys[i]));

		first[i] = i;
		if (at == NULL) {
			map_put(&seen, keys[i], strlen(keys[i]), &first[i]);
			continue;
		}
		first[i] = *at;
		shared = true;
		if (strcmp(part_at(feed, parts, *at, step, a), part_at(feed, parts, i, step, a)) != 0)
			differ[*at] = true;
	}
	map_clear(&seen);
	for (i = 0; i < n && shared; i++)
		if (differ[first[i]])
			keys[i] = arena_printf(a, "%s%s%s", keys[i], PART, part_at(feed, parts, i, step, a));
	return shared;
}

const char **
identity_keys(const struct feed *feed, struct arena *a)
{
	size_t n = feed->item_count, i;
	char **keys = arena_zalloc(a, n, sizeof(*keys));
	const char **out = arena_zalloc(a, n, sizeof(*out));
	enum step step;

	for (i = 0; i < n; i++)
		keys[i] = first_key(&feed->items[i], a);
	for (step = STEP_LINK; step < STEP_COUNT && tell_apart(feed, keys, step, a); step++)
		;
	for (i = 0; i < n; i++)
		out[i] = fit(a, keys[i]);
	return out;
}

char *
identity_twin_key(const struct item *item, struct arena *a)
{
	if (item->link[0] == '\0')
		return arena_strdup(a, "");
	return arena_printf(a, "%s\n%s", settle_address(a, item->link), item->title);
}

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

static char *
join(struct arena *a, const char *s, const char *between, const char *t)
{
	size_t n = strlen(s), m = strlen(between), k = strlen(t);
	char *whole = arena_alloc(a, n + m + k + 1);

	memcpy(whole, s, n);
	memcpy(whole + n, between, m);
	memcpy(whole + n + m, t, k + 1);
	return whole;
}

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

static void
remove_bytes(char *s, size_t at, size_t n)
{
	memmove(s + at, s + at + n, strlen(s + at + n) + 1);
}

/*
 * An address without what changes though the page is the same: scheme,
 * trackers, default port, www, a slash at the end.  The fragment counts: pages
 * of changes have an item for each.
 */
static char *
settle_address(struct arena *a, const char *url)
{
	static const char www[] = "https://www.";
	struct url parts;
	char *normal = url_normalize(a, url);
	size_t path_end;

	if (strncmp(normal, www, sizeof(www) - 1) == 0)
		remove_bytes(normal, strlen("https://"), strlen("www."));
	path_end = strcspn(normal, "?");
	if (path_end > 0 && normal[path_end - 1] == '/')
		remove_bytes(normal, path_end - 1, 1);
	url_split(url, strlen(url), &parts);
	if (parts.fragment.len == 0)
		return normal;
	return arena_printf(a, "%s#%.*s", normal, (int)parts.fragment.len, parts.fragment.s);
}

/* Does the link of an item lead to the site and not to a page of its own? */
static bool
is_front_page(const struct feed *feed, const char *link)
{
	struct url parts;

	if (strcmp(link, feed->link) == 0)
		return true;
	url_split(link, strlen(link), &parts);
	return parts.path.len <= 1 && parts.query.len == 0 && parts.fragment.len == 0;
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
first_key(const struct feed *feed, const struct item *it, struct arena *a)
{
	const char *guid = trim(a, it->guid);

	if (guid[0] != '\0')
		return url_is_web(guid) ? settle_address(a, guid) : arena_strdup(a, guid);
	if (it->link[0] == '\0')
		return hash_text(a, arena_printf(a, "%s\n%s\n%s", it->title, it->summary, it->content));
	if (is_front_page(feed, it->link))
		return join(a, settle_address(a, it->link), PART, it->title);
	return settle_address(a, it->link);
}

/* What is added to the key at each step where it does not tell two items apart. */
enum step { STEP_LINK, STEP_TITLE, STEP_DATE, STEP_COUNT };

static const char *
part_of(const struct feed *feed, const struct item *it, enum step step, struct arena *a)
{
	bool has_guid = it->guid[strspn(it->guid, " \t\r\n")] != '\0';

	switch (step) {
	case STEP_LINK:
		return has_guid && it->link[0] != '\0' ? settle_address(a, it->link) : "";
	case STEP_TITLE:
		return !has_guid || is_front_page(feed, it->link) ? it->title : "";
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
		parts[n] = part_of(feed, &feed->items[n], step, a);
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
			keys[i] = join(a, keys[i], PART, part_at(feed, parts, i, step, a));
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
		keys[i] = first_key(feed, &feed->items[i], a);
	for (step = STEP_LINK; step < STEP_COUNT && tell_apart(feed, keys, step, a); step++)
		;
	for (i = 0; i < n; i++)
		out[i] = fit(a, keys[i]);
	return out;
}

char *
identity_twin_key(const struct feed *feed, const struct item *item, struct arena *a)
{
	const char *link;

	if (item->link[0] == '\0')
		return arena_strdup(a, "");
	link = settle_address(a, item->link);
	if (!is_front_page(feed, item->link))
		return join(a, link, "\n", item->title);
	return hash_text(a, arena_printf(a, "%s\n%s\n%s\n%s\n%s", link, item->title, item->summary, item->content,
	    item->enclosure_count > 0 ? item->enclosures[0].url : ""));
}

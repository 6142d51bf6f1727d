#include "base/limits.h"
#include "feed/identity.h"
#include "tap.h"
#include "text/date.h"

#define MAX_ITEMS 4

static struct item
item(const char *guid, const char *link, const char *title)
{
	return (struct item){ .guid = guid, .link = link, .title = title, .summary = "", .content = "",
	    .published = DATE_NONE, .updated = DATE_NONE };
}

static void
keys_of(struct arena *a, const char **keys, size_t count, struct item *items)
{
	struct feed feed = { .link = "http://site/", .items = items, .item_count = count };
	const char **got = identity_keys(&feed, a);

	memcpy(keys, got, count * sizeof(*keys));
}

/* The key of an item that is alone in its document. */
static const char *
key_of(struct arena *a, struct item it)
{
	const char *key;

	keys_of(a, &key, 1, &it);
	return key;
}

static void
test_alone(struct arena *a)
{
	struct item dated = item("", "", "t");
	char big[3000];

	is_text(key_of(a, item("urn:1", "http://x/1", "t")), "urn:1", "the guid is the key");
	is_text(key_of(a, item("\turn:1 \n", "", "")), "urn:1", "without white space around it");
	is_text(key_of(a, item(" \n", "https://x.org/1", "t")), "https://x.org/1", "a blank guid: the link");
	is_text(key_of(a, item("http://x.org/1?utm_source=a", "", "t")),
	    key_of(a, item("https://x.org/1", "", "t")), "a permalink that changes scheme and trackers");
	ok(strcmp(key_of(a, item("", "http://x.org/log#2", "")), key_of(a, item("", "http://x.org/log#1", ""))) != 0,
	    "fragments tell links apart");
	is_text(key_of(a, item("http://www.x.org/1/", "", "t")), key_of(a, item("http://x.org/1", "", "t")),
	    "and www and the slash at the end");
	ok(strcmp(key_of(a, item("", "", "u")), key_of(a, item("", "", "t"))) != 0, "neither guid nor link: title and content");
	dated.published = 1;
	is_text(key_of(a, dated), key_of(a, item("", "", "t")), "without the date, which may be that of the poll");
	ok(strcmp(key_of(a, item("", "http://x", "A")), key_of(a, item("", "http://x/", "B"))) != 0,
	    "a link to the front page: the title counts");
	ok(strcmp(key_of(a, item("", "http://site/", "A")), key_of(a, item("", "http://site/", "B"))) != 0,
	    "a link to what the feed links to as well");
	memset(big, 'x', sizeof(big) - 1);
	big[sizeof(big) - 1] = '\0';
	ok(strlen(key_of(a, item(big, "", ""))) <= LIMIT_GUID_BYTES, "a long guid is hashed");
	ok(strncmp(key_of(a, item("\xff", "", "")), "hash:", 5) == 0, "one that is no UTF-8 as well");
}

static void
test_repeated(struct arena *a)
{
	struct item items[MAX_ITEMS] = { item("1", "http://x/a", "A"), item("1", "http://x/b", "B"),
	    item("1", "https://x/b", "B, edited"), item("2", "http://x/c", "C") };
	const char *keys[MAX_ITEMS];

	keys_of(a, keys, 4, items);
	ok(strcmp(keys[0], keys[1]) != 0, "one guid with two links: two articles");
	is_text(keys[2], keys[1], "one guid with one link: one article");
	is_text(keys[3], "2", "others are left alone");
	items[0] = item("", "http://x/", "A");
	items[1] = item("", "http://x/", "B");
	items[2] = item("", "http://x/", "B");
	items[2].published = 5;
	keys_of(a, keys, 3, items);
	ok(strcmp(keys[0], keys[1]) != 0, "all link to the front page: the title tells them apart");
	ok(strcmp(keys[1], keys[2]) != 0, "and then the date");
}

static void
test_twins(struct arena *a)
{
	struct feed feed = { .link = "http://site/news" };
	struct item one = item("1", "http://x.org/a?utm_medium=rss", "A"), two = item("2", "https://x.org/a", "A");

	is_text(identity_twin_key(&feed, &one, a), identity_twin_key(&feed, &two, a), "another guid, the same link and title: twins");
	two.title = "B";
	ok(strcmp(identity_twin_key(&feed, &one, a), identity_twin_key(&feed, &two, a)) != 0, "another title: no twins");
	one.link = two.link = "http://site/news";
	one.title = "B";
	is_text(identity_twin_key(&feed, &one, a), identity_twin_key(&feed, &two, a), "the link of the site: the same content");
	two.content = "other";
	ok(strcmp(identity_twin_key(&feed, &one, a), identity_twin_key(&feed, &two, a)) != 0, "and other content");
	two.link = "";
	is_text(identity_twin_key(&feed, &two, a), "", "no link, no twin");
}

int
main(void)
{
	struct arena a = { 0 };

	test_alone(&a);
	test_repeated(&a);
	test_twins(&a);
	arena_clear(&a);
	return tap_end();
}

#include <arpa/inet.h>
#include <netinet/in.h>

#include "base/limits.h"
#include "net/redirect.h"
#include "tap.h"

/* P31 P33 */
static void
test_targets(void)
{
	static const struct {
		const char *from, *location, *target;	/* NULL: refused */
	} rows[] = {
		{ "http://a.example/x/feed", "/new", "http://a.example/new" },
		{ "http://a.example/x/feed", "other?q=1", "http://a.example/x/other?q=1" },
		{ "http://a.example/feed", "https://b.example/feed", "https://b.example/feed" },
		{ "http://a.example/feed", "//b.example/feed", "http://b.example/feed" },
		{ "https://a.example/feed", "http://a.example/feed", NULL },
		{ "https://a.example/feed", "//b.example/feed", "https://b.example/feed" },
		{ "http://a.example/feed", "file:///etc/passwd", NULL },
		{ "http://a.example/feed", "gopher://127.0.0.1/", NULL },
		{ "http://a.example/feed", "exec:touch x", NULL },
		{ "http://a.example/feed", "data:text/xml,x", NULL },
		{ "http://a.example/feed", "javascript:1", NULL },
		{ "http://a.example/feed", "http://good.example@127.0.0.1/", NULL },
		{ "http://a.example/feed", "http://b.example/\x1b]0;x", NULL },
		{ "http://a.example/feed", "http:///b.example/x", "http://b.example/x" },
		{ "http://a.example/feed", "", NULL },
	};
	struct arena a = { 0 };
	struct error err;
	char *target;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		target = redirect_target(&a, rows[i].from, rows[i].location, strlen(rows[i].location), &err);
		if (rows[i].target != NULL)
			is_text(target, rows[i].target, rows[i].location);
		else
			ok(target == NULL, "refused: %zu", i);
	}
	ok(redirect_target(&a, "http://a.example/", "/x", LIMIT_URL_BYTES + 1, &err) == NULL, "too long");
	arena_clear(&a);
}

static void
test_places(void)
{
	ok(redirect_same_place("http://nas/feed", "https://NAS/other"), "http and https of one host");
	ok(redirect_same_place("http://nas:8080/feed", "http://nas:8080/other"), "the same port");
	ok(redirect_same_place("http://nas:80/feed", "http://nas/other"), "the default port written out");
	ok(!redirect_same_place("http://nas:8080/feed", "http://nas:9090/admin"), "another port");
	ok(!redirect_same_place("http://nas/feed", "http://router/"), "another host");
	ok(redirect_is_followed(308) && redirect_is_permanent(308) && !redirect_is_permanent(302), "kinds");
	ok(!redirect_is_followed(300) && !redirect_is_followed(304), "300 and 304 lead nowhere");
}

static bool
is_private(const char *address)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, address, &in.sin_addr) == 1)
		return redirect_is_private((const struct sockaddr *)&in);
	inet_pton(AF_INET6, address, &in6.sin6_addr);
	return redirect_is_private((const struct sockaddr *)&in6);
}

static void
test_private(void)
{
	static const char *const inside[] = { "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255",
		"192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
		"::1", "::", "fe80::1", "fd00::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
		"::ffff:192.168.0.1", "64:ff9b::10.0.0.1", "2002:7f00:1::", "::127.0.0.1" };
	static const char *const outside[] = { "9.9.9.9", "172.32.0.1", "172.15.0.1", "100.128.0.1",
		"11.0.0.1", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::9.9.9.9", "2002:909:909::" };
	size_t i;

	for (i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
		ok(is_private(inside[i]), "private: %s", inside[i]);
	for (i = 0; i < sizeof(outside) / sizeof(outside[0]); i++)
		ok(!is_private(outside[i]), "public: %s", outside[i]);
	ok(redirect_is_private(&(struct sockaddr){ .sa_family = AF_UNIX }), "what is no address of the Internet is private");
}

int
main(void)
{
	test_targets();
	test_places();
	test_private();
	return tap_end();
}

/* Which proxy a request goes through: the environment as libcurl reads it. */
#include <stdlib.h>

#include "net/proxy.h"
#include "tap.h"

static const char *const variables[] = { "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY" };

static void
unset_all(void)
{
	size_t i;

	for (i = 0; i < sizeof(variables) / sizeof(variables[0]); i++)
		unsetenv(variables[i]);
	unsetenv("no_proxy");
	unsetenv("NO_PROXY");
}

static void
test_variables(void)
{
	static const struct {
		const char *name;
		bool plain, encrypted;	/* has a say for http, for https */
	} rows[] = {
		{ "http_proxy", true, false }, { "HTTP_PROXY", false, false }, { "https_proxy", false, true },
		{ "HTTPS_PROXY", false, true }, { "all_proxy", true, true }, { "ALL_PROXY", true, true },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		setenv(rows[i].name, "p:1", 1);
		is_text(proxy_for("http://a.example/", "a.example", ""), rows[i].plain ? "p:1" : "", rows[i].name);
		is_text(proxy_for("HTTPS://a.example/", "a.example", ""), rows[i].encrypted ? "p:1" : "", "for https");
		is_text(proxy_for("http://a.example/", "a.example", "q:2"), "q:2", "what is chosen goes before it");
		unsetenv(rows[i].name);
	}
	setenv("http_proxy", "", 1);
	setenv("all_proxy", "p:1", 1);
	is_text(proxy_for("http://a.example/", "a.example", ""), "p:1", "an empty one says nothing");
	unset_all();
}

static void
test_exceptions(void)
{
	static const struct {
		const char *host, *no_proxy;
		bool direct;
	} rows[] = {
		{ "a.example", "", false }, { "a.example", "*", true }, { "a.example", "b.example,*", false },
		{ "a.example", "a.example", true }, { "a.example", "b.example, A.Example.", true }, { "a.example.", "b.example\ta.example", true },
		{ "a.example", ",, .example ,", true }, { "a.example", "example", true }, { "a.example", "xample,ple", false },
		{ "a.example", "x.a.example,.,..", false },
		{ "10.1.2.3", "10.1.2.3", true }, { "10.1.2.3", "2.3,.2.3,3", false }, { "10.1.2.3", "10.1.2.0/24", true },
		{ "10.1.2.3", "192.0.2.0/24,10.0.0.0/15", true }, { "10.1.2.3", "10.2.0.0/15", false }, { "10.1.2.3", "10.1.2.3/33", false },
		{ "10.1.2.3", "0.0.0.0/0", false }, { "10.1.2.3", "::/1,[::1],a.example", false }, { "10.1.2.3", "10.1.2.3/", true },
		{ "[2001:db8::7]", "2001:db8::7", true }, { "[2001:db8::7]", "[2001:DB8:0::7]", true }, { "[2001:db8::7]", "2001:db8::/32", true },
		{ "[2001:db8::7]", "2001:db9::/32,2001:db8::7/129", false },
		{ "[2001:db8::7]", "2001:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000", false },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		setenv("no_proxy", rows[i].no_proxy, 1);
		ok(strcmp(proxy_for("http://x/", rows[i].host, "p:1"), rows[i].direct ? "" : "p:1") == 0, "%s, no_proxy \"%s\"", rows[i].host, rows[i].no_proxy);
	}
	unset_all();
	setenv("NO_PROXY", "a.example", 1);
	is_text(proxy_for("http://a.example/", "a.example", "p:1"), "", "in capitals");
	unset_all();
}

static void
test_mixing(void)
{
	ok(proxy_mixes_hosts("http://p:1", "http://a.example/") && proxy_mixes_hosts("p:1", "http://a.example/") && proxy_mixes_hosts("socks.example:1", "http://a.example/"),
	    "connections to an HTTP proxy serve all hosts");
	ok(!proxy_mixes_hosts("http://p:1", "https://a.example/"), "but those that are tunnels to one");
	ok(!proxy_mixes_hosts("socks5h://p:1", "http://a.example/") && !proxy_mixes_hosts("SOCKS4://p:1", "http://a.example/"), "as those through a SOCKS proxy are");
	ok(!proxy_mixes_hosts("", "http://a.example/"), "and those without any");
}

int
main(void)
{
	unset_all();
	test_variables();
	test_exceptions();
	test_mixing();
	return tap_end();
}

/* What may be connected to, by names that lead into a private network; nobody listens there. */
#include <curl/curl.h>

#include "net/fence.h"
#include "tap.h"

#define CLOSED	"127.0.0.1:1"

static const struct {
	const char *name, *url, *proxy, *who;
	bool refused;
} rows[] = {
	{ "a public name", "http://news.example:1/", "", "a link", true },
	{ "the same by the user", "http://news.example:1/", "", NULL, false },
	{ "through a proxy", "http://news.example:1/", "http://" CLOSED, "a link", false },
	{ "through a SOCKS proxy", "http://news.example:1/", "socks5h://" CLOSED, "a link", false },
	{ "through one that has a name", "http://news.example/", "http://proxy.example:1", "a link", false },
	{ "in a tunnel", "https://news.example/", "http://" CLOSED, "a link", false },
	{ "a private name", "http://news.localhost:1/", "", "a link", true },
	{ "through a proxy", "http://news.localhost/", "http://" CLOSED, "a link", true },
	{ "in a tunnel", "https://news.localhost/", "http://" CLOSED, "a link", true },
	{ "through a SOCKS proxy", "http://news.localhost/", "socks5h://" CLOSED, "a link", true },
	{ "through a SOCKS proxy, looked up here", "http://news.localhost/", "socks5://" CLOSED, "a link", true },
	{ "through a proxy, by the user", "http://news.localhost/", "http://" CLOSED, NULL, false },
	{ "the proxy itself", "http://" CLOSED "/", "http://" CLOSED, "a link", true },
	{ "the proxy itself, around it", "http://" CLOSED "/", "", "a link", true },
};

int
main(void)
{
	struct curl_slist *names = curl_slist_append(curl_slist_append(NULL, "news.example:1:127.0.0.1"), "proxy.example:1:127.0.0.1");
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CURL *easy = curl_easy_init();
		struct error error = { 0 };
		struct fence f;

		curl_easy_setopt(easy, CURLOPT_URL, rows[i].url);
		curl_easy_setopt(easy, CURLOPT_PROXY, rows[i].proxy);
		curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
		curl_easy_setopt(easy, CURLOPT_RESOLVE, names);
		fence_watch(&f, easy, rows[i].url, rows[i].proxy[0] != '\0', rows[i].who, &error);
		is_number(curl_easy_perform(easy), CURLE_COULDNT_CONNECT, rows[i].name);
		is_text(error.text, rows[i].refused ? "a link into a private network" : "", rows[i].refused ? "is refused" : "is nothing to refuse");
		curl_easy_cleanup(easy);
	}
	curl_slist_free_all(names);
	return tap_end();
}

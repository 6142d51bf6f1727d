#include <netdb.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "base/mem.h"
#include "fence.h"
#include "net/redirect.h"

static struct addrinfo *
read_address(const char *text)
{
	static const struct addrinfo numeric = { .ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM };
	struct addrinfo *found = NULL;

	return getaddrinfo(text, NULL, &numeric, &found) == 0 ? found : NULL;
}

/* address NULL: it is not known. */
static bool
is_refused(const struct fence *f, const struct sockaddr *address)
{
	bool refused = f->proxied ? f->inside : address == NULL || redirect_is_private(address);

	if (f->who == NULL || !refused)
		return false;
	error_set(f->error, ERROR_NET, "%s into a private network", f->who);
	return true;
}

static curl_socket_t
open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
	(void)purpose;
	if (is_refused(context, &address->addr))
		return CURL_SOCKET_BAD;
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Also for a connection that is used again and was not opened for this transfer. */
static int
before_request(void *context, char *peer, char *local, int peer_port, int local_port)
{
	const struct fence *f = context;
	struct addrinfo *found = f->who != NULL && !f->proxied ? read_address(peer) : NULL;
	bool refused = is_refused(f, found != NULL ? found->ai_addr : NULL);

	(void)local;
	(void)peer_port;
	(void)local_port;
	if (found != NULL)
		freeaddrinfo(found);
	return refused ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

/*
 * No public name is of one label, ends in a number, or is below one of these
 * (RFC 6761, 6762, 8375; the last two are in use for it).  Other letters than
 * ASCII, which only "%xx" can have brought here, may yet become digits and dots.
 */
static bool
is_inner_name(const char *name)
{
	static const char *const below[] = { ".localhost", ".local", ".home.arpa", ".internal", ".localdomain" };
	const char *last = strrchr(name, '.');
	size_t len = strlen(name), n, i;

	if (last == NULL || (last[1] >= '0' && last[1] <= '9'))
		return true;
	for (i = 0; i < len; i++)
		if ((unsigned char)name[i] >= 0x80)
			return true;
	for (i = 0; i < sizeof(below) / sizeof(below[0]); i++) {
		n = strlen(below[i]);
		if (len > n && strcasecmp(name + len - n, below[i]) == 0)
			return true;
	}
	return false;
}

/* A host as libcurl read it, which is changed. */
static bool
is_inner_host(char *host)
{
	struct addrinfo *found;
	size_t len = strlen(host);
	bool bracketed = host[0] == '[', inside;

	while (len > 0 && (host[len - 1] == '.' || host[len - 1] == ']'))
		host[--len] = '\0';
	found = read_address(bracketed ? host + 1 : host);
	if (found == NULL)
		return bracketed || is_inner_name(host);
	inside = redirect_is_private(found->ai_addr);
	freeaddrinfo(found);
	return inside;
}

/* Read by libcurl itself, so that the proxy cannot be asked for another host than the one that was looked at. */
static bool
is_inner_url(const char *url)
{
	CURLU *u = curl_url();
	char *host = NULL;
	bool inside;

	if (u == NULL)
		mem_die();
	inside = curl_url_set(u, CURLUPART_URL, url, 0) != CURLUE_OK
	    || curl_url_get(u, CURLUPART_HOST, &host, 0) != CURLUE_OK || is_inner_host(host);
	curl_free(host);
	curl_url_cleanup(u);
	return inside;
}

void
fence_watch(struct fence *f, CURL *easy, const char *url, bool proxied, const char *who, struct error *error)
{
	f->who = who;
	f->proxied = proxied;
	f->inside = who != NULL && proxied && is_inner_url(url);
	f->error = error;
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, f);
	curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, before_request);
	curl_easy_setopt(easy, CURLOPT_PREREQDATA, f);
}

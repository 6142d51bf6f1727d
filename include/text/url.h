/*
 * Addresses (RFC 3986, with the WHATWG URL standard's leniency for what is
 * found in documents): resolve, normalise, strip trackers, and the policy of
 * which schemes are ever opened or fetched.
 */
#ifndef TEXT_URL_H
#define TEXT_URL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* The parts of an address, lent from the string that was split. */
struct url_part {
	const char *s;
	size_t len;
	bool present;		/* "?" alone has an empty query that is present */
};

struct url {
	struct url_part scheme, userinfo, host, port, path, query, fragment;
	bool has_authority;
};

/* Split an address or a relative reference; never fails (RFC 3986, appendix B). */
void	url_split(const char *s, size_t len, struct url *u);
/*
 * ref resolved against base (RFC 3986, 5.2), white space around it and line
 * breaks in it removed, characters that an address cannot hold
 * percent-encoded.  base "" gives ref itself.
 */
char	*url_resolve(struct arena *a, const char *base, const char *ref);
/* A web address that resolving would give back as it is: no dot segments, nothing to escape or to forgive. */
bool	url_is_settled(const char *s);
/*
 * The form in which two addresses of one document compare equal: scheme and
 * host in lower case, default port, dot segments and fragment gone, http as
 * https, trackers stripped.  For comparing only, never to fetch.
 */
char	*url_normalize(struct arena *a, const char *s);
/* Without the parameters that only follow the reader about (utm_*, fbclid ...). */
char	*url_strip_trackers(struct arena *a, const char *s);
/*
 * The address in ASCII alone, its host in punycode: for other programs, and
 * for showing where a link really leads.
 */
char	*url_to_ascii(struct arena *a, const char *s);
/* http or https: what may be fetched. */
bool	url_is_web(const char *s);
/* May be kept as the link of an article: web, mailto, gemini, gopher, ftp, magnet, tel ...; never javascript, data, file, exec. */
bool	url_is_safe_link(const char *s);
/* Host in lower case, without port or userinfo; "" when there is none. */
char	*url_host(struct arena *a, const char *s);
/* The host, as url_host() gives it, is this machine: nobody else is bothered by what we do there. */
bool	url_is_own_machine(const char *host);

#endif

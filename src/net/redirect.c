#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "net/redirect.h"
#include "text/url.h"

bool
redirect_is_followed(int status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool
redirect_is_permanent(int status)
{
	return status == 301 || status == 308;
}

static bool
has_control(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f)
			return true;
	return false;
}

static bool
is_https(const char *url)
{
	return strncasecmp(url, "https:", 6) == 0;
}

char *
redirect_target(struct arena *a, const char *from, const char *location, size_t len, struct error *err)
{
	struct url u;
	char *target;

	if (len == 0) {
		error_set(err, ERROR_NET, "a redirect that does not say where to");
		return NULL;
	}
	if (len > LIMIT_URL_BYTES || has_control(location, len)) {
		error_set(err, ERROR_NET, "a redirect to something that is no address");
		return NULL;
	}
	target = url_resolve(a, from, arena_strndup(a, location, len));
	url_split(target, strlen(target), &u);
	if (!url_is_web(target) || u.host.len == 0)
		error_set(err, ERROR_NET, "a redirect to what is neither http nor https");
	else if (u.userinfo.present)
		error_set(err, ERROR_NET, "a redirect to an address with a user name in it");
	else if (is_https(from) && !is_https(target))
		error_set(err, ERROR_NET, "a redirect from https to http");
	else
		return target;
	return NULL;
}

static bool
same_part(struct url_part one, struct url_part other)
{
	return one.len == other.len && (one.len == 0 || strncasecmp(one.s, other.s, one.len) == 0);
}

static bool
is_default_port(const struct url *u)
{
	const char *port = u->scheme.len == 5 ? "443" : "80";

	return u->port.len == 0 || (u->port.len == strlen(port) && memcmp(u->port.s, port, u->port.len) == 0);
}

bool
redirect_same_place(const char *one, const char *other)
{
	struct url u, v;

	url_split(one, strlen(one), &u);
	url_split(other, strlen(other), &v);
	if (!same_part(u.host, v.host))
		return false;
	return (is_default_port(&u) && is_default_port(&v)) || same_part(u.port, v.port);
}

/* RFC 6890 and its registry: what is not globally reachable, and multicast. */
static const struct {
	uint32_t net;
	int bits;
} private4[] = {
	{ 0x00000000, 8 }, { 0x0A000000, 8 }, { 0x64400000, 10 }, { 0x7F000000, 8 },
	{ 0xA9FE0000, 16 }, { 0xAC100000, 12 }, { 0xC0000000, 24 }, { 0xC0A80000, 16 },
	{ 0xC6120000, 15 }, { 0xE0000000, 4 }, { 0xF0000000, 4 },
};

static bool
is_private4(uint32_t address)
{
	size_t i;

	for (i = 0; i < sizeof(private4) / sizeof(private4[0]); i++)
		if ((address ^ private4[i].net) >> (32 - private4[i].bits) == 0)
			return true;
	return false;
}

static uint32_t
read32(const uint8_t *b)
{
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static bool
is_private6(const uint8_t b[16])
{
	static const uint8_t zeros[16];
	static const uint8_t nat64[12] = { 0x00, 0x64, 0xff, 0x9b };

	if (memcmp(b, zeros, 10) == 0 && b[10] == 0xff && b[11] == 0xff)
		return is_private4(read32(b + 12));	/* ::ffff:a.b.c.d */
	if (memcmp(b, nat64, 12) == 0)
		return is_private4(read32(b + 12));	/* 64:ff9b::a.b.c.d */
	if (b[0] == 0x20 && b[1] == 0x02)
		return is_private4(read32(b + 2));	/* 6to4 */
	if (memcmp(b, zeros, 8) == 0)
		return true;				/* ::, ::1 and the like */
	return (b[0] & 0xfe) == 0xfc			/* unique local */
	    || (b[0] == 0xfe && (b[1] & 0x80) != 0)	/* link-local, site-local */
	    || b[0] == 0xff;				/* multicast */
}

bool
redirect_is_private(const struct sockaddr *sa)
{
	struct sockaddr_in in;
	struct sockaddr_in6 in6;

	if (sa->sa_family == AF_INET) {
		memcpy(&in, sa, sizeof(in));
		return is_private4(ntohl(in.sin_addr.s_addr));
	}
	if (sa->sa_family == AF_INET6) {
		memcpy(&in6, sa, sizeof(in6));
		return is_private6(in6.sin6_addr.s6_addr);
	}
	return true;
}

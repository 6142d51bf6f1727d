#include <arpa/inet.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "proxy.h"

#define BLANKS	", \t"

/* An address of 4 or 16 bytes, IPv6 perhaps in brackets; 0 when it is none. */
static size_t
read_address(const char *s, size_t len, uint8_t bytes[16])
{
	char text[INET6_ADDRSTRLEN];

	if (len >= 2 && s[0] == '[' && s[len - 1] == ']') {
		s++;
		len -= 2;
	}
	if (len >= sizeof(text))
		return 0;
	memcpy(text, s, len);
	text[len] = '\0';
	if (inet_pton(AF_INET, text, bytes) == 1)
		return 4;
	return inet_pton(AF_INET6, text, bytes) == 1 ? 16 : 0;
}

static bool
same_bits(const uint8_t *one, const uint8_t *other, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (((one[i / 8] ^ other[i / 8]) & 0x80 >> i % 8) != 0)
			return false;
	return true;
}

/* Whether entry is this address of size bytes, or a network that has it ("10.0.0.0/8"; with "/0" an address). */
static bool
has_address(const char *entry, size_t len, const uint8_t *address, size_t size)
{
	const char *slash = memchr(entry, '/', len);
	size_t bits = slash != NULL ? strtoul(slash + 1, NULL, 10) : 0;
	uint8_t network[16];

	if (read_address(entry, slash != NULL ? (size_t)(slash - entry) : len, network) != size)
		return false;
	return bits <= 8 * size && same_bits(network, address, bits > 0 ? bits : 8 * size);
}

/* Whether entry is this name or one that it is below. */
static bool
has_name(const char *entry, size_t len, const char *name)
{
	size_t name_len = strlen(name);

	if (name_len > 0 && name[name_len - 1] == '.')
		name_len--;
	if (len > 0 && entry[len - 1] == '.')
		len--;
	if (len > 0 && entry[0] == '.') {
		entry++;
		len--;
	}
	if (len == 0 || len > name_len || strncasecmp(entry, name + name_len - len, len) != 0)
		return false;
	return len == name_len || name[name_len - len - 1] == '.';
}

/* The value of a variable that may be written in capitals, too (NULL: it may not); "" when it is not set. */
static const char *
variable(const char *name, const char *capitals)
{
	const char *value = getenv(name);

	if ((value == NULL || value[0] == '\0') && capitals != NULL)
		value = getenv(capitals);
	return value != NULL ? value : "";
}

static bool
is_exempt(const char *host)
{
	const char *entry = variable("no_proxy", "NO_PROXY");
	uint8_t address[16];
	size_t size = read_address(host, strlen(host), address), len;

	if (strcmp(entry, "*") == 0)
		return true;
	for (entry += strspn(entry, BLANKS); *entry != '\0'; entry += len + strspn(entry + len, BLANKS)) {
		len = strcspn(entry, BLANKS);
		if (size > 0 ? has_address(entry, len, address, size) : has_name(entry, len, host))
			return true;
	}
	return false;
}

static bool
is_encrypted(const char *url)
{
	return strncasecmp(url, "https:", 6) == 0;
}

/* HTTP_PROXY is not looked at: where programs are started by a web server, it is a header of the client's. */
static const char *
environment_for(const char *url)
{
	const char *own = is_encrypted(url) ? variable("https_proxy", "HTTPS_PROXY") : variable("http_proxy", NULL);

	return own[0] != '\0' ? own : variable("all_proxy", "ALL_PROXY");
}

const char *
proxy_for(const char *url, const char *host, const char *chosen)
{
	return is_exempt(host) ? "" : chosen[0] != '\0' ? chosen : environment_for(url);
}

bool
proxy_mixes_hosts(const char *proxy, const char *url)
{
	bool socks = strstr(proxy, "://") != NULL && strncasecmp(proxy, "socks", 5) == 0;

	return proxy[0] != '\0' && !socks && !is_encrypted(url);
}

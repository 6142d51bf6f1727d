#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/limits.h"
#include "conf/subs.h"
#include "local.h"
#include "welcome.h"

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

int
local_path(const char *url, struct buf *path)
{
	const char *s = url + strlen("file:");

	if (strncmp(s, "//", 2) == 0) {
		s += 2;
		if (strncasecmp(s, "localhost/", 10) == 0)
			s += 9;
	}
	if (s[0] != '/')
		return -1;
	buf_reset(path);
	for (; *s != '\0'; s++) {
		if (s[0] == '%' && hex_digit(s[1]) >= 0 && hex_digit(s[2]) >= 0) {
			buf_addc(path, (char)(hex_digit(s[1]) << 4 | hex_digit(s[2])));
			s += 2;
		} else {
			buf_addc(path, *s);
		}
	}
	return strlen(path->data) == path->len ? 0 : -1;
}

int
local_read(const char *url, struct buf *out, struct error *err)
{
	struct buf path = { 0 };
	int result;

	if (strcmp(url, SUBS_WELCOME_URL) == 0) {
		buf_add(out, welcome_data, welcome_size);
		return 0;
	}
	if (local_path(url, &path) == 0)
		result = file_read(path.data, LIMIT_FEED_BYTES, out, err);
	else
		result = error_set(err, ERROR_FORMAT, "no address of a file on this machine");
	buf_clear(&path);
	return result;
}

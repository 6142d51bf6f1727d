#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "secret.h"

#define LIMIT_SECRET_BYTES	(64u << 10)	/* of the file, of which one line counts */

const char *
secret_first_line(struct arena *a, const struct buf *text)
{
	size_t len = strcspn(buf_text(text), "\r\n");

	return len > 0 ? arena_strndup(a, buf_text(text), len) : NULL;
}

const char *
secret_path(struct arena *a, const char *path)
{
	const char *home = getenv("HOME");

	return strncmp(path, "~/", 2) == 0 && home != NULL ? arena_printf(a, "%s%s", home, path + 1) : path;
}

const char *
secret_read(struct arena *a, const char *path, struct error *err)
{
	struct buf text = { 0 };
	const char *line = NULL;

	if (file_read(secret_path(a, path), LIMIT_SECRET_BYTES, &text, err) == 0) {
		line = secret_first_line(a, &text);
		if (line == NULL)
			error_set(err, ERROR_FORMAT, "%s: holds no password", path);
	}
	buf_clear(&text);
	return line;
}

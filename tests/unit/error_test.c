/* base/error: kinds, sentences, and how they are cut. */
#include <errno.h>

#include "base/error.h"
#include "tap.h"

static void
test_set(void)
{
	struct error err = { ERROR_NONE, "" };

	is_number(error_set(&err, ERROR_NET, "%s: HTTP %d", "example.org/feed", 503), -1, "returns -1");
	is_number(err.kind, ERROR_NET, "the kind");
	is_text(err.text, "example.org/feed: HTTP 503", "the sentence");
	is_number(error_set(NULL, ERROR_NET, "x"), -1, "without a place to put it");
	is_number(error_set_errno(NULL, "x"), -1, "errno without a place");
	is_number(error_prefix(NULL, "x"), -1, "a prefix without a place");
}

static void
test_errno(void)
{
	struct error err;

	errno = ENOENT;
	error_set_errno(&err, "%s", "file");
	is_text(err.text, "file: No such file or directory", "errno in words");
	is_number(err.kind, ERROR_IO, "... is the file system's");
	errno = ENOSPC;
	error_set_errno(&err, "file");
	is_number(err.kind, ERROR_FULL, "no space is a kind of its own");
}

static void
test_prefix(void)
{
	struct error err;

	error_set(&err, ERROR_LIMIT, "too large");
	is_number(error_prefix(&err, "a%sb"), -1, "returns -1");
	is_text(err.text, "a%sb: too large", "the prefix is no format");
	is_number(err.kind, ERROR_LIMIT, "the kind stays");
}

static void
test_cut(void)
{
	char longer[600];
	struct error err;
	size_t i;

	memset(longer, 'a', sizeof(longer));
	longer[sizeof(longer) - 1] = '\0';
	error_set(&err, ERROR_IO, "%s", longer);
	is_number((long long)strlen(err.text), ERROR_TEXT_MAX - 1, "cut at the end of the room");
	for (i = 0; i + 2 < sizeof(longer); i += 2)
		memcpy(longer + i, "\xC3\xA9", 2);
	error_set(&err, ERROR_IO, "%s", longer);
	is_number((long long)strlen(err.text), ERROR_TEXT_MAX - 2, "cut between two characters");
	errno = EIO;
	error_set_errno(&err, "%s", longer);
	ok(strlen(err.text) < ERROR_TEXT_MAX, "errno after a sentence that fills the room");
}

int
main(void)
{
	test_set();
	test_errno();
	test_prefix();
	test_cut();
	return tap_end();
}

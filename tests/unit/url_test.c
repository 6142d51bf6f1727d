/* text/url: by tests/tables/urls.tsv, and what a table cannot say. */
#include <stdlib.h>

#include "base/buf.h"
#include "tap.h"
#include "text/url.h"

#define COLUMNS	4

static const char *
yes_no(bool b)
{
	return b ? "yes" : "no";
}

/* One row: what, address, base or "-", expected. */
static void
test_row(char *column[COLUMNS], int line)
{
	struct arena a = { 0 };
	const char *what = column[0], *in = column[1], *got = "no such test";
	char name[64];

	if (strcmp(what, "resolve") == 0)
		got = url_resolve(&a, column[2], in);
	else if (strcmp(what, "normalize") == 0)
		got = url_normalize(&a, in);
	else if (strcmp(what, "strip") == 0)
		got = url_strip_trackers(&a, in);
	else if (strcmp(what, "ascii") == 0)
		got = url_to_ascii(&a, in);
	else if (strcmp(what, "host") == 0)
		got = url_host(&a, in);
	else if (strcmp(what, "web") == 0)
		got = yes_no(url_is_web(in));
	else if (strcmp(what, "safe") == 0)
		got = yes_no(url_is_safe_link(in));
	snprintf(name, sizeof(name), "urls.tsv:%d: %s", line, what);
	is_text(got, column[3], name);
	arena_clear(&a);
}

static void
unescape(char *s)
{
	static const char letters[] = "tnr\\s", bytes[] = "\t\n\r\\ ";
	char *to = s;
	const char *p;

	for (; *s != '\0'; s++) {
		p = s[0] == '\\' && s[1] != '\0' ? strchr(letters, s[1]) : NULL;
		*to++ = p != NULL ? bytes[p - letters] : *s;
		s += p != NULL;
	}
	*to = '\0';
}

static void
test_table(void)
{
	FILE *f = fopen("tests/tables/urls.tsv", "r");
	char *line = NULL, *column[COLUMNS], *rest;
	size_t cap = 0;
	int number = 0, i;

	if (!ok(f != NULL, "tests/tables/urls.tsv"))
		return;
	while (getline(&line, &cap, f) > 0) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		rest = line;
		for (i = 0; i < COLUMNS; i++) {
			column[i] = strsep(&rest, "\t");
			if (column[i] == NULL)
				break;
			unescape(column[i]);
		}
		if (ok(i == COLUMNS, "urls.tsv:%d: has %d columns", number, COLUMNS))
			test_row(column, number);
	}
	free(line);
	fclose(f);
}

static void
test_split(void)
{
	static const char text[] = "http://me:pw@[::1]:8080/a;b?c#d";
	struct url u;

	url_split(text, strlen(text), &u);
	ok(u.scheme.len == 4 && u.userinfo.len == 5 && u.host.len == 5 && u.port.len == 4 && u.path.len == 4 && u.query.len == 1 && u.fragment.len == 1, "all seven parts");
	url_split("a?", 2, &u);
	ok(u.query.present && u.query.len == 0 && !u.fragment.present && !u.has_authority, "an empty query is present");
	url_split("http://good.example\\@evil.example/", 34, &u);
	ok(u.host.len == 12 && memcmp(u.host.s, "good.example", 12) == 0, "a backslash ends the host");
}

static void
test_own_machine(void)
{
	ok(url_is_own_machine("127.0.0.1") && url_is_own_machine("[::1]") && url_is_own_machine("localhost"), "this machine");
	ok(!url_is_own_machine("127.example.org") && !url_is_own_machine("128.0.0.1") && !url_is_own_machine("localhost.example"),
	    "others, whatever their names begin with");
}

int
main(void)
{
	test_split();
	test_own_machine();
	test_table();
	return tap_end();
}

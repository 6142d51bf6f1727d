#include "feed/person.h"
#include "tap.h"

static const struct {
	const char *in, *name, *email;
} cases[] = {
	{ "ann@example.org (Ann Smith)", "Ann Smith", "ann@example.org" },
	{ "Ann Smith <ann@example.org>", "Ann Smith", "ann@example.org" },
	{ "Ann Smith (ann@example.org)", "Ann Smith", "ann@example.org" },
	{ "\"Ann\" <mailto:ann@example.org>", "Ann", "ann@example.org" },
	{ "ann@example.org", "", "ann@example.org" },
	{ "Ann Smith", "Ann Smith", "" },
	{ "Ann (the first)", "Ann (the first)", "" },
	{ "@ann", "@ann", "" },
	{ "Write to ann@example.org.", "Write to", "ann@example.org" },
	{ "(Ann )", "Ann", "" },
	{ "Ann )", "Ann", "" },
	{ "", "", "" },
};

int
main(void)
{
	struct arena a = { 0 };
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct feed_person p;

		person_parse(cases[i].in, &a, &p);
		is_text(p.name, cases[i].name, cases[i].in);
		is_text(p.email, cases[i].email, "its address");
	}
	arena_clear(&a);
	return tap_end();
}

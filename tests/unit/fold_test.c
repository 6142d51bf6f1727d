/* text/fold: what is found, and how many bytes of it. */
#include <string.h>

#include "tap.h"
#include "text/fold.h"

int
main(void)
{
	static const struct {
		const char *text, *sought, *found;	/* found NULL: it is not */
	} cases[] = {
		{ "The Kernel", "kernel", "Kernel" },
		{ "The kernel", "Kernel", NULL },	/* a capital is meant */
		{ "The Kernel", "Kernel", "Kernel" },
		{ "anything", "", NULL },
		{ "\xc3\x9c" "ber alles", "\xc3\xbc" "ber", "\xc3\x9c" "ber" },
		{ "\xc3\xbc" "ber alles", "\xc3\x9c" "ber", NULL },
		{ "uber alles", "\xc3\xbc" "ber", NULL },	/* accents are kept */
		{ "\xc3\xbc" "ber", "uber", NULL },
		{ "Die Stra\xc3\x9f" "e", "strasse", "Stra\xc3\x9f" "e" },
		{ "DIE STRASSE", "stra\xc3\x9f" "e", "STRASSE" },
		{ "Ma\xc3\x9f", "mas", NULL },		/* half of a character is none */
		{ "\xd0\x9c\xd0\x9e\xd0\xa1\xd0\x9a\xd0\x92\xd0\x90", "\xd0\xbc\xd0\xbe\xd1\x81\xd0\xba",
		    "\xd0\x9c\xd0\x9e\xd0\xa1\xd0\x9a" },
		{ "\xce\x9f\xce\x94\xce\x9f\xce\xa3", "\xce\xbf\xce\xb4\xce\xbf\xcf\x82",
		    "\xce\x9f\xce\x94\xce\x9f\xce\xa3" },	/* a final sigma */
		{ "Die Strab", "stra\xc3\x9f" "e", NULL },
		{ "Die Stra\xc3\x9f", "stra\xc3\x9f" "e", NULL },	/* ends before */
		{ "\xef\xac\x81ne", "fine", "\xef\xac\x81ne" },	/* a ligature */
		{ "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "\xe6\x9c\xac", "\xe6\x9c\xac" },
		{ "\xc3\xa9t\xff Abc", "abc", "Abc" },	/* a byte that is no character */
		{ "\xc3\xa9", "e", NULL },
	};
	size_t i, len;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *found = fold_find(cases[i].text, cases[i].sought, &len);

		if (cases[i].found == NULL)
			ok(found == NULL, "\"%s\" has no \"%s\"", cases[i].text, cases[i].sought);
		else
			ok(found != NULL && len == strlen(cases[i].found) && strncmp(found, cases[i].found, len) == 0,
			    "\"%s\" has \"%s\"", cases[i].text, cases[i].sought);
	}
	return tap_end();
}

/* text/hyphenate: patterns of both kinds of files, and which words they may not touch. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "tap.h"
#include "text/hyphenate.h"
#include "text/wrap.h"

static const char *
write_file(const char *text)
{
	static char path[512];
	const char *folder = getenv("TMPDIR");
	FILE *f;

	snprintf(path, sizeof(path), "%s/hyph.%ld", folder != NULL ? folder : "/tmp", (long)getpid());
	f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
	return path;
}

/* s with a hyphen where the patterns part it. */
static const char *
parted(const struct hyphenation *h, const char *s)
{
	static char out[512];
	size_t len = strlen(s), i, n = 0;
	unsigned char *breaks = mem_alloc(len + 1);

	wrap_breaks(s, len, breaks);
	hyphenation_mark(h, s, len, breaks);
	for (i = 0; i < len; i++) {
		if (breaks[i] == WRAP_PART)
			out[n++] = '-';
		out[n++] = s[i];
	}
	out[n] = '\0';
	free(breaks);
	return out;
}

/* The patterns that part "hyphenation" in Liang's thesis. */
static void
test_thesis(void)
{
	struct error err;
	struct hyphenation *h = hyphenation_load(write_file("UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n% a remark\n"
	    "hy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n\n"), &err);

	ok(h != NULL, "a file of libhyphen");
	is_text(parted(h, "hyphenation"), "hy-phen-ation", "the word of the thesis");
	is_text(parted(h, "Hyphenation, HYPHENATION"), "Hy-phen-ation, HY-PHEN-ATION", "capitals");
	is_text(parted(h, "\xC2\xABhyphenation\xC2\xBB (hyphenation)"), "\xC2\xABhy-phen-ation\xC2\xBB (hy-phen-ation)", "marks around");
	is_text(parted(h, "hyphenation_x x/hyphenation hyphenation@x 1hyphenation"),
	    "hyphenation_x x/hyphenation hyphenation@x 1hyphenation", "names, paths, addresses");
	is_text(parted(h, "hyphenation.hyphenation"), "hy-phen-ation.hy-phen-ation", "two words");
	is_text(parted(h, "hyph"), "hyph", "a short word");
	is_text(parted(h, ""), "", "nothing");
	hyphenation_free(h);
}

static void
test_other_files(void)
{
	struct error err = { 0 };
	struct hyphenation *h = hyphenation_load(write_file("ISO8859-1\n1\xFC" "ber\nNEXTLEVEL\nt2/x=,1,2\n"), &err);

	ok(h != NULL, "another encoding");
	is_text(parted(h, "hin\xC3\xBC" "bergehen"), "hin-\xC3\xBC" "bergehen", "letters that are not ASCII");
	hyphenation_free(h);
	h = hyphenation_load(write_file(""), &err);
	is_text(parted(h, "hyphenation"), "hyphenation", "an empty file parts nothing");
	hyphenation_free(h);
	ok(hyphenation_load("/nowhere/at.all", &err) == NULL && strstr(err.text, "/nowhere/at.all") != NULL, "no file");
	ok(hyphenation_load("xx_XX", &err) == NULL, "no such language");
}

/* Words of any length, patterns of any length. */
static void
test_limits(void)
{
	struct buf file = { 0 }, word = { 0 };
	struct hyphenation *h;
	struct error err;
	int i;

	for (i = 0; i < 100; i++)
		buf_adds(&file, "1a");
	buf_adds(&file, "\na1a\n");
	for (i = 0; i < 70; i++)
		buf_addc(&word, 'a');
	h = hyphenation_load(write_file(buf_text(&file)), &err);
	is_text(parted(h, buf_text(&word)), buf_text(&word), "what is too long is no word");
	buf_truncate(&word, 63);
	ok(strlen(parted(h, buf_text(&word))) == 63 + 59, "the longest word");
	hyphenation_free(h);
	buf_clear(&file);
	buf_clear(&word);
}

int
main(void)
{
	test_thesis();
	test_other_files();
	test_limits();
	unlink(write_file(""));
	return tap_end();
}

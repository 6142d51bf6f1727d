#include <stdlib.h>

#include "poll/schedule.h"
#include "poll/teaser.h"
#include "tap.h"

static void
test_measure(void)
{
	static const struct { const char *html; uint32_t weight; bool open; } rows[] = {
		{ "", 0, false },
		{ "<p>One two.</p>", 7, false },
		{ "<p>One two\xe2\x80\xa6</p>", 7, true },
		{ "One two [&#8230;]", 9, true },
		{ "One two [...]", 11, true },
		{ "One &amp; two", 7, false },
		{ "\xe4\xb8\x80\xe4\xba\x8c", 6, false },
		{ "<p>One went to <a href='/x'>Read more</a></p>", 17, true },
		{ "<p>One went to [<a href='/x'>weiterlesen</a>]</p>\n", 22, true },
		{ "<p>One went.</p><p><a href='/x'>One of the sources</a></p>", 23, false },
		{ "<p>One went\xe2\x80\xa6 <a href='/x'>\xe7\xb6\x9a\xe3\x81\x8d</a></p>", 14, true },
		{ "<p>See <a href='/x'>the long name of a thing that is no invitation to go on with it</a></p>", 52, false },
		{ "<a href='/x'>Comments</a>", 8, false },
		{ "<p unclosed", 0, false },
		{ "<p title=\"a\">b</p", 1, false },
	};
	uint32_t weight;
	bool open;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		teaser_measure(rows[i].html, &weight, &open);
		is_number(weight, rows[i].weight, rows[i].html);
		ok(open == rows[i].open, "%s: it %s", rows[i].html, rows[i].open ? "breaks off" : "is whole");
	}
}

/*
 * A feed as words, newest article first: "120" an item of that weight whose page is not here,
 * "120+3000" with its page, "120!" whose page failed, "~" behind it: it breaks off.
 */
static size_t
read_feed(const char *s, struct teaser_sample *samples)
{
	size_t count = 0;
	char *end;

	for (; *s != '\0'; s = end + strspn(end, " ")) {
		struct teaser_sample *t = &samples[count++];

		*t = (struct teaser_sample){ .item = (uint32_t)strtoul(s, &end, 10) };
		if (*end == '+')
			t->page = (uint32_t)strtoul(end + 1, &end, 10);
		t->failed = *end == '!';
		end += t->failed;
		t->open = *end == '~';
		end += t->open;
	}
	return count;
}

static void
test_judge(void)
{
	static const struct { const char *feed; enum teaser_verdict verdict; const char *name; } rows[] = {
		{ "", TEASER_NO, "no article" },
		{ "100 100", TEASER_NO, "two short items are too few to say" },
		{ "100 100 100", TEASER_PERHAPS, "three short ones" },
		{ "0 0 0 0", TEASER_PERHAPS, "titles alone" },
		{ "3000 2500 4000 100", TEASER_NO, "long items and one short" },
		{ "3000 100 100 100", TEASER_PERHAPS, "short ones and one long" },
		{ "900~ 1200~ 800~ 1500~", TEASER_PERHAPS, "long ones that break off" },
		{ "900 1200 800 1500", TEASER_NO, "middling ones that do not" },
		{ "100+4000 100+3000 100+5000", TEASER_YES, "whose pages hold more" },
		{ "100 100 100 100+4000 100+3000 100+5000", TEASER_YES, "and new ones" },
		{ "100+4000 100+3000 100", TEASER_PERHAPS, "two pages are not enough" },
		{ "100+120 200+190 80+90 100+130 90+100", TEASER_NO, "a microblog: the pages hold the same" },
		{ "100 100+120 200+190 80+90 100+130 90+100", TEASER_NO, "which stays so with new ones" },
		{ "100! 100! 100! 100! 100!", TEASER_NO, "pages that give nothing" },
		{ "100! 100! 100+4000 100+3000 100+5000", TEASER_YES, "some of them" },
		{ "100! 100! 100! 100! 100+4000 100+4000 100+4000", TEASER_NO, "most of them" },
		{ "900~ 1200~+1000 900~+1100 800~+1000 700~+900 900~+1200", TEASER_NO, "items that only look cut" },
		{ "4000 3000 5000 100+4000 100+3000 100+5000", TEASER_NO, "a feed that became whole" },
	};
	struct teaser_sample samples[TEASER_ARTICLES];
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		is_number(teaser_judge(samples, read_feed(rows[i].feed, samples)), rows[i].verdict, rows[i].name);
}

static void
test_wait(void)
{
	int64_t last = 0, wait;
	int tries;

	for (tries = 1; (wait = teaser_wait(tries, TEASER_PASSING)) > 0 && tries < 100; tries++) {
		ok(wait > last && wait >= SCHEDULE_HOUR, "trouble, try %d: longer than before", tries);
		last = wait;
	}
	ok(tries > 3 && tries < 10, "after some tries no more");
	is_number(teaser_wait(1, TEASER_LASTING), SCHEDULE_DAY, "a page that is not there: once more, tomorrow");
	is_number(teaser_wait(2, TEASER_LASTING), 0, "and then not again");
}

int
main(void)
{
	test_measure();
	test_judge();
	test_wait();
	return tap_end();
}

#include <inttypes.h>
#include <stdlib.h>

#include "poll/schedule.h"
#include "tap.h"

#define NOW	INT64_C(1700092800)	/* Thu, 16 Nov 2023 00:00:00 GMT */
#define YEAR	(365 * SCHEDULE_DAY)
#define CHANCES	200

/* A small generator of our own: the same year at every run. */
static uint32_t
chance(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*state >> 33);
}

struct row {
	struct schedule_facts facts;
	int64_t dates[SCHEDULE_DATES + 1];
	int64_t gap, silence;
};

static uint32_t
read_bits(const char *s)
{
	uint32_t bits = 0;
	char *end;

	for (;;) {
		bits |= 1u << strtol(s, &end, 10);
		if (*end != ',')
			return bits;
		s = end + 1;
	}
}

static void
read_word(struct row *row, const char *word)
{
	const char *value = strchr(word, '=') + 1;
	size_t len = (size_t)(value - word - 1);
	int64_t n = atoll(value);
	struct schedule_facts *f = &row->facts;
	const struct { const char *name; int64_t *field; int64_t value; } numbers[] = {
		{ "every", &f->every, n * SCHEDULE_MINUTE },
		{ "asked", &f->asked, n * SCHEDULE_MINUTE },
		{ "retry", &f->retry_after, NOW + n * SCHEDULE_MINUTE },
		{ "failing", &f->failing_since, NOW - n * SCHEDULE_MINUTE },
		{ "gap", &row->gap, n * SCHEDULE_MINUTE },
		{ "silence", &row->silence, n * SCHEDULE_MINUTE },
	};
	const struct { const char *name; bool *field; } flags[] = {
		{ "first", &f->first }, { "unconditional", &f->unconditional },
		{ "own", &f->own_machine }, { "gone", &f->gone },
	};
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (strlen(numbers[i].name) == len && strncmp(word, numbers[i].name, len) == 0)
			*numbers[i].field = numbers[i].value;
	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (strlen(flags[i].name) == len && strncmp(word, flags[i].name, len) == 0)
			*flags[i].field = n != 0;
	if (strncmp(word, "errors=", 7) == 0)
		f->errors = (int)n;
	if (strncmp(word, "status=", 7) == 0)
		f->status = (int)n;
	if (strncmp(word, "hours=", 6) == 0)
		f->skip_hours = read_bits(value);
	if (strncmp(word, "days=", 5) == 0)
		f->skip_days = read_bits(value);
}

static void
read_row(struct row *row, char *words)
{
	char *word, *save;
	size_t i;

	memset(row, 0, sizeof(*row));
	row->facts.now = NOW;
	for (word = strtok_r(words, " ", &save); word != NULL; word = strtok_r(NULL, " ", &save))
		read_word(row, word);
	row->facts.dates = row->dates;
	row->facts.date_count = row->gap > 0 ? SCHEDULE_DATES + 1 : 0;
	for (i = 0; i < row->facts.date_count; i++)
		row->dates[i] = NOW - row->silence - (int64_t)i * row->gap;
}

static bool
holds(struct row *row, int64_t least, int64_t most)
{
	uint64_t state = 1;
	int i;

	for (i = 0; i < CHANCES; i++) {
		int64_t next;

		row->facts.chance = i == 0 ? 0 : i == 1 ? UINT32_MAX : chance(&state);
		next = schedule_next(&row->facts);
		if (next != SCHEDULE_NEVER)
			next -= NOW;
		if (next < least || next > most) {
			printf("# chance %" PRIu32 ": %" PRId64 " s\n", row->facts.chance, next);
			return false;
		}
	}
	return true;
}

/* P25: waits of one length do not come due together. */
static void
test_spread(void)
{
	struct schedule_facts facts = { .now = NOW, .first = true, .errors = 2, .status = 500 };
	int64_t least = INT64_MAX, most = 0, usual = 2 * SCHEDULE_HOUR;
	uint64_t state = 3;
	int i;

	for (i = 0; i < CHANCES; i++) {
		int64_t wait;

		facts.chance = chance(&state);
		wait = schedule_next(&facts) - NOW;
		least = wait < least ? wait : least;
		most = wait > most ? wait : most;
	}
	ok(least >= usual * 9 / 10 && least < usual * 92 / 100, "a tenth earlier: %" PRId64 " s", least);
	ok(most <= usual * 11 / 10 && most > usual * 108 / 100, "or later: %" PRId64 " s", most);
}

static int64_t
read_minutes(const char *s)
{
	return strncmp(s, "never", 5) == 0 ? SCHEDULE_NEVER : atoll(s) * SCHEDULE_MINUTE;
}

/* P15 P16 P18 P19 P20 P21 P23 P24 P27 */
static void
test_table(void)
{
	const char *top = getenv("TOP");
	char path[4096], line[1024];
	struct row row;
	FILE *f;

	snprintf(path, sizeof(path), "%s/tests/tables/schedule.tsv", top != NULL ? top : ".");
	f = fopen(path, "r");
	if (!ok(f != NULL, "the table"))
		return;
	while (fgets(line, sizeof(line), f) != NULL) {
		char *save, *name = strtok_r(line, "\t", &save), *words, *least, *most;

		if (line[0] == '#')
			continue;
		words = strtok_r(NULL, "\t", &save);
		least = strtok_r(NULL, "\t", &save);
		most = strtok_r(NULL, "\t", &save);
		read_row(&row, words);
		ok(holds(&row, read_minutes(least), read_minutes(most)), "%s", name);
	}
	fclose(f);
}

/* P15 P20 P21 P24 P26 P28 */
static void
test_due(void)
{
	struct feed_state s = { .next_poll = NOW + 1 };

	ok(!schedule_is_due(&s, NOW), "a second too early");
	ok(schedule_is_due(&s, NOW + 1), "in time");
	s.next_poll = NOW + 400 * SCHEDULE_DAY;
	ok(schedule_is_due(&s, NOW), "a time that a wrong clock wrote is not believed");
	s = (struct feed_state){ .next_poll = NOW - 60, .skip_hours = 1 };
	ok(!schedule_is_due(&s, NOW), "overdue, but in an hour that the feed skips");
	s.skip_hours = 0xFFFFFF;
	ok(schedule_is_due(&s, NOW), "a feed that skips all hours skips none");
	s = (struct feed_state){ .gone = true };
	ok(!schedule_is_due(&s, NOW) && !schedule_may_force(&s, false, NOW), "one that is gone is never due");
	s = (struct feed_state){ .last_poll = NOW - 60, .next_poll = NOW + 3600 };
	ok(!schedule_may_force(&s, false, NOW), "not by hand a minute after a success");
	ok(schedule_may_force(&s, true, NOW), "but on the own machine");
	ok(schedule_may_force(&s, false, NOW + 300), "five minutes are enough");
	s.errors = 1;
	ok(schedule_may_force(&s, false, NOW), "a minute after an error");
	s.retry_after = NOW + 10;
	ok(!schedule_may_force(&s, true, NOW), "not against a Retry-After");
}

/*
 * A simulated year of one feed that writes at even gaps: how often is it
 * asked, and how old is news when it is found.
 */
struct year {
	const char *name;
	int64_t gap;			/* between articles; 0 none */
	int64_t asked, every;
	bool unconditional;
	long least, most;		/* polls in the year */
};

static const struct year years[] = {
	{ "ten articles an hour", 6 * SCHEDULE_MINUTE, 0, 0, false, 33000, 36500 },
	{ "an article an hour", SCHEDULE_HOUR, 0, 0, false, 16500, 18600 },
	{ "an article a day", SCHEDULE_DAY, 0, 0, false, 690, 780 },
	{ "an article a week", 7 * SCHEDULE_DAY, 0, 0, false, 365, 420 },
	{ "nothing ever", 0, 0, 0, false, 1400, 1600 },
	{ "an article an hour, max-age of 6 h", SCHEDULE_HOUR, 6 * SCHEDULE_HOUR, 0, false, 1300, 1460 },
	{ "an article an hour, no validators", SCHEDULE_HOUR, 0, 0, true, 365, 420 },
	{ "an article a day, every=30m", SCHEDULE_DAY, 0, 30 * SCHEDULE_MINUTE, false, 15900, 17520 },
};

static long
simulate(const struct year *y)
{
	int64_t dates[SCHEDULE_DATES + 1], t = NOW, newest;
	struct schedule_facts f = { .asked = y->asked, .every = y->every,
	    .unconditional = y->unconditional, .dates = dates, .first = true };
	uint64_t state = 7;
	long polls = 0;

	while (t < NOW + YEAR) {
		polls++;
		newest = y->gap > 0 ? t - t % y->gap : 0;
		for (f.date_count = 0; y->gap > 0 && f.date_count <= SCHEDULE_DATES; f.date_count++)
			dates[f.date_count] = newest - (int64_t)f.date_count * y->gap;
		f.now = t;
		f.chance = chance(&state);
		t = schedule_next(&f);
		f.first = false;
	}
	return polls;
}

/* P16 P18 P27 */
static void
test_years(void)
{
	size_t i;

	for (i = 0; i < sizeof(years) / sizeof(years[0]); i++) {
		long polls = simulate(&years[i]);

		ok(polls >= years[i].least && polls <= years[i].most, "a year of %s: %ld polls, %.1f a day",
		    years[i].name, polls, (double)polls / 365);
	}
}

int
main(void)
{
	test_table();
	test_spread();
	test_due();
	test_years();
	return tap_end();
}

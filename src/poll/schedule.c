#include <stdlib.h>

#include "poll/schedule.h"
#include "text/date.h"

#define ERRORS_COUNTED	12		/* 2^12 intervals are more than any limit */
#define EMPTY_INTERVAL	(6 * SCHEDULE_HOUR)	/* of a feed that has no articles */
#define SILENCE_PARTS	16		/* of the time without news, waited between polls */
#define ALL_HOURS	0xFFFFFFu
#define ALL_DAYS	0x7Fu
#define LOST_AFTER	(30 * SCHEDULE_DAY)	/* a 404 for so long ... */
#define LOST_INTERVAL	(7 * SCHEDULE_DAY)	/* ... is asked so seldom */
#define FORCE_AFTER	(5 * SCHEDULE_MINUTE)
#define FORCE_AFTER_ERROR SCHEDULE_MINUTE

static int64_t
clamp(int64_t n, int64_t least, int64_t most)
{
	return n < least ? least : n > most ? most : n;
}

static int
compare_numbers(const void *one, const void *other)
{
	int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;

	return (a > b) - (a < b);
}

/* Articles that came together are one visit's news: their gap says nothing. */
static size_t
collect_gaps(const int64_t *dates, size_t count, int64_t *gaps)
{
	size_t i, n = 0;

	for (i = 1; i < count && n < SCHEDULE_DATES; i++)
		if (dates[i] != DATE_NONE && dates[i - 1] != DATE_NONE && dates[i - 1] - dates[i] >= SCHEDULE_MINUTE)
			gaps[n++] = dates[i - 1] - dates[i];
	return n;
}

int64_t
schedule_habit(const int64_t *dates, size_t count, int64_t now)
{
	int64_t gaps[SCHEDULE_DATES];
	size_t n = collect_gaps(dates, count, gaps);
	int64_t interval = SCHEDULE_USUAL, silence;

	if (count == 0)
		return EMPTY_INTERVAL;
	if (n > 0) {
		qsort(gaps, n, sizeof(*gaps), compare_numbers);
		interval = gaps[n / 2] / 2;
	}
	silence = dates[0] != DATE_NONE && dates[0] < now ? now - dates[0] : 0;
	if (interval < silence / SILENCE_PARTS)
		interval = silence / SILENCE_PARTS;
	return clamp(interval, SCHEDULE_LEAST, SCHEDULE_MOST);
}

/* Seconds between polls when all is well, without chance. */
static int64_t
usual_interval(const struct schedule_facts *f)
{
	int64_t interval;

	if (f->every > 0)
		return f->own_machine || f->every > SCHEDULE_LEAST ? f->every : SCHEDULE_LEAST;
	interval = f->first ? SCHEDULE_USUAL : schedule_habit(f->dates, f->date_count, f->now);
	if (f->unconditional && !f->own_machine && !f->first)
		interval = SCHEDULE_MOST;
	if (interval < f->asked)
		interval = clamp(f->asked, 0, SCHEDULE_MOST);
	return interval;
}

/* n and up to a tenth more or less of it. */
static int64_t
spread(int64_t n, uint32_t chance)
{
	int64_t width = n / 5;

	return n - n / 10 + (width > 0 ? (int64_t)(chance % (uint64_t)(width + 1)) : 0);
}

/* What the server or the user said is a bound, and chance goes to the other side of it. */
static int64_t
wait_when_well(const struct schedule_facts *f)
{
	int64_t usual = usual_interval(f);
	int64_t least = f->every > 0 || f->first ? usual : clamp(f->asked, 0, SCHEDULE_MOST);
	int64_t most = f->every > 0 ? INT64_MAX / 2 : SCHEDULE_MOST;
	int64_t wait = spread(usual, f->chance);

	if (least < SCHEDULE_LEAST && !f->own_machine)
		least = SCHEDULE_LEAST;
	if (wait < least)
		wait = 2 * least - wait;
	if (wait > most)
		wait = 2 * most - wait;
	return clamp(wait, least, most);
}

static int64_t
wait_after_error(const struct schedule_facts *f)
{
	int64_t wait = usual_interval(f);
	int doublings = f->errors - 1 < ERRORS_COUNTED ? f->errors - 1 : ERRORS_COUNTED;

	if (f->status == 404 && f->failing_since > 0 && f->now - f->failing_since > LOST_AFTER)
		return spread(LOST_INTERVAL, f->chance);
	if (wait < SCHEDULE_USUAL)
		wait = SCHEDULE_USUAL;
	while (doublings-- > 0 && wait < SCHEDULE_MOST)
		wait *= 2;
	return clamp(spread(wait, f->chance), SCHEDULE_LEAST, SCHEDULE_MOST);
}

static bool
is_skipped(uint32_t hours, uint32_t days, int64_t when)
{
	int hour = (int)(when / SCHEDULE_HOUR % 24);
	int day = (int)((when / SCHEDULE_DAY + 4) % 7);	/* 1970 began on a Thursday */

	if ((hours & ALL_HOURS) == ALL_HOURS || (days & ALL_DAYS) == ALL_DAYS)
		return false;		/* one that skips all skips none */
	return (hours >> hour & 1) != 0 || (days >> day & 1) != 0;
}

/* The first time from when on that the feed does not skip. */
static int64_t
pass_skipped(const struct schedule_facts *f, int64_t when)
{
	int64_t t = when;
	int i;

	for (i = 0; i < 8 * 24; i++) {
		if (!is_skipped(f->skip_hours, f->skip_days, t))
			return t;
		t = t - t % SCHEDULE_HOUR + SCHEDULE_HOUR + f->chance % (10 * SCHEDULE_MINUTE);
	}
	return when;
}

int64_t
schedule_next(const struct schedule_facts *f)
{
	int64_t next;

	if (f->gone)
		return SCHEDULE_NEVER;
	next = f->now + (f->errors > 0 ? wait_after_error(f) : wait_when_well(f));
	if (f->retry_after > next)
		next = f->retry_after;
	if (next > f->now + SCHEDULE_RETRY_MOST)
		next = f->now + SCHEDULE_RETRY_MOST;
	return pass_skipped(f, next);
}

bool
schedule_is_due(const struct feed_state *s, int64_t now)
{
	if (s->gone || is_skipped(s->skip_hours, s->skip_days, now))
		return false;
	return s->next_poll <= now || s->next_poll > now + SCHEDULE_RETRY_MOST + SCHEDULE_DAY;
}

bool
schedule_may_force(const struct feed_state *s, bool own_machine, int64_t now)
{
	int64_t pause = s->errors > 0 ? FORCE_AFTER_ERROR : FORCE_AFTER;

	if (s->gone)
		return false;
	if (s->retry_after > now && s->retry_after <= now + SCHEDULE_RETRY_MOST)
		return false;
	return own_machine || s->last_poll + pause <= now || s->last_poll > now;
}

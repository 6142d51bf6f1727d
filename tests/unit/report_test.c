#include "tap.h"
#include "app/key.h"
#include "tui/report.h"

/* The key of a report's bytes, KEY_NONE when they are none; rest: what of them is left for keys. */
static int
take(struct report *report, enum report_kind kind, const char *bytes, size_t *rest)
{
	int key = KEY_NONE;

	report_begin(report, kind);
	while (*bytes != '\0' && report->kind != REPORT_NONE)
		key = report_take(report, (unsigned char)*bytes++);
	*rest = strlen(bytes);
	return key;
}

static void
means(enum report_kind kind, const char *bytes, int want, size_t left, const char *name)
{
	struct report report = { 0 };
	size_t rest;

	is_number(take(&report, kind, bytes, &rest), want, name);
	is_number((long long)rest, (long long)left, "... and leaves the rest");
	report_clear(&report);
}

int
main(void)
{
	struct report report = { 0 };
	char endless[200];
	size_t rest;

	means(REPORT_BACKGROUND, "rgb:ffff/ffff/ffff\033\\jk", KEY_BACKGROUND, 2, "an answer, ended by ST");
	means(REPORT_BACKGROUND, "rgb:0/0/0\aj", KEY_BACKGROUND, 1, "by BEL");
	means(REPORT_BACKGROUND, "rgb:0/0/0xj", KEY_NONE, 1, "by neither");
	means(REPORT_BACKGROUND, "rgb:1\aj", KEY_NONE, 1, "of no colour");
	means(REPORT_MOUSE, "0;10;5Mj", KEY_CLICK, 1, "a click");
	means(REPORT_MOUSE, "0;10;5m", KEY_RELEASE, 0, "the button goes up");
	means(REPORT_MOUSE, "32;10;5M", KEY_DRAG, 0, "it is held and the pointer moves");
	means(REPORT_MOUSE, "35;10;5M", KEY_NONE, 0, "the pointer moves alone");
	means(REPORT_MOUSE, "2;10;5m", KEY_NONE, 0, "another button goes up");
	means(REPORT_MOUSE, "64;1;1M", KEY_WHEEL_UP, 0, "the wheel up");
	means(REPORT_MOUSE, "65;1;1M", KEY_WHEEL_DOWN, 0, "the wheel down");
	means(REPORT_MOUSE, "2;1;1M", KEY_NONE, 0, "another button");
	means(REPORT_MOUSE, "0;1M", KEY_NONE, 0, "too few numbers");
	means(REPORT_MOUSE, "\033[A", KEY_NONE, 2, "a key instead");
	memset(endless, '1', sizeof(endless) - 1);
	endless[sizeof(endless) - 1] = '\0';
	means(REPORT_MOUSE, endless, KEY_NONE, 199 - 49, "one that does not end");

	take(&report, REPORT_MOUSE, "0;300;100M", &rest);
	ok(report.x == 299 && report.y == 99, "where it was, from 0");
	take(&report, REPORT_BACKGROUND, "rgb:ffff/ffff/ffff\a", &rest);
	is_number(report.background, BACKGROUND_LIGHT, "what it is");
	take(&report, REPORT_BACKGROUND, "rgb:x\a", &rest);
	is_number(report.background, BACKGROUND_LIGHT, "nonsense changes nothing");
	report_clear(&report);
	return tap_end();
}

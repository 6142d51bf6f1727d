#include <stdio.h>
#include <string.h>

#include "app/key.h"
#include "report.h"

/* Bytes that may follow an introducer. */
#define REPORT_BYTES	48

void
report_begin(struct report *report, enum report_kind kind)
{
	report->kind = kind;
	buf_reset(&report->said);
}

void
report_clear(struct report *report)
{
	buf_clear(&report->said);
}

/* "BUTTON;COLUMN;ROW" and M for a button that goes down, m for one that goes up. */
static int
end_mouse(struct report *report, uint32_t c)
{
	int button, x, y;

	if ((c != 'M' && c != 'm') || sscanf(buf_text(&report->said), "%5d;%5d;%5d", &button, &x, &y) != 3)
		return KEY_NONE;
	report->y = y - 1;
	report->x = x - 1;
	if (c == 'm')
		return button == 0 ? KEY_RELEASE : KEY_NONE;
	switch (button) {
	case 0: return KEY_CLICK;
	case 32: return KEY_DRAG;
	case 64: return KEY_WHEEL_UP;
	case 65: return KEY_WHEEL_DOWN;
	default: return KEY_NONE;
	}
}

/* "rgb:RRRR/GGGG/BBBB", and BEL or the second half of ESC \. */
static int
end_background(struct report *report, uint32_t c)
{
	enum background said = c == '\\' || c == '\a' ? palette_background(buf_text(&report->said)) : BACKGROUND_UNKNOWN;

	if (said == BACKGROUND_UNKNOWN)
		return KEY_NONE;
	report->background = said;
	return KEY_BACKGROUND;
}

int
report_take(struct report *report, uint32_t c)
{
	bool mouse = report->kind == REPORT_MOUSE;
	const char *alphabet = mouse ? "0123456789;" : "rgba0123456789abcdefABCDEF:/";

	if (c > ' ' && c < 0x7F && strchr(alphabet, (int)c) != NULL && report->said.len < REPORT_BYTES) {
		buf_addc(&report->said, (char)c);
		return KEY_NONE;
	}
	if (c == '\033' && !mouse)
		return KEY_NONE;	/* a backslash follows */
	report->kind = REPORT_NONE;
	return mouse ? end_mouse(report, c) : end_background(report, c);
}

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "palette.h"

/* xterm's first sixteen; a user's palette may differ, but not in kind. */
static const int first[16] = {
	0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
	0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
};

static const int steps[6] = { 0, 95, 135, 175, 215, 255 };

static int
red(int rgb)
{
	return rgb >> 16 & 0xFF;
}

static int
green(int rgb)
{
	return rgb >> 8 & 0xFF;
}

static int
blue(int rgb)
{
	return rgb & 0xFF;
}

/* A colour of xterm's 256 as red, green and blue. */
static int
rgb_of(int n)
{
	if (n < 16)
		return first[n];
	if (n >= 232)
		return (8 + (n - 232) * 10) * 0x010101;
	n -= 16;
	return steps[n / 36] << 16 | steps[n / 6 % 6] << 8 | steps[n % 6];
}

/* Nearness as the eye has it, about: green counts most, blue least. */
static long
distance(int a, int b)
{
	long r = red(a) - red(b), g = green(a) - green(b), u = blue(a) - blue(b);

	return 2 * r * r + 4 * g * g + 3 * u * u;
}

/* The nearest of the colours from .. to - 1. */
static int
nearest(int rgb, int from, int to)
{
	int best = from, i;

	for (i = from + 1; i < to; i++)
		if (distance(rgb, rgb_of(i)) < distance(rgb, rgb_of(best)))
			best = i;
	return best;
}

int
palette_reduce(int color, int colors)
{
	if (color < 0)
		return THEME_OWN;
	if (colors > 256)
		return color & THEME_RGB ? color & 0xFFFFFF : color < 8 ? color : rgb_of(color);
	if (color & THEME_RGB)
		return colors == 256 ? nearest(color, 16, 256) : nearest(color, 0, colors < 16 ? 8 : 16);
	if (color < colors)
		return color;
	/* A bright one of eight is the plain one. */
	return color < 16 ? color - 8 : nearest(rgb_of(color), 0, colors < 16 ? 8 : 16);
}

struct theme_look
palette_fit(const struct theme_look *look, const struct theme_look *ground, int colors)
{
	struct theme_look fit = *look;
	int paper = palette_reduce(ground->paper, colors);

	if (colors < 8) {
		fit.ink = fit.paper = THEME_OWN;
		if (look->paper != ground->paper && look->paper != THEME_OWN)
			fit.attributes |= THEME_REVERSE;
		return fit;
	}
	fit.ink = palette_reduce(look->ink != THEME_OWN ? look->ink : ground->ink, colors);
	fit.paper = palette_reduce(look->paper != THEME_OWN ? look->paper : ground->paper, colors);
	/* With few colours a shade of the paper may be the paper itself, or nearly. */
	if (colors < 256 && look->paper & THEME_RGB && look->paper > 0 &&
	    (fit.paper == paper || fit.paper == fit.ink || fit.paper % 8 == 0 || fit.paper % 8 == 7)) {
		fit.ink = palette_reduce(ground->ink, colors);
		fit.paper = paper;
		fit.attributes |= THEME_REVERSE;
	}
	return fit;
}

/* One of the answer's parts, of one to four digits, as 0 to 255; -1 when it is none. */
static int
read_part(const char **s)
{
	char *end;
	long n;

	if (!isxdigit((unsigned char)**s))
		return -1;
	n = strtol(*s, &end, 16);
	switch (end - *s) {
	case 1: n *= 17; break;
	case 2: break;
	case 3: n >>= 4; break;
	case 4: n >>= 8; break;
	default: return -1;
	}
	*s = *end == '/' ? end + 1 : end;
	return (int)n;
}

enum background
palette_background(const char *answer)
{
	const char *s = strchr(answer, ':');
	int r, g, b;

	if (strncmp(answer, "rgb", 3) != 0 || s == NULL)
		return BACKGROUND_UNKNOWN;
	s++;
	r = read_part(&s);
	g = read_part(&s);
	b = read_part(&s);
	if (r < 0 || g < 0 || b < 0)
		return BACKGROUND_UNKNOWN;
	/* Rec. 601: how bright it is. */
	return 299 * r + 587 * g + 114 * b < 128 * 1000 ? BACKGROUND_DARK : BACKGROUND_LIGHT;
}

enum background
palette_colorfgbg(const char *colours)
{
	const char *last = colours != NULL ? strrchr(colours, ';') : NULL;

	if (last == NULL || last[1] < '0' || last[1] > '9')
		return BACKGROUND_UNKNOWN;
	return strcmp(last, ";7") == 0 || strcmp(last, ";15") == 0 ? BACKGROUND_LIGHT : BACKGROUND_DARK;
}

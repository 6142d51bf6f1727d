#include "tap.h"
#include "tui/palette.h"

static void
test_reduce(void)
{
	is_number(palette_reduce(THEME_OWN, 8), THEME_OWN, "the terminal's own stays");
	is_number(palette_reduce(3, 8), 3, "one of eight");
	is_number(palette_reduce(11, 8), 3, "a bright one of eight is the plain one");
	is_number(palette_reduce(11, 16), 11, "... of sixteen is itself");
	is_number(palette_reduce(196, 8), 1, "a red of 256 on eight");
	is_number(palette_reduce(196, 16), 9, "... on sixteen");
	is_number(palette_reduce(196, 256), 196, "... on 256");
	is_number(palette_reduce(THEME_RGB | 0xFF0000, 256), 196, "red in 24 bits on 256");
	is_number(palette_reduce(THEME_RGB | 0x808080, 256), 244, "a grey");
	is_number(palette_reduce(THEME_RGB | 0x123456, 1 << 24), 0x123456, "24 bits where there are direct ones");
	is_number(palette_reduce(196, 1 << 24), 0xFF0000, "... and one of 256");
	is_number(palette_reduce(3, 1 << 24), 3, "... where eight of the palette remain");
}

static struct theme_look
fit(int ink, int paper, unsigned attributes, int ground_ink, int ground_paper, int colors)
{
	const struct theme_look look = { ink, paper, attributes }, ground = { ground_ink, ground_paper, 0 };

	return palette_fit(&look, &ground, colors);
}

static void
test_fit(void)
{
	struct theme_look got = fit(1, -1, THEME_BOLD, 7, 0, 256);

	is_number(got.ink, 1, "its own ink");
	is_number(got.paper, 0, "the ground's paper");
	got = fit(-1, THEME_RGB | 0x303030, 0, 7, -1, 256);
	is_number(got.ink, 7, "the ground's ink");
	is_number(got.paper, 236, "a shade");
	got = fit(1, THEME_RGB | 0x303030, 0, -1, -1, 8);
	ok(got.paper == THEME_OWN && got.attributes == THEME_REVERSE, "a shade that eight colours have not is reverse");
	got = fit(1, THEME_RGB | 0xD5E3F0, 0, -1, -1, 16);
	ok(got.paper == THEME_OWN && got.attributes == THEME_REVERSE, "... and a light one");
	got = fit(1, 4, THEME_BOLD, -1, -1, 0);
	ok(got.ink == THEME_OWN && got.paper == THEME_OWN && got.attributes == (THEME_BOLD | THEME_REVERSE),
	    "without colours attributes remain, and a paper is reverse");
}

int
main(void)
{
	test_reduce();
	test_fit();
	is_number(palette_background("rgb:0000/0000/0000"), BACKGROUND_DARK, "black");
	is_number(palette_background("rgb:ffff/ffff/ffff"), BACKGROUND_LIGHT, "white");
	is_number(palette_background("rgb:f/f/e"), BACKGROUND_LIGHT, "one digit");
	is_number(palette_background("rgb:1c/1c/20"), BACKGROUND_DARK, "two digits");
	is_number(palette_background("rgb:fdf/f6f/e3e"), BACKGROUND_LIGHT, "three digits");
	is_number(palette_background("rgba:0000/2b2b/3636/ffff"), BACKGROUND_DARK, "with its opacity");
	is_number(palette_background("rgb:zz/00/00"), BACKGROUND_UNKNOWN, "nonsense");
	is_number(palette_background("rgb:00000/0/0"), BACKGROUND_UNKNOWN, "too many digits");
	is_number(palette_background("rgb:"), BACKGROUND_UNKNOWN, "too little");
	is_number(palette_background(""), BACKGROUND_UNKNOWN, "nothing");
	is_number(palette_colorfgbg("15;0"), BACKGROUND_DARK, "COLORFGBG: white on black");
	is_number(palette_colorfgbg("0;default;15"), BACKGROUND_LIGHT, "COLORFGBG: black on white");
	is_number(palette_colorfgbg(NULL), BACKGROUND_UNKNOWN, "no COLORFGBG");
	return tap_end();
}

#include "tap.h"
#include "tui/kept.h"

static void
writes(const char *text, const char *want, const char *name)
{
	struct kept kept = { 0 };
	struct buf out = { 0 };

	kept_parse(&kept, text);
	kept_write(&kept, &out);
	is_text(buf_text(&out), want, name);
	ok(!kept.changed, "... and nothing is changed");
	buf_clear(&out);
	kept_clear(&kept);
}

int
main(void)
{
	struct kept kept = { 0 };

	writes("", "panes yes\nfeeds-columns 38\nheadlines-columns 54\n", "no file: the defaults");
	writes("panes no\nfeeds-columns 30\nfolded News/World wide\nfolded Tech\n",
	    "panes no\nfeeds-columns 30\nheadlines-columns 54\nfolded News/World wide\nfolded Tech\n", "what was written");
	writes("x\n\nfeeds-columns -3\nheadlines-columns 99999\nfeeds-columns many\nfolded Tech\nfolded Tech",
	    "panes yes\nfeeds-columns 38\nheadlines-columns 200\nfolded Tech\n", "nonsense keeps the defaults, bounds hold");
	kept_parse(&kept, "");
	kept_fold(&kept, "Tech", true);
	kept_fold(&kept, "News", true);
	ok(kept.changed && kept_is_folded(&kept, "Tech") && kept_is_folded(&kept, "News"), "folded");
	kept_fold(&kept, "Tech", false);
	ok(!kept_is_folded(&kept, "Tech") && kept_is_folded(&kept, "News"), "unfolded");
	kept_widen(&kept, KEPT_FEEDS, -100);
	is_number(kept.columns[KEPT_FEEDS], 16, "no narrower than that");
	kept_clear(&kept);
	return tap_end();
}

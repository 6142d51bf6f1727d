#include <string.h>

#include "app/body.h"
#include "tap.h"

static void
is_title(const char *title, const char *html, const char *want)
{
	struct article article = { .title = title, .content = html, .full = "<p>Of the page</p>", .link = "" };

	is_text(body_title(&article, BODY_FEED), want, html);
}

int
main(void)
{
	struct article article = { .title = "Of the page", .content = "<p>x</p>", .full = "<p>Of the page</p>" };

	is_title("News", "<p>It happened.</p>", "News");
	is_title("News", "", "News");
	is_title("", "<p>It happened.</p>", "");
	is_title("It happened.", "<p>It <b>happened</b>.</p>", "");
	is_title("It happened", "<p>It happened</p><p>yesterday, of all days.</p>", "It happened");
	is_title("It happened\xe2\x80\xa6", "<p>It happened</p><p>yesterday, of all days.</p>", "");
	is_title("It happened...", "<p>It happened yesterday, of all days.</p>", "");
	is_title("It seems...", "<p>It happened yesterday, of all days.</p>", "It seems...");
	is_title("It happened yesterday", "<p>It</p>", "It happened yesterday");
	is_text(body_title(&article, BODY_FEED), "Of the page", "only the text that is shown counts");
	is_text(body_title(&article, BODY_PAGE), "", "also when it is the page's");
	return tap_end();
}

#include "base/buf.h"
#include "conf/look_line.h"
#include "conf/tokens.h"
#include "tap.h"

/* A color line as "LOOK INK PAPER ATTRIBUTES" for each look, or what is wrong with it. */
static void
reads(const char *line, const char *want)
{
	struct conf_color colors[LOOK_LINE_ALIASES];
	struct arena a = { 0 };
	struct tokens words;
	struct buf out = { 0 };
	size_t count = 0, i;
	const char *wrong = tokens_split(&a, line, strlen(line), &words);

	if (wrong == NULL)
		wrong = look_line_color(&words, colors, &count, &a);
	if (wrong != NULL)
		buf_adds(&out, wrong);
	for (i = 0; i < count; i++)
		buf_printf(&out, "%s%d %x %x %u", i > 0 ? ", " : "", (int)colors[i].look, (unsigned)colors[i].how.ink,
		    (unsigned)colors[i].how.paper, colors[i].how.attributes);
	is_text(buf_text(&out), want, line);
	buf_clear(&out);
	arena_clear(&a);
}

static void
wants(const char *line, enum look look, const char *how)
{
	char want[100];

	snprintf(want, sizeof(want), "%d %s", (int)look, how);
	reads(line, want);
}

static void
highlights(const char *line, const char *want)
{
	struct conf_highlight h;
	struct arena a = { 0 };
	struct tokens words;
	const char *wrong = tokens_split(&a, line, strlen(line), &words);
	char got[200] = "";

	if (wrong == NULL)
		wrong = look_line_highlight(&words, &h, &a);
	if (wrong == NULL)
		snprintf(got, sizeof(got), "%u %s", h.where, h.pattern);
	is_text(wrong != NULL ? wrong : got, want, line);
	arena_clear(&a);
}

int
main(void)
{
	char both[64];

	wants("color unread red default", LOOK_UNREAD, "1 ffffffff 0");
	wants("color read brightblue black bold underline", LOOK_READ, "c 0 9");
	wants("color link 123 color7 italic dim", LOOK_LINK, "7b 7 6");
	wants("color focus #ff8000 #102030", LOOK_FOCUS, "1ff8000 1102030 0");
	wants("color focus #ff8000 \"#102030\" # said so", LOOK_FOCUS, "1ff8000 1102030 0");
	wants("color listnormal_unread yellow default bold", LOOK_UNREAD, "3 ffffffff 1");
	wants("color background white black standout blink", LOOK_TEXT, "7 0 16");
	snprintf(both, sizeof(both), "%d 7 4 1, %d 7 4 1", (int)LOOK_BAR, (int)LOOK_TITLE);
	reads("color title white blue bold", both);
	reads("color hint-key white blue", "");
	wants("search-highlight-colors black yellow bold", LOOK_MATCH, "0 3 1");
	reads("search-highlight-colors red", "search-highlight-colors: needs two colours, of the text and of what is behind it");
	reads("color", "color: needs an element and two colours");
	reads("color nothing red red", "color: nothing: no such element");
	reads("color read red", "color: needs two colours, of the text and of what is behind it");
	reads("color read pink red", "color: pink: not a colour (a name, 0 to 255, #rrggbb or default)");
	reads("color read 256 red", "color: 256: not a colour (a name, 0 to 255, #rrggbb or default)");
	reads("color read bright red", "color: bright: not a colour (a name, 0 to 255, #rrggbb or default)");
	reads("color read \"#12345g\" red", "color: #12345g: not a colour (a name, 0 to 255, #rrggbb or default)");
	reads("color read red red loud", "color: loud: not an attribute (bold, dim, italic, underline, reverse)");

	highlights("highlight all \"a|b\" red default bold", "7 a|b");
	highlights("highlight feedlist x red default", "1 x");
	highlights("highlight articlelist x red default", "2 x");
	highlights("highlight article x red default", "4 x");
	highlights("highlight nowhere x red default",
	    "highlight: nowhere: not feedlist, articlelist, article or all");
	highlights("highlight all \"(\" red default", "highlight: (: not a regular expression");
	highlights("highlight all x red", "7 x");
	highlights("highlight all x", "highlight: needs a colour");
	highlights("highlight-article \"unread = \\\"yes\\\"\" red default", "8 unread = \"yes\"");
	highlights("highlight-article x red", "8 x");
	highlights("highlight-feed \"unread_count > 9\" red default bold", "16 unread_count > 9");
	highlights("highlight-feed x", "highlight-feed: needs a colour");
	highlights("highlight-article", "highlight-article: needs a filter and colours");
	return tap_end();
}

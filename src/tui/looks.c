#include <string.h>

#include "looks.h"
#include "row.h"

/* The theme is to be after the terminal's background. */
static bool
is_auto(const struct settings *settings)
{
	return strcmp(settings_text(settings, SETTING_THEME), "auto") == 0;
}

void
looks_fit(struct session *session)
{
	static const char *const fitting[] = { [BACKGROUND_UNKNOWN] = "base16", [BACKGROUND_DARK] = "dark",
	    [BACKGROUND_LIGHT] = "light" };
	const struct settings *settings = reader_settings(session->reader);
	const char *name = settings_text(settings, SETTING_THEME);
	struct theme theme;
	struct error err;

	if (is_auto(settings))
		name = fitting[screen_background(session->screen)];
	if (screen_colors(session->screen) == 0)
		name = "mono";
	if (theme_load(&theme, name, settings, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	screen_theme(session->screen, &theme);
}

static void
use_highlights(struct session *session)
{
	size_t count;
	const struct conf_highlight *lines = settings_highlights(reader_settings(session->reader), &count);

	highlights_free(session->highlights);
	session->highlights = highlights_new(session);
	screen_highlights(session->screen, lines, count);
}

void
looks_use(struct session *session)
{
	const struct settings *settings = reader_settings(session->reader);

	if (is_auto(settings) && screen_background(session->screen) == BACKGROUND_UNKNOWN)
		screen_ask_background(session->screen);
	use_highlights(session);
	looks_fit(session);
	screen_use_mouse(session->screen, settings_flag(settings, SETTING_MOUSE));
	session->spoken = settings_flag(settings, SETTING_SCREEN_READER);
	screen_show_rest(session->screen, session->spoken);
}

#include <stdlib.h>

#include "base/file.h"
#include "conf/settings.h"
#include "tap.h"

static void
write_config(const char *name, const char *text)
{
	char *path = file_path(FILE_CONFIG, name, NULL);

	file_make_parent(path, NULL);
	file_replace(path, text, strlen(text), NULL);
	free(path);
}

static void
test_shipped(const struct settings *none)
{
	static const char *const names[] = { "base16", "dark", "high-contrast", "light", "mono" };
	struct theme theme, mono;
	struct error err;
	size_t i, n;

	theme_load(&mono, "mono", none, &err);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		int colours = 0;

		err.text[0] = '\0';
		ok(theme_load(&theme, names[i], none, &err) == 0, "%s: %s", names[i], err.text);
		for (n = 0; n < LOOK_KINDS; n++)
			colours += theme.looks[n].ink != THEME_OWN || theme.looks[n].paper != THEME_OWN;
		ok((colours > 0) == (strcmp(names[i], "mono") != 0), "... has colours, or none");
		ok(memcmp(&theme.looks[LOOK_FOCUS], &theme.looks[LOOK_READ], sizeof(theme.looks[0])) != 0,
		    "... shows the selection");
		ok(memcmp(&theme.looks[LOOK_UNREAD], &theme.looks[LOOK_READ], sizeof(theme.looks[0])) != 0,
		    "... tells unread from read");
	}
}

static void
test_own(void)
{
	struct settings *settings;
	struct theme theme, dark;
	char *path;
	struct error err;

	write_config("themes/mine", "# mine\ncolor unread 5 default\n");
	write_config("themes/dark", "color unread 6 default\n");
	write_config("themes/bad", "color unread pink default\nmouse yes\n");
	write_config("config", "color read 9 default\n");
	path = file_path(FILE_CONFIG, "config", NULL);
	settings = settings_read(path);
	free(path);
	ok(theme_load(&theme, "mine", settings, &err) == 0, "a theme of the user's");
	is_number(theme.looks[LOOK_UNREAD].ink, 5, "... says what it says");
	is_number(theme.looks[LOOK_READ].ink, 9, "... the config file over it");
	is_number(theme.looks[LOOK_FOCUS].attributes, THEME_REVERSE, "... and for the rest there are defaults");
	theme_load(&dark, "dark", settings, &err);
	is_number(dark.looks[LOOK_UNREAD].ink, 6, "one of a shipped one's name is meant");
	ok(theme_load(&theme, "bad", settings, &err) < 0, "a wrong line is said");
	is_text(err.text, "bad:1: color: pink: not a colour (a name, 0 to 255, #rrggbb or default)", "... where and what");
	ok(theme_load(&theme, "none", settings, &err) < 0, "no such theme");
	is_text(err.text, "theme: none: neither a shipped theme nor a file in themes", "... by its name");
	ok(theme_load(&theme, "../config", settings, &err) < 0, "no path");
	settings_free(settings);
}

int
main(void)
{
	char folder[] = "/tmp/theme.XXXXXX", command[64];
	struct settings *none;

	if (mkdtemp(folder) == NULL)
		return 1;
	setenv("XDG_CONFIG_HOME", folder, 1);
	none = settings_read("/nonexistent");
	test_shipped(none);
	settings_free(none);
	test_own();
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command) != 0 || tap_end();
}

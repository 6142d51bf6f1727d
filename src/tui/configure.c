#include <stdlib.h>
#include <string.h>

#include "app/opener.h"
#include "configure.h"
#include "looks.h"
#include "outside.h"
#include "sheet.h"

#define NAME_COLUMNS	24

/* What was made by the settings is made again. */
static void
settle(struct session *session)
{
	session->settings_age++;
	view_spoil(session);
}

/* What cannot be read at the moment it is needed takes the new value now. */
static void
applied(struct session *session, enum setting s)
{
	if (s == SETTING_SHOW_READ)
		session->show_read = session->show_read_feeds = settings_flag(reader_settings(session->reader), s);
	if (s == SETTING_SHOW_READ_FEEDS)
		session->show_read_feeds = settings_flag(reader_settings(session->reader), s);
	/* SETTING_COUNT is a line that is no setting: color, highlight. */
	if (s == SETTING_THEME || s == SETTING_MOUSE || s == SETTING_SCREEN_READER || s == SETTING_COUNT)
		looks_use(session);
	settle(session);
}

static void
show(struct session *session, enum setting s)
{
	const struct settings *settings = reader_settings(session->reader);
	const char *value = settings_written(settings, s);

	status_say(&session->status, session->now, "%s %s (%s)", settings_info(s)->name, *value != '\0' ? value : "\"\"",
	    settings_origin(settings, s));
}

static void
show_all(struct session *session)
{
	const struct settings *settings = reader_settings(session->reader);
	struct sheet *sheet = sheet_new("Settings");
	struct buf text = { 0 };
	const char *value;
	int s;

	for (s = 0; s < SETTING_COUNT; s++) {
		buf_reset(&text);
		value = settings_written(settings, (enum setting)s);
		buf_printf(&text, "%s%s%s", value, *value != '\0' ? "   " : "", settings_info((enum setting)s)->help);
		sheet_add(sheet, LOOK_TEXT | LOOK_BOLD, settings_info((enum setting)s)->name, NAME_COLUMNS, buf_text(&text));
	}
	buf_clear(&text);
	sheet_show(session, sheet, false);
}

static void
change(struct session *session, enum setting s, const char *text)
{
	const char *wrong;

	if (s < SETTING_COUNT && settings_info(s)->scope & SETTING_OF_UPDATES) {
		status_warn(&session->status, session->now, "%s: is for updates, which read it from the config file", settings_info(s)->name);
		return;
	}
	wrong = reader_set(session->reader, text);
	if (wrong != NULL)
		status_warn(&session->status, session->now, "%s", wrong);
	else
		applied(session, s);
}

static bool
is_flag(enum setting s)
{
	return s < SETTING_COUNT && settings_info(s)->type == SETTING_FLAG;
}

static void
turn(struct session *session, enum setting s, bool on)
{
	struct buf line = { 0 };

	buf_printf(&line, "%s %s", settings_info(s)->name, on ? "yes" : "no");
	change(session, s, buf_text(&line));
	buf_clear(&line);
	show(session, s);
}

static void
unset(struct session *session, enum setting s)
{
	struct error err;

	if (reader_unset(session->reader, s, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else {
		applied(session, s);
		show(session, s);
	}
}

void
configure_set(struct session *session, const char *text)
{
	bool off = strncmp(text, "no", 2) == 0 && is_flag(settings_find(text + 2, strlen(text + 2)));
	size_t len, end;
	enum setting s;

	text += off ? 2 : 0;
	len = strcspn(text, "=?!& \t");
	end = strlen(text);
	s = settings_find(text, len);
	if (end == 0)
		show_all(session);
	else if (end == len && is_flag(s))
		turn(session, s, !off);
	else if (s == SETTING_COUNT || (end > len && strchr("?!&", text[len]) == NULL))
		change(session, s, text);
	else if (end == len || text[len] == '?')
		show(session, s);
	else if (text[len] == '!' && is_flag(s))
		turn(session, s, !settings_flag(reader_settings(session->reader), s));
	else if (text[len] == '!')
		status_warn(&session->status, session->now, "%s: is neither yes nor no", settings_info(s)->name);
	else
		unset(session, s);
}

void
configure_key(struct session *session, const char *verb, const char *text)
{
	struct arena a = { 0 };
	struct key_line line = { .file = ":" };
	const char *wrong = keys_read(arena_printf(&a, "%s %s", verb, text), &line, &a);
	const struct conf_problem *problems;
	size_t before, after;

	if (wrong != NULL)
		status_warn(&session->status, session->now, "%s", wrong);
	else {
		keymap_problems(session->keymap, &before);
		keymap_add(session->keymap, &line);
		problems = keymap_problems(session->keymap, &after);
		if (after > before)
			status_warn(&session->status, session->now, "%s", problems[after - 1].text);
	}
	arena_clear(&a);
}

/* Say the first of the problems beyond so many. */
static void
say_problems(struct session *session, const struct conf_problem *problems, size_t known, size_t count)
{
	size_t i;

	for (i = count; i > known; i--)
		status_warn(&session->status, session->now, "%s", problems[i - 1].text);
}

/* The keys follow the settings that were read; how many problems they have. */
static size_t
renew_keys(struct session *session)
{
	const struct conf_problem *problems;
	size_t count;

	keymap_free(session->keymap);
	session->keymap = keymap_new(reader_settings(session->reader));
	session->pending = (struct pending){ 0 };
	problems = keymap_problems(session->keymap, &count);
	say_problems(session, problems, 0, count);
	return count;
}

void
configure_source(struct session *session, const char *name)
{
	const struct conf_problem *problems;
	size_t before, after, of_keys;
	struct error err;

	if (*name == '\0') {
		status_warn(&session->status, session->now, "source: needs the name of a file");
		return;
	}
	reader_problems(session->reader, &before);
	if (reader_source(session->reader, name, &err) < 0) {
		status_warn(&session->status, session->now, "%s", err.text);
		return;
	}
	of_keys = renew_keys(session);
	looks_use(session);
	settle(session);
	problems = reader_problems(session->reader, &after);
	say_problems(session, problems, before, after);
	if (after <= before && of_keys == 0)
		status_say(&session->status, session->now, "Read %s", name);
}

void
configure_reload(struct session *session)
{
	const struct conf_problem *problems;
	struct error err;
	size_t count, of_keys;

	if (reader_reload(session->reader, &err) < 0) {
		status_warn(&session->status, session->now, "%s", err.text);
		return;
	}
	of_keys = renew_keys(session);
	looks_use(session);
	settle(session);
	problems = reader_problems(session->reader, &count);
	say_problems(session, problems, 0, count);
	if (count + of_keys == 0)
		status_say(&session->status, session->now, "Configuration and feeds are read again.");
}

void
configure_edit(struct session *session, const char *path)
{
	struct arena a = { 0 };
	struct opener opener;
	struct error err;

	if (opener_edit(&opener, &a, path, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else if (outside_run(session, &opener, NULL))
		configure_reload(session);
	arena_clear(&a);
}

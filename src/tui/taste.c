#include <inttypes.h>
#include <string.h>

#include "app/habits.h"
#include "menu.h"
#include "store/marks.h"
#include "taste.h"

static const struct {
	const char *name, *help;
	int key;
} sorts[] = {
	[SORT_DATE] = { "date", "the newest first", 'd' },
	[SORT_TITLE] = { "title", "by the alphabet", 't' },
	[SORT_FEED] = { "feed", "feed by feed", 'f' },
	[SORT_UNREAD] = { "unread", "unread articles first", 'u' },
};

#define SORT_COUNT	(sizeof(sorts) / sizeof(sorts[0]))

/* The name a list is kept under. */
static void
name_of(const struct headline_scope *scope, const char *filter, struct buf *out)
{
	if (*filter != '\0')
		buf_printf(out, "query %s", filter);
	else if (scope->feed != 0)
		buf_printf(out, "feed %" PRId64, scope->feed);
	else if (scope->folder != NULL)
		buf_printf(out, "folder %s", scope->folder);
	else if (scope->tag != NULL)
		buf_printf(out, "tag %s", scope->tag);
	else
		buf_adds(out, "all");
}

static bool
has_word(const char *words, const char *word)
{
	size_t len = strlen(word);
	const char *at = words;

	while ((at = strstr(at, word)) != NULL) {
		if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
			return true;
		at += len;
	}
	return false;
}

/* The order that words name: "title", "title reverse"; false when they name none. */
static bool
read_sort(const char *words, enum headline_sort *sort, bool *reverse)
{
	bool found = false;
	size_t i;

	for (i = 0; i < SORT_COUNT; i++)
		if (has_word(words, sorts[i].name)) {
			*sort = (enum headline_sort)i;
			*reverse = false;
			found = true;
		}
	if (has_word(words, "reverse")) {
		*reverse = found || !*reverse;
		found = true;
	}
	return found;
}

void
taste_apply(const struct session *session, struct headline_scope *scope, const char *filter)
{
	struct buf name = { 0 };
	const char *kept;
	bool all = session->show_read;

	name_of(scope, filter, &name);
	kept = habits_get(session->kept.habits, buf_text(&name));
	buf_clear(&name);
	scope->sort = SORT_DATE;
	scope->reverse = false;
	read_sort(kept, &scope->sort, &scope->reverse);
	if (has_word(kept, "all") || has_word(kept, "hide-read"))
		all = has_word(kept, "all");
	scope->marks_off = (scope->marks_off & ~MARK_READ) | (all ? 0 : MARK_READ);
}

void
taste_keep(struct session *session, const struct headline_scope *scope, const char *filter)
{
	bool all = !(scope->marks_off & MARK_READ);
	struct buf name = { 0 }, value = { 0 };

	name_of(scope, filter, &name);
	if (scope->sort != SORT_DATE || scope->reverse)
		buf_printf(&value, "%s%s", sorts[scope->sort].name, scope->reverse ? " reverse" : "");
	/* What is as everywhere follows when that changes. */
	if (all != session->show_read)
		buf_printf(&value, "%s%s", value.len > 0 ? " " : "", all ? "all" : "hide-read");
	habits_set(session->kept.habits, buf_text(&name), buf_text(&value));
	buf_clear(&name);
	buf_clear(&value);
}

/* What is known while the menu is open. */
struct asking {
	enum headline_sort sort;
	bool reverse;
	taste_sort *chosen;
};

static void
chosen(struct session *session, void *room, int item)
{
	const struct asking *a = room;

	if ((size_t)item < SORT_COUNT)
		a->chosen(session, (enum headline_sort)item, false);
	else
		a->chosen(session, a->sort, !a->reverse);
}

void
taste_ask_sort(struct session *session, const struct headline_scope *scope, const char *words, taste_sort *answer)
{
	enum headline_sort sort = scope->sort;
	bool reverse = scope->reverse;
	struct menu *menu;
	struct asking *a;
	size_t i;

	if (*words != '\0') {
		if (read_sort(words, &sort, &reverse))
			answer(session, sort, reverse);
		else
			status_warn(&session->status, session->now, "%s: sort by date, title, feed or unread; reverse turns it round",
			    words);
		return;
	}
	menu = menu_new("Sort by", sizeof(*a), chosen);
	a = menu_room(menu);
	*a = (struct asking){ sort, reverse, answer };
	for (i = 0; i < SORT_COUNT; i++)
		menu_add(menu, sorts[i].key, sorts[i].name, sorts[i].help);
	menu_add(menu, 'r', "reversed", reverse ? "it is now" : "the other way round");
	menu_select(menu, (int)sort);
	menu_show(session, menu);
}

const char *
taste_sort_name(const struct headline_scope *scope)
{
	if (scope->sort == SORT_DATE)
		return scope->reverse ? "oldest first" : "";
	return sorts[scope->sort].name;
}

#include <inttypes.h>
#include <string.h>

#include "conf/subs.h"
#include "counts.h"
#include "fuzzy.h"
#include "hint.h"
#include "menu.h"
#include "pick.h"
#include "smart.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/tag.h"
#include "text/clean.h"
#include "views.h"

/* A list that can be gone to. */
struct place {
	const char *name;		/* shown */
	int64_t feed;			/* 0 none */
	const char *folder, *tag, *query;	/* NULL none */
	int64_t unread;
	bool more;			/* there may be more */
};

struct places {
	struct place *items;
	size_t count, cap;
};

static struct place *
add(struct places *p, struct arena *a, const char *name)
{
	p->items = arena_grow(a, p->items, p->count, &p->cap, sizeof(*p->items));
	p->items[p->count] = (struct place){ .name = arena_strdup(a, name) };
	return &p->items[p->count++];
}

static void
go(struct session *session, const struct place *place)
{
	struct headline_scope scope = { .feed = place->feed, .folder = place->folder, .tag = place->tag,
	    .kept_since = session->now };

	if (!session->show_read && place->query == NULL)
		scope.marks_off = MARK_READ;
	if (place->feed != 0)
		session->feed = place->feed;
	headlines_view_open(session, &scope, place->name, place->query != NULL ? place->query : "");
}

static void
chosen(struct session *session, void *room, int item)
{
	const struct places *p = room;

	go(session, &p->items[item]);
}

/* Show them to choose from, or go to the one that fits best. */
static void
offer(struct session *session, struct menu *menu, const char *typed)
{
	struct places *p = menu_room(menu);
	int best = -1, score;
	struct buf unread = { 0 };
	size_t i, at = 0;

	for (i = 0; i < p->count; i++) {
		buf_reset(&unread);
		if (p->items[i].unread > 0)
			counts_write(&unread, p->items[i].unread, p->items[i].more);
		menu_add(menu, 0, p->items[i].name, buf_text(&unread));
		score = fuzzy_score(p->items[i].name, typed);
		if (score > best) {
			best = score;
			at = i;
		}
	}
	buf_clear(&unread);
	if (*typed == '\0')
		menu_show(session, menu);
	else {
		if (best >= 0)
			go(session, &p->items[at]);
		else
			status_say(&session->status, session->now, "No such list: %s", typed);
		menu_free(menu);
	}
}

static void
add_query(struct session *session, struct places *p, struct arena *a, const char *title, const char *query)
{
	struct counted counted = counts_of(session->counts, query);
	struct place *place = add(p, a, title);

	place->query = arena_strdup(a, query);
	place->unread = counted.unread;
	place->more = counted.more_unread;
}

void
pick_feed(struct session *session, const char *typed)
{
	struct menu *menu = menu_new("Go to", sizeof(struct places), chosen);
	struct arena *a = menu_arena(menu);
	struct places *p = menu_room(menu);
	const struct subs *subs = reader_subs(session->reader);
	const struct smart_feed *smart;
	struct feed_record *feeds;
	struct error err;
	size_t count, i;

	feeds = feeds_list(reader_store(session->reader), a, &count, &err);
	for (i = 0; feeds != NULL && i < count; i++) {
		struct place *place = add(p, a, feeds[i].title);

		place->feed = feeds[i].id;
		place->unread = feeds[i].unread;
	}
	for (i = 0; i < subs->count; i++)
		if (subs->items[i].kind == SUB_QUERY)
			add_query(session, p, a, subs->items[i].title, subs->items[i].query);
	for (i = 0; (smart = smart_feed(session, i)) != NULL; i++)
		add_query(session, p, a, smart->title, smart->query);
	offer(session, menu, typed);
}

static struct place *
find(const struct places *p, const char *name, bool tag)
{
	size_t i;

	for (i = 0; i < p->count; i++)
		if ((p->items[i].tag != NULL) == tag && strcmp(tag ? p->items[i].tag : p->items[i].folder, name) == 0)
			return &p->items[i];
	return NULL;
}

/* Count a feed's unread articles to a folder or tag of it. */
static void
count_to(struct places *p, struct arena *a, const char *name, bool tag, int64_t unread)
{
	struct place *place = find(p, name, tag);

	if (place == NULL) {
		place = add(p, a, arena_printf(a, "%s%s", tag ? "#" : "", tag ? clean_line_dup(a, name, 0) : name));
		if (tag)
			place->tag = arena_strdup(a, name);
		else
			place->folder = arena_strdup(a, name);
	}
	place->unread += unread;
}

/*
 * The tags of articles.  Which of them are also of a tagged feed is not known
 * here: those that feeds have, too, keep the feeds' number.
 */
static void
add_tags(struct session *session, struct places *p, struct arena *a)
{
	struct tag *tags;
	struct error ignored;
	size_t count, i;

	tags = tag_list(reader_store(session->reader), a, &count, &ignored);
	for (i = 0; tags != NULL && i < count; i++)
		if (find(p, tags[i].name, true) == NULL)
			count_to(p, a, tags[i].name, true, tags[i].unread);
}

/* A folder holds what is in those below it. */
static void
count_folders(struct places *p, struct arena *a, const struct feed_record *feed)
{
	const char *folder = feed->folder;
	size_t len = 0;

	while (*folder != '\0' && folder[len] != '\0') {
		len += strcspn(folder + len + (folder[len] == '/'), "/") + (folder[len] == '/');
		count_to(p, a, arena_strndup(a, folder, len), false, feed->unread);
	}
}

static void
count_tags(struct places *p, struct arena *a, const struct feed_record *feed)
{
	const char *tags = feed->tags;
	size_t len;

	for (tags += strspn(tags, " "); *tags != '\0'; tags += len + strspn(tags + len, " ")) {
		len = strcspn(tags, " ");
		count_to(p, a, arena_strndup(a, tags, len), true, feed->unread);
	}
}

void
pick_group(struct session *session, const char *typed)
{
	struct menu *menu = menu_new("Folders and tags", sizeof(struct places), chosen);
	struct arena *a = menu_arena(menu);
	struct places *p = menu_room(menu);
	struct feed_record *feeds;
	struct error err;
	size_t count, i;

	feeds = feeds_list(reader_store(session->reader), a, &count, &err);
	for (i = 0; feeds != NULL && i < count; i++)
		count_folders(p, a, &feeds[i]);
	for (i = 0; feeds != NULL && i < count; i++)
		count_tags(p, a, &feeds[i]);
	add_tags(session, p, a);
	if (p->count == 0) {
		struct buf hint = { 0 };

		hint_write(session, "There are no folders or tags: {tag} tags an article, coranto-feeds(5) says how feeds get them.", &hint);
		status_say(&session->status, session->now, "%s", buf_text(&hint));
		buf_clear(&hint);
		menu_free(menu);
		return;
	}
	offer(session, menu, typed);
}

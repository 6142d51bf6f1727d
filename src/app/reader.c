#include <stdlib.h>

#include "app/reader.h"
#include "app/shelf.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/places.h"
#include "store/tag.h"
#include "waiting.h"

/* How long closing waits for another process before marks are lost. */
#define LAST_PATIENCE_MS	5000

struct reader {
	enum reader_mode mode;
	char *config_path, *feeds_path, *store_path;
	struct settings *settings;
	struct subs *subs;
	struct store *store;
	struct conf_problem *problems;
	size_t problem_count;
	struct waiting waiting;
	struct error trouble;
};

static void
collect_problems(struct reader *r)
{
	const struct conf_problem *of_settings;
	size_t count, i;

	of_settings = settings_problems(r->settings, &count);
	free(r->problems);
	r->problem_count = 0;
	r->problems = mem_zalloc(count + r->subs->problem_count + 1, sizeof(*r->problems));
	for (i = 0; i < count; i++)
		r->problems[r->problem_count++] = of_settings[i];
	for (i = 0; i < r->subs->problem_count; i++)
		r->problems[r->problem_count++] = r->subs->problems[i];
}

static const char *
join_tags(struct arena *a, const struct sub *sub)
{
	struct buf tags = { 0 };
	const char *joined;
	size_t i;

	for (i = 0; i < sub->tag_count; i++)
		buf_printf(&tags, "%s%s", i > 0 ? " " : "", tag_kept(sub->tags[i], a));
	joined = arena_strdup(a, buf_text(&tags));
	buf_clear(&tags);
	return joined;
}

/* Tell the store what is subscribed to. */
static int
sync_store(struct reader *r, struct error *err)
{
	struct arena a = { 0 };
	struct feed_listing *list;
	size_t i, count = 0;
	int got;

	list = arena_zalloc(&a, r->subs->count + 2, sizeof(*list));
	for (i = 0; i < r->subs->count; i++) {
		const struct sub *sub = &r->subs->items[i];

		if (sub->kind == SUB_QUERY)
			continue;
		list[count].url = sub->url;
		list[count].title = sub->title;
		list[count].folder = sub->folder;
		list[count].tags = join_tags(&a, sub);
		count++;
	}
	count += (size_t)shelf_listing(r->store, &list[count]);
	got = feeds_sync(r->store, list, count, err);
	arena_clear(&a);
	return got;
}

static int
open_parts(struct reader *r, struct error *err)
{
	enum store_mode mode = r->mode == READER_CHANGE ? STORE_WRITE : STORE_READ;

	if ((r->config_path = file_path(FILE_CONFIG, "config", err)) == NULL ||
	    (r->feeds_path = file_path(FILE_CONFIG, "feeds", err)) == NULL ||
	    (r->store_path = file_path(FILE_DATA, "coranto.db", err)) == NULL)
		return -1;
	r->settings = settings_read(r->config_path);
	if (subs_read(r->feeds_path, &r->subs, err) < 0)
		return -1;
	collect_problems(r);
	if (r->mode == READER_CHANGE && file_make_parent(r->store_path, err) < 0)
		return -1;
	if ((r->store = store_open(r->store_path, mode, err)) == NULL)
		return -1;
	return r->mode == READER_CHANGE ? sync_store(r, err) : 0;
}

struct reader *
reader_open(enum reader_mode mode, struct error *err)
{
	struct reader *r = mem_zalloc(1, sizeof(*r));

	r->mode = mode;
	if (open_parts(r, err) == 0)
		return r;
	reader_close(r);
	return NULL;
}

void
reader_close(struct reader *r)
{
	if (r->store != NULL) {
		store_set_patience(r->store, LAST_PATIENCE_MS);
		reader_flush(r);
		store_close(r->store);
	}
	waiting_clear(&r->waiting);
	if (r->subs != NULL)
		subs_free(r->subs);
	if (r->settings != NULL)
		settings_free(r->settings);
	free(r->problems);
	free(r->config_path);
	free(r->feeds_path);
	free(r->store_path);
	free(r);
}

struct store *
reader_store(struct reader *r)
{
	return r->store;
}

const struct settings *
reader_settings(const struct reader *r)
{
	return r->settings;
}

const struct subs *
reader_subs(const struct reader *r)
{
	return r->subs;
}

const char *
reader_config_path(const struct reader *r)
{
	return r->config_path;
}

const char *
reader_feeds_path(const struct reader *r)
{
	return r->feeds_path;
}

const char *
reader_store_path(const struct reader *r)
{
	return r->store_path;
}

const struct conf_problem *
reader_problems(const struct reader *r, size_t *count)
{
	*count = r->problem_count;
	return r->problems;
}

int
reader_reload(struct reader *r, struct error *err)
{
	struct subs *subs;

	reader_flush(r);	/* what follows is a transaction of its own */
	if (subs_read(r->feeds_path, &subs, err) < 0)
		return -1;
	subs_free(r->subs);
	r->subs = subs;
	r->settings = settings_read_again(r->config_path, r->settings);
	collect_problems(r);
	return r->mode == READER_CHANGE ? sync_store(r, err) : 0;
}

const char *
reader_set(struct reader *r, const char *line)
{
	return settings_take(r->settings, line);
}

int
reader_unset(struct reader *r, enum setting s, struct error *err)
{
	settings_forget(r->settings, s);
	return reader_reload(r, err);
}

int
reader_source(struct reader *r, const char *name, struct error *err)
{
	int result = settings_source(r->settings, name, err);

	collect_problems(r);
	return result;
}

static void
take_mark(struct reader *r, const struct waiting_mark *mark)
{
	r->trouble = (struct error){ 0 };
	waiting_add(&r->waiting, mark);
	waiting_write(&r->waiting, r->store, &r->trouble);
}

void
reader_mark(struct reader *r, const int64_t *ids, size_t count, unsigned bits, bool on, time_t now)
{
	struct waiting_mark mark = { .ids = ids, .count = count, .bits = bits, .on = on, .when = now };

	if (count == 0)
		return;
	take_mark(r, &mark);
}

void
reader_open_article(struct reader *r, int64_t id, time_t now)
{
	struct waiting_mark mark = { .ids = &id, .count = 1, .bits = MARK_READ, .on = true, .opened = true, .when = now };

	take_mark(r, &mark);
}

void
reader_mark_scope(struct reader *r, const struct headline_scope *scope, int64_t newest_id,
    unsigned bits, bool on, time_t now)
{
	struct waiting_mark mark = { .scope = *scope, .newest_id = newest_id, .bits = bits, .on = on, .when = now };

	take_mark(r, &mark);
}

void
reader_tag(struct reader *r, const int64_t *ids, size_t count, const char *tag, bool on, time_t now)
{
	struct waiting_mark mark = { .ids = ids, .count = count, .tag = tag, .on = on, .when = now };

	if (count == 0)
		return;
	take_mark(r, &mark);
}

void
reader_keep_place(struct reader *r, int64_t article, const struct place *place, time_t now)
{
	struct error ignored;

	if (waiting_open(&r->waiting, r->store, &ignored) == 0)
		places_put(r->store, article, place, now, &ignored);
}

bool
reader_flush(struct reader *r)
{
	r->trouble = (struct error){ 0 };
	return waiting_commit(&r->waiting, r->store, &r->trouble) == 0;
}

size_t
reader_waits(const struct reader *r)
{
	return r->waiting.count > 0 ? r->waiting.count : r->waiting.open;
}

unsigned
reader_marks(const struct reader *r, const struct headline *headline)
{
	return waiting_marks(&r->waiting, headline);
}

const char *
reader_tags(const struct reader *r, const struct headline *headline, struct arena *a)
{
	return waiting_tags(&r->waiting, headline, a);
}

const struct error *
reader_trouble(const struct reader *r)
{
	return &r->trouble;
}

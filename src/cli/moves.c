#include <string.h>

#include "choice.h"
#include "cmd.h"
#include "conf/edit.h"
#include "moves.h"
#include "out.h"
#include "store/feeds.h"

struct moves {
	struct reader *reader;
	bool dry;
	size_t done, left;		/* addresses written, and those that cannot be */
};

static const struct sub *
find_url(const struct subs *subs, const char *url)
{
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (strcmp(subs->items[i].url, url) == 0)
			return &subs->items[i];
	return NULL;
}

/* Why an address cannot be written in the place of another; NULL when it can. */
static const char *
find_hindrance(struct moves *m, const struct sub *sub, const char *url, struct arena *a)
{
	const struct sub *other = find_url(reader_subs(m->reader), url);
	const char *as_written = edit_check_url(a, url, NULL);

	if (sub->kind != SUB_FEED)
		return "it goes through a filter: change it by hand";
	if (other != NULL)
		return arena_printf(a, "which is subscribed already (%s): remove one of the two", other->origin);
	if (as_written == NULL || strcmp(as_written, url) != 0)
		return "which cannot be written as an address";
	if (feeds_find(reader_store(m->reader), url, a, NULL) != NULL)
		return "which was subscribed before (coranto store --purge forgets that)";
	return NULL;
}

/* Change the file; the subscriptions are read again. */
static int
write_move(struct moves *m, const struct sub *sub, const char *url, struct error *err)
{
	if (m->dry)
		return 0;
	return subs_change_address(sub, url, err) < 0 ? -1 : reader_reload(m->reader, err);
}

static int
apply_one(struct moves *m, const struct feed_record *feed, struct arena *a, struct error *err)
{
	const struct sub *sub = find_url(reader_subs(m->reader), feed->url);
	const char *url = feed->state.permanent_url, *hindrance, *line;

	if (sub == NULL || url[0] == '\0' || strcmp(url, feed->url) == 0)
		return 0;
	line = arena_printf(a, "%s: %s -> %s", sub->origin, sub->url, url);
	hindrance = find_hindrance(m, sub, url, a);
	if (hindrance != NULL) {
		line = arena_printf(a, "%s, %s", line, hindrance);
		m->left++;
	} else {
		if (write_move(m, sub, url, err) < 0)
			return -1;
		m->done++;
	}
	out_line(line);
	return 0;
}

static int
apply_all(struct moves *m, struct arena *a, struct error *err)
{
	size_t count, i;
	struct feed_record *list = feeds_list(reader_store(m->reader), a, &count, err);

	if (list == NULL)
		return -1;
	for (i = 0; i < count; i++)
		if (apply_one(m, &list[i], a, err) < 0)
			return -1;
	return 0;
}

static int
apply_named(struct moves *m, const char *name, struct arena *a, struct error *err)
{
	int64_t id = choice_feed(reader_store(m->reader), name, err);
	struct feed_record *feed = id != 0 ? feeds_get(reader_store(m->reader), id, a, err) : NULL;

	return feed != NULL ? apply_one(m, feed, a, err) : -1;
}

int
moves_apply(const char *const *names, size_t count, bool dry)
{
	struct moves m = { .dry = dry };
	struct arena a = { 0 };
	struct error err;
	int result = 0;
	size_t i;

	m.reader = reader_open(READER_CHANGE, &err);
	if (m.reader == NULL)
		return out_failure(&err);
	if (count == 0)
		result = apply_all(&m, &a, &err);
	for (i = 0; i < count && result == 0; i++)
		result = apply_named(&m, names[i], &a, &err);
	if (result == 0 && m.done + m.left == 0)
		out_line("no feed has moved");
	arena_clear(&a);
	reader_close(m.reader);
	return result < 0 ? out_failure(&err) : m.left > 0 ? STATUS_FAILED : STATUS_DONE;
}

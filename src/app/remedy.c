#include <string.h>

#include "app/remedy.h"
#include "conf/edit.h"

/* What poll/parser says of a web page that names its feeds. */
#define ANNOUNCES	"it announces "

const struct sub *
remedy_find(const struct reader *r, const char *url)
{
	const struct subs *subs = reader_subs(r);
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (subs->items[i].kind != SUB_QUERY && strcmp(subs->items[i].url, url) == 0)
			return &subs->items[i];
	return NULL;
}

const char *
remedy_address(const struct feed_record *feed, struct arena *a)
{
	const char *announced = strstr(feed->state.error, ANNOUNCES);

	if (feed->state.permanent_url[0] != '\0')
		return feed->state.permanent_url;
	if (feed->state.moved_url[0] != '\0')
		return feed->state.moved_url;
	if (announced == NULL)
		return "";
	announced += strlen(ANNOUNCES);
	return arena_strndup(a, announced, strcspn(announced, " "));
}

static const struct sub *
find_or_fail(const struct reader *r, const char *url, struct error *err)
{
	const struct sub *sub = remedy_find(r, url);

	if (sub == NULL)
		error_set(err, ERROR_MISSING, "%s: not subscribed", url);
	return sub;
}

/* The feed's line in the file and its row in the store, both or none. */
static int
move(struct store *store, int64_t id, const struct sub *sub, const char *url, struct error *err)
{
	if (store_begin(store, err) < 0)
		return -1;
	if (feeds_move(store, id, url, err) < 0 || subs_change_address(sub, url, err) < 0) {
		store_rollback(store);
		return -1;
	}
	return store_commit(store, err);
}

int
remedy_move(struct reader *r, const struct feed_record *feed, const char *url, struct error *err)
{
	const struct sub *sub = find_or_fail(r, feed->url, err);
	struct arena a = { 0 };
	const char *written = sub != NULL ? edit_check_url(&a, url, err) : NULL;
	int result = -1;

	reader_flush(r);	/* what follows is a transaction of its own */
	if (written != NULL && move(reader_store(r), feed->id, sub, written, err) == 0)
		result = reader_reload(r, err);
	arena_clear(&a);
	return result;
}

int
remedy_pause(struct reader *r, const char *url, bool pause, struct error *err)
{
	const struct sub *sub = find_or_fail(r, url, err);

	/* Written out, too, where a folder says the other. */
	if (sub == NULL || subs_change_word(sub, "pause", pause ? "yes" : NULL, err) < 0 || reader_reload(r, err) < 0)
		return -1;
	if (remedy_is_paused(r, url) == pause)
		return 0;
	return subs_change_word(remedy_find(r, url), "pause", pause ? "yes" : "no", err) < 0 ? -1 : reader_reload(r, err);
}

bool
remedy_is_paused(const struct reader *r, const char *url)
{
	const struct sub *sub = remedy_find(r, url);
	struct settings *own = sub != NULL && sub->word_count > 0 ? subs_settings(sub, reader_settings(r)) : NULL;
	bool paused = settings_flag(own != NULL ? own : reader_settings(r), SETTING_PAUSE);

	settings_free(own);
	return paused;
}

int
remedy_unsubscribe(struct reader *r, const char *url, struct error *err)
{
	const struct sub *sub = find_or_fail(r, url, err);

	return sub == NULL || subs_remove(sub, err) < 0 ? -1 : reader_reload(r, err);
}

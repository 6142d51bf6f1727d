#include <string.h>

#include "conf/edit.h"
#include "conf/subs.h"

/* Refuse what is subscribed already. */
static int
check_new(const char *path, const char *url, struct error *err)
{
	struct subs *subs;
	int result = 0;
	size_t i;

	if (subs_read(path, &subs, err) < 0)
		return -1;
	for (i = 0; i < subs->count; i++)
		if (strcmp(subs->items[i].url, url) == 0)
			result = error_set(err, ERROR_USAGE, "%s: subscribed already (%s)", url,
			    subs->items[i].origin);
	subs_free(subs);
	return result;
}

int
subs_add(const char *path, const char *url, const char *title, struct error *err)
{
	struct edit_sub sub = { .title = title != NULL ? title : "", .folder = "", .categories = "" };
	struct edit_counts counts = { 0 };
	struct arena a = { 0 };
	struct buf lines = { 0 };
	int result = -1;

	sub.url = edit_check_url(&a, url, err);
	if (sub.url != NULL && check_new(path, sub.url, err) == 0 &&
	    edit_plan_subs(path, &sub, 1, &lines, &counts, err) == 0)
		result = edit_append(path, buf_text(&lines), lines.len, err);
	buf_clear(&lines);
	arena_clear(&a);
	return result;
}

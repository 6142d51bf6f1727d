#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "counts.h"
#include "store/count.h"

/* So long is counted between two keys. */
#define SLICE_MS	3

/* What was counted is counted anew after so many seconds: articles get older. */
#define AGE		600

/* A query feed. */
struct entry {
	char *text;
	struct counted counted;		/* when it was counted last */
	bool stale;			/* not as the store is now */
};

struct counts {
	struct entry *items;
	size_t count, cap;
	bool all;
	time_t begun;			/* when a round over all of them began last */
	size_t next;			/* the entry that follows in this round; count: it is over */
	struct query *query;		/* of the entry before it, which is being counted; NULL none is */
	struct count current;
};

struct counts *
counts_new(void)
{
	return mem_zalloc(1, sizeof(struct counts));
}

static void
stop(struct counts *counts)
{
	query_free(counts->query);
	counts->query = NULL;
}

void
counts_free(struct counts *counts)
{
	size_t i;

	stop(counts);
	for (i = 0; i < counts->count; i++)
		free(counts->items[i].text);
	free(counts->items);
	free(counts);
}

void
counts_spoil(struct counts *counts, bool all)
{
	size_t i;

	counts->all = all;
	for (i = 0; i < counts->count; i++)
		counts->items[i].stale = true;
}

struct counted
counts_of(struct counts *counts, const char *query)
{
	size_t i;

	for (i = 0; i < counts->count; i++)
		if (strcmp(counts->items[i].text, query) == 0)
			return counts->items[i].counted;
	counts->items = mem_grow(counts->items, counts->count, &counts->cap, sizeof(*counts->items));
	counts->items[counts->count++] = (struct entry){ .text = mem_strdup(query), .stale = true };
	return (struct counted){ 0 };
}

/* What was counted of an entry is what is known of it; says whether that can be seen. */
static enum work
take_counted(struct counts *counts, struct entry *entry)
{
	const struct count *count = &counts->current;
	struct counted before = entry->counted, *now = &entry->counted;

	*now = (struct counted){ true, count->unread, count->unread + count->read, count->more_unread,
	    count->more_unread || count->more_read };
	return before.known && before.unread == now->unread && before.total == now->total &&
	    before.more_unread == now->more_unread && before.more_total == now->more_total ? WORK_UNSEEN : WORK_SEEN;
}

/* Begin with the next stale entry; false when none is left. */
static bool
begin_next(struct counts *counts, time_t now)
{
	struct error ignored;

	while (counts->query == NULL && counts->next < counts->count) {
		struct entry *entry = &counts->items[counts->next++];

		if (!entry->stale)
			continue;
		entry->stale = false;
		counts->query = query_new(entry->text, QUERY_ARTICLES, now, &ignored);
		if (counts->query != NULL)
			count_begin(&counts->current, counts->query, counts->all);
	}
	return counts->query != NULL;
}

/* A new round, when there is something to count and the last one was not just now. */
static bool
begin_round(struct counts *counts, time_t now)
{
	size_t i;

	if (now - counts->begun >= AGE)
		counts_spoil(counts, counts->all);
	for (i = 0; i < counts->count && !counts->items[i].stale; i++)
		continue;
	if (i == counts->count || counts->begun == now)
		return false;
	counts->begun = now;
	counts->next = i;
	return begin_next(counts, now);
}

enum work
counts_go_on(struct counts *counts, struct session *session)
{
	int64_t end = clock_monotonic_ms() + SLICE_MS;
	enum work work = WORK_UNSEEN;
	struct error ignored;
	int more;

	if (!begin_next(counts, session->now) && !begin_round(counts, session->now))
		return WORK_NONE;
	do {
		more = count_step(&counts->current, reader_store(session->reader), &ignored);
		if (more == 1)
			continue;
		if (more == 0 && take_counted(counts, &counts->items[counts->next - 1]) == WORK_SEEN)
			work = WORK_SEEN;
		stop(counts);
	} while ((more == 1 || begin_next(counts, session->now)) && clock_monotonic_ms() < end);
	return work;
}

void
counts_write(struct buf *out, int64_t number, bool more)
{
	buf_printf(out, "%" PRId64 "%s", number, more ? "+" : "");
}

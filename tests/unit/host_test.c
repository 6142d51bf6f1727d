#include <stdint.h>

#include "net/host.h"
#include "tap.h"

static void *
job(intptr_t n)
{
	return (void *)n;
}

static intptr_t
next(struct host_queue *q)
{
	return (intptr_t)host_queue_next(q);
}

/* P40 */
static void
test_turns(void)
{
	struct host_queue *q = host_queue_new(3, 2);

	host_queue_add(q, "slow", job(1), false);
	host_queue_add(q, "slow", job(2), false);
	host_queue_add(q, "slow", job(3), false);
	host_queue_add(q, "fast", job(4), false);
	is_number(next(q), 1, "first come");
	is_number(next(q), 4, "hosts in turn");
	is_number(next(q), 2, "two to one host");
	is_number(next(q), 0, "three in all");
	host_queue_leave(q, "fast");
	is_number(next(q), 0, "the free place is not the slow host's");
	host_queue_add(q, "fast", job(5), false);
	host_queue_add(q, "fast", job(6), true);
	is_number(next(q), 6, "urgent before others of its host");
	host_queue_leave(q, "slow");
	is_number(next(q), 5, "the host that waits longer");
	host_queue_leave(q, "fast");
	is_number(next(q), 3, "and the other");
	is_number((long long)host_queue_running(q), 3, "three run");
	host_queue_free(q);
}

static void
test_long_first(void)
{
	struct host_queue *q = host_queue_new(2, 1);

	host_queue_add(q, "a", job(1), false);
	host_queue_add(q, "b", job(2), false);
	host_queue_add(q, "long", job(3), false);
	host_queue_add(q, "long", job(4), false);
	host_queue_add(q, "long", job(5), false);
	is_number(next(q), 1, "first come");
	is_number(next(q), 2, "and second");
	host_queue_leave(q, "a");
	host_queue_add(q, "a", job(6), false);
	is_number(next(q), 3, "the host with many jobs");
	host_queue_leave(q, "long");
	is_number(next(q), 4, "comes again before others");
	host_queue_leave(q, "long");
	is_number(next(q), 6, "until it has no more than they");
	host_queue_free(q);
}

static void
test_widen_and_drop(void)
{
	struct host_queue *q = host_queue_new(100, 1);
	intptr_t i;
	int started = 0, dropped = 0;

	for (i = 1; i <= 10; i++)
		host_queue_add(q, "h2", job(i), false);
	is_number(next(q), 1, "one");
	is_number(next(q), 0, "at a time");
	host_queue_widen(q, "h2", 4);
	while (next(q) != 0)
		started++;
	is_number(started, 3, "wider");
	while (host_queue_drop(q, "h2") != NULL)
		dropped++;
	is_number(dropped, 6, "the rest is dropped");
	host_queue_leave(q, "h2");
	is_number(next(q), 0, "and does not come back");
	ok(host_queue_drop_any(q) == NULL, "nothing left");
	host_queue_leave(q, "nobody");
	is_number((long long)host_queue_running(q), 3, "leaving where nobody was changes nothing");
	host_queue_free(q);
}

static void
test_sharing(void)
{
	struct host_queue *q = host_queue_new(2, 1);
	intptr_t i;

	for (i = 1; i <= 6; i++)
		host_queue_add(q, "h2", job(i), false);
	host_queue_add(q, "a", job(11), false);
	host_queue_add(q, "b", job(12), false);
	is_number(next(q), 1, "one");
	is_number(next(q), 11, "and another");
	is_number(next(q), 0, "fill the places");
	host_queue_widen(q, "h2", 16);
	is_number(next(q), 2, "but jobs that share a connection");
	is_number(next(q), 3, "take one place together");
	is_number(next(q), 0, "and are two for each place at most");
	is_number((long long)host_queue_running(q), 4, "four run");
	host_queue_leave(q, "a");
	is_number(next(q), 4, "those that ride along come first");
	host_queue_leave(q, "h2");
	is_number(next(q), 5, "as long as there are any");
	host_queue_leave(q, "h2");
	host_queue_leave(q, "h2");
	is_number(next(q), 6, "of them");
	is_number(next(q), 12, "then the free place is another's");
	is_number(next(q), 0, "no more");
	host_queue_free(q);
}

/* A host that waits in the line is taken out of it and lines up anew. */
static void
test_widen_in_line(void)
{
	struct host_queue *q = host_queue_new(3, 2);
	intptr_t i;

	for (i = 1; i <= 4; i++)
		host_queue_add(q, "h2", job(i), false);
	is_number(next(q), 1, "one");
	host_queue_add(q, "a", job(11), false);
	host_queue_add(q, "b", job(12), false);
	host_queue_widen(q, "a", 1);
	host_queue_widen(q, "h2", 16);
	host_queue_widen(q, "h2", 16);
	for (i = 2; i <= 4; i++)
		is_number(next(q), i, "it rides along");
	is_number(next(q) + next(q), 11 + 12, "the others wait as before");
	is_number(next(q), 0, "and no one twice");
	host_queue_free(q);
	q = host_queue_new(3, 2);
	for (i = 1; i <= 3; i++)
		host_queue_add(q, "h2", job(i), false);
	next(q);
	host_queue_widen(q, "h2", 16);
	host_queue_add(q, "a", job(11), false);
	ok(next(q) == 2 && next(q) == 3 && next(q) == 11, "the only one in the line");
	host_queue_free(q);
	host_queue_free(NULL);
}

int
main(void)
{
	test_turns();
	test_long_first();
	test_widen_and_drop();
	test_sharing();
	test_widen_in_line();
	return tap_end();
}

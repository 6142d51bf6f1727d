#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "args.h"
#include "choice.h"
#include "cmd.h"
#include "moves.h"
#include "out.h"
#include "pattern.h"
#include "store/feeds.h"
#include "text/date.h"
#include "text/json.h"

/* Articles a week are counted over the last weeks, from at most so many dates. */
#define WEEK		(7 * 86400)
#define HABIT_WEEKS	8
#define HABIT_DATES	200

enum { FEEDS_FAILING, FEEDS_UNREAD, FEEDS_FORMAT, FEEDS_NULL, FEEDS_JSON, FEEDS_APPLY, FEEDS_DRY };

static const struct arg_option options[] = {
	{ "failing", 'e', NULL, "only feeds whose last poll failed" },
	{ "unread", 'u', NULL, "only feeds with unread articles" },
	{ "format", 'F', "FORMAT", "a line for a feed, in % and a letter" },
	{ "null", '0', NULL, "end each such line with a NUL" },
	{ "json", 'j', NULL, "a JSON object a line" },
	{ "apply-redirects", 0, NULL, "write into the feeds file where feeds have moved to for good" },
	{ "dry-run", 'n', NULL, "only say which redirects would be written" },
};

static const struct usage usage = { "feeds", "[OPTION]... [FEED]...",
	"Print the subscribed feeds and how they are.  FEED is a number, an address or a title.\n"
	"Letters of a format: %i number, %t title, %u address, %l site, %o folder, %T tags,\n"
	"%n unread, %c articles, %w articles a week, %s HTTP status, %e last error,\n"
	"%p last poll, %L last success, %N next poll (RFC 3339, UTC).",
	options, sizeof(options) / sizeof(options[0]) };

/* A feed and what is computed of it. */
struct health {
	const struct feed_record *feed;
	double weekly;		/* articles a week */
	int64_t now;
};

/* The store has 0 for a moment that never was, the schedule the last of all for one that will not come. */
static bool
is_moment(int64_t when)
{
	return when > 0 && when < INT64_MAX;
}

static const struct feed_record *
feed_of(const void *thing)
{
	return ((const struct health *)thing)->feed;
}

static void
write_id(struct buf *out, const void *thing)
{
	buf_printf(out, "%lld", (long long)feed_of(thing)->id);
}

static void
write_title(struct buf *out, const void *thing)
{
	buf_adds(out, feed_of(thing)->title);
}

static void
write_url(struct buf *out, const void *thing)
{
	buf_adds(out, feed_of(thing)->url);
}

static void
write_site(struct buf *out, const void *thing)
{
	buf_adds(out, feed_of(thing)->link);
}

static void
write_folder(struct buf *out, const void *thing)
{
	buf_adds(out, feed_of(thing)->folder);
}

static void
write_tags(struct buf *out, const void *thing)
{
	buf_adds(out, feed_of(thing)->tags);
}

static void
write_unread(struct buf *out, const void *thing)
{
	buf_printf(out, "%lld", (long long)feed_of(thing)->unread);
}

static void
write_total(struct buf *out, const void *thing)
{
	buf_printf(out, "%lld", (long long)feed_of(thing)->total);
}

static void
write_weekly(struct buf *out, const void *thing)
{
	buf_printf(out, "%.1f", ((const struct health *)thing)->weekly);
}

static void
write_status(struct buf *out, const void *thing)
{
	buf_printf(out, "%d", feed_of(thing)->state.http_status);
}

static void
write_error(struct buf *out, const void *thing)
{
	buf_adds(out, feed_of(thing)->state.error);
}

static void
write_last_poll(struct buf *out, const void *thing)
{
	if (is_moment(feed_of(thing)->state.last_poll))
		date_format_rfc3339(out, feed_of(thing)->state.last_poll);
}

static void
write_last_success(struct buf *out, const void *thing)
{
	if (is_moment(feed_of(thing)->state.last_success))
		date_format_rfc3339(out, feed_of(thing)->state.last_success);
}

static void
write_next_poll(struct buf *out, const void *thing)
{
	if (is_moment(feed_of(thing)->state.next_poll))
		date_format_rfc3339(out, feed_of(thing)->state.next_poll);
}

static const struct pattern_field fields[] = {
	{ 'L', write_last_success }, { 'N', write_next_poll }, { 'T', write_tags }, { 'c', write_total },
	{ 'e', write_error }, { 'i', write_id }, { 'l', write_site }, { 'n', write_unread },
	{ 'o', write_folder }, { 'p', write_last_poll }, { 's', write_status }, { 't', write_title },
	{ 'u', write_url }, { 'w', write_weekly },
};

/* What the command was asked for. */
struct feeds {
	struct pattern pattern;		/* text NULL: in full */
	bool json, failing, unread, apply, dry;
};

static double
count_weekly(struct store *store, int64_t feed, int64_t now)
{
	int64_t dates[HABIT_DATES], span = (int64_t)HABIT_WEEKS * WEEK;
	int n, recent = 0;

	n = feeds_recent_dates(store, feed, dates, HABIT_DATES, NULL);
	while (recent < n && dates[recent] > now - span)
		recent++;
	/* More than were asked for: they span less. */
	if (recent == HABIT_DATES)
		span = now - dates[recent - 1] > 3600 ? now - dates[recent - 1] : 3600;
	return (double)recent * WEEK / (double)span;
}

static void
add_size(struct buf *out, int64_t bytes)
{
	if (bytes >= 1 << 20)
		buf_printf(out, "%.1f MB", (double)bytes / (1 << 20));
	else
		buf_printf(out, "%lld kB", (long long)(bytes + 1023) / 1024);
}

static void
add_coming(struct buf *out, int64_t when, int64_t now)
{
	int64_t minutes = when > now ? (when - now) / 60 + 1 : 0;

	if (minutes == 0)
		buf_adds(out, "at once");
	else if (minutes < 120)
		buf_printf(out, "in %lld min", (long long)minutes);
	else if (minutes < 48 * 60)
		buf_printf(out, "in %lld h", (long long)minutes / 60);
	else
		buf_printf(out, "in %lld days", (long long)minutes / 1440);
}

/* "polled 2026-11-24 02:10, next in 25 min, HTTP 200, 12 kB, 3.5 articles a week" */
static void
add_state(struct buf *out, const struct health *h)
{
	const struct feed_state *s = &h->feed->state;

	if (s->last_poll == 0) {
		buf_adds(out, "never polled");
		return;
	}
	buf_adds(out, "polled ");
	pattern_date(out, s->last_poll);
	if (s->last_success == 0) {
		buf_adds(out, ", never with success");
	} else if (s->errors > 0) {
		buf_adds(out, ", last with success ");
		pattern_date(out, s->last_success);
	}
	if (s->gone || s->next_poll == INT64_MAX) {
		buf_adds(out, ", gone, not asked any more");
	} else {
		buf_adds(out, ", next ");
		add_coming(out, s->next_poll, h->now);
	}
	if (s->http_status != 0)
		buf_printf(out, ", HTTP %d", s->http_status);
	if (s->body_bytes > 0) {
		buf_adds(out, ", ");
		add_size(out, s->body_bytes);
	}
	buf_printf(out, ", %.1f articles a week", h->weekly);
}

static void
print_field(const char *name, const char *value)
{
	struct buf line = { 0 };

	if (value[0] == '\0')
		return;
	buf_printf(&line, "%s%s", name, value);
	out_printf("    ");
	out_line(buf_text(&line));
	buf_clear(&line);
}

static void
print_block(const struct health *h)
{
	const struct feed_record *feed = h->feed;
	struct buf line = { 0 };

	buf_printf(&line, "%lld  %s  (%lld unread of %lld)", (long long)feed->id, feed->title,
	    (long long)feed->unread, (long long)feed->total);
	out_line(line.data);
	buf_reset(&line);
	add_state(&line, h);
	print_field("", feed->url);
	print_field("moved to ", feed->state.permanent_url);
	print_field("", buf_text(&line));
	print_field("error: ", feed->state.error);
	buf_clear(&line);
}

static void
write_moment(struct json *j, const char *key, int64_t when)
{
	json_date(j, key, is_moment(when) ? when : DATE_NONE);
}

static void
print_json(const struct health *h)
{
	const struct feed_record *feed = h->feed;
	struct buf out = { 0 };
	struct json j = { .out = &out };

	json_open(&j, NULL, '{');
	json_number(&j, "id", feed->id);
	json_text(&j, "feed_url", feed->url);
	json_text(&j, "title", feed->title);
	json_text_if(&j, "home_page_url", feed->link);
	json_text_if(&j, "folder", feed->folder);
	json_text_if(&j, "tags", feed->tags);
	json_number(&j, "unread", feed->unread);
	json_number(&j, "total", feed->total);
	json_number(&j, "articles_a_week", (int64_t)(h->weekly + 0.5));
	write_moment(&j, "last_poll", feed->state.last_poll);
	write_moment(&j, "last_success", feed->state.last_success);
	write_moment(&j, "next_poll", feed->state.next_poll);
	write_moment(&j, "failing_since", feed->state.failing_since);
	json_number(&j, "errors", feed->state.errors);
	json_text_if(&j, "error", feed->state.error);
	json_number(&j, "http_status", feed->state.http_status);
	json_flag(&j, "gone", feed->state.gone);
	json_text_if(&j, "moved_to", feed->state.permanent_url);
	json_number(&j, "bytes", feed->state.body_bytes);
	json_number(&j, "milliseconds", feed->state.latency_ms);
	json_close(&j, '}');
	json_end(&j);
	out_raw(out.data, out.len);
	buf_clear(&out);
}

static void
print_feed(const struct feeds *feeds, struct store *store, const struct feed_record *feed)
{
	struct health h = { .feed = feed, .now = time(NULL) };
	struct buf line = { 0 };

	if ((feeds->failing && feed->state.errors == 0) || (feeds->unread && feed->unread == 0))
		return;
	h.weekly = count_weekly(store, feed->id, h.now);
	if (feeds->json) {
		print_json(&h);
	} else if (feeds->pattern.text != NULL) {
		pattern_write(&feeds->pattern, &h, &line);
		out_raw(line.data, line.len);
	} else {
		print_block(&h);
	}
	buf_clear(&line);
}

static int
print_all(const struct feeds *feeds, struct store *store, struct error *err)
{
	struct arena a = { 0 };
	size_t count = 0, i;
	struct feed_record *list;

	err->kind = ERROR_NONE;
	list = feeds_list(store, &a, &count, err);
	for (i = 0; list != NULL && i < count; i++)
		print_feed(feeds, store, &list[i]);
	arena_clear(&a);
	return list == NULL && err->kind != ERROR_NONE ? -1 : 0;
}

static int
print_named(const struct feeds *feeds, struct store *store, const char *name, struct error *err)
{
	struct arena a = { 0 };
	int64_t id = choice_feed(store, name, err);
	struct feed_record *feed = id != 0 ? feeds_get(store, id, &a, err) : NULL;

	if (feed != NULL)
		print_feed(feeds, store, feed);
	arena_clear(&a);
	return feed != NULL ? 0 : -1;
}

static bool
take_option(struct feeds *feeds, int row, const char *value)
{
	switch (row) {
	case FEEDS_FAILING:
		feeds->failing = true;
		break;
	case FEEDS_UNREAD:
		feeds->unread = true;
		break;
	case FEEDS_FORMAT:
		feeds->pattern.text = value;
		return pattern_wrong(&feeds->pattern) == '\0';
	case FEEDS_NULL:
		feeds->pattern.end = '\0';
		break;
	case FEEDS_JSON:
		feeds->json = true;
		break;
	case FEEDS_APPLY:
		feeds->apply = true;
		break;
	case FEEDS_DRY:
		feeds->dry = true;
		break;
	}
	return true;
}

static int
run(const struct feeds *feeds, const struct args *args)
{
	struct error err;
	struct reader *reader = choice_open_current(&err);
	int i, status = STATUS_DONE;

	if (reader == NULL)
		return out_failure(&err);
	choice_tell_problems(reader);
	if (args->word_count == 0 && print_all(feeds, reader_store(reader), &err) < 0)
		status = out_failure(&err);
	for (i = 0; i < args->word_count; i++)
		if (print_named(feeds, reader_store(reader), args->words[i], &err) < 0)
			status = out_failure(&err);
	reader_close(reader);
	return status;
}

int
cmd_feeds(int argc, char **argv)
{
	struct feeds feeds = { .pattern = { fields, sizeof(fields) / sizeof(fields[0]), NULL, '\n' } };
	struct args args;
	int got;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0)
		if (!take_option(&feeds, got, args.value))
			return args_wrong(&usage, "--%s: cannot be \"%s\"", options[got].name, args.value);
	if (got != ARGS_END)
		return args_status(got);
	if (feeds.dry && !feeds.apply)
		return args_wrong(&usage, "--dry-run goes with --apply-redirects");
	if (feeds.apply)
		return moves_apply((const char *const *)args.words, (size_t)args.word_count, feeds.dry);
	return run(&feeds, &args);
}

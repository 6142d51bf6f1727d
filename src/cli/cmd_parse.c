#include <string.h>

#include "args.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "cmd.h"
#include "feed/feed.h"
#include "feed/feed_json.h"
#include "html/discover.h"
#include "out.h"

enum { OPTION_CONTENT_TYPE, OPTION_QUIET, OPTION_URL };

static const struct arg_option options[] = {
	[OPTION_CONTENT_TYPE] = { "content-type", 0, "TYPE", "the Content-Type that came with it" },
	[OPTION_QUIET] = { "quiet", 'q', NULL, "parse, but print nothing" },
	[OPTION_URL] = { "url", 0, "URL", "where it came from, the base of relative links" },
};

static const struct usage usage = { "parse", "[OPTION]... FILE",
	"Read a feed from FILE (\"-\": standard input) and print it as JSON Feed 1.1.\n"
	"Status 0 for any feed, also one that had to be repaired; 1 for what is none.",
	options, sizeof(options) / sizeof(options[0]) };

/* Name the feeds that a web page announces. */
static void
say_announced(const char *html, size_t len, const char *url)
{
	struct arena a = { 0 };
	struct discover_feed *feeds;
	size_t count, i;

	feeds = discover_feeds(html, len, url, &a, &count);
	for (i = 0; i < count; i++)
		out_error("it announces %s", feeds[i].url);
	arena_clear(&a);
}

static int
parse(const char *name, const struct buf *data, const struct feed_source *source, bool quiet)
{
	struct buf json = { 0 };
	struct feed *feed;
	struct error err;

	if (feed_parse(buf_text(data), data->len, source, &feed, &err) < 0) {
		error_prefix(&err, name);
		out_failure(&err);
		say_announced(buf_text(data), data->len, source->url);
		return STATUS_FAILED;
	}
	if (feed->warning[0] != '\0')
		out_error("%s: %s", name, feed->warning);
	if (!quiet) {
		feed_json_write(feed, &json);
		out_raw(buf_text(&json), json.len);
		buf_clear(&json);
	}
	feed_free(feed);
	return out_finish(STATUS_DONE);
}

int
cmd_parse(int argc, char **argv)
{
	struct feed_source source = { "", "" };
	struct buf data = { 0 };
	struct error err;
	struct args args;
	bool quiet = false;
	int got, status;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0) {
		if (got == OPTION_QUIET)
			quiet = true;
		else if (got == OPTION_URL)
			source.url = args.value;
		else
			source.content_type = args.value;
	}
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count != 1)
		return args_wrong(&usage, "one FILE is wanted");
	if (file_read(args.words[0], LIMIT_PARSE_BYTES, &data, &err) < 0)
		status = out_failure(&err);
	else
		status = parse(args.words[0], &data, &source, quiet);
	buf_clear(&data);
	return status;
}

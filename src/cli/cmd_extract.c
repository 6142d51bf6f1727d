#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "html/extract.h"
#include "text/date.h"
#include "text/json.h"

#include "args.h"
#include "cmd.h"
#include "out.h"

static const struct arg_option options[] = {
	{ "url", 'u', "URL", "the address of the page: what relative links are relative to" },
	{ "content-type", 't', "TYPE", "the Content-Type that the server gave, for the charset" },
};

static const struct usage usage = { "extract", "[--url URL] [--content-type TYPE] FILE",
	"Find the article in a web page (FILE, or - for standard input) and print it as a\n"
	"JSON object: title, byline, published, modified, site, language, text and html.", options,
	sizeof(options) / sizeof(options[0]) };

static void
print_date(struct json *j, const char *key, int64_t date)
{
	struct buf text = { 0 };

	date_format_rfc3339(&text, date);
	json_text(j, key, buf_text(&text));
	buf_clear(&text);
}

static void
print_extract(const struct extract *e)
{
	struct buf out = { 0 };
	struct json j = { .out = &out };

	json_open(&j, NULL, '{');
	json_text(&j, "title", e->title);
	json_text(&j, "byline", e->byline);
	print_date(&j, "published", e->published);
	json_date(&j, "modified", e->modified);
	json_text(&j, "site", e->site);
	json_text(&j, "language", e->language);
	json_text_if(&j, "image", e->image);
	json_text_if(&j, "standfirst", e->standfirst);
	json_text_if(&j, "next", e->next);
	if (e->paywalled)
		json_flag(&j, "paywalled", true);
	json_text(&j, "text", e->text);
	json_text(&j, "html", e->html);
	json_close(&j, '}');
	json_end(&j);
	out_raw(buf_text(&out), out.len);
	buf_clear(&out);
}

static int
extract_file(const char *path, const struct extract_source *source)
{
	struct buf page = { 0 };
	struct extract *extract;
	struct error err;
	int status = STATUS_DONE;

	if (file_read(path, LIMIT_PAGE_BYTES, &page, &err) < 0) {
		buf_clear(&page);
		return out_failure(&err);
	}
	if (extract_page(buf_text(&page), page.len, source, &extract, &err) < 0) {
		error_prefix(&err, strcmp(path, "-") == 0 ? "standard input" : path);
		status = out_failure(&err);
	}
	print_extract(extract);
	extract_free(extract);
	buf_clear(&page);
	return out_finish(status);
}

int
cmd_extract(int argc, char **argv)
{
	struct extract_source source = { .url = "", .content_type = "" };
	struct args args;
	int got;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0) {
		if (got == 0)
			source.url = args.value;
		else
			source.content_type = args.value;
	}
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count != 1)
		return args_wrong(&usage, "one page is wanted");
	return extract_file(args.words[0], &source);
}

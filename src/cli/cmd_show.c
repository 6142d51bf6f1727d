#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/body.h"
#include "app/typography.h"
#include "args.h"
#include "article_json.h"
#include "choice.h"
#include "cmd.h"
#include "out.h"
#include "text/date.h"
#include "text/json.h"

#define NARROWEST	20
#define WIDEST		10000
#define DEFAULT_WIDTH	80

enum { SHOW_WIDTH, SHOW_LINKS, SHOW_HTML, SHOW_JSON };

static const struct arg_option options[] = {
	{ "width", 'w', "COLUMNS", "columns of the text; else the setting text-width" },
	{ "no-links", '\0', NULL, "no numbers of links and no list of them" },
	{ "html", '\0', NULL, "the HTML of the article as it is stored" },
	{ "json", 'j', NULL, "a JSON object a line" },
};

static const struct usage usage = { "show", "[OPTION]... ARTICLE...",
	"Print articles by their numbers (see: coranto list).",
	options, sizeof(options) / sizeof(options[0]) };

struct show {
	int width;
	bool links, html, json;
	struct typography *typography;
};

static void
print_field(const char *name, const char *value)
{
	struct buf line = { 0 };

	if (value[0] == '\0')
		return;
	buf_printf(&line, "%s: %s", name, value);
	out_line(buf_text(&line));
	buf_clear(&line);
}

static void
print_header(const struct article *article)
{
	struct buf date = { 0 };

	date_format_long(&date, article->date, time(NULL));
	print_field("Feed", article->feed_title);
	print_field("Title", body_title(article, body_choose(article)));
	print_field("Author", article->author);
	print_field("Date", buf_text(&date));
	print_field("Link", article->link);
	buf_clear(&date);
}

static void
print_enclosures(const struct article *article)
{
	size_t i;

	for (i = 0; i < article->enclosure_count; i++)
		print_field("Enclosure", article->enclosures[i].url);
}

/* As wide as asked for, else as the settings say; set as the settings say, but never cut at the side. */
static struct layout *
lay_out(const struct show *show, const struct article *article, const struct document *doc)
{
	struct typography_wishes wishes;

	typography_read(show->typography, article->feed, &wishes);
	wishes.layout.width = show->width > 0 ? show->width : wishes.layout.measure > 0 ? wishes.layout.measure : DEFAULT_WIDTH;
	wishes.layout.measure = 0;
	wishes.layout.number_links &= show->links;
	wishes.layout.scroll_pre = false;
	return layout_new(doc, &wishes.layout);
}

static void
print_text(const struct show *show, const struct article *article)
{
	struct document *doc = body_document(article);
	struct layout *lines = lay_out(show, article, doc);
	struct buf text = { 0 };

	print_header(article);
	print_enclosures(article);
	layout_write(lines, &text);
	if (text.len > 0)
		out_line("");
	out_block(buf_text(&text), text.len);
	buf_clear(&text);
	layout_free(lines);
	document_free(doc);
}

static void
print_json(const struct article *article)
{
	struct buf out = { 0 };
	struct json j = { .out = &out };

	article_json_write(&j, article);
	json_end(&j);
	out_raw(out.data, out.len);
	buf_clear(&out);
}

static void
print_article(const struct show *show, const struct article *article)
{
	if (show->json) {
		print_json(article);
	} else if (show->html) {
		out_block(article_json_html(article), strlen(article_json_html(article)));
		out_line("");
	} else {
		print_text(show, article);
	}
}

static int
show_one(const struct show *show, struct reader *reader, const char *word, bool first)
{
	struct arena a = { 0 };
	struct article *article = NULL;
	struct error err;
	int64_t id;

	error_set(&err, ERROR_MISSING, "%s: no such article", word);
	if (args_number(word, 1, INT64_MAX, &id))
		article = articles_get(reader_store(reader), id, &a, &err);
	if (article != NULL) {
		if (!first && !show->json)
			out_line("");
		print_article(show, article);
	}
	arena_clear(&a);
	return article != NULL ? STATUS_DONE : out_failure(&err);
}

static int
show_all(struct show *show, const struct args *args)
{
	struct error err;
	struct reader *reader = choice_open(&err);
	int i, status = STATUS_DONE;

	if (reader == NULL)
		return out_failure(&err);
	show->typography = typography_new(reader);
	for (i = 0; i < args->word_count; i++)
		if (show_one(show, reader, args->words[i], i == 0) != STATUS_DONE)
			status = STATUS_FAILED;
	typography_free(show->typography);
	reader_close(reader);
	return status;
}

static bool
take_option(struct show *show, int row, const char *value)
{
	int64_t width;

	switch (row) {
	case SHOW_WIDTH:
		if (!args_number(value, NARROWEST, WIDEST, &width))
			return false;
		show->width = (int)width;
		break;
	case SHOW_LINKS:
		show->links = false;
		break;
	case SHOW_HTML:
		show->html = true;
		break;
	case SHOW_JSON:
		show->json = true;
		break;
	}
	return true;
}

int
cmd_show(int argc, char **argv)
{
	struct show show = { .links = true };
	struct args args;
	int got;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0)
		if (!take_option(&show, got, args.value))
			return args_wrong(&usage, "--%s: cannot be \"%s\"", options[got].name, args.value);
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count == 0)
		return args_wrong(&usage, "the number of an article is missing");
	return show_all(&show, &args);
}

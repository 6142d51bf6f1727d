#include "base/file.h"
#include "base/limits.h"
#include "html/document.h"
#include "html/layout.h"
#include "text/charset.h"
#include "text/hyphenate.h"

#include "args.h"
#include "cmd.h"
#include "out.h"

#define WIDTH_DEFAULT	80
#define WIDTH_MAX	1000

enum { OPTION_WIDTH, OPTION_URL, OPTION_TITLE, OPTION_TEXT, OPTION_NO_LINKS, OPTION_BIDI, OPTION_JUSTIFY,
	OPTION_HYPHENATE, OPTION_NO_IMAGES, OPTION_OUTLINE };

static const struct arg_option options[] = {
	[OPTION_WIDTH] = { "width", 'w', "N", "lay out for N columns (80)" },
	[OPTION_URL] = { "url", 'u', "URL", "the address of the article: what relative links are relative to" },
	[OPTION_TITLE] = { "title", 't', "TITLE", "the article's title, which its text need not repeat" },
	[OPTION_TEXT] = { "text", '\0', NULL, "FILE is plain text, whatever it looks like" },
	[OPTION_NO_LINKS] = { "no-links", '\0', NULL, "no numbers of links and no list of them" },
	[OPTION_BIDI] = { "bidi", '\0', NULL, "right-to-left text in the order of the screen, for terminals that do not do it" },
	[OPTION_JUSTIFY] = { "justify", '\0', NULL, "both margins straight" },
	[OPTION_HYPHENATE] = { "hyphenate", '\0', "LANGUAGE", "part words by the patterns of a language, as en_US, or of a file" },
	[OPTION_NO_IMAGES] = { "no-images", '\0', NULL, "nothing stands for pictures" },
	[OPTION_OUTLINE] = { "outline", '\0', NULL, "print the document's blocks, not its layout" },
};

static const struct usage usage = { "render", "[OPTION]... FILE",
	"Print HTML (FILE, or - for standard input) as the text that the article view\n"
	"would show.", options, sizeof(options) / sizeof(options[0]) };

struct request {
	struct document_hints hints;
	struct layout_options layout;
	const char *hyphenate;		/* NULL: words stay whole */
	bool text, outline;
};

static void
print_document(const struct document *doc, const struct request *request)
{
	struct buf out = { 0 };
	struct layout *layout;

	if (request->outline) {
		document_outline(doc, &out);
	} else {
		layout = layout_new(doc, &request->layout);
		layout_write(layout, &out);
		layout_free(layout);
	}
	out_block(buf_text(&out), out.len);
	buf_clear(&out);
}

static int
print_hyphenated(const struct document *doc, struct request *request)
{
	struct hyphenation *patterns;
	struct error err;

	if (request->hyphenate == NULL) {
		print_document(doc, request);
		return STATUS_DONE;
	}
	patterns = hyphenation_load(request->hyphenate, &err);
	if (patterns == NULL)
		return out_failure(&err);
	request->layout.hyphenation = patterns;
	print_document(doc, request);
	hyphenation_free(patterns);
	return STATUS_DONE;
}

static int
render_file(const char *path, struct request *request)
{
	struct buf data = { 0 }, converted = { 0 };
	struct charset_result charset;
	struct document *doc;
	struct error err;
	const char *text;
	size_t len;
	int status;

	if (file_read(path, LIMIT_PAGE_BYTES, &data, &err) < 0) {
		buf_clear(&data);
		return out_failure(&err);
	}
	charset_to_utf8(buf_text(&data), data.len, "", request->text ? CHARSET_TEXT : CHARSET_HTML, &converted, &text,
	    &len, &charset);
	doc = request->text ? document_from_text(text, len) : document_from_article(text, len, &request->hints);
	status = print_hyphenated(doc, request);
	document_free(doc);
	buf_clear(&converted);
	buf_clear(&data);
	return out_finish(status);
}

static bool
set_option(struct request *request, int option, const char *value)
{
	int64_t width;

	switch (option) {
	case OPTION_WIDTH:
		if (!args_number(value, 1, WIDTH_MAX, &width))
			return false;
		request->layout.width = (int)width;
		break;
	case OPTION_URL:
		request->hints.url = value;
		break;
	case OPTION_TITLE:
		request->hints.title = value;
		break;
	case OPTION_TEXT:
		request->text = true;
		break;
	case OPTION_NO_LINKS:
		request->layout.number_links = false;
		break;
	case OPTION_BIDI:
		request->layout.bidi = true;
		break;
	case OPTION_JUSTIFY:
		request->layout.justify = true;
		break;
	case OPTION_HYPHENATE:
		request->hyphenate = value;
		break;
	case OPTION_NO_IMAGES:
		request->layout.hide_images = true;
		break;
	case OPTION_OUTLINE:
		request->outline = true;
		break;
	}
	return true;
}

int
cmd_render(int argc, char **argv)
{
	struct request request = {
		.hints = { .url = "", .title = "" },
		.layout = { .width = WIDTH_DEFAULT, .number_links = true },
	};
	struct args args;
	int got;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0)
		if (!set_option(&request, got, args.value))
			return args_wrong(&usage, "--width %s: not a number from 1 to %d", args.value, WIDTH_MAX);
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count != 1)
		return args_wrong(&usage, "one file is wanted");
	return render_file(args.words[0], &request);
}

/* html/thread: comments that no name gives away, by the line that all of them have. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "html/label.h"
#include "html/page.h"
#include "html/thread.h"
#include "tap.h"

#define SENTENCE "The council voted on Tuesday night to close the old bridge for eighteen months, as the shops had feared. "
#define PARAGRAPH "<p>" SENTENCE SENTENCE "</p>"
#define ARTICLE	"<div>" PARAGRAPH PARAGRAPH PARAGRAPH "</div>"
#define REMARK	"They should have built the new one in ninety-two, when the money was there and the plans lay in the drawer."

struct row {
	int count;
	const char *head, *line;	/* above the text of an entry, below it */
	bool numbered;			/* the line is another one in every entry */
};

/* How many blocks are labelled in the row between the pieces of HTML. */
static int
labelled(const char *before, const struct row *row, const char *after)
{
	struct arena a = { 0 };
	struct buf html = { 0 };
	struct dom *dom;
	struct page *page;
	unsigned char *labels;
	int i, count = 0;

	buf_printf(&html, "<body>%s<section>", before);
	for (i = 0; i < row->count; i++)
		buf_printf(&html, "<div class=e>%s<p>" REMARK "</p><div>%s %d</div></div>", row->head, row->line,
		    row->numbered ? i : 0);
	buf_printf(&html, "</section>%s", after);
	dom = dom_parse(html.data, html.len);
	page = page_new(dom, false, &a);
	labels = arena_zalloc(&a, (size_t)page->block_count + 1, 1);
	thread_label(page, labels);
	for (i = 0; i < page->block_count; i++)
		count += labels[i] == LABEL_CARD;
	dom_free(dom);
	buf_clear(&html);
	arena_clear(&a);
	return count;
}

int
main(void)
{
	const struct row thread = { 6, "", "Reply", false };

	is_number(labelled(ARTICLE, &thread, ""), 12, "a row with a common line is a thread: text and line of each");
	is_number(labelled(ARTICLE, &(struct row){ 4, "", "Reply", false }, ""), 0, "four are too few");
	is_number(labelled(ARTICLE, &(struct row){ 6, "", "Line", true }, ""), 0, "each with a line of its own is no thread");
	is_number(labelled(ARTICLE, &(struct row){ 6, "<h3>Part</h3>", "Top", false }, ""), 0, "chapters with headings are none");
	is_number(labelled("", &thread, ""), 0, "with nothing before it the row may be the article");
	is_number(labelled(ARTICLE, &thread, ARTICLE), 0, "nor is it a thread when the article goes on below");
	return tap_end();
}

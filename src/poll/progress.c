#include <inttypes.h>
#include <string.h>

#include "poll/progress.h"
#include "text/clean.h"

/* A field can hold neither TAB nor LF, so that a line always has its fields. */
static void
add_field(struct buf *out, const char *s)
{
	buf_addc(out, '\t');
	clean_line(out, s, strlen(s), 0);
}

void
progress_porcelain(struct buf *out, const struct poll_event *e)
{
	switch (e->kind) {
	case POLL_BEGIN:
		buf_printf(out, "begin\t%zu", e->counts.feeds);
		break;
	case POLL_FETCH:
		buf_printf(out, "fetch\t%" PRId64, e->feed);
		add_field(out, e->url);
		break;
	case POLL_DONE:
		buf_printf(out, "done\t%" PRId64 "\t%d\t%" PRId64 "\t%" PRId64, e->feed, e->status, e->fresh, e->edited);
		break;
	case POLL_FAIL:
		buf_printf(out, "fail\t%" PRId64, e->feed);
		add_field(out, e->sentence);
		break;
	case POLL_PAGES:
		buf_printf(out, "pages\t%zu", e->counts.pages);
		break;
	case POLL_PAGE:
		buf_printf(out, "page\t%" PRId64 "\t%" PRId64 "\t%d", e->feed, e->article, e->status);
		add_field(out, e->sentence);
		break;
	case POLL_TOTAL:
		buf_printf(out, "total\t%zu\t%zu\t%" PRId64 "\t%" PRId64 "\t%" PRId64, e->counts.done,
		    e->counts.failed, e->counts.fresh, e->counts.bytes, e->counts.pages_kept);
		break;
	}
	buf_addc(out, '\n');
}

static void
add_bytes(struct buf *out, int64_t bytes)
{
	if (bytes < 1000)
		buf_printf(out, "%" PRId64 " B", bytes);
	else if (bytes < 1000000)
		buf_printf(out, "%" PRId64 " kB", bytes / 1000);
	else
		buf_printf(out, "%" PRId64 ".%" PRId64 " MB", bytes / 1000000, bytes / 100000 % 10);
}

void
progress_line(struct buf *out, const struct poll_counts *c)
{
	buf_printf(out, "%zu/%zu", c->done, c->feeds);
	if (c->running > 0)
		buf_printf(out, "  %zu open", c->running);
	buf_printf(out, "  %" PRId64 " new", c->fresh);
	if (c->failed > 0)
		buf_printf(out, "  %zu failed", c->failed);
	if (c->pages > 0)
		buf_printf(out, "  %zu/%zu pages", c->pages_done, c->pages);
	buf_adds(out, "  ");
	add_bytes(out, c->bytes);
}

#include <inttypes.h>

#include "app/remedy.h"
#include "chart.h"
#include "sheet.h"
#include "store/feeds.h"
#include "text/date.h"
#include "views.h"

#define LABEL_COLUMNS	18
#define CHART_DAYS	28
#define CHART_ARTICLES	2000

/* A line "label  date in words", when the date is known. */
static void
add_date(struct sheet *sheet, const char *label, int64_t date, time_t now)
{
	struct buf text = { 0 };

	if (date <= 0)
		return;
	date_format_long(&text, date, now);
	sheet_add(sheet, LOOK_DIM, label, LABEL_COLUMNS, buf_text(&text));
	buf_clear(&text);
}

static void
add_text(struct sheet *sheet, const char *label, const char *text)
{
	if (*text != '\0')
		sheet_add(sheet, LOOK_DIM, label, LABEL_COLUMNS, text);
}

static void
add_chart(struct session *session, struct sheet *sheet, int64_t feed)
{
	int64_t dates[CHART_ARTICLES];
	struct buf chart = { 0 };
	struct error err;
	int count = feeds_recent_dates(reader_store(session->reader), feed, dates, CHART_ARTICLES, &err), most;

	most = chart_write(&chart, dates, count, CHART_DAYS, session->now, screen_has_signs(session->screen));
	if (most > 0)
		buf_printf(&chart, "  at most %d a day", most);
	sheet_add(sheet, LOOK_DIM, "last four weeks", LABEL_COLUMNS, buf_text(&chart));
	buf_clear(&chart);
}

static void
add_trouble(struct session *session, struct sheet *sheet, const struct feed_record *feed)
{
	const struct feed_state *state = &feed->state;
	struct buf text = { 0 };

	if (state->error[0] == '\0') {
		sheet_add(sheet, LOOK_DIM, "state", LABEL_COLUMNS, remedy_is_paused(session->reader, feed->url) ? "paused" :
		    state->last_success > 0 ? "well" : "not fetched yet");
		return;
	}
	sheet_add(sheet, LOOK_WARNING, "failed", LABEL_COLUMNS, state->error);
	buf_printf(&text, "%d in a row", state->errors);
	sheet_add(sheet, LOOK_DIM, "failures", LABEL_COLUMNS, buf_text(&text));
	add_date(sheet, "failing since", state->failing_since, session->now);
	if (state->gone)
		sheet_add(sheet, LOOK_WARNING, "gone", LABEL_COLUMNS, "the server says for good; r asks all the same");
	buf_clear(&text);
}

/* With commas: a tag may hold blanks. */
static void
add_tags(struct buf *out, const char *tags)
{
	for (; *tags != '\0'; tags++) {
		if (*tags == ' ')
			buf_addc(out, ',');
		buf_addc(out, *tags);
	}
}

void
health_view_open(struct session *session, int64_t id)
{
	struct sheet *sheet;
	struct arena a = { 0 };
	struct buf text = { 0 };
	struct error err;
	struct feed_record *feed = feeds_get(reader_store(session->reader), id, &a, &err);

	if (feed == NULL) {
		arena_clear(&a);
		return;
	}
	add_tags(&text, feed->tags);
	sheet = sheet_new("Feed");
	sheet_add(sheet, LOOK_TITLE, "", 0, feed->title);
	sheet_add(sheet, LOOK_TEXT, "", 0, "");
	add_text(sheet, "address", feed->url);
	add_text(sheet, "site", feed->link);
	add_text(sheet, "folder", feed->folder);
	add_text(sheet, "tags", buf_text(&text));
	buf_reset(&text);
	add_text(sheet, "moved to", feed->state.permanent_url);
	add_text(sheet, "redirects to", feed->state.moved_url);
	buf_printf(&text, "%" PRId64 ", %" PRId64 " unread", feed->total, feed->unread);
	add_text(sheet, "articles", buf_text(&text));
	add_date(sheet, "newest", feed->newest, session->now);
	add_chart(session, sheet, id);
	sheet_add(sheet, LOOK_TEXT, "", 0, "");
	add_trouble(session, sheet, feed);
	add_date(sheet, "asked", feed->state.last_poll, session->now);
	add_date(sheet, "taken in", feed->state.last_success, session->now);
	add_date(sheet, "asked next", feed->state.next_poll, session->now);
	if (feed->state.http_status > 0) {
		buf_reset(&text);
		buf_printf(&text, "HTTP %d, %" PRId64 " bytes in %d ms", feed->state.http_status, feed->state.body_bytes,
		    feed->state.latency_ms);
		add_text(sheet, "last answer", buf_text(&text));
	}
	sheet_show(session, sheet, false);
	buf_clear(&text);
	arena_clear(&a);
}

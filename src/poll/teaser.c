#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "poll/schedule.h"
#include "teaser.h"
#include "text/entity.h"
#include "text/utf8.h"

#define ARTICLES_MIN	3		/* one short item says nothing about a feed */
#define SHORT_WEIGHT	600		/* about a hundred words: seldom a whole article */
#define GAIN_WEIGHT	200		/* a page that says so much more, ... */
#define GAIN_HALVES	3		/* ... and one and a half times as much, is worth its fetching */
#define TAIL_WEIGHT	40		/* of a link at the end that can be a "read more" */
#define IDEOGRAPH	3		/* one of these takes as long to read as so many letters */

/* Scripts that need no spaces, near enough: U+2E80 and above but the compatibility forms of Latin and Arabic. */
static uint32_t
weight_of(uint32_t c)
{
	if (c <= ' ' || c == 0xA0)
		return 0;
	return (c >= 0x2E80 && c < 0xFB00) || c >= 0x20000 ? IDEOGRAPH : 1;
}

struct measuring {
	struct buf text;		/* without tags, references decoded */
	size_t link;			/* where the last link's text began */
	size_t link_end;		/* and ended */
};

static bool
is_tag(const char *tag, size_t len, const char *name)
{
	size_t n = strlen(name);

	return len >= n && strncasecmp(tag, name, n) == 0 && strchr(" \t\r\n>/", tag[n]) != NULL;
}

static void
take_tag(struct measuring *m, const char *tag, size_t len)
{
	if (is_tag(tag, len, "a"))
		m->link = m->text.len;
	else if (is_tag(tag, len, "/a"))
		m->link_end = m->text.len;
	else if (len > 0 && tag[0] != '/')
		buf_addc(&m->text, ' ');
}

static void
take_html(struct measuring *m, const char *html)
{
	const char *end;
	size_t len;

	while (*html != '\0') {
		len = strcspn(html, "<");
		entity_decode(&m->text, html, len);
		html += len;
		if (*html == '\0')
			break;
		end = strchr(html, '>');
		if (end == NULL)
			break;
		take_tag(m, html + 1, (size_t)(end - html) - 1);
		html = end + 1;
	}
}

static size_t
trimmed(const char *s, size_t len)
{
	while (len > 0 && strchr(" \t\r\n])", s[len - 1]) != NULL)
		len--;
	return len;
}

static bool
ends_with(const char *s, size_t len, const char *end)
{
	size_t n = strlen(end);

	return len >= n && memcmp(s + len - n, end, n) == 0;
}

static uint32_t
weigh(const char *s, size_t len)
{
	uint32_t weight = 0, c;
	size_t i = 0;

	while (i < len) {
		i += utf8_decode(s + i, len - i, &c);
		weight += weight_of(c);
	}
	return weight;
}

static bool
has_ellipsis(const char *s, size_t len)
{
	len = trimmed(s, len);
	return ends_with(s, len, "...") || ends_with(s, len, "\xe2\x80\xa6");
}

/*
 * The text ends with an ellipsis, or with a short link behind one or behind no
 * end of a sentence: "He went to [read more]", "He went to ... [weiterlesen]".
 * So no word of any language is needed.
 */
static bool
is_open(const struct measuring *m)
{
	const char *s = buf_text(&m->text);
	size_t before;

	if (has_ellipsis(s, m->text.len))
		return true;
	if (m->link_end <= m->link || trimmed(s, m->text.len) > m->link_end)
		return false;
	if (weigh(s + m->link, m->link_end - m->link) > TAIL_WEIGHT)
		return false;
	before = trimmed(s, m->link);
	return before > 0 && (has_ellipsis(s, before) || strchr(".!?\"'", s[before - 1]) == NULL) &&
	    !ends_with(s, before, "\xe3\x80\x82") && !ends_with(s, before, "\xe2\x80\x9d");
}

void
teaser_measure(const char *html, uint32_t *weight, bool *open)
{
	struct measuring m = { 0 };

	take_html(&m, html);
	*weight = weigh(buf_text(&m.text), m.text.len);
	*open = is_open(&m);
	buf_clear(&m.text);
}

static bool
gains(const struct teaser_sample *s)
{
	return (uint64_t)s->page * 2 >= (uint64_t)s->item * GAIN_HALVES && s->page >= s->item + GAIN_WEIGHT;
}

enum teaser_verdict
teaser_judge(const struct teaser_sample *samples, size_t count)
{
	size_t i, pages = 0, gaining = 0, partial = 0;

	for (i = 0; i < count; i++) {
		const struct teaser_sample *s = &samples[i];

		pages += s->page > 0 || s->failed;
		gaining += s->page > 0 && gains(s);
		partial += s->item < SHORT_WEIGHT || s->open;
	}
	if (count < ARTICLES_MIN || partial * 3 < count * 2)
		return TEASER_NO;
	if (gaining >= ARTICLES_MIN && gaining * 2 >= pages)
		return TEASER_YES;
	return pages < TEASER_PROBES ? TEASER_PERHAPS : TEASER_NO;
}

int64_t
teaser_wait(int tries, enum teaser_failure failure)
{
	static const int64_t passing[] = { SCHEDULE_HOUR, 6 * SCHEDULE_HOUR, SCHEDULE_DAY, 3 * SCHEDULE_DAY };
	static const int64_t lasting[] = { SCHEDULE_DAY };
	const int64_t *waits = failure == TEASER_PASSING ? passing : lasting;
	int count = failure == TEASER_PASSING ? 4 : 1;

	return tries >= 1 && tries <= count ? waits[tries - 1] : 0;
}

#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "app/body.h"
#include "html/layout.h"
#include "mail.h"
#include "store/marks.h"

#define COLUMNS		72
#define WORD_BYTES	16	/* of text in an encoded word: it may have 75 bytes, each takes 3 at most (RFC 2047, 2) */

static bool
is_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s < ' ' || *s > '~' || (*s == '=' && s[1] == '?'))
			return false;
	return true;
}

/* One encoded word of the first characters of s; returns how many bytes they are. */
static size_t
add_encoded_word(struct buf *out, const char *s)
{
	size_t n = 0, i;

	while (s[n] != '\0' && (n < WORD_BYTES || ((unsigned char)s[n] & 0xC0) == 0x80))
		n++;
	buf_adds(out, "=?UTF-8?Q?");
	for (i = 0; i < n; i++)
		buf_printf(out, "=%02X", (unsigned char)s[i]);
	buf_adds(out, "?=");
	return n;
}

/* A text as RFC 2047 has it in a header, folded. */
static void
add_encoded(struct buf *out, const char *s)
{
	for (s += add_encoded_word(out, s); *s != '\0'; s += add_encoded_word(out, s))
		buf_adds(out, "\n ");
}

static void
add_header(struct buf *out, const char *name, const char *value)
{
	if (value[0] == '\0')
		return;
	buf_printf(out, "%s: ", name);
	if (is_plain(value) && strlen(value) < 900)
		buf_adds(out, value);
	else
		add_encoded(out, value);
	buf_addc(out, '\n');
}

/* The author, else the feed, as the name of an address that nobody answers at. */
static void
add_from(struct buf *out, const struct article *article)
{
	buf_adds(out, "From: ");
	add_encoded(out, article->author[0] != '\0' ? article->author : article->feed_title);
	buf_printf(out, "\n <feed-%lld@coranto.invalid>\n", (long long)article->feed);
}

/* Names of days and months in English, whatever the locale. */
static void
add_date(struct buf *out, int64_t date, bool header)
{
	static const char days[7][4] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	static const char months[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
		"Oct", "Nov", "Dec" };
	time_t t = (time_t)date;
	struct tm tm = { 0 };

	if (gmtime_r(&t, &tm) == NULL)
		tm.tm_mday = 1;
	if (header)
		buf_printf(out, "Date: %s, %02d %s %d %02d:%02d:%02d +0000\n", days[tm.tm_wday], tm.tm_mday,
		    months[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
	else
		buf_printf(out, "From coranto %s %s %2d %02d:%02d:%02d %d\n", days[tm.tm_wday],
		    months[tm.tm_mon], tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, tm.tm_year + 1900);
}

/* Lines that look like the begin of a mail get a '>' more. */
static void
add_quoted(struct buf *out, const char *text)
{
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");

		if (strncmp(text + strspn(text, ">"), "From ", 5) == 0)
			buf_addc(out, '>');
		buf_add(out, text, len);
		buf_addc(out, '\n');
		text += len + (text[len] == '\n');
	}
}

static void
add_body(struct buf *out, const struct article *article)
{
	struct layout_options options = { .width = COLUMNS, .number_links = true };
	struct document *doc = body_document(article);
	struct layout *lines = layout_new(doc, &options);
	struct buf text = { 0 };

	layout_write(lines, &text);
	add_quoted(out, buf_text(&text));
	buf_clear(&text);
	layout_free(lines);
	document_free(doc);
}

void
mail_write(const struct article *article, struct buf *out)
{
	size_t i;

	add_date(out, article->date, false);
	add_from(out, article);
	add_header(out, "Subject", article->title);
	add_date(out, article->date, true);
	buf_printf(out, "Message-ID: <article-%lld@coranto.invalid>\n", (long long)article->id);
	add_header(out, "X-Feed", article->feed_title);
	add_header(out, "X-Link", article->link);
	for (i = 0; i < article->enclosure_count; i++)
		add_header(out, "X-Enclosure", article->enclosures[i].url);
	buf_printf(out, "Status: %s\n", article->marks & MARK_READ ? "RO" : "O");
	if (article->marks & MARK_STARRED)
		buf_adds(out, "X-Status: F\n");
	buf_adds(out, "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
	    "Content-Transfer-Encoding: 8bit\n\n");
	add_body(out, article);
	buf_addc(out, '\n');
}

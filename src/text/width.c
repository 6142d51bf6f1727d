#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uniwidth.h>

#include "letters.h"
#include "newer.h"
#include "text/utf8.h"
#include "text/width.h"

#define ZWJ		0x200D
#define VS16		0xFE0F
#define KEYCAP		0x20E3
#define ELLIPSIS	"\xE2\x80\xA6"

/* What has been seen of a cluster, for the rules that look back. */
struct cluster {
	int last;		/* UAX #29 property of the last character */
	bool pictograph;	/* Extended_Pictographic Extend* (ZWJ) */
	bool flag;		/* one regional indicator, the second may follow */
};

static bool
is_extending(int property)
{
	return property == GBP_EXTEND || property == GBP_SPACINGMARK || property == GBP_ZWJ;
}

static bool
continues_hangul(int last, int next)
{
	switch (last) {
	case GBP_L:
		return next == GBP_L || next == GBP_V || next == GBP_LV || next == GBP_LVT;
	case GBP_LV:
	case GBP_V:
		return next == GBP_V || next == GBP_T;
	case GBP_LVT:
	case GBP_T:
		return next == GBP_T;
	default:
		return false;
	}
}

/* UAX #29, rules GB3 to GB13: does c stay in the cluster? */
static bool
continues(struct cluster *cluster, uint32_t c)
{
	int property = uc_graphemeclusterbreak_property(c);
	bool pictograph = uc_is_property_extended_pictographic(c);
	bool stays;

	if (cluster->last == GBP_CR || cluster->last == GBP_LF || cluster->last == GBP_CONTROL)
		stays = cluster->last == GBP_CR && property == GBP_LF;
	else if (property == GBP_CR || property == GBP_LF || property == GBP_CONTROL)
		stays = false;
	else if (is_extending(property) || cluster->last == GBP_PREPEND)
		stays = true;
	else if (cluster->last == GBP_ZWJ && cluster->pictograph && pictograph)
		stays = true;
	else if (cluster->flag && property == GBP_RI)
		stays = true;
	else
		stays = continues_hangul(cluster->last, property);
	cluster->flag = !cluster->flag && property == GBP_RI && !(stays && cluster->last == GBP_RI);
	cluster->pictograph = pictograph || (cluster->pictograph && (property == GBP_EXTEND || property == GBP_ZWJ));
	cluster->last = property;
	return stays;
}

static void
start_cluster(struct cluster *cluster, uint32_t c)
{
	cluster->last = uc_graphemeclusterbreak_property(c);
	cluster->pictograph = uc_is_property_extended_pictographic(c);
	cluster->flag = cluster->last == GBP_RI;
}

/* Columns of a character that stands alone. */
static int
char_columns(uint32_t c)
{
	int columns = uc_width(c, "UTF-8");

	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me))
		return 0;
	/* Signs before a number in Arabic are format characters by name only. */
	if (columns <= 0)
		return uc_graphemeclusterbreak_property(c) == GBP_PREPEND;
	return newer_is_assigned(c) ? 2 : columns;
}

/* Does c ask for the colour picture of base, which is two columns wide? */
static bool
asks_for_emoji(uint32_t base, uint32_t c)
{
	if (c == KEYCAP)
		return base < 0x80;
	return (c == VS16 || uc_is_property_emoji_modifier(c)) && base > 0x7F && uc_is_property_emoji(base);
}

/* Columns that c adds to a cluster of so many columns, which began with base and ended in the property last. */
static int
added_columns(uint32_t base, int columns, int last, uint32_t c)
{
	int property = uc_graphemeclusterbreak_property(c);

	if (asks_for_emoji(base, c))
		return columns == 1;
	if (last == GBP_PREPEND || property == GBP_RI || property == GBP_SPACINGMARK || property == GBP_EXTEND)
		return char_columns(c);
	return columns > 0 ? 0 : char_columns(c);
}

/* Does a character at s certainly not belong to the cluster before it? */
static bool
begins_alone(const char *s, size_t len)
{
	uint32_t c;

	if ((unsigned char)s[0] < 0x80)
		return true;
	utf8_decode(s, len, &c);
	return letters_columns(c) > 0;
}

size_t
width_next(const char *s, size_t len, int *columns)
{
	struct cluster cluster;
	uint32_t base, c;
	size_t n, next;
	int more, last;

	if ((unsigned char)s[0] >= 0x20 && (unsigned char)s[0] < 0x7F && (len == 1 || (unsigned char)s[1] < 0x80)) {
		*columns = 1;
		return 1;
	}
	n = utf8_decode(s, len, &base);
	*columns = letters_columns(base);
	if (*columns > 0 && (n == len || begins_alone(s + n, len - n)))
		return n;
	start_cluster(&cluster, base);
	*columns = char_columns(base);
	while (n < len) {
		next = utf8_decode(s + n, len - n, &c);
		last = cluster.last;
		if (!continues(&cluster, c))
			break;
		more = added_columns(base, *columns, last, c);
		if (*columns + more > 2)
			break;
		*columns += more;
		n += next;
	}
	return n;
}

int
width_text(const char *s, size_t len)
{
	int total = 0, columns;

	while (len > 0) {
		size_t n = width_next(s, len, &columns);

		total += columns;
		s += n;
		len -= n;
	}
	return total;
}

size_t
width_prefix(const char *s, size_t len, int columns, int *used)
{
	size_t done = 0;
	int total = 0, more;

	while (done < len) {
		size_t n = width_next(s + done, len - done, &more);

		if (total + more > columns)
			break;
		total += more;
		done += n;
	}
	if (used != NULL)
		*used = total;
	return done;
}

void
width_fit(struct buf *out, const char *s, int columns, int pad)
{
	size_t len = strlen(s), n;
	int used;

	n = width_prefix(s, len, columns, &used);
	if (n < len && columns > 0) {
		n = width_prefix(s, len, columns - 1, &used);
		buf_add(out, s, n);
		buf_adds(out, ELLIPSIS);
		used++;
	} else {
		buf_add(out, s, n);
	}
	for (; pad && used < columns; used++)
		buf_addc(out, ' ');
}

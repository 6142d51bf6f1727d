#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unictype.h>

#include "base/buf.h"
#include "punycode.h"
#include "text/url.h"
#include "text/utf8.h"
#include "tracker.h"

/* What an address is split at, and the marks that stand in it as they are wherever they stand. */
enum { SLASH = 1, QUESTION = 2, HASH = 4, BACKSLASH = 8, AMPERSAND = 16, SETTLED = 32 };
static const unsigned char marks[256] = {
	['/'] = SLASH | SETTLED, ['?'] = QUESTION | SETTLED, ['#'] = HASH | SETTLED, ['\\'] = BACKSLASH,
	['&'] = AMPERSAND | SETTLED, ['-'] = SETTLED, ['.'] = SETTLED, ['_'] = SETTLED, ['~'] = SETTLED, ['='] = SETTLED,
	['%'] = SETTLED, [':'] = SETTLED, ['+'] = SETTLED, [','] = SETTLED, [';'] = SETTLED, ['!'] = SETTLED,
	['$'] = SETTLED, ['*'] = SETTLED, ['('] = SETTLED, [')'] = SETTLED,
};

static bool
is_alpha(char c)
{
	return (unsigned)(c | 0x20) - 'a' <= 'z' - 'a';
}

static bool
is_digit(char c)
{
	return (unsigned)c - '0' <= 9;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
part_is(const struct url_part *part, const char *word)
{
	return part->present && strlen(word) == part->len && strncasecmp(part->s, word, part->len) == 0;
}

static bool
part_in(const struct url_part *part, const char *const *words, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (part_is(part, words[i]))
			return true;
	return false;
}

/* Schemes whose addresses always have a host, and where a backslash is meant as a slash (WHATWG URL, "special"). */
static bool
is_special(const struct url_part *scheme)
{
	static const char *const special[] = { "http", "https", "ftp", "ws", "wss" };

	return part_in(scheme, special, sizeof(special) / sizeof(special[0]));
}

static bool
is_http(const struct url_part *scheme)
{
	return part_is(scheme, "http") || part_is(scheme, "https");
}

static struct url_part
make_part(const char *s, const char *end)
{
	return (struct url_part){ s, (size_t)(end - s), true };
}

/* Whether c is one of them; letters and digits, which most bytes are, never are. */
static bool
is_one_of(char c, const char *signs)
{
	return c != '\0' && !is_alpha(c) && !is_digit(c) && strchr(signs, c) != NULL;
}

/* The first byte of [s, end) that is one of which, or end. */
static const char *
find_any(const char *s, const char *end, unsigned which)
{
	while (s < end && (marks[(unsigned char)*s] & which) == 0)
		s++;
	return s;
}

static const char *
split_scheme(const char *s, const char *end, struct url *u)
{
	const char *p = s;

	if (p == end || !is_alpha(*p))
		return s;
	while (p < end && (is_alpha(*p) || is_digit(*p) || *p == '+' || *p == '-' || *p == '.'))
		p++;
	if (p == end || *p != ':')
		return s;
	u->scheme = make_part(s, p);
	return p + 1;
}

/* userinfo@host:port; the last @ counts, a [host] may hold colons. */
static void
split_authority(const char *s, const char *end, struct url *u)
{
	const char *p, *colon = NULL;

	for (p = end; p > s; p--) {
		if (p[-1] != '@')
			continue;
		u->userinfo = make_part(s, p - 1);
		s = p;
		break;
	}
	for (p = end; p > s && is_digit(p[-1]); p--)
		;
	if (p > s && p[-1] == ':')
		colon = p - 1;
	if (colon != NULL)
		u->port = make_part(colon + 1, end);
	u->host = make_part(s, colon != NULL ? colon : end);
	u->has_authority = true;
}

void
url_split(const char *s, size_t len, struct url *u)
{
	const char *end = s + len, *p, *stop;

	memset(u, 0, sizeof(*u));
	p = split_scheme(s, end, u);
	if (end - p >= 2 && p[0] == '/' && p[1] == '/') {
		/* A browser would end the host at a backslash: nobody may read two hosts out of one address. */
		stop = find_any(p + 2, end, SLASH | QUESTION | HASH | BACKSLASH);
		split_authority(p + 2, stop, u);
		p = stop;
	}
	stop = find_any(p, end, QUESTION | HASH);
	u->path = make_part(p, stop);
	p = stop;
	if (p < end && *p == '?') {
		stop = find_any(p, end, HASH);
		u->query = make_part(p + 1, stop);
		p = stop;
	}
	if (p < end)
		u->fragment = make_part(p + 1, end);
}

static void
add_part(struct buf *out, const char *before, const struct url_part *part)
{
	if (!part->present)
		return;
	buf_adds(out, before);
	buf_add(out, part->s, part->len);
}

static void
add_lower(struct buf *out, const struct url_part *part)
{
	size_t from = out->len, i;

	buf_add(out, part->s, part->len);
	for (i = from; i < out->len; i++)
		out->data[i] = lower(out->data[i]);
}

static void
add_escape(struct buf *out, unsigned char c)
{
	static const char hex[] = "0123456789ABCDEF";

	buf_addc(out, '%');
	buf_addc(out, hex[c >> 4]);
	buf_addc(out, hex[c & 15]);
}

/* "%41" and the like are left alone, also when malformed. */
static void
add_escaped(struct buf *out, const char *before, const struct url_part *part, const char *forbidden)
{
	size_t i;

	if (!part->present)
		return;
	buf_adds(out, before);
	for (i = 0; i < part->len; i++) {
		unsigned char c = (unsigned char)part->s[i];

		if (c > 0x20 && c < 0x7F && !is_one_of((char)c, forbidden))
			buf_addc(out, (char)c);
		else
			add_escape(out, c);
	}
}

/* Names of other scripts stay; what no name can hold is escaped, which is a name of nothing. */
static void
add_host(struct buf *out, const struct url_part *host)
{
	size_t i;

	for (i = 0; i < host->len; i++) {
		unsigned char c = (unsigned char)host->s[i];

		if (c > 0x20 && c != 0x7F && !is_one_of((char)c, "\"<>^`{|}"))
			buf_addc(out, (char)c);
		else
			add_escape(out, c);
	}
}

static void
add_authority(struct buf *out, const struct url *u)
{
	if (!u->has_authority)
		return;
	buf_adds(out, "//");
	add_escaped(out, "", &u->userinfo, "\"<>\\^`{|}@[]");
	if (u->userinfo.present)
		buf_addc(out, '@');
	add_host(out, &u->host);
	add_part(out, ":", &u->port);
}

static void
add_url(struct buf *out, const struct url *u)
{
	if (u->scheme.present) {
		add_lower(out, &u->scheme);
		buf_addc(out, ':');
	}
	add_authority(out, u);
	if (!u->has_authority && u->path.len > 1 && memcmp(u->path.s, "//", 2) == 0)
		buf_adds(out, "/.");		/* or the path would be read as a host */
	if (u->has_authority && u->path.len > 0 && u->path.s[0] != '/')
		buf_addc(out, '/');		/* or it would be read as the rest of the host */
	add_escaped(out, "", &u->path, "\"<>\\^`{|}");
	add_escaped(out, "?", &u->query, "\"<>\\^`{|}'");
	add_escaped(out, "#", &u->fragment, "\"<>\\^`{|}");
}

/* Take the last segment off the path that begins at start. */
static void
drop_segment(struct buf *out, size_t start)
{
	size_t len = out->len;

	while (len > start && out->data[len - 1] != '/')
		len--;
	buf_truncate(out, len > start ? len - 1 : start);
}

static bool
is_dots(const char *s, size_t len, size_t dots)
{
	size_t n = 0;

	while (len > 0 && (*s == '.' || (len >= 3 && strncasecmp(s, "%2e", 3) == 0))) {
		size_t taken = *s == '.' ? 1 : 3;

		s += taken;
		len -= taken;
		n++;
	}
	return len == 0 && n == dots;
}

/*
 * Append an absolute path without its dot segments (RFC 3986, 5.2.4).  Below a
 * host it is absolute also when it begins with the backslash that ended the host.
 */
static void
add_without_dots(struct buf *out, const char *s, size_t len)
{
	size_t start = out->len;
	const char *end = s + len, *next;

	while (s < end) {
		bool last;

		s += *s == '/';
		next = find_any(s, end, SLASH);
		last = next == end;
		if (is_dots(s, (size_t)(next - s), 2)) {
			drop_segment(out, start);
			if (last)
				buf_addc(out, '/');
		} else if (is_dots(s, (size_t)(next - s), 1)) {
			if (last)
				buf_addc(out, '/');
		} else {
			buf_addc(out, '/');
			buf_add(out, s, (size_t)(next - s));
		}
		s = next;
	}
}

/* The path of a reference beside the path of its base (RFC 3986, 5.2.3). */
static void
merge_path(struct buf *out, const struct url *base, const struct url_part *ref)
{
	struct buf merged = { 0 };
	size_t keep = base->path.len;

	if (ref->s[0] != '/') {
		while (keep > 0 && base->path.s[keep - 1] != '/')
			keep--;
		if (base->path.len == 0 && base->has_authority)
			buf_addc(&merged, '/');
		buf_add(&merged, base->path.s, keep);
	}
	buf_add(&merged, ref->s, ref->len);
	if (merged.data[0] == '/' || base->has_authority)
		add_without_dots(out, merged.data, merged.len);
	else
		buf_add(out, merged.data, merged.len);
	buf_clear(&merged);
}

/* RFC 3986, 5.2.2; the base need not be without dot segments.  The new path is put into path. */
static void
transform(struct url *target, const struct url *base, const struct url *ref, struct buf *path)
{
	*target = *ref;
	if (!ref->scheme.present)
		target->scheme = base->scheme;
	if (!ref->scheme.present && !ref->has_authority) {
		target->userinfo = base->userinfo;
		target->host = base->host;
		target->port = base->port;
		target->has_authority = base->has_authority;
		if (ref->path.len > 0) {
			merge_path(path, base, &ref->path);
			target->path = make_part(buf_text(path), buf_text(path) + path->len);
			return;
		}
		target->path = base->path;
		if (!ref->query.present)
			target->query = base->query;
	}
	if (target->path.len > 0 && (target->path.s[0] == '/' || target->has_authority)) {
		add_without_dots(path, target->path.s, target->path.len);
		target->path = make_part(buf_text(path), buf_text(path) + path->len);
	}
}

/* The bytes of U+00A0, U+200B and U+FEFF at s, which are pasted along with addresses; 0 when there is none. */
static size_t
odd_space(const char *s, size_t len)
{
	if (len >= 2 && memcmp(s, "\xC2\xA0", 2) == 0)
		return 2;
	if (len >= 3 && (memcmp(s, "\xE2\x80\x8B", 3) == 0 || memcmp(s, "\xEF\xBB\xBF", 3) == 0))
		return 3;
	return 0;
}

/* Without white space and controls at the ends, and line breaks and tabs anywhere (WHATWG URL, 4.4, steps 1 to 3). */
static void
tidy(struct buf *out, const char *s)
{
	size_t len = strlen(s), n;

	buf_reserve(out, len);
	for (; len > 0; s += n, len -= n) {
		n = (unsigned char)*s <= 0x20 ? 1 : odd_space(s, len);
		if (n == 0)
			break;
	}
	for (; len > 0; len -= n) {
		n = (unsigned char)s[len - 1] <= 0x20;
		if (n == 0 && len >= 2)
			n = odd_space(s + len - 2, 2);
		if (n == 0 && len >= 3)
			n = odd_space(s + len - 3, 3);
		if (n == 0)
			break;
	}
	for (; len > 0; s++, len--)
		if (*s != '\t' && *s != '\n' && *s != '\r')
			buf_addc(out, *s);
}

/* Write two slashes between the scheme (scheme_len bytes with its colon) and the host, whatever stood there. */
static void
repair_slashes(struct buf *ref, size_t scheme_len)
{
	size_t from = scheme_len;
	struct buf fixed = { 0 };

	while (from < ref->len && ref->data[from] == '/')
		from++;
	if (from - scheme_len == 2)
		return;
	buf_add(&fixed, ref->data, scheme_len);
	buf_adds(&fixed, "//");
	buf_add(&fixed, ref->data + from, ref->len - from);
	buf_clear(ref);
	*ref = fixed;
}

/* The bytes to skip of "http:path"; a path that looks as if it had a scheme of its own, "http:a:b", gets a "./". */
static size_t
skip_scheme(struct buf *ref, size_t scheme_len)
{
	struct url rest;

	url_split(ref->data + scheme_len, ref->len - scheme_len, &rest);
	if (!rest.scheme.present)
		return scheme_len;
	memcpy(ref->data + scheme_len - 2, "./", 2);
	return scheme_len - 2;
}

/*
 * What browsers forgive in references of http and its like: backslashes,
 * "http:/host", "http:host", "///host"; and "http:path" below a base of the
 * same scheme.  Returns the bytes to skip at the start.
 */
static size_t
forgive(struct buf *ref, const struct url *base)
{
	struct url u;
	size_t i, scheme_len;

	url_split(ref->data, ref->len, &u);
	if (u.scheme.present ? !is_special(&u.scheme) : !is_special(&base->scheme))
		return 0;
	for (i = 0; i < ref->len && ref->data[i] != '?' && ref->data[i] != '#'; i++)
		if (ref->data[i] == '\\')
			ref->data[i] = '/';
	if (!u.scheme.present) {
		if (ref->len > 2 && memcmp(ref->data, "///", 3) == 0)
			repair_slashes(ref, 0);
		return 0;
	}
	scheme_len = u.scheme.len + 1;
	if (base->has_authority && u.scheme.len == base->scheme.len && ref->data[scheme_len] != '/' &&
	    strncasecmp(u.scheme.s, base->scheme.s, base->scheme.len) == 0)
		return skip_scheme(ref, scheme_len);
	repair_slashes(ref, scheme_len);
	return 0;
}

/* mailto:, data: and the like hold nothing that a reference could be relative to. */
static bool
is_opaque(const struct url *u)
{
	return u->scheme.present && !u->has_authority && (u->path.len == 0 || u->path.s[0] != '/');
}

static char *
resolve(struct arena *a, const char *base, const char *ref)
{
	struct buf tidy_base = { 0 }, tidy_ref = { 0 }, path = { 0 }, out = { 0 };
	struct url b = { 0 }, r, target;
	size_t skip;
	char *result;

	tidy(&tidy_base, base);
	tidy(&tidy_ref, ref);
	forgive(&tidy_base, &b);
	url_split(tidy_base.data, tidy_base.len, &b);
	skip = forgive(&tidy_ref, &b);
	url_split(tidy_ref.data + skip, tidy_ref.len - skip, &r);
	if (!r.scheme.present && is_opaque(&b) && (r.path.len > 0 || r.query.present))
		target = r;
	else
		transform(&target, &b, &r, &path);
	add_url(&out, &target);
	result = arena_strndup(a, buf_text(&out), out.len);
	buf_clear(&tidy_base);
	buf_clear(&tidy_ref);
	buf_clear(&path);
	buf_clear(&out);
	return result;
}

static bool
is_settled_byte(char c)
{
	return is_alpha(c) || is_digit(c) || (marks[(unsigned char)c] & SETTLED) != 0;
}

bool
url_is_settled(const char *s)
{
	bool slash;

	if (strncmp(s, "http", 4) != 0)
		return false;
	s += s[4] == 's' ? 5 : 4;
	if (strncmp(s, "://", 3) != 0 || s[3] == '/')
		return false;
	for (s += 3; is_settled_byte(*s) && *s != '/'; s++)
		;
	slash = *s == '/';
	/* Behind a slash an '@' parts nothing. */
	for (; is_settled_byte(*s) || (*s == '@' && slash); s++)
		if (*s == '/' && (s[1] == '.' || s[1] == '%'))
			return false;
	return *s == '\0';
}

char *
url_resolve(struct arena *a, const char *base, const char *ref)
{
	if (url_is_settled(ref))
		return arena_strdup(a, ref);
	return resolve(a, base, ref);
}

/* The parameters of a query, or of a fragment that looks like one, that are no trackers. */
static void
add_kept_parameters(struct buf *out, const char *before, const struct url_part *part)
{
	const char *s, *end, *next;
	size_t start = out->len;

	if (!part->present)
		return;
	s = part->s;
	end = s + part->len;
	do {
		next = find_any(s, end, AMPERSAND);
		if (!tracker_is_parameter(s, (size_t)(next - s))) {
			buf_adds(out, out->len == start ? before : "&");
			buf_add(out, s, (size_t)(next - s));
		}
		s = next + 1;
	} while (next < end);
}

char *
url_strip_trackers(struct arena *a, const char *s)
{
	struct buf out = { 0 };
	struct url u;
	char *result;

	if (strpbrk(s, "?#") == NULL)
		return arena_strdup(a, s);
	url_split(s, strlen(s), &u);
	buf_add(&out, s, (size_t)(u.path.s + u.path.len - s));
	add_kept_parameters(&out, "?", &u.query);
	add_kept_parameters(&out, "#", &u.fragment);
	result = arena_strndup(a, buf_text(&out), out.len);
	buf_clear(&out);
	return result;
}

static int
hex_value(char c)
{
	if (is_digit(c))
		return c - '0';
	c = lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that is escaped at s, -1: none is. */
static int
escaped_byte(const char *s, const char *end)
{
	if (end - s <= 2 || hex_value(s[1]) < 0 || hex_value(s[2]) < 0)
		return -1;
	return hex_value(s[1]) << 4 | hex_value(s[2]);
}

/* Percent-encoding in its one normal form (RFC 3986, 6.2.2). */
static void
add_normal_escapes(struct buf *out, const char *s, size_t len)
{
	const char *end = s + len, *percent;

	while ((percent = memchr(s, '%', (size_t)(end - s))) != NULL) {
		int c = escaped_byte(percent, end);

		buf_add(out, s, (size_t)(percent - s));
		if (c < 0)
			buf_adds(out, "%25");	/* or it could begin an escape with what follows */
		else if (c < 0x7F && (is_alpha((char)c) || is_digit((char)c) || memchr("-._~", c, 4) != NULL))
			buf_addc(out, (char)c);
		else
			add_escape(out, (unsigned char)c);
		s = percent + (c < 0 ? 1 : 3);
	}
	buf_add(out, s, (size_t)(end - s));
}

static void
add_normal_url(struct buf *out, const struct url *u)
{
	bool http = is_http(&u->scheme);
	struct buf query = { 0 };

	if (http)
		buf_adds(out, "https:");
	else if (u->scheme.present) {
		add_lower(out, &u->scheme);
		buf_addc(out, ':');
	}
	if (u->has_authority) {
		buf_adds(out, "//");
		if (u->userinfo.len > 0)
			buf_printf(out, "%.*s@", (int)u->userinfo.len, u->userinfo.s);
		add_lower(out, &u->host);
		if (u->port.len > 0 && !(http && (part_is(&u->port, "80") || part_is(&u->port, "443"))))
			add_part(out, ":", &u->port);
		if (u->path.len == 0)
			buf_addc(out, '/');
	}
	add_normal_escapes(out, u->path.s, u->path.len);
	add_kept_parameters(&query, "?", &u->query);
	if (query.len > 1)
		add_normal_escapes(out, buf_text(&query), query.len);
	buf_clear(&query);
}

char *
url_normalize(struct arena *a, const char *s)
{
	const char *resolved = url_resolve(a, "", s);
	struct buf out = { 0 };
	struct url u;
	char *result;

	url_split(resolved, strlen(resolved), &u);
	add_normal_url(&out, &u);
	result = arena_strndup(a, buf_text(&out), out.len);
	buf_clear(&out);
	return result;
}

/* May c of another script stand in the name of a host?  White space and what cannot be seen may not. */
static bool
is_foreign_host_char(uint32_t c)
{
	if (c == 0x200C || c == 0x200D)		/* RFC 5892, A.1 */
		return true;
	return c != UTF8_REPLACEMENT && !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Z | UC_CATEGORY_MASK_C);
}

/* Letters and digits of any script, and these signs. */
static bool
has_only_host_chars(const char *s, size_t len, const char *signs)
{
	size_t i = 0;
	uint32_t c;

	while (i < len) {
		if (is_alpha(s[i]) || is_digit(s[i])) {
			i++;
			continue;
		}
		i += utf8_decode(s + i, len - i, &c);
		if (c >= 0x80 ? !is_foreign_host_char(c) : c == 0 || strchr(signs, (int)c) == NULL)
			return false;
	}
	return len > 0;
}

/* A name, an address of IPv4, or one of IPv6 in brackets. */
static bool
is_host(const struct url_part *host)
{
	if (host->len > 2 && host->s[0] == '[' && host->s[host->len - 1] == ']')
		return has_only_host_chars(host->s + 1, host->len - 2, ":.%");
	return has_only_host_chars(host->s, host->len, "-._~");
}

/* Nothing that could end the address early where it is shown or passed on. */
static bool
has_only_address_bytes(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s <= 0x20 || *s == 0x7F || *s == '"' || *s == '<' || *s == '>')
			return false;
	return true;
}

bool
url_is_web(const char *s)
{
	struct url u;

	url_split(s, strlen(s), &u);
	return is_http(&u.scheme) && u.has_authority && is_host(&u.host) && has_only_address_bytes(s);
}

/* The dots of East Asia part labels, too (RFC 3490, 3.1). */
static void
add_ascii_host(struct buf *out, const char *s, size_t len)
{
	static const char *const dots[] = { ".", "\xE3\x80\x82", "\xEF\xBC\x8E", "\xEF\xBD\xA1" };
	size_t start = 0, i = 0, k;

	while (i < len) {
		for (k = 0; k < 4 && (len - i < strlen(dots[k]) || memcmp(s + i, dots[k], strlen(dots[k])) != 0); k++)
			;
		if (k == 4) {
			i++;
			continue;
		}
		punycode_add_label(out, s + start, i - start);
		buf_addc(out, '.');
		i += strlen(dots[k]);
		start = i;
	}
	punycode_add_label(out, s + start, len - start);
}

char *
url_to_ascii(struct arena *a, const char *s)
{
	const char *resolved = url_resolve(a, "", s);
	struct buf out = { 0 };
	struct url u;
	const char *p, *quote;
	char *result;

	url_split(resolved, strlen(resolved), &u);
	if (u.has_authority) {
		buf_add(&out, resolved, (size_t)(u.host.s - resolved));
		add_ascii_host(&out, u.host.s, u.host.len);
		resolved = u.host.s + u.host.len;
	}
	for (p = resolved; (quote = strchr(p, '\'')) != NULL; p = quote + 1) {
		buf_add(&out, p, (size_t)(quote - p));
		buf_adds(&out, "%27");
	}
	buf_adds(&out, p);
	result = arena_strndup(a, buf_text(&out), out.len);
	buf_clear(&out);
	return result;
}

bool
url_is_safe_link(const char *s)
{
	static const char *const safe[] = {
		"mailto", "gemini", "gopher", "ftp", "ftps", "magnet", "tel", "sms", "news", "nntp", "irc", "ircs",
		"xmpp", "matrix", "sip", "sips", "geo", "spartan",
	};
	struct url u;

	if (url_is_web(s))
		return true;
	url_split(s, strlen(s), &u);
	if (!part_in(&u.scheme, safe, sizeof(safe) / sizeof(safe[0])) || !has_only_address_bytes(s))
		return false;
	return u.has_authority ? is_host(&u.host) : u.path.len + u.query.len > 0;
}

char *
url_host(struct arena *a, const char *s)
{
	struct buf out = { 0 };
	struct url u;
	char *result;

	url_split(s, strlen(s), &u);
	add_lower(&out, &u.host);
	result = arena_strndup(a, buf_text(&out), out.len);
	buf_clear(&out);
	return result;
}

bool
url_is_own_machine(const char *host)
{
	bool is_number = host[strspn(host, "0123456789.")] == '\0';

	return (is_number && strncmp(host, "127.", 4) == 0) || strcmp(host, "[::1]") == 0 || strcmp(host, "localhost") == 0;
}

#include <stdlib.h>
#include <string.h>

#include "porcelain.h"

/* A line longer than this is no line of ours. */
#define LINE_BYTES	(16u << 10)
#define FIELDS_MAX	8

/* A line "verb TAB field TAB field ..." (coranto(1), PORCELAIN) as an event. */
static void
take_line(struct porcelain *p, char *line, updater_listener *listener, void *context)
{
	static const struct { const char *verb; enum updater_kind kind; } verbs[] = {
		{ "begin", UPDATER_BEGIN }, { "fetch", UPDATER_FETCH }, { "bytes", UPDATER_BYTES },
		{ "done", UPDATER_DONE }, { "fail", UPDATER_FAIL },
		{ "pages", UPDATER_PAGES }, { "page", UPDATER_PAGE },
	};
	struct updater_event event = { .text = "" };
	const char *fields[FIELDS_MAX] = { "", "", "", "", "", "", "", "" };
	size_t count, i;
	char *next = line;

	for (count = 0; count < FIELDS_MAX && next != NULL; count++)
		fields[count] = strsep(&next, "\t");
	if (count == 1) {
		/* No event: what it complains of on its standard error. */
		buf_reset(&p->complaint);
		buf_adds(&p->complaint, fields[0]);
	}
	for (i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (count > 1 && strcmp(fields[0], verbs[i].verb) == 0)
			break;
	if (i == sizeof(verbs) / sizeof(verbs[0]))
		return;
	event.kind = verbs[i].kind;
	if (event.kind == UPDATER_BEGIN || event.kind == UPDATER_PAGES)
		event.fresh = strtoll(fields[1], NULL, 10);
	else
		event.feed = strtoll(fields[1], NULL, 10);
	if (event.kind == UPDATER_BYTES) {
		event.have = strtoll(fields[2], NULL, 10);
		event.total = strtoll(fields[3], NULL, 10);
	} else if (event.kind == UPDATER_DONE) {
		event.fresh = strtoll(fields[3], NULL, 10);
		event.edited = strtoll(fields[4], NULL, 10);
	} else if (event.kind == UPDATER_PAGE) {
		event.article = strtoll(fields[2], NULL, 10);
		event.text = fields[4];
	} else
		event.text = fields[2];
	listener(context, &event);
}

void
porcelain_take(struct porcelain *p, const char *bytes, size_t len, updater_listener *listener, void *context)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (bytes[i] != '\n') {
			if (p->line.len < LINE_BYTES && bytes[i] != '\0')
				buf_addc(&p->line, bytes[i]);
			continue;
		}
		buf_addc(&p->line, '\0');
		take_line(p, p->line.data, listener, context);
		buf_reset(&p->line);
	}
}

void
porcelain_clear(struct porcelain *p)
{
	buf_clear(&p->line);
	buf_clear(&p->complaint);
}

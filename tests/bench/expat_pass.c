/*
 * The limit for parsing: expat over a document, character data and attribute
 * values copied and thrown away.  expat_pass FILE
 */
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"

#define LIMIT_BYTES	(256u << 20)

static void
on_start(void *data, const char *name, const char **attributes)
{
	struct buf *text = data;

	buf_adds(text, name);
	for (; attributes[0] != NULL; attributes += 2)
		buf_adds(text, attributes[1]);
}

static void
on_end(void *data, const char *name)
{
	(void)name;
	buf_reset(data);
}

static void
on_text(void *data, const char *s, int len)
{
	buf_add(data, s, (size_t)len);
}

int
main(int argc, char **argv)
{
	struct buf document = { 0 }, text = { 0 };
	struct error err;
	XML_Parser parser = XML_ParserCreateNS(NULL, ' ');

	if (argc != 2 || file_read(argv[1], LIMIT_BYTES, &document, &err) < 0) {
		fprintf(stderr, "usage: expat_pass FILE\n");
		return 2;
	}
	XML_SetUserData(parser, &text);
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	if (XML_Parse(parser, document.data, (int)document.len, 1) != XML_STATUS_OK)
		return 1;
	XML_ParserFree(parser);
	buf_clear(&document);
	buf_clear(&text);
	return 0;
}

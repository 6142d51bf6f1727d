/*
 * Every limit on what the world may make us hold, read or wait for, by name
 * (the reasons stand in coranto-source(7), "LIMITS").  Sizes are bytes, times
 * seconds unless the name says otherwise.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

/* One document from the network or from a file. */
#define LIMIT_FEED_BYTES	(32u << 20)	/* a feed after decompression */
#define LIMIT_PAGE_BYTES	(8u << 20)	/* a web page after decompression */
#define LIMIT_WIRE_BYTES	(16u << 20)	/* as it comes over the wire */
#define LIMIT_PARSE_BYTES	(128u << 20)	/* coranto parse FILE */
#define LIMIT_CONFIG_BYTES	(4u << 20)	/* a configuration file */
#define LIMIT_CONFIG_PROBLEMS	1000		/* kept of one reading */
#define LIMIT_INCLUDE_DEPTH	8
#define LIMIT_INCLUDE_FILES	256
#define LIMIT_HOOK_SECONDS	600		/* a program that the user wants run after an update */
#define LIMIT_HISTORY_BYTES	(1u << 20)	/* what was typed into prompts */

/* A transfer. */
#define LIMIT_CONNECT_SECONDS	10
#define LIMIT_FEED_SECONDS	30
#define LIMIT_PAGE_SECONDS	60
#define LIMIT_DOWNLOAD_SECONDS	86400
#define LIMIT_DOWNLOAD_BYTES	((int64_t)16 << 30)	/* an enclosure */
#define LIMIT_DOWNLOADS		1000		/* in the queue */
#define LIMIT_PAGE_PARTS	10		/* pages of one article that stands on several */
#define LIMIT_PAGES_AT_ONCE	8		/* hosts that are asked for pages of articles at a time */
#define LIMIT_PAGES_OF_RUN	200		/* fetched by one update without being asked for */
#define LIMIT_PAGES_OF_FEED	20		/* of them, of one feed */
#define LIMIT_PAGES_RECENT	50		/* only among so many of the newest articles of a feed */
#define LIMIT_PAGES_SECONDS	300		/* then the rest waits for the next update */
#define LIMIT_LOW_SPEED_BYTES	200		/* a second ... */
#define LIMIT_LOW_SPEED_SECONDS	15		/* ... for so long */
#define LIMIT_UPDATE_SECONDS	300		/* then what was not asked yet waits for the next update */
#define LIMIT_REDIRECTS		5
#define LIMIT_HEADER_BYTES	(64u << 10)
#define LIMIT_HEADER_LINES	200
#define LIMIT_HEADER_ANSWERS	50		/* 1xx ones before the answer */
#define LIMIT_VALIDATOR_BYTES	(8u << 10)	/* an ETag or a Last-Modified */
#define LIMIT_URL_BYTES		(8u << 10)
#define LIMIT_HELD_BYTES	(12u << 20)	/* all bodies together, before transfers wait for each other */
#define LIMIT_INFLATE_RATIO	200		/* decompressed to compressed, ... */
#define LIMIT_INFLATE_FREE	(1u << 20)	/* ... after so many bytes */

/* A feed document. */
#define LIMIT_PARSE_SECONDS	10		/* of processor time */
#define LIMIT_PARSE_WALL_SECONDS 60
#define LIMIT_XML_DEPTH		200
#define LIMIT_XML_ATTRIBUTES	200		/* looked at of one tag */
#define LIMIT_XML_BINDINGS	1024		/* namespace declarations in force */
#define LIMIT_BASE_BYTES	1024		/* an xml:base, resolved */
#define LIMIT_JSON_DEPTH	64
#define LIMIT_ENTITY_COUNT	100
#define LIMIT_ENTITY_BYTES	1024
#define LIMIT_ITEMS		5000
#define LIMIT_ITEM_BYTES	(4u << 20)
#define LIMIT_CONTENT_BYTES	(2u << 20)
#define LIMIT_TITLE_BYTES	(4u << 10)
#define LIMIT_GUID_BYTES	1024
#define LIMIT_NAME_BYTES	1024		/* an author, a category */
#define LIMIT_CATEGORIES	64
#define LIMIT_ENCLOSURES	64
#define LIMIT_AUTHORS		64

/* The cache. */
#define LIMIT_STORE_VALUE_BYTES	(16 << 20)	/* one value of a row */
#define LIMIT_PLACES		1000		/* articles whose place is remembered */
#define LIMIT_STORE_COPY_BYTES	(256ll << 20)	/* larger stores are not copied by themselves */
#define LIMIT_STORE_STATEMENTS	300		/* kept prepared ... */
#define LIMIT_STORE_STATEMENT_BYTES	(2u << 20)	/* ... and their memory */
#define LIMIT_TAG_BYTES		64		/* a tag of an article */
#define LIMIT_QUERY_DEPTH	16		/* parentheses within parentheses: SQLite's parser has a stack of 100 */
#define LIMIT_QUERY_TERMS	200		/* comparisons */
#define LIMIT_QUERY_STEPS	2000000		/* of SQLite's machine, when somebody waits: half a second, about */
#define LIMIT_COUNT_ROWS	10000		/* unread articles, and as many read ones, that are put to a query to count it */
#define LIMIT_QUERY_INDEX	10000		/* as far as articleindex counts */
#define LIMIT_SEARCH_LINE_BYTES	(4u << 10)
#define LIMIT_SEARCH_EDITIONS	8		/* an article is indexed again so often */

/* A list of subscriptions. */
#define LIMIT_OPML_BYTES	(16u << 20)
#define LIMIT_OPML_DEPTH	64
#define LIMIT_OPML_OUTLINES	50000

/* HTML. */
#define LIMIT_HTML_BYTES	(2u << 20)	/* given to the HTML parser */
#define LIMIT_HTML_DEPTH	200
#define LIMIT_HTML_TAGS		50000
#define LIMIT_HTML_ATTRIBUTES	64
#define LIMIT_HTML_REOPENED	100000		/* formatting elements opened again in later blocks */
#define LIMIT_HTML_NODES	400000		/* of the tree */
#define LIMIT_LAYOUT_LINES	20000
#define LIMIT_LAYOUT_INDENT	40		/* columns */
#define LIMIT_TABLE_COLUMNS	64

#endif

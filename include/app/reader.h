/*
 * What every front end opens first: settings, subscriptions and the store in
 * one handle, and the marks that wait to be written.
 */
#ifndef APP_READER_H
#define APP_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/error.h"
#include "conf/settings.h"
#include "conf/subs.h"
#include "store/articles.h"
#include "store/store.h"

struct place;
struct reader;

enum reader_mode {
	READER_LOOK,		/* only reads the store */
	READER_CHANGE		/* writes marks or articles; makes the store when needed */
};

/*
 * Read the configuration, open the store and, in READER_CHANGE, bring the
 * subscriptions into it.  NULL with err.  Problems in the files do not
 * fail: see reader_problems().  reader_close() it.
 */
struct reader *reader_open(enum reader_mode mode, struct error *err);
/* Flush the waiting marks and close. */
void	reader_close(struct reader *r);

struct store *reader_store(struct reader *r);
const struct settings *reader_settings(const struct reader *r);
const struct subs *reader_subs(const struct reader *r);
/* The paths of the config file, of the feeds file and of the database, lent. */
const char *reader_config_path(const struct reader *r);
const char *reader_feeds_path(const struct reader *r);
const char *reader_store_path(const struct reader *r);
/* What is wrong in config and feeds, the number of sentences in *count; lent. */
const struct conf_problem *reader_problems(const struct reader *r, size_t *count);
/* Read config and feeds again and bring changes into the store; what cannot be read keeps its last good value.  0 or -1. */
int	reader_reload(struct reader *r, struct error *err);
/*
 * Change a setting until the program ends: a line as the config file may hold
 * it.  NULL, or what is wrong in it, lent.
 */
const char *reader_set(struct reader *r, const char *line);
/* Take such a change back.  0 or -1. */
int	reader_unset(struct reader *r, enum setting s, struct error *err);
/* Read a file of such lines; its problems are added to reader_problems().  0 or -1. */
int	reader_source(struct reader *r, const char *name, struct error *err);

/*
 * Set or clear mark bits on articles.  They hold at once for who reads this
 * store; they are safe on the disk, and others see them, after the next
 * reader_flush() that finds the store free (how long it is waited for:
 * store_set_patience), at the latest after reader_close().  Who marks flushes
 * soon: until then others may not be able to write.
 */
void	reader_mark(struct reader *r, const int64_t *ids, size_t count, unsigned bits, bool on, time_t now);
/* An article is opened and so marked as read, which is nothing to be taken back (store/marks.h). */
void	reader_open_article(struct reader *r, int64_t id, time_t now);
/* As reader_mark() for all articles of a scope with id <= newest_id (0: all). */
void	reader_mark_scope(struct reader *r, const struct headline_scope *scope, int64_t newest_id,
	    unsigned bits, bool on, time_t now);
/* Put a tag, which must be one (store/tag.h), on articles, or take it off, in the same way. */
void	reader_tag(struct reader *r, const int64_t *ids, size_t count, const char *tag, bool on, time_t now);
/* Remember where the user left an article, NULL that it needs none; safe as marks are.  A store that is busy forgets it. */
void	reader_keep_place(struct reader *r, int64_t article, const struct place *place, time_t now);
/* Make all marks safe on the disk; true when nothing waits any more. */
bool	reader_flush(struct reader *r);
/* How many marks wait for that; at least 1 when anything does. */
size_t	reader_waits(const struct reader *r);
/* The marks of an article as the user made them: those of the store with what waits laid over. */
unsigned reader_marks(const struct reader *r, const struct headline *headline);
/* The tags of its own, parted by blanks, in the same way; in the arena or lent by the headline. */
const char *reader_tags(const struct reader *r, const struct headline *headline, struct arena *a);
/* Why marks could not be written the last time, ERROR_NONE when they could; lent. */
const struct error *reader_trouble(const struct reader *r);

#endif

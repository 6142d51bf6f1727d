#include <stdlib.h>
#include <string.h>

#include "app/typography.h"
#include "base/mem.h"
#include "store/feeds.h"
#include "text/hyphenate.h"

struct typography {
	struct reader *reader;
	char *language;			/* of the patterns, NULL none asked for yet */
	struct hyphenation *patterns;	/* NULL: none, or none found */
	struct error problem;		/* why not */
};

struct typography *
typography_new(struct reader *reader)
{
	struct typography *t = mem_zalloc(1, sizeof(*t));

	t->reader = reader;
	return t;
}

static void
drop_patterns(struct typography *t)
{
	hyphenation_free(t->patterns);
	free(t->language);
	t->patterns = NULL;
	t->language = NULL;
	t->problem.text[0] = '\0';
}

void
typography_free(struct typography *t)
{
	drop_patterns(t);
	free(t);
}

/* The patterns of a language, which are read only when it changes. */
static const struct hyphenation *
patterns_of(struct typography *t, const char *language)
{
	if (*language == '\0')
		return NULL;
	if (t->language == NULL || strcmp(t->language, language) != 0) {
		drop_patterns(t);
		t->language = mem_strdup(language);
		t->patterns = hyphenation_load(language, &t->problem);
	}
	return t->patterns;
}

/* The settings of a feed's own, NULL when those of all hold. */
static struct settings *
own_settings(struct typography *t, int64_t feed)
{
	const struct subs *subs = reader_subs(t->reader);
	struct settings *own = NULL;
	struct arena a = { 0 };
	struct feed_record *record;
	struct error err;
	size_t i;

	record = feeds_get(reader_store(t->reader), feed, &a, &err);
	for (i = 0; record != NULL && own == NULL && i < subs->count; i++)
		if (strcmp(subs->items[i].url, record->url) == 0 && subs->items[i].word_count > 0)
			own = subs_settings(&subs->items[i], reader_settings(t->reader));
	arena_clear(&a);
	return own;
}

void
typography_read(struct typography *t, int64_t feed, struct typography_wishes *out)
{
	struct settings *own = own_settings(t, feed);
	const struct settings *s = own != NULL ? own : reader_settings(t->reader);

	*out = (struct typography_wishes){
		.layout = {
			.measure = (int)settings_number(s, SETTING_TEXT_WIDTH),
			.number_links = settings_flag(s, SETTING_LINK_NUMBERS),
			.scroll_pre = !settings_flag(s, SETTING_WRAP_CODE),
			.bidi = settings_flag(s, SETTING_BIDI),
			.justify = settings_flag(s, SETTING_JUSTIFY),
			.hide_images = !settings_flag(s, SETTING_IMAGES),
			.hyphenation = patterns_of(t, settings_text(s, SETTING_HYPHENATE)),
		},
		.hyperlinks = settings_flag(s, SETTING_HYPERLINKS),
		.mark_on_open = settings_flag(s, SETTING_MARK_READ_ON_OPEN),
		.problem = *settings_text(s, SETTING_HYPHENATE) != '\0' ? t->problem.text : "",
	};
	if (own != NULL)
		settings_free(own);
}

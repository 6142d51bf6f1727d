#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "act.h"
#include "app/opener.h"
#include "app/paper.h"
#include "base/file.h"
#include "base/mem.h"
#include "complete.h"
#include "hand.h"
#include "html/plain.h"
#include "marking.h"
#include "menu.h"
#include "outside.h"
#include "text/clean.h"
#include "text/date.h"
#include "views.h"

#define DESCRIPTION_BYTES	300

struct hand {
	int64_t article;
	bool seen;			/* source is what is seen */
	enum body_source source;
	struct buf path;		/* of the file to be overwritten */
	struct buf question;
};

/* An article while something is done with it. */
struct held {
	struct arena arena;
	struct article *article;
	enum body_source source;
};

struct hand *
hand_new(void)
{
	return mem_zalloc(1, sizeof(struct hand));
}

void
hand_free(struct hand *h)
{
	buf_clear(&h->path);
	buf_clear(&h->question);
	free(h);
}

/* The article the hand is at; false, and it was said why, when it is gone. */
static bool
take(struct session *session, struct held *held)
{
	const struct hand *h = session->hand;
	struct error err = { 0 };

	*held = (struct held){ 0 };
	held->article = articles_get(reader_store(session->reader), h->article, &held->arena, &err);
	if (held->article == NULL) {
		status_warn(&session->status, session->now, "%s",
		    err.text[0] != '\0' ? err.text : "The article is not there any more.");
		return false;
	}
	held->source = h->seen ? h->source : body_choose(held->article);
	return true;
}

static void
let_go(struct held *held)
{
	arena_clear(&held->arena);
}

static long
text_width(const struct session *session)
{
	return settings_number(reader_settings(session->reader), SETTING_TEXT_WIDTH);
}

static void
write_form(const struct session *session, const struct held *held, enum paper_form form, struct buf *out)
{
	paper_write(held->article, held->source, form, (int)text_width(session), out);
}

static const char *
first_words(struct held *held)
{
	struct buf text = { 0 };
	const char *words;

	plain_text(&text, held->article->content, strlen(held->article->content));
	words = clean_line_dup(&held->arena, buf_text(&text), DESCRIPTION_BYTES);
	buf_clear(&text);
	return words;
}

static struct opener_subject
subject_of(struct held *held)
{
	const struct article *article = held->article;
	struct buf date = { 0 };
	struct opener_subject subject = { .url = article->link, .title = article->title, .author = article->author,
	    .feed = article->feed_title != NULL ? article->feed_title : "", .description = first_words(held) };

	date_format_rfc3339(&date, article->date);
	subject.date = arena_strdup(&held->arena, buf_text(&date));
	buf_clear(&date);
	return subject;
}

/*
 * Saving
 */

static void
save_now(struct session *session)
{
	struct hand *h = session->hand;
	const char *path = buf_text(&h->path);
	struct buf out = { 0 };
	struct held held;
	struct error err;

	if (!take(session, &held))
		return;
	write_form(session, &held, paper_form_of(path), &out);
	if (file_make_parent(path, &err) < 0 || file_replace(path, buf_text(&out), out.len, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else
		status_say(&session->status, session->now, "Saved to %s", path);
	buf_clear(&out);
	let_go(&held);
}

static void
overwrite_answered(void *context, const char *answer)
{
	struct session *session = context;

	if (answer != NULL)
		save_now(session);
	else
		status_say(&session->status, session->now, "Not saved.");
}

static void
save_answered(void *context, const char *answer)
{
	struct session *session = context;
	struct hand *h = session->hand;
	struct error err;
	size_t len;
	char *path;

	if (answer == NULL || *answer == '\0')
		return;
	if ((path = file_expand(answer, &err)) == NULL) {
		status_warn(&session->status, session->now, "%s", err.text);
		return;
	}
	/* Completion puts a blank behind a name. */
	for (len = strlen(path); len > 1 && path[len - 1] == ' '; len--)
		continue;
	buf_reset(&h->path);
	buf_add(&h->path, path, len);
	free(path);
	if (access(buf_text(&h->path), F_OK) == 0) {
		buf_reset(&h->question);
		buf_printf(&h->question, "Overwrite %s? (y/n)", buf_text(&h->path));
		prompt_confirm(&session->prompt, buf_text(&h->question), overwrite_answered, session);
	} else
		save_now(session);
}

static void
save_ask(struct session *session)
{
	const char *folder = settings_text(reader_settings(session->reader), SETTING_SAVE_FOLDER);
	struct buf path = { 0 };
	struct held held;

	if (!take(session, &held))
		return;
	buf_printf(&path, "%s%s", folder, *folder != '\0' && folder[strlen(folder) - 1] != '/' ? "/" : "");
	paper_name(&path, held.article->title);
	buf_adds(&path, paper_ending(PAPER_TEXT));
	prompt_ask(&session->prompt, "Save to (.txt .md .html .xhtml):", buf_text(&path), save_answered, NULL, session);
	session->prompt.complete = complete_path;
	buf_clear(&path);
	let_go(&held);
}

/*
 * Other programs
 */

static void
pipe_answered(void *context, const char *answer)
{
	struct session *session = context;
	struct opener opener;
	struct opener_subject subject;
	struct buf text = { 0 };
	struct held held;
	struct error err;

	if (answer == NULL || *answer == '\0' || !take(session, &held))
		return;
	subject = subject_of(&held);
	write_form(session, &held, PAPER_TEXT, &text);
	if (opener_command(&opener, &held.arena, reader_settings(session->reader), answer, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else
		outside_pipe(session, &opener, &subject, &text);
	buf_clear(&text);
	let_go(&held);
}

typedef int chooser(struct opener *opener, struct arena *a, const struct settings *settings,
    const struct opener_subject *subject, struct error *err);

static void
give(struct session *session, chooser *choose, const char *done)
{
	struct opener_subject subject;
	struct opener opener;
	struct held held;
	struct error err;

	if (!take(session, &held))
		return;
	subject = subject_of(&held);
	if (subject.url[0] == '\0')
		status_warn(&session->status, session->now, "This article has no link.");
	else if (choose(&opener, &held.arena, reader_settings(session->reader), &subject, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else if (outside_run(session, &opener, &subject))
		status_say(&session->status, session->now, "%s: %s", done, subject.url);
	let_go(&held);
}

/*
 * Copying
 */

enum { COPY_LINK, COPY_TITLE, COPY_TEXT, COPY_MARKDOWN };

static void
copy_chosen(struct session *session, void *room, int item)
{
	struct buf text = { 0 };
	struct held held;

	(void)room;
	if (!take(session, &held))
		return;
	if (item == COPY_LINK || item == COPY_TITLE)
		buf_printf(&text, "%s%s%s", item == COPY_TITLE ? held.article->title : "", item == COPY_TITLE ? "\n" : "",
		    held.article->link);
	else
		write_form(session, &held, item == COPY_TEXT ? PAPER_TEXT : PAPER_MARKDOWN, &text);
	if (screen_copy(session->screen, buf_text(&text)))
		status_say(&session->status, session->now, "Copied to the clipboard.");
	else
		status_warn(&session->status, session->now, "This terminal has no clipboard.");
	buf_clear(&text);
	let_go(&held);
}

static void
copy_ask(struct session *session)
{
	struct menu *menu = menu_new("Copy", 0, copy_chosen);

	menu_add(menu, 'l', "link", "");
	menu_add(menu, 't', "title and link", "");
	menu_add(menu, 'x', "text", "");
	menu_add(menu, 'm', "Markdown", "");
	menu_show(session, menu);
}

static void
tag_answered(void *context, const char *answer)
{
	struct session *session = context;
	struct sweep one = { 0 };

	if (answer == NULL)
		return;
	sweep_add(&one, session->hand->article);
	marking_tag(session, &one, answer);
	sweep_clear(&one);
}

bool
hand_command(struct session *session, enum command command, int64_t article, const enum body_source *source)
{
	struct hand *h = session->hand;

	h->article = article;
	h->seen = source != NULL;
	h->source = source != NULL ? *source : BODY_FEED;
	switch (command) {
	case COMMAND_SAVE:
		if (session->given.argument[0] != '\0')
			save_answered(session, session->given.argument);
		else
			save_ask(session);
		break;
	case COMMAND_PIPE:
		if (session->given.argument[0] != '\0')
			pipe_answered(session, session->given.argument);
		else
			prompt_ask(&session->prompt, "Pipe to:", "", pipe_answered, NULL, session);
		break;
	case COMMAND_SHARE: give(session, opener_share, "Handed over"); break;
	case COMMAND_BOOKMARK: give(session, opener_bookmark, "Bookmarked"); break;
	case COMMAND_COPY_MORE: copy_ask(session); break;
	case COMMAND_TAG: tag_ask(session, tag_answered); break;
	case COMMAND_ENCLOSURES: enclosures_view_open(session, article); break;
	default: return false;
	}
	return true;
}

#include <stddef.h>
#include <string.h>

#include "newsboat.h"

/* newsboat(1), CONFIGURATION COMMANDS, up to newsboat 2.37; a name that ends with a dash stands for all that begin so. */
static const struct newsboat_name names[] = {
	{ "always-display-description", NULL, "" },
	{ "always-download", NULL, "" },
	{ "article-sort-order", NULL, "" },
	{ "bookmark-autopilot", NULL, "" },
	{ "bookmark-interactive", NULL, "" },
	{ "cache-file", NULL, "" },
	{ "cleanup-on-quit", NULL, "" },
	{ "confirm-delete-all-articles", NULL, "" },
	{ "confirm-exit", NULL, "" },
	{ "confirm-mark-all-feeds-read", NULL, "" },
	{ "confirm-mark-feed-read", NULL, "" },
	{ "cookie-cache", NULL, "" },
	{ "delete-played-files", NULL, "" },
	{ "delete-read-articles-on-quit", NULL, "" },
	{ "dialogs-title-format", NULL, "" },
	{ "dirbrowser-title-format", NULL, "" },
	{ "display-article-progress", NULL, "" },
	{ "download-filename-format", NULL, "" },
	{ "download-full-page", NULL, "" },
	{ "download-retries", NULL, "" },
	{ "error-log", NULL, "" },
	{ "external-url-viewer", NULL, "" },
	{ "feed-sort-order", NULL, "" },
	{ "filebrowser-title-format", NULL, "" },
	{ "goto-first-unread", NULL, "" },
	{ "goto-next-feed", NULL, "" },
	{ "help-title-format", NULL, "" },
	{ "history-limit", NULL, "" },
	{ "html-renderer", NULL, "" },
	{ "http-auth-method", NULL, "" },
	{ "ignore-mode", NULL, "" },
	{ "keep-articles-days", "keep-days", "" },
	{ "log-file", NULL, "" },
	{ "log-level", NULL, "" },
	{ "mark-as-read-on-hover", NULL, "" },
	{ "markfeedread-jumps-to-next-unread", NULL, "" },
	{ "max-browser-tabs", NULL, "" },
	{ "max-download-speed", NULL, "" },
	{ "max-downloads", NULL, "" },
	{ "max-items", "keep", "" },
	{ "notify-always", NULL, "" },
	{ "notify-screen", NULL, "" },
	{ "notify-xterm", NULL, "" },
	{ "openbrowser-and-mark-jumps-to-next-unread", NULL, "" },
	{ "opml-url", NULL, "" },
	{ "pager", NULL, "" },
	{ "podcast-auto-enqueue", NULL, "" },
	{ "podlist-format", NULL, "" },
	{ "prepopulate-query-feeds", NULL, "" },
	{ "proxy-auth", NULL, "" },
	{ "proxy-auth-method", NULL, "" },
	{ "proxy-type", NULL, "" },
	{ "refresh-on-startup", NULL, "" },
	{ "reload-only-visible-feeds", NULL, "" },
	{ "reset-unread-on-update", NULL, "" },
	{ "restrict-filename", NULL, "" },
	{ "scrolloff", NULL, "" },
	{ "searchresult-title-format", NULL, "" },
	{ "selectfilter-title-format", NULL, "" },
	{ "selecttag-format", NULL, "" },
	{ "selecttag-title-format", NULL, "" },
	{ "ssl-verifyhost", NULL, "" },
	{ "ssl-verifypeer", NULL, "" },
	{ "suppress-first-reload", NULL, "" },
	{ "swap-title-and-hints", NULL, "" },
	{ "switch-focus", NULL, "" },
	{ "toggleitemread-jumps-to-next-unread", NULL, "" },
	{ "urls-source", NULL, "" },
	{ "urlview-title-format", NULL, "" },
	{ "use-proxy", NULL, "" },
	{ "wrap-scroll", NULL, "" },
	{ "bookmark-cmd", "bookmark-command", "" },
	{ "download-path", "download-folder", "" },
	{ "download-timeout", "timeout", "s" },
	{ "reload-threads", "connections", "" },
	{ "reload-time", "every", "m" },
	{ "save-path", "save-folder", "" },
	{ "show-read-articles", "show-read", "" },
	{ "feedbin-", NULL, "" },
	{ "feedhq-", NULL, "" },
	{ "freshrss-", NULL, "" },
	{ "inoreader-", NULL, "" },
	{ "miniflux-", NULL, "" },
	{ "newsblur-", NULL, "" },
	{ "ocnews-", NULL, "" },
	{ "oldreader-", NULL, "" },
	{ "ttrss-", NULL, "" },
};

const struct newsboat_name *
newsboat_find(const char *name)
{
	size_t i, len;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		len = strlen(names[i].name);
		if (strcmp(names[i].name, name) == 0 ||
		    (names[i].name[len - 1] == '-' && strncmp(names[i].name, name, len) == 0))
			return &names[i];
	}
	return NULL;
}

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "furniture.h"
#include "text/url.h"

bool
furniture_is_share(const char *url)
{
	static const char *const parts[] = {
		"facebook.com/sharer", "facebook.com/share.php", "facebook.com/dialog/share", "twitter.com/intent/",
		"twitter.com/share", "x.com/intent/", "x.com/share", "linkedin.com/share", "linkedin.com/sharing/",
		"pinterest.com/pin/create", "reddit.com/submit", "tumblr.com/share", "tumblr.com/widgets/share", "t.me/share",
		"telegram.me/share", "wa.me/?", "api.whatsapp.com/send", "getpocket.com/save", "getpocket.com/edit",
		"news.ycombinator.com/submitlink", "mastodonshare.com", "toot.kytta.dev", "bsky.app/intent/",
		"threads.net/intent", "vk.com/share", "connect.ok.ru/offer", "line.me/R/msg", "lineit.line.me/share",
		"b.hatena.ne.jp/add", "b.hatena.ne.jp/entry", "xing.com/spi/shares", "flipboard.com/bookmarklet",
		"addtoany.com/", "addthis.com/bookmark", "sharethis.com/", "buffer.com/add", "stumbleupon.com/submit",
		"digg.com/submit", "delicious.com/post", "plus.google.com/share", "mailto:?", "service.weibo.com/share",
		"feeds.feedburner.com/~ff/", "feeds.wordpress.com/1.0/go", "instapaper.com/hello2",
	};
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strstr(url, parts[i]) != NULL)
			return true;
	return false;
}

static bool
is_host(const struct url *u, const char *host)
{
	size_t n = strlen(host), len = u->host.len;

	return len >= n && strncasecmp(u->host.s + len - n, host, n) == 0 && (len == n || u->host.s[len - n - 1] == '.');
}

/* Pieces of the path. */
static int
depth_of(const struct url *u)
{
	size_t i;
	int depth = 0;

	for (i = 0; i < u->path.len; i++)
		depth += u->path.s[i] != '/' && (i == 0 || u->path.s[i - 1] == '/');
	return depth;
}

static bool
begins(const struct url *u, const char *path)
{
	return u->path.len >= strlen(path) && strncasecmp(u->path.s, path, strlen(path)) == 0;
}

bool
furniture_is_profile(const char *url)
{
	static const char *const hosts[] = {
		"twitter.com", "x.com", "facebook.com", "fb.com", "instagram.com", "threads.net", "tiktok.com", "pinterest.com",
		"mastodon.social", "bsky.app", "t.me", "telegram.me", "vk.com", "ok.ru", "weibo.com", "dzen.ru", "youtube.com",
		"linkedin.com", "twitch.tv", "discord.gg", "discord.com", "tumblr.com", "flipboard.com", "news.google.com",
		"line.me", "zhihu.com", "bilibili.com", "rutube.ru", "max.ru", "podcasts.apple.com", "open.spotify.com",
		"soundcloud.com", "overcast.fm", "whatsapp.com",
	};
	/* What stands before the name of a profile. */
	static const char *const doors[] = {
		"/@", "/channel/", "/c/", "/user/", "/company/", "/in/", "/profile/", "/invite/", "/u/", "/groups/", "/podcast/",
		"/show/", "/publications/", "/s/", "/people/",
	};
	struct url u;
	size_t i;

	url_split(url, strlen(url), &u);
	/* Mastodon and its kin live anywhere. */
	if (begins(&u, "/@") && depth_of(&u) == 1 && u.host.len > 0)
		return true;
	for (i = 0; i < sizeof(hosts) / sizeof(hosts[0]) && !is_host(&u, hosts[i]); i++)
		continue;
	if (i == sizeof(hosts) / sizeof(hosts[0]) || begins(&u, "/watch"))
		return false;
	for (i = 0; i < sizeof(doors) / sizeof(doors[0]); i++)
		if (begins(&u, doors[i]))
			return true;
	return depth_of(&u) <= 1;
}

bool
furniture_is_notice(const char *url)
{
	static const char *const hosts[] = {
		"acast.com", "redcircle.com", "art19.com", "megaphone.fm", "podcastchoices.com", "omnystudio.com",
		"simplecast.com", "audioboom.com", "spreaker.com", "wondery.com", "tritondigital.com", "podigee.com", "ausha.co",
		"anchor.fm", "captivate.fm", "iheartpodcastnetwork.com", "adswizz.com",
	};
	static const char *const paths[] = { "/privacy", "/adchoices", "/listener", "/politique-de-confidentialite", "/about/privacy" };
	struct url u;
	size_t i, k;

	url_split(url, strlen(url), &u);
	for (i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
		for (k = 0; is_host(&u, hosts[i]) && k < sizeof(paths) / sizeof(paths[0]); k++)
			if (begins(&u, paths[k]))
				return true;
	return false;
}

bool
furniture_is_service(const char *url)
{
	static const char *const hosts[] = {
		"ko-fi.com", "patreon.com", "buymeacoffee.com", "liberapay.com", "opencollective.com", "paypal.me", "steadyhq.com",
		"boosty.to", "tipeee.com", "flattr.com", "donorbox.org", "gofundme.com",
	};
	static const char *const paths[] = {
		"/subscribe", "/newsletter", "/tag/", "/tags/", "/category/", "/categories/", "/topics/", "/label/", "/labels/",
		"/search/label/", "/sponsors/", "/abonnieren", "/abonnement", "/donate", "/signup",
	};
	struct url u;
	size_t i;

	url_split(url, strlen(url), &u);
	for (i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
		if (is_host(&u, hosts[i]) && depth_of(&u) <= 1)
			return true;
	for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		if (begins(&u, paths[i]) && depth_of(&u) <= 3)
			return true;
	return strncmp(url, "mailto:", 7) == 0 && strcasestr(url, "subject=re") != NULL;
}

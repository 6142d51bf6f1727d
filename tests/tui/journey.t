#!/bin/sh
# From nothing to reading, end to end: a real server, the poller, the store and
# the interface in a real terminal; then offline; then a second, polite poll.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
. "$TOP/tests/tui/lib.sh"

mkdir -p "$T/www"
cp "$TOP/tests/fixture/feed.xml" "$T/www/feed.xml"
nginx_start
echo "$SITE/feed.xml news" >"$XDG_CONFIG_HOME/coranto/feeds"
quiet

out=$("$CORANTO" update 2>&1)
is "$?" 0 'the first update'
is "$out" '' '... has nothing to say'
like "$(cat "$T/access.log")" '^GET /feed.xml 200 "-" "-" "coranto/[0-9.]+ \(\+https?://[^ ]+\)" ".*gzip' 'one plain request that says who asks'
is "$("$CORANTO" list | wc -l)" 1 'one article is stored'

tui_start 80 24
see '1 +News Example' 'the feed with its unread article'
tui_keys Enter
see 'US President Joe Biden and Russian Leader Vladimir Putin to' 'its headline'
tui_keys Enter
see 'US President Joe Biden will meet with his Russian counterpart Vladimir' 'its text, wrapped'
see 'World Desk' '... and who wrote it'
unsee 'appeared first on' '... without what the site adds to each'
tui_keys Q
tui_left 0 'Q leaves'

nginx_stop
tui_start 80 24
see 'News Example' 'without the server: the feed'
tui_keys Enter Enter
see 'US President Joe Biden will meet with his Russian counterpart Vladimir' '... and the article'
tui_keys Q
tui_left 0 '... and out'

"$CORANTO" update --all >"$T/out" 2>&1
is "$?" 1 'a server that is gone is a failure'
like "$(cat "$T/out")" 'feed\.xml|News Example' '... of which feed'
rm -rf "$XDG_DATA_HOME"
nginx_start
echo "$SITE/feed.xml news" >"$XDG_CONFIG_HOME/coranto/feeds"
"$CORANTO" update
: >"$T/access.log"
"$CORANTO" update
is "$(cat "$T/access.log")" '' 'what is not due is not asked'
"$CORANTO" update --all
etag=$(printf '"%x-%x"' "$(stat -c %Y "$T/www/feed.xml")" "$(stat -c %s "$T/www/feed.xml")")
modified=$(LC_ALL=C date -u -r "$T/www/feed.xml" '+%a, %d %b %Y %H:%M:%S GMT')
like "$(cat "$T/access.log")" "^GET /feed.xml 304 \"[^ ]*$(printf %s "$etag" | tr -d '"')[^ ]*\" \"$modified\"" 'asked again: with the validators of the server'
is "$("$CORANTO" list | wc -l)" 1 '... and nothing is added'

printf '<!-- -->' >>"$T/www/feed.xml"
sed -i 's/Geneva on June 16<\/title>/Geneva on June 17<\/title>/' "$T/www/feed.xml"
"$CORANTO" mark read "$("$CORANTO" list | cut -f1)"
"$CORANTO" update --all
like "$("$CORANTO" list --read 2>/dev/null || "$CORANTO" list)" 'June 17' 'an edited article is edited'
is "$("$CORANTO" list | wc -l)" 1 '... not doubled'
is "$("$CORANTO" list --unread | wc -l)" 0 '... and stays read'
done_testing

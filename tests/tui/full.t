#!/bin/sh
# The whole article in the reader: fetched by a key, switched with the feed's
# own text; a failure says why.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
. "$TOP/tests/tui/lib.sh"

nginx_start 'location /slow/ { alias '"$T"'/www/; gzip off; limit_rate 250; }'
cp "$TOP/tests/fixture/page.html" "$T/www/page.html"
cat >"$T/www/feed.xml" <<END
<rss version="2.0"><channel><title>Teasers</title><link>/</link>
<item><guid isPermaLink="false">1</guid><title>Good one</title><link>$SITE/page.html</link><description>A good teaser.</description></item>
<item><guid isPermaLink="false">2</guid><title>Missing one</title><link>$SITE/nothing.html</link><description>A lost teaser.</description></item>
</channel></rss>
END
echo "$SITE/feed.xml" >"$XDG_CONFIG_HOME/coranto/feeds"
quiet
update
first=$(head -1 "$TOP/tests/fixture/expected.txt" | cut -c1-30)

tui_start 80 24
see '2 +Teasers' 'feeds'
tui_keys Enter; see 'Good one' 'headlines'
until is_selected 'Good one'; do tui_keys j; sleep 0.05; tui_keys k; is_selected 'Good one' || tui_keys j; sleep 0.1; done
tui_keys Enter; see 'A good teaser' "the feed's text"
tui_keys x; see "$first" 'x fetches the whole article and shows it'
see 'the whole article' '... the header says so'
see 'The whole article is here' '... the last line, too'
tui_keys x; see 'A good teaser' "x again shows the feed's text"
see "the feed's text" '... the header says so'
tui_keys x; see "$first" 'and once more the whole one'
tui_keys h Enter; see "$first" 'which is shown first from now on'
tui_keys n; see 'A lost teaser' 'another one'
tui_keys x; see 'HTTP 404' 'a page that is not there: why is said'
see 'o opens' '... and how to open the browser'
see 'A lost teaser' "... the feed's text stays"
tui_keys Q; tui_left 0 'leaves'

# Several at once, of a server that is slow.
cat >"$T/www/feed.xml" <<END
<rss version="2.0"><channel><title>Slow</title><link>/</link>
<item><guid isPermaLink="false">3</guid><title>Third</title><link>$SITE/slow/page.html</link><description>One.</description><pubDate>Tue, 25 May 2021 23:00:00 GMT</pubDate></item>
<item><guid isPermaLink="false">4</guid><title>Fourth</title><link>$SITE/slow/page.html?4</link><description>Two.</description><pubDate>Tue, 25 May 2021 22:00:00 GMT</pubDate></item>
</channel></rss>
END
"$CORANTO" update --all
tui_start 80 24
see 'Teasers|Slow' 'again'
tui_keys Enter; see 'Third' 'headlines'
tui_keys g j j x; see 'etching' 'x in the list fetches, too'
tui_keys x; see 'etching' '... once'
tui_keys j x; see 'etching' 'another one waits'
tui_keys k w; see 'later|etching' 'so does one to keep for later'
tui_keys i; see 'HTTP 200' 'how the server answered'
tui_keys q C-x; see 'Stopped' '^X stops all'
tui_keys x; see 'etching' 'fetched again'
tui_keys Q; tui_left 0 'leaves meanwhile'
like "$("$CORANTO" list -F %t)" '^Third$' '... and nothing is lost'

# A feed of a slow server: what is asked for meanwhile is done then.
printf '%s\n' "$SITE/feed.xml full=yes" "$SITE/slow/feed.xml" >"$XDG_CONFIG_HOME/coranto/feeds"
tui_start 80 24
see 'Slow' 'feeds'
tui_keys R; see 'fetching|etching' 'R fetches all'
tui_keys r R; see '/2' 'r and R meanwhile'
tui_keys C-x; see 'stopped' '^X stops'
tui_keys Q; tui_left 0 'leaves'

# Whole articles without being asked.
rm -rf "$XDG_DATA_HOME"
printf '%s full=yes\n' "$SITE/feed.xml" >"$XDG_CONFIG_HOME/coranto/feeds"
tui_start 80 24
tui_keys R; see 'whole articles [0-9]/2' 'pages are counted'
tui_keys Q; tui_left 0 'leaves'
done_testing

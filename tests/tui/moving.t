#!/bin/sh
# Moving in from the real newsboat and the real sfeed: they fetch from a server
# and are used as one uses them, then what they know is taken over.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"
. "$TOP/tests/nginx.sh"
for tool in newsboat sfeed_opml_import; do
	command -v $tool >/dev/null 2>&1 || { echo "1..0 # skip $tool is not here"; exit 0; }
done
dir=$XDG_CONFIG_HOME/coranto

nginx_start
item() { printf '<item><guid>%s</guid><title>%s</title><link>%s/%s</link><pubDate>%s</pubDate><description><![CDATA[<p>The <b>text</b> of %s</p>]]></description></item>\n' "$@"; }
{
	echo '<rss version="2.0"><channel><title>The News</title><link>http://news.example/</link>'
	for n in 1 2 3 4 5; do item "g$n" "Story $n" "$SITE" "$n" "Mon, 0$((10 - n)) Nov 2026 10:00:00 GMT" "$n"; done
	echo '</channel></rss>'
} >"$T/www/news.xml"

# newsboat in the folders of the XDG specification, with a file of every kind of line.
nb=$XDG_CONFIG_HOME/newsboat nbdata=$XDG_DATA_HOME/newsboat
mkdir -p "$nb" "$nbdata"
printf '%s/news.xml world "two words" "~My News"\n"query:Unread:unread = \\"yes\\""\n# a comment\n' "$SITE" >"$nb/urls"
printf 'show-read-feeds yes\nmax-items 50\nnotify-program notify-send\nbrowser "w3m %%u"\nbind-key j down\nhighlight article "Story" red default\n' >"$nb/config"
newsboat -x reload >"$T/out" 2>&1; is "$?" 0 'newsboat fetches'
ours=$CORANTO CORANTO=newsboat
tui_start 80 24
CORANTO=$ours
see 'My News' 'newsboat runs'
tui_keys Enter; see 'Story 5' 'its articles'
tui_keys Enter; see 'text of 1' 'one is read'
tui_keys q; see 'Story 5' 'back'
tui_keys j; tui_keys C-e; see 'Flags:' 'a flag is asked for'
tui_type 's'; tui_keys Enter; see 'N! +Nov 08' 'a flag is set'
tui_keys j D; see 'D.*Story 3' 'one is deleted'
tui_keys '$'; see 'Story 5' 'and done away with'
tui_keys q; see 'My News' 'back in the feeds'
tui_keys q; tui_left 0 'it leaves'

"$CORANTO" import --dry-run newsboat >"$T/lines" 2>"$T/err"; is "$?" 0 'a dry run'
like "$(cat "$T/lines")" "^$SITE/news.xml world \"two words\" \"~My News\"" 'shows the subscription'
like "$(cat "$T/lines")" '^max-items 50' '... the settings'
like "$(cat "$T/lines")" "^# newsboat's, without effect: show-read-feeds yes" '... what has no meaning'
like "$(cat "$T/err")" 'newsboat/cache.db: 5 articles to be added' '... and how many articles there are'
is "$(ls "$dir")" '' '... and writes nothing'
requests=$(wc -l <"$T/access.log")
"$CORANTO" import newsboat >"$T/out" 2>"$T/err"; is "$?" 0 'the import'
like "$(cat "$T/err")" 'newsboat/cache.db: 5 articles added' 'takes the articles'
is "$("$CORANTO" list -F '%t|%u|%f|%D|%F')" "Story 1|$SITE/1|--|2026-11-09T10:00:00Z|My News
Story 2|$SITE/2|N*|2026-11-08T10:00:00Z|My News
Story 4|$SITE/4|N-|2026-11-06T10:00:00Z|My News
Story 5|$SITE/5|N-|2026-11-05T10:00:00Z|My News" 'read, flagged and deleted as they were'
is "$("$CORANTO" list --deleted -F %t)" 'Story 3' 'the deleted one can be had back'
like "$("$CORANTO" show "$("$CORANTO" list -F %i -q 'title = "Story 4"')")" '^The text of 4$' 'with their texts'
is "$(wc -l <"$T/access.log")" "$requests" 'nobody was asked for it'
like "$("$CORANTO" config)" '^keep +50 +# config:' 'the settings hold'
like "$("$CORANTO" config)" '^notify-program +notify-send +# config:' '... those of notifications, too'
is "$("$CORANTO" config --check)" '' 'and nothing is wrong'
articles=$("$CORANTO" list -F '%i|%t|%f')
"$CORANTO" update >"$T/out" 2>&1
is "$("$CORANTO" list -F '%i|%t|%f')" "$articles" 'the next update finds the same articles again'

# What we give back is what newsboat reads.
"$CORANTO" export newsboat >"$T/urls"
newsboat -u "$T/urls" -C /dev/null -c "$T/back.db" -x reload print-unread >"$T/out" 2>&1
like "$(cat "$T/out")" '^5 unread' 'newsboat fetches from our export'

# sfeed makes an sfeedrc of our list, and a list of that.
"$CORANTO" export opml >"$T/our.opml"
sfeed_opml_import <"$T/our.opml" >"$T/sfeedrc"; is "$?" 0 'sfeed reads our list'
sfeed_opml_export "$T/sfeedrc" >"$T/sfeed.opml"; is "$?" 0 '... and writes one'
rm "$dir/feeds"
"$CORANTO" import sfeed "$T/sfeedrc" 2>"$T/err"; is "$?" 0 'import sfeed'
is "$("$CORANTO" feeds -F '%u|%t')" "$SITE/news.xml|My News" '... has the feed and its name'
rm "$dir/feeds"
"$CORANTO" import "$T/sfeed.opml" 2>"$T/err"; is "$?" 0 'its list'
is "$("$CORANTO" feeds -F '%u|%t')" "$SITE/news.xml|My News" '... has them, too'
printf 'sfeedpath="%s/sfeed"\n' "$T" >>"$T/sfeedrc"
sfeed_update "$T/sfeedrc" >"$T/out" 2>&1; is "$?$(grep -c 'Story' "$T/sfeed/My News")" 05 'sfeed fetches with what it read of us'
done_testing

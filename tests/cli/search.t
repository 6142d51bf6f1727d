#!/bin/sh
# Searching from the command line.
. "$TOP/tests/lib.sh"

cat >"$T/a.xml" <<'END'
<rss version="2.0"><channel><title>Feed A</title><link>http://a.example/</link>
<item><guid>1</guid><title>Gardening in winter</title><link>http://a.example/1</link>
 <pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><description>&lt;p>Snow on the &lt;b>cabbage&lt;/b>&lt;/p></description></item>
<item><guid>2</guid><title>Cabbage prices</title><link>http://a.example/2</link>
 <pubDate>Tue, 03 Nov 2026 10:00:00 GMT</pubDate><description>They fall.</description></item>
<item><guid>3</guid><title>Nothing at all</title><link>http://a.example/3</link></item>
</channel></rss>
END
echo "file://$T/a.xml" >"$XDG_CONFIG_HOME/coranto/feeds"

is "$("$CORANTO" search cabbage)" "" "nothing is stored yet"
"$CORANTO" update >/dev/null 2>&1
is "$("$CORANTO" search -F %t cabbage | sort)" 'Cabbage prices
Gardening in winter' "in titles and texts"
is "$("$CORANTO" search -F %t title:cabbage)" "Cabbage prices" "in titles"
is "$("$CORANTO" search -F %t cabbage snow)" "Gardening in winter" "all words"
is "$("$CORANTO" search -F %t -- cabbage -snow)" "Cabbage prices" "not a word"
is "$("$CORANTO" search -F %t 'gard*')" "Gardening in winter" "a beginning"
is "$("$CORANTO" search --newest -F %t cabbage | wc -l)" 2 "by date"
is "$("$CORANTO" search -n 1 cabbage | wc -l)" 1 "a limit"
like "$("$CORANTO" search -s snow)" '^ *Snow on the cabbage|^    .*Snow on the' "where it was found"
like "$("$CORANTO" search --json snow)" '"title":"Gardening in winter".*"snippet":".*Snow on the cabbage' "as JSON"
is "$("$CORANTO" search nonsense)" "" "what is nowhere"
out=$("$CORANTO" search '"open' 2>&1); like "$?" '^[02]$' "a quote that is open"
out=$("$CORANTO" search '(' 2>&1); is "$?" 2 "a line that cannot be understood"
like "$out" '^coranto: search: column [0-9]+: ' "says where"
out=$("$CORANTO" search 2>&1); is "$?" 2 "nothing to search"

done_testing

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
is "$("$CORANTO" search -s -F %t 'snow cab*' | sed -n 2p)" '    *Snow* on the *cabbage*' "where it was found, marked"
like "$("$CORANTO" search --json snow)" '"title":"Gardening in winter".*"snippet":".*Snow on the cabbage' "as JSON"
is "$("$CORANTO" search nonsense)" "" "what is nowhere"
out=$("$CORANTO" search '"open' 2>&1); like "$?" '^[02]$' "a quote that is open"
out=$("$CORANTO" search '(' 2>&1); is "$?" 2 "a line that cannot be understood"
like "$out" '^coranto: search: column [0-9]+: ' "says where"
out=$("$CORANTO" search 2>&1); is "$?" 2 "nothing to search"

# More than an update takes into the index; as if another program held the store.
db=$XDG_DATA_HOME/coranto/coranto.db
{
	echo '<rss version="2.0"><channel><title>Many</title><link>http://b.example/</link>'
	for i in $(seq 300); do echo "<item><guid>m$i</guid><title>turnip $i</title></item>"; done
	echo '</channel></rss>'
} >"$T/b.xml"
echo "file://$T/b.xml" >>"$XDG_CONFIG_HOME/coranto/feeds"
"$CORANTO" update >/dev/null 2>&1
like "$("$CORANTO" store)" '^waiting for it +300$' "much at once waits for the first search"
mkdir "$db-shm"
out=$("$CORANTO" search -F %t cabbage turnip 2>&1); is "$?" 0 "a search that cannot take it in"
is "$out" "coranto: search: 300 articles are not in the index yet" "says what it does not know"
rmdir "$db-shm"
is "$("$CORANTO" search -F %t turnip 300 2>&1)" "turnip 300" "the next one does"
like "$("$CORANTO" store)" '^waiting for it +0$' "nothing waits"

done_testing

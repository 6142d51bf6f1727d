#!/bin/sh
# list, show, mark and feeds on articles that an update has stored.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto
esc=$(printf '\033')

cat >"$T/a.xml" <<'END'
<rss version="2.0"><channel><title>Feed A</title><link>http://a.example/</link>
<item><guid>1</guid><title>One &amp;amp; only</title><link>http://a.example/1</link><author>Ann</author>
 <pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><category>x</category><category>y z</category>
 <description>&lt;p>Some &lt;b>bold&lt;/b> text, &lt;a href="/l">a link&lt;/a>.&lt;/p>&lt;ul>&lt;li>point&lt;/ul></description>
 <enclosure url="http://a.example/1.mp3" type="audio/mpeg" length="7"/></item>
<item><guid>2</guid><title>Two	tabbed &amp;#27;]0;title&amp;#7;</title><link>http://a.example/2</link>
 <pubDate>Tue, 03 Nov 2026 10:00:00 GMT</pubDate><description>Plain &amp;#27;[31m words</description></item>
<item><guid>3</guid><title>Three</title><link>http://a.example/3</link><pubDate>Wed, 04 Nov 2026 10:00:00 GMT</pubDate></item>
</channel></rss>
END
cat >"$T/b.xml" <<'END'
<rss version="2.0"><channel><title>Feed B</title><link>http://b.example/</link>
<item><guid>1</guid><title>Apples</title><link>http://b.example/1</link><pubDate>Thu, 05 Nov 2026 10:00:00 GMT</pubDate></item>
</channel></rss>
END
cat >"$dir/feeds" <<END
file://$T/a.xml tagged
@ News/World
file://$T/b.xml "~My B"
file://$T/none.xml
END

is "$("$CORANTO" list)" "" "nothing is stored yet"
like "$("$CORANTO" feeds)" 'never polled' "nor polled"
"$CORANTO" update >/dev/null 2>"$T/err"; is "$?" 1 "one of the feeds is not there"

# list
is "$("$CORANTO" list --format '%t|%u|%a|%D|%f|%F')" 'Apples|http://b.example/1||2026-11-05T10:00:00Z|N-|My B
Three|http://a.example/3||2026-11-04T10:00:00Z|N-|Feed A
Two tabbed ]0;title|http://a.example/2||2026-11-03T10:00:00Z|N-|Feed A
One & only|http://a.example/1|Ann|2026-11-02T10:00:00Z|N-|Feed A' "fields, newest first"
is "$("$CORANTO" list -f 'Feed A' -F '%I %w' | sort -u)" "$("$CORANTO" feeds -F '%i' 'Feed A') 0
$("$CORANTO" feeds -F '%i' 'Feed A') 3
$("$CORANTO" feeds -F '%i' 'Feed A') 7" "the number of the feed and the words"
id() { "$CORANTO" list --format '%i %t' | sed -n "s/ $1.*//p"; }
one=$(id One) two=$(id Two) three=$(id Three) apples=$(id Apples)
is "$("$CORANTO" list | head -n 1)" "$(printf '%s\t2026-11-05 10:00\tN-\tMy B\tApples' "$apples")" "the columns of a line"
is "$("$CORANTO" list -r --format %t | head -n 1)" "One & only" "oldest first"
is "$("$CORANTO" list --sort title -F %t | head -n 1)" "Apples" "by title"
is "$("$CORANTO" list -n 2 | wc -l)" 2 "a limit"
is "$("$CORANTO" list -n 2 -0 -F %t | tr '\0' '#')" "Apples#Three#" "ended by NUL"
is "$("$CORANTO" list -F '%%\t\n\\%i\q' -n 1)" "$(printf '%%\t\n\\%s\\q' "$apples")" "escapes of a format"
is "$("$CORANTO" list --feed 'my b' -F %t)" "Apples" "a feed by its title"
is "$("$CORANTO" list --feed "file://$T/b.xml" -F %t)" "Apples" "by its address"
is "$("$CORANTO" list --feed "$("$CORANTO" feeds -F '%i' 'My B')" -F %t)" "Apples" "by its number"
is "$("$CORANTO" list --folder News -F %t)" "Apples" "a folder with those below it"
is "$("$CORANTO" list --tag tagged | wc -l)" 3 "a tag"
is "$("$CORANTO" list --filter 'title =~ "^t" and feedtitle = "Feed A"' -F %t)" 'Three
Two tabbed ]0;title' "a filter"
cat >>"$dir/feeds" <<'END'
@
"query:Fruit:title =~ \"apple\" or title = \"Three\""
"query:Broken:title = "
END
is "$("$CORANTO" list --feed fruit -F %t | tr '\n' ' ')" "Apples Three " "a query feed"
is "$("$CORANTO" list --feed fruit -q 'title =~ "^a" or title =~ "^t"' --folder News -F %t)" "Apples" "with a filter and a folder"
out=$("$CORANTO" list --feed broken 2>&1); is "$?" 2 "a query feed with a broken filter"
like "$out" '^coranto: feeds:[0-9]+: column ' "says where"
"$CORANTO" list --json >"$T/list.json"
is "$(wc -l <"$T/list.json")" 4 "JSON: a line for an article"
like "$(tail -n 1 "$T/list.json")" "^\\{\"id\":\"$one\",\"url\":\"http://a.example/1\",\"title\":\"One & only\",\"date_published\":\"2026-11-02T10:00:00Z\",\"authors\":\\[\\{\"name\":\"Ann\"\\}\\],\"_coranto\":\\{.*\"read\":false,\"starred\":false" "JSON: its fields"
out=$("$CORANTO" list --feed nonsense 2>&1); is "$?" 2 "a feed that is not there"
out=$("$CORANTO" list --filter 'title =' 2>&1); is "$?" 2 "a broken filter"
like "$out" '^coranto: filter: column [0-9]+: ' "says where"
out=$("$CORANTO" list --format '%t %q' 2>&1); is "$?" 2 "a broken format"
out=$("$CORANTO" list --limit x 2>&1); is "$?" 2 "a broken number"
out=$("$CORANTO" list x 2>&1); is "$?" 2 "a word too many"
is "$("$CORANTO" list -h; "$CORANTO" list -ah)" "$("$CORANTO" list --help; "$CORANTO" list --help)" "help by a letter"
{ "$CORANTO" list; echo $? >"$T/status"; } | true
is "$(cat "$T/status")" 0 "a closed pipe is no failure"

# show
"$CORANTO" show "$one" >"$T/show"; is "$?" 0 "show"
like "$(cat "$T/show")" '^Title: One & only$' "shows the title"
like "$(cat "$T/show")" '^Author: Ann$' "the author"
like "$(cat "$T/show")" '^Some bold text, a link' "the text"
like "$(cat "$T/show")" 'http://a\.example/l$' "its links"
unlike "$("$CORANTO" show --no-links "$one")" 'http://a\.example/l' "or not"
is "$("$CORANTO" show -w 20 "$one" | tail -n +2 | grep -v : | awk 'length($0) > 20' | wc -l)" 0 "at a width"
sed -i 's/ tagged$/ tagged text-width=24/' "$dir/feeds"
is "$("$CORANTO" show "$one" | sed -n '/^Some/,/^$/p' | awk 'length($0) > 24' | wc -l)" 0 "or that of its feed"
like "$("$CORANTO" show --html "$one")" '<b>bold</b>' "as HTML"
like "$("$CORANTO" show --json "$one")" '"content_html":"<p>.*"tags":\["x","y z"\].*"attachments":\[\{"url":"http://a.example/1.mp3","mime_type":"audio/mpeg","size_in_bytes":7\}\]' "as JSON"
out=$("$CORANTO" show "$two" "$three")
like "$out" '^Title: Three$' "several"
out=$("$CORANTO" show 99999 "$three" 2>"$T/err"); is "$?" 1 "one that is not there"
like "$out" '^Title: Three$' "the others are shown"
out=$("$CORANTO" show 2>&1); is "$?" 2 "none"
out=$("$CORANTO" list; "$CORANTO" list --json; "$CORANTO" show "$two"; "$CORANTO" show --json "$two"; "$CORANTO" show --html "$two"; "$CORANTO" feeds)
unlike "$out" "$esc" "no escape gets out"

# mark
"$CORANTO" mark read "$one" "$two"; is "$?" 0 "mark read"
is "$("$CORANTO" list --unread -F %i | sort -n | tr '\n' ' ')" "$(printf '%s\n' "$three" "$apples" | sort -n | tr '\n' ' ')" "the others are unread"
"$CORANTO" mark unread "$one" && "$CORANTO" mark star "$one"
is "$("$CORANTO" list --starred -F '%i %f')" "$one N*" "star"
"$CORANTO" mark unstar "$one"; is "$("$CORANTO" list --starred)" "" "unstar"
out=$("$CORANTO" mark read "$three" 99999 2>&1); is "$?" 1 "a number of no article"
is "$("$CORANTO" list --unread | wc -l)" 3 "then nothing is marked"
"$CORANTO" mark delete "$three"; is "$("$CORANTO" list | wc -l)" 3 "delete"
is "$("$CORANTO" list --deleted -F %i)" "$three" "is known still"
"$CORANTO" update --all >/dev/null 2>&1; is "$("$CORANTO" list | wc -l)" 3 "an update does not bring it back"
"$CORANTO" mark restore --all; is "$("$CORANTO" list | wc -l)" 4 "restore does"
"$CORANTO" list --unread | grep Apples | "$CORANTO" mark read -; is "$?" 0 "lines from standard input"
is "$("$CORANTO" list -F %f -n 1)" "--" "are marked"
"$CORANTO" mark read --feed 'Feed A'; is "$("$CORANTO" list --unread)" "" "a whole feed"
like "$("$CORANTO" mark --undo)" '^taken back: read \(2 articles\)$' "undo"
is "$("$CORANTO" list --unread | wc -l)" 2 "they are unread again"
"$CORANTO" mark read --filter 'title = "Three"'; is "$("$CORANTO" list --unread -F %i)" "$one" "by a filter"
for wrong in "" "read" "nonsense 1" "read x" "read 1 --all" "read -- -1" "--undo 1"; do
	# shellcheck disable=SC2086
	"$CORANTO" mark $wrong >/dev/null 2>&1; is "$?" 2 "mark $wrong is wrong"
done

# feeds
is "$("$CORANTO" feeds -F '%t|%u|%l|%o|%T|%n|%c')" "Feed A|file://$T/a.xml|http://a.example/||tagged|1|3
My B|file://$T/b.xml|http://b.example/|News/World||0|1
file://$T/none.xml|file://$T/none.xml||News/World||0|0" "the feeds in the user's order"
is "$("$CORANTO" feeds --failing -F %u)" "file://$T/none.xml" "those that fail"
like "$("$CORANTO" feeds --failing)" '^ *error: .*No such file' "and why"
is "$("$CORANTO" feeds --unread -F %t)" "Feed A" "those with unread articles"
like "$("$CORANTO" feeds 'My B')" '^[0-9]+ My B \(0 unread of 1\)$' "one feed in full"
like "$("$CORANTO" feeds --json 'My B')" '^\{"id":[0-9]+,"feed_url":"file:.*b.xml","title":"My B","home_page_url":"http://b.example/","folder":"News/World","unread":0,"total":1,.*"errors":0' "as JSON"
like "$("$CORANTO" feeds -F '%w|%s|%p|%L|%N' 'My B')" '^[0-9]+\.[0-9]\|0(\|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z){3}$' "how a feed is, for programs"
is "$("$CORANTO" feeds -F '%s|%L' "file://$T/none.xml")" '0|' "never with success"
# As the store may have it a while later.
state() { sqlite3 "$XDG_DATA_HOME/coranto/coranto.db" "UPDATE feed SET $1 WHERE url LIKE '%b.xml'"; "$CORANTO" feeds 'My B' | sed -n 2,3p; }
if command -v sqlite3 >/dev/null; then
	like "$(state 'next_poll = 1, body_bytes = 3500000')" 'next at once, 3\.3 MB' "a feed that is due, and large"
	like "$(state "next_poll = $(($(date +%s) + 864000))")" 'next in (9|10) days' "one that is left alone for long"
	like "$(state 'gone = 1')" ', gone, not asked any more' "one that is gone"
	state 'gone = 0' >/dev/null
fi
out=$("$CORANTO" feeds nonsense 2>&1); is "$?" 2 "a feed that is not there"

# Words are parted by the patterns of a file; one that is not there is no failure.
printf 'UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\no2l\nbo1\n' >"$T/patterns"
for patterns in "$T/patterns" /nowhere/at/all; do
	echo "hyphenate $patterns" >"$dir/config"
	like "$("$CORANTO" show -w 30 "$one" 2>/dev/null)" 'bold' "hyphenate $patterns"
done
rm "$dir/config"

# Only to look, what is there is enough.
cleanup='chmod -R u+w "$XDG_DATA_HOME"'
chmod -R a-w "$XDG_DATA_HOME"
is "$("$CORANTO" list | wc -l)" 4 "a store that cannot be written is read"
chmod -R u+w "$XDG_DATA_HOME"

done_testing

#!/bin/sh
# Moving in and out: OPML and newsboat's files, by our own commands and, where
# it is installed, by newsboat itself.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto
feeds=$dir/feeds

cat >"$T/list.opml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Top" xmlUrl="https://top.example/feed" htmlUrl="https://top.example/" category="one,/two words,~x,every=1,!" version="RSS2"
 description="what &quot;it&quot; is: a=b \ c" x:y="z" isComment="false"/>
<outline text="News"><outline text="Local &amp; &quot;far&quot;">
 <outline text="A \ B" type="rss" xmlUrl="https://a.example/feed"/>
 <outline text="Bad" type="rss" xmlUrl="|touch /tmp/owned"/>
</outline><outline title="C" xmlUrl="feed://c.example/"/></outline>
<outline text="Known" xmlUrl="https://known.example/"/>
<outline text="Again" xmlUrl="https://top.example/feed"/>
</body></opml>
END
printf '# mine\n@ Old\nhttps://known.example/ tag' >"$feeds"
cp "$feeds" "$T/before"
out=$("$CORANTO" import --dry-run opml "$T/list.opml" 2>"$T/err"); is "$?" 0 "a dry run"
ok "$(cmp -s "$feeds" "$T/before"; echo $?)" "changes nothing"
like "$(cat "$T/err")" 'owned' "says what is not taken"
like "$(cat "$T/err")" ': 3 to be added, 2 there already' "and how many are"
"$CORANTO" import opml "$T/list.opml" 2>/dev/null; is "$?" 0 "import opml"
is "$(tail -n +4 "$feeds")" "$out" "adds what the dry run showed"
is "$(head -n 3 "$feeds")" "$(cat "$T/before")" "the rest stays"
is "$("$CORANTO" feeds -F '%u|%o|%t')" 'https://known.example/|Old|https://known.example/
https://top.example/feed||Top
https://a.example/feed|News/Local & far|A \ B
http://c.example/|News|C' "folders and titles are taken over"
is "$("$CORANTO" feeds -F '%u %T' | grep top)" 'https://top.example/feed one /two-words' "categories become tags"
is "$("$CORANTO" config --check)" "" "without a problem"
like "$(cat "$feeds")" '"~Top" "opml:version=RSS2" "opml:description=what it is: a=b .. c" "opml:x:y=z" "opml:isComment=false"$' "other attributes stand by"
cp "$feeds" "$T/before"
"$CORANTO" import opml - <"$T/list.opml" 2>/dev/null
ok "$(cmp -s "$feeds" "$T/before"; echo $?)" "a second time adds nothing"
echo '<html>' >"$T/no.opml"
out=$("$CORANTO" import opml "$T/no.opml" 2>&1); is "$?" 1 "what is no OPML"
out=$("$CORANTO" import opml "$T/none" 2>&1); is "$?" 1 "a file that is not there"
like "$("$CORANTO" import nonsense 2>&1)" 'not opml, newsboat' "a word that is neither a program nor a file"

# and back
"$CORANTO" export opml >"$T/out.opml"; is "$?" 0 "export opml"
like "$(cat "$T/out.opml")" 'xmlUrl="https://top.example/feed".* category="one,/two-words"' "with the tags as categories"
like "$(cat "$T/out.opml")" 'category="one,/two-words" version="RSS2" description="what it is: a=b \\ c" isComment="false"/>' "and the attributes of the list it came from"
rm "$feeds"
"$CORANTO" import "$T/out.opml" 2>/dev/null; is "$?" 0 "a file alone is OPML"
is "$("$CORANTO" feeds -F '%u|%o|%t' | sort)" "$(printf '%s\n' 'https://known.example/|Old|https://known.example/' 'https://top.example/feed||Top' "https://a.example/feed|News/Local & far|A \\ B" 'http://c.example/|News|C' | sort)" "an export can be imported"

# newsboat
mkdir "$T/nb"
cat >"$T/nb/urls" <<'END'
# my feeds
https://n.example/feed "two words" "~The N" !
"query:Unread:unread = \"yes\""

https://top.example/feed again
file:///tmp/x.xml
nonsense
END
cat >"$T/nb/config" <<'END'
auto-reload yes
reload-time 90
download-timeout 20
browser "firefox %u"
text-width 70
color listnormal cyan default
macro k open ; quit
bind-key j next articlelist
highlight all "---.*---" yellow
ignore-article "*" "title =~ \"Windows\""
ignore-article "https://n.example/\"q\"" "title = \"x\""
download-timeout 5000
proxy-type socks5
END
printf "text-width 66\n## newsboat's, without effect: proxy-type socks5\n" >"$dir/config"
cp "$feeds" "$T/before"
out=$("$CORANTO" import -n newsboat "$T/nb" 2>/dev/null)
ok "$(cmp -s "$feeds" "$T/before"; echo $?)" "a dry run changes nothing"
like "$out" '^reload-time 90$' "and shows settings"
"$CORANTO" import newsboat "$T/nb" 2>"$T/err"; is "$?" 0 "import newsboat"
like "$(cat "$T/err")" 'feeds: 3 added, 1 there already, 1 without effect' "says how many"
like "$("$CORANTO" feeds -F '%u|%t|%T|%o')" '^https://n.example/feed\|The N\|two words\|$' "its feeds"
like "$(cat "$feeds")" '^# my feeds$' "its comments"
like "$(cat "$feeds")" '^# nonsense: no address.*: nonsense$' "what is none becomes a comment"
out=$("$CORANTO" config)
like "$out" '^every +90m' "its settings"
like "$out" '^browser +"firefox %u"' "with their quotes"
like "$out" '^text-width +66 ' "but not over one's own"
for line in 'color listnormal cyan default' 'macro k open ; quit' 'highlight all "---.*---" yellow' 'bind-key j next articlelist'; do
	ok "$(grep -Fqx -- "$line" "$dir/config"; echo $?)" "what is no setting: $line"
done
like "$(cat "$dir/config")" "^# newsboat's, without effect: proxy-type socks5\$" "what means nothing here becomes a comment"
like "$(cat "$dir/config")" "^# newsboat's, without effect: download-timeout 5000\$" "and so does what is out of bounds"
like "$("$CORANTO" rules 2>&1)" 'Windows' "what is ignored is a rule"
is "$("$CORANTO" config --check)" "" "and nothing is wrong"
cp "$feeds" "$T/before"; cp "$dir/config" "$T/before-config"
"$CORANTO" import newsboat "$T/nb" 2>/dev/null
ok "$(cmp -s "$feeds" "$T/before" && cmp -s "$dir/config" "$T/before-config"; echo $?)" "a second time adds nothing"
mkdir "$T/.newsboat"; cp "$T/nb/urls" "$T/.newsboat/"; rm "$feeds"
"$CORANTO" import newsboat 2>/dev/null; is "$?" 0 "its own folder is found"
like "$("$CORANTO" feeds -F %u)" '^https://n.example/feed$' "and read"
mkdir -p "$T/home/.config/newsboat" "$T/home/.local/share/newsboat"
mv "$T/.newsboat/urls" "$T/home/.config/newsboat/"
printf 'text-width 70\nauto-reload "yes\n' >"$T/home/.config/newsboat/config"
env -u XDG_CONFIG_HOME -u XDG_DATA_HOME HOME="$T/home" "$CORANTO" import newsboat 2>/dev/null; is "$?" 0 "the usual one of others, too"
like "$(cat "$T/home/.config/coranto/feeds")" '^https://n.example/feed ' "into our usual one"
is "$(cat "$T/home/.config/coranto/config")" "text-width 70
# newsboat's config:2: a \" is not closed" "a mistake becomes a comment"
out=$(HOME=$T/nothing "$CORANTO" import newsboat 2>&1); is "$?" 1 "no folder of newsboat"
is "$out" 'coranto: newsboat: no urls file in ~/.newsboat or ~/.config/newsboat' "is said to be none"
is "$("$CORANTO" export newsboat | head -n 1)" 'https://n.example/feed "two words" "~The N" !' "export newsboat"

if command -v newsboat >/dev/null 2>&1; then
	newsboat -u "$T/nb/urls" -C "$T/nb/config" -c "$T/nb/cache.db" -e >"$T/nb.opml" 2>/dev/null
	rm "$feeds"
	"$CORANTO" import opml "$T/nb.opml" 2>/dev/null; is "$?" 0 "newsboat's own OPML"
	like "$("$CORANTO" feeds -F %u)" '^https://n.example/feed$' "is read"
	newsboat -u "$T/new" -C /dev/null -c "$T/new.db" -i "$T/out.opml" >/dev/null 2>&1
	like "$(cat "$T/new")" '^"?https://a.example/feed' "newsboat reads our OPML"
	"$CORANTO" export newsboat >"$T/urls"
	newsboat -u "$T/urls" -C /dev/null -c "$T/new.db" -e >"$T/again.opml" 2>/dev/null
	like "$(cat "$T/again.opml")" 'https://n.example/feed' "and our urls file"
fi

# newsboat's articles
if command -v newsboat >/dev/null 2>&1 && command -v sqlite3 >/dev/null 2>&1; then
	cat >"$T/a.xml" <<'END'
<rss version="2.0"><channel><title>Feed A</title><link>http://a.example/</link>
<item><guid>1</guid><title>One &amp;amp; only</title><link>http://a.example/1</link><author>Ann</author><enclosure url="http://a.example/1.mp3" type="audio/mpeg" length="7"/><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><description>&lt;p>The &lt;b>text&lt;/b></description></item>
<item><title>Two</title><link>http://a.example/2</link><pubDate>Tue, 03 Nov 2026 10:00:00 GMT</pubDate></item>
<item><guid>3</guid><title>Three</title><link>http://a.example/3</link><pubDate>Wed, 04 Nov 2026 10:00:00 GMT</pubDate></item>
<item><guid>4</guid><title>Four</title><link>http://a.example/4</link><pubDate>Thu, 05 Nov 2026 10:00:00 GMT</pubDate></item>
</channel></rss>
END
	rm -rf "$T/nb" "$feeds" "$dir/config" "$XDG_DATA_HOME"
	mkdir "$T/nb"
	echo "file://$T/a.xml" >"$T/nb/urls"
	newsboat -u "$T/nb/urls" -C /dev/null -c "$T/nb/cache.db" -x reload >/dev/null 2>&1
	sqlite3 "$T/nb/cache.db" "update rss_item set unread = 0 where title like 'One%'; update rss_item set flags = 's' where title = 'Two'; update rss_item set deleted = 1 where title = 'Three'"
	"$CORANTO" import newsboat "$T/nb" 2>"$T/err"; is "$?" 0 "newsboat's cache"
	like "$(cat "$T/err")" 'cache.db: 4 articles added' "says how many articles"
	articles=$("$CORANTO" list -F '%t|%u|%f|%D')
	is "$articles" 'Four|http://a.example/4|N-|2026-11-05T10:00:00Z
Two|http://a.example/2|N*|2026-11-03T10:00:00Z
One & only|http://a.example/1|--|2026-11-02T10:00:00Z' "read, starred and deleted as they were"
	like "$("$CORANTO" show "$("$CORANTO" list -F '%i' -q 'title =~ "^One"')")" '^The text$' "with their texts"
	like "$("$CORANTO" show --json "$("$CORANTO" list -F '%i' -q 'title =~ "^One"')")" '"name":"Ann".*"url":"http://a.example/1.mp3","mime_type":"audio/mpeg"' "their authors and what is attached"
	"$CORANTO" update --all 2>/dev/null
	is "$("$CORANTO" list -F '%t|%u|%f|%D')" "$articles" "the next poll finds them again"
	"$CORANTO" mark read --all
	"$CORANTO" import newsboat "$T/nb" 2>"$T/err"
	like "$(cat "$T/err")" 'cache.db: 0 articles added, 4 there already' "a second time adds nothing"
	is "$("$CORANTO" list --unread)" "" "and changes nothing"
	echo "no database" >"$T/nb/cache.db"
	out=$("$CORANTO" import newsboat "$T/nb" 2>&1); is "$?" 1 "a file that is no cache"
	like "$out" 'no cache of newsboat' "is said to be none"
fi

rm -f "$feeds"; is "$("$CORANTO" export newsboat)" "" "the built-in feed is not newsboat's"

for wrong in "" "opml" "nonsense x" "newsboat a b" "opml a b"; do
	# shellcheck disable=SC2086
	"$CORANTO" import $wrong >/dev/null 2>&1; is "$?" 2 "import $wrong is wrong"
done
"$CORANTO" export nonsense >/dev/null 2>&1; is "$?" 2 "export nonsense is wrong"

# sfeed: its file is a program, which is read and not run
cat >"$T/sfeedrc" <<'END'
#sfeedpath="$HOME/.sfeed/feeds"
touch "$HOME/owned"
base="https://x.example"
feeds() {
	# feed <name> <feedurl> [basesiteurl] [encoding]
	feed "The S" "https://s.example/atom.xml" "https://s.example"
	feed 'plain "quotes"' 'https://q.example/' \
		"https://q.example"
	feed "computed" "$base/feed"
	feed "again" "https://s.example/atom.xml"
	feed "none"
}
END
rm -f "$feeds"
"$CORANTO" import sfeed "$T/sfeedrc" 2>"$T/err"; is "$?" 0 "import sfeed"
is "$(cat "$feeds")" 'https://s.example/atom.xml "~The S"
https://q.example/ "~plain \"quotes\""' "takes the feed lines"
like "$(cat "$T/err")" ': 2 added, 0 there already, 2 without effect' "says what it did not take"
ok "$([ ! -e "$T/owned" ]; echo $?)" "runs nothing"
is "$("$CORANTO" feeds -F '%u|%t')" 'https://s.example/atom.xml|The S
https://q.example/|plain "quotes"' "the feeds"
if [ -r /usr/share/doc/sfeed/examples/sfeedrc.example ] || [ -r /usr/share/doc/sfeed/sfeedrc.example ]; then
	for example in /usr/share/doc/sfeed/examples/sfeedrc.example /usr/share/doc/sfeed/sfeedrc.example; do [ -r "$example" ] && break; done
	like "$("$CORANTO" import -n sfeed "$example" 2>/dev/null)" '^https?://' "the example of the real one"
fi

# newsraft
cat >"$T/raft" <<'END'
# comment
https://top.example/feed "Top"
@ Some News < reload-period 60
https://a.example/feed
https://b.example/feed "The B" < item-limit 10; reload-period 5
$(generate feeds) "Made"
END
rm -f "$feeds"
"$CORANTO" import newsraft "$T/raft" 2>"$T/err"; is "$?" 0 "import newsraft"
is "$(cat "$feeds")" 'https://top.example/feed "~Top"
@ "Some News"
https://a.example/feed
https://b.example/feed "~The B"' "takes addresses, names and sections"
like "$(cat "$T/err")" ': 3 added, 0 there already, 1 without effect' "and no commands"
out=$("$CORANTO" import newsraft 2>&1); is "$?" 2 "a file is wanted"
out=$("$CORANTO" import sfeed "$T/none" 2>&1); is "$?" 1 "which must be there"

done_testing

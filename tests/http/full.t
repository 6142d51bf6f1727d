#!/bin/sh
# The whole article: its page fetched at the user's demand, kept beside the
# feed's own text, found by the search.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
FEEDS=$XDG_CONFIG_HOME/coranto/feeds

item() { # guid link
	echo "<item><guid isPermaLink='false'>$1</guid><title>The $1 one</title><link>$2</link><description>A teaser of $1.</description></item>"
}
part() { # next
	echo "<html><head><title>Parts</title>${1:+<link rel='next' href='$1'>}</head><body><article><h1>Parts</h1>"
	echo "<p class=\"standfirst\">A story of more parts than one, told by &lt;b>those&lt;/b> who have to read it &amp; its $2 part</p>"
	for n in 1 2 3 4; do
		echo "<p>This is paragraph $n of the long story, which was written in many words, so that it is worth keeping.</p>"
	done
	echo "<p>Here the $2 part ends, with a word that no other part has, and with some more that everyone has.</p></article></body></html>"
}
number() { "$CORANTO" list --format '%i\t%t\n' | awk -F '\t' -v t="The $1 one" '$2 == t { print $1 }'; }

nginx_start 'location = /redirect { return 302 /page.html; } location = /again { return 429; }'
cp "$TOP/tests/fixture/page.html" "$T/www/page.html"
part story-2.html first >"$T/www/story-1.html"
part story-1.html second >"$T/www/story-2.html"
{
	echo '<rss version="2.0"><channel><title>Teasers</title><link>/</link>'
	item good "$SITE/page.html"
	item moved "$SITE/redirect"
	item missing "$SITE/nothing.html"
	item busy "$SITE/again"
	item parted "$SITE/story-1.html"
	item linkless ""
	echo '</channel></rss>'
} >"$T/www/feed.xml"
echo "$SITE/feed.xml full=no" >"$FEEDS"
"$CORANTO" update
ok $? "an update"
is "$(grep -c html "$T/access.log")" 0 "full=no: asks for no page by itself"

good=$(number good)
"$CORANTO" show "$good" >"$T/before"
like "$(cat "$T/before")" 'A teaser of good' "what the feed brings"
"$CORANTO" update --article "$good" >"$T/out" 2>&1
is $? 0 "the page of an article"
is "$(cat "$T/out")" "" "nothing is said"
"$CORANTO" show "$good" >"$T/after"
first=$(head -1 "$TOP/tests/fixture/expected.txt" | cut -c1-40)
like "$(cat "$T/after")" "$first" "its text is shown"
last=$(tail -1 "$TOP/tests/fixture/expected.txt" | cut -c1-40)
like "$(cat "$T/after")" "$last" "to its end"
word=$(tr -cs 'A-Za-z' '\n' <"$TOP/tests/fixture/expected.txt" | awk 'length > 9 { print; exit }')
like "$("$CORANTO" search "$word")" 'The good one' "and found"
like "$("$CORANTO" search 'teaser of good')" 'The good one' "as the feed's own text is"
"$CORANTO" update --all 2>/dev/null
"$CORANTO" show "$good" >"$T/kept"
is "$(cat "$T/kept")" "$(cat "$T/after")" "an update keeps it"

"$CORANTO" update --article "$(number moved)" --porcelain >"$T/lines"
is $? 0 "a page that has moved"
is "$(cut -f 1 "$T/lines" | tr '\n' ' ')" "begin fetch done total " "lines for programs"
like "$(grep '^fetch' "$T/lines")" "$SITE/redirect\$" "with its address"

"$CORANTO" update --article "$(number parted)"
is $? 0 "an article of several pages"
like "$("$CORANTO" show "$(number parted)")" 'the first part ends' "its first part"
like "$("$CORANTO" show "$(number parted)")" 'the second part ends' "its second part"
like "$("$CORANTO" show "$(number parted)" | tr "\n" " ")" "told by <b>those</b> who have to read it & its first" "the standfirst is shown above it"
unlike "$("$CORANTO" show "$(number parted)")" 'its second part' "that of the first part only"
is "$(grep -c story "$T/access.log")" 2 "parts that lead round in a circle are asked for once"

fails() { # name regex
	"$CORANTO" update --article "$(number "$1")" 2>"$T/errors"
	is $? 1 "$1: fails"
	like "$(cat "$T/errors")" "$2" "$1: says why"
	like "$("$CORANTO" show "$(number "$1")")" "A teaser of $1" "$1: the feed's text stays"
}
fails missing 'HTTP 404'
fails busy 'HTTP 429'
fails linkless 'no link'
"$CORANTO" update --article 999 2>"$T/errors"
is $? 1 "an article that is not there"
"$CORANTO" update --article none 2>"$T/errors"
is $? 2 "what is no number"
"$CORANTO" update --article "$good" --all 2>"$T/errors"
is $? 2 "a page and feeds at once"
done_testing

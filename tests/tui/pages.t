#!/bin/sh
# Links followed inside the reader, with a way back, and pages kept for later:
# both are there without a network afterwards.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
. "$TOP/tests/tui/lib.sh"

page() { # title word [link]
	echo "<html><head><title>$1</title></head><body><nav><a href='/'>Home</a></nav><article><h1>$1</h1>"
	for n in 1 2 3 4; do
		echo "<p>This is paragraph $n of the story of the $2, written in many words, so that it is worth keeping whole.</p>"
	done
	[ -z "${3-}" ] || echo "<p>It goes on in <a href='$3'>another story</a> of the same kind, which is told elsewhere.</p>"
	echo "</article></body></html>"
}
nginx_start 'location = /slow.html { limit_rate 100; }'
page 'A lighthouse' lighthouse /harbour.html >"$T/www/lighthouse.html"
page 'A harbour' harbour >"$T/www/harbour.html"
page 'An island' island >"$T/www/island.html"
page 'A slow one' snail >"$T/www/slow.html"
cat >"$T/www/feed.xml" <<END
<rss version="2.0"><channel><title>Travels</title><link>/</link>
<item><guid isPermaLink="false">1</guid><title>Sights</title><link>$SITE/sights.html</link><description><![CDATA[
<p>See <a href="$SITE/lighthouse.html">the lighthouse</a>, <a href="$SITE/island.html">the island</a>,
<a href="$SITE/nothing.html">nothing</a>, <a href="$SITE/slow.html">the slow one</a> and <a href="mailto:a@example.org">write</a>.</p>]]></description></item>
</channel></rss>
END
echo "$SITE/feed.xml full=no" >"$XDG_CONFIG_HOME/coranto/feeds"
quiet
update
printf '#!/bin/sh\nprintf "<%%s>\\n" "$@" >>"%s/opened"\n' "$T" >"$T/browser"
chmod +x "$T/browser"
opened() { grep -Fqx -- "<$1>" "$T/opened" 2>/dev/null; }

tui_start 80 24 BROWSER="$T/browser"
see 'Travels' 'feeds'
tui_keys Enter; see 'Sights' 'headlines'
tui_keys Enter; see 'See the lighthouse' 'an article with links'
tui_keys 1 Enter; see 'paragraph 4 of the story of the lighthouse' 'the number of a link: its page is read here'
see 'A lighthouse' '... with its title'
see 'A page looked at' '... the header says what it is'
tui_keys 1 Enter; see 'the story of the harbour' 'and from there the next one'
tui_keys h; see 'the story of the lighthouse' 'back'
tui_keys h; see 'See the lighthouse' 'and back again'
tui_keys 3 Enter; see 'HTTP 404' 'a page that is not there: why is said'
see 'its number and o: the browser' '... and how to open it elsewhere'
see 'See the lighthouse' '... and one stays'
tui_keys 4 Enter; see 'fetching a page' 'a slow page'
tui_keys j k N; see 'Unread again' '... does not block'
tui_keys C-x; see 'Stopped' '... and can be stopped'
tui_keys 2 w; see 'Kept in the list Read later' 'a number and w: the link is read later'
tui_keys 1 w; see 'Kept in the list Read later: http.*lighthouse' '... and another one'
tui_keys u; see 'w later' 'the links'
tui_keys g Enter; see 'the story of the lighthouse' 'Enter reads one here'
tui_keys h; see 'w later' 'back'
tui_keys G Enter; see 'Opened mailto:|program' 'what is no web page goes to another program'
tui_keys q q q; see '1 +Read later' 'the list stands with the feeds'
nginx_stop
tui_keys G Enter; see 'An island' 'its articles'
see 'A lighthouse' '... all of them'
until is_selected 'An island'; do tui_keys j; sleep 0.1; is_selected 'An island' || tui_keys k; sleep 0.1; done
tui_keys Enter; see 'paragraph 4 of the story of the island' '... can be read without a network'
tui_keys q q; see 'Travels' 'feeds'
tui_keys g Enter; see 'Sights' 'headlines'
tui_keys Enter; see 'See the lighthouse' 'the article'
tui_keys 2 Enter; see 'the story of the island' 'a link that is here already is opened without a network, too'
tui_keys Q; tui_left 0 'leaves'
like "$("$CORANTO" list)" 'An island' 'the command line knows them'
"$CORANTO" update >/dev/null 2>&1
like "$("$CORANTO" feeds)" 'Read later' 'the list stays'
done_testing

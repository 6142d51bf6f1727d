#!/bin/sh
# What a server's log says of us: one conditional request a feed, validators
# byte for byte, waits kept over restarts, moves believed when they last.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"

feeds() { for f; do echo "$SITE/$f"; done >"$XDG_CONFIG_HOME/coranto/feeds"; }
# Of a host that is not our own machine, which is spared some rules: nginx is the proxy.
proxied() { for f; do echo "http://desk.example/$f proxy=$SITE"; done >"$XDG_CONFIG_HOME/coranto/feeds"; }
requests() { grep -c "^GET /$1 " "$T/access.log"; }
last() { grep "^GET /$1 " "$T/access.log" | tail -1; }
# at SECONDS COMMAND...: with the clock so far ahead
FAKE=$(ls /usr/lib/*/faketime/libfaketime.so.1 /usr/lib/faketime/libfaketime.so.1 2>/dev/null | head -1)
at() {
	seconds=$1; shift
	LD_PRELOAD=$FAKE FAKETIME="+${seconds}s" FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1 \
		ASAN_OPTIONS=verify_asan_link_order=0 "$@"
}

nginx_start '
	location = /tagged.xml { alias '"$T"'/www/feed.xml; etag off; add_header ETag "W/\"odd, tag\\é\""; add_header Last-Modified "last tuesday"; }
	location = /aged.xml { alias '"$T"'/www/feed.xml; add_header Cache-Control "max-age=7200"; }
	location = /busy.xml { add_header Retry-After 7200 always; return 429; }
	location = /gone.xml { return 410; }
	location = /broken.xml { return 500; }
	location = /cookie.xml { alias '"$T"'/www/feed.xml; add_header Set-Cookie "who=you"; }
	location = /moved.xml { return 301 /feed.xml; }
	location = /lent.xml { return 302 /feed.xml; }
	location = /lost.xml { return 301 /nothing.xml; }
	location = /loop.xml { return 302 /loop.xml; }
	location = /hourly.xml { }
	location = /bare.xml { alias '"$T"'/www/hourly.xml; etag off; add_header Last-Modified ""; }
	location = /delta.xml {
		default_type application/rss+xml; alias '"$T"'/www/feed.xml; etag off; add_header ETag "\"whole\"";
		if ($http_a_im = feed) {
			add_header ETag "\"part\"" always;
			return 226 "<rss version=\"2.0\"><channel><title>World Desk</title><item><guid>late</guid><title>Only the latest</title></item></channel></rss>";
		}
	}
'
cp "$TOP/tests/fixture/feed.xml" "$T/www/feed.xml"
LC_ALL=C perl -MPOSIX -e '
	print "<rss version=\"2.0\"><channel xmlns:a=\"http://www.w3.org/2005/Atom\"><title>Hourly</title>",
	    "<a:link rel=\"hub\" href=\"/hub\"/>\n";
	printf "<item><guid>%d</guid><title>At %d</title><pubDate>%s</pubDate></item>\n", $_, $_,
	    strftime("%a, %d %b %Y %H:%M:%S +0000", gmtime(time - $_ * 3600)) for 0 .. 9;
	print "</channel></rss>\n"' >"$T/www/hourly.xml"

# P1 P14 P15 P17 P34 P35 P37
feeds feed.xml
"$CORANTO" update
ok $? "a first update"
like "$(last feed.xml)" '200 "-" "-" "coranto/[0-9.]+ \(\+https://[^"]*\)" "[^"]*gzip' "unconditional, by name, compressed"
"$CORANTO" update
is "$(requests feed.xml)" 1 "not due: not asked"
"$CORANTO" update --all
like "$(last feed.xml)" '304 "\\x22' "asked by hand: conditional, unchanged"
is "$("$CORANTO" list | wc -l | tr -d ' ')" "$(grep -c '<item>' "$T/www/feed.xml")" "nothing twice"
is "$("$CORANTO" update --porcelain --all | cut -f1 | tr '\n' ' ')" "begin fetch done total " "the lines of one feed"

if [ -n "$FAKE" ]; then
	# P2 P3 P4 P8 P12 P18 P21 P23 P24 P37
	feeds tagged.xml aged.xml busy.xml gone.xml broken.xml cookie.xml
	"$CORANTO" update 2>"$T/errors"
	is $? 1 "failures make the status 1"
	like "$(cat "$T/errors")" 'busy.xml: HTTP 429' "and are told"
	like "$(cat "$T/errors")" 'gone.xml: HTTP 410' "each of them"
	at 4200 "$CORANTO" update 2>/dev/null
	is "$(requests tagged.xml)$(requests aged.xml)$(requests busy.xml)$(requests gone.xml)" 2111 "after 70 minutes: what has come due"
	like "$(last tagged.xml)" '"W/\\x22odd, tag\\x5C\\xC3\\xA9\\x22" "last tuesday"' "validators byte for byte"
	at 93600 "$CORANTO" update 2>/dev/null
	is "$(requests aged.xml)$(requests busy.xml)$(requests gone.xml)" 221 "after 26 hours: the waits are over, the gone one is left alone"
	unlike "$(cat "$T/access.log")" 'who=you' "no cookie"
	is "$(requests broken.xml | awk '{ print ($1 >= 2 && $1 <= 3) }')" 1 "an error is tried again, later"
	at 93700 "$CORANTO" update "$SITE/gone.xml" 2>/dev/null
	is "$(requests gone.xml)" 2 "a gone feed is asked when the user names it"

	# P29 P30 P31
	feeds moved.xml lent.xml lost.xml
	: >"$T/access.log"
	"$CORANTO" update 2>/dev/null
	at 4200 "$CORANTO" update 2>/dev/null
	is "$(requests moved.xml)$(requests lent.xml)" 22 "a move is seen twice before it is believed"
	at 93600 "$CORANTO" update 2>/dev/null
	is "$(requests moved.xml)" 2 "then the new address is asked"
	is "$(requests lent.xml)" 3 "but not instead of what lent it"
	is "$(requests lost.xml | awk '{ print ($1 >= 2) }')" 1 "nor where nothing was found"
	like "$(cat "$XDG_CONFIG_HOME/coranto/feeds")" moved.xml "the user's file stays as it is"

	# P32
	mine=$XDG_CONFIG_HOME/coranto
	printf '# mine\r\ninclude more\n%s' "$SITE/lent.xml" >"$mine/feeds"
	printf '@ "A  folder" every=1h\n \t"%s" \t~Kept  tag # %s\n\n' "$SITE/moved.xml" "$SITE/moved.xml" >"$mine/more"
	cp "$mine/more" "$T/more"
	like "$("$CORANTO" feeds --apply-redirects --dry-run)" 'was subscribed before' "an address that has articles of its own is not taken"
	cp "$mine/feeds" "$T/mine"; printf '\n%s\n' "$SITE/feed.xml" >>"$mine/feeds"
	like "$("$CORANTO" feeds --apply-redirects --dry-run)" 'subscribed already \(feeds:[0-9]+\): remove one of the two' "nor one that is subscribed"
	cp "$T/mine" "$mine/feeds"
	"$CORANTO" store --purge >/dev/null
	"$CORANTO" mark read --all >/dev/null
	marks=$("$CORANTO" list --all --format '%i %f %t' | sort)
	is "$("$CORANTO" feeds --apply-redirects --dry-run)" "more:2: $SITE/moved.xml -> $SITE/feed.xml" "what would be written is told"
	is "$(cat "$mine/more")" "$(cat "$T/more")" "and not written"
	is "$("$CORANTO" feeds --apply-redirects)" "more:2: $SITE/moved.xml -> $SITE/feed.xml" "the new address is written"
	sed 's|"[^"]*moved.xml"|'"$SITE/feed.xml|" "$T/more" >"$T/wanted"
	like "$("$CORANTO" feeds --apply-redirects Kept)" 'no feed has moved' "a feed that has not moved, by name"
	"$CORANTO" feeds --apply-redirects nonsense >"$T/out" 2>&1; is $? 2 "one that is not there"
	cmp -s "$mine/more" "$T/wanted"
	ok $? "in the included file, every other byte stays"
	like "$marks" '[0-9]' "there are articles"
	is "$("$CORANTO" list --all --format '%i %f %t' | sort)" "$marks" "articles and marks go along"
	at 180000 "$CORANTO" update --all
	is "$("$CORANTO" list --all --format '%i %f %t' | sort)" "$marks" "and do not come again"
	is "$("$CORANTO" feeds --apply-redirects)" "no feed has moved" "then there is nothing to write"

	# P13
	feeds delta.xml
	: >"$T/access.log"
	"$CORANTO" update
	whole=$("$CORANTO" list --all --feed "$SITE/delta.xml" | wc -l)
	at 4200 "$CORANTO" update
	like "$(last delta.xml)" ' 226 "\\x22whole' "what is new alone is taken"
	is "$("$CORANTO" list --all --feed "$SITE/delta.xml" | wc -l)" $((whole + 1)) "and added to what is there"
	at 97800 "$CORANTO" update
	like "$(last delta.xml)" ' 226 "\\x22part' "its validator is the next one sent"

	# P16 P41 P42
	proxied hourly.xml bare.xml
	: >"$T/access.log"
	"$CORANTO" update
	at 4200 "$CORANTO" update
	like "$(last bare.xml)" ' 200 "-" "-"' "nothing to send, nothing invented"
	at 7800 "$CORANTO" update
	is "$(requests hourly.xml)$(requests bare.xml)" 32 "where nothing makes a request cheap we ask once a day"
	at 97800 "$CORANTO" update
	is "$(requests bare.xml)" 3 "and then again"
	is "$(cut -d" " -f1,2 "$T/access.log" | sort -u | tr "\n" " ")" "GET /bare.xml GET /hourly.xml " "nothing but the feeds is asked, neither robots.txt nor a hub"

	# P22
	proxied busy.xml feed.xml
	echo 'connections-per-host 1' >"$XDG_CONFIG_HOME/coranto/config"
	: >"$T/access.log"
	"$CORANTO" update 2>/dev/null
	is "$(requests busy.xml)$(requests feed.xml)" 10 "429 holds what waits for the same host"
	at 6000 "$CORANTO" update --all 2>/dev/null
	is "$(requests busy.xml)$(requests feed.xml)" 10 "in later polls and by hand too"
	at 9000 "$CORANTO" update 2>/dev/null
	is "$(requests busy.xml)" 2 "until the time is over"
	rm "$XDG_CONFIG_HOME/coranto/config"

	# P28
	feeds feed.xml
	at 34560000 "$CORANTO" update --all
	: >"$T/access.log"
	"$CORANTO" update
	is "$(requests feed.xml)" 1 "a wait that a wrong clock wrote is not kept"
fi

# P33
feeds loop.xml
: >"$T/access.log"
"$CORANTO" update 2>"$T/errors"
is "$(requests loop.xml)" 6 "a loop of redirects ends"
like "$(cat "$T/errors")" 'more than 5 redirects' "and is told"
done_testing

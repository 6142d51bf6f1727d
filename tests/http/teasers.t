#!/bin/sh
# Whole articles without being asked (setting full): which feeds, how many
# pages, how politely, and what happens to pages that fail.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
CONFIG=$XDG_CONFIG_HOME/coranto

# feed NAME COUNT TEXT: a feed of so many articles, the newest first
feed() {
	echo "<rss version='2.0'><channel><title>The $1</title><link>/</link>"
	n=$2
	while [ "$n" -gt 0 ]; do
		echo "<item><guid isPermaLink='false'>$1$n</guid><title>$1 number $n</title><link>$SITE/$1/$n.html</link>" \
			"<pubDate>$(printf '%02d' $((n % 28 + 1))) Jan $((2020 + n / 28)) 10:00:00 GMT</pubDate><description>$3</description></item>"
		n=$((n - 1))
	done
	echo '</channel></rss>'
}
page() { # title word
	echo "<html><head><title>$1</title></head><body><nav><a href='/'>Home</a> <a href='/x'>News</a></nav><article><h1>$1</h1>"
	for p in 1 2 3 4 5 6; do
		echo "<p>This is paragraph $p of the long story of $2, which was written in many words, so that it is worth keeping whole.</p>"
	done
	echo "</article></body></html>"
}
pages() { # name count
	mkdir -p "$T/www/$1"
	n=$2
	while [ "$n" -gt 0 ]; do page "$1 number $n" "$1word$n" >"$T/www/$1/$n.html"; n=$((n - 1)); done
}
asked() { grep -c "GET /$1/.*html" "$T/access.log"; }
number() { "$CORANTO" list -n 500 --format '%i\t%t\n' | awk -F '\t' -v t="$1" '$2 == t { print $1 }'; }
shown() { "$CORANTO" show "$(number "$1")"; }
FAKE=$(ls /usr/lib/*/faketime/libfaketime.so.1 /usr/lib/faketime/libfaketime.so.1 2>/dev/null | head -1)
at() {
	seconds=$1; shift
	LD_PRELOAD=$FAKE FAKETIME="+${seconds}s" FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1 \
		ASAN_OPTIONS=verify_asan_link_order=0 "$@"
}

# Four days pass, as far as the store can tell.
days_pass() {
	sqlite3 "$XDG_DATA_HOME/coranto/coranto.db" 'UPDATE article SET seen = seen - 345600; UPDATE page_feed SET next = next - 345600;
		UPDATE feed SET last_poll = last_poll - 345600, last_success = last_success - 345600, next_poll = 0'
}

nginx_start '
	location /busy/ { add_header Retry-After 7200 always; return 429; }
	location /broken/ { return 500; }
	location /ages/ { add_header Retry-After 99999999 always; return 503; }
	location /gone/ { return 410; }
	location /lame/ { limit_rate 100; }
	location /wall/ { default_type text/html; return 200 "<html><head><title>Sign in</title></head><body><form action=/login><input type=text name=user><input type=password name=p><button>Log in</button></form></body></html>"; }
'
teaser='A short beginning of the story&amp;#8230;'
whole=$(n=0; while [ $n -lt 12 ]; do echo "The whole story stands here in the feed itself, sentence after sentence, number $n."; n=$((n + 1)); done)
feed teasers 12 "$teaser" >"$T/www/teasers.xml"; pages teasers 12
feed whole 6 "$whole" >"$T/www/whole.xml"; pages whole 6
feed micro 8 'Only a short post, and that is all of it.' >"$T/www/micro.xml"; mkdir "$T/www/micro"
n=8; while [ $n -gt 0 ]; do echo "<html><head><title>Post</title></head><body><article><p>Only a short post, and that is all of it.</p></article></body></html>" >"$T/www/micro/$n.html"; n=$((n - 1)); done
feed single 1 "$teaser" >"$T/www/single.xml"; pages single 1

printf '%s\n' "$SITE/teasers.xml" "$SITE/whole.xml" "$SITE/micro.xml" "$SITE/single.xml" >"$CONFIG/feeds"
"$CORANTO" update
is "$(grep -c '/.*html' "$T/access.log")" 0 "no page is fetched for feeds that are new"
days_pass
"$CORANTO" update --porcelain >"$T/lines"
is $? 0 "an update"
is "$(asked teasers)" 12 "a feed of teasers: each page is fetched, once"
is "$(asked whole)" 0 "a feed that is whole: none"
is "$(asked single)" 0 "one short item says nothing"
ok "$(test "$(asked micro)" -le 5; echo $?)" "a microblog: some pages to see ($(asked micro))"
like "$(shown 'teasers number 3')" 'story of teasersword3' "the whole article is there"
like "$("$CORANTO" search teasersword7)" 'teasers number 7' "and found"
like "$("$CORANTO" search 'short beginning')" 'teasers number 7' "as the feed's text is"
like "$(shown 'whole number 3')" 'whole story stands here' "a whole one is as the feed has it"
is "$(awk -F '\t' '$1 == "page" && $5 == "" { n++ } END { print n }' "$T/lines")" \
	"$(awk -F '\t' '$1 == "total" { print $6 }' "$T/lines")" "lines for programs tell each page and how many are kept"
like "$(grep '^pages' "$T/lines" | head -1)" '^pages	1[05]$' "and how many are to come: first some"
is "$(grep -n '^page' "$T/lines" | head -1 | cut -d: -f1)" "$(($(grep -n '^done' "$T/lines" | tail -1 | cut -d: -f1) + 1))" "after the feeds"
nginx_stop
like "$(shown 'teasers number 12')" 'story of teasersword12' "without a network"
"$NGINX" -e "$T/nginx/error.log" -c "$T/nginx/conf" -p "$T/nginx"; cleanup="nginx_stop; $cleanup"
: >"$T/access.log"
"$CORANTO" update --all 2>/dev/null
is "$(grep -c html "$T/access.log")" 0 "the next update asks none of them again"

# Bounds: never the whole archive of a first subscription, newest first, and only what is unread.
feed archive 60 "$teaser" >"$T/www/archive.xml"; pages archive 60
echo "$SITE/archive.xml" >"$CONFIG/feeds"
"$CORANTO" update
days_pass
"$CORANTO" update
is "$(asked archive)" 20 "a large first subscription: so many pages of a feed at most"
is "$(grep -c 'GET /archive/60.html' "$T/access.log")$(grep -c 'GET /archive/1.html' "$T/access.log")" 10 "the newest first"
"$CORANTO" mark --read --feed "$SITE/archive.xml" >/dev/null 2>&1 || "$CORANTO" mark read --all >/dev/null 2>&1
"$CORANTO" update --all
is "$(asked archive)" 20 "none of what is read"

# The settings.
feed never 5 "$teaser" >"$T/www/never.xml"; pages never 5
feed always 2 "$whole" >"$T/www/always.xml"; pages always 2
printf '%s full=no\n%s full=yes\n' "$SITE/never.xml" "$SITE/always.xml" >"$CONFIG/feeds"
"$CORANTO" update
is "$(asked never)" 0 "full=no: no page"
is "$(asked always)" 2 "full=yes: all pages"

# Pages that fail.
: >"$T/access.log"
for name in broken wall missing gone; do
	feed $name 4 "$teaser" >"$T/www/$name.xml"
	echo "$SITE/$name.xml full=yes"
done >"$CONFIG/feeds"
"$CORANTO" update --porcelain >"$T/lines" 2>"$T/errors"
is $? 0 "pages that fail are no failure of the update"
is "$(cat "$T/errors")" "" "and no noise"
like "$(cat "$T/lines")" '^page	[0-9]+	[0-9]+	404	HTTP 404' "but told to programs"
like "$(cat "$T/lines")" '^page	[0-9]+	[0-9]+	410	HTTP 410: the page is gone for good' "in words"
like "$(cat "$T/lines")" '^page	[0-9]+	[0-9]+	200	.*(login|paywall)' "a wall is no article"
like "$(shown 'wall number 1')" 'A short beginning' "the feed's text stays"
if [ -n "$FAKE" ]; then
	before=$(asked missing)
	at 1800 "$CORANTO" update --all >/dev/null 2>&1
	is "$(asked missing)" "$before" "half an hour later none is asked again"
	at 90000 "$CORANTO" update --all >/dev/null 2>&1
	ok "$(test "$(asked missing)" -gt "$before"; echo $?)" "a day later once more"
	after=$(asked missing)
	at 900000 "$CORANTO" update --all >/dev/null 2>&1
	is "$(asked missing)" "$after" "and then never"
fi

# A server that is busy.
: >"$T/access.log"
feed busy 4 "$teaser" >"$T/www/busy.xml"
echo "$SITE/busy.xml full=yes" >"$CONFIG/feeds"
"$CORANTO" update --porcelain >"$T/lines"
is "$(asked busy)" 1 "a busy server is left alone at once"
is "$(grep -c '^page	' "$T/lines")" 1 "pages that were not asked are not told"
feed more 3 "$teaser" >"$T/www/more.xml"; pages more 3
echo "$SITE/more.xml full=yes" >"$CONFIG/feeds"
"$CORANTO" update
is "$(asked more)" 0 "also by other feeds, and by the next update"
if [ -n "$FAKE" ]; then
	at 7300 "$CORANTO" update --all >/dev/null
	is "$(asked more)" 3 "until its Retry-After is over"
fi

# One host is in trouble for ages, another slow: what came from a third before the stop is kept.
of_host() { sed "s,127\\.0\\.0\\.1:$PORT,$1.example,"; }
: >"$T/access.log"
feed ages 2 "$teaser" | of_host ages >"$T/www/ages.xml"
feed lame 2 "$teaser" | of_host lame >"$T/www/lame.xml"; pages lame 2
feed brisk 2 "$teaser" | of_host brisk >"$T/www/brisk.xml"; pages brisk 2
rm -f "$XDG_DATA_HOME"/coranto/*
for name in ages brisk lame; do echo "http://feeds.example/$name.xml full=yes proxy=$SITE"; done >"$CONFIG/feeds"
: >"$T/lines"
"$CORANTO" update --porcelain >"$T/lines" 2>"$T/errors" &
busy=$!
wait_for grep -q '^page	.*	200	' "$T/lines"
kill -INT $busy; wait $busy
is $? 130 "SIGINT ends the fetching of pages"
is "$(asked ages)" 1 "a host in trouble is asked once"
like "$(shown 'brisk number 2')" 'story of briskword2' "what came is kept"
is "$(sqlite3 -readonly "$XDG_DATA_HOME/coranto/coranto.db" "SELECT max(until) - max(seen) <= 90000 FROM page_host, article WHERE host = 'ages.example'")" 1 \
	"no host is left alone for longer than a day"

# Another machine's address (which is ours): one page at a time, a pause between two.
nginx_stop
rm -f "$XDG_DATA_HOME"/coranto/*
SITE=http://0.0.0.0:$PORT
feed slow 4 "$teaser" >"$T/www/slow.xml"; pages slow 4
feed inside 3 "$teaser" | sed "s,0\\.0\\.0\\.0:$PORT,127.0.0.2:$PORT," >"$T/www/inside.xml"; pages inside 3
"$NGINX" -e "$T/nginx/error.log" -c "$T/nginx/conf" -p "$T/nginx"
echo "$SITE/slow.xml full=yes" >"$CONFIG/feeds"
begun=$(date +%s%N)
"$CORANTO" update
ok "$(test $((($(date +%s%N) - begun) / 1000000)) -ge 3000; echo $?)" "four pages of one host take three pauses of a second"
is "$(asked slow)" 4 "and come"
echo "$SITE/inside.xml full=yes" >"$CONFIG/feeds"
"$CORANTO" update --porcelain >"$T/lines"
like "$(cat "$T/lines")" '^page.*private network' "a feed cannot make us ask addresses of the inner network"
done_testing

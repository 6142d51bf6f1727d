#!/bin/sh
# The reader, updates and the command line at once: nobody is turned away,
# nothing is lost, and the reader shows what the others did.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"
ROUNDS=12 FEEDS=4

quiet
mkdir "$T/log"
# The feeds as they are in round N: each has N times five articles.
write_feeds() {
	for f in $(seq $FEEDS); do
		{
			echo "<rss version=\"2.0\"><channel><title>Feed $f</title><link>http://$f.example/</link>"
			for i in $(seq $(($1 * 5))); do
				echo "<item><guid>$f-$i</guid><title>news $f $i</title><description>$(seq -s ' ' 200)</description></item>"
			done
			echo '</channel></rss>'
		} >"$T/feed$f.new"
		mv "$T/feed$f.new" "$T/feed$f.xml"
	done
}
write_feeds 1
# Not as files: the jail of an update knows those that were there when it began.
for f in $(seq $FEEDS); do echo "\"exec:cat $T/feed$f.xml\""; done >"$XDG_CONFIG_HOME/coranto/feeds"
update

# Each says what failed, and how; the markers also what they did.
run() { # who command...
	run_who=$1; shift
	"$CORANTO" "$@" >/dev/null 2>"$T/log/$run_who.err" || echo "$*: $? $(cat "$T/log/$run_who.err")" >>"$T/log/failed"
}
updates() {
	for round in $(seq 2 $ROUNDS); do write_feeds "$round"; run updates update --all; done
	: >"$T/log/updated"
}
# A second updater is told that there is one, no more.
rival() {
	until [ -e "$T/log/updated" ]; do
		"$CORANTO" update --all >/dev/null 2>"$T/log/rival" || grep -q 'another update is running' "$T/log/rival" ||
		    cat "$T/log/rival" >>"$T/log/failed"
		sleep 0.1
	done
}
marks() { # who mark ARTICLE...
	marks_who=$1 marks_what=$2; shift 2
	for article; do run "$marks_who" mark "$marks_what" "$article"; done
}
looks() {
	until [ -e "$T/log/updated" ]; do
		run looks list --unread
		run looks search news
		run looks feeds
		run looks list -q 'title =~ "9" and age < 3' --tag later
	done
}

tui_start 80 24
see 'Feed 4' 'the reader is there'
updates & work=$!
rival & work="$work $!"
looks & work="$work $!"
marks star star 1 2 3 4 5 6 7 8 9 10 & work="$work $!"
marks read read 11 12 13 14 15 16 & work="$work $!"
for article in 1 2 3 4 5 6 7 8; do run tag tag later $article; done & work="$work $!"
# Meanwhile somebody reads, and marks whole feeds as read.
for press in 1 2 3 4 5 6; do tui_keys g Enter j Enter h h j A; sleep 0.3; done
wait $work
# What the rival asked in the very second of the last round was not asked again.
run updates update --all
is "$(cat "$T/log/failed" 2>/dev/null)" '' 'nobody was turned away'
total=$(($ROUNDS * 5 * FEEDS))
is "$("$CORANTO" list -F %i | sort -u | wc -l)" "$total" 'every article is there, once'
for article in 1 2 3 4 5 6 7 8 9 10; do "$CORANTO" list --starred -F %i | grep -qx "$article" || echo "$article"; done >"$T/missing"
is "$(cat "$T/missing")" '' 'every star'
is "$("$CORANTO" list --tag later -F %i | wc -l)" 8 'every tag'
is "$("$CORANTO" list -F '%i %f' | grep -Ec '^1[1-6] N')" 0 'every mark'
tui_keys g
"$CORANTO" mark unread 1 2
unread=$("$CORANTO" list --unread | wc -l)
see "$unread unread" 'the reader has counted what the others did'
"$CORANTO" mark read --all
see ' 0 unread|all read|Nothing|none unread|coranto +$' 'and sees it without a key'
! screen | grep -q 'held by\|locked'; ok $? 'no lock is spoken of'
tui_keys M; unsee 'held by|locked' '... in its messages neither'
tui_keys Q Q; tui_left 0 'leaves'
is "$("$CORANTO" store --check)" '' 'all is well'
done_testing

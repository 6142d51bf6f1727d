#!/bin/sh
# The jail of an update: where the system lacks a part of it, it says so and
# goes on; with "jail required" it refuses.  What it holds back is tried from
# within, here in the real processes, by tests/unit/sandbox_test in small ones.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto
without=$TOP/$B/torture/without
case $("$CORANTO" version -v) in *Landlock*seccomp*) ;; *) echo '1..0 # SKIP this system has no whole jail'; exit ;; esac
nm "$CORANTO" 2>/dev/null | grep -Eq '__[at]san_init' && { echo '1..0 # SKIP a sanitizer closes no jail'; exit; }
cp "$TOP/tests/fixture/feed.xml" "$T/feed.xml"
echo "file://$T/feed.xml" >"$dir/feeds"
# An update that somebody looks on at: its standard error is a terminal.
watched() { script -qec "$*" /dev/null </dev/null | tr -d '\r'; }

is "$("$without" landlock "$CORANTO" version -v | tail -1)" 'jail: seccomp' 'no Landlock: said by version -v'
like "$("$without" seccomp "$CORANTO" version -v | tail -1)" '^jail: Landlock [0-9]+$' 'no seccomp: said by version -v'
for part in landlock seccomp; do
	"$without" $part "$CORANTO" update --all 2>"$T/err"; is $? 0 "no $part: an update goes on"
	is "$(cat "$T/err")" '' '... and does not disturb scripts'
	like "$(watched "$without" $part "$CORANTO" update --all)" "coranto: this system has no (Landlock|seccomp): what reads the network could" \
	    '... who looks on is told'
done
unlike "$(watched "$CORANTO" update --all)" 'this system' 'a whole jail: nothing is said'

env -u HOME "$CORANTO" update --all 2>"$T/err"; is "$?$(cat "$T/err")" 0 'no HOME, no .netrc: an update'
echo 'http://printer.local/feed' >>"$dir/feeds"
"$CORANTO" update "file://$T/feed.xml" 2>"$T/err"; is "$?$(cat "$T/err")" 0 'beside a name of the local network, whose services are asked'
echo 'jail required' >"$dir/config"
printf 'exec:%s\n' "$T/program" >"$dir/feeds"
printf '#!/bin/sh\ncat %s\n' "$T/feed.xml" >"$T/program"; chmod 700 "$T/program"
"$CORANTO" update --all 2>"$T/err"; is $? 2 'required, and a feed that is a program: refused'
like "$(cat "$T/err")" 'jail required: a feed' '... and why'
echo "file://$T/feed.xml" >"$dir/feeds"
# A build for coverage must write where it likes: its jail is never closed.
if nm "$CORANTO" 2>/dev/null | grep -q __gcov_; then
	"$CORANTO" update --all 2>"$T/err"; is $? 2 'required, and not to be had: refused'
	is "$(cat "$T/err")" 'coranto: jail required: the jail could not be closed' '... and why'
	done_testing
fi
"$CORANTO" update --all 2>"$T/err"; is $? 0 'required and there: an update'
is "$(cat "$T/err")" '' '... as ever'
for part in landlock seccomp; do
	"$without" $part "$CORANTO" update --all 2>"$T/err"; is $? 2 "required, but no $part: refused"
	like "$(cat "$T/err")" '^coranto: jail required: this system has no' '... and why'
done
# From inside: a library in the place of a document that took the process over,
# in the parser and in the update, tries what it is to be held back from.
rm -f "$dir/config"
echo "file://$T/subscribed" >"$dir/feeds"
attack() { # BARS [COMMAND]...
	bars=$1; shift
	cp "$TOP/tests/fixture/feed.xml" "$T/subscribed"
	echo 'of the user' >"$T/secret"
	rm -rf "$XDG_DATA_HOME"; head -c 65536 /dev/zero >"$T/report"
	CORANTO_BREAKOUT=$T/report CORANTO_BREAKOUT_ROOM=$T CORANTO_BREAKOUT_BARS=$bars LD_PRELOAD=$TOP/$B/torture/breakout.so \
	    "$@" "$CORANTO" update --all >"$T/out" 2>&1
	is $? 0 "attacked, with $bars: the update does its work"
	tr -d '\000\001-\011\013-\037' <"$T/report" | grep -a '^[a-z]* [a-z-]* [a-z]*$' >"$T/lines"
	for who in parser update; do
		[ "$(grep -c "^$who" "$T/lines")" -ge 8 ]; ok $? "the $who attacked"
		while read -r prisoner deed how; do
			[ $prisoner = $who ] || continue
			is "$how" held "... $prisoner, $bars: $deed"
		done <"$T/lines"
	done
	is "$(cat "$T/secret")" 'of the user' "... with $bars: the file of the user is as it was"
	is "$("$CORANTO" list | wc -l)" "$(grep -c '<item' "$T/feed.xml")" '... and its articles are there'
}
signals=$("$CORANTO" version -v | sed -n 's/^jail: Landlock \([0-9]*\).*/\1/p' | awk '{ print ($1 >= 6) ? " signals" : "" }')
attack "files calls memory$signals"
attack "calls memory" "$without" landlock
attack "files memory" "$without" seccomp
done_testing

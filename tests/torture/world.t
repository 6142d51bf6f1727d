#!/bin/sh
# A world that is not as it should be: clocks that lie and jump, no home, no
# folder for temporary files, nothing that can be written, no standard streams,
# pipes that close, terminals of one column, dumb ones and ones that nobody knows.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"
interpose=$TOP/$B/torture/interpose.so
nm "$CORANTO" 2>/dev/null | grep -Eq '__[at]san_init' && { echo '1..0 # SKIP a sanitizer stands where the faults come from'; exit; }

feed one 'One' 'first' 'second' 'third'
subscribe one
quiet
update
"$CORANTO" list -F %t >"$T/usual"
kept() { "$CORANTO" list -F %t | cmp -s - "$T/usual" && [ -z "$("$CORANTO" store --check)" ]; ok $? "... all is there"; }

# The date is wrong by so many seconds; at the ninth question it jumps by as many more.
clock() { perl -e 'print pack "L4Qx16qqQx8", 0, 0, 0, 0, 0, $ARGV[0] * 1e9, $ARGV[1] * 1e9, 9' -- "$1" "$2" >"$T/fault"; }
now=$(date +%s)
while read -r name wrong jump; do
	clock "$wrong" "$jump"
	env LD_PRELOAD="$interpose" CORANTO_TORTURE="$T/fault" "$CORANTO" update --all 2>"$T/err"
	is "$?$(cat "$T/err")" 0 "$name: an update"
	env LD_PRELOAD="$interpose" CORANTO_TORTURE="$T/fault" "$CORANTO" list -F %t | cmp -s - "$T/usual"; ok $? "$name: a list"
	tui_start 80 24 LD_PRELOAD="$interpose" CORANTO_TORTURE="$T/fault"
	see 'One' "$name: the reader"
	tui_keys Enter; see 'second' '... a list'
	tui_keys Q; tui_left 0 '... leaves'
	"$CORANTO" update --all; is $? 0 "$name: and the right time again"
	kept
done <<END
backwards -86400 -86400
1970 -$now 0
1969 -$((now + 86400)) 0
2038 $((2147483647 - now - 1)) 2
2106 $((4294967295 - now)) 2
9999 $((253402300799 - now)) 0
END

env -u HOME "$CORANTO" list -F %t | cmp -s - "$T/usual"; ok $? 'no HOME'
env -u HOME -u XDG_CONFIG_HOME -u XDG_DATA_HOME -u XDG_STATE_HOME "$CORANTO" --version >/dev/null; is $? 0 'no HOME and nothing else: the version'
env TMPDIR=/nowhere/at/all "$CORANTO" update --all; is $? 0 'no folder for temporary files'
is "$(TMPDIR=/nowhere/at/all "$CORANTO" list --sort title -F %t)" "$(sort "$T/usual")" '... and sorting'

# Standard streams that are closed: nothing of ours may come to stand in their place.
for stream in '0<&-' '1>&-' '2>&-' '0<&- 1>&- 2>&-'; do
	for words in update list 'mark unread --all' 'parse one.xml'; do
		(cd "$T" && eval "'$CORANTO' $words $stream" >/dev/null 2>&1)
		[ $? -lt 3 ]; ok $? "$stream: $words"
	done
	kept
done

"$CORANTO" list -F %t | head -1 >/dev/null; ok $? 'a pipe that closes'
yes "$CORANTO list --json" | head -50 | sh | head -c 10 >/dev/null; ok $? '... often'

# Stopped and gone on with.
"$CORANTO" update --all & pid=$!
kill -STOP $pid; kill -CONT $pid
wait $pid; is $? 0 'SIGSTOP and SIGCONT'
kept

# Read-only: whoever runs this may write anywhere, so the disk itself says no (see torture.c);
# here the store is a file that nobody may change.
if [ "$(id -u)" -ne 0 ]; then
	chmod -R a-w "$XDG_DATA_HOME"
	"$CORANTO" list -F %t | cmp -s - "$T/usual"; ok $? 'read-only: a list'
	"$CORANTO" mark read --all 2>"$T/err"; is $? 1 'read-only: a mark fails'
	like "$(cat "$T/err")" '^coranto: ' '... and says so'
	chmod -R u+w "$XDG_DATA_HOME"
fi

# Terminals.
for size in '1 1' '1 24' '2 2' '80 1' '500 200'; do
	tui_start $size
	until_true test "$(tui_pid)"
	for key in Enter Enter j ? h u h / x Escape h; do tui_keys $key; done
	tui_size 80 24
	see 'One' "$size: it draws again when there is room"
	tui_keys Q; tui_left 0 "$size: leaves"
done
for name in dumb unknown nobody-knows-me ''; do
	env TERM="$name" script -qec "'$CORANTO'; echo status \$?" /dev/null </dev/null >"$T/out" 2>&1
	like "$(tr -d '\r' <"$T/out")" 'status 2' "TERM=$name: status 2"
	like "$(cat "$T/out")" 'coranto: TERM=' '... and a sentence'
done
kept
done_testing

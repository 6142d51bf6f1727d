#!/bin/sh
# A disk without room, and one that cannot be written: a sentence, nothing by
# halves, and it goes on when there is room.  In a name space of our own; where
# we may not have one there is nothing to test.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

if [ -z "${FULL_INSIDE-}" ]; then
	unshare -Urm sh -c "mount -t tmpfs -o size=1m none '$T'" 2>/dev/null ||
	    { echo '1..0 # SKIP no name spaces here'; exit 0; }
	FULL_INSIDE=1 unshare -Urm sh "$0"
	exit
fi

mkdir "$T/small" "$T/readonly"
mount -t tmpfs -o size=2m none "$T/small"
feed() { # FIRST LAST
	echo '<rss version="2.0"><channel><title>Feed</title><link>http://a.example/</link>'
	for i in $(seq "$1" "$2"); do
		echo "<item><guid>$i</guid><title>title $i</title><description>$(seq -s " $i-" 500)</description></item>"
	done
	echo '</channel></rss>'
}
XDG_DATA_HOME=$T/small
echo "file://$T/a.xml" >"$XDG_CONFIG_HOME/coranto/feeds"
feed 1 50 >"$T/a.xml"
"$CORANTO" update >/dev/null 2>&1; is "$?" 0 'there is room for some'
feed 1 800 >"$T/a.xml"
out=$("$CORANTO" update --all 2>&1); is "$?" 1 'but not for all'
like "$out" '^coranto: .*no space left' '... which is said'
is "$("$CORANTO" list -F %t | wc -l)" 50 '... and nothing of it is there'
head -c 3000000 /dev/zero >"$T/small/filler" 2>/dev/null
out=$("$CORANTO" mark star 1 2>&1)
case $? in
0) is "$("$CORANTO" list --starred -F %i)" 1 'a mark that was taken is there' ;;
*) like "$out" 'no space left' 'a mark that was not taken is said'
esac
"$CORANTO" list >/dev/null 2>&1; is "$?" 0 'one can read'
"$CORANTO" show 1 | grep -q -- '-250'; ok $? '... articles, too'
"$CORANTO" search title >/dev/null 2>&1; is "$?" 0 '... and search'
rm "$T/small/filler"
mount -o remount,size=30m "$T/small"
"$CORANTO" update --all >/dev/null 2>&1; is "$?" 0 'with room it goes on'
is "$("$CORANTO" list -F %i | sort -u | wc -l)" 800 '... with all that was missing'
is "$("$CORANTO" store --check)" '' '... and nothing is damaged'

# The same store on a disk that is only read.
mount -o remount,ro "$T/small"
is "$("$CORANTO" list -F %t | wc -l)" 800 'a disk that is only read can be read'
"$CORANTO" search title 7 >/dev/null; is "$?" 0 '... searched'
out=$("$CORANTO" mark star 3 2>&1); is "$?" 1 'but not marked'
like "$out" '^coranto: .*(not writable|Read-only|cannot be opened)' "... which is said: $out"
out=$("$CORANTO" update 2>&1); is "$?" 1 'nor updated'
like "$out" '^coranto: .*(not writable|Read-only|cannot be opened)' "... which is said: $out"
out=$("$CORANTO" store 2>&1); is "$?" 0 'its sizes are told'
quiet
tui_start 80 24
see 'Only for reading' 'the reader reads'
tui_keys g Enter; see 'title 55 ' 'headlines'
tui_keys Enter; see '51-100 ' 'an article'
tui_keys f; see 'Marks wait:.*not writable' '... which cannot be marked, as is said'
tui_keys Q; tui_left 0 'it leaves'
XDG_DATA_HOME=$T/small/none
out=$("$CORANTO" update 2>&1); is "$?" 1 'no store can be made there'
like "$out" '^coranto: .*Read-only' "... which is said: $out"
umount "$T/small"

# No folder for temporary files at all; what is told of new articles goes without.
case $CORANTO in /tmp/*) done_testing; exit ;; esac	# it would be gone as well
mount --bind "$T" /mnt
mount -t tmpfs -o ro none /tmp
printf 'file:///mnt/a.xml\n' >/mnt/config/coranto/feeds
printf "after-update sh -c 'cat >/mnt/told'\n" >/mnt/config/coranto/config
LSAN_OPTIONS= HOME=/mnt XDG_CONFIG_HOME=/mnt/config XDG_DATA_HOME=/mnt/elsewhere TMPDIR=/tmp "$CORANTO" update >/mnt/out 2>&1
is "$?$(cat /mnt/out)" 0 'no /tmp: an update'
is "$(wc -l </mnt/told)" 800 '... and its hook'
umount /tmp /mnt
done_testing

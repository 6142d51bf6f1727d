#!/bin/sh
# A store that the disk has damaged: whatever is asked, it is answered or
# refused in a sentence; --recover goes on with what can be read.
# DAMAGE=all overwrites each page, not some.
. "$TOP/tests/lib.sh"
db=$XDG_DATA_HOME/coranto/coranto.db

{
	echo '<rss version="2.0"><channel><title>Feed</title><link>http://a.example/</link>'
	for i in $(seq 120); do
		printf '<item><guid>%s</guid><title>title %s</title><category>c%s</category><description>' "$i" "$i" "$i"
		for word in $(seq 250); do printf 'w%s%s ' "$i" "$word"; done
		echo '</description></item>'
	done
	echo '</channel></rss>'
} >"$T/a.xml"
printf 'file://%s\nfile://%s/none.xml\n' "$T/a.xml" "$T" >"$XDG_CONFIG_HOME/coranto/feeds"
"$CORANTO" update >/dev/null 2>&1
"$CORANTO" search w11 >/dev/null
"$CORANTO" mark star 3 4 5
"$CORANTO" tag later 6 7
cp "$db" "$T/good.db"
pages=$(($(wc -c <"$db") / 8192))

# Run it: never a crash, and never a failure without a sentence.
try() { # name command...
	try_name=$1; shift
	"$CORANTO" "$@" >"$T/out" 2>"$T/err" </dev/null
	try_status=$?
	if [ $try_status -gt 2 ] || { [ $try_status -ne 0 ] && ! grep -Eq '^coranto: .+' "$T/err"; }; then
		bad="$bad
$try_name: coranto $* ends with $try_status: $(cat "$T/err")"
	fi
}
use() { # name: all that can be done with it
	try "$1" list --unread
	try "$1" list --sort title --tag later
	try "$1" list -q 'content =~ "w12" and tags # "later"'
	try "$1" feeds
	try "$1" show 3 90
	try "$1" search w50
	try "$1" mark read 5 50 100
	try "$1" mark unstar --all
	try "$1" mark --undo
	try "$1" update --all
	try "$1" store
	try "$1" store --check
	try "$1" store --rebuild
	try "$1" store --backup "$T/copy.db"
	rm -f "$T/copy.db"
}
recover() { # name: a store that is whole comes of it; how many articles in $kept
	try "$1" store --recover
	[ "$try_status" -eq 0 ] || bad="$bad
$1: --recover: $(cat "$T/err")"
	grep -q '^put aside: .*corrupt' "$T/out" || bad="$bad
$1: nothing is put aside"
	try "$1" store --check
	[ "$try_status" -eq 0 ] || bad="$bad
$1: still damaged: $(cat "$T/out")"
	try "$1" update --all
	kept=$("$CORANTO" list -F %i | wc -l)
}
fresh() { rm -f "$db"*; cp "$T/good.db" "$db"; }

page=0 bad='' recovered=0 times=0
while [ $page -lt "$pages" ]; do
	fresh
	dd if=/dev/urandom of="$db" bs=8192 count=1 seek=$page conv=notrunc 2>/dev/null
	use "page $page"
	recover "page $page"
	recovered=$((recovered + kept)) times=$((times + 1))
	[ "${DAMAGE-}" = all ] && page=$((page + 1)) || page=$((page * 2 + 1))
done
is "$bad" '' "any page can be lost: $times of $pages were"
[ $recovered -ge $((times * 80)) ]; ok $? "most articles are there again ($recovered in $times times)"

bad=''
fresh; dd if=/dev/null of="$db" bs=8192 seek=$((pages / 2)) 2>/dev/null
use 'cut in half'; recover 'cut in half'
fresh; dd if=/dev/zero of="$db" bs=8192 count=3 seek=2 conv=notrunc 2>/dev/null
use 'zeros'; recover 'zeros'
fresh; printf '\377' | dd of="$db" bs=1 seek=60 conv=notrunc 2>/dev/null
use 'a format below zero'; like "$(cat "$T/err")" 'damaged.*--recover' 'a format below zero is damaged'
recover 'a format below zero'
is "$("$CORANTO" list --tag later -F %i | wc -l)" 2 '... and all else is as it was'
fresh; head -c 100000 /dev/urandom >"$db-wal"
use 'a log of nonsense'
fresh; echo nonsense >"$db"
use 'a text'; recover 'a text'
is "$bad" '' 'so can half of it, or all'
is "$kept" 120 '... and an update brings what the feed has'
fresh; : >"$db"
bad=''; use 'nothing'
is "$bad" '' 'a file without a byte is a new store'
done_testing

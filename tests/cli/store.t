#!/bin/sh
# Looking after the store: sizes, copies, retention, repair.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto
db=$XDG_DATA_HOME/coranto/coranto.db

feed() { # name first last
	echo '<rss version="2.0"><channel><title>Feed</title><link>http://a.example/</link>'
	for i in $(seq "$2" "$3"); do
		echo "<item><guid>$1-$i</guid><title>$1 $i</title><link>http://a.example/$1/$i</link><pubDate>2026-10-0${i}T10:00:00Z</pubDate><description>words of $i</description></item>"
	done
	echo '</channel></rss>'
}
feed a 1 9 >"$T/a.xml"
feed b 1 9 >"$T/b.xml"
printf 'file://%s keep=3 keep-unread=no\nfile://%s\n' "$T/a.xml" "$T/b.xml" >"$dir/feeds"

"$CORANTO" update >/dev/null 2>&1; is "$?" 0 "update"
is "$("$CORANTO" list -F %t | grep -c '^a ')" 3 "a feed keeps what it shall"
is "$("$CORANTO" list -F %t | grep -c '^b ')" 9 "others keep all"
is "$("$CORANTO" store | sed -n 's/^in the search index *//p')" "$("$CORANTO" store | sed -n 's/^articles *//p')" "an update feeds the search index"
"$CORANTO" update --all >/dev/null 2>&1
is "$("$CORANTO" list -F %t | grep -c '^a ')" 3 "what went does not come back"

echo 'keep 2' >"$dir/config"
"$CORANTO" mark read --filter 'title =~ "^b"'
"$CORANTO" mark unread --filter 'title = "b 1"'
"$CORANTO" mark star --filter 'title = "b 2"'
like "$("$CORANTO" store --expire)" '^expired: [1-9]' "a setting for all feeds"
like "$("$CORANTO" list -F %t | grep '^b ' | tr '\n' ' ')" 'b 1' "unread articles stay"
like "$("$CORANTO" list -F %t | grep '^b ' | tr '\n' ' ')" 'b 2' "and starred ones"

"$CORANTO" mark delete --filter 'title = "b 9"'
"$CORANTO" update --all >/dev/null 2>&1
is "$("$CORANTO" list -F %t | grep '^b 9')" "" "what was deleted does not come back"

out=$("$CORANTO" store); is "$?" 0 "sizes"
like "$out" "^file +$db\$" "with the name of the file"
like "$out" '^starred +1$' "and counts"
is "$("$CORANTO" store --check)" "" "all is well"
"$CORANTO" store --vacuum; is "$?" 0 "vacuum"
"$CORANTO" store --rebuild; is "$?" 0 "rebuild"
is "$("$CORANTO" search b -F %t | wc -l)" "$("$CORANTO" list -F %t | grep -c '^b ')" "the search index is made again"
"$CORANTO" store --backup "$T/copy.db"; is "$?" 0 "backup"
"$CORANTO" store --backup "$T/copy.db" 2>/dev/null; like "$?" '^[12]$' "not over a file"

echo "file://$T/a.xml" >"$dir/feeds"
before=$("$CORANTO" list --feed "file://$T/b.xml" -F '%i %f %t')
is "$("$CORANTO" feeds -F %u)" "file://$T/a.xml" "a feed is not subscribed any more"
like "$("$CORANTO" store)" '^feeds of the past +1$' "but kept"
is "$("$CORANTO" list -F %t | grep '^b ')" "" "and hidden"
is "$("$CORANTO" search b)" "" "also from a search"
"$CORANTO" update --all >/dev/null 2>&1
printf 'file://%s\nfile://%s\n' "$T/a.xml" "$T/b.xml" >"$dir/feeds"
is "$("$CORANTO" list --feed "file://$T/b.xml" -F '%i %f %t')" "$before" "it comes back with its articles and marks"
like "$before" '\* b 2' "among them a star"
echo "file://$T/a.xml" >"$dir/feeds"
"$CORANTO" list >/dev/null
like "$("$CORANTO" store --purge)" '^removed: 1 feeds' "until it is removed"
like "$("$CORANTO" store)" '^feeds of the past +0$' "for good"

rm -f "$db-wal" "$db-shm"
# Of a newer program: the number of the tables is at byte 60 (sqlite.org/fileformat2.html, 1.3).
cp "$db" "$T/good.db"
printf '\143' | dd of="$db" bs=1 seek=63 conv=notrunc 2>/dev/null
cp "$db" "$T/newer.db"
while read -r command; do
	# shellcheck disable=SC2086 # words
	out=$("$CORANTO" $command 2>&1 </dev/null); status=$?
	is "$status" 1 "a store of a newer program: no $command"
	like "$out" 'written by a newer version of coranto \(cache format 99, this program knows [0-9]+\)$' "... which is said"
done <<EOF
update
update --all --porcelain
list
search b
show 1
feeds
mark read 1
tag later 1
tag
export html
store
store --check
store --backup $T/newer-copy.db
store --expire
store --purge
store --rebuild
store --vacuum
store --recover
EOF
cmp "$db" "$T/newer.db"; is "$?" 0 "and it stays as it is"
cp "$T/good.db" "$db"

echo "no database" >"$db"
out=$("$CORANTO" list 2>&1); is "$?" 1 "a damaged store"
like "$out" 'coranto store --recover' "says what to do"
out=$("$CORANTO" store --recover 2>&1); is "$?" 0 "recover"
like "$out" '^put aside: .*coranto\.db\.corrupt' "puts it aside"
"$CORANTO" update --all >/dev/null 2>&1
like "$("$CORANTO" list | wc -l)" '^ *[1-9]' "and all works again"

out=$("$CORANTO" store --check --vacuum 2>&1); is "$?" 2 "one thing at a time"
out=$("$CORANTO" store x 2>&1); is "$?" 2 "no words"

done_testing

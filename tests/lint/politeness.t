#!/bin/sh
# coranto-source(7) says of each rule of politeness which tests show it: each
# rule stands in one of its tests at least, and each test has one of the rules.
. "$TOP/tests/lib.sh"
cd "$TOP"
awk '
	/^\.Sh/ { on = /POLITENESS/ }
	{ gsub(",", "") }
	on && /^\.It/ { rules = substr($0, 5) }
	on && /^\.Pq/ { gsub(/\.Pq|Pa/, ""); print rules "|" $0 }' man/coranto-source.7 >"$T/map"
for rule in $(seq 1 44); do
	files=$(grep -E "^[^|]*P$rule( |\\|)" "$T/map" | cut -d'|' -f2)
	(cd tests && for f in $files; do cat "$f" "$f.c" 2>/dev/null; done) | grep -Eq "(#|\\*).*\\bP$rule\\b"
	ok $? "P$rule"
done
while IFS='|' read -r rules files; do
	for file in $files; do
		[ -f "tests/$file" ] || file=$file.c
		grep -Eq "(#|\\*).*\\b($(echo "$rules" | tr ' ' '|'))\\b" "tests/$file"
		ok $? "$file has one of $rules"
	done
done <"$T/map"
done_testing

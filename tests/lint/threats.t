#!/bin/sh
# coranto-source(7) names each threat, T1 to the last, once, and says which tests show that it is met: they are there.
cd "$TOP" || exit 1
threats() { awk '/^\.Sh/ { on = /THREATS/ } on' man/coranto-source.7; }
rows=$(threats | sed -n 's/^\.It //p' | tr -d ' ' | tr ',' '\n' | sort -V | tr '\n' ' ')
all=$(seq -f T%g "$(echo "$rows" | wc -w)" | tr '\n' ' ')
[ "${rows% }" = "${all% }" ] && echo "ok 1 - each threat has its row" || { echo "not ok 1 - each threat has its row"; echo "# $rows"; }
missing=$(threats | awk '/^\.It/ { if (row != "") print row, "has no tests"; row = $2 } /^\.Pq Pa/ { row = "" } END { if (row != "") print row, "has no tests" }'
	for test in $(threats | sed -n 's/^\.Pq Pa//p' | tr -d ','); do [ -f "tests/$test" ] || [ -f "tests/$test.c" ] || echo "tests/$test"; done)
[ -z "$missing" ] && echo "ok 2 - and tests" || { echo "not ok 2 - and tests"; echo "$missing" | sed 's/^/# /'; }
echo 1..2

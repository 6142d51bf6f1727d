#!/bin/sh
# No circle of calls between the files of a floor: from the symbols that each
# object defines and uses.
cd "$TOP" || exit 1
for o in $(sed "s,^\([a-z]*\):.*,$B/\1/*.o," tests/lint/floors); do
	[ -e "$o" ] || continue
	nm -P "$o" | awk -v o="$o" '$2 ~ /[TDBRVC]/ { print "def", $1, o } $2 == "U" { print "use", $1, o }'
done | awk '
	$1 == "def" { def[$2] = $3 }
	$1 == "use" { use[++n] = $2 " " $3 }
	END {
		for (i = 1; i <= n; i++) { split(use[i], u, " "); if (u[1] in def && def[u[1]] != u[2]) print u[2], def[u[1]] }
	}' | sort -u >"${TMPDIR:-/tmp}/edges.$$"
circle=$(tsort "${TMPDIR:-/tmp}/edges.$$" 2>&1 >/dev/null | sed 's/^tsort: //' | grep -v 'input contains a loop')
rm -f "${TMPDIR:-/tmp}/edges.$$"
[ -z "$circle" ] && echo "ok 1 - no call circles" || { echo "not ok 1 - no call circles"; echo "$circle" | sed 's/^/# /'; }
echo 1..1

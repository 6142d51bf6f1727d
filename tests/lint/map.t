#!/bin/sh
# The map in man/coranto-source.7 names every room (source file) and every
# floor, and no others; the pages that it names in EXTRACTION are there.
cd "$TOP" || exit 1
rooms() { awk '/^\.Sh FLOORS AND ROOMS/ { on = 1; next } /^\.Sh / { on = 0 } on && /^\.It Pa / { print $3 }' man/coranto-source.7 | sort; }
real() { find src -name '*.c' ! -path 'src/main/*' | sed 's,^src/,,; s,\.c$,,' | sort; }
diff=$(rooms >"${TMPDIR:-/tmp}/map.$$"; real | diff "${TMPDIR:-/tmp}/map.$$" -; rm -f "${TMPDIR:-/tmp}/map.$$")
[ -z "$diff" ] && echo "ok 1 - the map is the land" || { echo "not ok 1 - the map is the land (< map, > land)"; echo "$diff" | sed 's/^/# /'; }
echo 1..1

#!/bin/sh
# coranto-feeds(5), "MALFORMED FEEDS", and the golden cases name the same leniencies.
cd "$TOP" || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/malformed.XXXXXX")
trap 'rm -rf "$work"' EXIT
awk '/^\.Sh/ { on = $2 == "MALFORMED" } on && /^\.It Li / { print $3 }' man/coranto-feeds.5 | sort >"$work/page"
for f in tests/feed/lenient-*.xml; do
	f=${f#tests/feed/lenient-}
	echo "${f%.xml}"
done | sort >"$work/cases"
difference=$(diff "$work/page" "$work/cases" | sed -n 's/^</in the page only:/p; s/^>/in tests\/feed only:/p')
[ -s "$work/page" ] && [ -z "$difference" ] && echo "ok 1 - leniencies" || { echo "not ok 1 - leniencies"; printf '%s\n' "$difference" | sed 's/^/# /'; }
echo 1..1

#!/bin/sh
# NAME.xml through "coranto parse" gives NAME.json: the JSON Feed, an item a
# line, or what it says of a document that is none, and the exit status.
. "$TOP/tests/lib.sh"
cd "$TOP/tests/feed" || exit 1

parse() {
	"$CORANTO" parse --url http://example.org/feed.xml - <"$1" 2>"$T/err" >"$T/out"
	status=$?
	if [ -s "$T/out" ]; then
		awk '{ gsub(/\{"id":/, "\n&"); print }' "$T/out"
	else
		cat "$T/err"
	fi
	echo "status $status"
}

for document in *.xml; do
	name=${document%.xml}
	parse "$document" >"$T/got"
	if [ "${REGEN:-}" = yes ]; then cp "$T/got" "$name.json"; fi
	diff -u "$name.json" "$T/got" >"$T/diff" 2>&1
	ok $? "$name"
	[ ! -s "$T/diff" ] || sed 's/^/# /' "$T/diff"
done
done_testing

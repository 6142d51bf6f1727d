#!/bin/sh
# Each NAME.html is a page, NAME.txt the text that coranto extract must find in
# it, and NAME.json (where there is one) members of the JSON object, one a line.
# A page begins with a comment that says where it is ("url:") and why it is
# here.  A page without NAME.txt has no article: status 1 and a sentence.
. "$TOP/tests/lib.sh"

# The value of a string member of the object in a file.
member() {
	awk -v key="\"$1\":" '{
		at = index($0, key)
		s = substr($0, at + length(key)); sub(/^ *"/, "", s)
		out = ""
		while (s != "" && substr(s, 1, 1) != "\"") {
			c = substr(s, 1, 1); s = substr(s, 2)
			if (c == "\\") {
				c = substr(s, 1, 1); s = substr(s, 2)
				if (c == "u" && substr(s, 1, 4) == "200c") {
					c = "\342\200\214"; s = substr(s, 5)
				}
				c = c == "n" ? "\n" : c == "t" ? "\t" : c
			}
			out = out c
		}
		print out
	}' "$2"
}

for page in "$TOP"/tests/extract/*.html; do
	name=$(basename "$page" .html)
	want=${page%.html}
	url=$(sed -n 's/^ *url: *//p; 5q' "$page")
	"$CORANTO" extract --url "$url" "$page" >"$T/out" 2>"$T/err"
	status=$?
	if [ -e "$want.txt" ]; then
		is "$status" 0 "$name: an article"
		is "$(member text "$T/out")" "$(cat "$want.txt")" "$name: text"
	else
		is "$status" 1 "$name: no article"
		is "$(member text "$T/out")" "" "$name: no text"
		like "$(cat "$T/err")" "$name.*no article" "$name: says so"
	fi
	unlike "$(cat "$T/out")" '<(script|style|iframe|form|input)|javascript:| on[a-z]+=' "$name: clean HTML"
	[ -e "$want.json" ] || continue
	sed -n 's/^[ 	]*\("[a-z]*": *".*"\),*$/\1/p; s/^[ 	]*\("[a-z]*": *[a-z]*\),*$/\1/p' "$want.json" |
	while IFS= read -r expected; do
		grep -qF -- "$(printf '%s' "$expected" | sed 's/": */":/')" "$T/out" || printf '%s; ' "$expected"
	done >"$T/missing"
	is "$(cat "$T/missing")" "" "$name: facts"
done
done_testing

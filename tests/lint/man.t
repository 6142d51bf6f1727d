#!/bin/sh
# The man pages are clean mdoc, and say of commands, options, settings and keys
# what the program's own tables say: nothing is missing, nothing is too much.
cd "$TOP" || exit 1
CORANTO=${CORANTO:-$TOP/$B/coranto}
work=$(mktemp -d "${TMPDIR:-/tmp}/man.XXXXXX")
trap 'rm -rf "$work"' EXIT
n=0
report() { # problems name
	n=$((n + 1))
	if [ -z "$1" ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; printf '%s\n' "$1" | sed 's/^/# /'; fi
}
same() { # page-list table-list name
	report "$(sort "$1" >"$work/page"; sort "$2" | diff "$work/page" - | sed -n 's/^</in the page only:/p; s/^>/in the program only:/p')" "$3"
}

report "$(mandoc -T lint man/*.[157] 2>/dev/null | grep -v 'referenced manual not found')" "mandoc -T lint"
report "$(sed -n 's/^\.Xr \(coranto[a-z-]*\) \([0-9]\).*/man\/\1.\2/p' man/*.[157] | sort -u | while read -r page; do
	[ -e "$page" ] || echo "$page: referred to, but not there"; done)" "pages that are referred to"

# Commands and their options: "NAME" and "NAME --option".
awk '/^\.Ss coranto / { name = $3; print name }
	/^\.S[hs] / && $2 != "coranto" { name = "" }
	name != "" && /^\.It Fl / { for (i = 2; i < NF; i++) if ($i == "Fl" && $(i + 1) ~ /^-[a-z]/) print name " -" $(i + 1) }
	' man/coranto.1 >"$work/page-options"
"$CORANTO" --help | awk '/^commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }' >"$work/commands"
while read -r name; do
	echo "$name"
	"$CORANTO" "$name" --help | sed -n "s/^  .*\\(--[a-z-]*\\).*/\\1/p" | sed 's/ .*//' | grep -v '^--help$' | sed "s/^/$name /"
done <"$work/commands" >"$work/options"
same "$work/page-options" "$work/options" "commands and their options"
report "$("$CORANTO" --help | awk '/^commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }' | sort -c 2>&1)" "commands are sorted"

# Settings, with their defaults where these are words.
awk '/^\.Sh SETTINGS/ { on = 1; next } /^\.Sh / { on = 0 } on && /^\.It Ic / { print $3 ($NF == "*" ? " *" : "") }' man/coranto-config.5 >"$work/page-settings"
"$CORANTO" config --list | awk '/^$/ { exit } { print $1 ($NF == "*" ? " *" : "") }' >"$work/settings"
same "$work/page-settings" "$work/settings" "settings, and which of them are of feeds"

# Elements of themes.
awk '/^\.Sh COLOURS/ { on = 1; next } /^\.Sh / { on = 0 } on && /^\.It Cm / { print $3 }' man/coranto-config.5 >"$work/page-elements"
grep -o '\[LOOK_[A-Z_]*\] = "[a-z-]*"' src/conf/look_line.c | sed 's/.*= "\(.*\)"/\1/' >"$work/elements"
same "$work/page-elements" "$work/elements" "elements of themes"

# Letters of formats.
awk '/^\.Sh FORMATS/ { on = 1; next } /^\.Sh / { on = 0 } on && /^\.It Cm ..%/ { sub(/^..%/, "%", $3); print $3 }' man/coranto.1 >"$work/page-letters"
sed -n "s/.*{ '\\(.\\)', write_.*/&/p" src/cli/listing.c src/cli/cmd_feeds.c | grep -o "{ '.', write" | sed "s/{ '\\(.\\)'.*/%\\1/" >"$work/letters"
same "$work/page-letters" "$work/letters" "letters of formats"

# Attributes of filters.
awk '/^\.Sh FILTER LANGUAGE/ { on = 1; next } /^\.Sh / { on = 0 } on && /^\.It Ic / { print $3 }' man/coranto.1 >"$work/page-attributes"
sed -n 's/^\t{ "\([a-z_]*\)", ".*", QUERY_[A-Z]* },$/\1/p' src/store/query.c >"$work/attributes"
same "$work/page-attributes" "$work/attributes" "attributes of filters"

# Keys of the reader: "COMMAND KEY..." as src/app/command.c has them.
awk '/^\.Sh KEYS/ { on = 1; next } /^\.Sh / { on = 0 }
	on && /^\.It Ic / { keys = $0; sub(/^\.It Ic /, "", keys); gsub(/ , /, " ", keys); gsub(/\\\(ha/, "^", keys); gsub(/\\[&-]/, "", keys); gsub(/\\e/, "\\", keys) }
	on && /^\.Pq Cm / { print $3, keys }' man/coranto.1 | sed 's/ *$//' >"$work/page-keys"
sed -n 's/^\t\[COMMAND_[A-Z_]*\] = { "\([a-z-]*\)", [^"]*"\([^"]*\)".*/\1 \2/p' src/app/command.c | sed 's/ *$//; s/\\\\/\\/g; s/^[a-z-]*$/& :&/' >"$work/keys"
same "$work/page-keys" "$work/keys" "commands of the reader and their keys"

# Heuristics of extraction, with the pages that prove them.
sed -n 's/^\.Pq Dv \([A-Z_]*\) : Pa \([a-z-]*\).*/\1 \2/p' man/coranto-source.7 >"$work/page-heuristics"
grep -o 'PROOF([A-Z_]*, "[a-z-]*")' tests/unit/extract_test.c | sed 's/PROOF(\([A-Z_]*\), "\(.*\)")/\1 \2/' >"$work/heuristics"
same "$work/page-heuristics" "$work/heuristics" "heuristics of extraction and their pages"
echo "1..$n"

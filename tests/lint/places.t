#!/bin/sh
# tests/hostile/places has every command and every view, with each place's
# comparison a known one: what is new is not shown before it has its twins.
cd "$TOP" || exit 1
n=0
ok() { n=$((n + 1)); [ -z "$2" ] && echo "ok $n - $1" || { echo "not ok $n - $1"; printf '%s\n' "$2" | sed 's/^/# /'; }; }
listed() { awk -F '\t' '!/^#/ { n = split($2, names, " "); for (i = 1; i <= n; i++) print names[i] }' tests/hostile/places; }
missing() { listed | awk 'NR == FNR { listed[$0]; next } !($0 in listed)' - "$1"; }
work=$(mktemp -d "${TMPDIR:-/tmp}/places.XXXXXX")
trap 'rm -rf "$work"' EXIT
awk -F'"' '/^static const struct command \{/ { on = 1 } on && /^};/ { exit } on && /^\t\{ "/ { print $2 }' src/cli/cli.c >"$work/commands"
{ grep -o '[a-z_]*_view_open' src/tui/views.h | sed 's/_open$//'; grep -l '^static const struct view_ops' src/tui/*.c | sed 's,.*/,,; s/\.c$//'; } >"$work/views"

ok 'the tables were read' "$(wc -l "$work"/* | awk '$1 < 10 { print $2 }')"
ok 'every command' "$(missing "$work/commands")"
ok 'every view' "$(missing "$work/views")"
ok 'every line' "$(awk -F '\t' '!/^#/ && (NF < 4 || $3 !~ /^(same|text|screen|escaped|harmless|nothing)$/)' tests/hostile/places)"
echo "1..$n"

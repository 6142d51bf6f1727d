#!/bin/sh
# The lines that coranto(1) shows as examples of what can be typed in the
# reader are understood there.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

feed one 'One' 'kernel release' 'second' 'third'
subscribe one
quiet
update
awk '/^\.Sh / { on = /KEYS/ } on && /^\.Ed/ { lit = 0 } lit { print } on && /^\.Bd -literal/ { lit = 1 }' "$TOP/man/coranto.1" >"$T/lines"
like "$(wc -l <"$T/lines")" '^ *[5-9]' 'the page has some'
tui_start 100 24
see '3 +One' 'the reader'
tui_keys Enter; see 'second' 'a list of articles'
wrong='no such|stands for|must be|needs|is not|cannot'
tui_type ':nonsense'; tui_keys Enter; see "$wrong" 'what is wrong is said'
while read -r line <&3; do
	tui_keys Escape; unsee "$wrong" '(nothing is said)'
	tui_type "$line"; see "^ *: *$(echo "${line#:}" | sed 's/[]*^$|?+(){}.[]/./g')" "$line"
	tui_keys Enter; unsee '^ *:' '... is done'
	hides "$wrong"; ok $? '... is understood'
done 3<"$T/lines"
tui_keys Q; tui_left 0 'leaves'
done_testing

#!/bin/sh
# Rows in wide windows and in narrow ones: dates stand near titles, authors
# and feeds where there is room, and no part takes all of the room there is.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

feed one 'One' 'short' 'another title' 'third alpha'
sed 's|<item>|<item><author>a@example.org (Ann Author)</author>|' "$T/one.xml" >"$T/new" && mv "$T/new" "$T/one.xml"
feed two 'Two' "$(printf 'a title of a hundred columns and more %.0s' 1 2 3)end"
subscribe one two
quiet
update
# In bytes: the mark of what is unread has three.
width_of() { screen | grep -- "$1" | sed 's/ *$//' | awk '{ print length() }'; }
is_wide() { [ "$(width_of "$1")" = "$2" ]; }
wide() { until_true is_wide "$1" "$2"; ok $? "$3"; is_wide "$1" "$2" || screen | sed 's/^/# screen: /'; }

tui_start 160 24
wide 'One' 99 'a row of feeds ends at column 100'
tui_keys =; see 'One view at a time' 'one view'
tui_keys g Enter; see '3/3|1/3' 'a list'
wide 'third alpha' 101 'so does one of headlines'
see 'third alpha +Ann Author +25 May 2021$' 'with its author'
tui_size 100 24; wide 'third alpha' 101 'at 100 columns'
unsee 'Ann' '... there is no room for the author'
tui_size 80 24; wide 'third alpha' 81 'a narrower window is filled'
tui_size 40 12; see 'third alpha$' 'without dates where there is no room'
tui_size 160 24; see 'Ann Author +25 May' 'and with all again'
tui_keys q G Enter; see 'more end +25 May 2021$' 'a long title is not cut where there is room'
tui_keys :; tui_type 'filter age > 1'; tui_keys Enter q; see 'One' 'the feeds'
tui_keys F; tui_type 'age > 1'; tui_keys Enter; see 'third alpha +One +25 May 2021$' 'among several feeds the feed stands there'
see 'more e.*Two +25 May 2021$' '... behind titles of any length'
tui_keys Q; tui_left 0 'leaves'

tui_start 40 12
see 'One' 'narrow'
tui_keys I; see '^ Health.* [0-9] quiet' 'the top line names the view and says the more important'
tui_keys Enter; see '^  address$' 'labels stand above what does not fit beside them'
see '^      file://' '... which is further in'
tui_keys q q C; see '\(y/n\)$' 'a question is whole'
tui_keys n g Enter; see 'third alpha' 'a list'
tui_keys W; see 'Save to .*….*txt$' 'a long question leaves room for the answer'
tui_keys Escape s; tui_type alpha; tui_keys Enter; see 'third alpha$' 'results have no dates, either'
tui_keys Q; tui_left 0 'leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'
done_testing

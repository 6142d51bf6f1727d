#!/bin/sh
# Taking back: the last operation whatever it was, in their order, after a
# restart, and from the command line.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

feed one 'One' 'first' 'second' 'third' 'fourth'
feed two 'Two' 'other'
subscribe one two
quiet
update
titles() { "$CORANTO" list "$@" -F %t | sort | tr '\n' ' '; }
lists() { [ "$(titles "$1")" = "$2" ]; }

tui_start 80 24
see '5 unread' 'five are unread'
tui_keys g Enter; see 'second' 'headlines'
tui_keys Enter; see 'Body of first' 'an article is opened'
tui_keys q; see '1/4' '... and left'
tui_keys U; see 'nothing to take back' 'which is no marking'
tui_keys j N; until_true lists --unread 'fourth other third '; ok $? 'one is marked read'
tui_keys f; until_true lists --starred 'third '; ok $? 'one is starred'
tui_keys j D; see '/3' 'one is deleted'
tui_keys A; until_true lists --unread 'other '; ok $? 'all are read'
tui_keys Q; tui_left 0 'leaves'

tui_start 80 24
see '1 unread' 'started again'
tui_keys U; see '1 article unread again' 'U: unread again, but what was read before'
see '2 unread' '... counted'
tui_keys U; see '1 article back' 'U: not deleted'
see '3 unread' '... with its mark'
tui_keys Q; tui_left 0 'leaves once more'
is "$("$CORANTO" mark --undo)" 'taken back: star (1 article)' 'the command line goes on'
is "$(titles --starred)" '' '... no star'
"$CORANTO" mark read --feed Two
tui_start 80 24
see '2 unread' 'and the reader takes back'
tui_keys U; see '1 article unread again' '... what the command line marked'
see '3 unread' '... last'
tui_keys U; see '4 unread' 'U: the first marking of all'
tui_keys U; see 'nothing to take back' 'nothing is left'
is "$(titles --unread)" 'fourth other second third ' 'as before, but for the article that was opened'
tui_keys Q; tui_left 0 'leaves'
done_testing

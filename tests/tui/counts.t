#!/bin/sh
# Query feeds count in the list of feeds, as what they hold changes here and
# elsewhere; totals are there for who wants them.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

CONFIG=$XDG_CONFIG_HOME/coranto/config
FEEDS=$XDG_CONFIG_HOME/coranto/feeds
feed one 'One' 'first alpha' 'second beta' 'third alpha'
feed two 'Two' 'fourth alpha' 'fifth gamma'
printf '"query:Alphas:title =~ \\"alpha\\""\n"query:Wrong:titel = x"\n@ News\n' >"$FEEDS"
subscribe one two
printf 'auto-reload no\n' >"$CONFIG"
update

tui_start 80 24
see '^ +3 +Alphas' 'a query feed counts its unread articles'
see '^ +Today$' 'one that holds nothing has no number'
see '^ +Wrong$' 'nor has one that is none'
see '^ +5 .*News' 'folders count theirs'
tui_keys j Enter; see 'third alpha' 'a list'
tui_keys f Enter; see 'Body of first' 'an article is starred and read'
tui_keys q q; see '^ +2 +Alphas' 'the query has one less'
"$CORANTO" mark star --feed "file://$T/two.xml" >/dev/null
see '^ +2 +Starred' 'what another process stars is counted'
"$CORANTO" mark read --feed "file://$T/two.xml" >/dev/null
see '^ +1 +Alphas' '... and what it reads'
see '^ +Starred$' '... of all queries'
tui_keys "'"; see '^ +Alphas +1' 'they count where one goes to a list, too'
tui_keys Escape; see '^ +1 +Alphas' 'back'
tui_keys :; tui_type 'set feedlist-format "%11u %t"'; tui_keys Enter
see '\(1/3\) Alphas' 'with their totals'
see '\(0/3\) Starred' '... of those that are read, too'
see '\(2/5\) News' '... of folders'
see '\(2/3\) One' '... and of feeds, as newsboat has them'
tui_keys Q; tui_left 0 'leaves'

tui_start 160 24
see '^ +1 +Alphas' 'in panes'
tui_keys j Enter; see 'third alpha' 'a list beside the feeds'
tui_keys j j d; see '^ +Alphas +│' 'what is read there counts here'
tui_keys U; see '^ +1 +Alphas +│' '... and what is unread again'
tui_keys Q; tui_left 0 'leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'
done_testing

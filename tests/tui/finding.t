#!/bin/sh
# Finding: in what is shown, by a filter, by words in all articles; commands
# by their names; taking back.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

feed alpha 'Alpha News' 'kernel released' 'security updates' 'Kernel summit' 'other things'
feed beta 'Beta Blog' 'gardening' 'kernel of corn'
subscribe alpha beta
printf '"query:Kernels:title =~ \\"kernel\\""\n' >>"$XDG_CONFIG_HOME/coranto/feeds"
quiet
update

tui_start 80 24
see 'Alpha' 'feeds'
tui_keys /; tui_type 'bet'; selects 'Beta' '/ goes to a feed as one types'
tui_keys BSpace BSpace BSpace; tui_type 'alp'; selects 'Alpha' '... and elsewhere as one types on'
tui_keys Enter Enter; see 'security updates' 'its headlines'
tui_keys /; tui_type 'kern'; tui_keys Enter; selects 'kernel released' '/ in headlines'
tui_keys '\;'; selects 'Kernel summit' '; finds it again'
tui_keys '\;'; selects 'kernel released' '... round the end'
tui_keys ,; see 'Not found|Kernel summit' ', upwards'
tui_keys /; tui_type 'Kern'; tui_keys Enter; selects 'Kernel summit' 'a capital is meant'
tui_keys /; tui_type 'zzz'; tui_keys Enter; see 'Not found: zzz' 'what is not there'
tui_keys /; tui_type 'other'; selects 'other things' 'seeking'
tui_keys Escape; selects 'Kernel summit' 'Esc goes back'
tui_keys F; tui_type 'title =~ "security"'; tui_keys Enter
see 'security updates' 'F filters'
unsee 'other things' '... the others away'
tui_keys F; tui_keys Enter; see 'other things' 'an empty filter shows all'
tui_keys F; tui_type 'nonsense'; tui_keys Enter; see 'filter: column' 'a wrong filter says where'
see 'Filter: nonsense' '... and can be mended'; tui_keys Escape
tui_keys q; see 'Kernels' 'a query of the feeds file is in the list of feeds'
tui_keys g Enter; see 'kernel of corn' '... and shows articles of all feeds'
unsee 'gardening' '... that match'
tui_keys q; see 'Beta' 'back'

tui_keys s; see 'Search:' 's searches all articles'
tui_type 'garden*'; see 'gardening' '... as one types'
tui_keys Enter; see 'Beta Blog: ' '... with where it stands'
marks() { tmux -L "t$tui_server" capture-pane -pe | grep -Eq "Body of $(printf '\033').*m$1$(printf '\033')"; }
until_true marks gardening; ok $? '... marked'
tui_keys Enter; see 'Body of gardening' 'Enter opens it'
tui_keys q; see 'Search: garden' 'back to the result'
tui_keys q; see '5 unread' 'and to the feeds'
tui_keys s Escape; see '5 unread' 'Esc leaves the search'

tui_keys g j A; see '1 unread' 'a feed is marked read'
tui_keys U; see 'unread again' 'U takes it back'
see '5 unread' '... all of it'
tui_keys U; see 'nothing to take back|again' 'and there is nothing left'
tui_keys g j Enter D; see '1/3' 'D deletes'
tui_keys U; see '4$' 'U brings it back'
tui_keys q :; tui_type 'he'; tui_keys Tab Enter; see 'Moving' 'a command by its name'
tui_keys q :; tui_type 'no-such'; tui_keys Enter; see 'no such command' 'a name that is none'
tui_keys :; tui_type 'links'; tui_keys Enter; see 'means nothing here' 'a command of another view'
tui_keys Q; tui_left 0 'leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'
done_testing

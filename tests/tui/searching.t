#!/bin/sh
# A search that takes long: what is found is shown at once, it goes on between
# keys, and it can be stopped.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

feed alpha 'Alpha News' 'wombats of old'
subscribe alpha
quiet
update
# The next article comes as if billions had come before it, which is long to look through.
db=$(find "$XDG_DATA_HOME" -name coranto.db)
sqlite3 "$db" "UPDATE sqlite_sequence SET seq = 90000000000 WHERE name = 'article'"
feed alpha 'Alpha News' 'wombats of old' 'wombats of today' 'wombats of tomorrow'
"$CORANTO" update --all >"$T/update.out" 2>&1

tui_start 80 24
see 'Alpha' 'feeds'
tui_keys s; see 'Search:' 's asks for words'
tui_type 'since:2020'
see 'wombats of today' 'what is found among the newest is shown at once'
see ' [0-9]+ % searched' 'the top line says how far the search is'
unsee 'wombats of old' 'it is not yet where the oldest article is'
tui_keys Enter; see '1/2, [0-9]+ % searched' 'a key is answered meanwhile'
see 'Alpha News: Body of wombats' 'where it was found stands below'
tui_keys j; see '2/2, ' '... as is the next'
tui_keys Enter; see 'Body of wombats of' 'an article is read meanwhile'
tui_keys q; see '2/2, [0-9]+ % searched' 'back in the search, which goes on'
tui_keys C-x; see 'stopped at [0-9]+ %' '^X stops it'
see '2/2, ' '... and what was found stays'
tui_keys s C-u; tui_type 'wombats'; tui_keys Enter; see '1/3$' 'words are found in the index, from the newest to the oldest'
see 'Body of wombats of' '... with the place'
tui_keys s C-u; tui_type 'womb'; see 'wombats of old' 'also by their beginning, as they are typed'
see 'Body of wombats of old' '... with the place, too'
tui_keys Enter; see 'Nothing was found' 'which is no word'
tui_keys Q; tui_left 0 'leaves'

# An update leaves what is too much for it to whoever searches next.
feed many 'Many' $(seq -f 'number%g' 400)
subscribe many
"$CORANTO" update --all >"$T/update.out" 2>&1
tui_start 80 24
see 'Many' 'feeds'
tui_keys s; tui_type 'number37'; see '1/11$' 'articles enter the index while one searches'
tui_keys Enter; see '1/1$' '... and are found'
see 'Body of number37\.' '... with the place'
lit() { tmux -L "t$tui_server" capture-pane -pe | grep -q "Body of $(printf '\033')[^ ]*number37"; }
until_true lit; ok $? 'in which the word is marked'
tui_keys Q; tui_left 0 'leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'
done_testing

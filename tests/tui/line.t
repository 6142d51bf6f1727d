#!/bin/sh
# The line after ':': names, numbers, completion, history over restarts, wide
# characters, settings and keys until one leaves.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

body() { printf '<p>Body of %s.</p><p>Long enough that it does not fit into a line of thirty columns.</p>' "$1"; }
feed alpha 'Alpha News' 'one' 'two' 'three'
feed beta 'Beta Blog' 'gardening'
subscribe alpha beta
quiet
update
line() { tui_keys :; tui_type "$1"; tui_keys Enter; }

tui_start 80 24
see 'Beta' 'started'
line 2; selects 'Beta' 'a number goes to that row'
line 'first ; open'; see 'three' 'two commands'
line 'down 2'; selects 'three' 'a count after a name'
line 'prev'; selects 'two' "a name of newsboat's"
line 'exec next'; selects 'three' '... after its exec'
line 'toggle-r'; see '^ +three' 'a name cut short'
line 'pa'; see 'no such command|panes|One view' '... that is one only'
line 'nonsense'; see 'nonsense: no such command' 'a name that is none'
line 'switch-focus'; see 'without effect here' 'a name without effect here'
line 'quit 3'; see 'takes nothing after it' 'a word too many'
line 'filter title =~ "t"'; see 'filtered' 'a filter'
unsee ' one ' '... the others away'
line 'filter -'; see ' one ' '- shows all again'
line 'search garden*'; see 'gardening' 'a search'
line 'q'; see 'three' ':q goes back'

tui_keys :; tui_type 're'; tui_keys Tab; see 'read-on +reload +reload-all' 'Tab shows what there is'
tui_keys Tab Tab; see '^ : reload$' '... and goes through it'
tui_keys C-u; tui_type 'se'; tui_keys Tab; see '^ : se$' 'nothing is sure'
see 'search +set' '... of two'
tui_type 't tex'; tui_keys Tab; see '^ : set text-width *$' 'settings'
tui_keys C-u; tui_type 'set show-read '; tui_keys Tab; see 'yes +no' 'values'
tui_keys C-u; tui_type 'source keys/'; tui_keys Tab; see 'keys/mutt +keys/newsboat' 'maps'
tui_keys C-u; tui_type 'bind x head'; tui_keys Tab; see 'bind x headlines' 'views'
tui_keys Escape

line 'set text-width 30'; line 'first'; tui_keys Enter; see 'Long enough that it does not' 'in an article'
unsee 'not fit into' '... of thirty columns'
line 'set text-width=60'; see 'not fit into' 'it is laid out anew at once'
line 'set text-width?'; see 'text-width 60 .set.' 'a setting and where it comes from'
line 'set text-width&'; see 'text-width 80 .default.' "the file's value again"
line 'set text-width wide'; see 'must be a number' 'a value that is none'
line 'set colour red'; see 'no such setting: colour' 'a setting that there is not'
line 'set connections 3'; see 'is for updates' 'a setting of updates'
line 'set theme "a \" b'; see 'is not closed|left open|quote' 'a quote that is left open behind one that is none'
line 'set noshow-read'; line 'set show-read?'; see 'show-read no' 'off'
line 'set show-read!'; see 'show-read yes' 'round'
line 'set'; see 'Settings' 'all of them'
tui_keys G; see 'text-width +80' '... with their values'
line 'q'

line 'bind ^Xn next ; next -- "on"'; tui_keys C-x; see '\^X   n on' 'a key bound'
tui_keys Escape
line 'bind x opne'; see 'opne: no such command' 'a mistake in it'
line 'unbind x'; tui_keys x; see 'does nothing here' 'a key taken away'
line 'source keys/vim'; see 'Read keys/vim' 'a map read'
tui_keys Z Z; see ' one ' '... and used'
line 'source nowhere'; see 'nowhere: No such file' 'no such file'
line 'reload-config'; see 'are read again' 'the configuration read again'
tui_keys Z; see 'does nothing here' '... what was bound is gone'

tui_keys :; tui_type '日本語x'; tui_keys Left Left BSpace; see '^ : 日語x$' 'wide characters'
tui_type 'é'; see '^ : 日é語x$' '... among them'
tui_keys C-a C-k; see '^ :$' 'the line is empty'
tui_keys C-y; see '^ : 日é語x$' '... and back'
tui_keys Enter; see '日é語x: no such command' 'said'
tui_keys /; tui_type 'three'; tui_keys Enter Q; tui_left 0 'leaves'

tui_start 80 24
see 'Beta' 'started again'
tui_keys : Up; see '^ : 日é語x$' 'Up: the last line'
tui_keys C-u; tui_type 'sou'; tui_keys Up; see '^ : source nowhere$' 'the last that begins so'
tui_keys Up; see '^ : source keys/vim$' '... and the one before'
tui_keys Down Down; see '^ : sou$' 'down to what was typed'
tui_keys Escape / Up; see '^ / three$' 'what was sought is apart'
tui_keys Escape; line 'qa'; tui_left 0 ':qa leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'
is "$(stat -c %a "$XDG_STATE_HOME/coranto/history")" 600 'the history is for the user alone'
done_testing

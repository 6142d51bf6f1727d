#!/bin/sh
# Folders that fold, panes that keep their width, the mouse in them.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

body() { i=1; while [ $i -le 60 ]; do printf '<p>Paragraph %d of %s.</p>' $i "$1"; i=$((i + 1)); done; printf '<p>see <a href="http://127.0.0.1:1/there">the link</a></p>'; }
feed one 'One' 'First of one' 'Second of one' 'Third of one'
feed two 'Two' 'First of two'
feed three 'Three' 'First of three'
printf '@ News\n' >>"$XDG_CONFIG_HOME/coranto/feeds"
subscribe one
printf '@ News/World\n' >>"$XDG_CONFIG_HOME/coranto/feeds"
subscribe two
printf '@\n' >>"$XDG_CONFIG_HOME/coranto/feeds"
subscribe three
quiet
printf 'mouse yes\n' >>"$XDG_CONFIG_HOME/coranto/config"
update

# click COLUMN ROW, from 1; wheel up|down COLUMN ROW
click() { tui_type "$(printf '\033[<0;%d;%dM\033[<0;%d;%dm' "$1" "$2" "$1" "$2")"; }
wheel() { case $1 in up) n=64 ;; *) n=65 ;; esac; tui_type "$(printf '\033[<%d;%d;%dM' $n "$2" "$3")"; }

# The selected row of a pane that has not the keys.
behind() { tmux -L "t$tui_server" capture-pane -pe | tr '\033' '#' | grep -Eq "#\[([0-9]+;)*4m.{0,16}$1"; }

tui_start 80 24
see '^ +4 +▾ News' 'a folder with its count'
see '^ +1 +▾ World' 'a folder within it'
tui_keys Home Down -; see '▸ News' 'on a feed the key folds its folder'
unsee 'One|World' '... with what is below it'
see 'Three' '... and nothing else'
selects 'News' '... and its heading is selected'
tui_keys Q; tui_left 0 'leaves'
tui_start 80 24
see '▸ News' 'kept for the next time'
tui_keys Home Enter; see 'First of two' 'a folded folder can be opened'
tui_keys q -; see 'World' 'unfolded'
tui_keys End -; see 'no folder here' 'where there is none this is said'
tui_keys Q; tui_left 0 'leaves'
tui_start 80 24 TERM=vt100
see ' - News' 'a terminal that may not have the signs'
tui_keys Q; tui_left 0 'leaves'

border() { screen | sed -n 20p | awk '{ print index($0, "│") }'; }
border_is() { [ "$(border)" -eq "$1" ]; }
tui_start 160 40
see 'Three' 'feeds'
tui_keys Home Down Enter; see 'First of one' 'two panes'
until_true border_is 33; ok $? 'the left one is 32 wide'
tui_keys Enter; see '│.*│ *Paragraph 1 ' 'an article makes it three at this size'
tui_keys q; unsee 'Paragraph' 'back to two'
tui_keys ')' ')'; until_true border_is 29; ok $? 'the one with the keys is made wider'
tui_keys '(' '(' '('; until_true border_is 35; ok $? '... and narrower'
tui_keys Q; tui_left 0 'leaves'
tui_start 160 40
see 'Three' 'feeds'
tui_keys Home Down Enter; see 'First of one' 'the next time'
until_true border_is 35; ok $? '... it is as wide'
tui_keys =; unsee '│' 'one pane'; tui_keys Q; tui_left 0 'leaves'
tui_start 160 40
see 'Three' 'feeds'
tui_keys Home Down Enter; see 'First of one' 'the next time'
unsee '│' '... it is one'
tui_keys ')'; see 'Nothing stands beside' 'there is no pane to make wider'
tui_keys =; see '│' 'panes again'; tui_keys Q; tui_left 0 'leaves'

# Every size, back and forth: the place stays.
tui_start 200 50
see 'Three' 'feeds'
tui_keys Home Down Enter Down Enter; see 'Paragraph 1 of Second' 'three panes'
tui_keys Space; see 'Paragraph 24 of Second' 'a page on'
first=$(screen | grep -o 'Paragraph [0-9]* of Second' | head -1)
for size in '40 12' '300 100' '80 24' '120 30' '60 15' '200 20' '40 12' '200 50'; do tui_size $size; done
until_true shows "$first"; ok $? 'after a storm of sizes the same text is seen'
tui_keys q; selects 'Second of one' '... and the same row is selected'
tui_keys Q; tui_left 0 'leaves'

# The mouse.
tui_start 80 24
see 'Three' 'the mouse'
row=$(screen | grep -n ' One ' | cut -d: -f1)
click 12 "$row"; selects 'One' 'a click selects'
click 12 "$row"; see 'Second of one' 'a click on the selected row opens it'
wheel down 10 5; selects 'Third of one' 'the wheel moves'
wheel up 10 5; selects 'First of one' '... and back'
tui_keys Enter; see 'Paragraph 1 of First' 'an article'
wheel down 10 10; unsee '^ First of one' 'the wheel scrolls'
click 3 1; click 3 24; see 'Paragraph 4 of' 'a click beside it means nothing'
tui_keys End; see 'see the link' 'its end'
row=$(screen | grep -n 'see the link' | cut -d: -f1)
click 8 "$row"; see 'no connection to the server' 'a click on a link asks for its page'
tui_keys Q; tui_left 0 'leaves'

tui_start 200 50
see 'Three' 'feeds'
tui_keys Home Down Enter Enter; see 'Paragraph 1 of First' 'the mouse in three panes'
wheel down 60 8; until_true behind 'Third of one'; ok $? 'the wheel moves what is below the pointer'
see 'Paragraph 1 of First' '... and nothing else'
wheel up 60 8
row=$(screen | grep -n 'Third of one' | head -1 | cut -d: -f1)
click 60 "$row"; see 'Paragraph 1 of Third' 'a click in the pane of headlines reads another article'
row=$(screen | grep -n 'Three' | head -1 | cut -d: -f1)
click 12 "$row"; see 'First of three' 'a click in the pane of feeds opens another feed'
unsee 'Paragraph' '... and closes what was above'
border=$(border)
tui_type "$(printf '\033[<0;%d;20M\033[<32;%d;20M' "$border" $((border + 4)))"
until_true border_is $((border + 4)); ok $? 'a border is dragged'
tui_type "$(printf '\033[<32;%d;22M\033[<0;%d;22m' $((border - 3)) $((border - 3)))"
until_true border_is $((border - 3)); ok $? '... to where the button is let go'
tui_type "$(printf '\033[<32;60;22M')"; click 3 1
until_true border_is $((border - 3)); ok $? '... and stays there'
tui_type "$(printf '\033[<0;%d;20M\033[<32;1;20M\033[<0;1;20m' $((border - 3)))"
unsee '^│|^ │' 'it does not go to the edge'
see '│' '... and does not vanish'
tui_keys Q; tui_left 0 'leaves'
printf 'auto-reload no\n' >"$XDG_CONFIG_HOME/coranto/config"
tui_start 80 24
see 'Three' 'no mouse unless it is asked for'
is "$(tmux -L "t$tui_server" display-message -p '#{mouse_any_flag}')" 0 '... the terminal keeps it'
done_testing

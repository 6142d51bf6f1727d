#!/bin/sh
# Keys as the user binds them: sequences, counts, several operations, macros,
# maps to include; and that nothing waits for a clock.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

feed alpha 'Alpha News' 'one' 'two' 'three' 'four' 'five' 'six' 'seven' 'eight'
feed beta 'Beta Blog' 'gardening'
feed gamma 'Gamma Ray' 'glow'
subscribe alpha beta gamma
quiet
update
printf '#!/bin/sh\necho "$@" >>"%s/opened"\n' "$T" >"$T/player"
chmod +x "$T/player"
config=$XDG_CONFIG_HOME/coranto/config
cp "$config" "$T/plain"
cat >>"$config" <<END
bind gg last
bind gx headlines,article browser
bind Z down ; down -- "two down"
bind z down
bind zz last
bind "^X s" everywhere log
bind W mark-all-read ; last
macro y set browser "$T/player %u" ; open-in-browser ; set browser "false" -- "play it"
unbind J
bind t set text-width 30
END

tui_start 80 24
see 'Gamma' 'started'
tui_keys Z; selects 'Gamma' 'two operations of one key'
tui_keys k k; selects 'Alpha' 'k as ever'
tui_keys g; see '^ g   g last' 'the keys typed and what may follow are in the last line'
tui_keys Escape; see '^ Enter open' 'Esc forgets them'
tui_keys g g; selects 'Gamma' 'a sequence'
tui_keys k k z; see '^ z   z last' 'a key that begins another one waits'
selects 'Alpha' '... and does nothing yet'
tui_keys k; selects 'Alpha' 'the next key does not go on: both are done, down and up'
tui_keys z j; selects 'Gamma' '... down and down'
tui_keys k k z z; selects 'Gamma' 'or it goes on'
tui_keys g q; see 'does nothing here' 'a sequence that there is not'
tui_keys C-x; see '^ \^X   s log' 'a control key begins one'
tui_keys s; see 'Messages' 'the rest of it'
tui_keys q J; see 'does nothing here' 'a key that was unbound'
tui_keys g Escape; unsee 'does nothing' 'keys forgotten say nothing'

tui_keys 2 k; selects 'Alpha' 'a count'
tui_keys Enter; see 'eight' 'headlines'
tui_keys 3 j; selects 'four' 'a count in headlines'
tui_keys 7 G; selects 'seven' 'G with a number goes to that row'
tui_keys 9 9 9 k; selects 'one' 'a count beyond the end'
tui_keys 1 2 BSpace; see '^ 1$' 'Backspace takes a digit back'
tui_keys j; selects 'two' '... and the rest counts'
tui_keys 5; see '^ 5$' 'a count is shown'
tui_keys Escape j; selects 'three' 'Esc forgets it'
tui_keys 3 Z; selects 'seven' 'with several operations a count is of the first'
tui_keys 2 d; see '^ +eight' 'two are read'
tui_keys , ; see 'y play it' 'a macro in the last line'
tui_keys y; see 'Opened' 'a macro'
wait_for test -s "$T/opened"
like "$(cat "$T/opened")" 'alpha.example' '... with a setting of its own'
tui_keys :; tui_type 'set browser?'; tui_keys Enter; see 'browser false .set.' '... and the setting after it'
tui_keys W; see 'Mark all feeds' 'an operation that asks'
tui_keys y; selects 'eight' '... the next one comes after the answer'
tui_keys U g g W; see 'Mark all feeds' 'asked again'
tui_keys k Escape 1 G; selects 'one' '... and given up: what was to follow is given up, too'

tui_keys Enter; see 'Body of one' 'an article'
tui_keys 1; see '^ Open link: 1   Enter or o opens it' 'a number in an article may be that of a link'
tui_keys Enter; see 'no links' 'Enter opens it, if it is there'
tui_keys '?'; see 'Your own' 'help shows what is bound'
see 'two down' '... in the words of the user'
tui_keys /; tui_type 'clipboard'; tui_keys Enter; see 'copy the address' 'and is searched with /'
tui_keys q Q; tui_left 0 'leaves'
# What is pasted is text, never keys.
tui_start 80 24
until_true shows '[0-9]'
tui_type "$(printf '\033[200~QQqD:quit\nA\033[201~')"
tui_keys :; see '^ :$' 'pasted keys do nothing'
tui_type "$(printf '\033[200~set text-width 4\n2\033[201~')"; see '^ : set text-width 4 ?2$' 'in a question they are its text'
tui_keys Escape Q; tui_left 0 'leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'

cp "$T/plain" "$config"
printf 'include keys/vim\nbind gz opne\n' >>"$config"
tui_start 80 24
see 'config:4: opne: no such command' 'a mistake is said at the start'
tui_keys G; selects 'Gamma' 'keys/vim: G'
tui_keys g g; selects 'Alpha' '... gg'
tui_keys Enter; see '^ Enter read   ]u next unread' 'hints name the keys as they are'
tui_keys d d; see '1/7' '... dd'
tui_keys u; see '1/8|2/8' '... u'
tui_keys /; tui_type 'e'; tui_keys Enter; see '/e +n next +N back' '... a search says that n and N go on'
tui_keys g g n N; until_true shows 'Esc ends'; tui_keys Escape
tui_keys Enter; see 'Body' '... Enter'
tui_keys h; see '/8' '... h'
tui_keys :; tui_type q; tui_keys Enter; see 'Gamma' '... :q'
tui_keys Enter; see "/8" "a list"; tui_keys Z Z; see "Gamma" "... ZZ"
tui_keys 2 G; selects 'Beta' '... 2G'
tui_keys z z; see 'All there is is seen' '... zz'
tui_keys Z Q; tui_left 0 '... ZQ'

cp "$T/plain" "$config"
echo 'include keys/newsboat' >>"$config"
tui_start 80 24
see 'Gamma' 'keys/newsboat'
tui_keys Enter; see 'eight' '... Enter'
tui_keys j; see 'gardening' '... j is the next feed'
tui_keys k; see 'eight' '... k the one before'
tui_keys J; see '2/8' '... J the next row'
tui_keys K Enter 1; see 'no browser|no link 1|Opened' '... 1 opens a link in the browser'
tui_keys C-u; see 'Source|outline' '... ^U is the source'
tui_keys q q g; see 'Sort by' '... g sorts'
tui_keys Escape q; see 'Gamma' '... q'
tui_keys Q; tui_left 0 '... Q'

cp "$T/plain" "$config"
echo 'include keys/mutt' >>"$config"
tui_start 80 24
see 'Gamma' 'keys/mutt'
tui_keys '*'; selects 'Gamma' '... *'
tui_keys = Enter; see '1/8' '... = and Enter'
tui_keys d; see '1/7' '... d deletes'
tui_keys u; see '/8' '... u brings it back'
tui_keys = Enter; see 'Body' '... an article'
title=$(screen | sed -n '3p')
tui_keys j; until_true hides "$title"; ok $? '... j the next one'
tui_keys i; see '/8' '... i back to the list'
tui_keys l; see 'Filter:' '... l limits'
tui_keys Escape T; see 'Tag' '... T tags'
tui_keys Escape c; see 'Go to' '... c changes the folder'
tui_keys Escape q x; tui_left 0 '... q, x'

cp "$T/plain" "$config"
printf 'unbind -a\nbind x quit-all ; down\n' >>"$config"
tui_start 80 24
see 'Gamma' 'without any key'
tui_keys q; see 'does nothing here; :help shows' 'a command without a key goes by its name'
tui_keys C-c; tui_left 0 'Control-C leaves whatever is bound'
done_testing

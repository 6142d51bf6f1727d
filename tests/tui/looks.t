#!/bin/sh
# Themes, colours and the terminal's background; rows by format; highlights.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

body() { printf '<p>Body of %s with a needle in it.</p>' "$1"; }
feed one 'One' 'First title' 'Second needle title' 'Third title'
feed two 'Two' 'Other title'
printf '@ Folder\n' >>"$XDG_CONFIG_HOME/coranto/feeds"
subscribe one two
quiet
update
config=$XDG_CONFIG_HOME/coranto/config
cp "$config" "$T/plain"
# setting LINE...: the config file holds these and nothing else.
setting() { cp "$T/plain" "$config"; for setting_line; do printf '%s\n' "$setting_line" >>"$config"; done; }
# The rows that hold a text, with their escapes as '#'.
escapes() { tmux -L "t$tui_server" capture-pane -peN | tr '\033' '#' | grep -- "$1"; }
drawn() { escapes "$1" | grep -Eq -- "$2"; }
# draws ROW REGEX NAME: the escapes of a row come to match.
draws() { until_true drawn "$1" "$2"; draws_status=$?; ok $draws_status "$3"; [ $draws_status -eq 0 ] || escapes . | sed 's/^/# /'; }

# Every theme on many colours and on few: the selection is seen, and it alone.
paper='#\[(7|43|103|48;5;[0-9]+)m'
for theme in auto dark light high-contrast mono base16; do
	setting "theme $theme"
	for term in tmux-256color linux; do
		tui_start 80 24 TERM=$term
		see 'Folder' "$theme on $term"
		tui_keys Home Down
		draws 'One' "$paper" '... the selection is seen'
		unlike "$(escapes Two)" "$paper" '... and nothing else is'
		tui_keys Q; tui_left 0 '... leaves'
	done
done
setting 'theme nothing-like-it'
tui_start 80 24
see 'theme: nothing-like-it: neither' 'a theme that is not there is said'
tui_keys Q; tui_left 0 '... and the reader works'

tui_start 80 24 TERM=dumb
tui_left 2 'a terminal that cannot draw is refused'
like "$(cat "$T/err")" 'TERM=dumb: .*coranto list' '... with what to do instead'

# Colours of the user, in newsboat's words and ours.
setting 'color listnormal_unread red blue bold' 'color count 201 default' 'color info #00ff00 default'
tui_start 80 24 TERM=tmux-256color
see 'Folder' 'own colours'
tui_keys End
draws 'One' '#\[31m' "newsboat's name: ink"
draws 'One' '44m' '... and paper'
draws 'One' '38;5;201m' 'a colour by its number'
draws 'coranto' '38;5;46m' 'a colour in 24 bits is the nearest of 256'
tui_start 80 24 TERM=tmux-256color NO_COLOR=1
see 'Folder' 'NO_COLOR'
unlike "$(escapes .)" '#\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7])[;m]' '... holds over them'
setting 'color listnormal pink blue'
tui_start 80 24
see 'config:3: color: pink: not a colour' 'a wrong one is named'

# The terminal says its background; its answer is never taken for keys.
setting
tui_start 80 24 TERM=tmux-256color
see 'Folder' 'a terminal that says nothing'
draws 'coranto' '(^|#\[1m) coranto' '... has its own sixteen colours'
tui_type "$(printf '\033]11;rgb:ffff/ffff/f0f0\033\\')"
draws 'coranto' '38;5;94m coranto' '... says that it is light: the light theme'
tui_type "$(printf '\033]11;rgb:0000/0000/1010\a')"
draws 'coranto' '38;5;180m coranto' '... or dark: the dark one'
tui_type "$(printf '\033]11;rgb:zz')"
see 'This key does nothing|Folder' '... nonsense: the reader goes on'
tui_keys / ; see '^/|Find|/' 'a question is asked'
tui_type "$(printf '\033]11;rgb:ffff/ffff/ffff\033\\')"
tui_type 'Two'
unsee 'rgb|ffff' 'an answer that comes while one types is no text'
tui_keys Escape :; tui_type 'set theme light'; tui_keys Enter
draws 'coranto' '38;5;94m coranto' 'a theme that is set is used at once'
tui_type "$(printf '\033]11;rgb:0000/0000/1010\a')"
draws 'coranto' '38;5;94m coranto' '... whatever the background'
tui_keys :; tui_type 'set theme no-such-theme'; tui_keys Enter; see 'no-such-theme: neither' '... one that is not there is said'
tui_keys :; tui_type 'highlight feedlist two 201 default'; tui_keys Enter
see 'no such command' 'a highlight is a line of the config file'
printf 'highlight feedlist two 201 default\n' >>"$config"
tui_keys C-r; draws 'Two' '38;5;201m' '... which counts when that is read again'
tui_keys Q; tui_left 0 'leaves'
tui_end
tui_server=$((tui_server + 1))
rm -f "$T/status"
printf 'set -g remain-on-exit on\nset -g default-terminal tmux-256color\nset -g window-style bg=#fdf6e3\n' >"$T/light.conf"
tmux -L "t$tui_server" -f "$T/light.conf" new-session -d -x 80 -y 24 "'$CORANTO'"
draws 'coranto' '38;5;94m(#\[[0-9;]*m)* coranto' 'asked, a light terminal answers: the light theme'
tui_end
setting 'theme base16'
tui_server=$((tui_server + 1))
tmux -L "t$tui_server" -f "$T/light.conf" new-session -d -x 80 -y 24 "'$CORANTO'"
draws 'coranto' '(^|#\[1m) coranto' 'a theme that was chosen stays'
tui_end

# Rows.
setting 'feedlist-format "%4i|%-12t|%u%> %U"' 'articlelist-format "%3i %f %t%?T? of %T?%>.%6L"'
tui_start 80 24
see '^ +2\|One         \|\(3/3\) +3$' 'a row of feeds by format'
tui_keys Enter; see '^ +2 N  First title of One\.+ +[0-9]+w$' 'a row of a folder: the feed is named'
tui_keys q Down Enter; see '^ +1 N  First title\.+ +[0-9]+w$' 'a row of a feed: it is not'
tui_size 30 10; see '^ +1 N  First title\.+ +[0-9]+w$' '... narrow'
tui_size 80 24; tui_keys Q; tui_left 0 'leaves'

# Highlights.
setting 'highlight all need[a-z]e red yellow' 'highlight feedlist "^ *.?.? *tw." 201 default' 'highlight-article "title =~ \"third\"" 46 default bold' 'highlight-article "nonsense" red red' 'rule "title =~ \"second\"" highlight 47'
tui_start 80 24 TERM=tmux-256color
see 'config:[0-9]*: column' 'a filter that is wrong is said'
draws 'Two' '38;5;201m' 'in the list of feeds'
tui_keys Down Enter; see 'Second needle' 'headlines'
draws 'Second' '43m(#\[[0-9;]*m)*needle' 'in a title'
draws 'Third' '38;5;46m(#\[[0-9;]*m)*Third' 'a row that fits a filter'
draws 'Second' '38;5;47m(#\[[0-9;]*m)*Second' 'a row that fits a rule'
tui_keys Enter; see 'Body of First' 'an article'
draws 'Body of' '43m(#\[[0-9;]*m)*needle' 'in a text'
tui_keys Q; tui_left 0 'leaves'

# For a screen reader.
"$CORANTO" mark unread --all >/dev/null
setting 'screen-reader yes'
cursor() { tmux -L "t$tui_server" display-message -p '#{cursor_flag} #{cursor_y}'; }
cursor_is() { [ "$(cursor)" = "$1" ]; }
tui_start 200 50
see '^ Folder, 4 unread, folder *$' 'a folder as a sentence'
see '^ One, 3 unread *$' 'a feed as a sentence'
tui_keys Home Down; until_true cursor_is '1 3'; ok $? 'the cursor is seen and stands on it'
tui_keys Enter; see '^ First title, unread, [^│]*2021 *$' 'an article as a sentence'
unlike "$(screen)" '│|▾' 'no panes, no signs'
tui_keys Enter; see '^ Body of First' 'the text begins at the left'
until_true cursor_is '1 2'; ok $? 'the cursor stands at its top'
tui_keys Q; tui_left 0 'leaves'
done_testing

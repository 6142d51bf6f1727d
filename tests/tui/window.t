#!/bin/sh
# Sizes, resizing, scripts, colours: the picture fits whatever window there is.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

body() {
	case $1 in
	words) i=1; while [ $i -le 80 ]; do printf '<p>Paragraph %d begins and says some words more so that it is wrapped.</p>' $i; i=$((i + 1)); done ;;
	*) printf '<p>%s <a href="https://example.org/a">link</a></p>' "$1" ;;
	esac
}
# The first and the last row are where they belong: nothing has scrolled.
framed() { screen | sed -n '1p;$p' | grep -c '[a-z]' | grep -qx 2; }
feed one 'One' words '日本語の見出し 日本語の見出し 日本語の見出し 日本語の見出し 日本語の見出し' 'Ünïcödé café' 'emoji 👍🏽 👨‍👩‍👧 ❤️ 🇩🇪 end'
subscribe one
quiet
update

for size in '80 24' '200 50' '40 12' '20 5' '300 100'; do
	set -- $size
	tui_start "$1" "$2"
	see 'One' "$1x$2: feeds"
	tui_keys Enter; see 'words' "$1x$2: headlines"
	framed; ok $? "$1x$2: they fit"
	tui_keys Enter; see 'words' "$1x$2: an article"
	framed; ok $? "$1x$2: it fits"
	tui_keys Q; tui_left 0 "$1x$2: leaves"
done

tui_start 80 24
see 'One' 'for wide scripts'
tui_keys Enter; see '日本語の見出し.*2021' 'wide characters are cut to their columns, the date stays in its place'
see 'Ünïcödé café' 'composed and combined letters'
see 'emoji .* end' 'emoji'
tui_keys Enter; see 'Paragraph 1 ' 'an article to resize'
tui_keys Space Space Space; see 'Paragraph 29 ' 'some pages on'
first=$(screen | grep -o 'Paragraph [0-9]*' | head -1)
for size in '40 12' '100 30' '200 50' '30 8' '80 24'; do tui_size $size; done
until_true shows "$first "; ok $? 'after resizing the same text is seen'
[ "$(screen | grep -o 'Paragraph [0-9]*' | head -1)" = "$first" ]; ok $? '... and stands first'
tui_size 120 40; see '^ {20}Paragraph' 'in a wide window the text stands in the middle'
tui_keys Q; tui_left 0 'leaves'

tui_start 200 40
see 'One' 'a wide window'
tui_keys Enter; see '│.*words' 'feeds and headlines stand beside each other'
tui_keys Enter; see '│.*words.*│.*' 'and the article, too'
tui_keys J; see '│ +日本語の見出し' 'the headlines follow what is read'
tui_size 100 30; unsee '│' 'narrower: one at a time'
tui_size 200 40; see '│' 'wider again'
tui_keys =; unsee '│' '= has one at a time'
tui_keys Q; tui_left 0 'leaves'

tui_start 80 24
see 'One' 'a window that shrinks to nothing'
for size in '1 1' '2 2' '3 40' '200 1' '5 3' '1 50'; do tui_size $size; tui_keys Enter j Space n q L L '?' q / x Escape; done
tui_size 80 24
tui_keys h h h; see 'One' '... is well when it grows again'
tui_keys Q; tui_left 0 'leaves'

escapes() { tmux -L "t$tui_server" capture-pane -pe | tr '\033' '#'; }
tui_start 80 24 TERM=xterm-256color
see 'One' '256 colours'; tui_keys Enter; see 'words' 'headlines'
like "$(escapes)" '#\[([0-9;]*;)?38;5;[0-9]+m|#\[[0-9;]*9[0-7]m' '... colours are used'
tui_start 80 24 TERM=xterm-256color NO_COLOR=1
see 'One' 'NO_COLOR'; tui_keys Enter; see 'words' 'headlines'
unlike "$(escapes)" '#\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7])[;m]' '... no colour is used'
selects 'words' '... and the selection is seen all the same'
tui_start 80 24 TERM=vt100
see 'One' 'a terminal without colours'
selects 'One' '... shows the selection'
tui_start 80 24 TERM=screen
see 'One' 'a terminal of eight colours'
tui_start 80 24 LC_ALL=C LANG=C
see 'One' 'no locale'; tui_keys Enter; see 'Ünïcödé' '... shows UTF-8'
# What a key sends: one synchronized picture, of what has changed alone.
tui_start 80 24
see 'One' 'a terminal is watched'; tui_keys Enter; see 'words' 'headlines'
tmux -L "t$tui_server" pipe-pane -O "cat >'$T/sent'"
sent() { tr '\033' '#' <"$T/sent"; }
sent_is() { sent | grep -Eq -- "$1"; }
tui_keys Down; until_true sent_is '#\[[?]2026l'; ok $? 'a key is answered'
like "$(sent | head -1)" '^#\[[?]2026h.*#\[[?]2026l$' '... as one synchronized picture'
unlike "$(sent)" '#\[[0-3]?J' '... with nothing erased'
[ "$(wc -c <"$T/sent")" -lt 400 ]; ok $? '... and two rows drawn'
tui_keys Q; tui_left 0 'leaves'
# curses itself leaks when it finds no terminal.
tui_start 80 24 TERM=no-such-terminal ASAN_OPTIONS=detect_leaks=0
tui_left 2 'an unknown terminal is a usage error'
like "$(cat "$T/err")" 'no-such-terminal' '... that names it'
done_testing

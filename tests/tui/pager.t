#!/bin/sh
# The pager: the place over restarts, jumps, code sideways, what the article
# was made from, links that a terminal can click.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

many() { i=$1; while [ "$i" -le "$2" ]; do printf '<p>Paragraph %d of many.</p>' "$i"; i=$((i + 1)); done; }
body() {
	case $1 in
	*long*) many 1 20; printf '<h2>Second part</h2>'; many 21 40
		printf '<p>A <a href="https://example.org/far/away">link that is far longer than one line of a window as narrow as this one can be</a>.</p>'
		printf '<h3>Third part</h3>'; many 41 60 ;;
	*code*) printf '<p>Code:</p><pre>%s the right end of the line</pre><p>After.</p><p><img src="/p.png" alt="a picture"></p>' \
	    "$(printf '%090d' 7)" ;;
	*) printf '<p>Body of %s.</p>' "$1" ;;
	esac
}
feed alpha 'Alpha News' 'alpha long' 'alpha code'
subscribe alpha
quiet
update

tui_start 80 24
see 'Alpha News' 'feeds'
tui_keys Enter; see 'alpha long' 'headlines'
tui_keys Enter; see 'Paragraph 1 of' 'an article'
tui_keys ']'; see 'Second part' '] goes to the next heading'
unsee 'Paragraph 20 of' '... which stands at the top'
tui_keys ']'; see 'Third part' '... and to the next'
tui_keys ']'; see 'no heading below' '... and says when there is none'
tui_keys '['; see 'Second part' '[ goes back'
tui_keys '}'; see 'link that is far' '} goes to the next link'
tui_keys '{'; see 'no link above' '{ back, when there is one'
tui_keys '['; see 'Second part' 'a place in the middle'
tui_type '/as this one can be'; tui_keys Enter
see 'link that is far longer than one' 'what is sought may stand on two lines'
# Both parts are marked: in reverse, one at the end of a line, one at the beginning of the next.
is_marked() { tmux -L "t$tui_server" capture-pane -pe | grep -Eq "$(printf '\033')"'\[[0-9;]*m'"$1"; }
until_true is_marked 'as this one can'; ok $? '... and is marked on the first'
until_true is_marked 'be'; ok $? '... and on the second'
tui_keys '['; see 'Second part' 'back there'
tui_keys Q; tui_left 0 'left there'

tui_start 60 20
see 'Alpha News' 'after a restart'
tui_keys Enter; see 'alpha long' 'headlines'
tui_keys Enter; see 'You left off here' 'the place is remembered'
see 'Second part' '... also in another window'
unsee 'Paragraph 20 of' '... just there'
tui_keys G; see 'Paragraph 60 of' 'read to the end'
tui_keys h; see 'alpha code' 'back in the list'
tui_keys Enter; see 'Paragraph 1 of' 'what was read to its end begins at its beginning'
tui_keys Down Down Down Down Down Down Down Down n
see 'Code:' 'to the next article'
tui_keys K; see 'You left off here' 'the place is remembered there, too'
tui_keys J; see '↳' 'long lines of code are wrapped'
tui_keys '>'; unsee '↳' '> cuts them'
see '›' '... and shows where'
tui_keys '>' '>' '>' '>' '>' '>' '>' '>'; see 'the right end of the line' '... and goes to the right'
tui_keys '<' '<' '<' '<' '<' '<' '<' '<'; see '^ *0000000' '< goes back to the left'
tui_keys '<'; see '↳' '... and wraps again'
tui_keys '\'; see 'As the reader understands it' '\ shows the outline'
see '^ *pre: ' '... of the document'
tui_keys G; see '<p>After.</p>' '... and the HTML'
tui_keys q; see 'Code:' 'back'
see 'image: a picture' 'a picture has its text'
tui_keys Q; tui_left 0 'leaves'

# What goes to the terminal, byte for byte.
printf 'wrap-code no\nimages no\nlink-numbers no\n' >>"$XDG_CONFIG_HOME/coranto/config"
tui_start 60 20
tmux -L "t$tui_server" pipe-pane -O "cat >'$T/raw'"
see 'Alpha News' 'with other settings'
tui_keys Enter; see 'alpha long' 'headlines'
tui_keys j Enter; see '›' 'wrap-code no cuts code'
unsee 'image' 'images no shows none'
tui_keys K g '}'; see 'link that is far longer' 'a link of two lines'
unsee 'Links:' 'link-numbers no lists none'
has_parts() { [ "$(tr '\033' '\n' <"$T/raw" 2>/dev/null | grep -c '^\]8;id=1;https://example.org/far/away$')" -ge 2 ]; }
until_true has_parts; ok $? 'both parts of the link are one link to the terminal (OSC 8)'
tui_keys Q; tui_left 0 'leaves'
printf 'hyperlinks no\n' >>"$XDG_CONFIG_HOME/coranto/config"
tui_start 60 20
tmux -L "t$tui_server" pipe-pane -O "cat >'$T/raw2'"
see 'Alpha News' 'without'
tui_keys Enter; see 'alpha long' 'headlines'
tui_keys Enter; see 'You left off here' 'an article'
tui_keys g '}'; see 'link that is far longer' 'the same link'
tui_keys Q; tui_left 0 'leaves'
is "$(tr '\033' '\n' <"$T/raw2" | grep -c '^\]8;')" 0 'hyperlinks no tells the terminal nothing'
is "$(cat "$T/err")" '' 'nothing on standard error'
done_testing

#!/bin/sh
# Twins: a store full of hostile text and one of the same text without it give
# the same screens, byte for byte, attributes included; and nothing that the
# hostile one holds comes through as a control sequence.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

# The store is written past the poller's customs, by sqlite3: the last gate stands alone.
esc=$(printf '\033') bel=$(printf '\007') csi=$(printf '\302\233') del=$(printf '\177') rlo=$(printf '\342\200\256')
zw=$(printf '\342\200\213') tag=$(printf '\363\240\201\201') st=$(printf '\302\234') so=$(printf '\016') nel=$(printf '\302\205')
feed one 'CLEAN' 'first' 'second'
subscribe one
quiet
update
mv "$XDG_DATA_HOME" "$T/store"

# fill NAME TITLE AUTHOR FEED ERROR BODY LINK
fill() {
	cp -r "$T/store" "$T/$1"
	db=$(find "$T/$1" -name coranto.db)
	sqlite3 "$db" >/dev/null <<-END
		UPDATE article SET title = '$2', author = '$3' WHERE title = 'first';
		UPDATE feed SET title = '$4', error = '$5';
	END
}
fill dirty "a${esc}]0;PWN${bel}b${csi}31mc${del}d${rlo}e${zw}f${tag}g${st}h${so}i" "au${esc}[2Jthor${esc}]52;c;cHdu${bel}" \
    "Fe${esc}[31337med${csi}5m${esc}(0" "bad${esc}[?1049l${esc}P\$qm${st}thing"
fill clean 'a]0;PWNb31mcdefghi' 'au[2Jthor]52;c;cHdu' 'Fe[31337med5m(0' 'bad[?1049lP$qmthing'

# The screens of a store, one after the other, as they come out of the terminal.
screens() {
	rm -rf "$XDG_DATA_HOME"
	cp -r "$T/$1" "$XDG_DATA_HOME"
	tui_start 80 24
	tmux -L "t$tui_server" pipe-pane "cat >'$T/$1.raw'"
	until_true shows '2 .*Fe' || screen | sed 's/^/# screen: /'
	tmux -L "t$tui_server" capture-pane -pe >"$T/$1.1"
	tui_keys Enter; until_true shows '1/2'
	tmux -L "t$tui_server" capture-pane -pe >"$T/$1.2"
	tui_keys Enter; until_true shows 'Body of first'
	tmux -L "t$tui_server" capture-pane -pe >"$T/$1.3"
	tmux -L "t$tui_server" display-message -p '#{pane_title}' >"$T/$1.4"
	tui_keys C-l; tui_keys q; until_true shows '1/2'
	tui_keys Q; tui_left 0 "$1: leaves"
}
screens dirty
screens clean
for part in 1 2 3 4; do
	cmp "$T/dirty.$part" "$T/clean.$part" >/dev/null
	ok $? "the same screen $part"
done
like "$(cat "$T/dirty.2")" 'PWN' 'the text itself is shown'
for bad in "${esc}]0;PWN" "${esc}]52" "${esc}[31337" "${esc}P\\\$q" "${esc}[?1049l${esc}P" "$csi" "$rlo" "$zw" "$tag" "$st" "$del" "$nel"; do
	! grep -aFq -- "$bad" "$T/dirty.raw"
	ok $? "not in the output: $(printf '%s' "$bad" | od -An -tx1 | tr -d ' \n')"
done
done_testing

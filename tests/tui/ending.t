#!/bin/sh
# However the reader ends, the terminal is given back and no mark is lost.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

feed one 'One' 'first' 'second' 'third' 'fourth'
subscribe one
quiet
update

"$CORANTO" </dev/null >"$T/out" 2>"$T/err"; is $? 2 'without a terminal: exit 2'
like "$(cat "$T/err")" 'terminal' '... and a sentence that says why'
is "$(cat "$T/out")" '' '... on standard error'

unread() { "$CORANTO" list --unread | wc -l | tr -d ' '; }
left=4
for signal in TERM QUIT INT; do
	tui_start 80 24
	see 'One' "SIG$signal: started"
	tui_keys Enter; see 'fourth' 'headlines'
	tui_keys n; tui_keys Enter; see 'Body of' 'reads an article'
	kill -s $signal "$(tui_pid)"
	tui_left 0 "SIG$signal: leaves"
	left=$((left - 1))
	is "$(unread)" $left '... the mark is kept'
	tmux -L "t$tui_server" display-message -p '#{alternate_on} #{cursor_flag}' >"$T/state"
	is "$(cat "$T/state")" '0 1' '... the terminal is as it was'
done

tui_start 80 24
see 'One' 'the terminal goes away'
tui_keys Enter; see 'fourth' 'headlines'
tui_keys n; tui_keys Enter; see 'Body of' 'reads an article'
pid=$(tui_pid)
tmux -L "t$tui_server" kill-server
gone() { ! kill -0 "$pid" 2>/dev/null; }
until_true gone; ok $? 'the reader ends'
is "$(unread)" 0 'the mark is kept'

"$CORANTO" mark unread $("$CORANTO" list | sed 's/^[^0-9]*\([0-9][0-9]*\).*/\1/') >/dev/null 2>&1
# The stop key wants a shell with jobs around the reader.
tui_start_shell
tui_type "$CORANTO"; tui_keys Enter
see '4 +One' 'from a shell'
tui_keys Enter; see 'first' 'headlines'
tui_keys C-z; see 'ready' '^Z gives the shell its terminal'
unsee 'first' '... as it was'
tui_type fg; tui_keys Enter; see 'first' 'it goes on where it was'
pkill -TSTP -P "$(tmux -L "t$tui_server" list-panes -F '#{pane_pid}')" -x coranto
see 'ready' 'SIGTSTP stops it, too'
tui_type fg; tui_keys Enter; see 'first' '... and it goes on'
tui_keys C-c; see 'ready' '^C leaves'
done_testing

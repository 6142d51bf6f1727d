#!/bin/sh
# Stopped by SIGSTOP, of which nobody is told, and gone on with: the picture is
# right, what was typed and what came meanwhile is there, nothing is lost.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
. "$TOP/tests/tui/lib.sh"

nginx_start 'location /slow/ { alias '"$T"'/www/; limit_rate 8k; etag off; add_header Last-Modified ""; }'
feed one 'One' 'first' 'second' 'third'
subscribe one
quiet
update

state() { ps -o state= -p "$pid" | cut -c1; }
is_stopped() { [ "$(state)" = T ]; }
# stop NAME: the reader alone, not its children.
stop() { kill -STOP "$pid"; wait_for is_stopped; ok $? "$1"; }
# The picture is what a redraw from nothing makes of it, but for the last line, which each key clears.
whole() {
	screen | sed '$d' >"$T/before"
	tui_keys C-l
	is "$(screen | sed '$d')" "$(cat "$T/before")" "$1"
}
unread() { "$CORANTO" list --unread | wc -l | tr -d ' '; }

# While it waits.
tui_start 80 24
see '3 +One' 'started'
tui_keys Enter; see 'third' 'headlines'
pid=$(tui_pid)
stop 'stopped while it waits'
tui_keys j N
tui_size 60 16
feed one 'One' 'fresh' 'first' 'second' 'third'
"$CORANTO" update --all
is "$(unread)" 4 'an article comes, a key is pressed, the window shrinks; nobody answers'
kill -CONT "$pid"
one_read() { [ "$(unread)" = 3 ]; }
until_true one_read; ok $? 'continued: the key is obeyed'
tui_keys q; see '3 +One' '... what came is counted'
whole '... and the picture is right'
tui_keys Enter; see 'fresh' '... and shown'
stop 'stopped again'
kill -TERM "$pid"
kill -CONT "$pid"
tui_left 0 'told to end meanwhile, it ends'
tmux -L "t$tui_server" display-message -p '#{alternate_on} #{cursor_flag}' >"$T/state"
is "$(cat "$T/state")" '0 1' '... the terminal is as it was'

# While it updates: the children finish, and wait to be heard.
for name in a b c d; do
	feed $name "Feed $name" "$name-1" "$name-2"
	{ cat "$T/$name.xml"; head -c 12000 /dev/zero | tr '\0' ' '; } >"$T/www/$name.xml"
	echo "$SITE/slow/$name.xml" >>"$XDG_CONFIG_HOME/coranto/feeds"
done
tui_start 80 24
see '3 +One' 'four feeds more'
pid=$(tui_pid)
tui_keys R; see '/5' 'R fetches them'
stop 'stopped while it updates'
all_there() { [ "$("$CORANTO" list --all | wc -l)" -eq 12 ]; }
wait_for all_there; ok $? '... the update goes on'
kill -CONT "$pid"
for name in a b c d; do see "2 +Feed $name" "continued: feed $name is counted"; done
unsee '/5' '... the update is known to have ended'
whole '... and the picture is right'
tui_keys R; see '/5' 'R fetches again'
tui_keys C-x; see 'Fetching stopped' '... and is stopped'

# Reader and update at once, as a machine that sleeps.
tui_keys R; see '/5' 'and again'
all=$(pgrep -d ' ' -s "$(ps -o sess= -p "$pid" | tr -d ' ')" coranto)
[ "$(echo "$all" | wc -w)" -ge 3 ]; ok $? '... the reader, the update, its parser'
kill -STOP $all; wait_for is_stopped; ok $? 'all are stopped'
kill -CONT $all
unsee '/5' 'continued: the update ends'
unlike "$(screen)" '!' '... and no feed has failed'
tui_keys Q; tui_left 0 'leaves'
is "$("$CORANTO" store --check)" '' 'the store is whole'

# A shell takes the terminal as it is, and knows nothing of curses.
tui_start_shell
tui_type "$CORANTO"; tui_keys Enter
see '2 +Feed a' 'from a shell'
before=$(screen)
pid=$(pgrep -P "$(tmux -L "t$tui_server" list-panes -F '#{pane_pid}')" -x coranto)
stop 'stopped'
see 'ready' '... the shell has the terminal'
tui_type fg; tui_keys C-j
unsee 'ready' 'continued: what it wrote is gone'
is "$(screen)" "$before" '... the picture is right'
tui_keys Down Up Enter; see 'first' '... and keys are keys'
tui_keys Q; see 'ready' 'leaves'
done_testing

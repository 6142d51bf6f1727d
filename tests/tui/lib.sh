# A real terminal: . "$TOP/tests/tui/lib.sh" after tests/lib.sh.  Nothing here
# waits for time to pass: keys are sent, then the screen is watched until it
# says what it should.
TMUX_TMPDIR=$T
export TMUX_TMPDIR
tui_server=0
unset TMUX BROWSER DISPLAY WAYLAND_DISPLAY
cleanup="tui_end; $cleanup"

# Start the reader in a window: tui_start COLUMNS ROWS [VARIABLE=VALUE]...
# Its exit status comes to $T/status, what it says without a terminal to $T/err.
tui_start() {
	tui_columns=$1 tui_rows=$2
	shift 2
	rm -f "$T/status"
	tui_end
	tui_server=$((tui_server + 1))
	printf 'set -g remain-on-exit on\nset -g escape-time 5\nset -g set-clipboard on\nset -g default-terminal tmux-256color\n' >"$T/tmux.conf"
	tmux -L "t$tui_server" -f "$T/tmux.conf" new-session -d -x "$tui_columns" -y "$tui_rows" \
	    "exec 3>&1; env $* '$CORANTO' 2>'$T/err'; echo \$? >'$T/status.new'; mv '$T/status.new' '$T/status'; exec cat" ||
	    { echo "Bail out! tmux does not start"; exit 1; }
}
# Start a shell that says "ready", to start the reader from.
tui_start_shell() {
	tui_end
	tui_server=$((tui_server + 1))
	rm -f "$T/status"
	tmux -L "t$tui_server" -f "$T/tmux.conf" new-session -d -x 80 -y 24 "PS1='ready ' sh -i"
}
tui_end() { tmux -L "t$tui_server" kill-server 2>/dev/null; true; }
# Keys by tmux's names: tui_keys Enter j C-f
tui_keys() { tmux -L "t$tui_server" send-keys "$@"; }
tui_type() { tmux -L "t$tui_server" send-keys -l "$1"; }
tui_size() { tmux -L "t$tui_server" resize-window -x "$1" -y "$2"; }
tui_pid() { pgrep -P "$(tmux -L "t$tui_server" list-panes -F '#{pane_pid}')" -x coranto | head -1; }
screen() { tmux -L "t$tui_server" capture-pane -p; }
# Until COMMAND... succeeds, for ten seconds at most, and not once the reader has left.
until_true() {
	tui_tries=0
	until "$@"; do
		tui_tries=$((tui_tries + 1))
		[ $tui_tries -lt 400 ] || return 1
		[ ! -s "$T/status" ] || { "$@"; return; }
		sleep 0.025
	done
}
shows() { screen | grep -Eq -- "$1"; }
hides() { ! shows "$1"; }
# see REGEX NAME: the screen comes to show it; unsee: not to show it any more.
see() {
	until_true shows "$1"
	see_status=$?
	ok $see_status "$2"
	[ $see_status -eq 0 ] || screen | sed 's/^/# screen: /'
}
unsee() {
	until_true hides "$1"
	see_status=$?
	ok $see_status "$2"
	[ $see_status -eq 0 ] || screen | sed 's/^/# screen: /'
}
# The reader has left: tui_left STATUS NAME
tui_left() {
	until_true test -s "$T/status"
	is "$(cat "$T/status" 2>/dev/null)" "$1" "$2"
}
# The text of the row that is selected (shown in reverse).
selected() { tmux -L "t$tui_server" capture-pane -pe | grep -E "$(printf '\033')"'\[([0-9]+;)*7(;[0-9]+)*m' | sed "s/$(printf '\033')\[[0-9;]*m//g" | head -1; }
is_selected() { selected | grep -Eq -- "$1"; }
selects() {
	until_true is_selected "$1"
	see_status=$?
	ok $see_status "$2"
	[ $see_status -eq 0 ] || { echo "# selected: $(selected)"; screen | sed 's/^/# screen: /'; }
}

# A feed in a file: feed NAME TITLE [ITEM-TITLE]...  Newest first.
feed() {
	feed_file=$T/$1.xml feed_name=$1
	{
		printf '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>%s</title><link>https://%s.example/</link>\n' "$2" "$1"
		shift 2
		feed_hour=23
		for feed_item; do
			printf '<item><guid isPermaLink="false">%s</guid><title>%s</title><link>https://%s.example/%s</link>' \
			    "$feed_item" "$feed_item" "$feed_name" "$feed_hour"
			printf '<pubDate>Tue, 25 May 2021 %02d:00:00 +0000</pubDate><description><![CDATA[%s]]></description></item>\n' \
			    "$feed_hour" "$(body "$feed_item")"
			feed_hour=$((feed_hour - 1))
		done
		printf '</channel></rss>\n'
	} >"$feed_file"
}
# The HTML of an item; a test may say it in its own way.
body() { printf '<p>Body of %s.</p>' "$1"; }
subscribe() { for subscribe_name; do printf 'file://%s/%s.xml\n' "$T" "$subscribe_name"; done >>"$XDG_CONFIG_HOME/coranto/feeds"; }
# Nothing is fetched by itself, and the list of feeds holds feeds alone.
quiet() { printf 'auto-reload no\nsmart-feeds no\n' >>"$XDG_CONFIG_HOME/coranto/config"; }
update() { "$CORANTO" update >"$T/update.out" 2>&1; }

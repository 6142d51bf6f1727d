# From the end of another process that wrote a mark to the reader's screen that
# shows it; the bound is a second.
stored 1000
notice_tmux() { HOME=$T/store-1000 tmux -S "$T/notice" -f /dev/null "$@"; }
notice_shows() { notice_tmux capture-pane -p | head -1 | grep -q "$1"; }
notice_wait() {
	notice_from=$(date +%s%N)
	for _ in $(seq 1000); do ! notice_shows "$1" || break; sleep 0.005; done
	notice_to=$(date +%s%N)
	echo "$notice_from $notice_to" | awk '{ printf "%.0f\n", ($2 - $1) / 1e6 }'
}
notice_tmux new-session -d -x 80 -y 24 "'$coranto'"
HOME=$T/store-1000 "$coranto" mark read --all
notice_wait 'all read' >"$T/notice-first"
for notice_n in $(seq 10); do
	HOME=$T/store-1000 "$coranto" mark unread "$notice_n"
	notice_wait " $notice_n unread"
done >"$T/notice-times"
notice_tmux kill-server
figure 'another process seen, the median of 10' "$(median <"$T/notice-times")" ms '1000'
figure 'another process seen, the slowest of 10' "$(largest <"$T/notice-times")" ms '1000'

#!/bin/sh
# The terminal counts columns as we do: lines laid out for a width are written
# to a terminal of that width, and none of them wraps or moves.
. "$TOP/tests/lib.sh"
command -v tmux >/dev/null || { echo "1..0 # SKIP no tmux"; exit 0; }
unset TMUX
export LC_ALL=C.UTF-8
tmux="tmux -L coranto-$$ -f /dev/null"
cleanup="$tmux kill-server 2>/dev/null"

# shown WIDTH FILE: the screen of a terminal so wide after the file was written to it
shown() {
	rm -f "$T/done"
	$tmux new-session -d -x "$1" -y 200 "stty -opost; clear; sed 's/\$/\r/' '$2'; : >'$T/done'; sleep 60" || return 1
	tries=0
	until [ -e "$T/done" ] && $tmux capture-pane -p | grep -q 'the last line'; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || break
		sleep 0.05
	done
	$tmux capture-pane -p | sed -e 's/ *$//' -e '/^the last line/q'
	$tmux kill-server
}

for page in article-zh-hans article-ja article-ja-tech article-ko article-th article-hi article-ar article-he article-el \
    article-vi article-en-science table-cjk emoji zalgo soft-hyphens cjk-punctuation entities; do
	for width in 40 80; do
		{ "$CORANTO" render --width $width "$TOP/tests/html/$page.html"; echo "the last line"; } >"$T/lines"
		is "$(shown $width "$T/lines")" "$(cat "$T/lines")" "$page at $width"
	done
done
done_testing

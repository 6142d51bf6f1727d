# From a key to the last byte of its redraw, beside bare curses and SQLite that
# draw a whole screen for each key; the bounds are 5 ms, and 16 for the 99th of a
# hundred.  The store has 100,000 articles, BIG=1 makes it 1,000,000.
key_size=100000
[ "$BIG" -eq 0 ] || key_size=1000000
stored $key_size
key_home=$T/store-$key_size
HOME=$key_home "$coranto" search --limit 1 headline >/dev/null	# feeds the index
enter=$(printf '\r.') enter=${enter%.}
page=$(printf '\006')
page_back=$(printf '\002')
erase=$(printf '\177')
"$tools/keys" 80x24 Headline '' x 100 "$tools/curses_floor" "$key_home/.local/share/coranto/coranto.db" >"$T/key-floor"
key_floor=$(column 1 "$T/key-floor") key_floor_worst=$(column 2 "$T/key-floor")

key_rows() { # keys-before keys count name...
	HOME=$key_home "$tools/keys" "$key_window" 'Feed number' "$1" "$2" "$3" "$coranto" >"$T/keys.out"
	shift 3
	while read -r middle worst bytes silent; do
		row "key $1 ($bytes bytes)" "$middle" "$key_floor" ms
		row "key $1, the 99th of 100" "$worst" "$key_floor_worst" ms
		[ "$silent" -eq 0 ] || echo "  (nothing was drawn for $silent of them)"
		shift
	done <"$T/keys.out"
}
key_window=80x24
key_rows '' jk 50 'move down, feeds' 'move up, feeds'
key_rows "$enter" j 100 'move, headlines'
key_rows "$enter" "$page$page_back" 50 'page' 'page back'
key_rows "$enter" Gg 50 'jump to end' 'jump to top'
key_rows "${enter}j" "${enter}h" 50 'open article' 'back'
key_rows '' "${enter}h" 50 'open feed' 'back to feeds'
key_rows "$enter$enter" n 100 'next unread'
key_rows shea "d$erase" 50 'search step, a letter more' 'search step, a letter less'
key_rows "$enter/Head" "l$erase" 50 'find step, a letter more' 'find step, a letter less'
key_rows I jk 50 'move down, health' 'move up, health'
# The same beside each other: feeds, headlines and the article.
key_window=160x48
key_rows "$enter" j 100 'move, two panes'
key_rows "${enter}j" "${enter}h" 50 'open article, three panes' 'back, three panes'
key_rows "$enter$enter" n 100 'next unread, three panes'
HOME=$key_home "$tools/keys" 80x24 'Feed number' '' '' 10 "$coranto" >"$T/keys.out"
figure 'idle for 10 s: processor' "$(column 1 "$T/keys.out")" ms '0'
figure 'idle for 10 s: written' "$(column 2 "$T/keys.out")" bytes '0'

# The same while 1,000 feeds more are polled that answer slowly.
"$tools/feed_server" 200 >"$T/port" &
background=$!
while [ ! -s "$T/port" ]; do sleep 0.05; done
awk -v port="$(cat "$T/port")" 'BEGIN { for (i = 0; i < 1000; i++)
	printf "http://127.0.0.%d:%d/%d/%d \"~Polled number %04d\"\n", 1 + i % 200, port, i, 800 + i * 37 % 400, i }' \
	>>"$key_home/.config/coranto/feeds"
printf 'connections 32\n' >>"$key_home/.config/coranto/config"
key_window=80x24
key_rows R jk 50 'move down, feeds, polling' 'move up, feeds, polling'
key_rows "R$enter" j 100 'move, headlines, polling'
key_rows "R$enter" "$page$page_back" 50 'page, polling' 'page back, polling'
key_rows "R${enter}j" "${enter}h" 50 'open article, polling' 'back, polling'
key_rows Rshea "d$erase" 50 'search step, polling' 'search step back, polling'
key_window=160x48
key_rows "R$enter$enter" n 100 'next unread, three panes, polling'
kill $background
wait $background 2>/dev/null || true
background=

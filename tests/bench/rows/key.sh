# From a key to the last byte of its redraw, beside bare curses and SQLite that
# draw a whole screen for each key; the bounds are 5 ms, and 16 for the 99th of a
# hundred.  The store has 100,000 articles, BIG=1 makes it 1,000,000.
key_size=100000
[ "$BIG" -eq 0 ] || key_size=1000000
stored $key_size
HOME=$T/store-$key_size "$coranto" search --limit 1 headline >/dev/null	# feeds the index
enter=$(printf '\r.') enter=${enter%.}
page=$(printf '\006')
page_back=$(printf '\002')
"$tools/keys" Headline '' x 100 "$tools/curses_floor" "$T/store-$key_size/.local/share/coranto/coranto.db" >"$T/key-floor"
key_floor=$(column 1 "$T/key-floor") key_floor_worst=$(column 2 "$T/key-floor")

key_rows() { # keys-before keys count name...
	HOME=$T/store-$key_size "$tools/keys" 'Feed number' "$1" "$2" "$3" "$coranto" >"$T/keys.out"
	shift 3
	while read -r middle worst bytes silent; do
		row "key $1 ($bytes bytes)" "$middle" "$key_floor" ms
		row "key $1, the 99th of 100" "$worst" "$key_floor_worst" ms
		[ "$silent" -eq 0 ] || echo "  (nothing was drawn for $silent of them)"
		shift
	done <"$T/keys.out"
}
key_rows '' jk 50 'move down, feeds' 'move up, feeds'
key_rows "$enter" j 100 'move, headlines'
key_rows "$enter" "$page$page_back" 50 'page' 'page back'
key_rows "$enter" Gg 50 'jump to end' 'jump to top'
key_rows "${enter}j" "${enter}h" 50 'open article' 'back'
key_rows '' "${enter}h" 50 'open feed' 'back to feeds'
key_rows "$enter$enter" n 100 'next unread'
erase=$(printf '\177')
key_rows shea "d$erase" 50 'search step, a letter more' 'search step, a letter less'
key_rows "$enter/Head" "l$erase" 50 'find step, a letter more' 'find step, a letter less'
key_rows I jk 50 'move down, health' 'move up, health'
HOME=$T/store-$key_size "$tools/keys" 'Feed number' '' '' 10 "$coranto" >"$T/keys.out"
figure 'idle for 10 s: processor' "$(column 1 "$T/keys.out")" ms '0'
figure 'idle for 10 s: written' "$(column 2 "$T/keys.out")" bytes '0'

# The same while 1,000 feeds are polled that answer slowly.
"$tools/feed_server" 200 >"$T/port" &
background=$!
while [ ! -s "$T/port" ]; do sleep 0.05; done
awk -v port="$(cat "$T/port")" 'BEGIN { for (i = 0; i < 1000; i++)
	printf "http://127.0.0.%d:%d/%d/%d \"~Feed number %04d\"\n", 1 + i % 200, port, i, 800 + i * 37 % 400, i }' >"$T/addresses"
make_home "$T/polled" "$T/addresses"
printf 'connections 32\n' >>"$T/polled/.config/coranto/config"
HOME=$T/polled "$tools/keys" 'Feed number' R jk 75 "$coranto" >"$T/keys.out"
{
	read -r middle worst bytes silent
	row "key move, 1,000 feeds are polled ($bytes bytes)" "$middle" "$key_floor" ms
	row 'key move, polled, the 99th of 100' "$worst" "$key_floor_worst" ms
	[ "$silent" -eq 0 ] || echo "  (nothing was drawn for $silent of them)"
} <"$T/keys.out"
kill $background
wait $background 2>/dev/null || true
background=
rm -rf "$T/polled"

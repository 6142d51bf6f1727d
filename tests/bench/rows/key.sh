# From a key to the last byte of its redraw, beside bare curses and SQLite that
# draw a whole screen for each key; the bounds are 5 ms, and 16 for the 99th of a
# hundred.  The store has 100,000 articles, BIG=1 makes it 1,000,000.
key_size=100000
[ "$BIG" -eq 0 ] || key_size=1000000
stored $key_size
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

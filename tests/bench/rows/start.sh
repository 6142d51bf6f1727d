# Start to first screen beside 1,000 articles, and beside the bare floor: curses
# and SQLite.
start_once() { # articles
	HOME=$T/store-$1 "$tools/first_screen" 'Feed number' "$coranto" >>"$T/start-$1.out"
}
sizes='1000 100000'
[ "$BIG" -eq 0 ] || sizes="$sizes 1000000"
for size in $sizes; do stored "$size"; done
for _ in $(seq "$ROUNDS"); do
	for size in $sizes; do start_once "$size"; done
	"$tools/first_screen" 'Headline' "$tools/curses_floor" "$T/store-1000/.local/share/coranto/coranto.db" >>"$T/start-floor.out"
done
for size in $sizes; do
	row "first screen, $size, beside the floor" "$(column 1 "$T/start-$size.out" | median)" "$(column 1 "$T/start-floor.out" | median)" ms
done
for size in $sizes; do
	[ "$size" -gt 1000 ] || continue
	row "first screen, $size beside 1k" "$(column 1 "$T/start-$size.out" | median)" "$(column 1 "$T/start-1000.out" | median)" ms
	row "peak memory, $size beside 1k" "$(column 2 "$T/start-$size.out" | largest)" "$(column 2 "$T/start-1000.out" | largest)" KiB
done

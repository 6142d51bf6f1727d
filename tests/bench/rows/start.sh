# Start to first screen with 100,000 articles beside 1,000.
start_with() { # articles
	home=$T/start-$1
	mkdir -p "$home/.config/coranto" "$home/.local/share/coranto"
	for i in $(seq 0 99); do printf 'https://feed%04d.example/rss "~Feed number %04d"\n' "$i" "$i"; done >"$home/.config/coranto/feeds"
	printf 'auto-reload no\n' >"$home/.config/coranto/config"
	[ -e "$home/.local/share/coranto/coranto.db" ] || "$tools/fill_store" "$home/.local/share/coranto/coranto.db" 100 "$1"
	HOME=$home "$coranto" feeds >/dev/null
	for _ in $(seq "$ROUNDS"); do HOME=$home "$tools/first_screen" 'Feed number' "$coranto"; done >"$T/start-$1.out"
	cut -d' ' -f1 "$T/start-$1.out" | median
}
small=$(start_with 1000)
large=$(start_with 100000)
row 'first screen, 100k beside 1k' "$large" "$small" ms
row 'peak memory, 100k beside 1k' "$(cut -d' ' -f2 "$T/start-100000.out" | median)" "$(cut -d' ' -f2 "$T/start-1000.out" | median)" KiB

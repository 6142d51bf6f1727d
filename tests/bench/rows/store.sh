# The cache: articles stored each second beside bare SQLite with the same rows
# and indexes, and what a reader and a poller ask of it beside the same with
# 1,000 articles.  A tenth of all articles is in one feed.
# Each round opens the store anew: that glibc gives memory back between them is no cost of the store.
export MALLOC_TRIM_THRESHOLD_=67108864
store_fill() { # articles
	"$tools/store_bench" fill "$T/cache-$1.db" "$1" 100 >"$T/cache-$1.fill"
	"$tools/store_bench" bare "$T/bare.db" "$1" 100 >"$T/cache-$1.bare"
	rm -f "$T"/bare.db*
	row "articles stored each second, $1" "$(cut -f2 "$T/cache-$1.fill" | head -1)" "$(cut -f2 "$T/cache-$1.bare")" rows/s
}
store_ask() { # articles
	{
		"$tools/store_bench" index "$T/cache-$1.db"
		"$tools/store_bench" search "$T/cache-$1.db"
		"$tools/store_bench" look "$T/cache-$1.db"
	} >"$T/cache-$1.asked"
	rm -f "$T/cache-$1.db"*
}
store_beside() { # articles
	paste "$T/cache-$1.asked" "$T/cache-1000.asked" >"$T/cache-$1.pairs"
	while IFS="$(printf '\t')" read -r name large unit _ small _; do
		row "$name, $1 beside 1k" "$large" "$small" "$unit"
	done <"$T/cache-$1.pairs"
}
store_sizes=100000
[ "$BIG" -eq 0 ] || store_sizes="$store_sizes 1000000"
for size in 1000 $store_sizes; do
	store_fill "$size"
	figure "bytes on disk for one of article, $size" "$(cut -f2 "$T/cache-$size.fill" | tail -1)" x 1.25
	store_ask "$size"
done
for size in $store_sizes; do store_beside "$size"; done

# coranto update of N feeds on loopback servers with latencies beside bare
# libcurl with the same limits: cold, then warm (every answer is 304).  Three
# feeds in ten share six hosts; latencies are 20 to 120 ms, one in fifty 400.
connections=128 per_host=2 hosts=200
"$tools/feed_server" $hosts >"$T/port" &
background=$!
while [ ! -s "$T/port" ]; do sleep 0.05; done
port=$(cat "$T/port")

make_addresses() { # feeds
	awk -v n="$1" -v port="$port" -v hosts=$hosts 'BEGIN {
		for (i = 0; i < n; i++) {
			host = i % 10 < 3 ? 1 + i % 6 : 7 + i % (hosts - 6)
			printf "http://127.0.0.%d:%d/%d/%d\n", host, port, i, i % 50 == 49 ? 400 : 20 + i * 37 % 101
		}
	}'
}
update_once() { # phase home addresses
	timed "$tools/curl_floor" $connections $per_host "$3" $([ "$1" = cold ] || echo warm) >>"$T/$1.floor"
	HOME=$2 timed "$coranto" update --all --porcelain >>"$T/$1.ours" 2>"$T/err" || { cat "$T/err" >&2; exit 1; }
}
update_row() { # feeds rounds
	rm -f "$T"/cold.* "$T"/warm.*
	make_addresses "$1" >"$T/addresses"
	for _ in $(seq "$2"); do
		make_home "$T/update" "$T/addresses"
		update_once cold "$T/update" "$T/addresses"
		update_once warm "$T/update" "$T/addresses"
	done
	for phase in cold warm; do
		row "update $phase, $1 feeds: wall" "$(column 1 "$T/$phase.ours" | median)" "$(column 1 "$T/$phase.floor" | median)" ms
		row "update $phase, $1 feeds: processor" "$(column 2 "$T/$phase.ours" | median)" "$(column 2 "$T/$phase.floor" | median)" ms
		row "update $phase, $1 feeds: peak memory" "$(column 3 "$T/$phase.ours" | largest)" "$(column 3 "$T/$phase.floor" | largest)" KiB
	done
	rm -rf "$T/update"
}
update_row 100 5
update_row 1000 3
if [ "$BIG" -gt 0 ]; then
	update_row 10000 1
fi
kill $background
wait $background 2>/dev/null || true
background=

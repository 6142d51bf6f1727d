#!/bin/sh
# No writable data but what is allowed here: the log's sink, signal flags,
# what a library forces on its one room.
cd "$TOP" || exit 1
allowed='^(log_sink|log_level|signal_.*)$'
bad=$(for o in $(sed "s,^\([a-z]*\):.*,$B/\1/*.o," tests/lint/floors) "$B"/main.o; do
	[ -e "$o" ] || continue
	nm -P "$o" | awk -v o="$o" '$2 ~ /^[bBdDC]$/ && $1 !~ /^(\.|__)/ { sub(/\.[0-9]+$/, "", $1); print $1, o }'
done | awk -v ok="$allowed" '$1 !~ ok')
[ -z "$bad" ] && echo "ok 1 - no writable globals" || { echo "not ok 1 - no writable globals"; echo "$bad" | sed 's/^/# /'; }
echo 1..1

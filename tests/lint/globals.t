#!/bin/sh
# No writable data but what is allowed here: the log's sink, signal flags,
# what a library forces on its one room.
cd "$TOP" || exit 1
allowed='^(log_sink|log_level|signal_.*)$'
bad=$(for o in $(sed "s,^\([a-z]*\):.*,$B/\1/*.o," tests/lint/floors) "$B"/main.o "$B"/hand_over.o; do
	[ -e "$o" ] || continue
	# Constants that hold addresses stand in .data.rel.ro: written by the loader only.
	objdump -t "$o" | awk -v o="$o" '$4 ~ /^(\.data|\.bss|\*COM\*)/ && $4 !~ /^\.data\.rel\.ro/ && $3 == "O" || $3 ~ /^(\.data|\.bss|\*COM\*)/ && $3 !~ /^\.data\.rel\.ro/ && $2 == "O" { sub(/\.[0-9]+$/, "", $NF); print $NF, o }'
done | awk -v ok="$allowed" '$1 !~ ok')
[ -z "$bad" ] && echo "ok 1 - no writable globals" || { echo "not ok 1 - no writable globals"; echo "$bad" | sed 's/^/# /'; }
echo 1..1

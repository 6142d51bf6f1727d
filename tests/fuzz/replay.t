#!/bin/sh
# Every fuzz target runs over its corpus: seeds and what was found before.
cd "$TOP" || exit 1
n=0
for target in tests/fuzz/*.c; do
	name=$(basename "$target" .c)
	[ "$name" = replay ] && continue
	n=$((n + 1))
	if find "tests/fuzz/corpus/$name" -type f 2>/dev/null | grep -q . &&
	    find "tests/fuzz/corpus/$name" -type f -exec "$B/fuzz/$name-replay" {} + >"${TMPDIR:-/tmp}/replay.$$" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "${TMPDIR:-/tmp}/replay.$$"
	fi
done
rm -f "${TMPDIR:-/tmp}/replay.$$"
echo "1..$n"

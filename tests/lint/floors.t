#!/bin/sh
# Every #include "floor/header.h" goes to the file's own floor or to one that
# tests/lint/floors allows it; no header is reached by ".." or from src/.
cd "$TOP" || exit 1
bad=$(grep -n '^#include "' -r src include --include='*.[ch]' | awk -F: '
	BEGIN { while ((getline line < "tests/lint/floors") > 0) {
		split(line, half, ":"); n = split(half[2], u, " "); allowed[half[1], half[1]] = 1
		for (i = 1; i <= n; i++) allowed[half[1], u[i]] = 1 } }
	{
		split($1, path, "/"); floor = path[2]
		match($0, /#include "[^"]*"/); inc = substr($0, RSTART + 10, RLENGTH - 11)
		k = split(inc, part, "/")
		if (inc ~ /\.\./ || k > 2 || (k == 2 && !((floor, part[1]) in allowed)) || (k == 1 && path[1] == "include"))
			print $1 ":" $2 ": " inc
	}')
[ -z "$bad" ] && echo "ok 1 - floors" || { echo "not ok 1 - floors"; echo "$bad" | sed 's/^/# /'; }
names=$(find src -name '*.c' -exec basename {} \; | sort | uniq -d)
[ -z "$names" ] && echo "ok 2 - base names are unique" || { echo "not ok 2 - base names are unique"; echo "$names" | sed 's/^/# /'; }
echo 1..2

#!/bin/sh
# Each foreign library is known to its own rooms only.
cd "$TOP" || exit 1
n=0
only() { # header-regex allowed-path-regex
	n=$((n + 1))
	bad=$(grep -lE "^#include <($1)>" -r src include | grep -vE "^($2)$")
	[ -z "$bad" ] && echo "ok $n - $1" || { echo "not ok $n - $1 only in $2"; echo "$bad" | sed 's/^/# /'; }
}
only 'expat\.h' 'src/feed/(xml|opml)\.c'
only 'gumbo\.h' 'src/html/dom\.c'
only 'curl/.*' 'src/net/(explain|fence|fetch|sockets)\.[ch]'
only 'sqlite3\.h' 'src/store/.*'
only 'n?curses(w/.*)?\.h|ncursesw/.*|term\.h' 'src/tui/screen\.c'
only 'jansson\.h' 'src/feed/(jsonfeed|feed_json)\.c|src/cli/.*|src/html/meta\.c'
only 'libdeflate\.h|brotli/.*|zstd\.h' 'src/net/coding\.c'
only 'iconv\.h|uchardet.*' 'src/text/charset\.c'
only 'uni(case|ctype|gbrk|lbrk|name|norm|stdio|str|types|wbrk|width|conv)\.h' 'src/text/.*'
only 'fribidi.*' 'src/text/.*'
only 'linux/.*|sys/prctl\.h' 'src/base/sandbox\.c'
n=$((n + 1))
bad=$(grep -nE '\b(system|popen|strcpy|strcat|sprintf|gets|strtok|alloca)\(' -r src include --include='*.[ch]' | grep -v '^[^:]*:[0-9]*:[ 	]*/\?\*')
[ -z "$bad" ] && echo "ok $n - no shell, no unbounded copies" || { echo "not ok $n - no shell, no unbounded copies"; echo "$bad" | sed 's/^/# /'; }
echo "1..$n"

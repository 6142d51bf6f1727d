#!/bin/sh
# Functions of at most 80 lines, files of at most 800, nesting of at most 3
# blocks within a function.
cd "$TOP" || exit 1
report() { [ -z "$2" ] && echo "ok $1 - $3" || { echo "not ok $1 - $3"; printf '%s\n' "$2" | sed 's/^/# /'; }; }
files=$(find src include tests -name '*.[ch]')
report 1 "$(wc -l $files | awk '$2 != "total" && $1 > 800 { print $2 ": " $1 " lines" }')" "files <= 800 lines"
report 2 "$(awk '
	FNR == 1 { start = 0 }
	/^\{/ { start = FNR }
	/^\}/ && start { if (FNR - start + 1 > 80) print FILENAME ":" start ": function of " FNR - start + 1 " lines"; start = 0 }
	' $files)" "functions <= 80 lines"
report 3 "$(awk '
	FNR == 1 { inside = 0 }
	/^\{/ { inside = 1 }
	/^\}/ { inside = 0 }
	inside && /^\t\t\t\t\t+[^\t ]/ && !/^\t+[&|?:*]/ { print FILENAME ":" FNR ": nested too deep" }
	' $files)" "nesting <= 3"
echo 1..3

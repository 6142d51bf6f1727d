#!/bin/sh
# Pages made to cost: whatever is piled up in them, the text comes within
# bounded time, memory and lines, and without a control character.
. "$TOP/tests/lib.sh"
export LC_ALL=C.UTF-8

# repeat COUNT PIECE: the piece, escapes of printf in it, so many times.
repeat() { printf "$2" | awk -v n="$1" 'BEGIN { RS = "\001" } { for (i = 0; i < n; i++) printf "%s", $0 }'; }
numbered() { awk -v n="$1" -v a="$2" -v b="$3" 'BEGIN { for (i = 0; i < n; i++) printf "%s%d%s", a, i, b }'; }

page() {
	case $1 in
	'a million nested divisions') repeat 1000000 '<div>'; echo x ;;
	'nested tables') repeat 100000 '<table><tr><td>'; echo x ;;
	'nested quotes') repeat 100000 '<blockquote>'; echo x ;;
	'nested lists') repeat 100000 '<ul><li>'; echo x ;;
	'nested bold') repeat 200000 '<b>'; echo x ;;
	'a title of megabytes') printf '<title>'; repeat 7000000 t; printf '</title><p>x' ;;
	'a heading of megabytes') printf '<h1>'; repeat 3500000 'T '; printf '</h1>' ;;
	'600,000 attributes') printf '<p '; numbered 600000 ' a' '=b'; printf '>x</p>' ;;
	'100,000 cells') printf '<table border=1>'; repeat 1000 "<tr>$(repeat 100 '<td>cell</td>')</tr>"; printf '</table>' ;;
	'100,000 cells of a row') printf '<table border=1><tr>'; repeat 100000 '<td>c</td>'; printf '<tr><td>x</table>' ;;
	'cells that span all') printf '<table border=1>'; repeat 2000 '<tr><td colspan=1000 rowspan=65534>a</td><td rowspan=65000>b</td></tr>' ;;
	'zalgo') printf '<p>'; repeat 20000 "a$(repeat 50 '\314\266\314\201')" ;;
	'overrides of direction') printf '<p>'; repeat 20000 '\342\200\256\342\200\256abc\342\201\246\327\220\327\221 ' ;;
	'one word') printf '<p>'; repeat 7900000 x ;;
	'one line of code') printf '<pre>'; repeat 7900000 x ;;
	'150,000 links') printf '<p>'; numbered 150000 '<a href="http://x.example/' '">l</a> ' ;;
	'emoji') printf '<p>'; repeat 400000 '\360\237\221\251\342\200\215\360\237\232\200' ;;
	'a word without spaces') printf '<p>'; repeat 600000 '\340\270\201\340\270\262\340\271\200\340\270\201' ;;
	'open brackets') repeat 4000000 '<' ;;
	'dollars') printf '<p>'; repeat 2500000 '$x_' ;;
	'formulas that do not end') printf '<p>'; repeat 3900000 '\\(' ;;
	'notes') repeat 100000 '<div class=footnote><a href="#x">1</a><p>n</p></div>' ;;
	'tables of code') repeat 80000 '<table><tr><td>1</td><td><pre>x</pre></td></tr></table>' ;;
	'breaks') repeat 1900000 '<br>' ;;
	esac
}

case ${B:-} in *asan*) ;; *) ulimit -v 600000 2>/dev/null ;; esac
ulimit -t 60 2>/dev/null
while read -r name; do
	page "$name" >"$T/page.html"
	"$CORANTO" render --width 80 "$T/page.html" >"$T/out" 2>"$T/err"
	status=$? lines=$(wc -l <"$T/out")
	[ "$status" -eq 0 ] && [ "$lines" -le 20000 ] && [ "$(wc -c <"$T/out")" -le 6000000 ] && [ -s "$T/page.html" ] &&
	    ! LC_ALL=C tr -d '\n\040-\176\200-\377' <"$T/out" | grep -q .
	ok $? "$name: $lines lines"
done <<END
a million nested divisions
nested tables
nested quotes
nested lists
nested bold
a title of megabytes
a heading of megabytes
600,000 attributes
100,000 cells
100,000 cells of a row
cells that span all
zalgo
overrides of direction
one word
one line of code
150,000 links
emoji
a word without spaces
open brackets
dollars
formulas that do not end
notes
tables of code
breaks
END
done_testing

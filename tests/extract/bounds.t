#!/bin/sh
# Pages made to cost, and pages that hold no article whatever their size:
# bounded in time and memory, status 1 and a sentence that says what they are.
. "$TOP/tests/lib.sh"

# repeat COUNT PIECE: the piece, escapes of printf in it, so many times.
repeat() { printf "$2" | awk -v n="$1" 'BEGIN { RS = "\001" } { for (i = 0; i < n; i++) printf "%s", $0 }'; }
numbered() { awk -v n="$1" -v a="$2" -v b="$3" 'BEGIN { for (i = 0; i < n; i++) printf "%s%d%s", a, i, b }'; }

page() {
	case $1 in
	nested-divisions) repeat 200000 '<div>'; echo x ;;
	nested-classes) repeat 60000 '<div class="post entry-content related">'; echo x ;;
	nested-formatting) repeat 100000 '<p><b><i>'; echo x ;;
	hundred-thousand-links) echo '<h1>News</h1>'; numbered 100000 '<p><a href="/news/' '">Minister promises new houses</a></p>' ;;
	links-of-one-line) printf '<p>'; numbered 100000 '<a href="/news/' '">houses</a> ' ;;
	no-body) echo '<!DOCTYPE html><html><head><title>Old bridge to close</title></head></html>' ;;
	no-markup) : ;;
	white-space) repeat 1000000 ' \n' ;;
	scripts-only) printf '<body>'; repeat 20000 '<script>document.write("<p>x</p>")</script>' ;;
	binary) repeat 20000 '\001\002\003\377\376\000\211PNG' ;;
	frameset) printf '<frameset>'; repeat 20000 '<frame src="a.html">'; printf '</frameset>' ;;
	infinite-table) printf '<table>'; repeat 100000 '<tr><td><a href="/x">8</a></td><td></td></tr>' ;;
	wide-spans) printf '<table>'; repeat 5000 '<tr><td colspan=1000 rowspan=65534></td></tr>' ;;
	comment-without-end) printf '<!--'; repeat 1000000 'prose. ' ;;
	attribute-without-end) printf '<p title="'; repeat 1000000 'prose. ' ;;
	attributes) printf '<p'; numbered 300000 ' a' '=b'; printf '>' ;;
	data-without-end) printf '<script type="application/ld+json">'; repeat 500000 '{"a":['; printf '</script>' ;;
	login) printf '<title>Log in</title><form>Log in to read on<input name=user><input type=password></form>'; repeat 5000 '<div></div>' ;;
	error) printf '<title>404 Not Found</title><h1>Not Found</h1><p>The page that you were looking for is not here, and nobody knows where it went.</p>' ;;
	esac
}

case ${B:-} in *asan*) ;; *) ulimit -v 600000 2>/dev/null ;; esac
ulimit -t 30 2>/dev/null
while read -r name reason; do
	page "$name" >"$T/page.html"
	"$CORANTO" extract --url "https://page.example/$name" "$T/page.html" >"$T/out" 2>"$T/err"
	is "$?" 1 "$name: no article"
	like "$(cat "$T/err")" "page\.html: no article: $reason\$" "$name: $reason"
	like "$(cat "$T/out")" '"text": *""' "$name: an object without text"
done <<END
nested-divisions a page without text
nested-classes a page without text
nested-formatting a page without text
hundred-thousand-links nothing but links and short lines
links-of-one-line nothing but links and short lines
no-body a page without text
no-markup an empty page
white-space a page without text
scripts-only a page without text
binary not a web page
frameset a page of frames
infinite-table nothing but links and short lines
wide-spans a page without text
comment-without-end a page without text
attribute-without-end a page without text
attributes a page without text
data-without-end a page without text
login a login page
error an error page
END
done_testing

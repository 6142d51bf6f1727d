# Extraction of the pages of tests/extract beside gumbo's bare parse of them, and
# the memory that a large page takes, for a byte of it.
make_page() { # paragraphs
	awk -v n="$1" 'BEGIN {
		print "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>A page - Site</title></head><body><nav><ul>"
		for (i = 0; i < 60; i++) printf "<li class=\"menu-item\"><a href=\"/section/%d\">Section %d</a></li>\n", i, i
		print "</ul></nav><main><article class=\"post\"><h1>A page</h1><div class=\"entry-content\">"
		for (i = 0; i < n; i++) {
			printf "<p>Paragraph %d says that <a href=\"/who/%d\">somebody</a> did something, <em>again</em>, and that a third party declined to comment; it goes on for a while, as paragraphs do.</p>\n", i, i
			if (i % 5 == 4) printf "<div class=\"teaser\"><a href=\"/t/%d\"><img src=\"/t/%d.jpg\" alt=\"\"><span>Another story %d</span></a></div>\n", i, i, i
		}
		print "</div></article></main></body></html>"
	}'
}
make_page 4000 >"$T/page-big.html"
make_page 1 >"$T/page-small.html"
extract_row() { # name page...
	name=$1
	shift
	"$tools/extract_bench" "$@" >"$T/extract"
	row "extract, $name" "$(column 1 "$T/extract")" "$(column 2 "$T/extract")" ms
}
extract_row "$(ls tests/extract/*.html | wc -l) pages" tests/extract/*.html
extract_row "a page of $(($(wc -c <"$T/page-big.html") / 1000)) kB" "$T/page-big.html"
big=$(timed "$coranto" extract "$T/page-big.html" | cut -d' ' -f3)
small=$(timed "$coranto" extract "$T/page-small.html" | cut -d' ' -f3)
row 'extract, memory for a page' "$((big - small))" "$(($(wc -c <"$T/page-big.html") / 1024))" KiB

# Extraction of the pages of tests/extract beside gumbo's bare parse of them, and
# the memory that a large page takes above that of a tiny one, for a byte of it:
# a page that is nothing but short elements, and one that is half scripts, as
# pages of newspapers are.
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
{ awk 'BEGIN { printf "<script>"; for (i = 0; i < 20000; i++) printf "stories[%d] = { \"id\": %d };\n", i, i; print "</script>" }'; cat "$T/page-big.html"; } >"$T/page-site.html"
memory() { timed "$coranto" extract "$1" | cut -d' ' -f3; }
small=$(memory "$T/page-small.html")
for page in big site; do
	row "extract, memory for a page ($page)" "$(($(memory "$T/page-$page.html") - small))" "$(($(wc -c <"$T/page-$page.html") / 1024))" KiB
done

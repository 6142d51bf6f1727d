# coranto extract beside a bare gumbo parse of the same page (start-up taken
# out: a large page less a small one), and its memory for a byte of page.
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
make_page 400 >"$T/page-small.html"
row "extract ($(($(wc -c <"$T/page-big.html") / 1000)) kB)" \
    "$(slope "$T/page-big.html" "$T/page-small.html" "$coranto" extract)" \
    "$(slope "$T/page-big.html" "$T/page-small.html" "$tools/gumbo_pass")" ms

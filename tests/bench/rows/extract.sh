# Extraction of the pages of tests/extract beside gumbo's bare parse of them, and
# the memory that pages take, for a byte of them: one that is nothing but short
# elements, one that is half scripts besides, and some as newspapers have them.
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
extract_row() { # name page...
	name=$1
	shift
	"$tools/extract_bench" "$@" >"$T/extract"
	row "extract, $name" "$(column 1 "$T/extract")" "$(column 2 "$T/extract")" ms
}
extract_row "$(ls tests/extract/*.html | wc -l) pages" tests/extract/*.html
extract_row "a page of $(($(wc -c <"$T/page-big.html") / 1000)) kB" "$T/page-big.html"
# What a page takes at its highest above what was there before, itself included,
# beside its size: the page in the middle of several by the ratio of the two.
memory_row() { # name page...
	name=$1
	shift
	[ -e "${1:-/}" ] && [ -f "$1" ] || return 0
	"$tools/extract_memory" "$@" | awk '{ print $2 / $1, $2, $1 }' | sort -n | awk '{ v[NR] = $0 } END { print v[int((NR + 1) / 2)] }' >"$T/memory"
	row "extract, memory, $name" "$(column 2 "$T/memory")" "$(column 3 "$T/memory")" KiB
}
# A page as newspapers have them: scripts, menus and cards with many attributes around an article.
make_site_page() { # size
	awk -v n="$1" 'BEGIN {
		print "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>A page - Site</title>"
		printf "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"A page\",\"author\":{\"name\":\"A. Writer\"}}</script><script>"
		for (i = 0; i < 20 * n; i++) printf "stories[%d] = { \"id\": %d, \"kind\": \"teaser\" };\n", i, i
		print "</script></head><body class=\"home page-template single\"><header><nav class=\"site-navigation\"><ul>"
		for (i = 0; i < 10 * n; i++) printf "<li id=\"menu-item-%d\" class=\"menu-item menu-item-type-taxonomy\"><a href=\"/section/%d/\" data-track=\"menu|%d\" class=\"menu-link\">Section %d</a></li>\n", i, i, i, i
		print "</ul></nav></header><main><article class=\"post\"><h1>A page</h1><div class=\"entry-content\">"
		for (i = 0; i < 4 * n; i++) printf "<p>Paragraph %d says that <a href=\"/who/%d\" target=\"_blank\" rel=\"noopener\">somebody</a> did something, again, and that a third party declined to comment; it goes on for a while, as paragraphs do, and it ends with a sentence of caf\303\251s &amp; bars.</p>\n", i, i
		print "</div></article></main><aside class=\"related\">"
		for (i = 0; i < 4 * n; i++) printf "<div class=\"card card--teaser js-card\" data-id=\"%d\"><a class=\"card__link\" href=\"/t/%d\"><img class=\"lazy\" data-src=\"/t/%d.jpg\" srcset=\"/t/%d-1.jpg 320w, /t/%d-2.jpg 640w\" alt=\"\" width=\"320\" height=\"180\"><span class=\"card__title\">Another story %d</span></a></div>\n", i, i, i, i, i, i
		print "</aside></body></html>"
	}'
}
{ awk 'BEGIN { printf "<script>"; for (i = 0; i < 20000; i++) printf "stories[%d] = { \"id\": %d };\n", i, i; print "</script>" }'; cat "$T/page-big.html"; } >"$T/page-site.html"
make_site_page 30 >"$T/page-ordinary.html"
make_site_page 6 >"$T/page-small.html"
memory_row "all short elements" "$T/page-big.html"
memory_row "the same and as many scripts" "$T/page-site.html"
memory_row "an ordinary page" "$T/page-ordinary.html"
memory_row "a small page" "$T/page-small.html"
# PAGES=DIRECTORY: real ones, *.html, where there are some.
if [ -n "${PAGES:-}" ]; then
	memory_row "real ordinary pages" $(find "$PAGES" -name '*.html' -size +59k)
	memory_row "real small pages" $(find "$PAGES" -name '*.html' -size -60k)
fi

# Document and layout of articles beside gumbo's bare parse of them: generated
# ones of 10 kB to 50 kB.
awk -v dir="$T" 'BEGIN {
	srand(7)
	n = split("the of and a to in is it that was for on are as with his they be at one have this from or had by hot word but what some we can out other were all there when up use your how said each she which do their time if will way about many then them write would like so these her long make thing see him two has look more day could go come did number sound no most people", w, " ")
	for (f = 0; f < 200; f++) {
		file = dir "/article-" f ".html"
		for (p = 0; p < 20 + f % 60; p++) {
			line = "<p>"
			for (i = 0; i < 40 + rand() * 80; i++) {
				word = w[int(rand() * n) + 1]; r = rand()
				if (r < 0.02) word = "<a href=\"https://example.org/" int(rand() * 500) "\">" word "</a>"
				else if (r < 0.04) word = "<em>" word "</em>"
				line = line word " "
			}
			print line "</p>" >file
			if (p % 5 == 4) print "<h2>A heading of some words</h2><ul><li>one entry<li>and another</ul>" >file
			if (p % 9 == 3) print "<blockquote><p>" line "</p></blockquote>" >file
		}
		close(file)
	}
}'
"$tools/render_bench" "$T"/article-*.html | {
	read -r ours bare slowest
	row "render generated articles" "$ours" "$bare" ms
	row "render, the 99th of 100 (16 ms)" "$slowest" 16 ms
}
# Opening an article: out of the store, to a document, to lines.
"$tools/open_bench" "$T/open.db" 10000 | {
	read -r middle slow longest
	figure "open an article, of 10,000 the median" "$middle" ms ""
	figure "... the 99th of a hundred" "$slow" ms "<= 16"
	figure "... the longest" "$longest" ms ""
}

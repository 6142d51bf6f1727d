#!/bin/sh
# The terminal counts columns as we do: lines laid out for a width are written
# to a terminal of that width, and none of them wraps or moves.
. "$TOP/tests/lib.sh"
command -v tmux >/dev/null || { echo "1..0 # SKIP no tmux"; exit 0; }
unset TMUX
export LC_ALL=C.UTF-8
tmux="tmux -L coranto-$$ -f /dev/null"
cleanup="$tmux kill-server 2>/dev/null"

# shown WIDTH FILE: the screen of a terminal so wide after the file was written to it
shown() {
	rm -f "$T/done"
	$tmux new-session -d -s shown -x "$1" -y 200 "stty -opost; clear; sed 's/\$/\r/' '$2'; : >'$T/done'; sleep 60" || return 1
	tries=0
	until [ -e "$T/done" ] && $tmux capture-pane -t shown -p | grep -q 'the last line'; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || break
		sleep 0.05
	done
	$tmux capture-pane -t shown -p | sed -e 's/ *$//' -e '/^the last line/q'
	$tmux kill-session -t shown
}
# The server stays, so that no window is asked of one that is about to end.
$tmux new-session -d -s keeper cat

for page in article-zh-hans article-ja article-ja-tech article-ko article-th article-hi article-ar article-he article-el \
    article-vi article-en-science table-cjk emoji zalgo soft-hyphens cjk-punctuation entities; do
	for width in 40 80; do
		{ "$CORANTO" render --width $width "$TOP/tests/html/$page.html"; echo "the last line"; } >"$T/lines"
		is "$(shown $width "$T/lines")" "$(cat "$T/lines")" "$page at $width"
	done
done
# Documents by chance, from words of many scripts, at widths by chance; SEED says
# which, and without it they are the same each time.
chance() {
	awk -v seed="$1" 'BEGIN {
		srand(seed)
		n = split("the of nation-wide (really) “quoted” 1,000.50 https://example.org/a/long/path?query=1&b=2 café naïve Ελλάδα город Київ " \
		    "東京の天気。 「引用」 中文，测试 한국어입니다 ภาษาไทยง่าย น้ำตก हिन्दी क्षेत्र தமிழ் العربية، سلام שלום עולם e\xcc\x81 o\xcc\x88\xcc\xa3 " \
		    "👩‍🚀 🎉 ①② ½ → — … ﬁ Ａ ｶﾀｶﾅ co\xc2\xadop\xc2\xader\xc2\xada\xc2\xadtion no\xc2\xa0break Donaudampfschifffahrtsgesellschaftskapitän", w, " ")
		split("p,/p;h2,/h2;li,/li;blockquote><p,/p></blockquote;td,/td;pre,/pre;dd,/dd;p dir=rtl,/p", e, ";")
		for (b = 0; b < 14; b++) {
			split(e[1 + int(rand() * 8)], t, ",")
			table = t[1] == "td"
			if (table) printf "<table border=1><tr><th>a</th><th>b</th></tr>"
			for (row = 0; row < (table ? 3 : 1); row++) {
				if (table) printf "<tr>"
				for (cell = 0; cell < (table ? 2 : 1); cell++) {
					printf "<%s>", t[1]
					for (i = 0; i < (table ? 4 : 3 + rand() * 30); i++) printf "%s ", w[1 + int(rand() * n)]
					printf "<%s>", t[2]
				}
			}
			if (table) printf "</table>"
		}
	}'
}
# tmux loses a joiner (U+200D) at which one of its reads ends; no column moves for it.
joined() { LC_ALL=C sed "s/$(printf '\342\200\215')//g"; }
seed=${SEED:-1}
for width in 20 $(awk -v s="$seed" 'BEGIN { srand(s); for (i = 0; i < 8; i++) print 20 + int(rand() * 181) }') 200; do
	seed=$((seed + 1))
	chance $seed >"$T/chance.html"
	{ "$CORANTO" render --width "$width" --justify "$T/chance.html" | head -190; echo "the last line"; } >"$T/lines"
	is "$(shown "$width" "$T/lines" | joined)" "$(joined <"$T/lines")" "a document by chance at $width (SEED=$((seed - 1)))"
done
done_testing

#!/bin/sh
# What leaves the reader: files, programs with arguments and environment, the
# clipboard, enclosures.  Whatever the feed says, no shell sees it.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
. "$TOP/tests/tui/lib.sh"

CONFIG=$XDG_CONFIG_HOME/coranto/config
nginx_start 'location /slow/ { alias '"$T"'/www/; limit_rate 150k; }'
dd if=/dev/urandom of="$T/www/a.mp3" bs=1024 count=600 2>/dev/null
cat >"$T/pod.xml" <<END
<rss version="2.0"><channel><title>-Pod "cast"</title><link>https://pod.example/</link>
<item><guid>2</guid><title>--help \$(touch $T/pwned) \`id\` "q" 'r'&#10;;rm</title><link>https://pod.example/2?a=';touch \$(x)</link>
<description><![CDATA[<p>Some <b>bold</b> text with <a href="https://video.example/watch">a film</a>.</p>]]></description>
<enclosure url="$SITE/slow/a.mp3" length="614400" type="audio/mpeg"/><enclosure url="$SITE/b.pdf" type="application/pdf"/></item>
<item><guid>1</guid><title>Plain</title><link>https://pod.example/1</link><description>Nothing.</description></item>
</channel></rss>
END
# A stand-in that keeps how it was called.
cat >"$T/rec" <<END
#!/bin/sh
{ echo "\${0##*/} \$#"; for a; do printf '<%s>\n' "\$a"; done; env | grep '^CORANTO_' | sort; } >'$T/called.new'
[ "\${1-}" != stdin ] || cat >'$T/stdin'
mv '$T/called.new' '$T/called'
END
chmod +x "$T/rec"; ln -s rec "$T/video"; ln -s rec "$T/ed"
cat >"$CONFIG" <<END
download-folder $T/down
save-folder $T
player "$T/rec" play
bookmark-cmd "$T/rec" keep
share-command "$T/rec" --to "me <%u>"
open "^https://video[.]example/" "$T/video" --full "%u"
END
quiet
subscribe pod
update
was_called() { grep -Fqx -- "$1" "$T/called" 2>/dev/null; }
called() { until_true was_called "$1"; called_status=$?; ok $called_status "$2"; [ $called_status = 0 ] || sed 's/^/# /' "$T/called"; }
forget() { rm -f "$T/called"; }

tui_start 80 24 BROWSER="$T/rec" EDITOR="$T/ed"
see 'Pod' 'feeds'
tui_keys Enter; see 'help' 'headlines'
tui_keys g B; called 'rec 5' 'a bookmark: what is written and four more arguments'
called '<https://pod.example/2?a=%27;touch%20$(x)>' '... the address'
called "<help \$(touch $T/pwned) \`id\` \"q\" 'r' ;rm>" '... the title, in one line, which is no option'
called '<Some bold text with a film.>' '... the description'
called '<Pod "cast">' '... the feed, likewise'
called "CORANTO_TITLE=--help \$(touch $T/pwned) \`id\` \"q\" 'r' ;rm" '... and the environment'
forget; tui_keys m; called '<me <https://pod.example/2?a=%27;touch%20$(x)>>' 'sharing puts the address into its word'
forget; tui_keys o; called 'rec 1' 'the browser gets one argument'
called 'CORANTO_URL=https://pod.example/2?a=%27;touch%20$(x)' '... and the environment'
forget; tui_keys Enter; see 'bold text' 'an article'
tui_keys 1 o; called '<https://video.example/watch>' 'a link is opened'
called 'video 2' '... by the line that fits it'

forget; tui_keys '|'; see 'Pipe to:' 'a pipe asks for a program'
tui_type "$T/rec stdin 'two words'"; tui_keys Enter; called '<two words>' '... its words are parted as written'
see 'Enter goes back' '... what it wrote can be read'
tui_keys Enter; see 'bold text' '... and Enter goes back'
like "$(cat "$T/stdin")" 'Some bold text' '... it got the text'
tui_keys '|'; tui_type '"open'; tui_keys Enter; see 'quote is left open' 'a wrong command is refused'
tui_keys '|'; tui_type '/no/such/program'; tui_keys Enter; see 'Enter goes back' 'a missing one'
tui_keys Enter; see 'no such program' '... is said'

tui_keys W; see 'Save to' 'saving asks for a file'
see 'pwned-id-q-r-rm[.]txt' '... with a harmless name'
tui_keys C-u; tui_type "$T/x.md"; tui_keys Enter; see 'Saved to' 'as Markdown'
like "$(cat "$T/x.md")" '\*\*bold\*\*' '... with its markup'
tui_keys W; tui_keys C-u; tui_type "$T/x."; tui_keys Tab; see 'x[.]md' 'Tab completes files'
tui_keys Enter; see 'Overwrite .*[?]' 'what is there is not overwritten'
tui_keys n; see 'Not saved' '... unless that is wanted'
echo old >"$T/x.md"; tui_keys W; tui_keys C-u; tui_type "$T/x.md"; tui_keys Enter; see 'Overwrite' 'again'
tui_keys y; see 'Saved to' 'y does'
like "$(cat "$T/x.md")" 'bold' '... it'
tui_keys :; tui_type "save $T/x.xhtml"; tui_keys Enter; see 'Saved to .*xhtml' 'by its name, as XHTML'
like "$(head -1 "$T/x.xhtml")" '^<[?]xml' '... well-formed'
tui_keys W; tui_keys C-u; tui_type '/proc/x/y'; tui_keys Enter; see '/proc/x' 'what cannot be written is said'
tui_keys Y; see 'title and link' 'copying asks what'
tui_keys t; see 'Copied' 'title and link'
like "$(tmux -L "t$tui_server" show-buffer | tail -1)" '^https://pod[.]example/2' '... to the clipboard'
tui_keys Y x; until_true sh -c "tmux -L t$tui_server show-buffer | grep -q bold"; ok $? 'the text'

tui_keys P; see 'Nothing was downloaded yet' 'the queue says that it is empty'
see 'In an article e lists .* d fetches it' '... and what to press'
tui_keys q
forget; tui_keys e; see 'audio/mpeg, 614 kB' 'e shows what is attached'
tui_keys Enter; called "<$SITE/slow/a.mp3>" 'Enter plays it'
tui_keys d; see 'downloading [0-9]+%' 'd downloads, and the last line says how far it is'
tui_keys P; see '\[=+ *\] .*% of 614 kB' 'P shows the queue'
tui_keys C-x; see 'stopped' '^X stops one'
see 'stopped [0-9]+% of' '... which keeps what is here'
forget; tui_keys o; called "<$SITE/slow/a.mp3>" 'o gives its address to the browser'
tui_keys y; see 'Copied' 'y copies it'
tui_keys /; tui_type 'slow'; tui_keys Enter; see '/slow +n next' '/ seeks in titles and addresses'
tui_keys Escape
tui_keys d; unsee 'stopped' 'd goes on'
tui_keys q; see 'downloading' 'from anywhere'
tui_keys C-x; see 'Downloading stopped; the parts stay' '^X stops all'
tui_keys P d; unsee 'stopped' 'd goes on once more'
tui_keys Q; tui_left 0 'leaves meanwhile'
like "$("$CORANTO" download --list)" 'waiting' 'the queue stays'

sed -i 's/auto-reload no/auto-reload yes/' "$CONFIG"; printf 'every 1d\n' >>"$CONFIG"
tui_start 40 12 BROWSER="$T/rec"
see 'Pod' 'started again, in a narrow window'
tui_keys P; see 'done 614 kB' 'the download goes on by itself, to its end'
cmp -s "$T/www/a.mp3" "$T"/down/*.mp3; ok $? '... and is whole'
like "$(cat "$T/access.log")" 'slow/a.mp3 206' '... from where it was'
forget; tui_keys Enter; called "<$(ls "$T"/down/*.mp3)>" 'Enter plays the file'
tui_keys D; see 'Nothing was' 'D takes it out of the list'
[ -e "$(ls "$T"/down/*.mp3)" ]; ok $? '... the file stays'
tui_keys q Enter g e; see 'audio' 'again from the article'
tui_keys j j d; see 'In the queue|failed' 'a second one, which is not there'
tui_keys P; see 'failed' '... is marked as failed'
see 'HTTP 404' '... and why'
tui_keys Q; tui_left 0 'leaves'
[ ! -e "$T/pwned" ]; ok $? 'no shell saw anything'
done_testing

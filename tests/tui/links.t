#!/bin/sh
# Addresses to the browser: one argument, no shell, whatever the feed says.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

body() { printf '<p>See <a href="https://example.org/one">one</a>, <a href="https://example.org/two?a=1&amp;b=2">two</a> and <a href="https://example.org/three;touch%%20pwned">three</a>, not <a href="javascript:alert(1)">this</a>.</p>'; }
feed one 'One' 'with links'
subscribe one
quiet
update
cat >"$T/browser" <<END
#!/bin/sh
{ echo "\$#"; for a; do printf '<%s>\n' "\$a"; done; } >>'$T/opened'
END
chmod +x "$T/browser"
opened() { grep -Fqx -- "<$1>" "$T/opened" 2>/dev/null; }

tui_start 80 24 BROWSER="$T/browser"
see 'One' 'feeds'
tui_keys Enter; see 'with links' 'headlines'
tui_keys o; until_true opened 'https://one.example/23'; ok $? 'o opens the link of the headline'
tui_keys Enter; see 'See one' 'an article'
rm -f "$T/opened"
tui_keys o; until_true opened 'https://one.example/23'; ok $? 'o opens the link of the article'
see 'Opened https://one.example/23' '... and says so'
tui_keys 2 o; until_true opened 'https://example.org/two?a=1&b=2'; ok $? 'a number and o open that link in the browser'
rm -f "$T/opened"
tui_keys u; see '1 +one +https://example.org/one' 'u lists the links: text and address'
unsee 'javascript' '... that can be opened'
tui_keys j j o; until_true opened 'https://example.org/three;touch%20pwned'; ok $? 'o opens the selected one'
is "$(grep -c '^1$' "$T/opened")" "$(grep -c '^[0-9]' "$T/opened")" 'each as one argument'
tui_keys g /; tui_type two; selects 'two' '/ finds a link by its text'
tui_keys Enter /; tui_type three; tui_keys Enter; selects 'three' '... or its address'
tui_keys Escape 9; see 'no link 9' 'a number that is none'
tui_keys g; see '^ Links: https://example.org/one ' 'the top line has the address of the selected one'
tui_keys y; see 'Copied https://example.org/one' 'y copies'
is "$(tmux -L "t$tui_server" show-buffer 2>/dev/null)" 'https://example.org/one' '... to the clipboard'
tui_keys q; see 'See one' 'q goes back to the article'
tui_keys Q; tui_left 0 'leaves'

printf 'browser "%s/browser" --new "%%u#x"\n' "$T" >>"$XDG_CONFIG_HOME/coranto/config"
rm -f "$T/opened"
tui_start 80 24
see 'One' 'a browser of the configuration'
tui_keys Enter o; until_true opened 'https://one.example/23#x'; ok $? '%u is put into its word'
is "$(head -1 "$T/opened")" 2 '... and words stay words'
tui_keys Q; tui_left 0 'leaves'
done_testing

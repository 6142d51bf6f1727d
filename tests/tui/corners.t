#!/bin/sh
# What one rarely does: keys where there is nothing for them to act on, views
# that are empty, the less known keys of the side views and of the prompt.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"
FEEDS=$XDG_CONFIG_HOME/coranto/feeds

# Without feeds, and before anything was said.
quiet
echo '# none' >"$FEEDS"
tui_start 80 24
see 'no feeds yet' 'no feeds'
tui_keys M; see 'Nothing was said yet' 'the log is empty'
tui_keys q I; see 'You have no feeds yet' 'so is the health of feeds'
tui_keys q; tui_keys Q; tui_left 0 'leaves'

cat >"$T/bare.xml" <<END
<rss version="2.0"><channel><title>Bare</title>
<item><guid isPermaLink="false">1</guid><title>Neither</title><pubDate>Tue, 25 May 2021 23:00:00 GMT</pubDate></item>
<item><guid isPermaLink="false">2</guid><title>Linked</title><link>https://bare.example/2</link><pubDate>Tue, 25 May 2021 22:00:00 GMT</pubDate></item>
<item><guid isPermaLink="false">3</guid><title>Attached</title><link>https://bare.example/3</link><author>Ann</author><description>&lt;p>&lt;i>Slanted&lt;/i> &lt;u>under&lt;/u> &lt;mark>marked&lt;/mark>&lt;/p>&lt;blockquote>&lt;p>quoted&lt;/p>&lt;/blockquote></description>
<enclosure url="https://bare.example/long.mp3" length="88000000" type="audio/mpeg"/><enclosure url="https://bare.example/any" length="2000000"/><enclosure url="https://bare.example/nothing"/>
<itunes:duration xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">2:05:00</itunes:duration><pubDate>Tue, 25 May 2021 21:00:00 GMT</pubDate></item>
<item><guid isPermaLink="false">4</guid><title>Many links</title><link>https://bare.example/4</link><description><![CDATA[$(i=1; while [ $i -le 25 ]; do printf '<p>Word%d <a href="https://link.example/%d">link%d</a></p>' $i $i $i; i=$((i + 1)); done)<p><a href="mailto:ann@link.example">a letter</a></p>]]></description><pubDate>Tue, 25 May 2021 20:00:00 GMT</pubDate></item>
</channel></rss>
END
feed wide 'Wide' 'w one' 'w two'
feed secret 'Secret' 's one'
printf 'file://%s\n' "$T/bare.xml tag" "$T/wide.xml" "$T/secret.xml !" >"$FEEDS"
printf '#!/bin/sh\necho "$@" >%s\n' "$T/opened" >"$T/browser"; chmod +x "$T/browser"
opened() { until_true grep -Fqxs -- "$1" "$T/opened"; ok $? "$2"; rm -f "$T/opened"; }
copied() { until_true sh -c "tmux -L t$tui_server show-buffer 2>/dev/null | grep -Fqx '$1'"; ok $? "$2"; }
update
tui_start 80 24 "BROWSER=$T/browser"
see 'Bare' 'feeds'
unsee 'Secret' 'a hidden one is not shown'
tui_keys y; see 'Copied' 'y copies the address of a feed'; copied "file://$T/bare.xml" '... to the clipboard'
tui_keys C-n; selects 'Wide' '^N goes to the next feed with unread articles'
tui_keys C-p; selects 'Bare' '^P to the one before'

# An article with neither text nor link.
tui_keys Enter; see 'Neither' 'headlines'
tui_keys Enter; see 'This article has no text|no text here' 'an article without a text says so'
tui_keys o; see 'This article has no link' 'o without a link'
tui_keys y; see 'There is no link to copy' 'y without a link'
tui_keys u; see 'This article has no links' 'u without links'
tui_keys q
tui_keys d; see 'Read already' 'd on what is read'
tui_keys n; see 'Press x to fetch the page' 'one with a link says what to do'
tui_keys n; see '88 MB' 'what is attached, with its size'
see '2:05:00' '... and its duration'
see 'Slanted under marked' '... and its text, whatever it looks like'

# What is attached.
tui_keys e; see 'audio/mpeg' 'e lists it'
see '2:05 h' '... for how long'
tui_keys y; copied 'https://bare.example/long.mp3' 'its address is copied'
tui_keys o; opened 'https://bare.example/long.mp3' 'or opened in the browser'
tui_keys /; tui_type 'nothing'; tui_keys Enter; see '/nothing +n next' 'one is sought by its address'
until_true shows '3/3'; ok $? '... and found'
tui_keys Escape q

# Links.
tui_keys n; see 'Word1' 'an article of many links'
tui_keys :; tui_type 'link'; tui_keys Enter; see 'Read link:' 'the number of a link is asked for'
tui_type '0'; tui_keys Enter; see 'There is no link 0' 'one that is not there'
tui_keys u; see 'link21' 'its links'
tui_keys 2; selects 'link2' 'a digit selects'
tui_keys G w; see 'Only web pages can be kept' 'w on an address of another kind'
tui_keys q
tui_keys D; see 'Attached' 'D deletes an article and goes back'
unsee 'Many links' '... where it is gone'
tui_keys U; see 'Many links' 'U takes it back'

# Lists.
tui_keys F; tui_type 'title = "none"'; tui_keys Enter; see 'Nothing matches the filter' 'a filter that fits nothing'
tui_keys F; tui_keys C-u; tui_keys Enter; see 'Many links' 'an empty one shows all'
tui_keys G; selects 'Many links' 'the last'
tui_keys g p; see 'No unread|nothing unread|Nothing' 'p without an unread one'
tui_keys X; tui_type 'soon'; tui_keys Enter; see 'give days' 'an age that is none'
tui_keys X; tui_type '2022-01'; tui_keys Enter; see 'nothing to mark' 'a date is one'
tui_keys :; tui_type 'set show-read!'; tui_keys Enter; see 'Everything here is read' 'a setting that is turned: the list follows'
tui_keys :; tui_type 'set show-read!'; tui_keys Enter; see 'Many links' '... and back'
tui_keys :; tui_type 'set text-width!'; tui_keys Enter; see 'is neither yes nor no' 'one that cannot be'
tui_keys :; tui_type 'sort title reverse'; tui_keys Enter; see 'title.* 1/4|title reverse' 'sorted the other way round'

# The prompt.
tui_keys :; tui_type 'xsort  date'; tui_keys Home DC; see ': sort  date' 'Delete takes the next letter'
tui_keys End C-w; tui_type 'feed'; see ': sort  feed' '^W the word before'
tui_keys C-w C-w; unsee ': sort' '... and what blanks stand behind it'
tui_keys Escape

# A menu, help.
tui_keys h t; see 'tag' 'folders and tags'
tui_type 'xx'; tui_keys BSpace BSpace; see 'tag' 'letters are taken back'
tui_type 'xx'; tui_keys C-u; see 'tag' '... or all at once'
tui_type 'ü'; tui_keys BSpace F5; see 'tag' '... a letter of two bytes, too'
tui_keys Escape
tui_keys '?'; see 'Keys' 'help'
tui_keys Space; unsee 'move or scroll down' 'Space pages'
tui_keys C-u k b; see 'move or scroll down' '^U, k and b go back'
tui_keys C-d C-u; see 'move or scroll down' 'so do ^D and ^U'
tui_keys q Q; tui_left 0 'leaves'

# Columns, and what is completed in a filter.
cat >>"$XDG_CONFIG_HOME/coranto/config" <<'END'
define-filter "New ones" "unread = \"yes\""
feedlist-format "%n|%D|%F|%T|%c|%t|%l|%L"
articlelist-format "%a|%u|%t"
feedlist-title-format "All %U of them"
END
printf '@ Shelf\nfile://%s/wide.xml "~A wide one"\n@\nfile://%s\n' "$T" "$T/bare.xml tag" >"$FEEDS"
tui_start 80 24 "BROWSER=$T/browser"
see 'N\|.*25 May 2021\|Shelf\|\|2\|A wide one\|https://wide.example/' 'the columns of feeds'
tui_keys j o; opened 'https://wide.example/' 'o opens the page of a feed'
tui_keys :; tui_type 'select-filter'; tui_keys Enter; see 'New ones' 'filters that have a name are offered'
tui_keys Enter; see 'w one' '... which shows what fits'
tui_keys q; see 'All 2' 'back'
tui_keys :; tui_type 'find Bare'; tui_keys Enter; see '/Bare +n next' 'a text by the command line'
tui_keys Escape :; tui_type 'center'; tui_keys Enter
see 'All 2 of them' '... and their title'
tui_keys :; tui_type 'filter title ='; tui_keys Enter; see 'filter: column|Filter' 'a filter that is none'
tui_keys Escape
tui_keys t; see 'Shelf' 'folders'; tui_keys Enter; see 'w one' 'one of them'
tui_keys Enter; see 'Body of w one' 'an article of it'
tui_keys n; see 'Body of w two' 'and the next'
tui_keys q; see '\|https://wide.example/22\|w two' 'the columns of articles'
tui_keys F; tui_type 'feedtitle = '; tui_keys Tab; see '"A wide one"' 'titles complete a filter'
tui_keys C-u; tui_type 'folder = '; tui_keys Tab; see '"Shelf"' '... folders'
tui_keys C-u; tui_type 'title "a\"b" '; tui_keys Tab
tui_keys C-u; tui_type 'title '; tui_keys Tab; see '=~' '... operators'
tui_keys C-u; tui_type 'title = "a \" b" '; tui_keys Tab; see 'and +or' '... and what joins them'
tui_keys Escape Escape
tui_keys :; tui_type 'tag later'; tui_keys Enter; see 'later' 'a tag by its name'
tui_keys F; tui_type 'tags = '; tui_keys Tab; see 'tags = later' 'which completes a filter, too'
tui_keys Escape Escape Enter; see 'Body of w' 'an article again'
tui_keys :; tui_type 'tag sooner'; tui_keys Enter; see 'sooner' '... has one, too'
tui_keys N; see 'Unread again' 'unread'
tui_keys O; opened 'https://wide.example/22' 'O opens it in the browser'
unsee 'unread' '... and it is read'
tui_keys N; see 'unread' 'once more'
tui_keys A; unsee 'unread' 'A marks its feed read'
tui_keys i; see 'last four weeks' 'i shows how its feed is'
tui_keys q q q I; see 'A wide one +quiet' 'the health of all'
tui_keys /; tui_type 'Bare'; tui_keys Enter; see '/Bare +n next' '... one is sought'
tui_keys Escape o; see 'no link|This' 'o without an address'
tui_keys :; tui_type 'set screen-reader yes'; tui_keys Enter; see 'Bare.*quiet' 'in words'
tui_keys :; tui_type 'set screen-reader no'; tui_keys Enter
tui_keys q s; tui_type 'attached'; tui_keys Enter; see 'Attached' 'a search'
tui_keys y; copied 'https://bare.example/3' '... whose address is copied'
tui_keys q Q; tui_left 0 'leaves'
done_testing

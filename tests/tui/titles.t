#!/bin/sh
# What newsboat's lines say of looks: the top line, dates, feeds that are
# highlighted, what the reader begins with.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

feed one 'One' 'First title' 'Second title' 'Third title'
feed two 'Two' 'Other title'
subscribe one two
quiet
update
config=$XDG_CONFIG_HOME/coranto/config
cp "$config" "$T/plain"
setting() { cp "$T/plain" "$config"; for setting_line; do printf '%s\n' "$setting_line" >>"$config"; done; }
top_is() { until_true top_shows "$1"; top_status=$?; ok $top_status "$2"; [ $top_status -eq 0 ] || screen | sed 's/^/# screen: /'; }
top_shows() { screen | head -1 | grep -Eq -- "$1"; }

# As newsboat has them by default.
setting 'feedlist-title-format "%N %V - %?F?Feeds&Your feeds? (%u unread, %t total)%?F? matching filter %F&?%?T? - tag %T&?"' \
    "articlelist-title-format \"%N %V - Articles in feed '%T' (%u unread, %t total)%?F? matching filter '%F'&? - %U\"" \
    "itemview-title-format \"%N %V - Article '%T' (%u unread, %t total) of %F\""
is "$("$CORANTO" config --check)" '' 'a configuration of newsboat'
tui_start 120 24
top_is '^ coranto [0-9.]+ - Your feeds \(2 unread, 2 total\) *$' 'above the feeds'
tui_keys g Enter; top_is "^ coranto [0-9.]+ - Articles in feed 'One' \(3 unread, 3 total\) - file://$T/one.xml" 'above headlines'
tui_keys F; tui_type 'title =~ "second"'; tui_keys Enter; top_is "matching filter 'title =~ \"second\"' - file" '... with a filter'
tui_keys F Enter; unsee 'matching' '... and without'
tui_keys Enter; top_is "^ coranto [0-9.]+ - Article 'First title' \(2 unread, 3 total\) of One *$" 'above an article'
tui_keys Q; tui_left 0 'leaves'
setting 'itemview-title-format "%T%> %p"' 'articlelist-title-format "%T%?F?&, all?%>-%p"'
tui_start 40 12
see 'One' 'in ours'
tui_keys g Enter; top_is '^ One, all-+1/3 *$' 'the place in the list'
tui_keys Enter; top_is '^ First title +all *$' 'how much of an article is seen'
tui_keys Q; tui_left 0 'leaves'

# Lines that are not wanted.
setting 'show-title-bar no' 'show-keymap-hint no'
tui_start 80 24
see 'One' 'without them'
is "$(screen | sed -n '1p' | grep -c One)" 1 'the list begins at the top'
is "$(screen | tail -1 | tr -d ' ')" '' 'the last line is empty'
tui_keys :; see '^ :' '... until it asks'
tui_keys Escape Q; tui_left 0 'leaves'

# Dates.
setting 'datetime-format %Y-%m-%d'
tui_start 80 24
see 'One +2021-05-25 *$' 'dates of feeds in the form of the user'
tui_keys g Enter; see 'First title +2021-05-25 *$' '... of headlines'
tui_keys :; tui_type 'set datetime-format "%A %d %B %Y, %H:%M o clock"'; tui_keys Enter
see 'First title +Tuesday 25 May 2021, [0-9:]+ o clock *$' '... a long one'
tui_keys Q; tui_left 0 'leaves'

# Feeds that fit a filter.
escapes() { tmux -L "t$tui_server" capture-pane -peN | tr '\033' '#' | grep -- "$1"; }
drawn() { escapes "$1" | grep -Eq -- "$2"; }
setting 'highlight-feed "unread_count > 1" 201' 'highlight-feed "title = \"x\"" red'
is "$("$CORANTO" config --check)" 'config:4: column 1: an attribute of articles, here are feeds: title' 'a filter that is wrong'
tui_start 80 24 TERM=tmux-256color
see 'config:4: column 1' '... is said at start'
tui_keys End
until_true drawn One '38;5;201m'; ok $? 'a feed that fits'
unlike "$(escapes Two)" '201m' '... and one that does not'
plain() { ! drawn One '38;5;201m'; }
tui_keys g A End; until_true plain; ok $? '... as long as it does'
tui_keys Q; tui_left 0 'leaves'
"$CORANTO" mark unread --all >/dev/null

# Read feeds.
"$CORANTO" mark read --feed Two >/dev/null
setting 'show-read-feeds no'
tui_start 80 24
see 'One' 'feeds with unread articles'
unsee 'Two' '... alone'
tui_keys Enter N; see '3/3|2/3' '... and lists of all articles'
tui_keys q L; see 'Two' 'L shows the others'
tui_keys :; tui_type 'set show-read-feeds no'; tui_keys Enter; unsee 'Two' 'set while one reads'
tui_keys Q; tui_left 0 'leaves'
"$CORANTO" mark unread --all >/dev/null

# What it begins with.
setting 'run-on-startup next-unread ; open ; open -- "read at once"'
tui_start 80 24
see 'Body of' 'operations at the start'
tui_keys Q; tui_left 0 'leaves'
setting 'run-on-startup open ; opne'
is "$("$CORANTO" config --check)" 'config:3: run-on-startup: opne: no such command' 'a name that is none'
tui_start 80 24
see 'config:3: run-on-startup' '... is said'
see 'One' '... and nothing was done'
tui_keys Q; tui_left 0 'leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'
done_testing

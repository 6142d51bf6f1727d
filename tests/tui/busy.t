#!/bin/sh
# While a thousand feeds are polled every key is answered, the last line says
# how far it is and who is asked, and ^X stops it.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
. "$TOP/tests/tui/lib.sh"

feed one 'One' 'first' 'second'
nginx_start 'location /f/ { rewrite .* /one.xml break; limit_rate 2k; }'
{ cat "$T/one.xml"; head -c 20000 /dev/zero | tr '\0' ' '; } >"$T/www/one.xml"
subscribe one
quiet
update
awk -v site="$SITE" 'BEGIN { for (i = 1; i <= 999; i++) print site "/f/" i }' >>"$XDG_CONFIG_HOME/coranto/feeds"

tui_start 120 30
see '2 +One' 'feeds'
tui_keys R; see '\[=* *\] [0-9]+/1000 127\.0\.0\.1' 'R fetches them: a bar, counts, who is asked'
tui_keys g Enter; see 'second' 'Enter opens meanwhile'
tui_keys j; selects 'second' 'j moves'
some_unread() { [ "$("$CORANTO" list --unread | wc -l)" -ge 1 ]; }
tui_keys N; until_true some_unread; ok $? 'N marks'
tui_keys '?'; see 'Moving' '? helps'
tui_keys q :; tui_type 'jump one'; tui_keys Enter; see 'second' 'a command is done'
see '/1000' '... and it still fetches'
tui_keys C-x; see 'Fetching stopped' '^X stops it'
unsee '/1000' '... at once'
tui_keys M; see 'Fetching stopped' 'the log has it'
tui_keys Q; tui_left 0 'leaves'

tui_start 40 12
see '1 +One|2 +One' 'in a narrow window'
tui_keys R; see 'fetching [0-9]+/1000' 'counts alone'
tui_keys C-x; see 'Fetching stopped' '^X stops it'
tui_keys Q; tui_left 0 'leaves'
done_testing

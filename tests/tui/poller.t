#!/bin/sh
# The poller hangs, is stopped or killed, the store is held by another: the
# reader goes on, and says what happened.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"
. "$TOP/tests/nginx.sh"

feed one 'One' 'first' 'second' 'third'
subscribe one
quiet
update
nginx_start 'limit_rate 300;'
{ cat "$T/one.xml"; i=0; while [ $i -lt 2000 ]; do echo '<!-- a feed that takes its time -->'; i=$((i + 1)); done; } >"$T/www/slow.xml"
printf '%s/slow.xml "~Slow"\n' "$SITE" >>"$XDG_CONFIG_HOME/coranto/feeds"
poller() { pgrep -P "$(tui_pid)" -x 'coranto.*' | head -1; }
polls() { [ -n "$(poller)" ]; }
idle() { ! polls; }

tui_start 80 24
see 'Slow' 'feeds'
tui_keys j; selects 'Slow' 'the slow one is selected'
tui_keys r; see 'fetching' 'it is being fetched'
see '~ Slow' '... and marked'
tui_keys g Enter; see 'first' 'keys work meanwhile'
tui_keys Enter; see 'Body of first' '... all of them'
tui_keys q q; tui_keys C-x; see 'Fetching stopped' '^X stops it'
until_true idle; ok $? '... the child is gone'
unsee '~ Slow' '... and the mark'
tui_keys G r; see 'fetching' 'once more'
until_true polls
kill -9 "$(poller)"
see 'ended by signal 9' 'a killed poller is told of'
tui_keys g; selects 'One' '... and the reader goes on'
tui_keys G r; see 'fetching' 'once more'
until_true polls
child=$(poller)
tui_keys Q; tui_left 0 'leaving does not wait for it'
gone() { ! kill -0 "$child" 2>/dev/null; }
until_true gone; ok $? '... and takes it along'

# Another process holds the store: marks wait, nothing else does.
db=$(find "$XDG_DATA_HOME" -name coranto.db)
mkfifo "$T/hold"
tui_start 80 24
see 'One' 'feeds'
tui_keys Enter; see 'second' 'headlines'
{ echo 'PRAGMA busy_timeout = 5000;'; echo 'BEGIN IMMEDIATE;'; echo "SELECT 'held';"; cat "$T/hold"; } | sqlite3 "$db" >"$T/held" &
until_true grep -q held "$T/held"
tui_keys G N; see '    third' 'a mark is shown at once while the store is held'
tui_keys k N; see '    second' 'another one'
is "$("$CORANTO" list --unread | grep -c third)" 1 'it is not stored yet'
echo 'COMMIT;' >"$T/hold"
wait
third_read() { ! "$CORANTO" list --unread | grep -q third; }
until_true third_read; ok $? 'once the store is free it is written'
tui_keys Q; tui_left 0 'leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'
done_testing

#!/bin/sh
# Subscribing from the command line; the feeds file is the user's.
. "$TOP/tests/lib.sh"
feeds=$XDG_CONFIG_HOME/coranto/feeds

"$CORANTO" add https://a.example/feed; is "$?" 0 "a first feed"
is "$(cat "$feeds")" "https://a.example/feed" "makes the file"
is "$(stat -c %a "$feeds")" 600 "for the user alone"
printf '# mine\n\n@ News   # folder\nhttps://b.example/feed "x' >"$feeds"
"$CORANTO" add --title 'C "c"' feed://c.example/; is "$?" 0 "another"
is "$(cat "$feeds")" '# mine

@ News   # folder
https://b.example/feed "x
@
http://c.example/ "~C \"c\""' "stands at the end, the rest stays"
out=$("$CORANTO" add http://c.example/ 2>&1); is "$?" 2 "not twice"
like "$out" 'subscribed already \(feeds:6\)' "says where it stands"
out=$("$CORANTO" add exec:date 2>&1); is "$?" 2 "no command"
out=$("$CORANTO" add 2>&1); is "$?" 2 "no address"
out=$("$CORANTO" add -t x http://d.example/ http://e.example/ 2>&1); is "$?" 2 "one title for two"
"$CORANTO" add http://d.example/ http://e.example/; is "$?" 0 "two at once"
is "$(tail -n 2 "$feeds")" 'http://d.example/
http://e.example/' "in their order"
ln -s real "$XDG_CONFIG_HOME/coranto/link" && mv "$feeds" "$XDG_CONFIG_HOME/coranto/real" && mv "$XDG_CONFIG_HOME/coranto/link" "$feeds"
"$CORANTO" add http://f.example/; is "$?" 0 "a file that is a link"
ok "$([ -L "$feeds" ]; echo $?)" "stays one"
is "$(tail -n 1 "$XDG_CONFIG_HOME/coranto/real")" "http://f.example/" "its target has the line"

done_testing

#!/bin/sh
# Unsubscribing takes exactly one line out of the user's file.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto feeds=$XDG_CONFIG_HOME/coranto/feeds

cat >"$T/a.xml" <<'END'
<rss version="2.0"><channel><title>The A</title><item><guid>1</guid><title>Kept</title></item></channel></rss>
END
printf '# mine\r\n\n  file://%s  tag   # a comment\n@ News every=2h\nhttps://b.example/feed "~My B"\n"query:Some news:unread = \\"yes\\""\ninclude more\nhttps://last.example/' "$T/a.xml" >"$feeds"
printf 'https://c.example/feed\nhttps://d.example/feed\n' >"$dir/more"
cp "$feeds" "$T/before"
"$CORANTO" update "The A" >/dev/null 2>&1 || "$CORANTO" update "file://$T/a.xml" 2>/dev/null
is "$("$CORANTO" list -F %t)" "Kept" "an article"

"$CORANTO" remove "file://$T/a.xml"; is "$?" 0 "by its address"
is "$(cksum <"$feeds")" "$(sed 3d "$T/before" | cksum)" "takes its line, no other byte"
is "$("$CORANTO" list -F %t)" "" "its articles are hidden"
printf '\nfile://%s\n' "$T/a.xml" >>"$feeds"
is "$("$CORANTO" feeds >/dev/null; "$CORANTO" list -F %t)" "Kept" "and there again when it is"
"$CORANTO" remove "the a"; is "$?" 0 "by its title"
"$CORANTO" remove https://last.example/; is "$?" 0 "the last line"
is "$(cksum <"$feeds")" "$(sed '3d; 8d' "$T/before" | cksum)" "is taken whole"
"$CORANTO" remove "$("$CORANTO" feeds -F %i 'My B')"; is "$?" 0 "by its number"
is "$(cksum <"$feeds")" "$(sed '3d; 5d; 8d' "$T/before" | cksum)" "the folder around it stays"
"$CORANTO" remove "Some news"; is "$?" 0 "a query feed"
"$CORANTO" remove https://d.example/feed; is "$?" 0 "of a file that is included"
is "$(cat "$dir/more")" "https://c.example/feed" "which loses the line"
out=$("$CORANTO" remove https://x.example/ 2>&1); is "$?" 2 "what is not subscribed"
like "$out" 'x.example' "is named"
out=$("$CORANTO" remove 2>&1); is "$?" 2 "no feed"
is "$(cksum <"$feeds")" "$(sed '3d; 5,6d; 8d' "$T/before" | cksum)" "nothing else was touched"
rm "$feeds"
out=$("$CORANTO" remove coranto:welcome 2>&1); is "$?" 2 "what is built in"

printf '\357\273\277https://first.example/\nhttps://second.example/\n' >"$feeds"
"$CORANTO" remove https://first.example/; is "$?" 0 "the first line behind a byte order mark"
is "$(cksum <"$feeds")" "$(printf '\357\273\277https://second.example/\n' | cksum)" "which stays"
done_testing

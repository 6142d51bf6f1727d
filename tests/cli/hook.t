#!/bin/sh
# What follows an update: a program that reads the new articles, a notification.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto

feed() { # title...
	echo '<rss version="2.0"><channel><title>F</title>'
	for title; do echo "<item><guid>$title</guid><title>$title</title><description>&lt;p>text of $title&lt;/p></description></item>"; done
	echo '</channel></rss>'
}
program() { printf '#!/bin/sh\n%s\n' "$2" >"$T/$1"; chmod 755 "$T/$1"; }
titles() { sed 's/.*"title": *"\([^"]*\)".*/\1/' "$T/told" 2>/dev/null | sort | tr '\n' ' '; }

program hook "cat >>'$T/told'; printf '%s|' \"\$@\" >'$T/words'; echo 'hook: seen'"
program notify "printf '%s\n' \"\$@\" >>'$T/message'"
cat >"$dir/config" <<END
after-update $T/hook "two words" \$(id)
notify-program $T/notify --app 'The News'
notify-format "%d new of %D, unread %n of %f"
rule 'title = "Hidden"' hide
rule 'title = "Read"' read
END
is "$("$CORANTO" config --check)" "" "the settings"
printf 'file://%s\nfile://%s\n' "$T/f.xml" "$T/g.xml" >"$dir/feeds"
feed One Hidden Read >"$T/f.xml"
feed Two >"$T/g.xml"

out=$("$CORANTO" update 2>"$T/err"); is "$?" 0 "an update"
is "$(titles)" "One Read Two " "a program is told what is new, but not what a rule hides"
is "$(grep -c '^{.*}$' "$T/told") $(wc -l <"$T/told" | tr -d ' ')" "3 3" "an object a line"
is "$(head -1 "$T/told")" "$("$CORANTO" show --json "$(sed -n '1s/.*"id": *"\([0-9]*\)".*/\1/p' "$T/told")")" "as show --json prints it"
is "$(cat "$T/words")" 'two words|$(id)|' "its words are parted once and seen by no shell"
is "$out" "hook: seen" "what it prints is printed"
is "$(cat "$T/message")" '--app
The News
2 new of 2, unread 2 of 2' "a notification, the message as the last word"

"$CORANTO" update --all >/dev/null 2>&1; is "$?" 0 "an update that brings nothing"
is "$(wc -l <"$T/told" | tr -d ' ') $(grep -c new "$T/message")" "3 1" "starts nothing"
feed One Hidden Read Later >"$T/f.xml"
rm "$T/told"
out=$("$CORANTO" update --all --porcelain); is "$?" 0 "lines for programs"
is "$(titles)" "Later " "one more article"
unlike "$out" "hook" "these lines are not mixed with the program's"
is "$(tail -1 "$T/message")" "1 new of 1, unread 3 of 2" "it is counted"

program hook "echo 'first line'; echo 'no such place' >&2; exit 3"
feed One Later Last >"$T/f.xml"
"$CORANTO" update --all >"$T/out" 2>"$T/err"; is "$?" 1 "a program that fails"
like "$(cat "$T/err")" "after-update: $T/hook: failed with status 3" "is said"
like "$(cat "$T/out")" "no such place" "with what it printed"
is "$(tail -1 "$T/message")" "1 new of 1, unread 4 of 2" "the notification comes all the same"
feed One Later Last More >"$T/f.xml"
like "$("$CORANTO" update --all --porcelain 2>&1)" "after-update: $T/hook: failed with status 3: no such place" "the last line tells the reader why"
sed -i "s|^after-update.*|after-update $T/none|" "$dir/config"
feed More2 >"$T/f.xml"
like "$("$CORANTO" update --all 2>&1)" "after-update: $T/none: no such program" "one that is not there"

# --watch, and an update that is stopped
rm -f "$T/told"
program hook "cat >>'$T/told'"
sed -i "s|^after-update.*|after-update \"~/hook\"|" "$dir/config"
feed Watched >"$T/f.xml"
"$CORANTO" update --watch --all 2>/dev/null & watch=$!
wait_for test -s "$T/told"; ok $? "--watch"
is "$(titles)" "Watched " "tells what is new"
kill $watch; wait $watch 2>/dev/null
rm "$T/told"
feed Stopped >"$T/f.xml"
program slow "touch '$T/asked'; exec sleep 100"
echo "exec:$T/slow timeout=5m" >>"$dir/feeds"
"$CORANTO" update --all >"$T/out" 2>&1 & update=$!
wait_for test -e "$T/asked"
wait_for sh -c "'$CORANTO' list -F %t | grep -q Stopped"
kill $update; wait $update 2>/dev/null; is "$?" 143 "an update that is stopped"
wait_for test -s "$T/told"; ok $? "is followed by the program without waiting"
is "$(titles)" "Stopped " "for what came until then"

done_testing

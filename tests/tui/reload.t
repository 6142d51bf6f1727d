#!/bin/sh
# The user's files are read again while one reads: by ^R, by SIGHUP; what is
# broken keeps its last good value and is said.  Hooks follow the reader's own
# polls.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"
dir=$XDG_CONFIG_HOME/coranto

feed one 'One' 'first'
feed two 'Two' 'other'
subscribe one
quiet
update
say_width() { tui_type ':set text-width?'; tui_keys Enter; }

echo 'text-width 50' >>"$dir/config"
tui_start 100 24
see '1 +One' 'the reader'
say_width; see 'text-width 50 \(config:3\)' 'a setting of the file'
sed -i 's/text-width .*/text-width 60/' "$dir/config"
tui_keys C-r; see 'read again' '^R reads the files again'
say_width; see 'text-width 60 \(config:3\)' '... the new value holds'
sed -i 's/text-width .*/text-width 70/' "$dir/config"
subscribe two
pid=$(tui_pid)
kill -HUP "$pid"; see 'read again' 'SIGHUP does the same'
see 'Two|two.xml' '... a new line of the feeds file is there'
say_width; see 'text-width 70 \(config:3\)' '... and the new value'
sed -i 's/text-width .*/text-width wide/' "$dir/config"
kill -HUP "$pid"; see 'config:3: text-width: must be a number' 'what is broken is said'
say_width; see 'text-width 70 \(config:3\)' '... the last good value holds'
sed -i 's/text-width .*/text-width "70/' "$dir/config"
kill -HUP "$pid"; see 'config:3: a " is not closed' 'so is a line that cannot be read at all'
see 'One' '... and the reader goes on'
rm "$dir/config"; mkdir "$dir/config"
kill -HUP "$pid"; see 'the former settings hold' 'a file that cannot be read'
say_width; see 'text-width ' '... changes nothing'
mv "$dir/feeds" "$T/feeds"; mkdir "$dir/feeds"
kill -HUP "$pid"; see 'feeds: ' 'nor does a feeds file that cannot be read'
see 'One' '... the feeds stay'
rmdir "$dir/feeds" "$dir/config"; mv "$T/feeds" "$dir/feeds"

# Hooks, and the bell.
printf '#!/bin/sh\ncat >>"%s"; echo noise\n' "$T/told" >"$T/hook"; chmod 755 "$T/hook"
printf '#!/bin/sh\necho "$1" >>"%s"\n' "$T/message" >"$T/notify"; chmod 755 "$T/notify"
cat >"$dir/config" <<END
auto-reload yes
smart-feeds no
notify-beep yes
after-update $T/hook
notify-program $T/notify
END
tui_keys Q; tui_left 0 'leaves'
rm -rf "$XDG_DATA_HOME"
tui_start 100 24
tmux -L "t$tui_server" pipe-pane "cat >'$T/raw'"
see '1 +Two' 'a poll that the reader begins by itself'
until_true test -s "$T/message"; ok $? 'is followed by the notification'
is "$(cat "$T/message")" 'coranto: 2 new, 2 unread' '... with its message'
is "$(wc -l <"$T/told" | tr -d ' ')" 2 '... and by the program with the new articles'
see '2 new articles' '... and told in the last line'
bell() { LC_ALL=C sed "s/$(printf '\033')][^$(printf '\a')]*$(printf '\a')//g" "$T/raw" | grep -q "$(printf '\a')"; }
until_true bell; ok $? '... and the bell rings'
unsee 'noise' '... in which nothing of the program stands'
printf '#!/bin/sh\necho the reason; exit 1\n' >"$T/hook"
feed one 'One' 'third' 'first'
tui_keys R; see 'after-update: .*/hook: failed with status 1: the reason' 'a program that fails is said'
tui_keys q; tui_left 0 'leaves'
done_testing

#!/bin/sh
# The configuration as the commands read and show it.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto

out=$("$CORANTO" config); is "$?" 0 "without files"
like "$out" '^text-width +80 +# default$' "defaults are shown"
is "$("$CORANTO" config --show)" "$out" "--show is the same"
is "$("$CORANTO" config --check)" "" "nothing is wrong"
like "$("$CORANTO" config --paths)" "^feeds +$dir/feeds\$" "--paths"

cat >"$dir/config" <<'END'
text-width 72
browser sh -c 'w3m "$1" # "\x"' sh %u
contact "two words"
proxy = ""
include more
END
echo 'every 2h' >"$dir/more"
out=$("$CORANTO" config)
like "$out" '^text-width +72 +# config:1$' "a value and its origin"
like "$out" '^every +2h +# more:1$' "of a file that is included"
printf '%s\n' "$out" >"$dir/config"
again=$("$CORANTO" config)
is "$(printf '%s\n' "$again" | sed 's/ *#.*//')" "$(printf '%s\n' "$out" | sed 's/ *#.*//')" "what is shown can be read again"
is "$("$CORANTO" config --check)" "" "without a problem"

cat >"$dir/config" <<'END'
every 12h
timeout 10s
END
cat >"$dir/feeds" <<'END'
https://a.example/feed "~The A" every=3h
@ News timeout=20s every=1d
https://b.example/feed every=2d
END
out=$("$CORANTO" config --show https://a.example/feed)
like "$out" '^every +3h +# feeds:1$' "of a feed"
like "$out" '^timeout +10s +# config:2$' "what it does not say is of the config file"
is "$("$CORANTO" config "the a")" "$out" "a feed by its title"
out=$("$CORANTO" config https://b.example/feed)
like "$out" '^every +2d +# feeds:3$' "a feed in a folder"
like "$out" '^timeout +20s +# feeds:2$' "what it does not say is of the folder"
like "$out" '^full +auto +# default$' "or the default"
out=$("$CORANTO" config https://c.example/ 2>&1); is "$?" 2 "a feed that is not there"

cat >"$dir/config" <<'END'
text-width wide
reload-time 60
bookmark-autopilot x
foo
END
cat >"$dir/feeds" <<'END'
nonsense
https://a.example/feed
"https://b.example/
END
out=$("$CORANTO" config --check); is "$?" 2 "--check fails"
is "$out" 'config:1: text-width: must be a number from 0 to 1000, not "wide"
config:3: bookmark-autopilot: newsboat'\''s, without effect here (no error)
config:4: no such setting: foo
feeds:1: nonsense: no address of a feed (http://, https://, file://, exec:, filter: or query:)
feeds:3: a " is not closed' "and says what is wrong"
like "$("$CORANTO" feeds -F %u 2>"$T/err")" '^https://a.example/feed$' "the other lines count"
like "$(cat "$T/err")" '^coranto: feeds:3: a " is not closed$' "the bad ones are said by feeds"
unlike "$(cat "$T/err")" 'without effect' "but not what has no effect"
sed -i /a.example/d "$dir/feeds"
like "$("$CORANTO" update 2>&1)" '^coranto: feeds:2: a " is not closed$' "and by update"
echo 'bookmark-autopilot x' >"$dir/config"
echo 'https://a.example/feed a b' >"$dir/feeds"
"$CORANTO" config --check >/dev/null; is "$?" 0 "what has no effect is no error"

printf 'proxy "a\033[31m"\n' >"$dir/config"
like "$("$CORANTO" config)" '^proxy +a\[31m +#' "values are shown clean"
if [ "$(id -u)" -ne 0 ]; then
	chmod 0 "$dir/feeds"
	out=$("$CORANTO" config --check 2>&1); is "$?" 1 "a file that cannot be read"
	chmod 600 "$dir/feeds"
fi

done_testing

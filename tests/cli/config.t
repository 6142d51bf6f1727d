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
# Every kind of mistake has its line.
cat >"$dir/config" <<'END'
highlight-article 'nonsense = 3' red default
theme nonsuch
articlelist-format "%q %t"
browser "x 'y"
notify-format "%d %"
color nothing red default
highlight all "(" red default
open "(" mpv
include nowhere
proxy `cat x`
hyphenate xx_YY
bind
every 1s
text-width 99999
full maybe
keep-unread perhaps
"never closed
END
cat >"$dir/feeds" <<'END'
"query:Bad:nonsense = 3"
"query:NoFilter"
https://a.example/ every=nonsense
https://c.example/ connections=3
https://d.example/ "browser=x 'y"
include nowhere
@ F x
END
"$CORANTO" config --check >"$T/out"; is "$?" 2 "a file of mistakes"
is "$(sed -n 's/^\(config\|feeds\):\([0-9]*\): .*/\1 \2/p' "$T/out" | sort -u | sort -k1,1 -k2n | tr '\n' ',')" \
	"$( (seq 17 | sed 's/^/config /'; seq 7 | sed 's/^/feeds /') | tr '\n' ',')" "each line of it is told, with its number"

# A file of mistakes alone: some are told.
seq -f 'nonsense-%g x' 3000 >"$dir/config"
seq -f 'bind key%g nonsense' 3000 >>"$dir/config"
echo "https://x.example/$(head -c 9000 /dev/zero | tr '\0' x)" >"$dir/feeds"
"$CORANTO" config --check >"$T/out"; is "$?" 2 "thousands of mistakes"
is "$(grep -c nonsense- "$T/out")" 1000 "of which a thousand are told"
like "$(tail -n 1 "$T/out")" '^feeds:1: .*the address is longer than 8192 bytes' "and those of the other file"
cat >"$dir/config" <<'END'
highlight all
open x
define-filter x
notify-format "two\nlines"
player "mpv \\\"x"
END
echo 'https://a.example/' >"$dir/feeds"
is "$("$CORANTO" config --check)" 'config:1: highlight: needs feedlist, articlelist, article or all, a regular expression and colours
config:2: open: needs a regular expression and a program
config:3: define-filter: needs a name and a filter, in quotes' "words that are missing"
like "$("$CORANTO" config 2>/dev/null)" '^notify-format +"two\\nlines" ' "a line end is shown as it was written"

# Every setting, written in another way than its default, is shown with its value
# and its line, and what is shown is read again as the same.
rm "$dir/feeds"
names() { "$CORANTO" config --list | awk -v of_feeds="${1-}" '/^$/ { exit } of_feeds == "" || $NF == "*" { print $1 }'; }
shown() { sed 's/ *# [a-z]*:[0-9]*$//' | sort; }
"$CORANTO" config --list | awk '/^$/ { exit }
	$1 == "full" { print $1, "no"; next }
	$1 == "jail" { print $1, "required"; next }
	$1 == "every" || $1 == "timeout" { print $1, "95s"; next }
	$1 ~ /-title-format$/ { print $1, "\"100%% \\\"%t\\\"\""; next }
	$1 ~ /-format$/ { print $1, "\"100%% \\\"%n\\\"\""; next }
	$1 ~ /-(command|program)$|^(after-update|browser|player)$/ { print $1, "\"a \\\"b  c\\\" d\""; next }
	$2 == "yes" { print $1, "no"; next }
	$2 == "no" { print $1, "yes"; next }
	$2 ~ /^[0-9]+$/ { print $1, 7; next }
	{ print $1, "\"it'"'"'s #1: \\\\ \\\"ü\\\" = %x\"" }' >"$dir/config"
out=$("$CORANTO" config)
is "$(printf '%s\n' "$out" | grep -c '# config:[0-9]*$')" "$(names | wc -l | tr -d ' ')" "each setting has its line as origin"
unlike "$("$CORANTO" config --check)" 'must be|no such setting|quote|stands for' "and a value of its type"
like "$out" "^contact +\"it's #1: .*ü.* = %x\" " "a text as it was written"
printf '%s\n' "$out" >"$dir/config"
is "$("$CORANTO" config)" "$out" "what is shown is read as the same"
for name in $(names feeds); do grep "^$name " "$dir/config"; done | shown >"$T/of-feeds"
sed 's/^\([a-z-]*\)  *"\(.*\)"$/\1="\2"/; s/^\([a-z-]*\)  *\([^"].*\)$/\1=\2/' "$T/of-feeds" | tr '\n' ' ' >"$T/words"
echo "https://w.example/ $(cat "$T/words")" >"$dir/feeds"
rm "$dir/config"
is "$("$CORANTO" config https://w.example/ | grep '# feeds:1$' | shown)" "$(cat "$T/of-feeds")" "so is it as the words of a feed"

if [ "$(id -u)" -ne 0 ]; then
	chmod 0 "$dir/feeds"
	out=$("$CORANTO" config --check 2>&1); is "$?" 1 "a file that cannot be read"
	chmod 600 "$dir/feeds"
fi

done_testing

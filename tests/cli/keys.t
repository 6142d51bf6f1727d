#!/bin/sh
# Keys in the config file: what is wrong is said with file and line, the maps
# that come with the program are whole, a configuration of newsboat's is read.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto
check() { "$CORANTO" config --check; }

cat >"$dir/config" <<'END'
bind gg first
bind ZZ everywhere quit-all -- "leave"
bind <C-x>s article links
bind "Space f" filter 'unread = "yes"'
bind X mark-feed-read ; next-unread-feed
macro v set browser "mpv %u" ; browser ; set browser&
unbind J
END
is "$(check)" "" "nothing is wrong with keys"

cat >"$dir/config" <<'END'
text-width 72
bind gg opne
bind <Foo> open
bind z open
include more
bind z down
bind-key k down nowhere
bind
macro q set text-width wide
bind z article open
END
echo 'bind z up' >"$dir/more"
out=$(check); is $? 2 "a mistake is status 2"
is "$out" "config:8: bind: needs a key
config:2: opne: no such command
config:3: <Foo>: no such key
config:7: nowhere: no such view
config:9: set: text-width: must be a number from 0 to 1000, not \"wide\"
config:10: open: means nothing there" "all are said, with file and line; another file may bind again"
printf 'bind z open\n\nbind z down\n' >"$dir/config"
is "$(check)" "config:3: z: bound already in line 1" "the same keys twice in a file"
printf 'bind g first\nbind gg last\n' >"$dir/config"
out=$(check); is $? 0 "one sequence begins another: no mistake"
like "$out" '^config:2: gg: one key sequence begins another one, of config:1; .*\(no error\)$' "... but said"

for keys in newsboat vim mutt; do
	echo "include keys/$keys" >"$dir/config"
	out=$(check); is $? 0 "keys/$keys is without a mistake"
	unlike "$(printf '%s\n' "$out" | grep -v 'without effect')" . "... and all of it holds"
done
mkdir "$dir/keys"
echo 'bind z opne' >"$dir/keys/vim"
echo "include keys/vim" >"$dir/config"
is "$(check)" "keys/vim:1: opne: no such command" "a file of the user's comes first"
echo "include keys/emacs" >"$dir/config"
like "$(check)" '^config:1: include keys/emacs: No such file' "a map that there is not"

# As it stands in many a config of newsboat's.
cat >"$dir/config" <<'END'
unbind-key j
unbind-key k articlelist
bind-key j down
bind-key k up
bind-key l open
bind-key h quit
bind-key g home
bind-key G end
bind-key d pagedown
bind-key u pageup
bind-key a toggle-article-read
bind-key n next-unread
bind-key ^R reload
bind-key U show-urls
bind-key ENTER open
bind-key j pagedown article
bind ^V^V everywhere set browser "mpv %u" ; open-in-browser -- "play"
bind <F5> feedlist,articlelist reload-all ; redraw
macro y set browser "mpv %u" ; open-in-browser ; set browser "firefox %u"
macro t set external-url-viewer "urlscan -dc" ; show-urls
bind-key z pb-download podboat
unbind-key -a podboat
END
out=$(check); is $? 0 "keys of newsboat's are no mistake"
is "$(printf '%s\n' "$out" | grep -v 'bound already\|without effect\|is not bound')" "" "... at most twice bound, or without effect"
done_testing

#!/bin/sh
# A configuration of newsboat's is accepted whole: every command and every
# operation that its manual has means something here or is said to mean nothing.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto

cp "$TOP/tests/cli/newsboat.conf" "$dir/config"
out=$("$CORANTO" config --check); is "$?" 0 'every command is accepted'
unlike "$out" 'no such' '... and known'
is "$(printf '%s\n' "$out" | grep -vc 'without effect here (no error)$')" 0 '... what is said is what has no effect'
for name in $(sed -n '/^\.Sh NEWSBOAT/,/^\.Sh/p' "$TOP/man/coranto-config.5" | sed '/^Its other names/,$d' |
    sed -n 's/^\.Ic //p' | tr ' ,' '\n\n' | grep -e -); do
	unlike "$out" ": $name: " "$name means something"
done
like "$out" '^config:[0-9]+: ssl-verifypeer: newsboat.s, without effect here' 'what must not hold is said'

operations="open quit hard-quit reload reload-all mark-feed-read mark-all-feeds-read mark-all-above-as-read save save-all
next-unread prev-unread next prev random-unread open-in-browser open-in-browser-and-mark-read
open-in-browser-noninteractively open-all-unread-in-browser open-all-unread-in-browser-and-mark-read help
toggle-source-view toggle-article-read toggle-show-read-feeds show-urls clear-tag set-tag open-search goto-url one two three
four five six seven eight nine zero enqueue edit-urls reload-urls redraw cmdline set-filter select-filter clear-filter
bookmark edit-flags next-unread-feed prev-unread-feed next-feed prev-feed delete-article delete-all-articles purge-deleted
view-dialogs close-dialog next-dialog prev-dialog pipe-to sort rev-sort up down pageup pagedown home end macro-prefix
switch-focus halfpageup halfpagedown goto-title prevsearchresults article-feed
pb-download pb-cancel pb-play pb-mark-as-finished pb-delete pb-purge pb-toggle-download-all pb-increase-max-dls
pb-decrease-max-dls"
for operation in $operations; do
	printf 'bind-key F12 %s\nmacro x %s ; quit\n' "$operation" "$operation" >"$dir/config"
	out=$("$CORANTO" config --check)
	is "$? $(printf '%s\n' "$out" | grep -c 'no such')" '0 0' "$operation"
done
for key in ENTER SPACE TAB ESC BACKSPACE LEFT RIGHT UP DOWN PPAGE NPAGE HOME END F1 F12 ^R '^]' a A '\' ';' '$' é; do
	printf 'bind-key %s quit\n' "$key" >"$dir/config"
	is "$("$CORANTO" config --check)" '' "the key $key"
done
for view in all feedlist filebrowser help articlelist article tagselection filterselection urlview podboat dialogs dirbrowser \
    searchresultslist; do
	printf 'bind-key z down %s\nunbind-key z %s\n' "$view" "$view" >"$dir/config"
	unlike "$("$CORANTO" config --check)" 'no such view' "the dialog $view"
done

# A well-known one, with what newsboat's users write for a shell.
cat >"$dir/config" <<'END'
auto-reload yes
external-url-viewer "urlscan -dc -r 'linkhandler {}'"
bind-key j down
bind-key k up
bind-key j next articlelist
bind-key k prev articlelist
bind-key J next-feed articlelist
bind-key G end
bind-key g home
bind-key D pb-download
bind-key U show-urls
bind-key x pb-delete
color listfocus black yellow standout bold
color article white default bold
browser "setsid -f xdg-open %u >/dev/null 2>&1 &"
macro , open-in-browser
macro t set browser "tsp yt-dlp --embed-metadata -f bestaudio/best" ; open-in-browser ; set browser linkhandler
highlight all "---.*---" yellow
highlight feedlist ".*(0/0))" black
highlight article "\\[image\\ [0-9]+\\]" green default bold
END
is "$("$CORANTO" config --check)" "config:2: external-url-viewer: newsboat's, without effect here (no error)" 'a whole one'
printf 'browser "echo %%u | xclip"\ndefine-filter x "titel = 1"\n' >"$dir/config"
out=$("$CORANTO" config --check); is "$?" 2 'what only a shell can do'
like "$out" '^config:1: browser: echo %u \| xclip: no shell runs this' '... is told'
like "$out" '^config:2: column 1: there is no such attribute' 'and a filter that is wrong'
printf 'exec quit\nbind z exec opne\nbind y exec home\n' >"$dir/config"
like "$("$CORANTO" config --check)" '^config:2: opne: no such command' 'exec in a binding'
done_testing

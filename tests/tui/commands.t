#!/bin/sh
# Walks the whole table of commands: each is in the manual and in the help
# view, by its keys or by its name, and each, typed after ':', does something
# that can be seen where it is valid: in one of its views, the next one for the
# next command; with WALK=all in each of them.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

body() {
	printf '<p>Body of %s.</p>' "$1"
	for body_n in 1 2 3 4 5 6; do printf '<p><a href="https://link.example/%d">link</a></p>' $body_n; done
	body_n=0
	while [ $body_n -lt 40 ]; do body_n=$((body_n + 1)); printf '<p>Paragraph %d.</p>' $body_n; done
}
for n in 1 2 3 4 5 6 7 8; do feed "f$n" "Feed $n" "$n alpha" "$n beta" "$n gamma" "$n delta" "$n epsilon" "$n zeta"; subscribe "f$n"; done
quiet
update
printf '#!/bin/sh\necho "file://%s/f9.xml" >>"$1"\n' "$T" >"$T/editor"
printf '#!/bin/sh\n:\n' >"$T/browser"
chmod +x "$T/editor" "$T/browser"

# "NAME VIEWS" of the table, the views as numbers of enum where.
awk -F'"' '/^\t\[COMMAND_/ { gsub(/\\\\/, "\\"); split($3, f, ","); print $2 "\t" f[3] "\t" $4 }' "$TOP/src/app/command.c" >"$T/table"
[ "$(wc -l <"$T/table")" -gt 40 ]; ok $? 'the table was read'
all_views_of() {
	case $1 in
	*WHERE_ALL*) echo feeds headlines article links text results health ;;
	*)
		case $1 in *WHERE_FEEDS* | *WHERE_LISTS* | *WHERE_READING*) echo feeds ;; esac
		case $1 in *WHERE_HEADLINES* | *WHERE_LISTS* | *WHERE_READING*) echo headlines ;; esac
		case $1 in *WHERE_ARTICLE* | *WHERE_READING*) echo article ;; esac
		case $1 in *WHERE_LINKS*) echo links ;; esac
		case $1 in *WHERE_TEXT*) echo text ;; esac
		case $1 in *WHERE_RESULTS*) echo results ;; esac
		case $1 in *WHERE_HEALTH*) echo health ;; esac
		;;
	esac
}
# One of them, or all.
views_of() { # number where
	if [ "${WALK-}" = all ]; then all_views_of "$2"; return; fi
	views_n=$1
	set -- $(all_views_of "$2")
	shift $((views_n % $#))
	echo "$1"
}

start() { tui_start 170 24 "BROWSER=$T/browser VISUAL=$T/editor"; until_true shows 'Feed 1'; }
at_feeds() { screen | head -1 | grep -q '^ coranto'; }
is_in() {
	case $1 in
	feeds) at_feeds ;;
	headlines) screen | head -1 | grep -Eq '[0-9]/[0-9]+ *$' && ! screen | head -1 | grep -Eq '^ (Search|Links)' ;;
	article) screen | head -1 | grep -Eq '^ Feed .*([0-9]%|top|end|all) *$' ;;
	links) screen | head -1 | grep -q '^ Links' ;;
	text) screen | head -1 | grep -q '^ Keys' ;;
	results) screen | head -1 | grep -q '^ Search' ;;
	health) screen | head -1 | grep -q '^ Health of' ;;
	esac
}
# Into a view, with something before and after the place one is at.
go() {
	[ ! -s "$T/status" ] || start
	tui_keys Escape
	until_true answered
	if [ "$1" = "$now" ] && is_in "$1"; then
		place "$1"
		return
	fi
	now=$1
	go_tries=0
	until at_feeds || [ $go_tries -gt 200 ]; do tui_keys h; go_tries=$((go_tries + 1)); sleep 0.02; done
	place feeds
	go_n=$((go_n + 1))
	case $1 in
	headlines) tui_keys Enter ;;
	article | links) tui_keys Enter 3 G Enter; until_true is_in article ;;
	text) tui_keys '?' ;;
	health) tui_keys I ;;
	results) tui_keys :; tui_type 'search alpha'; tui_keys Enter ;;
	esac
	[ "$1" != links ] || tui_keys u
	until_true is_in "$1"
	tui_keys Escape
	until_true hides 'nothing to go back'
	idle=$(last)
	place "$1"
}
place() {
	case $1 in
	feeds) tui_keys $((3 + go_n % 3)) G ;;
	headlines | results | health) tui_keys 3 G ;;
	links) tui_keys Home Down Down ;;
	article) tui_keys 8 G ;;
	text) tui_keys 1 2 G ;;
	esac
}
go_n=0 now=
# With its colours: a selection may be all that moves.  The last line apart: the question stands there.
picture() { tmux -L "t$tui_server" capture-pane -pe | sed '$d'; }
last() { screen | tail -1; }
answered() { ! last | grep -Eq '^ (:|/|Filter:|Search:|Address|New address|Nothing better|Unsubscribe|Open link:|Mark all)'; }
asks() { last | grep -q '^ :'; }
differs() {
	[ ! -s "$T/status" ] && [ "$(picture)" = "$before" ] || return 0
	case $(last) in
	"$idle" | " : $name"*) return 1 ;;
	' :'*) [ "$name" = command ] ;;
	esac
}
# What shows nothing new where nothing has changed, by its nature.
before_it() {
	case $1 in
	redraw) printf '\033[5;5HGARBAGE' >"$(tmux -L "t$tui_server" list-panes -F '#{pane_tty}')"; until_true shows GARBAGE ;;
	esac
}

start
tui_keys '?'; until_true is_in text
tmux -L "t$tui_server" resize-window -x 170 -y 120
# All of it is there when there is nothing more to scroll to and the last line is drawn.
is_whole() { screen | awk 'NR == 1 && / all *$/ { all = 1 } NR == 120 && /Space/ { last = 1 } END { exit !(all && last) }'; }
until_true is_whole
help=$(screen)
tui_size 170 24
tab=$(printf '\t')
# One view after the other, all commands in each.
for view in feeds headlines article links text results health; do
	n=0
	while IFS=$tab read -r name where; do
		n=$((n + 1))
		case " $(views_of $n "$where") " in *" $view "*) ;; *) continue ;; esac
		go "$view"
		before_it "$name"
		tui_keys :
		until_true asks
		before=$(picture)
		tui_type "$name"
		tui_keys Enter
		until_true differs
		done_status=$?
		ok $done_status "$name does something in $view"
		[ $done_status -eq 0 ] || screen | sed 's/^/# screen: /'
		# Lists without what was read would be empty for those that follow.
		[ "$name" != show-read ] || { tui_keys :; tui_type "$name"; tui_keys Enter; }
	done <"$T/table"
done
while IFS=$tab read -r name where keys; do
	grep -q "^\.Pq Cm $name\$" "$TOP/man/coranto.1"; ok $? "$name is in the manual"
	printf '%s\n' "$help" | grep -Fq -- " ${keys:-:$name} "; ok $? "$name is in the help view: ${keys:-:$name}"
done <"$T/table"
tui_end
is "$(cat "$T/err")" '' 'nothing on standard error'
done_testing

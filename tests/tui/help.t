#!/bin/sh
# The help view shows every command of the table, with its keys.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

feed one 'One' 'first'
subscribe one
quiet
update
tui_start 120 140
see 'One' 'started'
tui_keys '?'; see 'Moving' '? shows the help'
help=$(screen)
awk -F'"' '/^\t\[COMMAND_/ { gsub(/\\\\/, "\\"); print $2 "\t" $4 "\t" $6 }' "$TOP/src/app/command.c" >"$T/commands"
[ "$(wc -l <"$T/commands")" -gt 20 ]; ok $? 'the table was read'
tab=$(printf '\t')
# A command that has its key in other views only is named.
while IFS=$tab read -r name keys text; do
	printf '%s\n' "$help" | grep -F -e "$keys" -e ":$name " | grep -Fq -- "$text"
	ok $? "$keys: $text"
done <"$T/commands"
tui_keys q; see '1 +One' 'q goes back'
tui_keys x; see 'does nothing here' 'a key without a command says so'
tui_keys M; see 'Messages' 'M shows what was said'
see 'does nothing here' '... all of it'
tui_keys Q; tui_left 0 'leaves'
done_testing

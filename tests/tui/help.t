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
awk -F'"' '/^\t\[COMMAND_/ { gsub(/\\\\/, "\\"); print $4 "\t" $6 }' "$TOP/src/app/command.c" >"$T/commands"
[ "$(wc -l <"$T/commands")" -gt 20 ]; ok $? 'the table was read'
tab=$(printf '\t')
while IFS=$tab read -r keys text; do
	printf '%s\n' "$help" | grep -F -- "$keys" | grep -Fq -- "$text"
	ok $? "$keys: $text"
done <"$T/commands"
tui_keys q; see '1 +One' 'q goes back'
tui_keys x; see 'does nothing here' 'a key without a command says so'
tui_keys M; see 'Messages' 'M shows what was said'
see 'does nothing here' '... all of it'
tui_keys Q; tui_left 0 'leaves'
done_testing

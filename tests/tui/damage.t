#!/bin/sh
# The reader over a store that the disk has damaged: it says so, at its start
# or while it runs, and never crashes.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"
db=$XDG_DATA_HOME/coranto/coranto.db

body() { for word in $(seq 300); do printf '%s-%s ' "$word" "$1"; done; }
feed one 'One' $(seq -f item%g 40)
feed two 'Two' 'other'
subscribe one two
quiet
update
cp "$db" "$T/good.db"
pages=$(($(wc -c <"$db") / 8192))
fresh() { rm -f "$db"*; cp "$T/good.db" "$db"; }
# The reader shows the list of feeds, or has left with a sentence.
is_started() { shows 'help' || { [ -s "$T/status" ] && grep -q '^coranto: .*recover' "$T/err"; }; }
is_well_over() { [ -s "$T/status" ] && [ "$(cat "$T/status")" -le 1 ]; }

bad='' page=1
while [ $page -lt "$pages" ]; do
	fresh
	dd if=/dev/urandom of="$db" bs=8192 count=1 seek=$page conv=notrunc 2>/dev/null
	tui_start 80 24
	until_true is_started || bad="$bad $page"
	tui_keys g Enter j f N D U A Enter n n s; tui_type 'other'; tui_keys Enter q q L q C y Q Q
	until_true is_well_over || bad="$bad $page:$(cat "$T/status")"
	page=$((page * 2))
done
is "$bad" '' 'whatever page is lost, the reader goes on or says that it cannot'

fresh; echo nonsense >"$db"
tui_start 80 24
tui_left 1 'what is no store ends it'
like "$(cat "$T/err")" '^coranto: .*--recover' '... with what to do'

# Of a newer program: the number of the tables is at byte 60 (sqlite.org/fileformat2.html, 1.3).
fresh
printf '\143' | dd of="$db" bs=1 seek=63 conv=notrunc 2>/dev/null
tui_start 80 24
tui_left 1 'a store of a newer program ends it'
like "$(cat "$T/err")" '^coranto: .*newer version' '... which is said'
is "$(cmp -l "$db" "$T/good.db" | wc -l)" 1 '... and the store stays as it is'
out=$("$CORANTO" update 2>&1); is "$?" 1 'an update leaves it, too'

# Damage that comes while it runs.
fresh
tui_start 80 24
see 'Two' 'it runs'
dd if=/dev/urandom of="$db" bs=8192 count=$((pages - 2)) seek=2 conv=notrunc 2>/dev/null
tui_keys g j A; see 'damaged' 'a mark that cannot be written is said'
tui_keys Q; until_true is_well_over; ok $? 'leaves'
done_testing

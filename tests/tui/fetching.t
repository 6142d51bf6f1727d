#!/bin/sh
# Fetching while one reads: the lists change in place, the selection stays on
# its article, no key waits.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

feed one 'One' 'b second' 'c third' 'd fourth'
feed two 'Two' 'x first'
subscribe one two
quiet
update

tui_start 80 24
see '3 +One' 'feeds'
tui_keys Enter; see 'd fourth' 'headlines'
tui_keys j; selects 'c third' 'one is selected'
feed one 'One' 'a new one' 'b second' 'c third' 'd fourth'
tui_keys r
see 'a new one' 'r fetches the feed, the list changes in place'
selects 'c third' '... the selection stays on its article'
see '1 new article' '... and the last line says what came'
feed one 'One' 'aa newer' 'a new one' 'b second' 'c third' 'd fourth'
feed two 'Two' 'w zeroth' 'x first'
update_all() { "$CORANTO" update --all >/dev/null 2>&1; }
update_all
see 'aa newer' "another process's update is seen by itself"
selects 'c third' '... and the selection stays'
"$CORANTO" mark read $("$CORANTO" list | grep 'd fourth' | sed 's/^[^0-9]*\([0-9][0-9]*\).*/\1/') >/dev/null
unread_rows() { [ "$(screen | grep -c '•')" = "$1" ]; }
until_true unread_rows 4; ok $? "another process's marks, too"
tui_keys q; see '2 +Two' 'back in the feeds'
rm "$T/two.xml"
tui_keys R; see '! +Two' 'R fetches all; a feed that fails is marked'
see 'two.xml' '... and why is said'
mv "$T/one.xml" "$T/away.xml"
tui_keys R; see '2 feeds failed, the last' 'several fail'
mv "$T/away.xml" "$T/one.xml"; tui_keys g r; unsee '! +One' 'one is mended'
tui_keys G i; see 'failing since' 'i shows since when'
see 'last four weeks' '... and how much the feed brings'
tui_keys q g; see '! +Two' 'back'
selects 'One' '... the selection stays'
see '4 +One' 'the others are still there'

feed three 'Three' 'in three'
tui_keys a; see 'Address of the feed' 'a asks for an address'
tui_keys q j Q; see 'qjQ' 'keys are text in a prompt'
tui_keys C-u; tui_type "file://$T/three.xml"; tui_keys Enter
see '1 +Three' 'the new feed is fetched and shown'
selects 'Three' '... and selected'
like "$(cat "$XDG_CONFIG_HOME/coranto/feeds")" 'three.xml' '... and stands in the feeds file'
printf '"query:Everything:age >= 0"\n' >>"$XDG_CONFIG_HOME/coranto/feeds"
tui_keys R; see 'Everything' 'R reads the feeds file again'
see 'No such file' '... and fetches all'
tui_keys a; see 'Address of the feed' 'a again'
tui_type "file://$T/three.xml"; tui_keys Enter; see 'already' 'twice is refused'
tui_keys a; tui_keys Escape; see 'Nothing was added' 'Esc gives up'
tui_keys a; tui_type 'not a feed'; tui_keys Enter; see 'not a feed|https' 'nonsense is refused with a sentence'
tui_keys Q; tui_left 0 'leaves'

rm -rf "$XDG_CONFIG_HOME/coranto/feeds" "$XDG_DATA_HOME"
tui_start 80 24
see '5 +Welcome to coranto' 'without a feeds file there is something to read'
tui_keys Enter Enter; see 'first|You are in an article' 'and it can be read'
tui_keys q q; tui_keys a; see 'Address' 'subscribing'
tui_type "file://$T/three.xml"; tui_keys Enter
see '1 +Three' 'the first subscription'
unsee 'Welcome' '... takes the place of the welcome'
tui_keys Q; tui_left 0 'leaves'

printf '' >"$XDG_CONFIG_HOME/coranto/feeds"
tui_start 80 24
see 'You have no feeds yet' 'an empty list says why'
see 'Press a' '... and what to press'
tui_keys j k G g Enter n p Tab N f A r o L J K Space b; see 'no feeds yet|Everything' 'no key can hurt there'
tui_keys Q; tui_left 0 'leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'

# Edited while one reads: what is written is there when the editor is left.
cat >"$T/editor" <<END
#!/bin/sh
printf 'file://%s "~By hand"\n' '$T/late.xml' >>"\$1"
END
chmod +x "$T/editor"
feed late 'Late' 'an article of it'
tui_start 80 24 EDITOR="$T/editor"
until_true shows '[0-9]'; tui_keys E; see 'By hand' 'a feed that was written into the file'
tui_keys End; selects 'By hand' '... is in the list'
tui_keys r; see '1 +By hand' '... and can be fetched'
tui_keys Enter; see 'an article of it' '... and read'
tui_keys q; tui_keys :; tui_type 'edit-config'; tui_keys Enter
see 'config:[0-9]+: .*no such setting' 'what is wrong in the config file is said when it is left'
tui_keys Q; tui_left 0 'leaves'
done_testing

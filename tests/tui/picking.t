#!/bin/sh
# Finding a list by a few letters, its order, marking many articles at once;
# U takes each of these back.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

CONFIG=$XDG_CONFIG_HOME/coranto/config
FEEDS=$XDG_CONFIG_HOME/coranto/feeds
feed one 'One' 'delta' 'alpha' 'charlie' 'bravo'
feed two 'Two' 'golf'
feed news 'World News' 'earth'
printf '@ News\n' >"$FEEDS"
subscribe one two
printf '@ Rest/Deep\nfile://%s/news.xml planet "blue marble"\n' "$T" >>"$FEEDS"
quiet
update
first_title() { screen | sed -n '3p' | grep -Eq -- "$1"; }
top_is() { until_true first_title "$1"; ok $? "$2"; first_title "$1" || screen | sed 's/^/# screen: /'; }
unread_rows() { [ "$(screen | grep -c '•')" = "$1" ]; }
unread() { until_true unread_rows "$1"; ok $? "$2"; unread_rows "$1" || screen | sed 's/^/# screen: /'; }

tui_start 80 24
see '4 +One' 'feeds'
tui_keys "'"; see 'Go to' "' asks for a feed"
tui_type wn; selects 'World News' 'a few letters of its name'
unsee '  Two' '... the others go'
tui_keys Enter; see 'earth' '... and Enter opens it'
tui_keys :; tui_type 'jump tw'; tui_keys Enter; see 'golf' 'with its letters at once'
tui_keys "'"; tui_keys q Q; see '> qQ' 'keys are text there'
see 'Nothing fits' '... that fits nothing'
tui_keys Escape; see 'golf' 'Esc goes back'
tui_keys q q; see '4 +One' 'back to the feeds'
tui_keys t; see '#planet' 't shows folders and tags'
see 'Rest/Deep' '... also below others'
see '#blue marble +1' '... and a tag with a blank, which is one'
tui_type 'blue m'; tui_keys Enter; see '^ #blue marble' '... is gone to'
see 'earth' '... and holds what it should'
tui_keys q t
tui_type pla; tui_keys Enter; see 'earth' 'a tag'
tui_keys q; tui_keys t; tui_type news; tui_keys Enter; see 'golf' 'a folder'
top_is golf 'the newest first'

tui_keys S; see 'Sort by' 'S asks for the order'
tui_keys t; top_is alpha 'by title'
see 'title 1/5' '... which is said'
tui_keys S r; see 'title 1' 'the other way round'; top_is golf '... golf first'
tui_keys q; tui_keys g Down Enter; see 'charlie' 'another list'
top_is delta '... has its own order'
tui_keys :; tui_type 'sort title'; tui_keys Enter; top_is alpha 'by its name'
tui_keys :; tui_type 'sort x'; tui_keys Enter; see 'sort by date' 'nonsense is refused'
tui_keys Q; tui_left 0 'leaves'
tui_start 80 24
see '4 +One' 'again'
tui_keys g Down Enter; top_is alpha 'the order is kept over restarts'
tui_keys L; see 'Unread articles' 'L hides what was read'
tui_keys q; tui_keys j Enter; see 'golf' 'another list'
tui_keys Q; tui_left 0 'leaves'
tui_start 80 24
see '4 +One' 'again'
tui_keys g Down Enter; see 'unread title' 'so is that, for that list'
tui_keys L; unsee 'unread title' 'and back'

unread 4 'all are unread'
tui_keys j v; see 'selecting' 'v begins a range'
tui_keys j N; unread 2 'N marks all of it'
see '2 articles read' '... and says how many'
unsee 'selecting' '... which ends it'
tui_keys U; unread 4 'U takes it back'
tui_keys g v G f
stars() { [ "$(screen | grep -c '\*')" = "$1" ]; }
until_true stars 4; ok $? 'a range upwards or downwards, starred'
tui_keys U; until_true stars 0; ok $? '... and taken back'
tui_keys v v j; unsee 'selecting' 'v again gives up'
tui_keys g j D; unsee 'bravo' 'one is deleted'
tui_keys U; see 'bravo' '... and back'
tui_keys g v j D; unsee 'alpha|bravo' 'a range is deleted'
tui_keys U; see 'bravo' '... and back'
tui_keys g j j {; unread 2 '{ marks all above'
tui_keys U; unread 4 '... taken back'
tui_keys g j }; unread 2 '} marks all below'
tui_keys U; unread 4 '... taken back'
tui_keys X; see 'older than' 'X asks for an age'
tui_type x; tui_keys Enter; see 'x: give days' 'nonsense is refused'
tui_keys X; tui_type 2w; tui_keys Enter; unread 0 'all that is older than two weeks is read'
tui_keys U; unread 4 '... taken back'
tui_keys X; tui_type 9999d; tui_keys Enter; see 'nothing to mark' 'nothing is so old'

tui_keys g T; see 'Tag' 'T asks for tags'
tui_type 'linux later'; tui_keys Enter; see '1 article with linux, later\.' 'two of them'
tui_keys g j v j T; tui_type 'li'; tui_keys Tab; see 'Tag.* linux' 'Tab completes those there are'
tui_keys Enter; see '2 articles with linux\.' 'a range is tagged'
tagged() { [ "$("$CORANTO" list --tag linux | wc -l)" = "$1" ]; }
until_true tagged 3; ok $? 'so it is in the store'
tui_keys U; until_true tagged 1; ok $? 'U takes that back'
tui_keys g T; tui_type ' -linux'; tui_keys Enter; see '1 article without linux' 'a dash takes one off'

tui_keys F; see 'Filter:' 'a filter'
tui_type 'titl'; tui_keys Tab; see 'Filter: title' 'Tab completes attributes'
tui_type '=~ "a" and unr'; tui_keys Tab; tui_type ' = '; tui_keys Tab; see '"yes" +"no"' '... and values'
tui_keys C-u; tui_type 'foo = 1'; tui_keys Enter; see 'column' 'a wrong one is refused'
see 'Filter: foo' '... and can be mended'
tui_keys C-u; tui_type 'title =~ "brav"'; tui_keys Enter; unsee 'alpha' 'a right one holds'
tui_keys F; tui_keys Enter; see 'alpha' 'all again'
tui_keys t; see '#later' 'the tags of articles are among the folders and tags'
tui_type later; tui_keys Enter; see '#later +1/1' '... and lead to what has them'
tui_keys q
tui_keys :; tui_type select-filter; tui_keys Enter; see 'Filter:' 'filters with names: there are none, one is typed'
tui_keys Escape Q; tui_left 0 'leaves'
printf 'define-filter "Only b" "title =~ \\"^b\\""\ndefine-filter Short "minutes < 1"\nbind-key f select-filter\n' >>"$CONFIG"
tui_start 80 24
see 'One' 'with some'
tui_keys g Down Enter; see 'alpha' 'a list'
tui_keys f; see 'Only b +title =~ .\^b' 'they are shown'
tui_type only; tui_keys Enter; unsee 'alpha' '... and chosen'
see 'bravo' '... and hold'
tui_keys Q; tui_left 0 'leaves'

sed -i '/smart-feeds/d' "$CONFIG"
tui_start 40 12
see 'Today' 'query feeds that everybody has'
selects 'One|News' '... but feeds come first under the cursor'
tui_keys g j Enter; see 'Starred' 'Starred'
see 'Nothing fits' '... is empty'
tui_keys q; tui_keys "'"; tui_type long; tui_keys Enter; see 'Long reads' 'they can be gone to by name'
tui_keys q S; tui_keys "'"; see 'Go to' 'narrow windows have room'
tui_keys Escape Q; tui_left 0 'leaves'
done_testing

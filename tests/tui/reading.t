#!/bin/sh
# Feeds, headlines, article: the default keys, and what they leave behind.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

long=$(i=1; while [ $i -le 60 ]; do printf '<p>Paragraph %d of many.</p>' $i; i=$((i + 1)); done)
body() { case $1 in *long*) printf '%s' "$long" ;; *) printf '<p>Body of %s.</p>' "$1" ;; esac; }
feed alpha 'Alpha News' 'alpha one' 'alpha two long' 'alpha three' 'alpha four'
feed beta 'Beta Blog' 'beta one' 'beta two'
feed gamma 'Gamma Log' 'gamma one'
subscribe alpha beta gamma
quiet
update

tui_start 80 24
see '4 .*Alpha News' 'the feeds with their unread articles'
see '7 unread' '... and how many there are'
selects 'Alpha News' 'the first is selected'
tui_keys j; selects 'Beta' 'j moves down'
tui_keys Down; selects 'Gamma' 'the arrow, too'
tui_keys k; selects 'Beta' 'k moves up'
tui_keys G; selects 'Gamma' 'G to the end'
tui_keys g; selects 'Alpha' 'g to the top'
tui_keys End; selects 'Gamma' 'End'
tui_keys Home; selects 'Alpha' 'Home'

tui_keys Enter
see 'alpha one .*2021' 'Enter opens the headlines, with dates'
see '1/4' '... and says where one is'
selects 'alpha one' 'the newest is selected'
tui_keys J; see 'beta two' 'J goes to the next feed'
tui_keys K; see 'alpha four' 'K to the one before'
tui_keys l
see 'Body of alpha one' 'l opens the article'
see 'Alpha News' '... under the name of its feed'
see 'Tue 25 May 2021 23:00' '... with its date'
see 'https://alpha.example/23' '... and its link'
tui_keys n; see 'Paragraph 1 of' 'n opens the next unread one'
tui_keys Space; see 'Paragraph 15 of' 'Space pages down'
unsee 'Paragraph 1 of' '... off the first page'
tui_keys b; see 'Paragraph 1 of' 'b pages up'
tui_keys C-d; unsee 'Tue 25 May' '^D half a page'
tui_keys C-u; see 'Tue 25 May' '^U half a page back'
tui_keys G; see 'Paragraph 60 of' 'G to the end of an article'
tui_keys Space; see 'Body of alpha three' 'Space at the end goes to the next unread one'
tui_keys Space; see 'Body of alpha four' '... and on'
tui_keys Space; see 'Body of beta one' '... and on in the next feed'
tui_keys q; selects 'beta one' 'q goes back to the list of the feed that one came to'
tui_keys q; see '2 unread' 'what was opened is read'
unsee ' 4 +Alpha' '... in its feed, too'
tui_keys Tab; see 'Body of beta two' 'Tab opens the next unread article anywhere'
tui_keys N; see 'Unread again' 'N makes it unread'
see 'unread' '... and the top line says so'
tui_keys f; see 'starred' 'f stars it'
tui_keys h; see '2 unread' 'h goes back'

tui_keys g Enter; see 'alpha two' 'headlines again'
tui_keys j f; see '\*  ?alpha two' 'a star in the list'
tui_keys L; see 'Everything here is read' 'L hides what was read'
tui_keys L; see 'alpha two' '... and shows it again'
tui_keys g N; see '• +alpha one' 'N in the list'
tui_keys A; unsee '•' 'A marks the feed read'
tui_keys h; see '2 unread' 'others stay unread'
tui_keys C; see 'y/n' 'C asks'
tui_keys n; see '2 unread' '... and takes no for an answer'
tui_keys C y; see 'all read' '... and yes'
tui_keys L; see 'Everything is read' 'L hides feeds without unread articles'
tui_keys L; see 'Beta' '... and shows them again'
tui_keys Tab; see 'Everything is read' 'Tab says when there is nothing left'
tui_keys g Enter; see 'alpha one' 'once more'
tui_keys Q; tui_left 0 'Q leaves from anywhere'

is "$("$CORANTO" list --unread | wc -l | tr -d ' ')" 0 'all is read for others, too'
is "$("$CORANTO" list --starred 2>/dev/null | wc -l | tr -d ' ')" 2 'stars are kept'
tui_start 80 24
see 'all read' 'after a new start all is still read'
tui_keys q; tui_left 0 'q in the first view leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'
done_testing

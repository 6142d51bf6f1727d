#!/bin/sh
# How all feeds are, and what mends them.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
. "$TOP/tests/tui/lib.sh"

feed well 'Well' 'Some news'
feed late 'Late' 'Old news'
mkdir "$T/page"
printf '<!DOCTYPE html><html><head><title>x</title><link rel="alternate" type="application/rss+xml" href="http://127.0.0.1:1/other.xml"></head><body><p>a page</p></body></html>' >"$T/page.xml"
subscribe well late page
printf 'file://%s/missing.xml "~Gone one"\n' "$T" >>"$XDG_CONFIG_HOME/coranto/feeds"
quiet
update
feeds=$XDG_CONFIG_HOME/coranto/feeds

for size in '80 24' '160 48' '40 12'; do
	set -- $size
	tui_start "$1" "$2"
	see 'Well' "$1x$2: feeds"
	tui_keys I; see 'Health of the fee.* [0-9] failing, [0-9] quiet' "$1x$2: health"
	see '! .*(Gone one|page)' "$1x$2: what fails stands above"
	tui_keys Q; tui_left 0 "$1x$2: leaves"
done

tui_start 100 30
see 'Well' 'feeds'
tui_keys G Enter; see 'No such' 'a list that is empty because of a failure says why'
see 'r to try again' '... and what to press'
tui_keys q
tui_keys I; see 'failing, .*quiet' 'how many are how'
tui_keys '?' /; tui_type 'another address'; tui_keys Enter; see 'm +another address of the feed' 'help says what mends'; tui_keys q
see 'Gone one +No such file' 'why it fails'
see 'Well +quiet' 'no news for a long time'
screen | sed -n '3,4p' | grep -q '!.*' ; ok $? 'the worst first'
tui_keys / ; tui_type 'Gone'; tui_keys Enter; selects 'Gone one' 'found by its name'
tui_keys Enter; see 'failures +1 in a row' 'Enter says more'
tui_keys q
selects 'Gone one' 'back'
tui_keys H; see 'Paused' 'paused'
like "$(cat "$feeds")" 'missing.xml "~Gone one" pause=yes' '... in the feeds file'
tui_keys H; see 'Asked again' 'and not'
unlike "$(cat "$feeds")" 'pause' '... in the feeds file'
tui_keys X; see 'y/n' 'unsubscribing asks'
tui_keys n; see 'Gone one' '... no'
tui_keys X y; see 'No longer subscribed' '... yes'
unlike "$(cat "$feeds")" 'missing' '... the line is gone'
unsee '! *Gone one' '... and the row'
tui_keys q /; tui_type page; tui_keys Enter k j; see 'it announces http://127.0.0.1:1/other.xml   m goes there' 'the list of feeds names the key'; tui_keys I
tui_keys / ; tui_type 'page'; tui_keys Enter; selects 'page' 'a web page in place of a feed'
see 'announces' '... says what it announces'
tui_keys m; see 'New address: *http://127.0.0.1:1/other.xml' 'which is suggested'
tui_keys Enter; see '127.0.0.1:1/other.xml  ' 'it is asked there'
like "$(cat "$feeds")" '^http://127.0.0.1:1/other.xml' '... in the feeds file'
unlike "$(cat "$feeds")" 'page.xml' '... instead of the other'
tui_keys q
tui_keys Home X; see 'y/n' 'the list of feeds mends, too'
tui_keys n Q; tui_left 0 'leaves'
# A feed that has moved.
nginx_start 'location = /old.xml { return 301 /well.xml; }'
cp "$T/well.xml" "$T/www/"
printf '%s/old.xml "~Moved one"\n' "$SITE" >"$feeds"
"$CORANTO" update --all >/dev/null 2>&1
tui_start 160 48
see 'Moved one' 'feeds'
tui_keys I; see "Moved one .*moved to $SITE/well.xml" 'where a feed has moved to'
tui_keys m; see "New address: *$SITE/well.xml" '... is suggested'
tui_keys Enter; see 'Now asked at' '... and taken by one key'
is "$(cat "$feeds")" "$SITE/well.xml \"~Moved one\"" '... into the feeds file'
tui_keys Q; tui_left 0 'leaves'
is "$(cat "$T/err")" '' 'nothing on standard error'
done_testing

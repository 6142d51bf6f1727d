#!/bin/sh
# Help, version, wrong words: what is said, where, and the exit status.
. "$TOP/tests/lib.sh"

out=$("$CORANTO" --version 2>"$T/err"); is "$?" 0 "--version"
like "$out" '^coranto [0-9]+\.[0-9]' "says its version"
is "$("$CORANTO" version)" "$out" "version says the same"
is "$("$CORANTO" -V)" "$out" "-V says the same"

out=$("$CORANTO" --help); is "$?" 0 "--help"
like "$out" '^usage: coranto' "says how to use it"
is "$("$CORANTO" -h)" "$out" "-h says the same"
is "$("$CORANTO" help)" "$out" "help says the same"

commands=$(printf '%s\n' "$out" | awk '/^commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }')
for c in $commands; do
	out=$("$CORANTO" "$c" --help 2>"$T/err"); is "$?" 0 "$c --help"
	like "$out" "^usage: coranto $c" "$c --help says how to use it"
	is "$(cat "$T/err")" "" "$c --help says nothing else"
	is "$("$CORANTO" help "$c")" "$out" "help $c says the same"
	out=$("$CORANTO" "$c" --no-such-option 2>&1); is "$?" 2 "$c with a wrong option"
	like "$out" "^coranto: $c: --no-such-option: no such option" "$c says which"
done

out=$("$CORANTO" nonsense 2>&1); is "$?" 2 "a wrong command"
like "$out" '^coranto: nonsense: no such command' "says which"
out=$("$CORANTO" --nonsense 2>&1); is "$?" 2 "a wrong option"
like "$out" '^coranto: --nonsense: no such option' "says which"
out=$("$CORANTO" help nonsense 2>&1); is "$?" 2 "help for a wrong command"
out=$("$CORANTO" version 1 2>&1); is "$?" 2 "a word too many"

out=$("$CORANTO" "$(printf 'a\033[31m\nb')" 2>&1)
is "$out" "coranto: a[31m b: no such command (see: coranto --help)" "what is repeated is clean"

# Options of the commands that read a file.
printf '<p>hyphenation of <img src=a.png alt="a picture"> hyphenation hyphenation</p>' >"$T/page.html"
printf 'UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\nhy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n\n' >"$T/patterns"
is "$("$CORANTO" render -w 20 --no-images --no-links --hyphenate "$T/patterns" "$T/page.html")" 'hyphenation of hy-
phenation hyphen-
ation' "render parts words and leaves pictures out"
out=$("$CORANTO" render --hyphenate xx_YY "$T/page.html" 2>&1); is "$?" 1 "patterns that are not there"
like "$out" '^coranto: hyphenate xx_YY: no patterns' "are named"
for width in 0 -1 x 100000 ''; do "$CORANTO" render --width "$width" "$T/page.html" >/dev/null 2>&1; is "$?" 2 "no width: $width"; done
printf '<h1>\346\305\312\305\322\327\305\322\313</h1>%s' "$(n=0; while [ $n -lt 9 ]; do printf '<p>This is paragraph %d of a story, which was written in many words, so that it is one.' $n; n=$((n + 1)); done)" >"$T/story.html"
like "$("$CORANTO" extract -t 'text/html; charset=koi8-r' -u http://a.example/ "$T/story.html")" '^\{"title":"Фейерверк"' "extract takes the server's word for the charset"
"$CORANTO" extract >/dev/null 2>&1; is "$?" 2 "extract wants a page"
"$CORANTO" extract a b >/dev/null 2>&1; is "$?" 2 "and not two"
out=$("$CORANTO" update --page ftp://a.example/ 2>&1); is "$?" 2 "no web page"
is "$out" 'coranto: ftp://a.example/: no address of a web page' "is named"

# The program that updates is not where it should be.
mkdir "$T/alone"; cp "$CORANTO" "$T/alone/coranto"
out=$(PATH=/nowhere "$T/alone/coranto" update 2>&1); is "$?" 1 "an installation that lacks a part"
is "$out" 'coranto: coranto-update: No such file or directory' "says which"

err=$("$CORANTO" --help 2>&1 >/dev/full); is "$?" 1 "a full disk is a failure"
is "$err" "coranto: standard output: No space left on device" "that is said"
{ "$CORANTO" --help; echo $? >"$T/status"; } | true
is "$(cat "$T/status")" 0 "a pipe that is closed is none"

done_testing

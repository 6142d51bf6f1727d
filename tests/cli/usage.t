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

err=$("$CORANTO" --help 2>&1 >/dev/full); is "$?" 1 "a full disk is a failure"
is "$err" "coranto: standard output: No space left on device" "that is said"
{ "$CORANTO" --help; echo $? >"$T/status"; } | true
is "$(cat "$T/status")" 0 "a pipe that is closed is none"

done_testing

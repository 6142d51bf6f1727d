#!/bin/sh
# The completions that are made from the program's own help, in the real shells.
. "$TOP/tests/lib.sh"
cd "$TOP" || exit 1

for shell in bash zsh fish; do
	sh src/complete $shell "$CORANTO" >"$T/$shell"; is "$?" 0 "made for $shell"
	like "$(cat "$T/$shell")" 'add.*config|add:' "$shell knows the commands"
done
sh src/complete csh "$CORANTO" >/dev/null 2>&1; is "$?" 2 "not for other shells"

if command -v bash >/dev/null 2>&1; then
	try() { # words, the last is completed
		bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _coranto; printf "%s\n" "${COMPREPLY[@]}"' bash "$T/bash" "$@"
	}
	is "$(try coranto li)" "list" "bash: a command"
	is "$(try coranto list --un)" "--unread" "bash: an option"
	is "$(try coranto mark re | tr '\n' ' ')" "read restore " "bash: a word"
	is "$(try coranto parse "$T/fi")" "$T/fish" "bash: a file"
	is "$(try coranto nonsense --x)" "" "bash: nothing"
fi
if command -v fish >/dev/null 2>&1; then
	try() { fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$T/fish" "$1" 2>/dev/null | sed 's/	.*//'; }
	is "$(try 'coranto li')" "list" "fish: a command"
	is "$(try 'coranto list --un')" "--unread" "fish: an option"
	is "$(try 'coranto mark re' | tr '\n' ' ')" "read restore " "fish: a word"
fi
if command -v zsh >/dev/null 2>&1; then
	mkdir "$T/functions" && cp "$T/zsh" "$T/functions/_coranto"
	zsh -f -n "$T/zsh" 2>"$T/err"; is "$?$(cat "$T/err")" 0 "zsh: no syntax error"
	is "$(zsh -f -c 'fpath=($1 $fpath); autoload -Uz compinit; compinit -u -d $2; print $_comps[coranto]' zsh "$T/functions" "$T/dump")" "_coranto" "zsh: finds it"
	cat >"$T/type.zsh" <<-'END'
	zmodload zsh/zpty
	zpty typed "PS1='ready ' zsh -f -i"
	zpty -w typed "fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -d $2; PS1='done '"
	zpty -r typed out '*done *done *'
	zpty -w -n typed "$3"$'\t'
	zpty -r typed out "*$4*" && print found
	END
	try() { timeout 20 zsh -f "$T/type.zsh" "$T/functions" "$T/dump" "$1" "$2"; }
	is "$(try 'coranto li' 'coranto list')" "found" "zsh: a command"
	is "$(try 'coranto list --unr' '--unread')" "found" "zsh: an option"
	is "$(try 'coranto export ep' 'epub')" "found" "zsh: a word"
fi

done_testing

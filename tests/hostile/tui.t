#!/bin/sh
# The twins on the screen: a journey through all views, prompts and hands-over
# of the reader, once in a store of hostile texts and once in that of their
# clean twins.  What is seen is compared place by place (tests/hostile/places),
# looks included, and so is what the terminal and other programs were given.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"
. "$TOP/tests/hostile/lib.sh"

make_store
quiet
# A stand-in for programs that keeps how it was called, and in which order.
cat >"$T/rec" <<END
#!/bin/sh
{ for a; do printf '<%s>\n' "\$a"; done; env | grep -a '^CORANTO_' | sort; } >'$T/called.new'
[ "\${1-}" != stdin ] || cat >'$T/stdin'
mv '$T/called.new' '$T/called'
END
chmod +x "$T/rec"
cat >>"$XDG_CONFIG_HOME/coranto/config" <<END
player "$T/rec" play
bookmark-command "$T/rec" keep
share-command "$T/rec" --to "me <%u>"
END

picture() { tmux -L "t$tui_server" capture-pane -pe; }
settled() { before=$(picture); sleep 0.02; [ "$(picture)" = "$before" ]; }
lost() { ok 1 "$state: $1"; screen | cut -c1-160 | grep '[^ ]' | sed 's/^/# screen: /'; done_testing; }
# What is on the screen, once it shows this and stands still: look PLACE REGEX
look() {
	until_true shows "$2" && until_true settled || lost "$1"
	screen >"$(file_of $state "$1")"
	picture >"$(file_of $state "$1").looks"
}
copied() { tmux -L "t$tui_server" show-buffer 2>/dev/null; }
# What came to the clipboard, once it holds this: copy PLACE REGEX
has_copied() { copied | grep -aq -- "$1"; }
copy() { until_true has_copied "$2" || lost "$1"; copied >"$(file_of $state "$1")"; }
# What a program got: give PLACE
give() { until_true test -s "$T/called" || lost "$1"; cat "$T/called" >"$(file_of $state "$1")"; rm -f "$T/called"; }
title() { tmux -L "t$tui_server" display-message -p '#{pane_title}'; }
titled() { title | grep -aq -- "$1"; }

journey() { # STATE
	state=$1
	fill $state
	echo 'query:Everything:age >= 0' >>"$XDG_CONFIG_HOME/coranto/feeds"
	tui_start 700 $((2 * count + 12)) "BROWSER=$T/rec"
	tmux -L "t$tui_server" pipe-pane "cat >'$T/$state.raw'"
	until_true shows 'Everything'; tui_keys =; until_true hides '│'
	look 'the list of feeds' "z$count"

	# The feed of all classes.
	tui_keys End; until_true is_selected 'k01.*z02'; look 'why the selected feed fails' 'm goes there'
	tui_keys i; look 'how a feed is' 'redirects to'
	tui_keys q I; look 'how all feeds are' '^ Health of'
	tui_keys q; until_true shows '^ coranto'
	tui_keys End m; look 'the address that a feed has moved to, as an answer' 'New address: https'
	tui_keys Escape "'"; look 'feeds to go to' '^ Go to'
	tui_keys Escape t; look 'folders and tags to go to' '^ Folders'
	tui_keys Escape; until_true shows '^ coranto'

	tui_keys s; tui_type Body; tui_keys Enter; look 'what was found' 'Enter read'
	tui_keys q; until_true shows '^ coranto'
	tui_keys Home Enter; look 'headlines of many feeds' "z$count"
	tui_keys T; tui_type k; tui_keys Tab; look 'tags to be completed' 'Tag.*k'
	tui_keys Escape Escape q; until_true shows '^ coranto'
	tui_keys End Enter; look 'headlines of a feed' '1/[0-9]'

	# An article, in all ways.
	tui_keys End Enter; look 'the article' 'All of'
	tui_keys y; copy 'its address, copied' '^https://site'; look 'what was copied, in the last line' 'Copied'
	tui_keys Y t; copy 'its title, copied' "^k01"
	tui_keys Y x; copy 'its text, copied' 'All of.*'
	tui_keys Y m; copy 'it as Markdown, copied' '^# '
	tui_keys u; look 'its links' '^ Links'
	tui_keys q '\'; look 'what it was made from' '^ Source'
	tui_keys End; look 'what it was made from, its end' 'end *$'
	tui_keys q e; look 'what is attached' '^ Attached'
	tui_keys Enter; give 'a player'
	tui_keys P; look 'downloads' '^ Downloads'
	tui_keys q q; until_true shows 'All of'
	tui_keys o; give 'a browser'
	tui_keys B; give 'a program for bookmarks'
	tui_keys m; give 'a program that shares'
	tui_keys '|'; tui_type "$T/rec stdin"; tui_keys Enter; give 'a program behind a pipe'
	cp "$T/stdin" "$(file_of $state 'its text through a pipe')"
	until_true shows 'goes back'; tui_keys Enter; until_true shows 'All of'
	for form in txt html md xhtml; do
		tui_keys :; tui_type "save $T/$state.$form"; tui_keys Enter
		until_true test -s "$T/$state.$form" || lost "saved as $form"
		cp "$T/$state.$form" "$(file_of $state "the file saved as $form")"
	done
	tui_keys W; look 'the name of a file to be saved' 'Save to'
	tui_keys Escape M; look 'messages' '^ Messages'

	# The title of the window, in which few have room at a time.
	tui_keys q; until_true shows 'All of'
	for begin in $(twins begins); do
		[ $begin -eq 1 ] || { tui_keys K; until_true shows "^ +k$(printf %02d $begin)"; }
		tui_keys e; until_true titled "Attached: k$(printf %02d $begin)" || lost 'the title of the window'
		title >>"$(file_of $state 'the title of the window')"
		tui_keys q
	done
	tui_keys Q; tui_left 0 "$state: leaves"
}
journey dirty
journey clean
places view >"$T/places"
while IFS=$tab read -r how place code; do compare "$how" "$place"; done <"$T/places"
judge raw "$T/dirty.raw"
done_testing

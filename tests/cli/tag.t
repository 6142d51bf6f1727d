#!/bin/sh
# Tags on articles: put on, taken off, listed, chosen by, taken back.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto

feed() { # title...
	echo '<rss version="2.0"><channel><title>F</title>'
	for title; do echo "<item><guid>$title</guid><title>$title</title><category>cat</category></item>"; done
	echo '</channel></rss>'
}
titles() { "$CORANTO" list -F %t "$@" | sort | tr '\n' ','; }

printf 'file://%s\nfile://%s linux\n' "$T/f.xml" "$T/g.xml" >"$dir/feeds"
feed One Two Three >"$T/f.xml"
feed Tux >"$T/g.xml"
"$CORANTO" update --all 2>"$T/err"; is "$?" 0 "an update"
one=$("$CORANTO" list -F %i -q 'title = "One"')
is "$("$CORANTO" tag)" "" "there are no tags"
"$CORANTO" tag later "$one"; is "$?" 0 "an article is tagged"
"$CORANTO" list -q 'title =~ "^T"' --feed 1 | "$CORANTO" tag linux -; is "$?" 0 "lines from standard input are"
"$CORANTO" tag later --filter 'title = "Two"'; is "$?" 0 "a choice is"
is "$("$CORANTO" tag)" '2	2	later
2	2	linux' "the tags and their counts"
is "$(titles --tag later)" "One,Two," "what has a tag"
is "$(titles --tag linux)" "Three,Tux,Two," "or is of a feed that has it"
is "$(titles -q 'tags # "linux" and tags # "later"')" "Two," "in a filter"
is "$("$CORANTO" list -F '%t %T' -q 'title = "Two"')" "Two later linux" "as a field of a line"
like "$("$CORANTO" list --json -q 'title = "Two"')" '"_coranto":\{.*"tags":\["later","linux"\]' "as JSON"
like "$("$CORANTO" show --json "$one")" '"tags":\["cat"\].*"_coranto":\{.*"tags":\["later"\]' "beside the categories of the feed"
is "$("$CORANTO" search -F %t 'tag:later' | sort | tr '\n' ',')" "One,Two," "in a search"
"$CORANTO" mark read --tag later
is "$("$CORANTO" tag)" '0	2	later
1	2	linux' "what is read counts as read"
"$CORANTO" tag --remove later --tag later; is "$(titles --tag later)" "" "a tag goes from all"
is "$("$CORANTO" tag)" '1	2	linux' "and from the list"
is "$("$CORANTO" mark --undo)" "taken back: tag --remove later (2 articles)" "which is taken back"
is "$("$CORANTO" mark --undo)" "taken back: read (2 articles)" "so is what was before"
is "$("$CORANTO" mark --undo)" "taken back: tag later (1 article)" "and a tag"
is "$(titles --tag later)" "One," "it is off again"
printf 'keep 1\nkeep-unread no\n' >"$dir/config"
"$CORANTO" update --all 2>"$T/err"
like "$(titles --feed 1)" 'One,.*' "what has a tag is kept"
"$CORANTO" store --check >"$T/out" 2>&1; is "$?" 0 "the counts are right"
for wrong in '--remove' 'later' '--unread' '-r x' 'later x' 'later 1 --unread' ; do
	"$CORANTO" tag $wrong >"$T/out" 2>&1; is "$?" 2 "tag $wrong is wrong"
done
"$CORANTO" tag 'two words' 1 >"$T/out" 2>&1; is "$?" 2 "a tag is one word"
"$CORANTO" tag later 9999 >"$T/out" 2>&1; is "$?" 1 "no such article"
done_testing

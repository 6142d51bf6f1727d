#!/bin/sh
# Rules of the config file: read, tried, and applied to what an update brings.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto

feed() { # title...
	echo '<rss version="2.0"><channel><title>F</title>'
	for title; do echo "<item><guid>$title</guid><title>$title</title></item>"; done
	echo '</channel></rss>'
}
titles() { "$CORANTO" list -F %t "$@" | sort | tr '\n' ','; }

echo "file://$T/f.xml" >"$dir/feeds"
feed 'Sponsored before' >"$T/f.xml"
"$CORANTO" update --all 2>"$T/err"; is "$?" 0 "an update without rules"

cat >"$dir/config" <<'END'
rule 'title =~ "^Sponsored"' hide
rule "title =~ \"weather\"" read   # dull
rule 'title = "Both" or title =~ "^Sponsored"' star
rule 'title = "Both" or title = "News"' tag later
rule 'title =~ "e"' highlight red default bold
END
is "$("$CORANTO" config --check)" "" "nothing is wrong"
is "$("$CORANTO" rules)" 'config:1     hide  title =~ "^Sponsored"
config:2     read  title =~ "weather"
config:3     star  title = "Both" or title =~ "^Sponsored"
config:4     tag later  title = "Both" or title = "News"
config:5     highlight red default bold  title =~ "e"' "the rules"
out=$("$CORANTO" rules --test)
is "$(printf '%s\n' "$out" | grep -c 'Sponsored before$')" 3 "--test shows what three of them fit"
is "$(titles)" "Sponsored before," "and changes nothing"

feed 'Sponsored before' 'Sponsored now' 'The Weather' Both News >"$T/f.xml"
"$CORANTO" update --all 2>"$T/err"; is "$?" 0 "an update with them"
is "$(titles)" "Both,News,Sponsored before,The Weather," "what is hidden is gone, what was there stays"
is "$(titles --unread)" "Both,News,Sponsored before," "read"
is "$(titles --starred)" "Both," "starred"
is "$(titles --deleted)" "Sponsored now," "hidden is deleted"
is "$(titles --tag later)" "Both,News," "tagged"
"$CORANTO" store --check >"$T/out" 2>&1; is "$?" 0 "the counts are right"
"$CORANTO" mark restore --deleted >/dev/null 2>&1
"$CORANTO" update --all 2>"$T/err"
is "$(titles --deleted)" "" "a rule does not come back to what was restored"
is "$("$CORANTO" rules --test -n 1 | grep -c '	\.\.\.$')" 4 "--limit"

cat >"$dir/config" <<'END'
rule 'title =~ ' hide
rule 'nonsense = 3' read
rule 'title = "x"' paint
rule 'title = "x"'
rule 'title = "x"' read twice
rule 'title = "Late"' hide
rule 'title = "x"' tag
rule 'title = "x"' tag 'two words'
rule 'title = "x"' highlight
rule 'title = "x"' highlight purplish
rule 'nonsense = 4' highlight red
END
out=$("$CORANTO" config --check); is "$?" 2 "errors are found"
like "$out" '^config:1: column [0-9]+: ' "a filter that ends early"
like "$out" '^config:2: column 1: there is no such attribute' "no attribute"
like "$out" '^config:3: rule: paint: not a rule action' "no action"
like "$out" '^config:4: rule: needs a filter' "no action at all"
like "$out" '^config:7: rule: tag: which tag' "no tag"
like "$out" '^config:8: a tag has no blanks' "no word"
like "$out" '^config:9: rule: highlight: needs a colour' "no colour"
like "$out" '^config:10: rule: highlight: purplish: not a colour' "none that is known"
is "$(printf '%s\n' "$out" | grep -c '^config:11: column 1')" 1 "a filter of colours, told once"
like "$out" '^config:5: rule: twice: one word too many' "a word too many"
"$CORANTO" rules >"$T/out" 2>"$T/err"; is "$?" 2 "rules says so, too"
like "$(cat "$T/err")" 'config:2: column 1' "where"
feed Late News >"$T/f.xml"
"$CORANTO" update --all 2>"$T/err"
like "$(cat "$T/err")" 'config:1: column' "an update says it"
is "$(titles --deleted)" "Late," "and the good rules hold"

done_testing

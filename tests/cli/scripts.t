#!/bin/sh
# What scripts rely on: numbers that stay, names of JSON that are documented,
# pipes that may be closed early, lines that may be ended by NUL.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto

feed() { # from to
	printf '<rss version="2.0"><channel><title>Many</title><link>http://m.example/</link>\n'
	for n in $(seq "$2" -1 "$1"); do
		printf '<item><guid>%s</guid><title>Number %s, long enough to fill the buffer of a pipe with a list of such titles</title>' "$n" "$n"
		printf '<link>http://m.example/%s</link><author>A. Author</author><comments>http://m.example/c</comments><category>cat</category><description>&lt;p>text %s&lt;/p></description>' "$n" "$n"
		printf '<enclosure url="http://m.example/%s.mp3" type="audio/mpeg" length="7"/></item>\n' "$n"
	done
	echo '</channel></rss>'
}
id() { "$CORANTO" list -F %i -q "title =~ \"^Number $1,\""; }

feed 1 600 >"$T/m.xml"
echo "file://$T/m.xml" >"$dir/feeds"
"$CORANTO" update 2>"$T/err"; is "$?" 0 "an update of 600 articles"

# Pipes that nobody reads.
for command in 'list' 'list --json' 'list -0 -F %t' 'search number' 'search --json number' 'feeds --json' 'config' 'config --list' \
    'export json' 'export mbox' 'export html' 'export epub' 'export opml' 'export newsboat' 'rules' 'tag' 'help' 'update --help' \
    'show --json 1 2 3' "parse $T/m.xml" "render $T/m.xml" 'update --all --porcelain' 'store' 'import --dry-run newsboat' 'download --list'; do
	# shellcheck disable=SC2086
	{ "$CORANTO" $command 2>"$T/err"; echo "$?$(grep -v 'newsboat: no urls' "$T/err")" >"$T/status"; } | :
	wait_for test -s "$T/status"
	case $command in
	import*) is "$(cat "$T/status")" 1 "a pipe closed early: $command (which has nothing to read)" ;;
	*) is "$(cat "$T/status")" 0 "a pipe closed early: $command" ;;
	esac
	rm "$T/status"
done
{ timeout 60 "$CORANTO" update --watch --all --porcelain 2>"$T/err"; echo "$?" >"$T/status"; } | :
wait_for test -s "$T/status"; is "$(cat "$T/status")" 0 "--watch ends when nobody listens"
"$CORANTO" list >/dev/full 2>"$T/err"; is "$?" 1 "a full disk is an error"
like "$(cat "$T/err")" 'standard output: ' "which is said"

# Numbers.
"$CORANTO" list -F '%i %t' | sort >"$T/before"
feed 300 700 >"$T/m.xml"
"$CORANTO" update --all 2>"$T/err"
"$CORANTO" mark read --all
"$CORANTO" store --vacuum >"$T/out" 2>&1
"$CORANTO" store --rebuild >"$T/out" 2>&1
"$CORANTO" list -F '%i %t' | sort >"$T/after"
is "$(comm -23 "$T/before" "$T/after")" "" "no number has changed by updates, marks, vacuum, rebuild"
last=$(id 700)
"$CORANTO" remove "http://none.example/" >"$T/out" 2>&1
mv "$dir/feeds" "$T/feeds"; : >"$dir/feeds"
"$CORANTO" store --purge >"$T/out" 2>&1
is "$("$CORANTO" list --all)" "" "all is gone"
mv "$T/feeds" "$dir/feeds"
"$CORANTO" update --all 2>"$T/err"
first=$("$CORANTO" list -F %i | sort -n | head -1)
ok "$([ "$first" -gt "$last" ]; echo $?)" "a number is never given again ($first after $last)"

# Names of JSON: each is of JSON Feed 1.1 or in coranto(1).
one=$("$CORANTO" list -F %i -n 1)
"$CORANTO" mark star "$one"; "$CORANTO" tag later "$one"
{ "$CORANTO" list --json; "$CORANTO" show --json "$one"; "$CORANTO" search --json number; "$CORANTO" feeds --json; "$CORANTO" export json; } |
	grep -o '"[a-z_]*":' | tr -d '":' | sort -u >"$T/names"
awk '/^\.Sh JSON/ { on = 1; next } /^\.Sh / { on = 0 } on' "$TOP/man/coranto.1" | grep -o '[a-z_]*' | sort -u >"$T/page"
printf '%s\n' version title items name url mime_type size_in_bytes duration_in_seconds | sort -u >"$T/jsonfeed"
sort -u "$T/page" "$T/jsonfeed" | comm -23 "$T/names" - >"$T/unknown"
ok "$([ "$(wc -l <"$T/names")" -gt 25 ]; echo $?)" "JSON has names"
is "$(cat "$T/unknown")" "" "which are documented"

# NUL ends lines whatever stands in them.
is "$("$CORANTO" list -0 -n 2 -F '%t\n' | tr '\n\0' '$#' | grep -o '\$#' | wc -l | tr -d ' ')" 2 "list -0"
is "$("$CORANTO" search -0 -n 2 -F %i number | tr '\0' '\n' | grep -c '^[0-9][0-9]*$')" 2 "search -0"
is "$("$CORANTO" feeds -0 -F %t | tr '\0' '#')" 'Many#' "feeds -0"
"$CORANTO" mark read --all
"$CORANTO" list -n 3 | "$CORANTO" mark unread -; is "$("$CORANTO" list --unread | wc -l | tr -d ' ')" 3 "lines of a list name articles"
done_testing

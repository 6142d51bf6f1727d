#!/bin/sh
# Feeds polled again and again: polls/NAME is a story in steps, each a line
# "== STEP" and what belongs to it.
#	poll [FEED]	the document that the feed (a) has now, or items of RSS alone;
#			all feeds are updated
#	read		all articles are marked read
#	list [FORMAT]	what "coranto list" gives now; the format is "%f %t" (N-: unread)
. "$TOP/tests/lib.sh"
cd "$TOP/tests/feed/polls" || exit 1

# Write the text of step N of story to the standard output.
step_text() {
	awk -v want="$2" '/^== / { n++; next } n == want' "$1"
}

poll() {
	feed=$T/${2:-a}.xml
	step_text "$1" "$3" >"$feed"
	if grep -q '^<item>' "$feed"; then
		{ echo '<rss version="2.0"><channel><title>Feed</title>'; cat "$feed"; echo '</channel></rss>'; } >"$feed.rss"
		mv "$feed.rss" "$feed"
	fi
	grep -q "^file://$feed\$" "$FEEDS" || echo "file://$feed" >>"$FEEDS"
	"$CORANTO" update --all
	ok $? "$1: step $3, polled"
}

story() {
	XDG_DATA_HOME=$T/$1 FEEDS=$XDG_CONFIG_HOME/coranto/feeds
	: >"$FEEDS"
	n=0
	grep '^== ' "$1" >"$T/steps"
	while read -r _ verb argument; do
		n=$((n + 1))
		case $verb in
		poll) poll "$1" "$argument" $n ;;
		read) "$CORANTO" mark read --all >"$T/out" || ok 1 "$1: step $n, marked" ;;
		list) is "$("$CORANTO" list --all --format "${argument:-%f %t}" | sed 's/ *$//')" "$(step_text "$1" $n)" "$1: step $n, listed" ;;
		*) ok 1 "$1: step $n, $verb" ;;
		esac
	done <"$T/steps"
}

for name in *; do
	story "$name"
done
done_testing

#!/bin/sh
# kill -9 in the middle of an update, and of marking: no article lost or there
# twice, and every mark that was made.  CRASH_KILLS=200 for more often.
. "$TOP/tests/lib.sh"
FEEDS=6 ARTICLES=40

write_feeds() { # ROUND: new articles in each
	for f in $(seq $FEEDS); do
		{
			echo "<rss version=\"2.0\"><channel><title>Feed $f</title><link>http://$f.example/</link>"
			for i in $(seq $ARTICLES); do
				echo "<item><guid>$f-$1-$i</guid><title>news $f $1 $i</title><description>$words</description></item>"
			done
			echo '</channel></rss>'
		} >"$T/feed$f.xml"
	done
}
words=$(seq -s ' ' 300)
for f in $(seq $FEEDS); do echo "\"exec:cat $T/feed$f.xml\""; done >"$XDG_CONFIG_HOME/coranto/feeds"
echo 'keep 0' >"$XDG_CONFIG_HOME/coranto/config"
write_feeds 0
"$CORANTO" update >/dev/null 2>&1

# One star after the other, from where it was killed; what is told is made.
: >"$T/starred"
star() {
	star_id=$(wc -l <"$T/starred")
	while star_id=$((star_id + 1)); do "$CORANTO" mark star $star_id 2>>"$T/mark.err" && echo $star_id; done >>"$T/starred"
}
# A number of milliseconds below 200, each time another one.
chance() { awk -v n="$1" 'BEGIN { srand(n); printf "0.%03d\n", rand() * 200 }'; }

round=1 bad='' kills=${CRASH_KILLS:-10}
while [ $round -le "$kills" ]; do
	write_feeds $round
	star & marker=$!
	"$CORANTO" update --all >/dev/null 2>&1 & updater=$!
	sleep "$(chance $round)"
	kill -9 $updater $marker $(pgrep -P $marker) 2>/dev/null
	wait $updater $marker 2>/dev/null
	problems=$("$CORANTO" store --check 2>&1) || bad="$bad
round $round: $problems"
	whole=$("$CORANTO" list -F '%F %t' | awk -v n=$ARTICLES '{ have[$1 $2 " " $5]++ } END { for (k in have) if (have[k] != n) print k, have[k] }')
	[ -z "$whole" ] || bad="$bad
round $round: feeds by halves: $whole"
	round=$((round + 1))
done
is "$bad" '' "killed $kills times: every poll is there whole or not at all"
"$CORANTO" list --starred -F %i | sort >"$T/there"
is "$(sort -u "$T/starred" | comm -23 - "$T/there")" '' "every star that was told ($(sort -u "$T/starred" | wc -l))"
is "$(cat "$T/mark.err")" '' '... and none was refused'
"$CORANTO" update --all >/dev/null 2>&1; is "$?" 0 'the next update ends well'
is "$("$CORANTO" list -F %t | sort | uniq -d)" '' 'nothing is there twice'
is "$("$CORANTO" list -F %t | grep -c " $kills [0-9]*\$")" $((FEEDS * ARTICLES)) 'and nothing of the last round is missing'
done_testing

#!/bin/sh
# What is no web server: files, programs, the built-in feed; and what an update
# does when it is alone, not alone, or told to stop.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
FEEDS=$XDG_CONFIG_HOME/coranto/feeds

"$CORANTO" update
ok $? "without a feeds file"
like "$("$CORANTO" list)" 'Welcome to coranto' "there is the welcome feed"

cp "$TOP/tests/fixture/feed.xml" "$T/a feed.xml"
cp "$TOP/tests/fixture/page.html" "$T/page.html"
printf '#!/bin/sh\nsed "s/World Desk/$1/"\n' >"$T/desk"
chmod +x "$T/desk"
nginx_start 'location = /broken { add_header Content-Encoding gzip; } gzip on; gzip_types application/rss+xml; gzip_min_length 1;'
cp "$TOP/tests/fixture/feed.xml" "$T/www/feed.xml"
gzip -c "$T/www/feed.xml" >"$T/www/packed"
cp "$T/www/packed" "$T/packed.gz"
head -c 60 "$T/www/packed" >"$T/www/broken"
cat >"$FEEDS" <<-END
	file://$T/a%20feed.xml
	file://$T/page.html
	file://$T/missing.xml
	"exec:cat '$T/a feed.xml'"
	"exec:false"
	$SITE/packed
	file://$T/packed.gz
	file://localhost$T/a%20feed%2exm%6C
	file://elsewhere/a%2Efeed.xml
	filter:cat:$SITE/broken
	"filter:~/desk 'Our Desk':$SITE/feed.xml"
END
"$CORANTO" update 2>"$T/errors"
is $? 1 "files and programs, some of them wrong"
is "$("$CORANTO" list --feed "file://$T/a%20feed.xml" | wc -l | tr -d ' ')" 1 "a file"
is "$("$CORANTO" list --feed "file://localhost$T/a%20feed%2exm%6C" | wc -l | tr -d ' ')" 1 "the same by the name of this machine"
is "$("$CORANTO" list --feed "exec:cat '$T/a feed.xml'" | wc -l | tr -d ' ')" 1 "what a program prints"
like "$("$CORANTO" list --json)" '"Our Desk"' "what a program makes of a feed, which came compressed"
is "$("$CORANTO" list --feed "$SITE/packed" | wc -l | tr -d ' ')" 1 "a feed that is packed, and no header says so"
is "$("$CORANTO" list --feed "file://$T/packed.gz" | wc -l | tr -d ' ')" 1 "the same as a file"
like "$(cat "$T/errors")" 'page.html: is a web page, not a feed' "a page is no feed"
like "$(cat "$T/errors")" 'it announces https://news.example/feed/, https://news.example/comments/feed/$' "but says where some are"
like "$(cat "$T/errors")" 'missing.xml.*No such file' "a missing file"
like "$(cat "$T/errors")" 'exec:false: the command failed with status 1' "a program that fails"
like "$(cat "$T/errors")" 'broken: .*damaged' "a feed that a program cannot be given"
like "$(cat "$T/errors")" 'elsewhere/a%2Efeed.xml: no address of a file' "an address that is no path"
is "$(wc -l <"$T/errors" | tr -d ' ')" 5 "nothing else is said"
chmod g+w "$FEEDS"
: >"$T/ran"
echo "exec:cp '$T/a feed.xml' '$T/ran'" >"$FEEDS"
"$CORANTO" update --all 2>/dev/null
is "$(cat "$T/ran")" "" "commands that others could have written are not run"
chmod g-w "$FEEDS"

# A server that never answers keeps an update busy.
nginx_stop
nginx_start 'location = /slow { limit_rate 1; alias '"$T"'/www/feed.xml; }'
cp "$T/a feed.xml" "$T/new.xml"
printf '%s\n' "file://$T/new.xml" "$SITE/slow" >"$FEEDS"
: >"$T/lines"
"$CORANTO" update --all --porcelain >"$T/lines" &
busy=$!
wait_for grep -q "^fetch.*slow" "$T/lines"
"$CORANTO" update --all 2>"$T/errors"
is $? 75 "a second update"
like "$(cat "$T/errors")" 'another update is running' "says so and does not ask"
wait_for grep -q '^done' "$T/lines"
kill -INT $busy
wait $busy
is $? 130 "SIGINT ends an update"
is "$("$CORANTO" list --feed "file://$T/new.xml" | wc -l | tr -d ' ')" 1 "what came is kept"
like "$(cat "$T/lines")" '^done' "the fast feed did not wait for the slow one"
like "$(tail -1 "$T/lines")" '^total' "and the end is told"

# Nobody is reached: no feed is to blame, all are asked again soon.
printf 'http://%s.example/\n' a b c >"$FEEDS"
echo 'proxy http://127.0.0.1:1' >"$XDG_CONFIG_HOME/coranto/config"
"$CORANTO" update 2>/dev/null
is $? 1 "without a network"
is "$("$CORANTO" feeds --format '%N' | cut -c1-2 | sort -u)" 20 "all are asked again"
like "$("$CORANTO" feeds)" 'error: no network' "and know why"
unlike "$("$CORANTO" feeds --json)" '"errors":[1-9]' "no feed is to blame"
printf 'http://%s.example/\n' a >"$FEEDS"
rm -f "$XDG_DATA_HOME/coranto/"*
"$CORANTO" update 2>/dev/null
unlike "$("$CORANTO" feeds)" 'next in 1[45] min' "one that fails alone has to wait"
rm "$XDG_CONFIG_HOME/coranto/config"

# A document that kills the parser: the process is stopped by us before it sees the first one.
cp "$T/a feed.xml" "$T/www/killer.xml"
cp "$T/a feed.xml" "$T/www/other.xml"
nginx_stop
nginx_start 'location /held/ { proxy_pass http://unix:'"$T"'/held.sock:/; }'
perl -MIO::Socket::UNIX -e '
	$l = IO::Socket::UNIX->new(Local => "'"$T"'/held.sock", Listen => 8) or die;
	while ($c = $l->accept) {
		while (defined($x = readline $c)) { $name = $1 if $x =~ /GET .(\S+)/; last if $x eq "\r\n" }
		select undef, undef, undef, 0.02 until -e "'"$T"'/go";
		open $f, "<", "'"$T"'/www/$name"; local $/ = undef; $b = <$f>; local $/ = "\n";
		print $c "HTTP/1.0 200 OK\r\nContent-Length: " . length($b) . "\r\n\r\n$b"; close $c }' &
cleanup="kill $! 2>/dev/null; $cleanup"
wait_for test -S "$T/held.sock"
rm -f "$XDG_DATA_HOME/coranto/"*
printf '%s\n' "$SITE/held/killer.xml" "$SITE/held/other.xml" >"$FEEDS"
: >"$T/lines"
"$CORANTO" update --all --porcelain >"$T/lines" &
busy=$!
wait_for grep -q '^fetch.*other' "$T/lines"
pkill -ABRT -P $busy
: >"$T/go"
wait $busy
is $? 1 "the parser's death makes the status 1"
is "$(grep -c '^fail.*the document breaks our parser' "$T/lines") $(grep -c '^done' "$T/lines")" "1 1" "and costs one feed"
poison=killer
[ "$(sed -n 's/^fail.\([0-9]*\).*/\1/p' "$T/lines")" = "$(sed -n 's/^fetch.\([0-9]*\).*killer.*/\1/p' "$T/lines")" ] || poison=other
"$CORANTO" update --all 2>"$T/errors"
like "$(cat "$T/errors")" "$poison.*the document that breaks our parser has not changed" "the same document is not tried again"
sed 's/World Desk/Other Desk/' "$T/a feed.xml" >"$T/www/$poison.xml"
"$CORANTO" update --all 2>"$T/errors"
is "$? $(cat "$T/errors")" "0 " "another one is"

# --watch: rounds, until a signal comes.
printf '%s\n' "file://$T/new.xml" >"$FEEDS"
"$CORANTO" update --all --watch --porcelain >"$T/watched" &
watch=$!
wait_for grep -q '^total' "$T/watched"
kill -0 $watch
ok $? "--watch stays"
kill -TERM $watch
wait $watch
is $? 143 "until it is told to go"
done_testing

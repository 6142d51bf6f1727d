#!/bin/sh
# Enclosures into files: the queue, names of our own, resuming, nothing that
# is there already is touched.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
CONFIG=$XDG_CONFIG_HOME/coranto/config

nginx_start 'location /slow/ { alias '"$T"'/www/; limit_rate 400k; }
	location = /moved.mp3 { return 302 /a.mp3; } location = /deny.mp3 { return 403; }
	location = /short.mp3 { add_header Content-Range "bytes 0-9/100" always; return 206 0123456789; }
	location = /other.mp3 { add_header Content-Range "bytes 5-9/100" always; return 206 01234; }'
dd if=/dev/urandom of="$T/www/a.mp3" bs=1024 count=1024 2>/dev/null
echo "download-folder $T/down" >"$CONFIG"
state() { "$CORANTO" download --list | awk -F '\t' -v id="$1" '$1 == id { print $2 }'; }

"$CORANTO" download "$SITE/a.mp3" >"$T/out" 2>"$T/err"
is $? 0 'a download'
is "$(cat "$T/out")" "$T/down/a-1.mp3" '... says its file'
cmp -s "$T/www/a.mp3" "$T/down/a-1.mp3"; ok $? '... which is what the server has'
is "$(stat -c '%a' "$T/down/a-1.mp3" "$T/down" | tr '\n' ' ')" '600 700 ' '... and nobody else'"'"'s'
is "$(state 1)" done 'the queue knows'
"$CORANTO" download "$SITE/a.mp3" >"$T/out"
is "$(cat "$T/out")$(state 2)" '' 'what is here is not fetched again'

"$CORANTO" download --porcelain "$SITE/slow/a.mp3?x=1" >"$T/out" 2>&1 &
pid=$!
some_came() { grep -q '^bytes' "$T/out"; }
wait_for some_came; ok $? 'bytes are reported as they come'
"$CORANTO" download 2>"$T/err"; is $? 75 'a second one leaves the work to the first'
is "$(cat "$T/err")" 'coranto: another download is running; it takes what is in the queue' '... and says so'
kill -TERM $pid; wait $pid
is $? 143 'SIGTERM ends it'
is "$(state 2)" waiting '... it waits in the queue'
part=$(stat -c %s "$T/down/a-2.mp3.part")
[ "$part" -gt 0 ] && [ "$part" -lt 1048576 ]; ok $? '... its part stays'
"$CORANTO" download --porcelain >"$T/out"
is $? 0 'again'
like "$(tail -1 "$T/access.log")" 'slow/a.mp3.* 206 ' '... from where it was cut off'
cmp -s "$T/www/a.mp3" "$T/down/a-2.mp3"; ok $? '... to the whole file'
[ ! -e "$T/down/a-2.mp3.part" ]; ok $? '... the part is gone'
is "$(tail -1 "$T/out")" "done	2	1048576	1048576" '... and the end is said'

# The file changes on the server while a part is here: all of it comes anew.
: >"$T/out"
"$CORANTO" download --porcelain "$SITE/slow/a.mp3?x=2" >"$T/out" 2>&1 &
pid=$!
wait_for some_came; kill -TERM $pid; wait $pid
dd if=/dev/urandom of="$T/www/a.mp3" bs=1024 count=900 2>/dev/null
touch -d '2001-01-01' "$T/www/a.mp3"
"$CORANTO" download >/dev/null
cmp -s "$T/www/a.mp3" "$T/down/a-3.mp3"; ok $? 'a file that changed meanwhile is fetched from its beginning'

# Parts that are whole, too long, or not what was asked for; and a file of nothing.
: >"$T/out"
"$CORANTO" download --porcelain "$SITE/slow/a.mp3?x=3" >"$T/out" 2>&1 &
pid=$!
wait_for some_came; kill -TERM $pid; wait $pid
cp "$T/www/a.mp3" "$T/down/a-4.mp3.part"
"$CORANTO" download >/dev/null
is "$(state 4)" done 'a part that is the whole file becomes it'
like "$(tail -1 "$T/access.log")" 'x=3 416 ' '... without a byte more'
: >"$T/out"
"$CORANTO" download --porcelain "$SITE/slow/a.mp3?x=4" >"$T/out" 2>&1 &
pid=$!
wait_for some_came; kill -TERM $pid; wait $pid
cat "$T/www/a.mp3" "$T/www/a.mp3" >"$T/down/a-5.mp3.part"
"$CORANTO" download >/dev/null
cmp -s "$T/www/a.mp3" "$T/down/a-5.mp3"; ok $? 'a part that is longer than the file is fetched from its beginning'
: >"$T/www/nothing.mp3"
"$CORANTO" download "$SITE/nothing.mp3" >/dev/null
is "$? $(stat -c %s "$T/down/nothing-6.mp3")" '0 0' 'a file of nothing'
"$CORANTO" download "$SITE/short.mp3" "$SITE/other.mp3" >/dev/null 2>"$T/err"
is $? 1 'what is cut off'
like "$(cat "$T/err")" 'short.mp3: the file was cut off' '... is no file'
like "$(cat "$T/err")" 'other.mp3: the server sends another part than was asked for' '... nor is another part'

# Who reads along goes away: it stops; the rest comes later, and what was to lie elsewhere does.
echo "download-folder $T/elsewhere" >"$CONFIG"
"$CORANTO" download --porcelain "$SITE/slow/a.mp3?x=6" | head -n 1 >"$T/out"
like "$(cat "$T/out")" '^fetch' 'a reader of one line'
is "$("$CORANTO" download --list | awk -F '\t' '$5 ~ /x=6/ { print $2 }')" waiting '... the download waits in the queue'
echo "download-folder $T/down" >"$CONFIG"
"$CORANTO" download "$SITE/b.mp3" >"$T/out" 2>&1
is "$(ls "$T/elsewhere")" "$(basename "$T/elsewhere"/a-*.mp3)" '... and comes whole, with another of another folder'

# The queue is lost: what it fetched stays, and no part of it is taken for one of another file.
rm -rf "$T/down" "$XDG_DATA_HOME"
mkdir "$T/down"
echo whole >"$T/down/a-1.mp3"
echo part >"$T/down/a-2.mp3.part"
"$CORANTO" download "$SITE/a.mp3" >"$T/out"
is "$? $(cat "$T/out")" "0 $T/down/a-3.mp3" 'a queue that was lost: a name that is free'
is "$(cat "$T/down/a-1.mp3" "$T/down/a-2.mp3.part")" "$(printf 'whole\npart')" '... and what is there stays'

"$CORANTO" download "$SITE/moved.mp3" >/dev/null; cmp -s "$T/www/a.mp3" "$T/down/moved-4.mp3"; ok $? 'redirects are followed'
"$CORANTO" download "$SITE/no.mp3" "$SITE/deny.mp3" >"$T/out" 2>&1
is $? 1 'failures'
like "$(cat "$T/out")" 'no.mp3: HTTP 404' '... say what went wrong'
is "$(state 5) $(state 6)" 'failed failed' '... and stay in the queue'
[ ! -e "$T/down/no-5.mp3.part" ]; ok $? '... without an empty part'
cp "$T/www/a.mp3" "$T/www/no.mp3"
"$CORANTO" download --retry >/dev/null 2>&1
is "$(state 5) $(state 6)" 'done failed' '--retry tries them again'

# What comes to stand at the place of the file or of its part is not touched.
echo mine >"$T/mine"
echo kept >"$T/down/b-7.mp3"
ln -s "$T/mine" "$T/down/c-8.mp3.part"
ln "$T/mine" "$T/down/d-9.mp3.part"
cp "$T/www/a.mp3" "$T/www/b.mp3"; cp "$T/www/a.mp3" "$T/www/c.mp3"; cp "$T/www/a.mp3" "$T/www/d.mp3"
for name in b-7 c-8 d-9; do
	printf '%s\twaiting\t-1\t%s\t%s\t%s.mp3\t\t\t\n' ${name#?-} "$SITE/${name%-?}.mp3" "$T/down" $name
done >>"$XDG_DATA_HOME/coranto/downloads"
"$CORANTO" download >"$T/out" 2>&1
is "$(cat "$T/down/b-7.mp3")" kept 'a file of that name stays'
is "$(cat "$T/mine")" mine 'no link is followed'
is "$(state 7) $(state 8) $(state 9)" 'failed failed failed' '... and that is said'

"$CORANTO" download "$SITE/..%2f..%2fx.mp3?$(printf 'a;touch')" >/dev/null 2>&1
is "$(ls "$T/down" | grep -cv '^[A-Za-z0-9._-]*$')" 0 'names are of our own making'
"$CORANTO" download file:///etc/passwd >"$T/out" 2>&1
is $? 2 'only the web'
like "$(cat "$T/out")" 'only http and https' '... which is said'
done_testing

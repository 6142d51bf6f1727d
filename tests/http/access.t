#!/bin/sh
# How a server is reached: names and passwords, proxies, certificates, header
# lines, names of hosts in other scripts; and what is said when it is not.
. "$TOP/tests/lib.sh"
. "$TOP/tests/nginx.sh"
FEEDS=$XDG_CONFIG_HOME/coranto/feeds
CONFIG=$XDG_CONFIG_HOME/coranto/config

# A poll of one line of the feeds file, anew: poll LINE [CONFIG]; $T/said is what it says.
poll() {
	rm -f "$XDG_DATA_HOME/coranto/"*
	: >"$T/access.log"
	printf '%s\n' "$1" >"$FEEDS"
	printf '%b' "${2-}" >"$CONFIG"
	"$CORANTO" update >"$T/said" 2>&1
}
# A certificate of NAME by AUTHORITY (empty: by itself) from openssl: certify FILE NAME AUTHORITY [OPTION...]
certify() {
	certify_file=$T/$1 certify_name=$2 certify_by=$3
	shift 3
	openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$certify_file.key" \
		-subj "/CN=$certify_name" -out "$certify_file.csr" 2>/dev/null
	printf 'subjectAltName=DNS:%s\n' "$certify_name" >"$T/ext"
	[ "$certify_file" != "$T/client" ] || echo 'extendedKeyUsage=clientAuth' >>"$T/ext"
	[ "$certify_file" != "$T/authority" ] || echo 'basicConstraints=critical,CA:TRUE' >"$T/ext"
	[ -z "$certify_by" ] || set -- "$@" -CA "$T/$certify_by.crt" -CAkey "$T/$certify_by.key"
	[ -n "$certify_by" ] || set -- "$@" -signkey "$certify_file.key"
	openssl x509 -req -in "$certify_file.csr" "$@" -extfile "$T/ext" -out "$certify_file.crt" 2>/dev/null
}
# A helper in perl that prints its port: serve PERL; sets $served.
serve() {
	: >"$T/port"
	perl -MIO::Socket::INET -e '
		$| = 1; $SIG{PIPE} = "IGNORE";
		$l = IO::Socket::INET->new(LocalAddr => "127.0.0.1", Listen => 8, ReuseAddr => 1) or die;
		print $l->sockport, "\n";
		sub head { my $h = ""; while (defined(my $x = readline $_[0])) { $h .= $x; last if $x eq "\r\n" } $h }
		while ($c = $l->accept) { '"$1"'; close $c }' >"$T/port" &
	cleanup="kill $! 2>/dev/null; $cleanup"
	wait_for test -s "$T/port"
	served=$(cat "$T/port")
}

certify authority "An authority" "" -days 30
certify good localhost authority -days 30
certify other elsewhere.example authority -days 30
certify old localhost authority -days -1
certify self localhost "" -days 30
certify client localhost authority -days 30
printf 'me:%s\n' "$(openssl passwd -apr1 'open sesame')" >"$T/users"
mkdir -p "$T/www"
cp "$TOP/tests/fixture/feed.xml" "$T/www/feed.xml"
cp "$TOP/tests/fixture/feed.xml" "$T/feed.xml"
cp "$TOP/tests/fixture/page.html" "$T/www/page.html"
echo '<rss version="2.0"><channel><title>Teasers</title><item><title>One</title><link>http://pages.example/page.html</link>
<description>A teaser.</description></item></channel></rss>' >"$T/www/teaser.xml"

TLS=$(od -An -N2 -tu2 /dev/urandom | awk '{ print 33000 + $1 % 20000 }')
secure() { echo "listen 127.0.0.1:$(($TLS + $2)) ssl http2; ssl_certificate $T/$1.crt; ssl_certificate_key $T/$1.key;"; }
nginx_start "
	location /closed/ { alias $T/www/; auth_basic x; auth_basic_user_file $T/users; }
	location /keyed/ { alias $T/www/; if (\$http_x_key != 'a b') { return 403; } }
	}
	server { $(secure good 0) root $T/www; }
	server { $(secure other 1) root $T/www; }
	server { $(secure old 2) root $T/www; }
	server { $(secure self 3) root $T/www; }
	server { $(secure client 4) root $T/www;"

# Names and passwords.
poll "$SITE/closed/feed.xml"
like "$(cat "$T/said")" 'HTTP 401: the server asks for a name and a password' "a closed door is told"
printf 'open sesame\nsecond line\n' >"$T/password"
poll "$SITE/closed/feed.xml user=me password-file=~/password"
ok $? "a password out of a file"
is "$(grep -c "GET /closed/" "$T/access.log")" 1 "which goes along with the first request"
poll "$SITE/closed/feed.xml user=me \"password-command=printf '%s\\n' 'open sesame'\""
ok $? "and out of a program"
poll "$SITE/closed/feed.xml user=me password-command=false"
like "$(cat "$T/said")" 'the command failed with status 1' "a program that fails"
poll "$SITE/closed/feed.xml user=me password-file=~/nothing"
like "$(cat "$T/said")" 'nothing: No such file' "a file that is not there"
poll "$SITE/closed/feed.xml" "user me\npassword-file $T/password\n"
ok $? "for all feeds"
chmod g+w "$FEEDS"
printf '%s\n' "$SITE/closed/feed.xml user=me password-command=true" >"$FEEDS"
like "$("$CORANTO" config --check 2>&1)" 'password-command: runs a command, but others can write this file' "no program out of a file that others write"
chmod g-w "$FEEDS"
printf 'machine 127.0.0.1 login me password "open sesame"\n' >"$HOME/.netrc"
poll "$SITE/closed/feed.xml"
ok $? "netrc"
rm "$HOME/.netrc"
unlike "$(LC_ALL=C grep -l sesame "$XDG_DATA_HOME/coranto/"*)" . "no password is stored"
serve '
	my $h = head($c);
	my ($r) = $h =~ /response="([0-9a-f]{32})"/;
	my ($n) = $h =~ /nonce="([^"]*)"/;
	open my $f, "<", "'"$T"'/feed.xml"; local $/ = undef; my $b = <$f>; local $/ = "\n";
	use Digest::MD5 "md5_hex";
	my ($u) = $h =~ /uri="([^"]*)"/;
	my $want = md5_hex(md5_hex("me:x:open sesame") . ":$n:" . md5_hex("GET:$u"));
	if (defined $r && $r eq $want) { print $c "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " . length($b) . "\r\n\r\n$b" }
	else { print $c "HTTP/1.1 401 No\r\nConnection: close\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"abc\"\r\nContent-Length: 0\r\n\r\n" }'
poll "http://127.0.0.1:$served/feed.xml user=me password-file=~/password"
is "$? $(cat "$T/said")" "0 " "digest"

# Header lines and the name of the program (P38).
poll "$SITE/keyed/feed.xml \"http-header=X-Key: a b\" \"user-agent=Me/1\""
ok $? "a header line of a feed"
like "$(cat "$T/access.log")" '"Me/1"' "and a name"

# Proxies; nginx answers for every host.
poll "$(printf 'http://b\303\274cher.example/feed.xml proxy=%s' "$SITE")"
ok $? "an HTTP proxy"
serve '
	my ($b, $n); binmode $c;
	read $c, $b, 2; read $c, $n, ord substr $b, 1, 1; syswrite $c, "\5\0";
	read $c, $b, 5; read $c, $n, 2 + ord substr $b, 4, 1;
	open my $f, ">>", "'"$T"'/asked"; print $f substr($n, 0, -2), "\n"; close $f;
	syswrite $c, "\5\0\0\1\0\0\0\0\0\0";
	my ($p) = head($c) =~ m{^GET /(\S*)};
	my $to = $p eq "moved" ? "other.example" : $p eq "inside" ? "10.0.0.1" : "";
	open $f, "<", "'"$T"'/www/$p"; local $/ = undef; $b = $to eq "" ? <$f> : ""; local $/ = "\n";
	print $c "HTTP/1.1 ", $to eq "" ? "200 OK" : "302 Found\r\nLocation: http://$to/feed.xml",
		"\r\nConnection: close\r\nContent-Length: ", length($b), "\r\n\r\n$b"'
SOCKS=socks5h://127.0.0.1:$served
poll "$(printf 'http://b\303\274cher.example/feed.xml proxy=%s' "$SOCKS")"
ok $? "a SOCKS proxy"
is "$(cat "$T/asked")" "xn--bcher-kva.example" "a name in another script is asked for in ASCII"
: >"$T/asked"
poll "http://news.example/moved" "proxy $SOCKS\n"
is "$? $(tr '\n' ' ' <"$T/asked")" "0 news.example other.example " "a redirect to another host through it"
: >"$T/asked"
poll "http://news.example/inside" "proxy $SOCKS\n"
like "$? $(cat "$T/said")" '^1 .*: a redirect into a private network$' "a redirect to a private address is not followed"
is "$(cat "$T/asked")" "news.example" "nor asked for of the proxy"
for proxy in "$SOCKS" "$SITE"; do
	poll "http://news.example/teaser.xml full=yes" "proxy $proxy\n"
	is "$? $(cat "$T/said")" "0 " "a page of an article through ${proxy%%:*}"
	like "$("$CORANTO" show "$("$CORANTO" list --format '%i\n')")" "$(head -1 "$TOP/tests/fixture/expected.txt" | cut -c1-40)" "comes"
done
# P43
poll "feed:$SITE/feed.xml"
ok $? "feed:"
poll "feed://127.0.0.1:$PORT/feed.xml"
ok $? "feed://"

# Certificates (P44).
poll "https://localhost:$TLS/feed.xml" "ca-file $T/authority.crt\n"
ok $? "an authority of the user's"
poll "$(for n in 1 2 3 4 5 6; do echo "https://localhost:$TLS/feed.xml?$n"; done)" "ca-file $T/authority.crt\n"
is "$? $(grep -c 'GET .* 200 ' "$T/access.log")" "0 6" "six feeds over one connection (HTTP/2)"
poll "https://localhost:$((TLS + 4))/feed.xml" "ca-file $T/authority.crt\n"
like "$(cat "$T/said")" 'its certificate cannot be trusted' "a certificate that is none of a server"
poll "https://localhost:$TLS/feed.xml"
like "$(cat "$T/said")" 'signed by an unknown authority' "nobody knows the authority"
poll "https://localhost:$((TLS + 1))/feed.xml" "ca-file $T/authority.crt\n"
like "$(cat "$T/said")" 'its certificate is for another name' "another name"
poll "https://localhost:$((TLS + 2))/feed.xml" "ca-file $T/authority.crt\n"
like "$(cat "$T/said")" "its certificate expired on $(date -u -d yesterday +%F)$" "too old, and since when"
is "$(cat "$T/access.log")" "" "nothing was asked of it"
poll "https://localhost:$((TLS + 3))/feed.xml" "ca-file $T/authority.crt\n"
like "$(cat "$T/said")" 'its certificate is signed by itself' "by itself"

# No server.
poll "http://127.0.0.1:1/feed.xml"
like "$(cat "$T/said")" 'no connection to the server' "nobody listens"
poll "http://nowhere.invalid/feed.xml"
like "$(cat "$T/said")" "name is not known" "a name that nobody knows"
serve 'head($c); print $c "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n<rss>"'
poll "http://127.0.0.1:$served/feed.xml"
like "$(cat "$T/said")" 'the answer was cut off' "half an answer"
serve 'head($c); sleep 30'
poll "http://127.0.0.1:$served/feed.xml timeout=1s"
like "$(cat "$T/said")" 'did not answer in time' "a server that says nothing"
echo '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><p>Hello</p></body></html>' >"$T/www/found.html"
poll "$SITE/found.html"
like "$(cat "$T/said")" "is a web page, not a feed; it announces $SITE/feed.xml" "a page that knows of a feed"
done_testing

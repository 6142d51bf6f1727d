#!/bin/sh
# Twins: of each class of what a terminal obeys, hides or lies with
# (tests/hostile/classes), at each place of the command line and of what it
# writes for others (tests/hostile/places), nothing is left but what is left of
# its clean twin.  tests/hostile/tui.t does the same on the screen.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"
. "$TOP/tests/hostile/lib.sh"

coranto() { "$CORANTO" "$@"; }
# What changes from one second to the next is no difference.
timeless() { sed 's/<dateCreated>[^<]*//; s/next in.*//'; }
# Show all places of a kind: show_all STATE KIND
show_all() {
	places "$2" >"$T/places"
	while IFS=$tab read -r how place code; do
		eval "$code" 2>&1 </dev/null | timeless >"$(file_of "$1" "$place")"
	done <"$T/places"
}
compare_all() { # KIND
	places "$1" >"$T/places"
	while IFS=$tab read -r how place code; do compare "$how" "$place"; done <"$T/places"
}
both() { # KIND PREPARE
	for state in dirty clean; do "$2" $state; show_all $state "$1"; done
	compare_all "$1"
}

make_store
printf 'rule "title =~ \\"k\\"" star\n' >"$XDG_CONFIG_HOME/coranto/config"
both store fill

# Each command, with a wrong word.
commands=$("$CORANTO" --help | awk '/^commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }')
places word >"$T/places"
IFS=$tab read -r how place code <"$T/places"
for state in dirty clean; do
	word="no feed $(twins text $state)"
	for command in '' $commands 'list --feed' 'list --filter' 'import opml' 'config --show'; do
		"$CORANTO" $command "$word" >"$(file_of $state "$place: $command")" 2>&1 </dev/null
	done
done
for command in '' $commands 'list --feed' 'list --filter' 'import opml' 'config --show'; do compare "$how" "$place: $command"; done

# Files from elsewhere: a page, a feed, a list of subscriptions.
files() { # STATE
	{ printf '<meta charset=utf-8>'; twins html "$1"; } >"$T/page"
	twins json "$1" >"$T/feed"
	twins opml "$1" >"$T/list"
	rm -rf "$XDG_DATA_HOME" "$XDG_CONFIG_HOME/coranto/feeds"
}
both file files

# A server that says them wherever it can, and an update that tells a program.
: >"$T/port"
perl -MIO::Socket::INET -e '
	$| = 1; $SIG{PIPE} = "IGNORE";
	sub slurp { local $/; open my $f, "<:raw", "$ARGV[0]/$_[0]"; <$f> }
	$l = IO::Socket::INET->new(LocalAddr => "127.0.0.1", Listen => 8) or die;
	print $l->sockport, "\n";
	while ($c = $l->accept) {
		my $path = "";
		while (defined($x = readline $c)) { $path = $1 if $x =~ m{^GET /(\w+)}; last if $x eq "\r\n" }
		(my $text = slurp("text")) =~ tr/\r\n//d;
		my ($status, $header, $body) = (200, "X: $text", slurp("feed"));
		($status, $body) = (500, "") if $path eq "failing";
		($status, $header) = (302, "Location: /feed?$text") if $path eq "moving";
		$header = "Content-Encoding: $text" if $path eq "encoded";
		$header = "Content-Type: $text" if $path eq "typed";
		$body = "<!doctype html><title>$text</title><p>$text" if $path eq "page";
		$body = $text if $path eq "none";
		print $c "HTTP/1.1 $status $text\r\nConnection: close\r\n$header\r\nETag: $text\r\n\r\n$body"; close $c }' "$T" >"$T/port" &
cleanup="kill $! 2>/dev/null; $cleanup"
wait_for test -s "$T/port"
server=http://127.0.0.1:$(cat "$T/port")
printf '#!/bin/sh\ncat >"%s"\n' "$T/told" >"$T/hook"
chmod +x "$T/hook"
printf 'after-update %s\n' "$T/hook" >"$XDG_CONFIG_HOME/coranto/config"
poll() { # STATE
	twins json "$1" >"$T/feed"
	twins text "$1" >"$T/text"
	rm -rf "$XDG_DATA_HOME"
	for path in feed failing moving encoded typed page none; do printf '%s/%s\n' "$server" "$path"; done >"$XDG_CONFIG_HOME/coranto/feeds"
	"$CORANTO" update >"$T/said" 2>&1
	rm -rf "$XDG_DATA_HOME"
	"$CORANTO" update --porcelain >"$T/lines" 2>&1
}
both poll poll
done_testing

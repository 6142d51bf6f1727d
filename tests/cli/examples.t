#!/bin/sh
# The examples of the man pages do what the pages say of them.
. "$TOP/tests/lib.sh"
cd "$TOP" || exit 1
dir=$XDG_CONFIG_HOME/coranto

example() { awk '/^\.Sh EXAMPLES/ { on = 1 } on && /^\.Ed/ { exit } lit { print } on && /^\.Bd/ { lit = 1 }' "$1"; }

mkdir -p "$dir/config.d" "$T/.newsboat"
echo 'connections 8' >"$dir/config.d/more"
echo 'https://n.example/feed' >"$T/.newsboat/urls"
example man/coranto-config.5 >"$dir/config"
example man/coranto-feeds.5 >"$dir/feeds"
is "$("$CORANTO" config --check)" "" "the files of the examples are read without a problem"
out=$("$CORANTO" config)
like "$out" '^every +2h +# config:[0-9]' "coranto-config(5): a setting"
like "$out" '^connections +8 +# config.d/more:1' "what is included"
out=$("$CORANTO" feeds -F '%u|%t|%o|%T' | sort)
is "$out" 'https://example.com/rss|The Example||
https://example.net/releases.atom|https://example.net/releases.atom|Software/Releases|
https://example.net/tags.atom|https://example.net/tags.atom|Software/Releases|
https://example.org/feed.xml|https://example.org/feed.xml||news
https://n.example/feed|https://n.example/feed||' "coranto-feeds(5): feeds"
like "$("$CORANTO" config https://example.net/tags.atom)" '^user-agent +Mozilla/5.0 +# feeds' "a setting of a feed"
like "$("$CORANTO" config https://example.net/tags.atom)" '^every +1d +# feeds' "of a folder"

# The problem that coranto-config(5) shows.
sed -n 's/^\$ coranto config --check$/&/p' man/coranto-config.5 | grep -q . ; ok $? "coranto-config(5) shows a problem"
printf '\n\ntext-width wide\n' >"$dir/config"
is "$("$CORANTO" config --check)" "$(sed -n '/^\$ coranto config --check/ { n; p; }' man/coranto-config.5)" "which is the one that is said"
rm "$dir/config"

# All filters of coranto(1), and all commands but the one that asks the network.
mkdir "$T/bin" && ln -s "$CORANTO" "$T/bin/coranto"
PATH=$T/bin:$PATH
echo "file://$T/none.xml ~Example" >"$dir/feeds"
coranto feeds >/dev/null
sed -n 's/^\.Dl \$ \(coranto .*\)/\1/p' man/coranto.1 | sed 's/\\(dq/"/g' >"$T/commands"
like "$(wc -l <"$T/commands")" '^ *[5-9]' "coranto(1) has examples"
while read -r line; do
	[ "$line" = "coranto update" ] && continue
	sh -c "$line" >/dev/null 2>"$T/err"
	is "$(grep -v added "$T/err")" "" "$line"
done <"$T/commands"
awk '/^\.Sh / { on = /FILTER/ } on && /^\.Dl / { print substr($0, 5) }' man/coranto.1 | sed 's/\\(dq/"/g' >"$T/filters"
while read -r line; do
	"$CORANTO" list --filter "$line" 2>"$T/err"; is "$?" 0 "$line"
done <"$T/filters"

done_testing

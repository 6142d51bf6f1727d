#!/bin/sh
# Every example of the man pages, displayed lines (.Dl) and blocks (.Bd), is
# tried here, but for the lines typed in the reader (tests/tui/examples.t); and
# one that is of no kind known here is an error.
. "$TOP/tests/lib.sh"
cd "$TOP" || exit 1
dir=$XDG_CONFIG_HOME/coranto

# The examples as files $T/examples/N, the first line "PAGE SECTION", what stands there after it.
mkdir "$T/examples"
awk -v out="$T/examples" '
	function begin() { n++; file = out "/" n; print page, section >file }
	FNR == 1 { page = FILENAME; sub(/.*\//, "", page); lit = 0 }
	/^\.Sh / { section = substr($0, 5); gsub(/[" ]/, "", section) }
	/^\.Ed/ { lit = 0; close(file) }
	lit { gsub(/\\e/, "\\"); sub(/^\\&/, ""); print >file }
	/^\.Bd / { lit = 1; begin() }
	/^\.Dl / { begin(); text = substr($0, 5); gsub(/\\\(dq/, "\"", text); print text >file; close(file) }
' man/*.[157]

mkdir -p "$dir/config.d" "$T/.newsboat" "$T/bin"
echo 'connections 8' >"$dir/config.d/more"
echo 'https://n.example/feed' >"$T/.newsboat/urls"
echo '<rss version="2.0"><channel><title>Example</title><item><title>Sponsored: x</title></item><item><title>y</title></item></channel></rss>' >"$T/example.xml"
ln -s "$CORANTO" "$T/bin/coranto"
PATH=$T/bin:$PATH

# A command, with a file for the feed of the web: says nothing on standard error but what it has added.
try_command() { # text
	sh -c "$(echo "$1" | sed "s|https://example.org/feed.xml|file://$T/example.xml|")" >"$T/out" 2>"$T/err"
	is "$?$(grep -v ' added, \|not there, no articles' "$T/err")" 0 "$1"
}
try_config() { # file
	cp "$1" "$dir/config"
	is "$("$CORANTO" config --check)" "" "coranto-config(5): $(grep -v '^#' "$1" | head -1) ..."
	rm "$dir/config"
}
try_feeds() { # file
	[ ! -e "$dir/feeds" ] || mv "$dir/feeds" "$T/feeds"
	cp "$1" "$dir/feeds"
	is "$("$CORANTO" config --check)" "" "coranto-feeds(5): $(grep -v '^#' "$1" | head -1) ..."
	rm "$dir/feeds"
	[ ! -e "$T/feeds" ] || mv "$T/feeds" "$dir/feeds"
}
# The problems that are shown are those of this file, at these lines.
try_problems() { # file
	printf '%s\n' '' '' 'text-width wide' 'bind gg first' '' '' 'bind X opne' '' 'bind gg last' >"$dir/config"
	is "$("$CORANTO" config --check)" "$(sed 1d "$1")" "coranto-config(5): the problems that --check says"
	rm "$dir/config"
}

for n in $(ls "$T/examples" | sort -n); do
	read -r page section <"$T/examples/$n"
	sed 1d "$T/examples/$n" >"$T/example"
	case "$page $section $(head -1 "$T/example")" in
	'coranto-config.5 '*' $ coranto config --check') try_problems "$T/example" ;;
	*' $ coranto '*) while read -r prompt line; do try_command "$line"; done <"$T/example" ;;
	'coranto.1 KEYS :'*) tap_n=$((tap_n + 1)); echo "ok $tap_n # skip typed in tests/tui/examples.t" ;;
	'coranto.1 FILTERLANGUAGE '*) "$CORANTO" list --filter "$(cat "$T/example")" >"$T/out" 2>"$T/err"; is "$?$(cat "$T/err")" 0 "$(cat "$T/example")" ;;
	'coranto-config.5 '*) try_config "$T/example" ;;
	'coranto-feeds.5 '*) try_feeds "$T/example" ;;
	'coranto-source.7 FLOORSANDROOMS '* | 'coranto-source.7 DESCRIPTION '*)
		is "$(cat "$T/example" | tr -s ' 0-9' '\n' | grep . | sort)" "$(sed 's/:.*//' tests/lint/floors | grep -v '^sync$' | sort)" "coranto-source(7): the floors" ;;
	*) ok 1 "an example of no known kind: $page $section: $(head -1 "$T/example")" ;;
	esac
done

# What the pages say of their examples.
example() { awk '/^\.Sh EXAMPLES/ { on = 1 } on && /^\.Ed/ { exit } lit { print } on && /^\.Bd/ { lit = 1 }' "$1"; }
example man/coranto-config.5 >"$dir/config"
example man/coranto-feeds.5 >"$dir/feeds"
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

done_testing

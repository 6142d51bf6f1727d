#!/bin/sh
# Each class of what a terminal obeys or hides, at each place of the command
# line where foreign text is shown: what is printed is what is printed of its
# clean twin, byte for byte; or, where the text itself is wanted (JSON escapes
# it, addresses are refused), nothing of the class comes through.  The store is
# written past the poller's customs, so that the last gate stands alone;
# tests/hostile/tui.t does the same on the screen.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

# name, the text, its twin
classes() {
	cat <<-'END'
	csi|\033[31m|[31m
	private-mode|\033[?1049l|[?1049l
	osc-title|\033]0;PWN\007|]0;PWN
	osc-clipboard|\033]52;c;cHdu\007|]52;c;cHdu
	osc-link|\033]8;;http://evil.example/\033\\|]8;;http://evil.example/\\
	dcs|\033P$qm\033\\|P$qm\\
	apc|\033_Gx\033\\|_Gx\\
	pm|\033^x\033\\|^x\\
	sos|\033Xx\033\\|Xx\\
	charset|\033(0|(0
	reset|\033c|c
	c1-csi|\302\23331m|31m
	c1-osc|\302\2350;PWN\302\234|0;PWN
	c1-dcs|\302\220x\302\234|x
	c1-index|\302\204|
	byte-csi|\23331m|\357\277\27531m
	bell|\007|
	backspace|\010\010|
	answerback|\005|
	shift-out|\016x\017|x
	delete|\177|
	carriage-return|x\ry|x y
	line-feed|x\ny|x y
	next-line|x\302\205y|x y
	line-separator|x\342\200\250y|x y
	override|\342\200\256|
	isolate|\342\201\247|
	zero-width|\342\200\213|
	byte-order-mark|\357\273\277|
	tag|\363\240\201\201|
	private-use|\356\200\200|\357\277\275
	overlong|\300\233|\357\277\275\357\277\275
	END
}

# The place, and the command that shows it.
places() {
	cat <<-'END'
	rows of articles|list
	rows of articles in a form|list -F %t|%a|%F|%u|%T\n
	objects of articles|list --json
	rows of what was found|search Body
	where it was found|search --snippets Body
	an article|show 1
	rows of feeds|feeds
	rows of feeds in a form|feeds -F %t|%u|%l|%o|%T|%e\n
	objects of feeds|feeds --json
	subscriptions as OPML|export opml
	subscriptions for newsboat|export newsboat
	articles as JSON|export json
	articles as a page|export html
	articles as letters|export mbox
	tags|tag
	END
}

feed one 'One' 'first' 'second'
subscribe one
update
"$CORANTO" tag add later 1 2>/dev/null
"$CORANTO" search Body >/dev/null
echo 'https://one.example/feed' >"$XDG_CONFIG_HOME/coranto/feeds"
mv "$XDG_DATA_HOME" "$T/kept"

# Text as a string of SQL, from octal.
quoted() { printf "CAST(x'%s' AS TEXT)" "$(printf "a$1b" | od -An -v -tx1 | tr -d ' \n')"; }
fill() { # text of printf
	rm -rf "$XDG_DATA_HOME"
	cp -r "$T/kept" "$XDG_DATA_HOME"
	text=$(quoted "$1")
	sqlite3 "$XDG_DATA_HOME/coranto/coranto.db" >/dev/null <<-END
		UPDATE feed SET url = 'https://one.example/feed', title = $text, error = $text, errors = 1, link = 'https://one.example/' || $text, folder = $text, tags = $text;
		UPDATE article SET title = $text, author = $text, link = 'https://one.example/' || $text;
		UPDATE body SET language = $text, tags = $text, comments = $text, image = $text, content = '<p>Body of ' || $text || '</p>';
		UPDATE tag SET name = $text;
		INSERT OR REPLACE INTO enclosure VALUES(1, 0, 'https://one.example/' || $text, $text, $text, 1, 1);
	END
}
# What is said of a wrong word.
refuse() { # file word
	for command in '' 'list --feed' 'list --filter' parse 'import opml' update 'config --show'; do
		"$CORANTO" $command "$2" 2>&1 || :
	done >"$1.sentences-on-failures"
	"$CORANTO" add "$2" >"$1.addresses-that-are-refused" 2>&1
}
# What changes from one second to the next is no difference.
timeless() { sed 's/<dateCreated>[^<]*//; s/next in.*//'; }
show_all() { # file text
	places | while IFS='|' read -r place words; do
		set -f
		case $words in *-F*) "$CORANTO" ${words%% -F*} -F "${words#*-F }" ;; *) "$CORANTO" $words ;; esac 2>&1 |
		    timeless >"$1.$(printf %s "$place" | tr ' ' -)"
	done
	refuse "$1" "$(printf "no feed $2")"
}
# Nothing that a terminal obeys or hides, and all of it UTF-8.
harmless() {
	perl -e 'use Encode; local $/; my $s = eval { Encode::decode("UTF-8", <STDIN>, 1) } // exit 1;
	    exit 1 if $s =~ /[\x00-\x08\x0b-\x1f\x7f-\x9f\x{200b}\x{2028}-\x{202e}\x{2066}-\x{2069}\x{feff}\x{e0000}-\x{e007f}]/' <"$1"
}
same() { cmp -s "$1" "$T/clean.${1##*/dirty.}"; }

classes >"$T/classes"
while IFS='|' read -r name dirty clean; do
	fill "$dirty"; show_all "$T/dirty" "$dirty"
	fill "$clean"; show_all "$T/clean" "$clean"
	for file in "$T"/dirty.*; do
		place=$(printf %s "${file##*.}" | tr - ' ')
		case $name:$place in
		*JSON | *:objects* | *refused) harmless "$file" ;;
		# In HTML this one is no blank, and that one is a place to break a line.
		next-line:*article* | next-line:where*) harmless "$file" ;;
		zero-width:*page) sed "s/$(printf '\342\200\213')//g" "$file" >"$T/rest"; harmless "$T/rest" ;;
		*) same "$file" ;;
		esac
		good=$?
		ok $good "$name: $place"
		[ $good -eq 0 ] || cat -A "$file" | head -3 | cut -c1-300 | sed 's/^/# /'
	done
done <"$T/classes"
done_testing

#!/bin/sh
# coranto parse: options, exit status, what is said where.
. "$TOP/tests/lib.sh"
cd "$TOP/tests/feed" || exit 1

run() {
	out=$("$CORANTO" parse "$@" 2>"$T/err")
	status=$?
	err=$(cat "$T/err")
}

run rss-2.0.xml
is "$status" 0 "a feed: status 0"
is "$err" "" "and nothing said"
like "$out" '^\{"version":"https://jsonfeed.org/version/1.1"' "JSON Feed 1.1"

run - <rss-2.0.xml
is "$status" 0 "from standard input"

run --quiet rss-2.0.xml
is "$status$out$err" 0 "--quiet says nothing"

run lenient-bare-ampersand.xml
is "$status" 0 "a repaired feed: status 0"
like "$err" '^coranto: lenient-bare-ampersand.xml: .*line 7.*bare &' "and a warning"

run web-page.xml
is "$status$out" 1 "a web page: status 1"
like "$err" 'web-page.xml: is a web page, not a feed' "which is said"
run --url http://example.net/page web-page.xml
like "$err" 'http://example.net/feed' "and what it announces"

run other-root.xml
is "$status$out" 1 "something else: status 1"
is "$(printf '%s\n' "$err" | wc -l | tr -d ' ')" 1 "and one sentence"

run "$T/none"
is "$status" 1 "no such file: status 1"
like "$err" "$T/none" "which is named"

run
is "$status" 2 "no file named: status 2"
run a b
is "$status" 2 "two: status 2"
run --bogus rss-2.0.xml
is "$status" 2 "a wrong option: status 2"

run --url http://example.net/dir/feed lenient-relative-links.xml
like "$out" '"http://example.org/one"' "the channel's link is the base where the document is a copy"
run --url http://example.org/dir/feed lenient-relative-links.xml
like "$out" "example.org/dir/two" "else the document's address"

printf '<rss><channel><title>caf\351</title></channel></rss>' >"$T/latin1.xml"
run --content-type 'text/xml; charset=iso-8859-1' "$T/latin1.xml"
like "$out" '"title":"café"' "--content-type gives the charset"

dd if=/dev/zero of="$T/large" bs=1048576 count=0 seek=129 2>/dev/null
run "$T/large"
is "$status" 1 "too large: status 1"
like "$err" 'larger than' "which is said"

done_testing

#!/bin/sh
# Articles written out for other programs.
. "$TOP/tests/lib.sh"
dir=$XDG_CONFIG_HOME/coranto
cat >"$T/a.xml" <<'END'
<rss version="2.0"><channel><language>de</language><title>Féed A</title><link>http://a.example/</link>
<item><guid>1</guid><title>One</title><link>http://a.example/1</link><author>Ann "A" &lt;x@y></author>
 <pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><category>x</category>
 <description>&lt;p>From here on&lt;/p>&lt;p>some &lt;b>bold&lt;/b> text&lt;/p></description>
 <enclosure url="http://a.example/1.mp3" type="audio/mpeg" length="7"/></item>
<item><guid>2</guid><title>Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich</title><link>http://a.example/2</link>
 <pubDate>Tue, 03 Nov 2026 10:00:00 GMT</pubDate><description>ü</description></item>
</channel></rss>
END
echo "file://$T/a.xml" >"$dir/feeds"
"$CORANTO" update 2>/dev/null
"$CORANTO" mark read "$("$CORANTO" list -F %i -q 'title = "One"')"

"$CORANTO" export json >"$T/all.json"; is "$?" 0 "export json"
"$CORANTO" parse --quiet "$T/all.json" 2>"$T/err"; is "$?$(cat "$T/err")" 0 "is a JSON Feed without a fault"
like "$(cat "$T/all.json")" '^\{"version": ?"https://jsonfeed.org/version/1.1"' "of version 1.1"
"$CORANTO" export --unread json >"$T/some.json"; is "$?" 0 "some"
unlike "$(cat "$T/some.json")" '"One"' "only those"
"$CORANTO" export -q 'title = "none"' json >"$T/none.json"; is "$?" 0 "none"
"$CORANTO" parse --quiet "$T/none.json" 2>"$T/err"; is "$?" 0 "is a feed, too"

"$CORANTO" mark star "$("$CORANTO" list -F %i -q 'title = "One"')"
"$CORANTO" export mbox >"$T/all.mbox"; is "$?" 0 "export mbox"
is "$(grep -c '^From ' "$T/all.mbox")" 2 "two mails"
like "$(cat "$T/all.mbox")" '^>From here on$' "what looks like one is quoted"
like "$(cat "$T/all.mbox")" '^From coranto Mon Nov  2 10:00:00 2026$' "the line before each"
like "$(cat "$T/all.mbox")" '^Date: Mon, 02 Nov 2026 10:00:00 \+0000$' "dates"
like "$(cat "$T/all.mbox")" '^Subject: One$' "a title in ASCII"
like "$(cat "$T/all.mbox")" '^Status: RO$' "read"
is "$(grep -c '^X-Status: F$' "$T/all.mbox")" 1 "starred"
like "$(cat "$T/all.mbox")" '^X-Enclosure: http://a.example/1.mp3$' "what is attached"
is "$(awk '/^$/ { head = 0 } /^From / { head = 1 } head && length($0) > 78' "$T/all.mbox")" "" "no header line is too long"
is "$(awk '/^$/ { head = 0 } /^From / { head = 1 } head' "$T/all.mbox" | LC_ALL=C grep -c '[^ -~]')" 0 "or other than ASCII"
subject=$(awk '/^Subject: =/ { on = 1; print; next } on && /^ / { print; next } { on = 0 }' "$T/all.mbox" | sed 's/^Subject: //; s/^ //; s/^=?UTF-8?Q?//; s/?=$//' | tr -d '\n' | sed 's/=\(..\)/\\x\1/g')
is "$(env printf "$subject")" "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich" "a title comes out again"
"$CORANTO" export html >"$T/all.html"; is "$?" 0 "export html"
is "$(grep -c '^<article' "$T/all.html")" 2 "two articles"
like "$(cat "$T/all.html")" '^<p>some <b>bold</b> text</p>$' "their text"
like "$(cat "$T/all.html")" '<a href="http://a.example/1">One</a>' "and addresses"
cat >"$T/evil.xml" <<'END'
<rss version="2.0"><channel><title>E</title><item><guid>e</guid><title>&amp;lt;script>alert(1)&amp;lt;/script></title><link>javascript:alert(2)</link>
<description>&lt;p onclick="alert(3)">text &lt;a href="javascript:alert(4)">l&lt;/a> &lt;img src=x onerror=alert(5)> &amp;lt;script>alert(6)&lt;/p>&lt;ul>&lt;li>point&lt;/ul></description></item></channel></rss>
END
echo "file://$T/evil.xml" >"$dir/feeds"
"$CORANTO" update 2>/dev/null
"$CORANTO" export html -q 'feedtitle = "E"' >"$T/evil.html"
unlike "$(cat "$T/evil.html")" '<script|javascript:|onclick|<img|onerror=[^ ]*[^ ]*>$' "nothing that acts"
like "$(cat "$T/evil.html")" '<li><p>point</p>|<li>point' "lists"
if command -v xmllint >/dev/null 2>&1; then
	is "$(xmllint --html --noout "$T/all.html" 2>&1 | grep -v 'Tag [a-z]* invalid' | grep -c error)" 0 "well formed"
fi

# A book: the archive, each document in it, and that every one of these is in the table of contents.
echo "file://$T/a.xml" >>"$dir/feeds"
"$CORANTO" feeds >/dev/null
"$CORANTO" export epub >"$T/all.epub"; is "$?" 0 "export epub"
is "$(head -c 58 "$T/all.epub" | tail -c 28)" "mimetypeapplication/epub+zip" "its type stands where it is looked for"
mkdir "$T/book"
(cd "$T/book" && unzip -q ../all.epub); is "$?" 0 "the archive is whole"
is "$(cd "$T/book" && find . -type f -exec xmllint --noout --nonet {} + 2>&1 | grep -v mimetype | grep -c .xhtml)" 0 "its documents are well-formed"
is "$(cd "$T/book/EPUB" && sed -n 's/.*<a href="\([0-9]*\.xhtml\)">.*/\1/p' contents.xhtml | sort)" "$(cd "$T/book/EPUB" && ls | grep '^[0-9]' | sort)" "each article is in the contents"
is "$(sed -n 's/.*<item id="a[0-9]*" href="\([0-9]*\).*/\1/p' "$T/book/EPUB/package.opf" | sort)" "$("$CORANTO" list -F %i | sort)" "and in the package"
like "$(cat "$T/book/EPUB/package.opf")" '<dc:language>de</dc:language>' "in the language of the first"
like "$(cat "$T/book/EPUB/contents.xhtml")" '<li><span>Féed A</span>' "by feed"
unlike "$(cat "$T/book"/EPUB/*.xhtml)" '<script|href="javascript:|onclick=|<img' "nothing that acts"
"$CORANTO" export epub -q 'title = "none"' >"$T/none.epub" 2>"$T/err"; is "$?$(cat "$T/none.epub")" 1 "no book of nothing"
if command -v epubcheck >/dev/null 2>&1 && command -v java >/dev/null 2>&1; then
	java -jar "$(command -v epubcheck)" "$T/all.epub" >"$T/out" 2>&1; is "$?$(grep '^[EFW][A-Z]*(' "$T/out")" 0 "epubcheck finds no fault"
fi
"$CORANTO" export opml --unread >/dev/null 2>&1; is "$?" 2 "a list of feeds has no unread ones"
"$CORANTO" export json | head -c 10 >/dev/null; ok $? "a pipe that is closed early"

done_testing

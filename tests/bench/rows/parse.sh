# coranto parse beside a bare expat pass that copies the text, same bytes.
make_feed() { # kind items
	awk -v kind="$1" -v n="$2" 'BEGIN {
		for (i = 0; i < 12; i++) body = body "<p>Somebody did something, and <a href=\"https://example.org/" i "\">a third party</a> declined to comment &amp; left.</p>\n"
		escaped = body; gsub(/&/, "\\&amp;", escaped); gsub(/</, "\\&lt;", escaped)
		print kind == "rss" ? "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>t</title><link>https://example.org/</link>" \
		    : "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title><id>urn:f</id><updated>2021-05-25T14:58:12Z</updated>"
		for (i = 0; i < n; i++)
			if (kind == "rss")
				printf "<item><title>Headline %d</title><link>https://example.org/%d</link><guid>https://example.org/%d</guid><pubDate>Tue, 25 May 2021 14:58:12 +0000</pubDate><content:encoded><![CDATA[%s]]></content:encoded></item>\n", i, i, i, body
			else
				printf "<entry><title>Headline %d</title><link href=\"https://example.org/%d\"/><id>urn:e:%d</id><updated>2021-05-25T14:58:12Z</updated><content type=\"html\">%s</content></entry>\n", i, i, i, escaped
		print kind == "rss" ? "</channel></rss>" : "</feed>"
	}'
}
for kind in rss atom; do
	make_feed $kind 3000 >"$T/$kind-big.xml"
	make_feed $kind 300 >"$T/$kind-small.xml"
	row "parse $kind ($(($(wc -c <"$T/$kind-big.xml") / 1000000)) MB)" \
	    "$(slope "$T/$kind-big.xml" "$T/$kind-small.xml" "$coranto" parse --quiet)" \
	    "$(slope "$T/$kind-big.xml" "$T/$kind-small.xml" "$tools/expat_pass")" ms
done

#include <curl/curl.h>
#include <string.h>

#include "base/buf.h"
#include "explain.h"
#include "text/date.h"

#define EXPIRED		10		/* X509_V_ERR_CERT_HAS_EXPIRED */
#define DAY_LENGTH	10		/* of "2021-05-25" */

/* Sentences for what goes wrong most; libcurl's own words for the rest. */
static const struct {
	CURLcode code;
	const char *text;
} reasons[] = {
	{ CURLE_URL_MALFORMAT, "the address is malformed" },
	{ CURLE_COULDNT_RESOLVE_PROXY, "the proxy's name is not known" },
	{ CURLE_COULDNT_RESOLVE_HOST, "the server's name is not known" },
	{ CURLE_COULDNT_CONNECT, "no connection to the server" },
	{ CURLE_WEIRD_SERVER_REPLY, "the server does not speak HTTP" },
	{ CURLE_UNSUPPORTED_PROTOCOL, "the server does not speak HTTP" },
	{ CURLE_HTTP2, "the server's HTTP/2 is broken" },
	{ CURLE_HTTP2_STREAM, "the server's HTTP/2 is broken" },
	{ CURLE_PARTIAL_FILE, "the answer was cut off" },
	{ CURLE_OPERATION_TIMEDOUT, "the server did not answer in time" },
	{ CURLE_SSL_CONNECT_ERROR, "no secure connection to the server" },
	{ CURLE_GOT_NOTHING, "the server closed the connection without an answer" },
	{ CURLE_SEND_ERROR, "the connection broke" },
	{ CURLE_RECV_ERROR, "the connection broke" },
	{ CURLE_BAD_CONTENT_ENCODING, "the answer's compression is broken" },
	{ CURLE_FILESIZE_EXCEEDED, "the answer is too large" },
	{ CURLE_SSL_CACERT_BADFILE, "the file of trusted certificates cannot be read" },
};

/* OpenSSL's numbers (X509_V_ERR_*) that a person can do something with. */
static const struct {
	long result;
	const char *text;
} certificate_reasons[] = {
	{ 1, "its certificate is for another name" },	/* libcurl looks at the name first and leaves this */
	{ 9, "its certificate is not valid yet" },
	{ EXPIRED, "its certificate has expired" },
	{ 18, "its certificate is signed by itself" },
	{ 19, "its certificate is signed by an unknown authority" },
	{ 20, "its certificate is signed by an unknown authority" },
	{ 21, "its certificate is signed by an unknown authority" },
	{ 23, "its certificate was revoked" },
	{ 62, "its certificate is for another name" },
};

static long
verify_result(CURL *easy)
{
	long result = 0;

	curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result);
	return result;
}

static const char *
certificate_reason(CURL *easy)
{
	long result = verify_result(easy);
	size_t i;

	for (i = 0; i < sizeof(certificate_reasons) / sizeof(certificate_reasons[0]); i++)
		if (certificate_reasons[i].result == result)
			return certificate_reasons[i].text;
	return result == 0 ? "its certificate is for another name" : "its certificate cannot be trusted";
}

const char *
explain_failure(CURL *easy, CURLcode code, const char *reason)
{
	size_t i;

	if (code == CURLE_PEER_FAILED_VERIFICATION)
		return certificate_reason(easy);
	for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].code == code)
			return reasons[i].text;
	return reason[0] != '\0' ? reason : curl_easy_strerror(code);
}

bool
explain_is_expired(CURL *easy, CURLcode code)
{
	return code == CURLE_PEER_FAILED_VERIFICATION && verify_result(easy) == EXPIRED;
}

/* The date in a line "Expire date:...", as OpenSSL prints it; DATE_NONE in others. */
static int64_t
expire_date(const char *line)
{
	static const char name[] = "Expire date:";

	if (strncmp(line, name, sizeof(name) - 1) != 0)
		return DATE_NONE;
	return date_parse(line + sizeof(name) - 1, strlen(line) - (sizeof(name) - 1));
}

const char *
explain_expiry(struct arena *a, CURL *easy, int64_t now)
{
	struct curl_certinfo *chain = NULL;
	const struct curl_slist *line;
	int64_t date, first = DATE_NONE;
	struct buf text = { 0 };
	const char *day = "";
	int i;

	if (curl_easy_getinfo(easy, CURLINFO_CERTINFO, &chain) != CURLE_OK || chain == NULL)
		return "";
	for (i = 0; i < chain->num_of_certs; i++)
		for (line = chain->certinfo[i]; line != NULL; line = line->next) {
			date = expire_date(line->data);
			if (date != DATE_NONE && (first == DATE_NONE || date < first))
				first = date;
		}
	if (first < now)		/* or it is one of our own roots that is too old */
		date_format_rfc3339(&text, first);
	if (text.len >= DAY_LENGTH)
		day = arena_strndup(a, buf_text(&text), DAY_LENGTH);
	buf_clear(&text);
	return day;
}

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/limits.h"
#include "base/mem.h"
#include "explain.h"
#include "fence.h"
#include "net/coding.h"
#include "net/fetch.h"
#include "net/host.h"
#include "net/redirect.h"
#include "proxy.h"
#include "sockets.h"
#include "text/url.h"

#define ACCEPT		"Accept: application/atom+xml, application/rss+xml, application/feed+json, " \
			"application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
#define ACCEPT_ANY	"Accept: */*"
#define STREAMS		16	/* at once over one HTTP/2 connection */

struct transfer {
	struct fetcher *fetcher;
	struct fetch_request request;
	struct arena arena;		/* addresses of redirects */
	const char *url;		/* of this hop */
	char *host;
	const char *moved;		/* as far as all redirects were permanent */
	bool all_permanent, begun;
	struct fence fence;
	int hops;
	CURL *easy;			/* while it runs */
	struct curl_slist *lines;
	struct headers headers;
	struct buf body;
	size_t received;		/* of this hop's body */
	int64_t wire_bytes;
	int64_t started;		/* monotonic milliseconds */
	bool paused;
	bool looking;			/* at a certificate that has expired, nothing else */
	bool told;			/* the password, as it is, with this request */
	bool digest;			/* that was not what the server wanted */
	struct error error;		/* why we ended it ourselves */
	char reason[CURL_ERROR_SIZE];
	struct transfer *next, *previous;	/* those that run */
};

struct fetcher {
	CURLM *multi;
	struct sockets *sockets;
	CURLSH *share;
	struct host_queue *queue;
	struct fetch_events events;
	struct arena arena;
	struct fetch_options options;
	const char *user_agent;
	CURL **spare;			/* handles for the next transfers */
	size_t spare_count, spare_cap;
	struct transfer *running;
	struct transfer *favoured;	/* may go on when memory is short */
	size_t held;			/* bytes in the bodies of running transfers */
	size_t total;			/* running and waiting */
	bool stopped;			/* no new transfer starts for now */
	const char *own_ca_file;
	bool counts_alone;		/* the connections to a host, without libcurl */
	bool has_netrc;			/* or libcurl would look for it at every request */
};

static void
explain(struct transfer *t, CURLcode code)
{
	if (t->error.kind == ERROR_NONE)	/* or we know better: we ended it */
		error_set(&t->error, ERROR_NET, "%s", explain_failure(t->easy, code, t->reason));
}

static bool
is_taken(int status)
{
	return status >= 200 && status < 300;
}

/*
 * When the caller has its hands full, all bodies wait; when the bodies together take too
 * much memory, one at a time goes on.
 */
static bool
must_wait(struct transfer *t)
{
	struct fetcher *f = t->fetcher;

	if (f->held > LIMIT_HELD_BYTES && f->favoured == NULL)
		f->favoured = t;
	t->paused = f->stopped || (f->held > LIMIT_HELD_BYTES && f->favoured != t);
	return t->paused;
}

static size_t
take_body(char *data, size_t size, size_t count, void *context)
{
	struct transfer *t = context;
	size_t len = size * count;

	if (must_wait(t))
		return CURL_WRITEFUNC_PAUSE;
	t->received += len;
	if (t->received > t->request.body_limit) {
		error_set(&t->error, ERROR_LIMIT, "larger than %zu MiB", t->request.body_limit >> 20);
		return 0;
	}
	if (is_taken(t->headers.status) && t->request.sink != NULL)
		return t->request.sink->take(t->request.data, &t->headers, data, len, &t->error) < 0 ? 0 : len;
	if (is_taken(t->headers.status)) {
		buf_add(&t->body, data, len);
		t->fetcher->held += len;
	}
	return len;
}

static size_t
take_header(char *data, size_t size, size_t count, void *context)
{
	struct transfer *t = context;
	size_t len = size * count;

	return headers_take(&t->headers, data, len, &t->error) < 0 ? 0 : len;
}

static void
add_line(struct transfer *t, const char *name, const char *value)
{
	struct buf line = { 0 };
	struct curl_slist *grown;

	buf_printf(&line, "%s%s", name, value);
	grown = curl_slist_append(t->lines, buf_text(&line));
	buf_clear(&line);
	if (grown == NULL)
		mem_die();
	t->lines = grown;
}

/* A line of ours, unless the user has one of that name. */
static void
add_own_line(struct transfer *t, const char *line)
{
	const struct fetch_request *r = &t->request;
	size_t len = strcspn(line, ":") + 1, i;

	for (i = 0; i < r->line_count && redirect_same_place(r->url, t->url); i++)
		if (strncasecmp(r->lines[i], line, len) == 0)
			return;
	add_line(t, line, "");
}

static void
add_range(struct transfer *t, const struct fetch_sink *sink)
{
	char range[64];

	if (sink->from <= 0)
		return;
	snprintf(range, sizeof(range), "Range: bytes=%lld-", (long long)sink->from);
	add_line(t, range, "");
	if (headers_sendable(sink->validator))
		add_line(t, "If-Range: ", sink->validator);
}

/*
 * Validators belong to the address that gave them and are sent as they came
 * (RFC 9110, 13.1): they may fit the end of a redirect as well, so they go
 * along.  With them goes the offer to take only what is new (RFC 3229): an
 * answer 226 is taken in like any other, as items are only ever added.
 */
static void
add_lines(struct transfer *t)
{
	const struct fetch_request *r = &t->request;
	bool own_place = redirect_same_place(r->url, t->url);
	size_t i;

	add_own_line(t, r->sink != NULL ? ACCEPT_ANY : ACCEPT);
	if (r->sink != NULL)
		add_range(t, r->sink);
	else
		add_own_line(t, CODING_ACCEPT);
	if (headers_sendable(r->etag)) {
		add_line(t, "If-None-Match: ", r->etag);
		add_line(t, "A-IM: feed", "");
	}
	if (headers_sendable(r->last_modified))
		add_line(t, "If-Modified-Since: ", r->last_modified);
	for (i = 0; own_place && i < r->line_count; i++)
		if (headers_sendable(r->lines[i]))
			add_line(t, "", r->lines[i]);
	curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->lines);
}

static void
set_limits(struct transfer *t)
{
	int64_t spent = clock_monotonic_ms() - t->started;
	int64_t left = t->request.seconds * 1000 - spent;

	curl_easy_setopt(t->easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(t->easy, CURLOPT_CONNECTTIMEOUT, (long)LIMIT_CONNECT_SECONDS);
	curl_easy_setopt(t->easy, CURLOPT_TIMEOUT_MS, left > 1 ? (long)left : 1L);
	curl_easy_setopt(t->easy, CURLOPT_LOW_SPEED_LIMIT, (long)LIMIT_LOW_SPEED_BYTES);
	curl_easy_setopt(t->easy, CURLOPT_LOW_SPEED_TIME, (long)LIMIT_LOW_SPEED_SECONDS);
	curl_easy_setopt(t->easy, CURLOPT_MAXFILESIZE_LARGE,
	    t->request.sink != NULL ? (curl_off_t)t->request.body_limit : (curl_off_t)LIMIT_WIRE_BYTES);
	curl_easy_setopt(t->easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(t->easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(t->easy, CURLOPT_HTTP09_ALLOWED, 0L);
}

/*
 * The certificates come from one file and never from a folder: only then does
 * libcurl read them once for all connections.
 */
static void
set_trust(struct transfer *t)
{
	curl_easy_setopt(t->easy, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(t->easy, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(t->easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (t->fetcher->own_ca_file == NULL)
		return;
	curl_easy_setopt(t->easy, CURLOPT_CAINFO, t->fetcher->own_ca_file);
	curl_easy_setopt(t->easy, CURLOPT_CAPATH, NULL);
}

/*
 * Connect and say nothing, to read the dates of a certificate that was
 * refused: a failed handshake does not tell them.  What is learnt so is
 * used for a sentence only, and the connection for nothing.
 */
static void
set_look(struct transfer *t)
{
	curl_easy_setopt(t->easy, CURLOPT_CONNECT_ONLY, 1L);
	curl_easy_setopt(t->easy, CURLOPT_CERTINFO, 1L);
	curl_easy_setopt(t->easy, CURLOPT_SSL_VERIFYPEER, 0L);
	curl_easy_setopt(t->easy, CURLOPT_SSL_VERIFYHOST, 0L);
	curl_easy_setopt(t->easy, CURLOPT_SHARE, NULL);
	curl_easy_setopt(t->easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
	curl_easy_setopt(t->easy, CURLOPT_FRESH_CONNECT, 1L);
	curl_easy_setopt(t->easy, CURLOPT_FORBID_REUSE, 1L);
}

static bool
is_encrypted(const struct transfer *t)
{
	return strncasecmp(t->url, "https:", 6) == 0;
}

/*
 * Where nobody else can read it, over TLS and on this machine, a password goes
 * along at once: else each poll would be refused first.  Elsewhere the server
 * has to ask, so that it can ask for a digest.
 */
static bool
tells_at_once(const struct transfer *t, bool own_place)
{
	bool knows = own_place && (t->request.user[0] != '\0' || t->fetcher->has_netrc);

	return knows && !t->digest && (is_encrypted(t) || url_is_own_machine(t->host));
}

/* Whether an answer says that a digest of the password is wanted, not the password that was sent at once. */
static bool
wants_digest(const struct transfer *t)
{
	long offered = 0;

	if (t->headers.status != 401 || !t->told)
		return false;
	curl_easy_getinfo(t->easy, CURLINFO_HTTPAUTH_AVAIL, &offered);
	return (offered & (long)CURLAUTH_DIGEST) != 0;
}

static void
set_identity(struct transfer *t)
{
	const struct fetch_request *r = &t->request;
	bool own_place = redirect_same_place(r->url, t->url);

	t->told = tells_at_once(t, own_place);
	curl_easy_setopt(t->easy, CURLOPT_USERAGENT,
	    r->user_agent[0] != '\0' ? r->user_agent : t->fetcher->user_agent);
	curl_easy_setopt(t->easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	/* Wait for a connection that may be shared; without TLS none is, and libcurl waits for its first answer to see that. */
	curl_easy_setopt(t->easy, CURLOPT_PIPEWAIT, (long)is_encrypted(t));
	curl_easy_setopt(t->easy, CURLOPT_HTTPAUTH, (long)(t->told ? CURLAUTH_BASIC : CURLAUTH_BASIC | CURLAUTH_DIGEST));
	curl_easy_setopt(t->easy, CURLOPT_NETRC, (long)(own_place && t->fetcher->has_netrc ?
	    CURL_NETRC_OPTIONAL : CURL_NETRC_IGNORED));
	if (own_place && r->user[0] != '\0') {
		curl_easy_setopt(t->easy, CURLOPT_USERNAME, r->user);
		curl_easy_setopt(t->easy, CURLOPT_PASSWORD, r->password);
	}
}

static void
set_callbacks(struct transfer *t)
{
	curl_easy_setopt(t->easy, CURLOPT_PRIVATE, t);
	curl_easy_setopt(t->easy, CURLOPT_SHARE, t->fetcher->share);
	curl_easy_setopt(t->easy, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(t->easy, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(t->easy, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(t->easy, CURLOPT_HEADERDATA, t);
	curl_easy_setopt(t->easy, CURLOPT_ERRORBUFFER, t->reason);
}

static CURL *
take_handle(struct fetcher *f)
{
	CURL *easy = f->spare_count > 0 ? f->spare[--f->spare_count] : curl_easy_init();

	if (easy == NULL)
		mem_die();
	return easy;
}

static void
give_handle(struct fetcher *f, CURL *easy)
{
	curl_easy_reset(easy);
	f->spare = mem_grow(f->spare, f->spare_count, &f->spare_cap, sizeof(*f->spare));
	f->spare[f->spare_count++] = easy;
}

static void
link_running(struct fetcher *f, struct transfer *t)
{
	t->previous = NULL;
	t->next = f->running;
	if (f->running != NULL)
		f->running->previous = t;
	f->running = t;
}

static void
unlink_running(struct fetcher *f, struct transfer *t)
{
	if (t->next != NULL)
		t->next->previous = t->previous;
	if (t->previous != NULL)
		t->previous->next = t->next;
	else
		f->running = t->next;
}

/* As it goes over the wire: names in punycode, everything else percent-encoded. */
static const char *
wire_address(struct transfer *t)
{
	const char *s;

	for (s = t->url; *s > 0x20 && *s < 0x7f; s++)
		;
	return *s == '\0' ? t->url : url_to_ascii(&t->arena, t->url);
}

/* Who has led us here, for a sentence; NULL the user, who may go into a private network. */
static const char *
leader(const struct transfer *t)
{
	const struct fetch_request *r = &t->request;
	const char *trusted = r->from != NULL && r->from[0] != '\0' ? r->from : r->url;

	if (r->private_redirects || redirect_same_place(trusted, t->url))
		return NULL;
	return t->hops > 0 ? "a redirect" : "a link of the feed";
}

/*
 * libcurl's own limit on the connections to a host takes the proxy for the
 * host where that serves all of them: a slow host would hold up the others.
 * From then on net/host counts alone, and no host gets more than its own.
 */
static void
count_alone(struct fetcher *f)
{
	f->counts_alone = true;
	curl_multi_setopt(f->multi, CURLMOPT_MAX_HOST_CONNECTIONS, 0L);
}

/* libcurl is told all that it would find out by itself, so that we know what it connects to. */
static void
set_way(struct transfer *t, const char *address)
{
	const char *chosen = t->request.proxy[0] != '\0' ? t->request.proxy : t->fetcher->options.proxy;
	const char *proxy = proxy_for(address, url_host(&t->arena, address), chosen);

	curl_easy_setopt(t->easy, CURLOPT_URL, address);
	curl_easy_setopt(t->easy, CURLOPT_PROXY, proxy);	/* "": none, whatever the environment says */
	curl_easy_setopt(t->easy, CURLOPT_NOPROXY, "");
	fence_watch(&t->fence, t->easy, address, proxy[0] != '\0', leader(t), &t->error);
	if (proxy_mixes_hosts(proxy, address))
		count_alone(t->fetcher);
}

static void
start(struct fetcher *f, struct transfer *t)
{
	if (!t->begun) {
		t->begun = true;
		t->started = clock_monotonic_ms();
		f->events.begin(f->events.context, t->request.data, t->url);
	}
	t->easy = take_handle(f);
	headers_reset(&t->headers);
	buf_reset(&t->body);
	t->received = 0;
	t->reason[0] = '\0';
	set_way(t, wire_address(t));
	set_limits(t);
	set_trust(t);
	set_identity(t);
	set_callbacks(t);
	add_lines(t);
	if (t->looking)
		set_look(t);
	link_running(f, t);
	curl_multi_add_handle(f->multi, t->easy);
}

/* Let those go on that waited for memory. */
static void
wake_paused(struct fetcher *f)
{
	struct transfer *t;

	for (t = f->running; t != NULL; t = t->next)
		if (t->paused) {
			t->paused = false;
			curl_easy_pause(t->easy, CURLPAUSE_CONT);
		}
}

static void
stop(struct fetcher *f, struct transfer *t)
{
	curl_off_t wire = 0;
	long version = 0;

	curl_easy_getinfo(t->easy, CURLINFO_SIZE_DOWNLOAD_T, &wire);
	curl_easy_getinfo(t->easy, CURLINFO_HTTP_VERSION, &version);
	t->wire_bytes += wire;
	curl_multi_remove_handle(f->multi, t->easy);
	give_handle(f, t->easy);
	t->easy = NULL;
	curl_slist_free_all(t->lines);
	t->lines = NULL;
	unlink_running(f, t);
	f->held -= t->body.len;
	if (f->favoured == t)
		f->favoured = NULL;
	if (version == CURL_HTTP_VERSION_2_0 && !f->counts_alone)
		host_queue_widen(f->queue, t->host, STREAMS);
	host_queue_leave(f->queue, t->host);
}

static void
free_transfer(struct transfer *t)
{
	curl_slist_free_all(t->lines);
	headers_clear(&t->headers);
	buf_clear(&t->body);
	arena_clear(&t->arena);
	free(t->host);
	free(t);
}

static void
end(struct fetcher *f, struct transfer *t)
{
	struct fetch_answer answer = {
		.error = t->error,
		.status = t->headers.status,
		.url = t->url,
		.moved = t->error.kind == ERROR_NONE && t->all_permanent ? t->moved : "",
		.headers = &t->headers,
		.body = &t->body,
		.wire_bytes = t->wire_bytes,
		.latency_ms = t->begun ? (int)(clock_monotonic_ms() - t->started) : 0,
	};

	f->total--;
	f->events.end(f->events.context, t->request.data, &answer);
	free_transfer(t);
}

static void
queue(struct fetcher *f, struct transfer *t, bool urgent)
{
	struct arena a = { 0 };

	free(t->host);
	t->host = mem_strdup(url_host(&a, t->url));
	arena_clear(&a);
	host_queue_add(f->queue, t->host, t, urgent);
}

/* Queue the next hop; -1 when it may not be followed. */
static int
follow(struct fetcher *f, struct transfer *t)
{
	char *target;

	if (t->hops++ >= LIMIT_REDIRECTS)
		return error_set(&t->error, ERROR_NET, "more than %d redirects", LIMIT_REDIRECTS);
	target = redirect_target(&t->arena, t->url, buf_text(&t->headers.location),
	    t->headers.location.len, &t->error);
	if (target == NULL)
		return -1;
	t->all_permanent = t->all_permanent && redirect_is_permanent(t->headers.status);
	t->moved = target;
	t->url = target;
	queue(f, t, true);
	return 0;
}

/* Whether another try was queued: a look at a certificate that has expired, or one with a digest. */
static bool
try_again(struct fetcher *f, struct transfer *t, bool expired, bool digest)
{
	bool look = expired && !t->looking;

	if (!look && !digest)
		return false;
	t->looking = look;
	t->digest = t->digest || digest;
	queue(f, t, true);
	return true;
}

static void
finish(struct fetcher *f, struct transfer *t, CURLcode code)
{
	bool expired = explain_is_expired(t->easy, code), digest = code == CURLE_OK && wants_digest(t);
	const char *expiry = t->looking ? explain_expiry(&t->arena, t->easy, time(NULL)) : "";

	if (code != CURLE_OK)
		explain(t, code);
	if (expiry[0] != '\0')
		error_set(&t->error, ERROR_NET, "its certificate expired on %s", expiry);
	stop(f, t);
	if (try_again(f, t, expired, digest))
		return;
	if (code == CURLE_OK && redirect_is_followed(t->headers.status) && follow(f, t) == 0)
		return;
	end(f, t);
}

static void
finish_done(struct fetcher *f)
{
	CURLMsg *message;
	void *data;
	int left;

	while ((message = curl_multi_info_read(f->multi, &left)) != NULL) {
		CURLcode code = message->data.result;

		curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &data);
		finish(f, data, code);
	}
}

static void
start_waiting(struct fetcher *f)
{
	struct transfer *t;

	while (!f->stopped && (t = host_queue_next(f->queue)) != NULL)
		start(f, t);
}

static const char *
copy_text(struct arena *a, const char *s)
{
	return arena_strdup(a, s);
}

static const char *
name_ourselves(struct fetcher *f, const struct fetch_options *o)
{
	if (o->user_agent != NULL && o->user_agent[0] != '\0')
		return copy_text(&f->arena, o->user_agent);
	if (o->contact != NULL && headers_sendable(o->contact))
		return arena_printf(&f->arena, "coranto/%s (+%s; %s)", VERSION, FETCH_PAGE, o->contact);
	return arena_printf(&f->arena, "coranto/%s (+%s)", VERSION, FETCH_PAGE);
}

/* The file of trusted certificates: the user's, the one of OpenSSL's convention, libcurl's own. */
static const char *
find_ca_file(const struct fetch_options *o)
{
	const char *variable = getenv("SSL_CERT_FILE");

	if (o->ca_file != NULL && o->ca_file[0] != '\0')
		return o->ca_file;
	if (variable != NULL && variable[0] != '\0')
		return variable;
	return curl_version_info(CURLVERSION_NOW)->cainfo;
}

/* ~/.netrc, where libcurl looks for it. */
static bool
find_netrc(struct arena *a)
{
	const char *home = getenv("HOME");

	return home == NULL || access(arena_printf(a, "%s/.netrc", home), R_OK) == 0;
}

static void
set_multi(struct fetcher *f, long connections, long per_host)
{
	curl_multi_setopt(f->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections);
	curl_multi_setopt(f->multi, CURLMOPT_MAX_HOST_CONNECTIONS, per_host);
	curl_multi_setopt(f->multi, CURLMOPT_MAXCONNECTS, connections);
	curl_multi_setopt(f->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
	curl_share_setopt(f->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
}

struct fetcher *
fetcher_open(const struct fetch_options *options, const struct fetch_events *events, struct error *err)
{
	long connections = options->connections > 0 ? options->connections : FETCH_CONNECTIONS;
	long per_host = options->connections_per_host > 0 ? options->connections_per_host : FETCH_PER_HOST;
	struct fetcher *f;

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
		error_set(err, ERROR_NET, "libcurl: cannot be started");
		return NULL;
	}
	f = mem_zalloc(1, sizeof(*f));
	f->multi = curl_multi_init();
	f->share = curl_share_init();
	if (f->multi == NULL || f->share == NULL)
		mem_die();
	f->queue = host_queue_new((size_t)connections, (size_t)per_host);
	f->sockets = sockets_new(f->multi, err);
	if (f->sockets == NULL) {
		fetcher_close(f);
		return NULL;
	}
	f->events = *events;
	f->options.proxy = copy_text(&f->arena, options->proxy);
	f->user_agent = name_ourselves(f, options);
	if (find_ca_file(options) != NULL)
		f->own_ca_file = copy_text(&f->arena, find_ca_file(options));
	f->has_netrc = find_netrc(&f->arena);
	set_multi(f, connections, per_host);
	return f;
}

void
fetcher_close(struct fetcher *f)
{
	struct transfer *t;

	if (f == NULL)
		return;
	while ((t = f->running) != NULL) {
		stop(f, t);
		free_transfer(t);
	}
	while ((t = host_queue_drop_any(f->queue)) != NULL)
		free_transfer(t);
	while (f->spare_count > 0)
		curl_easy_cleanup(f->spare[--f->spare_count]);
	free(f->spare);
	curl_multi_cleanup(f->multi);
	sockets_free(f->sockets);
	curl_share_cleanup(f->share);
	curl_global_cleanup();
	host_queue_free(f->queue);
	arena_clear(&f->arena);
	free(f);
}

void
fetcher_add(struct fetcher *f, const struct fetch_request *request)
{
	struct transfer *t = mem_zalloc(1, sizeof(*t));

	t->fetcher = f;
	t->request = *request;
	t->url = request->url;
	t->moved = "";
	t->all_permanent = true;
	headers_init(&t->headers);
	f->total++;
	queue(f, t, false);
}

int
fetcher_step(struct fetcher *f, struct error *err)
{
	start_waiting(f);
	if (sockets_step(f->sockets, err) < 0)
		return -1;
	finish_done(f);
	start_waiting(f);
	if (!f->stopped && f->held <= LIMIT_HELD_BYTES)
		wake_paused(f);
	return 0;
}

int
fetcher_wait(struct fetcher *f, struct pollfd *others, size_t count, int milliseconds, struct error *err)
{
	return sockets_wait(f->sockets, others, count, milliseconds, err);
}

static void
end_held(struct fetcher *f, struct transfer *t)
{
	error_set(&t->error, ERROR_BUSY, "its server asked to be left alone for a while");
	end(f, t);
}

void
fetcher_hold_host(struct fetcher *f, const char *url)
{
	struct arena a = { 0 };
	const char *host = url_host(&a, url);
	struct transfer *t;

	while ((t = host_queue_drop(f->queue, host)) != NULL)
		end_held(f, t);
	arena_clear(&a);
}

void
fetcher_hold_all(struct fetcher *f)
{
	struct transfer *t;

	while ((t = host_queue_drop_any(f->queue)) != NULL)
		end_held(f, t);
}

void
fetcher_pause(struct fetcher *f, bool paused)
{
	f->stopped = paused;
}

size_t
fetcher_pending(const struct fetcher *f)
{
	return f->total;
}

size_t
fetcher_running(const struct fetcher *f)
{
	return host_queue_running(f->queue);
}

size_t
fetcher_held_bytes(const struct fetcher *f)
{
	return f->held;
}

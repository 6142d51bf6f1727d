/*
 * Which proxy a request goes through.  The rules are libcurl's, but it is not
 * left to libcurl: who guards a transfer (fence.h) has to know whether what is
 * connected to is the target or the proxy.
 */
#ifndef NET_PROXY_H
#define NET_PROXY_H

#include <stdbool.h>

/*
 * The proxy for an address with this host, "" none: the chosen one, or when
 * that is "" the one of http_proxy, https_proxy or all_proxy, unless no_proxy
 * names the host.  Lent from chosen or from the environment.
 */
const char *proxy_for(const char *url, const char *host, const char *chosen);
/* Whether this proxy takes what is asked of url over connections that serve all hosts: HTTP without TLS, by HTTP. */
bool	proxy_mixes_hosts(const char *proxy, const char *url);

#endif

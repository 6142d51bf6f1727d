/*
 * Why a transfer failed, in a sentence for the person: our own words for what
 * goes wrong most, libcurl's for the rest.
 */
#ifndef NET_EXPLAIN_H
#define NET_EXPLAIN_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* reason is what libcurl left in its buffer for errors, perhaps ""; the text is lent like it. */
const char *explain_failure(CURL *easy, CURLcode code, const char *reason);
/* Whether it failed because a certificate is too old. */
bool	explain_is_expired(CURL *easy, CURLcode code);
/* "2021-05-25", the day before now on which the server's chain expired; "" when it is not known. */
const char *explain_expiry(struct arena *a, CURL *easy, int64_t now);

#endif

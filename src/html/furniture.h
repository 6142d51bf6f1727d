/*
 * Addresses that lead away from articles by their nature: buttons to share,
 * profiles, gifts, lists of a tag, subscriptions, notices of hosts.  Data of
 * services and paths, in no language: what a link leads to says more than its
 * words.
 */
#ifndef HTML_FURNITURE_H
#define HTML_FURNITURE_H

#include <stdbool.h>

/* A page whose only use is to pass an article on. */
bool	furniture_is_share(const char *url);
/* Somebody's page at a network: "follow us". */
bool	furniture_is_profile(const char *url);
/* What hosts of podcasts have lawyers for: privacy, advertising. */
bool	furniture_is_notice(const char *url);
/* Gifts, subscriptions, articles of a tag, an answer by mail. */
bool	furniture_is_service(const char *url);

#endif

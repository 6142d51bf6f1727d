/*
 * A stored article as a mail of an mbox file: plain text in UTF-8, headers in
 * ASCII (RFC 5322, RFC 2047), lines quoted as mboxrd does (RFC 4155 names the
 * format).  No text of a feed can begin a header or a mail.
 */
#ifndef CLI_MAIL_H
#define CLI_MAIL_H

#include "base/buf.h"
#include "store/articles.h"

/* Append the mail, from its "From " line to the blank line after it. */
void	mail_write(const struct article *article, struct buf *out);

#endif

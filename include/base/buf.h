/*
 * A growing string of bytes, always NUL-terminated once something was added.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

struct buf {
	char *data;		/* NULL while empty and fresh */
	size_t len;		/* bytes, without the NUL */
	size_t cap;
};

/* {0} does the same. */
void	buf_init(struct buf *b);
/* Free the memory; the buffer may be used again. */
void	buf_clear(struct buf *b);
/* Forget the bytes, keep the memory. */
void	buf_reset(struct buf *b);
/* Make room for more bytes (and the NUL) without changing the content. */
void	buf_reserve(struct buf *b, size_t more);
void	buf_add(struct buf *b, const void *data, size_t len);
void	buf_adds(struct buf *b, const char *s);
void	buf_addc(struct buf *b, char c);
void	buf_printf(struct buf *b, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* Cut to len bytes; longer than the content does nothing. */
void	buf_truncate(struct buf *b, size_t len);
/* The content as a string, lent; "" when empty. */
const char *buf_text(const struct buf *b);
/* The content as a string, the caller's to free(); the buffer is empty after. */
char	*buf_detach(struct buf *b);

#endif

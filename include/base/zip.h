/*
 * A ZIP archive (PKWARE's APPNOTE.TXT) in the making, entry after entry into a
 * buffer that may be written out and emptied at any time.  Entries are stored,
 * not compressed; names are ASCII; all have one date, so that the same entries
 * are the same bytes.
 */
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

/* {0} is an empty archive. */
struct zip {
	struct buf directory;	/* what stands at the end */
	uint64_t size;		/* of the archive up to now */
	unsigned count;
};

/* Append an entry to out.  0, or -1 with err when it is one more than a ZIP archive can hold. */
int	zip_add(struct zip *zip, const char *name, const void *data, size_t len, struct buf *out, struct error *err);
/* Append the directory, the archive's end. */
void	zip_end(struct zip *zip, struct buf *out);
/* Free the memory. */
void	zip_clear(struct zip *zip);

/* The CRC-32 of ZIP (and of Ethernet) over len bytes. */
uint32_t zip_crc(const void *data, size_t len);

#endif

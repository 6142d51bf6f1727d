/*
 * Encodings of one byte a character, as tables of their upper half; the lower
 * one is ASCII.  Made from the index of the WHATWG Encoding standard where
 * that has them, else from the vendors' tables.  Tables of our own because
 * they are small, need no loading after the process has locked itself in,
 * and turn bytes to UTF-8 several times faster than iconv.
 */
#ifndef CODEPAGE_H
#define CODEPAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum codepage {
	CODEPAGE_IBM866,
	CODEPAGE_ISO_8859_2,
	CODEPAGE_ISO_8859_3,
	CODEPAGE_ISO_8859_4,
	CODEPAGE_ISO_8859_5,
	CODEPAGE_ISO_8859_6,
	CODEPAGE_ISO_8859_7,
	CODEPAGE_ISO_8859_8,
	CODEPAGE_ISO_8859_10,
	CODEPAGE_ISO_8859_13,
	CODEPAGE_ISO_8859_14,
	CODEPAGE_ISO_8859_15,
	CODEPAGE_ISO_8859_16,
	CODEPAGE_KOI8_R,
	CODEPAGE_KOI8_U,
	CODEPAGE_MACINTOSH,
	CODEPAGE_WINDOWS_874,
	CODEPAGE_WINDOWS_1250,
	CODEPAGE_WINDOWS_1251,
	CODEPAGE_WINDOWS_1252,
	CODEPAGE_WINDOWS_1253,
	CODEPAGE_WINDOWS_1254,
	CODEPAGE_WINDOWS_1255,
	CODEPAGE_WINDOWS_1256,
	CODEPAGE_WINDOWS_1257,
	CODEPAGE_WINDOWS_1258,
	CODEPAGE_X_MAC_CYRILLIC,
	CODEPAGE_IBM1006,
	CODEPAGE_IBM1125,
	CODEPAGE_IBM437,
	CODEPAGE_IBM720,
	CODEPAGE_IBM737,
	CODEPAGE_IBM775,
	CODEPAGE_IBM850,
	CODEPAGE_IBM852,
	CODEPAGE_IBM855,
	CODEPAGE_IBM856,
	CODEPAGE_IBM857,
	CODEPAGE_IBM858,
	CODEPAGE_IBM860,
	CODEPAGE_IBM861,
	CODEPAGE_IBM862,
	CODEPAGE_IBM863,
	CODEPAGE_IBM864,
	CODEPAGE_IBM865,
	CODEPAGE_IBM869,
	CODEPAGE_HP_ROMAN8,
	CODEPAGE_KOI8_T,
	CODEPAGE_KZ_1048,
	CODEPAGE_X_MAC_ARABIC,
	CODEPAGE_X_MAC_CROATIAN,
	CODEPAGE_X_MAC_FARSI,
	CODEPAGE_X_MAC_GREEK,
	CODEPAGE_X_MAC_ICELAND,
	CODEPAGE_X_MAC_LATIN2,
	CODEPAGE_X_MAC_ROMANIAN,
	CODEPAGE_X_MAC_TURKISH,
	CODEPAGE_PALMOS,
	CODEPAGE_PTCP154,	CODEPAGE_COUNT
};

/* Append len bytes as UTF-8; bytes that are no character become U+FFFD.  Returns how many were. */
size_t	codepage_decode(struct buf *out, enum codepage page, const char *s, size_t len);

/* The character of a byte, 0 when there is none. */
uint32_t codepage_char(enum codepage page, unsigned char byte);

#endif

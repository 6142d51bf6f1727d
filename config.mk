# What a packager may want to change; each switch says what it does.

VERSION = 0.1

# Where make install puts things.
PREFIX = /usr/local
MANPREFIX = $(PREFIX)/share/man
DESTDIR =

# Where everything built goes; another one keeps two builds apart.
B = build

CC = cc
AR = ar
PKG_CONFIG = pkg-config

# Speed and safety of the code; sanitizer builds replace these.
OPTIMIZE = -O2 -g
HARDEN = -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
HARDENLINK = -pie -Wl,-z,relro,-z,now
# Only the libraries that a program needs.
ASNEEDED = -Wl,--as-needed

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
# make WERROR=-Werror: a warning fails the build (what .ci/run does).
WERROR =

CPPFLAGS = -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -DSHAREDIR='"$(PREFIX)/share/coranto"'
CFLAGS = -std=c11 $(WARN) $(WERROR) $(OPTIMIZE) $(HARDEN)
LDFLAGS = $(HARDENLINK) $(ASNEEDED)

# The libraries, by their pkg-config names; libunistring has none.
PACKAGES = ncursesw libcurl expat sqlite3 gumbo jansson uchardet fribidi
LIBCFLAGS != $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null || true
LIBS != $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null || true
LIBS += -lunistring -lm

# Tests and lints at once.
JOBS = 4

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
# The folder of the build is no part of what is built.
ANYWHERE = -ffile-prefix-map=$$PWD=.
HARDEN = -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
HARDENLINK = -pie -Wl,-z,relro,-z,now
# Only the libraries that a program needs.
ASNEEDED = -Wl,--as-needed

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
# make WERROR=-Werror: a warning fails the build (what .ci/run does).
WERROR =

CPPFLAGS = $(WITHOUT) -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -DSHAREDIR='"$(PREFIX)/share/coranto"'
CFLAGS = -std=c11 $(WARN) $(WERROR) $(ANYWHERE) $(OPTIMIZE) $(HARDEN)
LDFLAGS = $(HARDENLINK) $(ASNEEDED)

# Libraries that may be missing: yes, no, or auto, which is whether pkg-config
# finds them.  Give another B with other answers: objects are not made anew.
# The encoding of documents that do not tell theirs; without, windows-1252.
UCHARDET = auto
# The setting bidi; without, it has no effect.
FRIBIDI = auto

OPTIONAL != for l in uchardet=$(UCHARDET) fribidi=$(FRIBIDI); do case $$l in *=yes) echo $${l%=*} ;; *=auto) $(PKG_CONFIG) --exists $${l%=*} && echo $${l%=*} ;; esac; done; true
WITHOUT != case " $(OPTIONAL) " in *uchardet*) ;; *) echo -DWITHOUT_UCHARDET ;; esac; case " $(OPTIONAL) " in *fribidi*) ;; *) echo -DWITHOUT_FRIBIDI ;; esac

# The libraries, by their pkg-config names; libunistring has none.
PACKAGES = ncursesw libcurl expat sqlite3 gumbo jansson libdeflate libbrotlidec libzstd $(OPTIONAL)
LIBCFLAGS != $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null || true
LIBS != $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null || true
LIBS += -lunistring -lm

# Tests and lints at once.
JOBS = 4

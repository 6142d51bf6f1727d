#!/bin/sh
# Every source file compiles with the headers of another C library, and the
# floor that stands on it alone passes its unit tests there.  The libraries'
# own headers are those of this system; their code is not, so nothing above is
# linked.  Needs musl-gcc (in Debian musl-tools).
cd "$TOP" || exit 1
command -v musl-gcc >/dev/null 2>&1 || { echo "1..0 # skip musl-gcc is not here"; exit 0; }
work=$(mktemp -d "${TMPDIR:-/tmp}/musl.XXXXXX")
trap 'rm -rf "$work"' EXIT
n=0
report() { # problems name
	n=$((n + 1))
	if [ -z "$1" ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; printf '%s\n' "$1" | sed 's/^/# /'; fi
}

# The headers that are not the C library's.
arch=$(gcc -dumpmachine 2>/dev/null)
mkdir "$work/include"
for name in curses.h ncurses.h ncurses_dll.h term.h unctrl.h expat.h expat_config.h expat_external.h sqlite3.h gumbo.h \
    tag_enum.h jansson.h jansson_config.h curl libdeflate.h brotli zstd.h zstd_errors.h uchardet fribidi unicase.h uniconv.h unictype.h uniname.h uninorm.h unigbrk.h unilbrk.h unistr.h unitypes.h uniwidth.h unistring linux asm asm-generic; do
	for file in /usr/include/$name /usr/include/$arch/$name; do
		[ ! -e "$file" ] || ln -sf "$file" "$work/include/"
	done
done
compile() {
	musl-gcc -std=c11 -Wall -Wextra -Werror -D_GNU_SOURCE -DVERSION='"0"' -DSHAREDIR='"/usr/share/coranto"' -Iinclude -Isrc -Itests \
	    -isystem "$work/include" -isystem "$work/include/uchardet" -isystem "$work/include/fribidi" "$@" 2>&1
}
report "$(compile -fsyntax-only src/*/*.c)" "all sources compile"
for test in tests/unit/*_test.c; do
	name=$(basename "$test" _test.c)
	[ -e "src/base/$name.c" ] || continue
	report "$(compile -o "$work/$name" "$test" src/base/*.c && { "$work/$name" | grep '^not ok'; } )" "base/$name passes its tests"
done
echo "1..$n"

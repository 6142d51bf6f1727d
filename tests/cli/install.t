#!/bin/sh
# make install into a folder, run from there, uninstall leaves nothing.
. "$TOP/tests/lib.sh"
cd "$TOP" || exit 1

DESTDIR=$T/root PREFIX=/usr MANPREFIX=/usr/share/man
export DESTDIR PREFIX MANPREFIX
sh src/install install >"$T/out" 2>&1; is "$?" 0 "install"
is "$("$DESTDIR/usr/bin/coranto" --version)" "$("$CORANTO" --version)" "it runs from there"
for page in man/*.[1-9]; do
	ok "$([ -s "$DESTDIR/usr/share/man/man${page##*.}/${page##*/}" ]; echo $?)" "$page"
done
for file in bash-completion/completions/coranto zsh/site-functions/_coranto fish/vendor_completions.d/coranto.fish; do
	ok "$([ -s "$DESTDIR/usr/share/$file" ]; echo $?)" "$file"
done
is "$(find "$DESTDIR" -type f -perm /022)" "" "nobody else can write it"
sh src/install install >"$T/out" 2>&1; is "$?" 0 "again, over it"
sh src/install uninstall >"$T/out" 2>&1; is "$?" 0 "uninstall"
is "$(find "$DESTDIR" -type f)" "" "leaves nothing"

done_testing

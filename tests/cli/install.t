#!/bin/sh
# make install into a folder, run from there, uninstall leaves nothing.
. "$TOP/tests/lib.sh"
cd "$TOP" || exit 1

DESTDIR=$T/root PREFIX=/usr MANPREFIX=/usr/share/man
export DESTDIR PREFIX MANPREFIX
sh src/install install >"$T/out" 2>&1; is "$?" 0 "install"
is "$("$DESTDIR/usr/bin/coranto" --version)" "$("$CORANTO" --version)" "it runs from there"
"$DESTDIR/usr/bin/coranto" update --help >"$T/out" 2>&1; is "$?" 0 "so does an update"
echo '<rss version="2.0"><channel><title>F</title><item><title>One</title></item></channel></rss>' >"$T/f.xml"
echo "file://$T/f.xml" >"$XDG_CONFIG_HOME/coranto/feeds"
echo 'include keys/vim' >"$XDG_CONFIG_HOME/coranto/config"
"$DESTDIR/usr/bin/coranto" update >"$T/out" 2>&1; is "$?$(cat "$T/out")" 0 "of a feed"
is "$("$DESTDIR/usr/bin/coranto" list -F %t)" "One" "whose articles are there"
is "$("$DESTDIR/usr/bin/coranto" config --check)" "" "key maps that came along are found"
for page in man/*.[1-9]; do
	ok "$([ -s "$DESTDIR/usr/share/man/man${page##*.}/${page##*/}" ]; echo $?)" "$page"
done
for file in bash-completion/completions/coranto zsh/site-functions/_coranto fish/vendor_completions.d/coranto.fish; do
	ok "$([ -s "$DESTDIR/usr/share/$file" ]; echo $?)" "$file"
done
for file in share/applications/coranto.desktop share/icons/hicolor/scalable/apps/coranto.svg lib/systemd/user/coranto.service lib/systemd/user/coranto.timer share/coranto/keys/newsboat share/coranto/keys/vim share/coranto/keys/mutt; do
	ok "$([ -s "$DESTDIR/usr/$file" ]; echo $?)" "$file"
done
is "$(grep -r '@' "$DESTDIR/usr/lib/systemd" "$DESTDIR/usr/share/applications")" "" "nothing is left to fill in"
like "$(cat "$DESTDIR/usr/lib/systemd/user/coranto.service")" '^ExecStart=/usr/bin/coranto update$' "the unit knows where the program is"
is "$(find "$DESTDIR" -type f -perm /022)" "" "nobody else can write it"
sh src/install install >"$T/out" 2>&1; is "$?" 0 "again, over it"
sh src/install uninstall >"$T/out" 2>&1; is "$?" 0 "uninstall"
is "$(find "$DESTDIR" -type f)" "" "leaves nothing"

done_testing

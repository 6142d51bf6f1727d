#!/bin/sh
# The README's first command, its second half: make run starts the reader in a
# terminal, and without any file of the user's there is something to read.
. "$TOP/tests/lib.sh"
. "$TOP/tests/tui/lib.sh"

CORANTO=$T/make-run
printf '#!/bin/sh\nunset MAKEFLAGS MAKELEVEL MFLAGS\ncd "%s" && exec make -s B="%s" run\n' "$TOP" "$B" >"$CORANTO"
chmod +x "$CORANTO"
rm -rf "$T/config" "$T/data"
tui_start 80 24
see 'Welcome to coranto' 'make run, and the welcome feed is there'
see '5 unread' '... with its articles, fetched in the background'
tui_keys Enter
see 'Start here' 'its headlines'
tui_keys Enter
see 'There are three views' 'an article'
tui_keys Q
tui_left 0 'and out'
ok "$([ ! -e "$XDG_CONFIG_HOME/coranto/feeds" ]; echo $?)" 'no file was made that nobody asked for'
done_testing

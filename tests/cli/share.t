#!/bin/sh
# What comes along for the desktop, for systemd and as a package is what these
# themselves call well made.
. "$TOP/tests/lib.sh"
cd "$TOP" || exit 1
skip() { tap_n=$((tap_n + 1)); echo "ok $tap_n # skip $1 is not here"; }

if command -v desktop-file-validate >/dev/null 2>&1; then
	is "$(desktop-file-validate src/share/coranto.desktop 2>&1)" "" "the desktop entry"
else
	skip desktop-file-validate
fi

if command -v systemd-analyze >/dev/null 2>&1; then
	mkdir "$T/units"
	for unit in coranto.service coranto.timer; do
		sed "s|@BINDIR@|${CORANTO%/*}|; s|^Documentation=.*||" "src/share/systemd/$unit" >"$T/units/$unit"
	done
	XDG_RUNTIME_DIR=$T systemd-analyze --user verify "$T/units/coranto.service" "$T/units/coranto.timer" >"$T/out" 2>&1
	is "$?$(grep coranto "$T/out")" 0 "the units"
else
	skip systemd-analyze
fi

if command -v xmllint >/dev/null 2>&1; then
	is "$(xmllint --noout --nonet src/share/coranto.svg 2>&1)" "" "the icon"
else
	skip xmllint
fi

# The other make reads the Makefile as well, and would build the same.
if command -v bmake >/dev/null 2>&1; then
	unset MAKEFLAGS MFLAGS MAKELEVEL
	bmake -n B="$T/b" 2>"$T/err" | grep -o -- '-o [^ ]*' | sort >"$T/bmake"
	make -n B="$T/b" 2>/dev/null | grep -o -- '-o [^ ]*' | sort >"$T/make"
	is "$(cat "$T/err")" "" "bmake reads the Makefile"
	ok "$([ "$(wc -l <"$T/bmake")" -gt 100 ]; echo $?)" "and would build it"
	is "$(wc -l <"$T/bmake" | tr -d ' ') $(diff "$T/bmake" "$T/make")" "$(wc -l <"$T/make" | tr -d ' ') " "and makes the same files"
	# Without what may be missing.
	out=$(make -n B="$T/b" UCHARDET=no FRIBIDI=no 2>/dev/null)
	unlike "$out" '-lfribidi|-luchardet' "a build without optional libraries"
	like "$out" '-DWITHOUT_UCHARDET -DWITHOUT_FRIBIDI' "is told so"
else
	skip bmake
fi

# The tar file is the same for the same files, and holds what is ours only.
for n in 1 2; do
	B=$T/$n SOURCE_DATE_EPOCH=1700000000 sh src/dist 7.5; is "$?" 0 "make dist"
	sleep 1
done
ok "$(cmp -s "$T/1/coranto-7.5.tar.gz" "$T/2/coranto-7.5.tar.gz"; echo $?)" "twice the same"
tar -tvzf "$T/1/coranto-7.5.tar.gz" >"$T/list"
is "$(grep -v ' coranto-7.5/' "$T/list")" "" "in one folder"
is "$(awk '$2 != "0/0"' "$T/list")" "" "of nobody"
unlike "$(cat "$T/list")" '/build/|/\.git/|\.o$|\.orig$' "nothing that is built"
for file in LICENSE README Makefile config.mk src/rules man/coranto.1 tests/run; do
	grep -q " coranto-7.5/$file\$" "$T/list"; ok $? "$file"
done
out=$(sh src/dist 2>&1); is "$?" 2 "a version is wanted"

done_testing

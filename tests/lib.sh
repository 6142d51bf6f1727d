# For script tests: . "$TOP/tests/lib.sh".  TAP, and a private home in $T.
set -u
T=$(mktemp -d "${TMPDIR:-/tmp}/t.XXXXXX")
tap_n=0 tap_bad=0
cleanup=:
trap 'eval "$cleanup"; rm -rf "$T"' EXIT
trap 'exit 1' INT TERM HUP
HOME=$T XDG_CONFIG_HOME=$T/config XDG_DATA_HOME=$T/data XDG_STATE_HOME=$T/state
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
mkdir -p "$XDG_CONFIG_HOME/coranto"

# ok STATUS NAME
ok() {
	tap_n=$((tap_n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $tap_n - $2"; else echo "not ok $tap_n - $2"; tap_bad=$((tap_bad + 1)); fi
}
# is GOT WANT NAME
is() {
	[ "$1" = "$2" ]
	ok $? "$3"
	[ "$1" = "$2" ] || { printf '%s\n' "$1" | sed 's/^/#      got: /'; printf '%s\n' "$2" | sed 's/^/# expected: /'; }
}
# like TEXT REGEX NAME / unlike TEXT REGEX NAME (extended regular expressions)
like() {
	printf '%s\n' "$1" | grep -Eq -- "$2"
	like_status=$?
	ok $like_status "$3"
	[ $like_status -eq 0 ] || printf '%s\n' "$1" | sed 's/^/# got: /'
}
unlike() {
	! printf '%s\n' "$1" | grep -Eq -- "$2"
	like_status=$?
	ok $like_status "$3"
	[ $like_status -eq 0 ] || printf '%s\n' "$1" | sed 's/^/# got: /'
}
# Until COMMAND... succeeds, for ten seconds at most: wait_for COMMAND...
wait_for() {
	wait_tries=0
	until "$@" 2>/dev/null; do
		wait_tries=$((wait_tries + 1))
		[ $wait_tries -lt 200 ] || return 1
		sleep 0.05
	done
}
done_testing() { echo "1..$tap_n"; [ "$tap_bad" -eq 0 ]; exit; }

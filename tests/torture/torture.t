#!/bin/sh
# A sample of what "make check-torture" does whole: every command, every kind
# of fault, at a few of the calls each.  TORTURE_PARTS processes share the rows.
. "$TOP/tests/lib.sh"
nm "$CORANTO" 2>/dev/null | grep -Eq '__[at]san_init' && { echo '1..0 # SKIP a sanitizer stands where the faults come from'; exit; }
# Libraries have no frame pointers to follow.
LSAN_OPTIONS=${LSAN_OPTIONS-}:fast_unwind_on_malloc=0
parts=${TORTURE_PARTS:-2}
part() {
	"$TOP/$B/torture/torture" -n "${TORTURE_POINTS:-3}" -p "$1/$parts" "$CORANTO" "$TOP/$B/torture/interpose.so" "$TOP/tests/fixture/page.html"
}
{
	for i in $(seq 0 $((parts - 1))); do part "$i" & done
	wait
} | perl -ne '
	# Each part counts by itself, and gives its plan when it has come to its end.
	BEGIN { $| = 1; $parts = shift }
	if (/^1\.\./) { $plans++; next }
	if (s/^((?:not )?ok) \d+/"$1 " . ++$n/e) { $bad += /^not/ }
	print;
	END {
		print "1..$n\n";
		print "Bail out! a part came to no end\n" if $plans != $parts;
		$? = $bad > 0 || $plans != $parts;
	}' "$parts"

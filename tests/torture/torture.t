#!/bin/sh
# A sample of what "make check-torture" does whole: every command, every kind
# of fault, at a few of the calls each.
. "$TOP/tests/lib.sh"
nm "$CORANTO" 2>/dev/null | grep -Eq '__[at]san_init' && { echo '1..0 # SKIP a sanitizer stands where the faults come from'; exit; }
# Libraries have no frame pointers to follow.
LSAN_OPTIONS=${LSAN_OPTIONS-}:fast_unwind_on_malloc=0
exec "$TOP/$B/torture/torture" -n "${TORTURE_POINTS:-3}" "$CORANTO" "$TOP/$B/torture/interpose.so" "$TOP/tests/fixture/page.html"

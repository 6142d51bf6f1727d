#!/bin/sh
# A sample of what "make check-torture" does whole: every command, every kind
# of fault, at a few of the calls each.
. "$TOP/tests/lib.sh"
ASAN_OPTIONS=verify_asan_link_order=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}
export ASAN_OPTIONS
exec "$TOP/$B/torture/torture" -n "${TORTURE_POINTS:-3}" "$CORANTO" "$TOP/$B/torture/interpose.so" "$TOP/tests/fixture/page.html"

#!/bin/sh
# coranto-source(7) says of each threat which tests show that it is met: they are there.
cd "$TOP" || exit 1
tests=$(awk '/^\.Sh/ { on = /THREATS/ } on && /^\.Pq Pa/ { gsub(/\.Pq Pa|,/, ""); print }' man/coranto-source.7)
missing=$(for test in $tests; do [ -f "tests/$test" ] || [ -f "tests/$test.c" ] || echo "# tests/$test"; done)
[ -n "$tests" ] && [ -z "$missing" ] && echo "ok 1 - each threat has its tests" || { echo "not ok 1 - each threat has its tests"; echo "$missing"; }
echo 1..1

#!/bin/sh
# Pages and what becomes of them: NAME.html (or NAME.txt, plain text) gives the
# outline NAME.outline and the lines NAME.40, NAME.80 and NAME.120.  A first
# line "<!-- options: ... -->" adds options.  --regen shows what has changed
# and, when the answer is yes, keeps it.
: "${TOP:=$(cd "$(dirname "$0")/../.." && pwd)}" "${CORANTO:=$TOP/build/coranto}"
. "$TOP/tests/lib.sh"
cd "$TOP/tests/html" || exit 1
mkdir "$T/new"
with_options=" $(grep -l '^<!-- options: ' ./*.html | tr '\n' ' ')"

render_all() { # page option...
	page=$1 name=${1%.*}; shift
	set -- render --url https://example.org/articles/1 "$@" "$page"
	for width in 40 80 120; do
		"$CORANTO" "$@" --width $width >"$T/new/$name.$width" || echo "failed" >>"$T/new/$name.$width"
	done
	"$CORANTO" "$@" --outline >"$T/new/$name.outline" || echo "failed" >>"$T/new/$name.outline"
}

for page in *.html; do
	case $with_options in
	*" ./$page "*) eval "render_all \"\$page\" $(sed -n '1s/^<!-- options: \(.*\) -->$/\1/p' "$page")" ;;
	*) render_all "$page" ;;
	esac
done
for page in *.txt; do
	render_all "$page" --text
done

if [ "${1:-}" = --regen ]; then
	diff -u -N -x '*.html' -x '*.txt' -x '*.t' . "$T/new" && { echo "nothing has changed"; exit 0; }
	printf 'keep this? [y/n] '
	read -r answer && [ "$answer" = y ] && cp "$T"/new/* .
	exit
fi
# Their order on the screen is FriBidi's.
case $("$CORANTO" version --verbose) in
*without:*fribidi*) without='rtl-bidi*' ;;
*) without= ;;
esac
diff -q -N -x '*.html' -x '*.txt' -x '*.t' . "$T/new" >"$T/differ"
for page in *.html *.txt; do
	for kind in outline 40 80 120; do
		golden=${page%.*}.$kind
		case $golden in
		$without) tap_n=$((tap_n + 1)); echo "ok $tap_n # skip built without FriBidi"; continue ;;
		esac
		if [ -s "$T/differ" ] && grep -q "^Files \./$golden " "$T/differ"; then
			ok 1 "$golden"
			diff -u -N "$golden" "$T/new/$golden" | sed 's/^/# /'
		else
			ok 0 "$golden"
		fi
	done
done
done_testing

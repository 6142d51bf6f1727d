# The twins' worlds: . "$TOP/tests/hostile/lib.sh" after tests/lib.sh and tests/tui/lib.sh.
here=$TOP/tests/hostile
tab=$(printf '\t')

# See the head of tests/hostile/twins: twins DO [ARGUMENT]...
twins() {
	twins_do=$1
	shift
	perl "$here/twins" "$twins_do" "$here/classes" "$@"
}
count=$(twins count)

# A store of a feed and an article for each class and one feed for all of them,
# of plain texts yet, in $T/kept; the feeds file is that of what fill() makes.
# All of them in one stand apart: a search does not find them.
body() {
	case $1 in article*) printf "<p>Body of %s.</p>" "$1" ;; *) printf "<p>All of %s.</p>" "$1" ;; esac
}
make_store() {
	make_n=0
	while [ $make_n -lt "$count" ]; do
		make_n=$((make_n + 1))
		feed "f$make_n" "Feed $make_n" "article $make_n"
		subscribe "f$make_n"
	done
	feed all 'All' $(twins begins)
	subscribe all
	update
	"$CORANTO" search Body >/dev/null
	mv "$XDG_DATA_HOME" "$T/kept"
}

# Texts of the world in their place: fill dirty|clean
fill() {
	rm -rf "$XDG_DATA_HOME" "$XDG_STATE_HOME"
	cp -r "$T/kept" "$XDG_DATA_HOME"
	twins store "$1" | sqlite3 "$XDG_DATA_HOME/coranto/coranto.db" >/dev/null
	twins feeds "$1" >"$XDG_CONFIG_HOME/coranto/feeds"
	twins queue "$1" >"$XDG_DATA_HOME/coranto/downloads"
	all=$(sqlite3 "$XDG_DATA_HOME/coranto/coranto.db" "SELECT min(id) FROM article WHERE feed = $((count + 1))")
}

# The places of a kind, as HOW, PLACE and CODE: places KIND
places() { awk -F '\t' -v kind="$1" 'BEGIN { OFS = FS } !/^#/ && $1 == kind { print $3, $4, $5 }' "$here/places"; }
file_of() { printf '%s.%s' "$T/$1" "$(printf %s "$2" | tr -c 'A-Za-z0-9\n' -)"; }

# What two files show: compare HOW PLACE
compare() { judge compare "$1" "$(file_of dirty "$2")" "$(file_of clean "$2")" "$2"; }
# What twins says of files, as tests: judge DO ARGUMENT...
judge() {
	twins "$@" >"$T/compared"
	while read -r judge_status judge_name; do
		case $judge_status in
		'#') printf '# %s\n' "$judge_name" ;;
		*) ok "$judge_status" "$judge_name" ;;
		esac
	done <"$T/compared"
}

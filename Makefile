# coranto: make, make run, make check, make lint, make install,
# make dist, make distcheck, make deb.
# Works with GNU make and with bmake.  What is built from what is written out
# by src/rules into $(B)/rules.mk, from the floors in tests/lint/floors.

.POSIX:

include config.mk

all: coranto

MADE != mkdir -p $(B) && CC='$(CC)' B='$(B)' sh src/rules >$(B)/rules.mk.new && { cmp -s $(B)/rules.mk.new $(B)/rules.mk || cp $(B)/rules.mk.new $(B)/rules.mk; } && echo yes
include $(B)/rules.mk

coranto: $(B)/coranto $(B)/coranto-update

# Two programs: the one that is started by hand knows no network, hands
# "coranto update" over, and so loads a fourth of the libraries.
$(B)/coranto: $(B)/main.o $(B)/hand_over.o $(ARCHIVES)
	$(CC) $(LDFLAGS) -o $@ $(B)/main.o $(B)/hand_over.o $(ARCHIVES) $(LIBS)

$(B)/coranto-update: $(B)/main.o $(ARCHIVES)
	$(CC) $(LDFLAGS) -o $@ $(B)/main.o $(ARCHIVES) $(LIBS)

run: coranto
	@exec $(B)/coranto

# Unit tests are programs, the others scripts; all speak TAP.
check: coranto $(UNIT_TESTS) $(FUZZ_REPLAYS) $(TORTURE_TOOLS)
	@B='$(B)' sh tests/run $(JOBS) $(UNIT_TESTS) $(SCRIPT_TESTS)

lint: coranto
	@B='$(B)' sh tests/run $(JOBS) $(LINTS)

check-asan:
	@$(MAKE) B=$(B)/asan OPTIMIZE='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined' HARDEN=-fPIE LDFLAGS='-pie -fsanitize=address,undefined' check

check-ubsan:
	@$(MAKE) B=$(B)/ubsan OPTIMIZE='-O1 -g -fsanitize=undefined -fno-sanitize-recover=undefined' HARDEN=-fPIE LDFLAGS='-pie -fsanitize=undefined' check

# Threads are libcurl's alone (it looks up names): what uses the network.
check-tsan:
	@$(MAKE) B=$(B)/tsan OPTIMIZE='-O1 -g -fsanitize=thread' HARDEN=-fPIE LDFLAGS='-pie -fsanitize=thread' TESTS='$(B)/tsan/unit/fetch_test $(HTTP_TESTS)' check-some

# The unit tests; not those that close a jail, in which valgrind could not work
# either, nor the one that kills a store hundreds of times.  What libc has it
# keeps: freed by valgrind, a child's copy of standard output would be written.
check-valgrind: $(UNIT_TESTS)
	@sh tests/wants valgrind
	@B='$(B)' UNDER='valgrind -q --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite --error-exitcode=99 --child-silent-after-fork=yes --run-libc-freeres=no --suppressions=tests/analyse/valgrind' sh tests/run $(JOBS) $(OPEN_UNIT_TESTS)

# make check-some TESTS='tests/http/polite.t build/unit/url_test'
TESTS =
check-some: coranto $(TORTURE_TOOLS) $(TESTS)
	@B='$(B)' sh tests/run $(JOBS) $(TESTS)

# Lines that the tests run, floor by floor, and those that they do not.
coverage:
	@find $(B)/coverage -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) B=$(B)/coverage OPTIMIZE='-O0 -g --coverage' HARDEN='-fPIE -std=gnu11 -DSANITIZED=1 -include tests/analyse/coverage.h' LDFLAGS='-pie --coverage' TORTURE_POINTS=20 GCOV_ERROR_FILE=/dev/null check || true
	@perl tests/analyse/coverage $(B)/coverage

# What compilers and others find by reading alone.
analyse: all
	@sh tests/wants clang clang-tidy cppcheck
	@sh tests/analyse/run

# Two hundred times killed, not ten; the disk fails at every change, each page is lost once.
check-crash: coranto $(B)/unit/store_test
	@CRASH_KILLS=200 DAMAGE=all B='$(B)' sh tests/run $(JOBS) $(B)/unit/store_test tests/cli/kill.t tests/cli/damage.t

# Each command of the program with each call that it makes to libc failing in
# turn, 70,000 runs.  POINTS=40: with so many of them, of each kind; PARTS:
# processes that share the work.
POINTS = 0
PARTS = 2
check-torture: coranto $(TORTURE_TOOLS)
	@B='$(B)' TORTURE_POINTS='$(POINTS)' TORTURE_PARTS='$(PARTS)' sh tests/run $(JOBS) $(TORTURE_TESTS)

# The same where whoever goes on after a failure, and ends by himself, must have lost no memory.
check-leaks:
	@$(MAKE) B=$(B)/leaks OPTIMIZE='-O1 -g -fno-omit-frame-pointer -fsanitize=leak' HARDEN='-fPIE -DSANITIZED=1' LDFLAGS='-pie -fsanitize=leak' check-torture

# A simulated day of 1,000 feeds on a faulty server with the reader open: about ten minutes.
soak: coranto $(TORTURE_TOOLS)
	@$(B)/torture/soak $(B)/coranto $(B)/torture/interpose.so

# make fuzz T=feed TIME=600: one target by libFuzzer, findings beside it in NAME.found;
# fuzz-afl: the same by AFL++; fuzz-minimise: the corpus without what adds nothing.
T = feed
TIME = 60
fuzz:
	@sh tests/wants clang
	@$(MAKE) B=$(B)/libfuzzer CC=clang OPTIMIZE='-O1 -g -fsanitize=fuzzer-no-link,address,undefined' HARDEN=-fPIE LDFLAGS='-pie -fsanitize=address,undefined' FUZZLINK=-fsanitize=fuzzer $(B)/libfuzzer/fuzz/$(T)
	@sh tests/fuzz/run $(B)/libfuzzer/fuzz/$(T) $(T) $(TIME)

fuzz-afl:
	@sh tests/wants afl-clang-fast afl-fuzz
	@AFL_QUIET=1 $(MAKE) B=$(B)/afl CC=afl-clang-fast OPTIMIZE='-O1 -g' HARDEN=-fPIE LDFLAGS=-pie FUZZLINK=-fsanitize=fuzzer $(B)/afl/fuzz/$(T)
	@sh tests/fuzz/run --afl $(B)/afl/fuzz/$(T) $(T) $(TIME)

fuzz-minimise:
	@$(MAKE) fuzz TIME=1
	@sh tests/fuzz/run --minimise $(B)/libfuzzer/fuzz/$(T) $(T) $(TIME)

bench: coranto $(BENCH_TOOLS)
	@B='$(B)' sh tests/bench/run

install: coranto
	@B='$(B)' DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' MANPREFIX='$(MANPREFIX)' sh src/install install

uninstall:
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' MANPREFIX='$(MANPREFIX)' sh src/install uninstall

# The tree as a tar file; the same unpacked, built, tested; a Debian package of it.
dist:
	@B='$(B)' sh src/dist $(VERSION)

distcheck: dist
	@B='$(B)' MAKE='$(MAKE)' sh src/dist --check $(VERSION)

deb: dist
	@B='$(B)' MAKE='$(MAKE)' sh src/deb $(VERSION)

clean:
	rm -rf $(B)

.PHONY: all coranto run check lint check-asan check-ubsan check-tsan check-valgrind check-some check-crash
.PHONY: check-torture check-leaks soak coverage analyse fuzz fuzz-afl fuzz-minimise bench install uninstall dist distcheck deb clean

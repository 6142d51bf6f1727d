/* base/mem: memory or the end. */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "tap.h"

/* A sanitizer ends the program in its own way. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OTHER_MALLOC	1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define OTHER_MALLOC	1
#endif
#endif
#ifndef OTHER_MALLOC
#define OTHER_MALLOC	0
#endif

static void
test_memory(void)
{
	char *p = mem_alloc(0), *q;
	int *zeros = mem_zalloc(10, sizeof(*zeros));
	size_t i, bad = 0;

	ok(p != NULL, "no bytes are memory, too");
	p = mem_realloc(p, 100);
	memset(p, 'x', 100);
	p = mem_realloc(p, 0);
	ok(p != NULL, "... and stay it");
	for (i = 0; i < 10; i++)
		bad += zeros[i] != 0;
	ok(bad == 0, "zeroed");
	q = mem_strdup(NULL);
	is_text(q, "", "NULL is the empty string");
	free(q);
	q = mem_strndup("abcdef", 3);
	is_text(q, "abc", "so many bytes");
	free(q);
	free(p);
	free(zeros);
}

static void
test_large(void)
{
	size_t sizes[] = { 0, 100, MEM_LARGE_PAGE - 1, MEM_LARGE_PAGE, 2 * MEM_LARGE_PAGE + 5 }, i, bad = 0;

	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char *p = mem_alloc_large(sizes[i]);

		memset(p, 'x', sizes[i]);
		bad += sizes[i] >= MEM_LARGE_PAGE && (uintptr_t)p % MEM_LARGE_PAGE != 0;
		free(p);
	}
	ok(bad == 0, "large memory begins with a large page");
}

static void
test_grow(void)
{
	int *array = NULL;
	size_t cap = 0, i, bad = 0;

	for (i = 0; i < 1000; i++) {
		array = mem_grow(array, i, &cap, sizeof(*array));
		array[i] = (int)i;
	}
	for (i = 0; i < 1000; i++)
		bad += array[i] != (int)i;
	ok(bad == 0 && cap >= 1000 && cap < 2048, "an array grows and keeps its members");
	free(array);
}

/* What f does to a process: its exit status, and what it says on standard error. */
static int
status_of(void (*f)(void), char *said, size_t size)
{
	ssize_t n;
	pid_t child;
	int status, ends[2];

	said[0] = '\0';
	fflush(stdout);
	if (pipe(ends) < 0)
		return -1;
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		f();
		_exit(0);
	}
	close(ends[1]);
	n = read(ends[0], said, size - 1);
	said[n > 0 ? n : 0] = '\0';
	close(ends[0]);
	if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

/* More than any machine has, and than a compiler sees coming. */
static volatile size_t too_much = SIZE_MAX / 4;

static void
grow_too_far(void)
{
	size_t cap = SIZE_MAX / 8;

	mem_grow(NULL, cap, &cap, 64);
}

static void
take(void)
{
	mem_alloc(too_much);
}

static void
take_large(void)
{
	mem_alloc_large(too_much);
}

static void
take_zeroed(void)
{
	mem_zalloc(too_much, 2);
}

static void
take_more(void)
{
	static void *volatile held;	/* or valgrind calls it lost */

	held = mem_alloc(10);
	mem_realloc(held, too_much);
}

static void
reserve_too_much(void)
{
	struct buf b = { 0 };

	buf_reserve(&b, SIZE_MAX / 2);
}

static void
take_from_arena(void)
{
	struct arena a = { 0 };

	arena_alloc(&a, SIZE_MAX - 1);
}

__attribute__((format(printf, 1, 2)))
static void
print(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	free(mem_vprintf(fmt, ap));
	va_end(ap);
}

static void
print_nothing(void)
{
	static const wchar_t nobody[] = { 0x7FFFFFFF, 0 };	/* no character, so that printf(3) fails */

	print("%ls", nobody);
}

static const struct {
	const char *name;
	void (*f)(void);
	bool asks_system;		/* which a sanitizer stands in place of */
} ends[] = {
	{ "the end", mem_die, false },
	{ "an array that cannot be", grow_too_far, false },
	{ "a buffer that cannot be", reserve_too_much, false },
	{ "an arena that cannot be", take_from_arena, false },
	{ "no memory", take, true },
	{ "no large memory", take_large, true },
	{ "no zeroed memory", take_zeroed, true },
	{ "no more memory", take_more, true },
	{ "a text that cannot be written", print_nothing, false },
};

static void
test_end(void)
{
	char said[256];
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		if (OTHER_MALLOC && ends[i].asks_system) {
			skip(ends[i].name);
			continue;
		}
		is_number(status_of(ends[i].f, said, sizeof(said)), 1, ends[i].name);
		is_text(said, "coranto: out of memory\n", "... is one line");
	}
}

int
main(void)
{
	test_memory();
	test_large();
	test_grow();
	test_end();
	return tap_end();
}

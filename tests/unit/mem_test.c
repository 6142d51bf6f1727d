/* base/mem: memory or the end. */
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "tap.h"

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

/* What f does to a process: its exit status. */
static int
status_of(void (*f)(void))
{
	pid_t child;
	int status;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		close(STDERR_FILENO);
		f();
		_exit(0);
	}
	if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

static void
grow_too_far(void)
{
	size_t cap = SIZE_MAX / 8;

	mem_grow(NULL, cap, &cap, 64);
}

static void
test_end(void)
{
	is_number(status_of(mem_die), 1, "the end is status 1");
	is_number(status_of(grow_too_far), 1, "an array that cannot be");
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

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"

void
mem_say(void)
{
	static const char line[] = "coranto: out of memory\n";
	ssize_t n = write(STDERR_FILENO, line, sizeof(line) - 1);

	(void)n;
}

void
mem_die(void)
{
	mem_say();
	/* Not exit(): what was half said stays unsaid. */
	quick_exit(1);
}

void *
mem_alloc(size_t size)
{
	void *p = malloc(size > 0 ? size : 1);

	if (p == NULL)
		mem_die();
	return p;
}

void *
mem_alloc_large(size_t size)
{
	size_t whole = size & ~(MEM_LARGE_PAGE - 1);
	void *p;

	if (whole == 0)
		return mem_alloc(size);
	if (posix_memalign(&p, MEM_LARGE_PAGE, size) != 0)
		mem_die();
	/* A system without large pages refuses, and loses nothing but time. */
	madvise(p, whole, MADV_HUGEPAGE);
	return p;
}

void *
mem_zalloc(size_t count, size_t size)
{
	void *p = calloc(count > 0 ? count : 1, size > 0 ? size : 1);

	if (p == NULL)
		mem_die();
	return p;
}

void *
mem_realloc(void *old, size_t size)
{
	void *p = realloc(old, size > 0 ? size : 1);

	if (p == NULL)
		mem_die();
	return p;
}

void *
mem_grow(void *array, size_t count, size_t *cap, size_t size)
{
	size_t want;

	if (count < *cap)
		return array;
	want = *cap == 0 ? 8 : *cap * 2;
	if (want <= *cap || want > SIZE_MAX / size)
		mem_die();
	*cap = want;
	return mem_realloc(array, want * size);
}

char *
mem_strndup(const char *s, size_t len)
{
	char *p = mem_alloc(len + 1);

	if (len > 0)
		memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

char *
mem_vprintf(const char *fmt, va_list ap)
{
	char *text;

	if (vasprintf(&text, fmt, ap) < 0)
		mem_die();
	return text;
}

char *
mem_strdup(const char *s)
{
	return mem_strndup(s, s != NULL ? strlen(s) : 0);
}

/*
 * The same for the libraries in C++ below us (uchardet), whose operator new
 * would throw what no C can catch: new and delete by their names in the common
 * C++ ABI (itanium-cxx-abi.github.io), for one and for arrays.
 */

#if SIZE_MAX == ULONG_MAX
#define NEW		_Znwm
#define NEW_ARRAY	_Znam
#define DELETE_SIZED	_ZdlPvm
#define DELETE_ARRAY_SIZED	_ZdaPvm
#else
#define NEW		_Znwj
#define NEW_ARRAY	_Znaj
#define DELETE_SIZED	_ZdlPvj
#define DELETE_ARRAY_SIZED	_ZdaPvj
#endif
#define DELETE		_ZdlPv
#define DELETE_ARRAY	_ZdaPv

void	*NEW(size_t size);
void	*NEW_ARRAY(size_t size);
void	DELETE(void *p);
void	DELETE_ARRAY(void *p);
void	DELETE_SIZED(void *p, size_t size);
void	DELETE_ARRAY_SIZED(void *p, size_t size);

void *
NEW(size_t size)
{
	return mem_alloc(size);
}

void *
NEW_ARRAY(size_t size)
{
	return mem_alloc(size);
}

void
DELETE(void *p)
{
	free(p);
}

void
DELETE_ARRAY(void *p)
{
	free(p);
}

void
DELETE_SIZED(void *p, size_t size)
{
	(void)size;
	free(p);
}

void
DELETE_ARRAY_SIZED(void *p, size_t size)
{
	(void)size;
	free(p);
}

/*
 * Memory or the end: every function returns memory or ends the process with
 * one line and status 1.  Sizes that come from the world are checked against
 * a limit before they get here.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>

#define MEM_LARGE_PAGE	((size_t)2 << 20)

/* Say that memory is out and end the process with status 1, as quick_exit(3) does: who holds a terminal gives it back. */
_Noreturn void mem_die(void);
/* Say it alone. */
void	mem_say(void);

/* size bytes, not zero; the caller's to free(). */
void	*mem_alloc(size_t size);
/*
 * As mem_alloc, for what will be filled at once and may be large: from
 * MEM_LARGE_PAGE on it stands on large pages, where the system has them, which
 * are taken from it by far fewer faults.
 */
void	*mem_alloc_large(size_t size);
/* count members of size bytes, zeroed; the caller's to free(). */
void	*mem_zalloc(size_t count, size_t size);
/* As realloc. */
void	*mem_realloc(void *old, size_t size);
/*
 * Room for one more member: when *cap members of size bytes are all used
 * (count == *cap), double the array and update *cap.  Returns the array.
 */
void	*mem_grow(void *array, size_t count, size_t *cap, size_t size);
/* A copy of the string s; NULL gives "". */
char	*mem_strdup(const char *s);
/* A NUL-terminated copy of len bytes. */
char	*mem_strndup(const char *s, size_t len);

/* The text of a printf-like call, the caller's to free(). */
char	*mem_vprintf(const char *fmt, va_list ap)
	    __attribute__((format(printf, 1, 0)));

#endif

/*
 * coranto update and download in the program coranto: coranto-update does
 * them, which stands beside this program, or, when that is installed, in
 * ../libexec/coranto.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "cli/update.h"

#define PROGRAM	"coranto-update"

/* The folder of this program with a slash, "" when the system does not say. */
static char *
own_folder(void)
{
	char path[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path));

	while (len > 0 && path[len - 1] != '/')
		len--;
	return mem_strndup(path, len > 0 ? (size_t)len : 0);
}

/* Become the program in that folder, or come back. */
static void
become(const char *folder, const char *place, char **argv)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s%s" PROGRAM, folder, place);
	if (*folder != '\0')
		execv(buf_text(&path), argv);
	buf_clear(&path);
}

static int
hand_over(int argc, char **argv)
{
	char **words = mem_zalloc((size_t)argc + 2, sizeof(*words)), *folder = own_folder();
	char name[] = "coranto";

	words[0] = name;
	memcpy(words + 1, argv, (size_t)argc * sizeof(*words));
	fflush(NULL);
	become(folder, "", words);
	become(folder, "../libexec/coranto/", words);
	execvp(PROGRAM, words);
	fprintf(stderr, "coranto: " PROGRAM ": %s\n", strerror(errno));
	free(words);
	free(folder);
	return EXIT_FAILURE;
}

int
cmd_download(int argc, char **argv)
{
	return hand_over(argc, argv);
}

int
cmd_update(int argc, char **argv)
{
	return hand_over(argc, argv);
}

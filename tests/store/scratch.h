/* A folder of its own for a unit test of the store, and articles to put in. */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/articles.h"

static char scratch_folder[4096];

__attribute__((unused))
static void
scratch_make(void)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(scratch_folder, sizeof(scratch_folder), "%s/store.XXXXXX", tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(scratch_folder) == NULL) {
		perror(scratch_folder);
		exit(1);
	}
}

/* Lent until the next call. */
__attribute__((unused))
static const char *
scratch_path(const char *name)
{
	static char path[sizeof(scratch_folder) + 257];

	snprintf(path, sizeof(path), "%s/%s", scratch_folder, name);
	return path;
}

/* The folder holds plain files only. */
__attribute__((unused))
static void
scratch_remove(void)
{
	DIR *dir = opendir(scratch_folder);
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			unlink(scratch_path(entry->d_name));
	if (dir != NULL)
		closedir(dir);
	rmdir(scratch_folder);
}

/* An article with nothing but its key and title. */
__attribute__((unused))
static struct article
scratch_article(int64_t feed, const char *key, const char *title)
{
	return (struct article){
		.feed = feed, .key = key, .title = title, .twin = "", .author = "", .link = "", .comments = "",
		.language = "", .image = "", .tags = "", .content = "", .full = "",
		.published = INT64_MIN, .updated = INT64_MIN,
	};
}

#endif

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "local.h"
#include "poll/confine.h"
#include "secret.h"
#include "text/url.h"

/* Names, routes, certificates, clocks, and the libraries that look them up. */
static const char *const system_paths[] = {
	"/etc", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/usr/share",
	"/usr/local/share", "/gnu/store", "/nix/store", "/run/systemd/resolve", "/run/resolvconf",
	"/run/NetworkManager", "/run/nscd", "/dev/urandom", "/dev/null",
};

#define SYSTEM_COUNT	(sizeof(system_paths) / sizeof(system_paths[0]))

struct jail {
	struct sandbox_path *paths;
	char **owned;			/* those of the paths that we made */
	size_t count, cap, owned_count, owned_cap;
	bool services;			/* see sandbox_confine() */
};

static void
add(struct jail *j, const char *path, bool write)
{
	j->paths = mem_grow(j->paths, j->count, &j->cap, sizeof(*j->paths));
	j->paths[j->count++] = (struct sandbox_path){ path, write };
}

static void
add_owned(struct jail *j, char *path, bool write)
{
	j->owned = mem_grow(j->owned, j->owned_count, &j->owned_cap, sizeof(*j->owned));
	j->owned[j->owned_count++] = path;
	add(j, path, write);
}

/* Where the database stands, after all symbolic links; beside it stand its journals. */
static void
add_data_folder(struct jail *j, const char *store_path)
{
	char *path = realpath(store_path, NULL);
	char *slash = path != NULL ? strrchr(path, '/') : NULL;

	if (slash == NULL) {
		free(path);
		return;
	}
	*slash = '\0';
	add_owned(j, path, true);
}

/* Certificates and passwords that the user put elsewhere. */
static void
add_user_files(struct jail *j, const char *ca_file)
{
	const char *ca = getenv("SSL_CERT_FILE"), *home = getenv("HOME");
	struct buf netrc = { 0 };

	if (ca != NULL && ca[0] != '\0')
		add(j, ca, false);
	if (ca_file[0] != '\0')
		add(j, ca_file, false);
	if (home == NULL)
		return;
	buf_printf(&netrc, "%s/.netrc", home);
	add_owned(j, buf_detach(&netrc), false);
}

static void
add_documents(struct jail *j, const struct subs *subs)
{
	struct buf path = { 0 };
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (subs->items[i].kind == SUB_FILE && local_path(subs->items[i].url, &path) == 0)
			add_owned(j, buf_detach(&path), false);
	buf_clear(&path);
}

/* A password-file, where one is set. */
static void
add_secret(struct jail *j, const struct settings *settings)
{
	const char *file = settings_text(settings, SETTING_PASSWORD_FILE);
	struct arena a = { 0 };

	if (file[0] != '\0')
		add_owned(j, mem_strdup(secret_path(&a, file)), false);
	arena_clear(&a);
}

static void
add_secrets(struct jail *j, const struct settings *settings, const struct subs *subs)
{
	struct settings *own;
	size_t i;

	add_secret(j, settings);
	for (i = 0; i < subs->count; i++) {
		if (subs->items[i].word_count == 0)
			continue;
		own = subs_settings(&subs->items[i], settings);
		add_secret(j, own);
		settings_free(own);
	}
}

bool
confine_is_local_name(const char *url)
{
	struct arena a = { 0 };
	const char *host = url_host(&a, url);
	size_t len = host != NULL ? strlen(host) : 0;
	bool local = len > 6 && strcasecmp(host + len - 6, ".local") == 0;

	arena_clear(&a);
	return local;
}

static bool
has_local_name(const struct subs *subs)
{
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (confine_is_local_name(subs->items[i].url))
			return true;
	return false;
}

static bool
has_program(const struct sub *sub, const struct settings *settings)
{
	struct settings *own;
	bool found;

	if (sub->kind == SUB_EXEC || sub->kind == SUB_FILTER)
		return true;
	if (sub->word_count == 0)
		return settings_text(settings, SETTING_PASSWORD_COMMAND)[0] != '\0';
	own = subs_settings(sub, settings);
	found = settings_text(own, SETTING_PASSWORD_COMMAND)[0] != '\0';
	settings_free(own);
	return found;
}

static bool
needs_programs(const struct settings *settings, const struct subs *subs)
{
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (has_program(&subs->items[i], settings))
			return true;
	return false;
}

/* What everything needs that has work with the network. */
static void
add_common(struct jail *j, const char *store_path, const struct settings *settings)
{
	size_t i;

	for (i = 0; i < SYSTEM_COUNT; i++)
		add(j, system_paths[i], false);
	add_data_folder(j, store_path);
	add_user_files(j, settings_text(settings, SETTING_CA_FILE));
}

const char *
confine_missing(void)
{
	static const char *const sentences[] = {
		[0] = "this system has neither Landlock nor seccomp: what reads the network runs without a jail",
		[SANDBOX_FILES] = "this system has no seccomp: what reads the network could start programs",
		[SANDBOX_CALLS] = "this system has no Landlock: what reads the network could read your files",
		[SANDBOX_FILES | SANDBOX_CALLS] = "",
	};

	return sentences[sandbox_available() & (SANDBOX_FILES | SANDBOX_CALLS)];
}

static bool
is_required(const struct settings *settings)
{
	return strcmp(settings_text(settings, SETTING_JAIL), "required") == 0;
}

static int
confine(struct jail *j, const struct settings *settings, struct error *err)
{
	unsigned in_force = sandbox_confine(j->paths, j->count, j->services);
	const char *missing = confine_missing();
	size_t i;

	for (i = 0; i < j->owned_count; i++)
		free(j->owned[i]);
	free(j->owned);
	free(j->paths);
	if (in_force == (SANDBOX_FILES | SANDBOX_CALLS) || !is_required(settings))
		return 0;
	return error_set(err, ERROR_USAGE, "jail required: %s", *missing != '\0' ? missing : "the jail could not be closed");
}

int
confine_poller(const char *store_path, const struct settings *settings, const struct subs *subs, struct error *err)
{
	struct jail j = { .services = has_local_name(subs) };

	if (needs_programs(settings, subs)) {
		if (is_required(settings))
			return error_set(err, ERROR_USAGE, "jail required: a feed or a password comes from a program, which no jail holds");
		return 0;
	}
	add_common(&j, store_path, settings);
	add_secrets(&j, settings, subs);
	add_documents(&j, subs);
	return confine(&j, settings, err);
}

int
confine_download(const char *data_path, const char *const *folders, size_t count, bool local_names,
    const struct settings *settings, struct error *err)
{
	struct jail j = { .services = local_names };
	size_t i;

	add_common(&j, data_path, settings);
	for (i = 0; i < count; i++)
		add(&j, folders[i], true);
	return confine(&j, settings, err);
}

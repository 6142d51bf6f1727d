/*
 * The yardstick of the rows "update": libcurl gets every address of a file, at
 * most as many connections at once as coranto may have, and throws the bytes
 * away.  curl_floor CONNECTIONS PER_HOST FILE [warm]
 *
 * warm: ask with the entity tags that feed_server gives, so that all are 304.
 * Prints how many came, and how many of them were 304.
 */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE	256

struct tally {
	long done, unchanged;
};

static size_t
discard(char *data, size_t size, size_t count, void *context)
{
	(void)data;
	(void)context;
	return size * count;
}

static void
add_address(CURLM *multi, const char *address, int number, int warm)
{
	CURL *easy = curl_easy_init();
	struct curl_slist *fields = NULL;
	char tag[LINE];

	curl_easy_setopt(easy, CURLOPT_URL, address);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, discard);
	curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT, 60L);
	if (warm) {
		snprintf(tag, sizeof(tag), "If-None-Match: \"feed-%05d\"", number);
		fields = curl_slist_append(NULL, tag);
		curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields);
		curl_easy_setopt(easy, CURLOPT_PRIVATE, fields);
	}
	curl_multi_add_handle(multi, easy);
}

static void
end_transfers(CURLM *multi, struct tally *tally)
{
	struct curl_slist *fields;
	CURLMsg *message;
	CURL *easy;
	long status;
	int left;

	while ((message = curl_multi_info_read(multi, &left)) != NULL) {
		easy = message->easy_handle;
		if (message->data.result == CURLE_OK) {
			curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
			tally->done++;
			tally->unchanged += status == 304;
		}
		curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&fields);
		curl_multi_remove_handle(multi, easy);
		curl_easy_cleanup(easy);
		curl_slist_free_all(fields);
	}
}

int
main(int argc, char **argv)
{
	struct tally tally = { 0 };
	FILE *addresses = argc > 3 ? fopen(argv[3], "r") : NULL;
	char line[LINE];
	int number = 0, running = 1;
	CURLM *multi;

	if (addresses == NULL)
		return 2;
	curl_global_init(CURL_GLOBAL_DEFAULT);
	multi = curl_multi_init();
	curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, atol(argv[1]));
	curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, atol(argv[2]));
	while (fgets(line, sizeof(line), addresses) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		add_address(multi, line, number++, argc > 4);
	}
	fclose(addresses);
	while (running > 0) {
		curl_multi_perform(multi, &running);
		end_transfers(multi, &tally);
		if (running > 0)
			curl_multi_poll(multi, NULL, 0, 1000, NULL);
	}
	curl_multi_cleanup(multi);
	curl_global_cleanup();
	printf("%ld %ld\n", tally.done, tally.unchanged);
	return tally.done == number ? 0 : 1;
}

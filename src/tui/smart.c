#include "smart.h"

static const struct smart_feed feeds[SMART_FEEDS] = {
	{ "Today", "age < 1" },
	{ "Starred", "starred = \"yes\"" },
	{ "Long reads", "minutes >= 8 and unread = \"yes\"" },
};

const struct smart_feed *
smart_feed(const struct session *session, size_t n)
{
	if (n >= SMART_FEEDS ||
	    !settings_flag(reader_settings(session->reader), SETTING_SMART_FEEDS))
		return NULL;
	return &feeds[n];
}

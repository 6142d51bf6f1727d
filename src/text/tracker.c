#include <string.h>
#include <strings.h>

#include "tracker.h"

/* Sorted by who made them; a name that ends in * stands for all that begin so. */
static const char *const names[] = {
	"utm_*", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "_ga", "_gl", "gad_source", "gad_campaignid",	/* Google */
	"fbclid", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "__tn__", "__cft__*", "__xts__*",		/* Facebook */
	"igsh", "igshid",												/* Instagram */
	"msclkid", "ocid", "cvid",											/* Microsoft */
	"yclid", "ysclid", "_openstat",											/* Yandex */
	"twclid", "ref_src", "__twitter_impression", "ttclid", "li_fat_id", "epik", "rdt_cid", "sccid", "tblci",		/* social networks */
	"mc_cid", "mc_eid", "mc_tc", "goal",										/* Mailchimp */
	"_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking",						/* HubSpot */
	"mkt_tok", "mkwid", "pcrid", "trk_contact", "trk_msg", "trk_module", "trk_sid",					/* Marketo and others */
	"vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "ml_subscriber", "ml_subscriber_hash", "ck_subscriber_id",
	"wickedid", "rb_clickid", "irclickid", "irgwc", "cjevent", "_kx", "_ke", "_bta_tid", "_bta_c", "_branch_match_id", "dicbo",
	"at_medium", "at_campaign", "at_campaign_type", "at_creation", "at_custom*", "at_link*", "at_bbc_*", "at_ptr*", "at_format", "at_variant", "xtor",	/* Piano */
	"pk_*", "mtm_*", "piwik_*", "matomo_*", "hsa_*", "stm_*", "wt_mc", "wt.mc_id", "wt_zmc", "wtmc", "wtrid",			/* Matomo, Webtrekk */
	"s_cid", "s_kwcid", "sc_cid", "sc_campaign", "sc_channel", "sc_content", "sc_country", "sc_geo", "sc_medium", "sc_outcome", "sc_publisher",	/* Adobe */
	"ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee", "cmpid", "ito", "ftag", "icid", "iesrc", "mbid",		/* news sites */
	"smid", "smtyp", "guccounter", "guce_referrer", "guce_referrer_sig", "spm", "echobox", "ncid", "rss_campaign",
};

/* These have a meaning of their own, but not with this value. */
static const char *const pairs[] = {
	"partner=rss", "partner=rssnyt", "emc=rss", "source=rss", "ref=rss", "from=rss", "feature=youtu.be", "CMP=rss", "CMP=fb_gu", "CMP=share_btn*",
};

static bool
matches(const char *pattern, const char *s, size_t len)
{
	size_t n = strlen(pattern);

	if (pattern[n - 1] == '*')
		return len >= n - 1 && strncasecmp(pattern, s, n - 1) == 0;
	return len == n && strncasecmp(pattern, s, n) == 0;
}

static bool
matches_any(const char *const *patterns, size_t count, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (matches(patterns[i], s, len))
			return true;
	return false;
}

bool
tracker_is_parameter(const char *s, size_t len)
{
	const char *equals;

	/* The ampersand before it may have been escaped once too often. */
	if (len > 4 && strncasecmp(s, "amp;", 4) == 0) {
		s += 4;
		len -= 4;
	}
	equals = memchr(s, '=', len);
	return matches_any(names, sizeof(names) / sizeof(names[0]), s, equals != NULL ? (size_t)(equals - s) : len) ||
	    matches_any(pairs, sizeof(pairs) / sizeof(pairs[0]), s, len);
}

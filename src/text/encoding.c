#include <stdbool.h>
#include <string.h>

#include "encoding.h"

#define LABEL_MAX	40

static const struct encoding encodings[] = {
	{ "UTF-8", ENCODING_UTF8, 0, NULL,
	    "utf8 u8 utf unicode11utf8 unicode20utf8 xunicode20utf8 utf8sig cp65001 utf8ucs2 utf8ucs4 utf8mb4" },
	{ "UTF-16LE", ENCODING_UTF16LE, 0, NULL,
	    "utf16le utf16 u16 unicode ucs2 iso10646ucs2 csunicode unicodefeff unicodelittleunmarked" },
	{ "UTF-16BE", ENCODING_UTF16BE, 0, NULL,
	    "utf16be unicodefffe unicodebigunmarked" },
	{ "UTF-32LE", ENCODING_UTF32LE, 0, NULL,
	    "utf32le utf32 u32 ucs4 csucs4 iso10646ucs4" },
	{ "UTF-32BE", ENCODING_UTF32BE, 0, NULL,
	    "utf32be" },
	{ "GB18030", ENCODING_ICONV, 0, "GB18030",
	    "gb18030 gb180302000 gbk xgbk 936 cp936 ms936 windows936 gb2312 gb23121980 gb231280 chinese csgb2312 csiso58gb231280 "
	    "euccn eucgb2312cn isoir58 xmacsimpchinese" },
	{ "Big5", ENCODING_ICONV, 0, "BIG5-HKSCS",
	    "big5 big5hkscs hkscs cnbig5 csbig5 xxbig5 big5tw xmactradchinese 950 cp950 ms950 windows950" },
	{ "EUC-JP", ENCODING_ICONV, 0, "EUC-JP-MS",
	    "eucjp xeucjp ujis eucjpms cseucpkdfmtjapanese eucpkdfmtjapanese" },
	{ "EUC-JISX0213", ENCODING_ICONV, 0, "EUC-JISX0213",
	    "eucjisx0213 eucjis2004 jisx0213" },
	{ "Shift_JIS", ENCODING_ICONV, 0, "CP932",
	    "shiftjis xsjis sjis csshiftjis mskanji ms932 932 cp932 windows31j cswindows31j xmacjapanese" },
	{ "Shift_JISX0213", ENCODING_ICONV, 0, "SHIFT_JISX0213",
	    "shiftjisx0213 sjisx0213 shiftjis2004 sjis2004" },
	{ "EUC-KR", ENCODING_ICONV, 0, "CP949",
	    "euckr cseuckr cp949 949 ms949 uhc windows949 korean ksc5601 ksc56011987 ksc56011989 csksc56011987 isoir149 ksx1001 "
	    "xmackorean" },
	{ "JOHAB", ENCODING_ICONV, 0, "JOHAB",
	    "johab cp1361 ms1361" },
	{ "EUC-TW", ENCODING_ICONV, 0, "EUC-TW",
	    "euctw xeuctw cseuctw" },
	{ "ISO-2022-JP", ENCODING_ISO2022, 0, "EUC-JP-MS",
	    "iso2022jp csiso2022jp iso2022jp1 iso2022jpext iso2022jpms cp50220 cp50221 50220 50221" },
	{ "ISO-2022-JP-2", ENCODING_ICONV, 0, "ISO-2022-JP-2",
	    "iso2022jp2 csiso2022jp2" },
	{ "ISO-2022-JP-3", ENCODING_ICONV, 0, "ISO-2022-JP-3",
	    "iso2022jp3 iso2022jp2004" },
	{ "ISO-2022-KR", ENCODING_ISO2022, 0, "CP949",
	    "iso2022kr csiso2022kr" },
	{ "IBM866", ENCODING_PAGE, CODEPAGE_IBM866, NULL,
	    "866 cp866 csibm866 ibm866" },
	{ "ISO-8859-2", ENCODING_PAGE, CODEPAGE_ISO_8859_2, NULL,
	    "csisolatin2 iso88592 iso885921987 isoir101 l2 latin2" },
	{ "ISO-8859-3", ENCODING_PAGE, CODEPAGE_ISO_8859_3, NULL,
	    "csisolatin3 iso88593 iso885931988 isoir109 l3 latin3" },
	{ "ISO-8859-4", ENCODING_PAGE, CODEPAGE_ISO_8859_4, NULL,
	    "csisolatin4 iso88594 iso885941988 isoir110 l4 latin4" },
	{ "ISO-8859-5", ENCODING_PAGE, CODEPAGE_ISO_8859_5, NULL,
	    "csisolatincyrillic cyrillic iso88595 iso885951988 isoir144" },
	{ "ISO-8859-6", ENCODING_PAGE, CODEPAGE_ISO_8859_6, NULL,
	    "arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596 iso885961987 iso88596e iso88596i isoir127" },
	{ "ISO-8859-7", ENCODING_PAGE, CODEPAGE_ISO_8859_7, NULL,
	    "csisolatingreek ecma118 elot928 greek greek8 iso88597 iso885971987 isoir126 suneugreek" },
	{ "ISO-8859-8", ENCODING_PAGE, CODEPAGE_ISO_8859_8, NULL,
	    "csiso88598e csiso88598i csisolatinhebrew hebrew iso88598 iso885981988 iso88598e iso88598i isoir138 logical visual" },
	{ "ISO-8859-10", ENCODING_PAGE, CODEPAGE_ISO_8859_10, NULL,
	    "csisolatin6 iso885910 iso8859101992 isoir157 l6 latin6" },
	{ "ISO-8859-13", ENCODING_PAGE, CODEPAGE_ISO_8859_13, NULL,
	    "iso885913 l7 latin7" },
	{ "ISO-8859-14", ENCODING_PAGE, CODEPAGE_ISO_8859_14, NULL,
	    "iso885914 iso8859141998 isoceltic isoir199 l8 latin8" },
	{ "ISO-8859-15", ENCODING_PAGE, CODEPAGE_ISO_8859_15, NULL,
	    "csisolatin9 iso885915 l9 latin9" },
	{ "ISO-8859-16", ENCODING_PAGE, CODEPAGE_ISO_8859_16, NULL,
	    "iso885916 iso8859162001 isoir226 l10 latin10" },
	{ "KOI8-R", ENCODING_PAGE, CODEPAGE_KOI8_R, NULL,
	    "cskoi8r koi koi8 koi8r" },
	{ "KOI8-U", ENCODING_PAGE, CODEPAGE_KOI8_U, NULL,
	    "koi8ru koi8u" },
	{ "macintosh", ENCODING_PAGE, CODEPAGE_MACINTOSH, NULL,
	    "csmacintosh mac macintosh macroman xmacroman" },
	{ "windows-874", ENCODING_PAGE, CODEPAGE_WINDOWS_874, NULL,
	    "cp874 dos874 iso885911 iso8859112001 isoir166 thai tis620 tis6200 tis62025290 tis62025291 windows874" },
	{ "windows-1250", ENCODING_PAGE, CODEPAGE_WINDOWS_1250, NULL,
	    "1250 cp1250 windows1250 xcp1250" },
	{ "windows-1251", ENCODING_PAGE, CODEPAGE_WINDOWS_1251, NULL,
	    "1251 cp1251 windows1251 xcp1251" },
	{ "windows-1252", ENCODING_PAGE, CODEPAGE_WINDOWS_1252, NULL,
	    "1252 646 8859 ansix341968 ansix341986 ascii cp1252 cp367 cp819 csascii csisolatin1 ibm367 ibm819 iso646irv1991 iso646us iso8859 iso88591 iso885911987 isoir100 isoir6 l1 latin latin1 us usascii windows1252 xcp1252" },
	{ "windows-1253", ENCODING_PAGE, CODEPAGE_WINDOWS_1253, NULL,
	    "1253 cp1253 windows1253 xcp1253" },
	{ "windows-1254", ENCODING_PAGE, CODEPAGE_WINDOWS_1254, NULL,
	    "1254 cp1254 csisolatin5 iso88599 iso885991989 isoir148 l5 latin5 windows1254 xcp1254" },
	{ "windows-1255", ENCODING_PAGE, CODEPAGE_WINDOWS_1255, NULL,
	    "1255 cp1255 windows1255 xcp1255" },
	{ "windows-1256", ENCODING_PAGE, CODEPAGE_WINDOWS_1256, NULL,
	    "1256 cp1256 windows1256 xcp1256" },
	{ "windows-1257", ENCODING_PAGE, CODEPAGE_WINDOWS_1257, NULL,
	    "1257 cp1257 windows1257 xcp1257" },
	{ "windows-1258", ENCODING_PAGE, CODEPAGE_WINDOWS_1258, NULL,
	    "1258 cp1258 windows1258 xcp1258" },
	{ "x-mac-cyrillic", ENCODING_PAGE, CODEPAGE_X_MAC_CYRILLIC, NULL,
	    "maccyrillic xmaccyrillic xmacukrainian" },
	{ "IBM1006", ENCODING_PAGE, CODEPAGE_IBM1006, NULL,
	    "cp1006" },
	{ "IBM1125", ENCODING_PAGE, CODEPAGE_IBM1125, NULL,
	    "1125 cp1125 cp866u ibm1125 ruscii" },
	{ "IBM437", ENCODING_PAGE, CODEPAGE_IBM437, NULL,
	    "437 cp437 cspc8codepage437 ibm437" },
	{ "IBM720", ENCODING_PAGE, CODEPAGE_IBM720, NULL,
	    "cp720" },
	{ "IBM737", ENCODING_PAGE, CODEPAGE_IBM737, NULL,
	    "cp737" },
	{ "IBM775", ENCODING_PAGE, CODEPAGE_IBM775, NULL,
	    "775 cp775 cspc775baltic ibm775" },
	{ "IBM850", ENCODING_PAGE, CODEPAGE_IBM850, NULL,
	    "850 cp850 cspc850multilingual ibm850" },
	{ "IBM852", ENCODING_PAGE, CODEPAGE_IBM852, NULL,
	    "852 cp852 cspcp852 ibm852" },
	{ "IBM855", ENCODING_PAGE, CODEPAGE_IBM855, NULL,
	    "855 cp855 csibm855 ibm855" },
	{ "IBM856", ENCODING_PAGE, CODEPAGE_IBM856, NULL,
	    "cp856" },
	{ "IBM857", ENCODING_PAGE, CODEPAGE_IBM857, NULL,
	    "857 cp857 csibm857 ibm857" },
	{ "IBM858", ENCODING_PAGE, CODEPAGE_IBM858, NULL,
	    "858 cp858 csibm858 ibm858" },
	{ "IBM860", ENCODING_PAGE, CODEPAGE_IBM860, NULL,
	    "860 cp860 csibm860 ibm860" },
	{ "IBM861", ENCODING_PAGE, CODEPAGE_IBM861, NULL,
	    "861 cp861 cpis csibm861 ibm861" },
	{ "IBM862", ENCODING_PAGE, CODEPAGE_IBM862, NULL,
	    "862 cp862 cspc862latinhebrew ibm862" },
	{ "IBM863", ENCODING_PAGE, CODEPAGE_IBM863, NULL,
	    "863 cp863 csibm863 ibm863" },
	{ "IBM864", ENCODING_PAGE, CODEPAGE_IBM864, NULL,
	    "864 cp864 csibm864 ibm864" },
	{ "IBM865", ENCODING_PAGE, CODEPAGE_IBM865, NULL,
	    "865 cp865 csibm865 ibm865" },
	{ "IBM869", ENCODING_PAGE, CODEPAGE_IBM869, NULL,
	    "869 cp869 cpgr csibm869 ibm869" },
	{ "hp-roman8", ENCODING_PAGE, CODEPAGE_HP_ROMAN8, NULL,
	    "cp1051 cshproman8 hproman8 ibm1051 r8 roman8" },
	{ "KOI8-T", ENCODING_PAGE, CODEPAGE_KOI8_T, NULL,
	    "koi8t" },
	{ "KZ-1048", ENCODING_PAGE, CODEPAGE_KZ_1048, NULL,
	    "kz1048 rk1048 strk10482002" },
	{ "x-mac-arabic", ENCODING_PAGE, CODEPAGE_X_MAC_ARABIC, NULL,
	    "macarabic" },
	{ "x-mac-croatian", ENCODING_PAGE, CODEPAGE_X_MAC_CROATIAN, NULL,
	    "maccroatian" },
	{ "x-mac-farsi", ENCODING_PAGE, CODEPAGE_X_MAC_FARSI, NULL,
	    "macfarsi" },
	{ "x-mac-greek", ENCODING_PAGE, CODEPAGE_X_MAC_GREEK, NULL,
	    "macgreek" },
	{ "x-mac-iceland", ENCODING_PAGE, CODEPAGE_X_MAC_ICELAND, NULL,
	    "maciceland" },
	{ "x-mac-latin2", ENCODING_PAGE, CODEPAGE_X_MAC_LATIN2, NULL,
	    "maccenteuro maccentraleurope maclatin2" },
	{ "x-mac-romanian", ENCODING_PAGE, CODEPAGE_X_MAC_ROMANIAN, NULL,
	    "macromanian" },
	{ "x-mac-turkish", ENCODING_PAGE, CODEPAGE_X_MAC_TURKISH, NULL,
	    "macturkish" },
	{ "PalmOS", ENCODING_PAGE, CODEPAGE_PALMOS, NULL,
	    "palmos" },
	{ "PTCP154", ENCODING_PAGE, CODEPAGE_PTCP154, NULL,
	    "cp154 csptcp154 cyrillicasian pt154 ptcp154" },
	{ "IBM037", ENCODING_EBCDIC, 0, NULL,
	    "037 cp037 csibm037 ebcdiccpca ebcdiccpnl ebcdiccpus ebcdiccpwt ibm037 ibm039" },
	{ "IBM273", ENCODING_EBCDIC, 0, NULL,
	    "273 cp273 csibm273 ibm273" },
	{ "IBM424", ENCODING_EBCDIC, 0, NULL,
	    "424 cp424 csibm424 ebcdiccphe ibm424" },
	{ "IBM500", ENCODING_EBCDIC, 0, NULL,
	    "500 cp500 csibm500 ebcdiccpbe ebcdiccpch ibm500" },
	{ "IBM875", ENCODING_EBCDIC, 0, NULL,
	    "875 cp875 ibm875" },
	{ "IBM1026", ENCODING_EBCDIC, 0, NULL,
	    "1026 cp1026 csibm1026 ibm1026" },
	{ "IBM1140", ENCODING_EBCDIC, 0, NULL,
	    "1140 cp1140 ibm1140" },
};

/* The label as the table has it; "" when it is too long to be one. */
static void
squeeze_label(char out[LABEL_MAX + 1], const char *label, size_t len)
{
	size_t i, n = 0;

	for (i = 0; i < len && n <= LABEL_MAX; i++) {
		char c = label[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (n < LABEL_MAX && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
			out[n++] = c;
	}
	out[n < LABEL_MAX ? n : 0] = '\0';
}

static bool
has_word(const char *words, const char *word)
{
	size_t len = strlen(word);
	const char *p;

	for (p = words; (p = strstr(p, word)) != NULL; p++)
		if ((p == words || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
			return true;
	return false;
}

const struct encoding *
encoding_find(const char *label, size_t len)
{
	char word[LABEL_MAX + 1];
	size_t i;

	squeeze_label(word, label, len);
	for (i = 0; word[0] != '\0' && i < sizeof(encodings) / sizeof(encodings[0]); i++)
		if (has_word(encodings[i].labels, word))
			return &encodings[i];
	return NULL;
}

const struct encoding *
encoding_of_kind(enum encoding_kind kind)
{
	size_t i;

	for (i = 0; encodings[i].kind != kind; i++)
		;
	return &encodings[i];
}

const struct encoding *
encoding_at(size_t i)
{
	return i < sizeof(encodings) / sizeof(encodings[0]) ? &encodings[i] : NULL;
}

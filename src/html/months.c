#include <stdlib.h>
#include <string.h>

#include "months.h"

struct month {
	const char *name;
	int number;
};

/*
 * In lower case, sorted by bytes; nominative and, where dates use it, genitive
 * (CLDR names, wide and abbreviated, of the languages that feeds are in).
 * "listopada" is November in Polish, October in Croatian: the larger one wins.
 */
static const struct month months[] = {
	{ "abr", 4 }, { "abril", 4 }, { "ago", 8 }, { "agosto", 8 }, { "aout", 8 }, { "août", 8 }, { "apr", 4 },
	{ "april", 4 }, { "aprile", 4 }, { "aprilie", 4 }, { "ara", 12 }, { "aralık", 12 }, { "aug", 8 },
	{ "august", 8 }, { "augusti", 8 }, { "augustus", 8 }, { "augusztus", 8 }, { "avr", 4 }, { "avril", 4 },
	{ "ağu", 8 }, { "ağustos", 8 }, { "březen", 3 }, { "března", 3 }, { "cze", 6 }, { "czerwca", 6 },
	{ "czerwiec", 6 }, { "dec", 12 }, { "december", 12 }, { "decembrie", 12 }, { "dez", 12 }, { "dezember", 12 },
	{ "dezembro", 12 }, { "dic", 12 }, { "dicembre", 12 }, { "diciembre", 12 }, { "duben", 4 }, { "dubna", 4 },
	{ "déc", 12 }, { "décembre", 12 }, { "eki", 10 }, { "ekim", 10 }, { "elokuu", 8 }, { "elokuuta", 8 },
	{ "ene", 1 }, { "enero", 1 }, { "eyl", 9 }, { "eylül", 9 }, { "feb", 2 }, { "febbraio", 2 }, { "feber", 2 },
	{ "febrero", 2 }, { "februar", 2 }, { "februari", 2 }, { "februarie", 2 }, { "february", 2 },
	{ "február", 2 }, { "fev", 2 }, { "fevereiro", 2 }, { "févr", 2 }, { "février", 2 }, { "gen", 1 },
	{ "gennaio", 1 }, { "giu", 6 }, { "giugno", 6 }, { "gru", 12 }, { "grudnia", 12 }, { "grudzień", 12 },
	{ "haz", 6 }, { "haziran", 6 }, { "heinäkuu", 7 }, { "heinäkuuta", 7 }, { "helmikuu", 2 },
	{ "helmikuuta", 2 }, { "huhtikuu", 4 }, { "huhtikuuta", 4 }, { "ianuarie", 1 }, { "iulie", 7 },
	{ "iunie", 6 }, { "jan", 1 }, { "janeiro", 1 }, { "januar", 1 }, { "januari", 1 }, { "january", 1 },
	{ "január", 1 }, { "janv", 1 }, { "janvier", 1 }, { "janvāris", 1 }, { "joulukuu", 12 }, { "joulukuuta", 12 },
	{ "juil", 7 }, { "juillet", 7 }, { "juin", 6 }, { "jul", 7 }, { "julho", 7 }, { "juli", 7 }, { "julio", 7 },
	{ "july", 7 }, { "jun", 6 }, { "june", 6 }, { "junho", 6 }, { "juni", 6 }, { "junio", 6 }, { "jänner", 1 },
	{ "július", 7 }, { "június", 6 }, { "kas", 11 }, { "kasım", 11 }, { "kesäkuu", 6 }, { "kesäkuuta", 6 },
	{ "kolovoza", 8 }, { "květen", 5 }, { "května", 5 }, { "kwi", 4 }, { "kwiecień", 4 }, { "kwietnia", 4 },
	{ "leden", 1 }, { "ledna", 1 }, { "lip", 7 }, { "lipca", 7 }, { "lipiec", 7 }, { "lipnja", 6 },
	{ "listopad", 11 }, { "listopada", 11 }, { "listopadu", 11 }, { "lokakuu", 10 }, { "lokakuuta", 10 },
	{ "lug", 7 }, { "luglio", 7 }, { "lut", 2 }, { "lutego", 2 }, { "luty", 2 }, { "maaliskuu", 3 },
	{ "maaliskuuta", 3 }, { "maart", 3 }, { "mag", 5 }, { "maggio", 5 }, { "mai", 5 }, { "maio", 5 },
	{ "maj", 5 }, { "maja", 5 }, { "mar", 3 }, { "marca", 3 }, { "march", 3 }, { "marraskuu", 11 },
	{ "marraskuuta", 11 }, { "mars", 3 }, { "mart", 3 }, { "martie", 3 }, { "marzec", 3 }, { "marzo", 3 },
	{ "março", 3 }, { "may", 5 }, { "mayo", 5 }, { "mayıs", 5 }, { "mei", 5 }, { "mrt", 3 }, { "mrz", 3 },
	{ "május", 5 }, { "március", 3 }, { "märz", 3 }, { "nis", 4 }, { "nisan", 4 }, { "noiembrie", 11 },
	{ "nov", 11 }, { "november", 11 }, { "novembre", 11 }, { "novembro", 11 }, { "noviembre", 11 }, { "oca", 1 },
	{ "ocak", 1 }, { "oct", 10 }, { "october", 10 }, { "octobre", 10 }, { "octombrie", 10 }, { "octubre", 10 },
	{ "okt", 10 }, { "oktober", 10 }, { "október", 10 }, { "ott", 10 }, { "ottobre", 10 }, { "out", 10 },
	{ "outubro", 10 }, { "ožujka", 3 }, { "paź", 10 }, { "październik", 10 }, { "października", 10 },
	{ "prosinca", 12 }, { "prosince", 12 }, { "prosinec", 12 }, { "rujna", 9 }, { "sep", 9 }, { "sept", 9 },
	{ "september", 9 }, { "septembre", 9 }, { "septembrie", 9 }, { "septiembre", 9 }, { "set", 9 },
	{ "setembro", 9 }, { "settembre", 9 }, { "sie", 8 }, { "sierpień", 8 }, { "sierpnia", 8 }, { "siječnja", 1 },
	{ "srpen", 8 }, { "srpna", 8 }, { "srpnja", 7 }, { "studenoga", 11 }, { "sty", 1 }, { "styczeń", 1 },
	{ "stycznia", 1 }, { "svibnja", 5 }, { "syyskuu", 9 }, { "syyskuuta", 9 }, { "szeptember", 9 },
	{ "tammikuu", 1 }, { "tammikuuta", 1 }, { "tem", 7 }, { "temmuz", 7 }, { "toukokuu", 5 }, { "toukokuuta", 5 },
	{ "travnja", 4 }, { "veljače", 2 }, { "wrz", 9 }, { "wrzesień", 9 }, { "września", 9 }, { "září", 9 },
	{ "április", 4 }, { "únor", 2 }, { "února", 2 }, { "červen", 6 }, { "července", 7 }, { "červenec", 7 },
	{ "června", 6 }, { "říjen", 10 }, { "října", 10 }, { "şubat", 2 }, { "απριλίου", 4 }, { "αυγούστου", 8 },
	{ "δεκεμβρίου", 12 }, { "ιανουάριος", 1 }, { "ιανουαρίου", 1 }, { "ιουλίου", 7 }, { "ιουνίου", 6 },
	{ "μαΐου", 5 }, { "μαρτίου", 3 }, { "νοεμβρίου", 11 }, { "οκτωβρίου", 10 }, { "σεπτεμβρίου", 9 },
	{ "φεβρουαρίου", 2 }, { "авг", 8 }, { "август", 8 }, { "августа", 8 }, { "апр", 4 }, { "апрель", 4 },
	{ "апреля", 4 }, { "березня", 3 }, { "вересня", 9 }, { "грудня", 12 }, { "дек", 12 }, { "декабрь", 12 },
	{ "декабря", 12 }, { "жовтня", 10 }, { "июл", 7 }, { "июль", 7 }, { "июля", 7 }, { "июн", 6 }, { "июнь", 6 },
	{ "июня", 6 }, { "квітня", 4 }, { "липня", 7 }, { "листопада", 11 }, { "лютого", 2 }, { "май", 5 },
	{ "март", 3 }, { "марта", 3 }, { "мая", 5 }, { "ноя", 11 }, { "ноябрь", 11 }, { "ноября", 11 }, { "окт", 10 },
	{ "октябрь", 10 }, { "октября", 10 }, { "сен", 9 }, { "сент", 9 }, { "сентябрь", 9 }, { "сентября", 9 },
	{ "серпня", 8 }, { "січня", 1 }, { "травня", 5 }, { "фев", 2 }, { "февраль", 2 }, { "февраля", 2 },
	{ "червня", 6 }, { "янв", 1 }, { "январь", 1 }, { "января", 1 }, { "أبريل", 4 }, { "أغسطس", 8 },
	{ "أكتوبر", 10 }, { "ابريل", 4 }, { "اغسطس", 8 }, { "اكتوبر", 10 }, { "ديسمبر", 12 }, { "سبتمبر", 9 },
	{ "فبراير", 2 }, { "مارس", 3 }, { "مايو", 5 }, { "نوفمبر", 11 }, { "يناير", 1 }, { "يوليو", 7 },
	{ "يونيو", 6 },
};

static int
compare(const void *key, const void *member)
{
	return strcmp(key, ((const struct month *)member)->name);
}

int
months_find(const char *word)
{
	const struct month *m;

	m = bsearch(word, months, sizeof(months) / sizeof(months[0]), sizeof(months[0]), compare);
	return m != NULL ? m->number : 0;
}

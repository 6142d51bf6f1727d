#include <stdint.h>
#include <string.h>

#include "date_words.h"

#define MONTH		DATE_WORD_MONTH
#define WEEKDAY		DATE_WORD_WEEKDAY
#define FILLER		DATE_WORD_FILLER
#define HALF		DATE_WORD_HALF
#define UNIT		DATE_WORD_UNIT

/* A word is one of these, or its first bytes if it has min of them at least. */
static const struct {
	const char *text;
	unsigned char min, kind, value;
} words[] = {
	{ "mar", 3, DATE_WORD_MONTH_OR_WEEKDAY, 3 }, { "mrz", 3, MONTH, 3 },
	{ "january", 3, MONTH, 1 }, { "janvier", 3, MONTH, 1 }, { "janeiro", 3, MONTH, 1 }, { "januari", 3, MONTH, 1 }, { "januara", 7, MONTH, 1 },
	{ "janner", 4, MONTH, 1 }, { "enero", 3, MONTH, 1 }, { "gennaio", 3, MONTH, 1 }, { "gener", 3, MONTH, 1 },
	{ "ianuarie", 3, MONTH, 1 }, { "styczen", 3, MONTH, 1 }, { "stycznia", 3, MONTH, 1 }, { "leden", 3, MONTH, 1 },
	{ "ledna", 3, MONTH, 1 }, { "tammikuuta", 4, MONTH, 1 }, { "ocak", 3, MONTH, 1 }, { "январь", 6, MONTH, 1 },
	{ "января", 6, MONTH, 1 }, { "януари", 6, MONTH, 1 }, { "січень", 6, MONTH, 1 }, { "січня", 6, MONTH, 1 }, { "ιανουαριοσ", 6, MONTH, 1 },
	{ "ιανουαριου", 6, MONTH, 1 }, { "يناير", 10, MONTH, 1 }, { "ינואר", 10, MONTH, 1 },
	{ "february", 3, MONTH, 2 }, { "feber", 4, MONTH, 2 }, { "februari", 3, MONTH, 2 }, { "februarie", 3, MONTH, 2 }, { "februara", 8, MONTH, 2 }, { "febrero", 3, MONTH, 2 },
	{ "febbraio", 3, MONTH, 2 }, { "febrer", 3, MONTH, 2 }, { "fevrier", 3, MONTH, 2 }, { "fevereiro", 3, MONTH, 2 },
	{ "luty", 3, MONTH, 2 }, { "lutego", 3, MONTH, 2 }, { "unor", 4, MONTH, 2 }, { "unora", 4, MONTH, 2 }, { "uno", 3, MONTH, 2 }, { "helmikuuta", 5, MONTH, 2 },
	{ "subat", 3, MONTH, 2 }, { "pebruari", 3, MONTH, 2 }, { "февраль", 6, MONTH, 2 }, { "февраля", 6, MONTH, 2 }, { "февруари", 6, MONTH, 2 },
	{ "лютии", 6, MONTH, 2 }, { "лютого", 6, MONTH, 2 }, { "φεβρουαριοσ", 6, MONTH, 2 }, { "φεβρουαριου", 6, MONTH, 2 },
	{ "فبراير", 12, MONTH, 2 }, { "פברואר", 12, MONTH, 2 },
	{ "march", 4, MONTH, 3 }, { "maerz", 4, MONTH, 3 }, { "marts", 5, MONTH, 3 }, { "mars", 4, MONTH, 3 }, { "marz", 4, MONTH, 3 }, { "marzo", 4, MONTH, 3 }, { "marco", 4, MONTH, 3 },
	{ "marcius", 4, MONTH, 3 }, { "maart", 4, MONTH, 3 }, { "mrt", 3, MONTH, 3 }, { "martie", 4, MONTH, 3 },
	{ "marzec", 4, MONTH, 3 }, { "marca", 4, MONTH, 3 }, { "maret", 4, MONTH, 3 }, { "mart", 4, MONTH, 3 }, { "brezen", 3, MONTH, 3 },
	{ "brezna", 3, MONTH, 3 }, { "maaliskuuta", 4, MONTH, 3 }, { "март", 6, MONTH, 3 }, { "марта", 6, MONTH, 3 },
	{ "березень", 6, MONTH, 3 }, { "березня", 6, MONTH, 3 }, { "μαρτιοσ", 6, MONTH, 3 }, { "μαρτιου", 6, MONTH, 3 },
	{ "μαω", 6, MONTH, 3 }, { "مارس", 8, MONTH, 3 }, { "מרץ", 6, MONTH, 3 },
	{ "april", 3, MONTH, 4 }, { "avril", 3, MONTH, 4 }, { "abril", 3, MONTH, 4 }, { "aprile", 3, MONTH, 4 },
	{ "aprilie", 3, MONTH, 4 }, { "aprilis", 3, MONTH, 4 }, { "aprila", 6, MONTH, 4 }, { "kwiecien", 3, MONTH, 4 }, { "kwietnia", 3, MONTH, 4 },
	{ "duben", 3, MONTH, 4 }, { "dubna", 3, MONTH, 4 }, { "huhtikuuta", 4, MONTH, 4 }, { "nisan", 3, MONTH, 4 },
	{ "апрель", 6, MONTH, 4 }, { "апреля", 6, MONTH, 4 }, { "април", 6, MONTH, 4 }, { "квітень", 6, MONTH, 4 }, { "квітня", 6, MONTH, 4 },
	{ "απριλιοσ", 6, MONTH, 4 }, { "απριλιου", 6, MONTH, 4 }, { "ابريل", 10, MONTH, 4 }, { "אפריל", 10, MONTH, 4 },
	{ "may", 3, MONTH, 5 }, { "mayo", 3, MONTH, 5 }, { "mai", 3, MONTH, 5 }, { "maio", 3, MONTH, 5 }, { "maig", 4, MONTH, 5 },
	{ "maggio", 3, MONTH, 5 }, { "mei", 3, MONTH, 5 }, { "maj", 3, MONTH, 5 }, { "maja", 3, MONTH, 5 }, { "majus", 3, MONTH, 5 }, { "maujus", 3, MONTH, 5 },
	{ "kveten", 3, MONTH, 5 }, { "kvetna", 3, MONTH, 5 }, { "toukokuuta", 4, MONTH, 5 }, { "mayis", 3, MONTH, 5 },
	{ "маи", 6, MONTH, 5 }, { "мая", 6, MONTH, 5 }, { "травень", 6, MONTH, 5 }, { "травня", 6, MONTH, 5 }, { "μαιοσ", 6, MONTH, 5 },
	{ "μαιου", 6, MONTH, 5 }, { "مايو", 8, MONTH, 5 }, { "מאי", 6, MONTH, 5 },
	{ "june", 3, MONTH, 6 }, { "juni", 3, MONTH, 6 }, { "junio", 3, MONTH, 6 }, { "junho", 3, MONTH, 6 }, { "junius", 3, MONTH, 6 }, { "juna", 4, MONTH, 6 },
	{ "juin", 4, MONTH, 6 }, { "juny", 3, MONTH, 6 }, { "giugno", 3, MONTH, 6 }, { "iunie", 3, MONTH, 6 }, { "czerwiec", 3, MONTH, 6 },
	{ "czerwca", 3, MONTH, 6 }, { "cerven", 6, MONTH, 6 }, { "cvn", 3, MONTH, 6 }, { "cervna", 6, MONTH, 6 }, { "kesakuuta", 4, MONTH, 6 },
	{ "haziran", 3, MONTH, 6 }, { "июнь", 6, MONTH, 6 }, { "июня", 6, MONTH, 6 }, { "юни", 6, MONTH, 6 }, { "червень", 6, MONTH, 6 },
	{ "червня", 6, MONTH, 6 }, { "ιουνιοσ", 8, MONTH, 6 }, { "ιουνιου", 8, MONTH, 6 }, { "ιον", 6, MONTH, 6 },
	{ "يونيو", 10, MONTH, 6 }, { "יוני", 8, MONTH, 6 },
	{ "july", 3, MONTH, 7 }, { "juli", 3, MONTH, 7 }, { "julio", 3, MONTH, 7 }, { "julho", 3, MONTH, 7 }, { "juliol", 3, MONTH, 7 },
	{ "julius", 3, MONTH, 7 }, { "jula", 4, MONTH, 7 }, { "juillet", 4, MONTH, 7 }, { "luglio", 3, MONTH, 7 }, { "iulie", 3, MONTH, 7 },
	{ "lipiec", 3, MONTH, 7 }, { "lipca", 3, MONTH, 7 }, { "cervenec", 7, MONTH, 7 }, { "cvc", 3, MONTH, 7 }, { "cervence", 7, MONTH, 7 },
	{ "heinakuuta", 4, MONTH, 7 }, { "temmuz", 3, MONTH, 7 }, { "июль", 6, MONTH, 7 }, { "июля", 6, MONTH, 7 }, { "юли", 6, MONTH, 7 },
	{ "липень", 6, MONTH, 7 }, { "липня", 6, MONTH, 7 }, { "ιουλιοσ", 8, MONTH, 7 }, { "ιουλιου", 8, MONTH, 7 },
	{ "ιολ", 6, MONTH, 7 }, { "يوليو", 10, MONTH, 7 }, { "יולי", 8, MONTH, 7 },
	{ "august", 3, MONTH, 8 }, { "augustus", 3, MONTH, 8 }, { "augusti", 3, MONTH, 8 }, { "augusztus", 3, MONTH, 8 }, { "augusta", 7, MONTH, 8 },
	{ "aout", 3, MONTH, 8 }, { "agosto", 3, MONTH, 8 }, { "agost", 3, MONTH, 8 }, { "agustus", 3, MONTH, 8 }, { "agt", 3, MONTH, 8 },
	{ "agustos", 3, MONTH, 8 }, { "ags", 3, MONTH, 8 }, { "sierpien", 3, MONTH, 8 }, { "sierpnia", 3, MONTH, 8 },
	{ "srpen", 3, MONTH, 8 }, { "srpna", 3, MONTH, 8 }, { "elokuuta", 3, MONTH, 8 }, { "август", 6, MONTH, 8 },
	{ "августа", 6, MONTH, 8 }, { "серпень", 6, MONTH, 8 }, { "серпня", 6, MONTH, 8 }, { "αυγουστοσ", 6, MONTH, 8 },
	{ "αυγουστου", 6, MONTH, 8 }, { "اغسطس", 10, MONTH, 8 }, { "אוגוסט", 12, MONTH, 8 },
	{ "september", 3, MONTH, 9 }, { "septembre", 3, MONTH, 9 }, { "septiembre", 3, MONTH, 9 }, { "septembrie", 3, MONTH, 9 }, { "septembra", 9, MONTH, 9 },
	{ "setembro", 3, MONTH, 9 }, { "settembre", 3, MONTH, 9 }, { "setembre", 3, MONTH, 9 }, { "setiembre", 3, MONTH, 9 }, { "szeptember", 4, MONTH, 9 },
	{ "wrzesien", 3, MONTH, 9 }, { "wrzesnia", 3, MONTH, 9 }, { "zari", 3, MONTH, 9 }, { "syyskuuta", 4, MONTH, 9 },
	{ "eylul", 3, MONTH, 9 }, { "сентябрь", 6, MONTH, 9 }, { "сентября", 6, MONTH, 9 }, { "септември", 6, MONTH, 9 }, { "вересень", 6, MONTH, 9 },
	{ "вересня", 6, MONTH, 9 }, { "σεπτεμβριοσ", 6, MONTH, 9 }, { "σεπτεμβριου", 6, MONTH, 9 }, { "سبتمبر", 12, MONTH, 9 },
	{ "ספטמבר", 12, MONTH, 9 },
	{ "october", 3, MONTH, 10 }, { "octobre", 3, MONTH, 10 }, { "octubre", 3, MONTH, 10 }, { "octombrie", 3, MONTH, 10 },
	{ "outubro", 3, MONTH, 10 }, { "ottobre", 3, MONTH, 10 }, { "oktober", 3, MONTH, 10 }, { "oktobra", 7, MONTH, 10 }, { "pazdziernika", 3, MONTH, 10 },
	{ "rijen", 3, MONTH, 10 }, { "rijna", 3, MONTH, 10 }, { "lokakuuta", 4, MONTH, 10 }, { "ekim", 3, MONTH, 10 },
	{ "октябрь", 6, MONTH, 10 }, { "октября", 6, MONTH, 10 }, { "октомври", 6, MONTH, 10 }, { "жовтень", 6, MONTH, 10 }, { "жовтня", 6, MONTH, 10 },
	{ "οκτωβριοσ", 6, MONTH, 10 }, { "οκτωβριου", 6, MONTH, 10 }, { "اكتوبر", 12, MONTH, 10 }, { "אוקטובר", 14, MONTH, 10 },
	{ "november", 3, MONTH, 11 }, { "novembra", 8, MONTH, 11 }, { "novembre", 3, MONTH, 11 }, { "noviembre", 3, MONTH, 11 }, { "novembro", 3, MONTH, 11 },
	{ "noiembrie", 3, MONTH, 11 }, { "nopember", 3, MONTH, 11 }, { "listopada", 3, MONTH, 11 }, { "listopadu", 9, MONTH, 11 }, { "marraskuuta", 4, MONTH, 11 },
	{ "kasim", 3, MONTH, 11 }, { "ноябрь", 6, MONTH, 11 }, { "ноября", 6, MONTH, 11 }, { "ноември", 6, MONTH, 11 }, { "листопада", 6, MONTH, 11 },
	{ "νοεμβριοσ", 6, MONTH, 11 }, { "νοεμβριου", 6, MONTH, 11 }, { "نوفمبر", 12, MONTH, 11 }, { "נובמבר", 12, MONTH, 11 },
	{ "december", 3, MONTH, 12 }, { "decembra", 8, MONTH, 12 }, { "decembre", 3, MONTH, 12 }, { "decembrie", 3, MONTH, 12 }, { "diciembre", 3, MONTH, 12 },
	{ "dicembre", 3, MONTH, 12 }, { "dezembro", 3, MONTH, 12 }, { "dezember", 3, MONTH, 12 }, { "desember", 3, MONTH, 12 },
	{ "desembre", 3, MONTH, 12 }, { "grudzien", 3, MONTH, 12 }, { "grudnia", 3, MONTH, 12 }, { "prosinec", 3, MONTH, 12 },
	{ "prosince", 3, MONTH, 12 }, { "joulukuuta", 4, MONTH, 12 }, { "aralik", 3, MONTH, 12 }, { "декабрь", 6, MONTH, 12 },
	{ "декабря", 6, MONTH, 12 }, { "декември", 6, MONTH, 12 }, { "грудень", 6, MONTH, 12 }, { "грудня", 6, MONTH, 12 }, { "δεκεμβριοσ", 6, MONTH, 12 },
	{ "δεκεμβριου", 6, MONTH, 12 }, { "ديسمبر", 12, MONTH, 12 }, { "דצמבר", 10, MONTH, 12 },
	{ "monday", 3, WEEKDAY, 0 }, { "tuesday", 3, WEEKDAY, 0 }, { "wednesday", 3, WEEKDAY, 0 }, { "thursday", 3, WEEKDAY, 0 },
	{ "friday", 3, WEEKDAY, 0 }, { "saturday", 3, WEEKDAY, 0 }, { "sunday", 3, WEEKDAY, 0 }, { "montag", 2, WEEKDAY, 0 },
	{ "dienstag", 2, WEEKDAY, 0 }, { "mittwoch", 2, WEEKDAY, 0 }, { "donnerstag", 2, WEEKDAY, 0 }, { "freitag", 2, WEEKDAY, 0 },
	{ "samstag", 2, WEEKDAY, 0 }, { "sonnabend", 2, WEEKDAY, 0 }, { "sonntag", 2, WEEKDAY, 0 }, { "lundi", 3, WEEKDAY, 0 },
	{ "mardi", 4, WEEKDAY, 0 }, { "mercredi", 3, WEEKDAY, 0 }, { "jeudi", 3, WEEKDAY, 0 }, { "vendredi", 3, WEEKDAY, 0 },
	{ "samedi", 3, WEEKDAY, 0 }, { "dimanche", 3, WEEKDAY, 0 }, { "lunes", 3, WEEKDAY, 0 }, { "martes", 5, WEEKDAY, 0 },
	{ "miercoles", 3, WEEKDAY, 0 }, { "jueves", 3, WEEKDAY, 0 }, { "viernes", 3, WEEKDAY, 0 }, { "sabado", 3, WEEKDAY, 0 },
	{ "domingo", 3, WEEKDAY, 0 }, { "segunda", 3, WEEKDAY, 0 }, { "terca", 3, WEEKDAY, 0 }, { "quarta", 3, WEEKDAY, 0 },
	{ "quinta", 3, WEEKDAY, 0 }, { "sexta", 3, WEEKDAY, 0 }, { "feira", 5, WEEKDAY, 0 }, { "lunedi", 3, WEEKDAY, 0 },
	{ "martedi", 5, WEEKDAY, 0 }, { "mercoledi", 3, WEEKDAY, 0 }, { "giovedi", 3, WEEKDAY, 0 }, { "venerdi", 3, WEEKDAY, 0 },
	{ "sabato", 3, WEEKDAY, 0 }, { "domenica", 3, WEEKDAY, 0 }, { "maandag", 2, WEEKDAY, 0 }, { "dinsdag", 2, WEEKDAY, 0 },
	{ "woensdag", 2, WEEKDAY, 0 }, { "donderdag", 2, WEEKDAY, 0 }, { "vrijdag", 2, WEEKDAY, 0 }, { "zaterdag", 2, WEEKDAY, 0 },
	{ "zondag", 2, WEEKDAY, 0 }, { "mandag", 3, WEEKDAY, 0 }, { "tirsdag", 3, WEEKDAY, 0 }, { "onsdag", 3, WEEKDAY, 0 },
	{ "torsdag", 3, WEEKDAY, 0 }, { "fredag", 3, WEEKDAY, 0 }, { "lørdag", 4, WEEKDAY, 0 }, { "sondag", 3, WEEKDAY, 0 },
	{ "søndag", 4, WEEKDAY, 0 }, { "tisdag", 3, WEEKDAY, 0 }, { "lordag", 3, WEEKDAY, 0 }, { "hetfo", 3, WEEKDAY, 0 },
	{ "kedd", 4, WEEKDAY, 0 }, { "szerda", 3, WEEKDAY, 0 }, { "csutortok", 3, WEEKDAY, 0 }, { "pentek", 3, WEEKDAY, 0 },
	{ "szombat", 3, WEEKDAY, 0 }, { "vasarnap", 3, WEEKDAY, 0 }, { "понедельник", 6, WEEKDAY, 0 }, { "пн", 4, WEEKDAY, 0 },
	{ "вторник", 4, WEEKDAY, 0 }, { "вт", 4, WEEKDAY, 0 }, { "среда", 4, WEEKDAY, 0 }, { "ср", 4, WEEKDAY, 0 },
	{ "четверг", 4, WEEKDAY, 0 }, { "чт", 4, WEEKDAY, 0 }, { "пятница", 4, WEEKDAY, 0 }, { "пт", 4, WEEKDAY, 0 },
	{ "суббота", 4, WEEKDAY, 0 }, { "сб", 4, WEEKDAY, 0 }, { "воскресенье", 4, WEEKDAY, 0 }, { "вс", 4, WEEKDAY, 0 },
	{ "δευτερα", 6, WEEKDAY, 0 }, { "τριτη", 6, WEEKDAY, 0 }, { "τεταρτη", 6, WEEKDAY, 0 }, { "πεμπτη", 6, WEEKDAY, 0 },
	{ "παρασκευη", 6, WEEKDAY, 0 }, { "σαββατο", 6, WEEKDAY, 0 }, { "κυριακη", 6, WEEKDAY, 0 }, { "poniedziałek", 3, WEEKDAY, 0 },
	{ "wtorek", 2, WEEKDAY, 0 }, { "sroda", 2, WEEKDAY, 0 }, { "czwartek", 3, WEEKDAY, 0 }, { "piatek", 2, WEEKDAY, 0 },
	{ "sobota", 3, WEEKDAY, 0 }, { "pazar", 3, WEEKDAY, 0 }, { "pazartesi", 9, WEEKDAY, 0 },
	{ "pzt", 3, WEEKDAY, 0 }, { "sali", 3, WEEKDAY, 0 }, { "carsamba", 3, WEEKDAY, 0 }, { "persembe", 3, WEEKDAY, 0 },
	{ "cuma", 3, WEEKDAY, 0 }, { "cumartesi", 9, WEEKDAY, 0 }, { "cmt", 3, WEEKDAY, 0 }, { "niedziela", 3, WEEKDAY, 0 }, { "nd", 2, WEEKDAY, 0 },
	{ "t", 1, FILLER, 0 }, { "st", 2, FILLER, 0 }, { "nd", 2, FILLER, 0 }, { "rd", 2, FILLER, 0 }, { "th", 2, FILLER, 0 },
	{ "er", 2, FILLER, 0 }, { "ter", 3, FILLER, 0 }, { "de", 2, FILLER, 0 }, { "del", 3, FILLER, 0 }, { "des", 3, FILLER, 0 },
	{ "of", 2, FILLER, 0 }, { "the", 3, FILLER, 0 }, { "at", 2, FILLER, 0 }, { "on", 2, FILLER, 0 }, { "um", 2, FILLER, 0 },
	{ "uhr", 3, FILLER, 0 }, { "h", 1, FILLER, 0 }, { "hrs", 3, FILLER, 0 }, { "hours", 5, FILLER, 0 }, { "hour", 4, FILLER, 0 },
	{ "klo", 3, FILLER, 0 }, { "kl", 2, FILLER, 0 }, { "klockan", 7, FILLER, 0 }, { "as", 2, FILLER, 0 }, { "las", 3, FILLER, 0 },
	{ "a", 1, FILLER, 0 }, { "le", 2, FILLER, 0 }, { "les", 3, FILLER, 0 }, { "el", 2, FILLER, 0 }, { "la", 2, FILLER, 0 },
	{ "den", 3, FILLER, 0 }, { "der", 3, FILLER, 0 }, { "die", 3, FILLER, 0 }, { "dne", 3, FILLER, 0 }, { "o", 1, FILLER, 0 },
	{ "y", 1, FILLER, 0 }, { "и", 2, FILLER, 0 }, { "в", 2, FILLER, 0 }, { "г", 2, FILLER, 0 }, { "год", 6, FILLER, 0 },
	{ "года", 8, FILLER, 0 }, { "р", 2, FILLER, 0 }, { "року", 8, FILLER, 0 }, { "r", 1, FILLER, 0 }, { "roku", 4, FILLER, 0 },
	{ "m", 1, FILLER, 0 }, { "στισ", 8, FILLER, 0 }, { "anno", 4, FILLER, 0 }, { "an", 2, FILLER, 0 }, { "och", 3, FILLER, 0 },
	{ "and", 3, FILLER, 0 }, { "godz", 4, FILLER, 0 }, { "ora", 3, FILLER, 0 }, { "alle", 4, FILLER, 0 }, { "ore", 3, FILLER, 0 },
	{ "heures", 6, FILLER, 0 }, { "heure", 5, FILLER, 0 },
	{ "am", 2, HALF, 0 }, { "fm", 2, HALF, 0 }, { "πμ", 4, HALF, 0 }, { "pm", 2, HALF, 12 }, { "em", 2, HALF, 12 },
	{ "μμ", 4, HALF, 12 },};

/* Longer ones first where one begins with the other. */
static const struct {
	const char *text;
	unsigned char kind, value, korean;
} east_asian[] = {
	{ "十一月", MONTH, 11, 0 }, { "十二月", MONTH, 12, 0 }, { "十月", MONTH, 10, 0 }, { "一月", MONTH, 1, 0 }, { "二月", MONTH, 2, 0 },
	{ "三月", MONTH, 3, 0 }, { "四月", MONTH, 4, 0 }, { "五月", MONTH, 5, 0 }, { "六月", MONTH, 6, 0 }, { "七月", MONTH, 7, 0 },
	{ "八月", MONTH, 8, 0 }, { "九月", MONTH, 9, 0 },
	{ "月曜", WEEKDAY, 0, 0 }, { "火曜", WEEKDAY, 0, 0 }, { "水曜", WEEKDAY, 0, 0 }, { "木曜", WEEKDAY, 0, 0 }, { "金曜", WEEKDAY, 0, 0 },
	{ "土曜", WEEKDAY, 0, 0 }, { "日曜", WEEKDAY, 0, 0 }, { "星期日", WEEKDAY, 0, 0 }, { "星期", WEEKDAY, 0, 0 }, { "周日", WEEKDAY, 0, 0 },
	{ "週日", WEEKDAY, 0, 0 }, { "周", WEEKDAY, 0, 0 }, { "週", WEEKDAY, 0, 0 },
	{ "火", WEEKDAY, 0, 0 }, { "水", WEEKDAY, 0, 0 }, { "木", WEEKDAY, 0, 0 }, { "金", WEEKDAY, 0, 0 }, { "土", WEEKDAY, 0, 0 },
	{ "一", WEEKDAY, 0, 0 }, { "二", WEEKDAY, 0, 0 }, { "三", WEEKDAY, 0, 0 }, { "四", WEEKDAY, 0, 0 }, { "五", WEEKDAY, 0, 0 },
	{ "六", WEEKDAY, 0, 0 }, { "天", WEEKDAY, 0, 0 },
	{ "월요일", WEEKDAY, 0, 1 }, { "화요일", WEEKDAY, 0, 1 }, { "수요일", WEEKDAY, 0, 1 }, { "목요일", WEEKDAY, 0, 1 },
	{ "금요일", WEEKDAY, 0, 1 }, { "토요일", WEEKDAY, 0, 1 }, { "일요일", WEEKDAY, 0, 1 },
	{ "화", WEEKDAY, 0, 1 }, { "수", WEEKDAY, 0, 1 }, { "목", WEEKDAY, 0, 1 }, { "금", WEEKDAY, 0, 1 }, { "토", WEEKDAY, 0, 1 },
	{ "上午", HALF, 0, 0 }, { "凌晨", HALF, 0, 0 }, { "早上", HALF, 0, 0 }, { "午前", HALF, 0, 0 }, { "下午", HALF, 12, 0 },
	{ "晚上", HALF, 12, 0 }, { "午後", HALF, 12, 0 }, { "오전", HALF, 0, 1 }, { "오후", HALF, 12, 1 },
	{ "年", UNIT, 'y', 0 }, { "月", UNIT, 'm', 0 }, { "日", UNIT, 'd', 0 }, { "号", UNIT, 'd', 0 }, { "號", UNIT, 'd', 0 },
	{ "時", UNIT, 'H', 0 }, { "时", UNIT, 'H', 0 }, { "点", UNIT, 'H', 0 }, { "點", UNIT, 'H', 0 }, { "分", UNIT, 'M', 0 },
	{ "秒", UNIT, 'S', 0 }, { "년", UNIT, 'y', 1 }, { "월", UNIT, 'm', 1 }, { "일", UNIT, 'd', 1 }, { "시", UNIT, 'H', 1 },
	{ "분", UNIT, 'M', 1 }, { "초", UNIT, 'S', 1 },
};

/*
 * Names of zones, in minutes east.  Where a name has several meanings, it is
 * the one of RFC 822 (CST), else that of most speakers of English (IST, BST).
 */
static const struct {
	char name[6];
	int16_t minutes;
} zones[] = {
	{ "z", 0 }, { "ut", 0 }, { "utc", 0 }, { "gmt", 0 }, { "wet", 0 }, { "west", 60 }, { "bst", 60 },
	{ "cet", 60 }, { "cest", 120 }, { "met", 60 }, { "mest", 120 }, { "mez", 60 }, { "mesz", 120 }, { "wat", 60 },
	{ "eet", 120 }, { "eest", 180 }, { "cat", 120 }, { "sast", 120 }, { "msk", 180 }, { "msd", 240 }, { "eat", 180 }, { "trt", 180 },
	{ "irst", 210 }, { "irdt", 270 }, { "gst", 240 }, { "azt", 240 }, { "samt", 240 }, { "aft", 270 }, { "pkt", 300 }, { "uzt", 300 },
	{ "yekt", 300 }, { "ist", 330 }, { "npt", 345 }, { "omst", 360 }, { "almt", 360 }, { "mmt", 390 }, { "ict", 420 }, { "wib", 420 },
	{ "novt", 420 }, { "krat", 420 }, { "wita", 480 }, { "hkt", 480 }, { "sgt", 480 }, { "myt", 480 }, { "pht", 480 }, { "awst", 480 },
	{ "irkt", 480 }, { "jst", 540 }, { "kst", 540 }, { "wit", 540 }, { "yakt", 540 }, { "acst", 570 }, { "acdt", 630 }, { "aest", 600 },
	{ "aedt", 660 }, { "vlat", 600 }, { "magt", 660 }, { "nzst", 720 }, { "nzdt", 780 }, { "pett", 720 },
	{ "nst", -210 }, { "ndt", -150 }, { "brt", -180 }, { "brst", -120 }, { "art", -180 }, { "uyt", -180 }, { "clst", -180 },
	{ "ast", -240 }, { "adt", -180 }, { "at", -240 }, { "clt", -240 }, { "bot", -240 }, { "vet", -240 }, { "pyt", -240 },
	{ "est", -300 }, { "edt", -240 }, { "et", -300 }, { "cot", -300 }, { "pet", -300 }, { "ect", -300 },
	{ "cst", -360 }, { "cdt", -300 }, { "ct", -360 }, { "mst", -420 }, { "mdt", -360 }, { "mt", -420 },
	{ "pst", -480 }, { "pdt", -420 }, { "pt", -480 }, { "akst", -540 }, { "akdt", -480 }, { "hst", -600 }, { "hast", -600 },
	{ "sst", -660 },
};

struct date_word
date_word_find(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i].text[0] == s[0] && len >= words[i].min && strncmp(words[i].text, s, len) == 0)
			return (struct date_word){ words[i].kind, words[i].value, false };
	return (struct date_word){ DATE_WORD_UNKNOWN, 0, false };
}

struct date_word
date_word_at(const char *s, size_t len, size_t *taken)
{
	bool ascii = (unsigned char)s[0] < 0x80;	/* none of them, as nearly always */
	size_t i;

	for (i = 0; !ascii && i < sizeof(east_asian) / sizeof(east_asian[0]); i++) {
		*taken = strlen(east_asian[i].text);
		if (len >= *taken && memcmp(s, east_asian[i].text, *taken) == 0)
			return (struct date_word){ east_asian[i].kind, east_asian[i].value, east_asian[i].korean };
	}
	*taken = 0;
	return (struct date_word){ DATE_WORD_UNKNOWN, 0, false };
}

bool
date_zone_find(const char *s, size_t len, int *minutes)
{
	size_t i;

	for (i = 0; i < sizeof(zones) / sizeof(zones[0]); i++) {
		if (zones[i].name[0] != s[0] || strlen(zones[i].name) != len || memcmp(zones[i].name, s, len) != 0)
			continue;
		*minutes = zones[i].minutes;
		return true;
	}
	return false;
}

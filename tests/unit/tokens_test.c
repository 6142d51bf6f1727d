#include "conf/tokens.h"
#include "tap.h"

/* Split line and join its words with '|'; "wrong: ..." when it cannot be split. */
static void
is_split(const char *line, const char *want, const char *name)
{
	struct arena a = { 0 };
	struct tokens words;
	const char *wrong = tokens_split(&a, line, strlen(line), &words);
	char got[512] = "";
	size_t i;

	if (wrong != NULL)
		snprintf(got, sizeof(got), "wrong: %s", wrong);
	for (i = 0; wrong == NULL && i < words.count; i++) {
		strncat(got, i > 0 ? "|" : "", 2);
		strncat(got, words.items[i].text, 100);
	}
	is_text(got, want, name);
	arena_clear(&a);
}

static void
test_places(void)
{
	static const char line[] = "browser sh -c 'x \"$1\"' # open";
	struct arena a = { 0 };
	struct tokens words;

	tokens_split(&a, line, strlen(line), &words);
	is_number((long long)words.count, 4, "a comment ends the words");
	is_number((long long)words.items[1].start, 8, "where a word begins");
	is_number((long long)words.items[3].end, 22, "and where it ends, quotes and all");
	arena_clear(&a);
}

int
main(void)
{
	size_t len = 0;
	struct arena a = { 0 };
	struct tokens words;

	is_split("", "", "nothing");
	is_split(" \t ", "", "blanks");
	is_split("# all of it", "", "a comment");
	is_split("a b\tc\r", "a|b|c", "words");
	is_split("http://x/#part b#c", "http://x/#part|b#c", "# within a word is part of it");
	is_split("a #b", "a", "# at the beginning of a word is not");
	is_split("a \"b c\" d", "a|b c|d", "quotes hold blanks");
	is_split("\"a\"b", "a|b", "a closing quote ends the word");
	is_split("\"#a\"", "#a", "# in quotes");
	is_split("\"\" ''", "|", "empty words");
	is_split("\"a\\\"b\\\\c\\nd\\te\\rf\"", "a\"b\\c\nd\te\rf", "escapes in double quotes");
	is_split("\"\\d+\"", "\\d+", "a backslash that escapes nothing stays");
	is_split("'a\\n\"b'", "a\\n\"b", "no escapes in single quotes");
	is_split("it's a \\ b", "it's|a|\\|b", "quotes within a word are letters");
	is_split("name=\"a b\" c", "name=a b|c", "a quote after name=");
	is_split("user-agent='a \\n' c", "user-agent=a \\n|c", "a single quote after name=");
	is_split("http://x/?a=\"b c\"", "http://x/?a=\"b|c\"", "but not after any =");
	is_split("query:A=\"b", "query:A=\"b", "nor where no name is");
	is_split("a \"b", "wrong: a \" is not closed", "a quote that is not closed");
	is_split("a 'b", "wrong: a ' is not closed", "a single quote that is not closed");
	is_split("\"a\\", "wrong: a \" is not closed", "a backslash at the end");
	is_text(tokens_split(&a, "a\0b", 3, &words), "holds a NUL byte", "a NUL byte");
	test_places();

	is_text(tokens_value("every=2h", &len), "2h", "the value of name=value");
	is_number((long long)len, 5, "and the length of its name");
	ok(tokens_value("a b", &len) == NULL && tokens_value("=a", &len) == NULL &&
	    tokens_value("", &len) == NULL && tokens_value("http://a=b", &len) == NULL, "no name=value");
	arena_clear(&a);
	return tap_end();
}

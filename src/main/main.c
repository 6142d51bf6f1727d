#include <locale.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "tui/tui.h"

int
main(int argc, char **argv)
{
	/* Without a UTF-8 locale of the user's the program still speaks UTF-8. */
	if (setlocale(LC_CTYPE, "") == NULL || MB_CUR_MAX < 4)
		setlocale(LC_CTYPE, "C.UTF-8");
	return argc > 1 ? cli_run(argc, argv) : tui_run(argv[0]);
}

/*
 * The subcommands.  Each stands in a file of its own, cmd_NAME.c, and reads
 * its words with args.h: argv[0] is the subcommand's name.  It returns the
 * exit status: STATUS_DONE, STATUS_FAILED, STATUS_USAGE.
 */
#ifndef CLI_CMD_H
#define CLI_CMD_H

enum status {
	STATUS_DONE = 0,
	STATUS_FAILED = 1,		/* something could not be done; it was said what */
	STATUS_USAGE = 2		/* wrong words or a wrong configuration */
};

int	cmd_add(int argc, char **argv);
int	cmd_config(int argc, char **argv);
int	cmd_export(int argc, char **argv);
int	cmd_extract(int argc, char **argv);
int	cmd_feeds(int argc, char **argv);
int	cmd_import(int argc, char **argv);
int	cmd_list(int argc, char **argv);
int	cmd_mark(int argc, char **argv);
int	cmd_parse(int argc, char **argv);
int	cmd_remove(int argc, char **argv);
int	cmd_render(int argc, char **argv);
int	cmd_rules(int argc, char **argv);
int	cmd_search(int argc, char **argv);
int	cmd_show(int argc, char **argv);
int	cmd_store(int argc, char **argv);
int	cmd_tag(int argc, char **argv);

#endif

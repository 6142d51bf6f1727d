/* The command line: everything but the interface itself. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/* Run a subcommand (argv[1]) or --help, --version.  Returns the exit status: 0 done, 1 something failed, 2 usage. */
int	cli_run(int argc, char **argv);

#endif

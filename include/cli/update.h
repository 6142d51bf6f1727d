/*
 * The command that brings the news in, the only one that needs the network.
 * The program coranto defines it as handing over to coranto-update, which is
 * linked with the one of this floor: what only reads does not load libcurl.
 */
#ifndef CLI_UPDATE_H
#define CLI_UPDATE_H

/* coranto update: argv[0] is "update"; returns the exit status. */
int	cmd_update(int argc, char **argv);

#endif

/*
 * The commands that need the network.  The program coranto defines them as
 * handing over to coranto-update, which is linked with those of this floor:
 * what only reads does not load libcurl.  argv[0] is the command's name; they
 * return the exit status.
 */
#ifndef CLI_UPDATE_H
#define CLI_UPDATE_H

int	cmd_download(int argc, char **argv);
int	cmd_update(int argc, char **argv);

#endif

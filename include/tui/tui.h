/* The interface: reads the store, writes marks, never touches the network. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

/* Run the reader until the user leaves.  program is argv[0], to start updates with.  Returns the exit status. */
int	tui_run(const char *program);

#endif

/* Runs a program inside a terminal that we play ourselves, for end-to-end tests and benchmarks. */
#ifndef PSEUDO_TERMINAL_H
#define PSEUDO_TERMINAL_H
#include <sys/types.h>

/* Starts a program in a new session on a new terminal of the given size. `arguments` and `environment` end with NULL;
   arguments[0] is the path. Returns the child and sets `master`, or -1 with errno set. The child ends with 127 when
   the path cannot be run. */
pid_t pseudo_terminal_start(
    int *master, int rows, int columns, const char *const *arguments, const char *const *environment);

/* Changes the size, which sends the program SIGWINCH. Returns 0, or -1. */
int pseudo_terminal_resize(int master, int rows, int columns);

/* Whether the terminal hands out every key at once and without echo (1), or lines with echo as a shell has it (0). */
int pseudo_terminal_is_raw(int master);

/* A descriptor that is readable once the child has ended, closed on exec, or -1. */
int pseudo_terminal_watch(pid_t child);

/* Waits for the end of a child. Returns its exit status, or 128 plus the signal that ended it. */
int pseudo_terminal_reap(pid_t child);
#endif

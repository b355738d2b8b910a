/* Gives the terminal back in whatever way the program ends. Only async-signal-safe calls are made inside handlers. */
#ifndef CTERMINAL_GUARD_H
#define CTERMINAL_GUARD_H
#include <stddef.h>

/* Bits of guard_take_signals. */
enum {
    GUARD_RESIZED = 1,
    GUARD_TERMINATE = 2,
    GUARD_HANG_UP = 4,
    GUARD_INTERRUPT = 8,
    GUARD_STOP = 16,
    GUARD_CONTINUED = 32,
};

/* Remembers the modes of the terminal `tty` and takes over the signals: crash signals give the terminal back, print
   the captured standard error and end the process as they would have; the polite ones only set a bit and wake
   `wake_descriptor`. Call it on the main thread, before ncurses starts, once per session. Returns 0, or -1 when `tty`
   is not a terminal. */
int guard_install(int tty, int wake_descriptor);

/* Gives the signals back to whoever had them before guard_install. */
void guard_remove(void);

/* The bytes that undo what was switched on: alternate screen, mouse, paste marks, hidden cursor. 512 at most. */
void guard_set_farewell(const char *bytes, size_t count);

/* Says whether the screen is ours at the moment; while it is not, a crash leaves the terminal alone. */
void guard_set_active(int active);

/* The signals seen since the last call, as bits. */
unsigned guard_take_signals(void);

/* Sends standard error into an unlinked file until guard_release_errors. Returns 0, or -1 without such a file. */
int guard_capture_errors(void);

/* Gives standard error back and prints there what was captured. */
void guard_release_errors(void);

/* Stops the whole process group, as Ctrl-Z does, and returns when it is continued. */
void guard_stop_group(void);
#endif

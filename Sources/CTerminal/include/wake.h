/* Waiting for several things at once, and waking who waits. */
#ifndef CTERMINAL_WAKE_H
#define CTERMINAL_WAKE_H

/* A descriptor to wait on, closed on exec, or -1. */
int wake_make(void);
/* Makes the descriptor readable. Safe inside signal handlers. */
void wake_ring(int descriptor);
/* Makes it unreadable again. */
void wake_clear(int descriptor);

/* Bits of wake_wait. */
enum { WAKE_FIRST = 1, WAKE_SECOND = 2, WAKE_THIRD = 4, WAKE_FIRST_CLOSED = 8 };

/* Waits until one of the descriptors (-1: none) is readable or the time has passed; milliseconds -1 waits for ever.
   Returns 0 after the time or an interruption. */
int wake_wait(int first, int second, int third, int milliseconds);

/* The size of a terminal in cells. Returns 0, or -1. */
int terminal_size(int descriptor, int *rows, int *columns);
#endif

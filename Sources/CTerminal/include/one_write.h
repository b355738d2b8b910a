/* Lets a frame reach the terminal in one write. ncurses 6.4 writes whenever it moves the cursor, a hundred times for one
   frame, and every piece wakes whoever shows it. */
#ifndef CTERMINAL_ONE_WRITE_H
#define CTERMINAL_ONE_WRITE_H
#include <stdio.h>

/* A second way to standard output, closed on exec, for ncurses to write to; NULL when no descriptor is free. */
FILE *one_write_open(void);

/* From now on what is written there is kept. Without memory for that it goes out piece by piece, as before. */
void one_write_hold(void);

/* Sends what was kept, and keeps no more. */
void one_write_send(void);

/* Closes it. */
void one_write_close(FILE *file);
#endif

/* The little C that a terminal program needs where Swift must not run: signal handlers, and under ncurses' feet. */
#ifndef CTERMINAL_H
#define CTERMINAL_H
#include "guard.h"
#include "heap.h"
#include "one_write.h"
#include "wake.h"
#endif

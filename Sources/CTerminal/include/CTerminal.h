/* The little C that a terminal program needs where Swift must not run: signal handlers, the child between fork and
   exec, and under ncurses' feet. */
#ifndef CTERMINAL_H
#define CTERMINAL_H
#include "guard.h"
#include "heap.h"
#include "one_write.h"
#include "pseudo_terminal.h"
#include "wake.h"
#endif

/* The little C that a terminal program needs where Swift must not run: signal handlers, and the child between fork and
   exec. */
#ifndef CTERMINAL_H
#define CTERMINAL_H
#include "guard.h"
#include "pseudo_terminal.h"
#include "wake.h"
#endif

/* Opens the wide-character ncurses to Swift: what is a macro or a mutable global in C becomes a constant or a function
   here. <term.h> stays out, because its macros (lines, columns, ...) would rename half of any program. */
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#define NCURSES_NOMACROS 1
#define NCURSES_OPAQUE 1

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

/* One spacing character and up to four marks, which is what a cchar_t holds. */
enum { CURSES_CELL_SCALARS = 5 };

/* One column of a row. A cell without a first scalar is the right half of a wide character. */
typedef struct {
    uint32_t scalars[CURSES_CELL_SCALARS];
    uint32_t attributes;
    int32_t pair;
} curses_cell;

static const uint32_t CURSES_BOLD = A_BOLD;
static const uint32_t CURSES_DIM = A_DIM;
static const uint32_t CURSES_UNDERLINE = A_UNDERLINE;
static const uint32_t CURSES_REVERSE = A_REVERSE;
static const uint32_t CURSES_ITALIC = A_ITALIC;

static inline WINDOW *curses_window(void) { return stdscr; }
static inline int curses_colours(void) { return COLORS; }

static inline SCREEN *curses_open(const char *term, FILE *output) { return newterm((char *)term, output, stdin); }

/* A terminfo string, or NULL when the terminal has no such capability. */
static inline const char *curses_capability(const char *name) {
    char *value = tigetstr((char *)name);
    return value == (char *)-1 ? NULL : value;
}

static inline int curses_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

/* The columns that ncurses will count for a character; -1 when the C library does not know it. */
static inline int curses_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static inline void curses_make_cell(cchar_t *out, const curses_cell *cell) {
    wchar_t text[CURSES_CELL_SCALARS + 1];
    int length = 0;
    while (length < CURSES_CELL_SCALARS && cell->scalars[length]) {
        text[length] = (wchar_t)cell->scalars[length];
        length++;
    }
    text[length] = 0;
    /* The short pair is ignored when the extended one is given, which may exceed 32767. */
    int pair = cell->pair;
    if (setcchar(out, text, (attr_t)cell->attributes, 0, &pair) == ERR) {
        const wchar_t refused[2] = {L'?', 0};
        setcchar(out, refused, (attr_t)cell->attributes, 0, &pair);
    }
}

/* Puts `count` columns into row `y` from column `x` on. */
static inline void curses_put(int y, int x, const curses_cell *cells, int count) {
    enum { PIECE = 256 };
    cchar_t piece[PIECE];
    while (count > 0) {
        int made = 0, used = 0;
        while (used < count && made < PIECE) {
            const curses_cell *cell = cells + used++;
            if (cell->scalars[0]) curses_make_cell(&piece[made++], cell);
        }
        /* A right half that belongs to the last character taken goes with it. */
        while (used < count && !cells[used].scalars[0]) used++;
        mvwadd_wchnstr(stdscr, y, x, piece, made);
        x += used;
        cells += used;
        count -= used;
    }
}
#endif

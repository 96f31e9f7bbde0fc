#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <locale.h>
#include <langinfo.h>
#include <stdio.h>
#include <wchar.h>
#include <ncurses.h>
#include <term.h>

/* What Swift can not see: globals that may change, and macros with casts. */

static inline SCREEN *cn_newterm(const char *name) { return newterm(name, stdout, stdin); }
static inline WINDOW *cn_window(void) { return stdscr; }
static inline WINDOW *cn_shown(void) { return curscr; }

static inline unsigned cn_attributes(int bold, int reverse, int underline) {
  return (bold ? A_BOLD : A_NORMAL) | (reverse ? A_REVERSE : A_NORMAL) |
         (underline ? A_UNDERLINE : A_NORMAL);
}

/* Puts one character with its combining marks; what does not fit or can not be shown is ignored:
   the lower right corner always reports an error although it was written. */
static inline void cn_put(WINDOW *window, int row, int column, const wchar_t *text,
                          unsigned attributes, int pair) {
  cchar_t cell;
  if (setcchar(&cell, text, attributes, 0, &pair) == OK) (void)mvwadd_wch(window, row, column, &cell);
}

/* Without it ncurses resets the palette whenever it takes the terminal over again. */
static inline void cn_keep_palette(void) { orig_colors = NULL; }

/* A terminfo string, or NULL for one that is missing or is no string. */
static inline const char *cn_string(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? NULL : text;
}

static inline int cn_has_rgb(void) {
  const char *text = tigetstr("RGB");
  return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || (text && text != (const char *)-1);
}

static inline const char *cn_codeset(void) { return nl_langinfo(CODESET); }

extern int wcwidth(wchar_t);
static inline int cn_columns(wchar_t character) { return wcwidth(character); }

#include "CTerminalHarness.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#if !__has_include(<vterm.h>)
#error "The end-to-end tests need libvterm: apt-get install libvterm-dev"
#else
#include <vterm.h>
#endif

enum { held_limit = 64 };

struct harness_emulator {
  VTerm *terminal;
  VTermScreen *screen;
  bool visible;
  /// An escape sequence whose end has not come.
  char held[held_limit];
  size_t held_count;
  /// The last printed character, for REP.
  char last[8];
  size_t last_count;
};

static int property(VTermProp which, VTermValue *value, void *user) {
  harness_emulator *emulator = user;
  if (which == VTERM_PROP_CURSORVISIBLE) emulator->visible = value->boolean;
  return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = property};

harness_emulator *harness_emulator_make(
    int rows, int columns, void (*answer)(const char *, size_t, void *), void *context) {
  harness_emulator *emulator = calloc(1, sizeof *emulator);
  emulator->visible = true;
  emulator->terminal = vterm_new(rows, columns);
  vterm_set_utf8(emulator->terminal, 1);
  vterm_output_set_callback(emulator->terminal, answer, context);
  emulator->screen = vterm_obtain_screen(emulator->terminal);
  vterm_screen_set_callbacks(emulator->screen, &callbacks, emulator);
  vterm_screen_enable_altscreen(emulator->screen, 1);
  vterm_screen_reset(emulator->screen, 1);
  return emulator;
}

void harness_emulator_free(harness_emulator *emulator) {
  vterm_free(emulator->terminal);
  free(emulator);
}

static void pass(harness_emulator *emulator, const char *bytes, size_t count) {
  vterm_input_write(emulator->terminal, bytes, count);
}

static void pass_held(harness_emulator *emulator) {
  pass(emulator, emulator->held, emulator->held_count);
  emulator->held_count = 0;
}

// REP, CSI n b (ECMA-48, section 8.3.103): ncurses sends it to an xterm, and libvterm 0.1 does not
// know it.
static void repeat(harness_emulator *emulator) {
  int times = 1;
  emulator->held[emulator->held_count] = 0;
  sscanf(emulator->held, "\033[%d", &times);
  emulator->held_count = 0;
  while (times-- > 0 && emulator->last_count) pass(emulator, emulator->last, emulator->last_count);
}

// The Linux console's ESC ] R and ESC ] P are whole sequences without an end, console_codes(4); any
// other terminal, and libvterm, would wait for the end of a string.
static bool ends_linux_palette(const harness_emulator *emulator) {
  const char *held = emulator->held;
  size_t count = emulator->held_count;
  return (count == 3 && held[2] == 'R') || (count == 10 && held[2] == 'P');
}

static void hold(harness_emulator *emulator, char byte) {
  emulator->held[emulator->held_count++] = byte;
  size_t count = emulator->held_count;
  char kind = emulator->held[1];
  if (count == 2 && kind != '[' && kind != ']') return pass_held(emulator);
  if (count < 3) return;
  if (kind == '[' && byte >= '@' && byte <= '~') {
    return byte == 'b' ? repeat(emulator) : pass_held(emulator);
  }
  if (kind == ']' && ends_linux_palette(emulator)) {
    emulator->held_count = 0;
  } else if ((kind == ']' && emulator->held[2] != 'P') || count == held_limit - 1) {
    pass_held(emulator);
  }
}

static void remember(harness_emulator *emulator, char byte) {
  unsigned char value = (unsigned char)byte;
  if (value < 0x20 || value == 0x7f) return;
  bool continues = (value & 0xc0) == 0x80;
  if (!continues || emulator->last_count == sizeof emulator->last) emulator->last_count = 0;
  emulator->last[emulator->last_count++] = byte;
}

void harness_emulator_feed(harness_emulator *emulator, const uint8_t *bytes, size_t count) {
  size_t from = 0;
  for (size_t at = 0; at < count; at++) {
    if (emulator->held_count || bytes[at] == 0x1b) {
      pass(emulator, (const char *)bytes + from, at - from);
      hold(emulator, (char)bytes[at]);
      from = at + 1;
    } else {
      remember(emulator, (char)bytes[at]);
    }
  }
  pass(emulator, (const char *)bytes + from, count - from);
}

void harness_emulator_resize(harness_emulator *emulator, int rows, int columns) {
  vterm_set_size(emulator->terminal, rows, columns);
}

static int32_t colour(const VTermColor *colour) {
  if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour)) return -1;
  if (VTERM_COLOR_IS_INDEXED(colour)) return colour->indexed.idx;
  return 0x1000000 | colour->rgb.red << 16 | colour->rgb.green << 8 | colour->rgb.blue;
}

harness_cell harness_emulator_cell(const harness_emulator *emulator, int row, int column) {
  VTermScreenCell cell = {0};
  vterm_screen_get_cell(emulator->screen, (VTermPos){.row = row, .col = column}, &cell);
  harness_cell result = {
      .width = cell.width,
      .bold = cell.attrs.bold,
      .underline = cell.attrs.underline,
      .italic = cell.attrs.italic,
      .blink = cell.attrs.blink,
      .reverse = cell.attrs.reverse,
      .foreground = colour(&cell.fg),
      .background = colour(&cell.bg),
  };
  memcpy(result.characters, cell.chars, sizeof result.characters);
  return result;
}

harness_cursor harness_emulator_cursor(const harness_emulator *emulator) {
  VTermPos at;
  vterm_state_get_cursorpos(vterm_obtain_state(emulator->terminal), &at);
  return (harness_cursor){.row = at.row, .column = at.col, .visible = emulator->visible};
}

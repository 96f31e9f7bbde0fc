#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// What a child is to be: every descriptor that is not named here is closed in it.
typedef struct {
  const char *path;
  char *const *arguments;
  char *const *environment;
  /// NULL: the folder of this process.
  const char *folder;
  /// The terminal that becomes the child's controlling terminal and its three standard descriptors, or
  /// NULL.
  const char *terminal;
  /// Without a terminal: what becomes descriptor 0, 1 and 2.
  int standard[3];
} harness_child;

/// Starts a child in a session of its own. Returns its process id, or -1 with errno of the step that
/// failed, execve included: then no child is left.
pid_t harness_spawn(const harness_child *child);

/// Opens a pseudo-terminal of that size, both descriptors close-on-exec. Returns 0, or -1 with errno.
int harness_open_terminal(int rows, int columns, int *main, int *other, char *name, size_t length);
int harness_set_size(int terminal, int rows, int columns);
/// Bytes that were typed and not read yet, or -1.
int harness_unread_input(int terminal);
/// A pipe that no child inherits by accident.
int harness_pipe(int ends[2]);
int harness_open_process(pid_t process);

typedef struct {
  bool running;
  /// As a shell says it: 128 and the signal's number for a child that a signal ended.
  int status;
  int64_t peak_kilobytes;
  int64_t processor_microseconds;
} harness_end;

/// Looks whether the child has ended, without waiting, and reaps it.
harness_end harness_reap(pid_t process);

typedef struct harness_emulator harness_emulator;

typedef struct {
  uint32_t characters[6];
  int width;
  bool bold, underline, italic, blink, reverse;
  /// -1: the terminal's own; 0-255: the palette; from 0x1000000: red, green, blue.
  int32_t foreground, background;
} harness_cell;

typedef struct {
  int row, column;
  bool visible;
} harness_cursor;

/// The answers of the terminal to questions of the program go to `answer`.
harness_emulator *harness_emulator_make(
    int rows, int columns, void (*answer)(const char *, size_t, void *), void *context);
void harness_emulator_free(harness_emulator *emulator);
void harness_emulator_feed(harness_emulator *emulator, const uint8_t *bytes, size_t count);
void harness_emulator_resize(harness_emulator *emulator, int rows, int columns);
harness_cell harness_emulator_cell(const harness_emulator *emulator, int row, int column);
harness_cursor harness_emulator_cursor(const harness_emulator *emulator);

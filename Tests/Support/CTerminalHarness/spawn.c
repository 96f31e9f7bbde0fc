#define _GNU_SOURCE
#include "CTerminalHarness.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static void take_descriptor(int from, int to) {
  if (from == to) {
    fcntl(from, F_SETFD, 0);
  } else {
    dup2(from, to);
  }
}

// Between fork and execve only what signal-safety(7) allows: other threads' locks may be held.
static void take_terminal(const char *name) {
  int terminal = open(name, O_RDWR);
  if (terminal < 0 || ioctl(terminal, TIOCSCTTY, 0) < 0) return;
  for (int descriptor = 0; descriptor < 3; descriptor++) dup2(terminal, descriptor);
  if (terminal > 2) close(terminal);
}

static void reset_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void become(const harness_child *child, int report) {
  setsid();
  errno = 0;
  if (child->terminal) {
    take_terminal(child->terminal);
  } else {
    int high[3];
    for (int n = 0; n < 3; n++) high[n] = fcntl(child->standard[n], F_DUPFD_CLOEXEC, 10);
    for (int n = 0; n < 3; n++) take_descriptor(high[n], n);
  }
  int failed = errno;
  reset_signals();
  errno = failed;
  if (failed == 0 && (!child->folder || chdir(child->folder) == 0)) {
    syscall(SYS_close_range, 3u, ~0u, 4u /* CLOSE_RANGE_CLOEXEC */);
    execve(child->path, child->arguments, child->environment);
  }
  int reason = errno;
  (void)!write(report, &reason, sizeof reason);
  _exit(127);
}

pid_t harness_spawn(const harness_child *child) {
  int report[2], reason = 0;
  if (pipe2(report, O_CLOEXEC) < 0) return -1;
  pid_t process = fork();
  if (process == 0) become(child, report[1]);
  close(report[1]);
  if (process > 0 && read(report[0], &reason, sizeof reason) == (ssize_t)sizeof reason) {
    waitpid(process, NULL, 0);
    process = -1;
  } else if (process < 0) {
    reason = errno;
  }
  close(report[0]);
  errno = reason;
  return process;
}

int harness_open_terminal(int rows, int columns, int *main, int *other, char *name, size_t length) {
  *main = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*main < 0) return -1;
  if (grantpt(*main) < 0 || unlockpt(*main) < 0 || ptsname_r(*main, name, length) != 0) return -1;
  *other = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*other < 0) return -1;
  fcntl(*main, F_SETFL, O_NONBLOCK);
  return harness_set_size(*main, rows, columns);
}

int harness_set_size(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int harness_unread_input(int terminal) {
  int count = 0;
  return ioctl(terminal, TIOCINQ, &count) < 0 ? -1 : count;
}

int harness_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int harness_open_process(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

harness_end harness_reap(pid_t process) {
  harness_end end = {.running = true};
  int status;
  struct rusage used;
  if (wait4(process, &status, WNOHANG, &used) != process) return end;
  end.running = false;
  end.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  end.peak_kilobytes = used.ru_maxrss;
  end.processor_microseconds = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000ll +
                               used.ru_utime.tv_usec + used.ru_stime.tv_usec;
  return end;
}

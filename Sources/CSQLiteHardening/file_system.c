#include "CSQLiteHardening.h"
#include <sys/statfs.h>

long long roster_file_system(const char *path) {
  struct statfs status;
  if (statfs(path, &status) != 0) return -1;
  return (long long)(unsigned int)status.f_type;
}

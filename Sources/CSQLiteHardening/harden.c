#include "CSQLiteHardening.h"
#include <sqlite3.h>

int roster_harden(void *connection) {
  int code = sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (code != SQLITE_OK) return code;
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, (int *)0);
}

int roster_keep_log(void *connection) {
  int persist = 1;
  int code = sqlite3_file_control(connection, "main", SQLITE_FCNTL_PERSIST_WAL, &persist);
  if (code != SQLITE_OK) return code;
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}

/// Turns on SQLITE_DBCONFIG_DEFENSIVE and turns off extension loading: sqlite3_db_config is
/// variadic, which Swift cannot call. Returns an SQLite result code.
/// https://sqlite.org/c3ref/c_dbconfig_defensive.html
int roster_harden(void *connection);

/// The magic number of the file system that holds a path, or -1 with errno: Swift's Glibc module
/// does not bring sys/statfs.h along.
/// https://man7.org/linux/man-pages/man2/statfs.2.html
long long roster_file_system(const char *path);

/// Leaves the write-ahead log and its index where they are when a connection closes, and does not copy the
/// log into the file then: somebody who may only read can still open it. Returns an SQLite result code.
/// https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlpersistwal
int roster_keep_log(void *connection);

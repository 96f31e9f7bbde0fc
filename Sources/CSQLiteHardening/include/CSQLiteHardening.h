/// Turns on SQLITE_DBCONFIG_DEFENSIVE and turns off extension loading: sqlite3_db_config is
/// variadic, which Swift cannot call. Returns an SQLite result code.
/// https://sqlite.org/c3ref/c_dbconfig_defensive.html
int roster_harden(void *connection);

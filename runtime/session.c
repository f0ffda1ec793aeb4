/* session.c: which statements may leave something behind in their session.
 *
 * Stage: asked when a statement is prepared, or run as text: once a connection, not once a call. What reads and writes rows and
 * what is there for all sessions leaves nothing; SET, PRAGMA, LOCK TABLES, USE and all other words may, and so may a temporary
 * table, GET_LOCK and a user variable (`@x`) in any. (mysql_text.c asks another question: what a new session would not have.)
 * A statement taken for one of these though it is none costs a connection more; one that is missed would be the next
 * borrower's. What routines and triggers do is not seen: servers tell (mysql_track.c). */
#include "sql_text.h"

bool sci_touches_session(const char *sql, bool sqlite)
{
    static const char *const verbs[] = {"SELECT", "INSERT", "UPDATE",    "DELETE",   "REPLACE",  "WITH",  "VALUES",
                                        "TABLE",  "CALL",   "SHOW",      "EXPLAIN",  "DESCRIBE", "DESC",  "CREATE",
                                        "ALTER",  "DROP",   "TRUNCATE",  "OPTIMIZE", "ANALYZE",  "CHECK", "KILL",
                                        "GRANT",  "REVOKE", "SAVEPOINT", "RELEASE",  "ROLLBACK", NULL};
    static const char *const telling[] = {"TEMPORARY", "TEMP", "GET_LOCK", "DOLT_CHECKOUT", NULL};

    return !sci_is_plain(sql, strlen(sql), sqlite, verbs, telling);
}

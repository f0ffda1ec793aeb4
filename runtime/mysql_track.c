/* mysql_track.c: what a server says by itself of a session that a statement has changed: variables, temporary tables and
 * statements of PREPARE that triggers, functions and procedures left in it, which no text of ours shows.
 *
 * Stage: behind every statement's answer, where its status has a flag (session_track_state_change, MySQL and MariaDB). The flag
 * is of all that a server tracks, of transactions say; which of it is asked here, off the quick path. What servers do not call
 * a change, GET_LOCK, SELECT … INTO @x and LAST_INSERT_ID(), is looked for in the texts as ever (session.c, mysql_text.c). */
#include <mysql.h>

#include "mysql_internal.h"

/* Every server has these five; zero dates stay readable and writable (no NO_ZERO_DATE). STRICT_TRANS_TABLES alone would cut what
 * does not fit in the second row of several, where the table has no transactions. */
#define SQL_MODE                                                                                                       \
    "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"
#define SET_SESSION "SET time_zone = '+00:00', sql_mode = '" SQL_MODE "', autocommit = 1"

enum { TRACKS = 1 << 23, UNKNOWN_VARIABLE = 1193 };

/* One that can track and does not know by which variable (a proxy, say) does without. */
bool sci_my_set_session(MYSQL *m)
{
    static const char tracked[] = SET_SESSION ", session_track_state_change = 1", plain[] = SET_SESSION;

    if (m->server_capabilities & TRACKS) {
        if (mysql_real_query(m, tracked, sizeof tracked - 1) == 0) return true;
        if (mysql_errno(m) != UNKNOWN_VARIABLE) return false;
    }
    return mysql_real_query(m, plain, sizeof plain - 1) == 0;
}

static void changed(sc_db *db)
{
    db->touched = true;
    db->line.holds = true;
}

void sci_my_track(sc_db *db)
{
    MYSQL *m = sci_my_conn(db)->m;
    const char *data;
    size_t n;

    if (mysql_session_track_get_first(m, SESSION_TRACK_STATE_CHANGE, &data, &n) == 0 && n == 1 && *data == '1')
        changed(db);
}

/* (MariaDB's library, whose packet it is, has no room for more than the flag there.) */
void sci_my_track_end(sc_db *db)
{
#ifdef SCI_MARIADB_CLIENT
    if (sci_my_conn(db)->m->net.read_pos[0] == 0xFE) changed(db);
#else
    sci_my_track(db);
#endif
}

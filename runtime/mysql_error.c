/* mysql_error.c: what an error of a MySQL server or client library means.
 *
 * Stage: under the MySQL driver. The number decides first, for servers differ in SQLSTATE (Dolt reports a
 * duplicate key as HY000), then the class of the SQLSTATE. The table is README.md's, kept in step. */
#include <mysql.h>

#include "mysql_internal.h"

#include <string.h>

struct meaning {
    int native;
    int code;
};

/* clang-format off */
static const struct meaning meanings[] = {
    {1022, SC_ERR_UNIQUE},     /* ER_DUP_KEY */
    {1062, SC_ERR_UNIQUE},     /* ER_DUP_ENTRY */
    {1169, SC_ERR_UNIQUE},     /* ER_DUP_UNIQUE */
    {1586, SC_ERR_UNIQUE},     /* ER_DUP_ENTRY_WITH_KEY_NAME */
    {1859, SC_ERR_UNIQUE},     /* ER_DUP_UNKNOWN_IN_INDEX */
    {1216, SC_ERR_FOREIGN},    /* ER_NO_REFERENCED_ROW */
    {1217, SC_ERR_FOREIGN},    /* ER_ROW_IS_REFERENCED */
    {1451, SC_ERR_FOREIGN},    /* ER_ROW_IS_REFERENCED_2 */
    {1452, SC_ERR_FOREIGN},    /* ER_NO_REFERENCED_ROW_2 */
    {1761, SC_ERR_FOREIGN},    /* ER_FOREIGN_DUPLICATE_KEY_WITH_CHILD_INFO */
    {1762, SC_ERR_FOREIGN},    /* …_WITHOUT_CHILD_INFO */
    {1048, SC_ERR_NOT_NULL},   /* ER_BAD_NULL_ERROR */
    {1263, SC_ERR_NOT_NULL},   /* ER_WARN_NULL_TO_NOTNULL */
    {1364, SC_ERR_NOT_NULL},   /* ER_NO_DEFAULT_FOR_FIELD */
    {1264, SC_ERR_CHECK},      /* ER_WARN_DATA_OUT_OF_RANGE */
    {1265, SC_ERR_CHECK},      /* WARN_DATA_TRUNCATED */
    {1292, SC_ERR_CHECK},      /* ER_TRUNCATED_WRONG_VALUE */
    {1366, SC_ERR_CHECK},      /* ER_TRUNCATED_WRONG_VALUE_FOR_FIELD */
    {1406, SC_ERR_CHECK},      /* ER_DATA_TOO_LONG */
    {1411, SC_ERR_CHECK},      /* ER_WRONG_VALUE_FOR_TYPE */
    {1526, SC_ERR_CHECK},      /* ER_NO_PARTITION_FOR_GIVEN_VALUE */
    {3140, SC_ERR_CHECK},      /* ER_INVALID_JSON_TEXT */
    {3819, SC_ERR_CHECK},      /* ER_CHECK_CONSTRAINT_VIOLATED */
    {4025, SC_ERR_CHECK},      /* MariaDB: ER_CONSTRAINT_FAILED */
    {1020, SC_ERR_BUSY},       /* ER_CHECKREAD: MariaDB's snapshot conflict */
    {1205, SC_ERR_BUSY},       /* ER_LOCK_WAIT_TIMEOUT */
    {1213, SC_ERR_BUSY},       /* ER_LOCK_DEADLOCK, and Dolt's conflict at COMMIT */
    {3572, SC_ERR_BUSY},       /* ER_LOCK_NOWAIT */
    {1053, SC_ERR_LOST},       /* ER_SERVER_SHUTDOWN */
    {1927, SC_ERR_LOST},       /* MariaDB: ER_CONNECTION_KILLED */
    {2002, SC_ERR_LOST},       /* CR_CONNECTION_ERROR */
    {2006, SC_ERR_LOST},       /* CR_SERVER_GONE_ERROR */
    {2013, SC_ERR_LOST},       /* CR_SERVER_LOST */
    {2055, SC_ERR_LOST},       /* CR_SERVER_LOST_EXTENDED */
    {4031, SC_ERR_LOST},       /* ER_CLIENT_INTERACTION_TIMEOUT */
    {1051, SC_ERR_SCHEMA},     /* ER_BAD_TABLE_ERROR */
    {1054, SC_ERR_SCHEMA},     /* ER_BAD_FIELD_ERROR */
    {1046, SC_ERR_SCHEMA},     /* ER_NO_DB_ERROR */
    {1091, SC_ERR_SCHEMA},     /* ER_CANT_DROP_FIELD_OR_KEY */
    {1136, SC_ERR_SCHEMA},     /* ER_WRONG_VALUE_COUNT_ON_ROW */
    {1146, SC_ERR_SCHEMA},     /* ER_NO_SUCH_TABLE */
    {1176, SC_ERR_SCHEMA},     /* ER_KEY_DOES_NOT_EXIST */
    {1305, SC_ERR_SCHEMA},     /* ER_SP_DOES_NOT_EXIST */
    {2057, SC_ERR_SCHEMA},     /* CR_NEW_STMT_METADATA */
    {1792, SC_ERR_READ_ONLY},  /* ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION */
    {1836, SC_ERR_READ_ONLY},  /* ER_READ_ONLY_MODE */
    {1874, SC_ERR_READ_ONLY},  /* ER_INNODB_READ_ONLY */
    {1021, SC_ERR_FULL},       /* ER_DISK_FULL */
    {1114, SC_ERR_FULL},       /* ER_RECORD_FILE_FULL */
    {1317, SC_ERR_INTERRUPT},  /* ER_QUERY_INTERRUPTED */
    {1969, SC_ERR_TIMEOUT},    /* MariaDB: ER_STATEMENT_TIMEOUT */
    {3024, SC_ERR_TIMEOUT},    /* ER_QUERY_TIMEOUT */
    {2008, SC_ERR_NOMEM},      /* CR_OUT_OF_MEMORY */
    {1690, SC_ERROR},          /* ER_DATA_OUT_OF_RANGE: an expression overflowed; 22003, yet no column refused it */
};
/* clang-format on */

/* Dolt has one number, 1105, for most of what it finds wrong. Its own words come first in these messages,
 * so that no value of a user's can look like them. */
struct dolt_meaning {
    const char *start, *later;
    int code;
};

static const struct dolt_meaning dolt_meanings[] = {
    {"context canceled", "", SC_ERR_INTERRUPT},
    {"Check constraint \"", "\" violated", SC_ERR_CHECK},
    {"Data truncated for column '", "", SC_ERR_CHECK},
    {"string '", "' is too large for column '", SC_ERR_CHECK},
    {"value \"", "\" is outside of ", SC_ERR_CHECK},
    {"Out of range value for column of ", "", SC_ERR_CHECK},
    {"Incorrect datetime value: '", "", SC_ERR_CHECK},
    {"Invalid JSON text: ", "", SC_ERR_CHECK},
    {"Field '", "' doesn't have a default value", SC_ERR_NOT_NULL},
    {"column \"", "\" could not be found in any table in scope", SC_ERR_SCHEMA},
    {"function: '", "' not found", SC_ERR_SCHEMA},
};

/* "1000 out of range for tinyint": a number comes first. */
static bool is_range_message(const char *message)
{
    static const char *const words[] = {" out of range for ", " is beyond the maximum value that can be held by "};
    const char *p = message + strspn(message, "-0123456789.");

    for (size_t i = 0; p > message && i < sizeof words / sizeof *words; i++)
        if (strncmp(p, words[i], strlen(words[i])) == 0) return true;
    return false;
}

/* What comes later, behind a value of the user's, may not have fit the client library's buffer. */
static bool comes_later(const char *message, const struct dolt_meaning *d)
{
    enum { LEAST_CUT = MYSQL_ERRMSG_SIZE - 16 };

    return strstr(message + strlen(d->start), d->later) || strlen(message) >= LEAST_CUT;
}

static int dolt_code(const char *message)
{
    for (size_t i = 0; i < sizeof dolt_meanings / sizeof *dolt_meanings; i++) {
        const struct dolt_meaning *d = &dolt_meanings[i];

        if (strncmp(message, d->start, strlen(d->start)) == 0 && comes_later(message, d)) return d->code;
    }
    return is_range_message(message) ? SC_ERR_CHECK : SC_ERROR;
}

/* 1290 is every "running with the … option": only one of them is about writing. */
static bool says_read_only(const char *message)
{
    return strstr(message, "read-only") || strstr(message, "read only");
}

static int code_of(int native, const char *sqlstate, const char *message)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (meanings[i].native == native) return meanings[i].code;
    if (native == 1290 && says_read_only(message)) return SC_ERR_READ_ONLY;
    if (native == 1105) return dolt_code(message);
    if (strcmp(sqlstate, "40001") == 0) return SC_ERR_BUSY;
    if (strncmp(sqlstate, "22", 2) == 0) return SC_ERR_CHECK;
    return SC_ERROR;
}

/* See sweep in mysql_driver.c. */
static void note_failure(sc_db *db)
{
    if (db->open && !db->in_tx && strcmp(sci_my_conn(db)->engine, "dolt") == 0) db->watch |= SCI_WATCH_SWEEP;
}

int sci_my_fail(sc_db *db, const char *what)
{
    MYSQL *m = sci_my_conn(db)->m;
    int native = (int)mysql_errno(m);
    const char *state = mysql_sqlstate(m), *message = mysql_error(m);

    note_failure(db);
    return sci_fail_native(db, code_of(native, state, message), native, state, what, message);
}

/* Could not be written (2006), or the server had said before that it is no longer there (4031): it was never executed. */
static void mark_unsent(sc_db *db, int native)
{
    if (db->lost) db->line.unsent = native == 2006 || native == 4031;
}

int sci_my_fail_sending(sc_db *db, const char *what)
{
    int rc = sci_my_fail(db, what);

    mark_unsent(db, db->error.native);
    return rc;
}

int sci_my_fail_sending_stmt(struct sci_stmt *st)
{
    int rc = sci_my_fail_stmt(st);

    mark_unsent(st->db, st->db->error.native);
    return rc;
}

/* Of opening: no server yet, or no room in it. */
bool sci_my_passes(int native)
{
    switch (native) {
    case 1040: /* ER_CON_COUNT_ERROR */
    case 1053: /* ER_SERVER_SHUTDOWN */
    case 2002: /* CR_CONNECTION_ERROR */
    case 2003: /* CR_CONN_HOST_ERROR */
    case 2005: /* CR_UNKNOWN_HOST */
    case 2006: /* CR_SERVER_GONE_ERROR */
    case 2012: /* CR_SERVER_HANDSHAKE_ERR */
    case 2013: /* CR_SERVER_LOST */
    case 2055: /* CR_SERVER_LOST_EXTENDED */ return true;
    default: return false;
    }
}

/* The server does not know, or not accept any more, what was prepared, and has not executed it. */
static bool is_forgotten(int native)
{
    return native == 1243 /* ER_UNKNOWN_STMT_HANDLER */ || native == 1615 /* ER_NEED_REPREPARE */ ||
           native == 2030 /* CR_NO_PREPARE_STMT */ || native == 2056 /* CR_STMT_CLOSED */;
}

/* The library has let go of the statement, and not because the connection was lost, of which that would know (Oracle's lets go
 * then, too): mysql_reset_connection does so. Nothing was sent. */
static int fail_forgotten(struct sci_stmt *st, bool sticks)
{
    st->stale = true;
    if (!sticks) st->db->line.stale = SCI_STALE;
    return sci_fail_native(st->db, SC_ERROR, 2056 /* CR_STMT_CLOSED */, "HY000", st->query->name,
                           "the statement is not there any more");
}

/* In the middle of a fetch MariaDB's library may tell the connection alone about the server's error. */
int sci_my_fail_stmt(struct sci_stmt *st)
{
    MYSQL_STMT *h = sci_my_stmt(st)->handle;
    int native = (int)mysql_stmt_errno(h), code;
    bool sticks = st->db->error.code != SC_OK;

    if (native == 0) return sci_my_fail(st->db, st->query->name);
    if (!h->mysql && mysql_errno(sci_my_conn(st->db)->m) != 0) return sci_my_fail(st->db, st->query->name);
    if (!h->mysql) return fail_forgotten(st, sticks);
    note_failure(st->db);
    code = code_of(native, mysql_stmt_sqlstate(h), mysql_stmt_error(h));
    if (code == SC_ERR_SCHEMA || is_forgotten(native)) st->stale = true;
    if (!sticks && is_forgotten(native)) st->db->line.stale = SCI_STALE;
    if (!sticks && native == 2057) st->db->line.stale = SCI_STALE_READ; /* CR_NEW_STMT_METADATA: its rows have come */
    return sci_fail_native(st->db, code, native, mysql_stmt_sqlstate(h), st->query->name, mysql_stmt_error(h));
}

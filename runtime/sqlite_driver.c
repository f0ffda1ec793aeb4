/* sqlite_driver.c: the SQLite driver: connection, transactions, scripts, and the driver's table.
 *
 * Stage: under conn.c. The connection is opened without SQLite's own mutex (one connection is one thread's
 * at a time), with foreign keys enforced, and with "double-quoted strings" off: a misspelt or dropped
 * column in double quotes is an error, not a text. */
#include <sqlite3.h>

#include "sqlite_internal.h"

#include <stdio.h>
#include <string.h>

/* ---------------------------------------------------------------- open and close */

static int open_flags(enum sci_mode mode)
{
    switch (mode) {
    case SCI_MODE_RO: return SQLITE_OPEN_READONLY;
    case SCI_MODE_RW: return SQLITE_OPEN_READWRITE;
    case SCI_MODE_RWC: break;
    }
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

/* All that goes wrong while opening is SC_ERR_OPEN, but for memory. */
static int fail_open(sc_db *db, sqlite3 *h, int rc, const char *path)
{
    int native = h ? sqlite3_extended_errcode(h) : rc;
    int code = (rc & 0xFF) == SQLITE_NOMEM || !h ? SC_ERR_NOMEM : SC_ERR_OPEN;

    return sci_fail_native(db, code, native, NULL, path, h ? sqlite3_errmsg(h) : sqlite3_errstr(rc));
}

int sci_sqlite_pragma(sqlite3 *h, const char *sql)
{
    sqlite3_stmt *st = NULL;
    int v = -1;

    if (sqlite3_prepare_v2(h, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
        v = sqlite3_column_int(st, 0);
    sqlite3_finalize(st);
    return v;
}

/* The first column of what it answers is `wanted`, in SQLite's small letters? */
static bool answers(sqlite3 *h, const char *sql, const char *wanted)
{
    sqlite3_stmt *st = NULL;
    bool same = sqlite3_prepare_v2(h, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW &&
                sqlite3_column_text(st, 0) && strcmp((const char *)sqlite3_column_text(st, 0), wanted) == 0;

    sqlite3_finalize(st);
    return same;
}

/* Another connection may be about to change the same: of this SQLite does not wait for locks, whatever its timeout is. */
static bool becomes(sqlite3 *h, const char *sql, const char *journal, uint32_t ms)
{
    enum { NAP = 2 };

    while (!answers(h, sql, journal)) {
        if ((sqlite3_errcode(h) & 0xFF) != SQLITE_BUSY || ms < NAP) return false;
        ms -= NAP;
        (void)sqlite3_sleep(NAP);
    }
    return true;
}

/* The words are some of url.c's. What was asked for and cannot be had is an error: WAL for a database in memory, say. */
static int set_journal(sc_db *db, sqlite3 *h, const struct sci_url *url)
{
    char sql[64];

    (void)snprintf(sql, sizeof sql, "PRAGMA journal_mode=%s", url->journal);
    if (becomes(h, sql, url->journal, url->busy_timeout)) return SC_OK;
    if (sqlite3_errcode(h) != SQLITE_ROW && sqlite3_errcode(h) != SQLITE_OK && sqlite3_errcode(h) != SQLITE_DONE)
        return fail_open(db, h, sqlite3_errcode(h), sql);
    return sci_fail(db, SC_ERR_OPEN, "%s: this database cannot have that journal", sql);
}

static int set_pragmas(sc_db *db, sqlite3 *h, const struct sci_url *url)
{
    char sql[64];
    int rc = url->journal ? set_journal(db, h, url) : SC_OK;

    if (rc == SC_OK && url->synchronous) {
        (void)snprintf(sql, sizeof sql, "PRAGMA synchronous=%s", url->synchronous);
        if (sqlite3_exec(h, sql, NULL, NULL, NULL) != SQLITE_OK) rc = fail_open(db, h, sqlite3_errcode(h), sql);
    }
    if (rc == SC_OK && url->mmap_size >= 0) {
        (void)snprintf(sql, sizeof sql, "PRAGMA mmap_size=%lld", (long long)url->mmap_size);
        if (sqlite3_exec(h, sql, NULL, NULL, NULL) != SQLITE_OK) rc = fail_open(db, h, sqlite3_errcode(h), sql);
    }
    return rc;
}

/* Opening is lazy in SQLite: the first read is what finds that the file is no database. */
static int set_up(sc_db *db, sqlite3 *h, const struct sci_url *url)
{
    int rc;

    sqlite3_extended_result_codes(h, 1);
    sqlite3_busy_timeout(h, (int)url->busy_timeout);
    sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    rc = sqlite3_exec(h, "PRAGMA foreign_keys=ON; SELECT count(*) FROM sqlite_master", NULL, NULL, NULL);
    if (rc != SQLITE_OK) return fail_open(db, h, rc, url->path);
    if (sci_sqlite_pragma(h, "PRAGMA foreign_keys") != 1)
        return sci_fail(db, SC_ERR_OPEN, "%s: this SQLite library is built without foreign keys", url->path);
    rc = sci_sqlite_add_functions(h);
    if (rc != SQLITE_OK) return fail_open(db, h, rc, url->path);
    return set_pragmas(db, h, url);
}

static int sqlite_open(sc_db *db, const struct sci_url *url, void **conn)
{
    sqlite3 *h = NULL;
    const char *path = url->path;
    char *plain = NULL;
    int rc;

    /* a file whose name looks like one of SQLite's own notations is still a file */
    if (strncmp(path, "file:", 5) == 0) {
        plain = sci_realloc(&db->alloc, NULL, strlen(path) + 3);
        if (!plain) return sci_nomem(db);
        snprintf(plain, strlen(path) + 3, "./%s", path);
        path = plain;
    }
    rc = sqlite3_open_v2(path, &h, open_flags(url->mode) | SQLITE_OPEN_NOMUTEX, NULL);
    sci_free(&db->alloc, plain);
    *conn = h;
    return rc == SQLITE_OK ? set_up(db, h, url) : fail_open(db, h, rc, url->path);
}

static void sqlite_close(sc_db *db)
{
    (void)sqlite3_close_v2(db->conn);
}

static const char *sqlite_engine(const sc_db *db)
{
    (void)db;
    return "sqlite";
}

static bool sqlite_settled(const sc_db *db)
{
    return sqlite3_get_autocommit(db->conn);
}

static const char *sqlite_version(const sc_db *db)
{
    (void)db;
    return sqlite3_libversion();
}

static void *sqlite_native(sc_db *db)
{
    return db->conn;
}

/* ---------------------------------------------------------------- errors */

static int constraint_code(int extended)
{
    switch (extended) {
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_ROWID: return SC_ERR_UNIQUE;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return SC_ERR_FOREIGN;
    case SQLITE_CONSTRAINT_NOTNULL: return SC_ERR_NOT_NULL;
    case SQLITE_CONSTRAINT_CHECK:
#ifdef SQLITE_CONSTRAINT_DATATYPE
    case SQLITE_CONSTRAINT_DATATYPE:
#endif
        return SC_ERR_CHECK;
    default: return SC_ERROR; /* RAISE in a trigger, a virtual table's own */
    }
}

/* SQLITE_ERROR has one number for everything; that what a statement names is gone can only be read. */
static bool names_missing(const char *message)
{
    return strncmp(message, "no such ", 8) == 0 || strstr(message, " has no column named ") != NULL;
}

static int code_of(int extended, const char *message)
{
    if (extended == SQLITE_IOERR_NOMEM) return SC_ERR_NOMEM;
    switch (extended & 0xFF) {
    case SQLITE_NOMEM: return SC_ERR_NOMEM;
    case SQLITE_CONSTRAINT: return constraint_code(extended);
    case SQLITE_MISMATCH: return SC_ERR_CHECK; /* a text for an INTEGER PRIMARY KEY */
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return SC_ERR_BUSY;
    case SQLITE_READONLY: return SC_ERR_READ_ONLY;
    case SQLITE_FULL: return SC_ERR_FULL;
    case SQLITE_INTERRUPT: return SC_ERR_INTERRUPT;
    case SQLITE_SCHEMA: return SC_ERR_SCHEMA;
    case SQLITE_TOOBIG: return SC_ERR_PARAM;
    case SQLITE_ERROR: return names_missing(message) ? SC_ERR_SCHEMA : SC_ERROR;
    default: return SC_ERROR;
    }
}

int sci_sqlite_fail(sc_db *db, const char *what)
{
    int extended = sqlite3_extended_errcode(db->conn);
    const char *message = sqlite3_errmsg(db->conn);

    return sci_fail_native(db, code_of(extended, message), extended, NULL, what, message);
}

int sci_sqlite_fail_prepare(sc_db *db, const char *what)
{
    int extended = sqlite3_extended_errcode(db->conn);

    if ((extended & 0xFF) != SQLITE_ERROR) return sci_sqlite_fail(db, what);
    return sci_fail_native(db, SC_ERR_SCHEMA, extended, NULL, what, sqlite3_errmsg(db->conn));
}

/* ---------------------------------------------------------------- transactions and scripts */

static int run(sc_db *db, const char *sql)
{
    return sqlite3_exec(db->conn, sql, NULL, NULL, NULL) == SQLITE_OK ? SC_OK : sci_sqlite_fail(db, NULL);
}

/* SQLite's transactions are serializable, whatever less is asked for. A connection that only reads anyway is left as it is. */
static int sqlite_begin(sc_db *db, unsigned access, unsigned isolation)
{
    int rc = run(db, access == SC_BEGIN_WRITE ? "BEGIN IMMEDIATE" : "BEGIN");

    (void)isolation;
    if (rc == SC_OK && access == SC_BEGIN_READ && sci_sqlite_pragma(db->conn, "PRAGMA query_only") != 1) {
        rc = run(db, "PRAGMA query_only=1");
        db->query_only = rc == SC_OK;
        if (rc < 0) (void)run(db, "ROLLBACK");
    }
    return rc;
}

/* A transaction that only read is over: the next one may write. */
static void end_query_only(sc_db *db)
{
    if (db->query_only) (void)sqlite3_exec(db->conn, "PRAGMA query_only=0", NULL, NULL, NULL);
    db->query_only = false;
}

static int sqlite_commit(sc_db *db)
{
    int rc = run(db, "COMMIT");

    if (rc == SC_OK) end_query_only(db);
    return rc;
}

/* Some errors (a full disk, a deadlock in a shared cache) make SQLite roll back by itself. */
static int sqlite_rollback(sc_db *db)
{
    end_query_only(db);
    return sqlite3_get_autocommit(db->conn) ? SC_OK : run(db, "ROLLBACK");
}

static int line_at(const char *sql, const char *p)
{
    int line = 1;

    for (; sql < p; sql++) line += *sql == '\n';
    return line;
}

static int fail_script(sc_db *db, const char *sql, const char *at)
{
    char where[40];

    while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n') at++;
    snprintf(where, sizeof where, "script, line %d", line_at(sql, at));
    return sci_sqlite_fail(db, where);
}

/* One statement, `*tail` behind it. */
static int run_next(sc_db *db, const char *sql, const char *at, const char **tail)
{
    sqlite3_stmt *st = NULL;
    int rc = sqlite3_prepare_v2(db->conn, at, -1, &st, tail);

    if (rc != SQLITE_OK) return fail_script(db, sql, at);
    if (!st) return SC_OK; /* white space, a comment */
    do {
        rc = sqlite3_step(st);
    } while (rc == SQLITE_ROW);
    rc = rc == SQLITE_DONE ? SC_OK : fail_script(db, sql, at);
    sqlite3_finalize(st);
    return rc;
}

static int sqlite_script(sc_db *db, const char *sql)
{
    int rc = SC_OK;

    for (const char *at = sql, *tail = NULL; rc == SC_OK && *at; at = tail) rc = run_next(db, sql, at, &tail);
    if (db->guard) sci_sqlite_keep_patience(db);
    return rc;
}

static unsigned sqlite_json_beyond(const sc_db *db)
{
    (void)db;
    return SCI_SHORT_LIST;
}

/* Here they are counted in 16 bits; a library may be built to take more. */
static unsigned sqlite_most_params(const sc_db *db)
{
    int most = sqlite3_limit(db->conn, SQLITE_LIMIT_VARIABLE_NUMBER, -1);

    return most < UINT16_MAX ? (unsigned)most : UINT16_MAX;
}

static size_t sqlite_most_text(const sc_db *db)
{
    return (size_t)sqlite3_limit(db->conn, SQLITE_LIMIT_SQL_LENGTH, -1);
}

const struct sci_driver sci_sqlite_driver = {
    .name = "sqlite",
    .sqlite = true,
    .stmt_size = sizeof(struct sqlite_stmt),
    .one_result = false,
    .borrows_params = true,
    .storage_classes = true,
    .signed_only = true,
    .canonical = true,
    .infinities = true,
    .last_id_is_last = true,
    .most_params = sqlite_most_params,
    .most_text = sqlite_most_text,
    .empty_set = "",
    .json_beyond = sqlite_json_beyond,
    .open = sqlite_open,
    .close = sqlite_close,
    .engine = sqlite_engine,
    .version = sqlite_version,
    .native = sqlite_native,
    .ping = NULL,
    .settled = sqlite_settled,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .script = sqlite_script,
    .columns = sci_sqlite_columns,
    .statement = sqlite_script, /* SQLite finds a trigger's end by itself */
    .arm = sci_sqlite_arm,
    .interrupt = NULL, /* it asks */
    .absorb = NULL,
    .prepare = sci_sqlite_prepare,
    .finalize = sci_sqlite_finalize,
    .bind_all = sci_sqlite_bind_all,
    .bind_rows = sci_sqlite_bind_rows,
    .call_one = sci_sqlite_call_one,
    .call_exec = sci_sqlite_call_exec,
    .one = sci_sqlite_one,
    .run = sci_sqlite_run,
    .next = sci_sqlite_next,
    .bind = sci_sqlite_bind,
    .execute = sci_sqlite_execute,
    .step = sci_sqlite_step,
    .cell = sci_sqlite_cell,
    .pin = NULL,
    .unpin = NULL,
    .counts = sci_sqlite_counts,
    .reprepared = sci_sqlite_reprepared,
    .reset = sci_sqlite_reset,
};

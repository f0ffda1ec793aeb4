/* mysql_driver.c: the MySQL driver's table, and its transactions.
 *
 * Stage: under conn.c. One driver for MySQL, MariaDB, Dolt and what else speaks the protocol, over either
 * client library; its parts are mysql_open, mysql_script, mysql_stmt, mysql_fetch and mysql_error. */
#include <mysql.h>

#include "mysql_internal.h"
#include "quick.h"

#include <stdlib.h>
#include <string.h>

static const char *my_engine(const sc_db *db)
{
    return sci_my_conn(db)->engine;
}

static const char *my_version(const sc_db *db)
{
    return sci_my_conn(db)->version;
}

static int my_ping(sc_db *db)
{
    return mysql_ping(sci_my_conn(db)->m) == 0 ? SC_OK : sci_my_fail(db, NULL);
}

static bool my_settled(const sc_db *db)
{
    unsigned status = sci_my_conn(db)->m->server_status;

    return !(status & SERVER_STATUS_IN_TRANS) && status & SERVER_STATUS_AUTOCOMMIT;
}

static void *my_native(sc_db *db)
{
    return sci_my_conn(db)->m;
}

/* Dolt's time goes up with the square of the values beside another condition on the same index: a minute for 20,000. */
static unsigned my_json_beyond(const sc_db *db)
{
    return strcmp(my_engine(db), "dolt") == 0 ? 64 : SCI_SHORT_LIST;
}

/* The protocol counts them in 16 bits. */
static unsigned my_most_params(const sc_db *db)
{
    (void)db;
    return 65535;
}

/* Asked once. A server that does not say is taken for one that takes the least that is usual; one that is gone is found so by
 * what is sent next. */
static size_t my_most_bytes(sc_db *db)
{
    enum { USUAL = 1 << 20 };
    static const char sql[] = "SELECT @@session.max_allowed_packet";
    struct my_conn *c = sci_my_conn(db);
    MYSQL_RES *res;
    MYSQL_ROW row;

    if (c->most_bytes > 0) return c->most_bytes;
    res = mysql_real_query(c->m, sql, sizeof sql - 1) == 0 ? mysql_store_result(c->m) : NULL;
    row = res ? mysql_fetch_row(res) : NULL;
    if (row && row[0]) c->most_bytes = (size_t)strtoull(row[0], NULL, 10);
    if (res) mysql_free_result(res);
    return c->most_bytes > 0 ? c->most_bytes : USUAL;
}

/* MySQL does not prepare these: they go as text. */
static int run(sc_db *db, const char *sql)
{
    return sci_my_query(db, sql, strlen(sql), NULL);
}

/* For the next transaction alone. Dolt takes the words, and has one level whatever they are: conflicts are found at COMMIT. */
static int set_isolation(sc_db *db, unsigned isolation)
{
    switch (isolation) {
    case SC_BEGIN_READ_UNCOMMITTED: return run(db, "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
    case SC_BEGIN_READ_COMMITTED: return run(db, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
    case SC_BEGIN_REPEATABLE_READ: return run(db, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    case SC_BEGIN_SERIALIZABLE:
        if (strcmp(my_engine(db), "dolt") == 0)
            return sci_fail(db, SC_ERR_UNSUPPORTED, "sc_begin_as: Dolt's transactions are not serializable");
        return run(db, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
    default: return SC_OK;
    }
}

static int start(sc_db *db, unsigned access)
{
    if (access == SC_BEGIN_READ) return run(db, "START TRANSACTION READ ONLY");
    return run(db, access == SC_BEGIN_WRITE ? "START TRANSACTION READ WRITE" : "START TRANSACTION");
}

/* The level would wait for the next transaction, of somebody who did not ask for it. A server forgets it at ROLLBACK, though there is
 * nothing to roll back; where not even that can be had, the session is given up. */
static void forget_isolation(sc_db *db)
{
    if (db->lost || run(db, "ROLLBACK") == SC_OK) return;
    db->lost = true;
    db->watch |= SCI_WATCH_LOST;
}

static int my_begin(sc_db *db, unsigned access, unsigned isolation)
{
    int rc = set_isolation(db, isolation);

    if (rc < 0) return rc;
    rc = start(db, access);
    if (rc < 0 && isolation) forget_isolation(db);
    return rc;
}

static int my_commit(sc_db *db)
{
    return run(db, "COMMIT");
}

static int my_rollback(sc_db *db)
{
    return run(db, "ROLLBACK");
}

static int my_statement(sc_db *db, const char *sql)
{
    if (sci_my_holds(sql, strlen(sql))) db->line.holds = true;
    return run(db, sql);
}

/* Dolt goes on reading what there was before a statement that failed, until something ends the transaction that it began for it:
 * with errors one behind the other, for ever. */
static int my_sweep(sc_db *db)
{
    return db->in_tx || db->line.holds ? SC_OK : run(db, "ROLLBACK");
}

const struct sci_driver sci_mysql_driver = {
    .name = "mysql",
    .stmt_size = sizeof(struct my_stmt),
    .one_result = true,
    .borrows_params = false,
    .storage_classes = false,
    .signed_only = false,
    .canonical = false,
    .infinities = false,
    .most_params = my_most_params,
    .most_bytes = my_most_bytes,
    .empty_set = "SELECT NULL FROM DUAL WHERE FALSE",
    .json_beyond = my_json_beyond,
    .open = sci_my_open,
    .passes = sci_my_passes,
    .close = sci_my_close,
    .engine = my_engine,
    .version = my_version,
    .native = my_native,
    .ping = my_ping,
    .settled = my_settled,
    .begin = my_begin,
    .commit = my_commit,
    .rollback = my_rollback,
    .script = sci_my_script,
    .columns = sci_my_columns,
    .collation = sci_my_collation,
    .statement = my_statement,
    .arm = sci_my_arm,
    .sweep = my_sweep,
    .interrupt = sci_my_interrupt,
    .absorb = sci_my_absorb,
    .prepare = sci_my_prepare,
    .finalize = sci_my_finalize,
    .bind_all = sci_my_bind_all,
    .bind_rows = sci_my_bind_rows,
    .call_one = sci_call_one,
    .call_exec = sci_call_exec,
    .one = sci_my_one,
    .run = sci_my_run,
    .next = sci_my_next,
    .bind = sci_my_bind,
    .execute = sci_my_execute,
    .step = sci_my_step,
    .cell = sci_my_cell,
    .pin = sci_my_pin,
    .unpin = sci_my_unpin,
    .counts = sci_my_counts,
    .reprepared = NULL,
    .reset = sci_my_reset,
};

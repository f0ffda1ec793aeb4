/* mysql_cancel.c: a statement of a server ended from outside: KILL QUERY, over a connection of its own.
 *
 * Stage: under guard.c, on whatever thread cancels, or keeps the time, while the statement's own thread waits for its answer. What it
 * reads of the connection stands still as long as a call is running there. Behind a balancer the second connection may lead to
 * another server, where the number is somebody else's: the server is asked who it is first. */
#include <mysql.h>

#include "mysql_internal.h"

#include <stdio.h>
#include <string.h>

static const char who[] = "SELECT CONCAT_WS(':', @@hostname, @@port, @@server_id, @@version)";

/* What the statement's first value is, or "". False: it failed. */
static bool ask(MYSQL *m, const char *sql, char *out, size_t size)
{
    MYSQL_RES *res;
    MYSQL_ROW row;

    out[0] = '\0';
    if (mysql_real_query(m, sql, (unsigned long)strlen(sql)) != 0) return false;
    res = mysql_store_result(m);
    row = res ? mysql_fetch_row(res) : NULL;
    if (row && row[0]) (void)snprintf(out, size, "%s", row[0]);
    mysql_free_result(res);
    return mysql_errno(m) == 0;
}

int sci_my_arm(sc_db *db)
{
    struct my_conn *c = sci_my_conn(db);

    c->url = &db->url;
    return ask(c->m, who, c->server, sizeof c->server) ? SC_OK : sci_my_fail(db, "who the server is");
}

/* One that is gone, or has nothing to end, is no failure: what was to be ended is over. */
static int kill_query(MYSQL *m, const struct my_conn *c, char *why, size_t size)
{
    char server[sizeof c->server], sql[48];

    if (!ask(m, who, server, sizeof server)) return -1;
    if (strcmp(server, c->server) != 0) {
        (void)snprintf(why, size, "a new connection leads to another server: nothing was ended");
        return SC_ERR_UNSUPPORTED;
    }
    (void)snprintf(sql, sizeof sql, "KILL QUERY %lu", c->id);
    if (mysql_real_query(m, sql, (unsigned long)strlen(sql)) == 0) return SC_OK;
    return mysql_errno(m) == 1094 /* ER_NO_SUCH_THREAD */ || mysql_errno(m) == 1317 ? SC_OK : -1;
}

int sci_my_interrupt(const void *conn, char *why, size_t size)
{
    const struct my_conn *c = conn;
    const char *no = NULL;
    MYSQL *m;
    int rc = SC_ERR_NOMEM;

    (void)mysql_thread_init();
    m = mysql_init(NULL);
    (void)snprintf(why, size, "no memory");
    if (m) {
        rc = sci_my_connect(m, c->url, true, &no) == SC_OK && sci_my_is_private(m, c->url) ? kill_query(m, c, why, size)
                                                                                           : -1;
        if (rc == -1) {
            rc = SC_ERR_OPEN;
            if (!no) no = mysql_errno(m) ? mysql_error(m) : "the second connection has no TLS";
            (void)snprintf(why, size, "%s", no);
        }
        mysql_close(m);
    }
    if (rc == SC_OK) why[0] = '\0';
    return rc;
}

/* Where the interrupt came too late for its own statement, this one hears it. */
int sci_my_absorb(sc_db *db)
{
    char answer[8];
    MYSQL *m = sci_my_conn(db)->m;

    for (int i = 0; i < 2; i++)
        if (ask(m, "SELECT 0", answer, sizeof answer)) return SC_OK;
    return sci_my_fail(db, NULL);
}

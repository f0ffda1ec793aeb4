/* conn.c: opening and closing a connection, scripts.
 *
 * Stage: the application's entry. It picks the driver by the URL's scheme and keeps the rules of the public
 * header that no driver should have to: each call resets the error; inside a transaction the first error
 * stays until sc_rollback; a commit after one rolls back and returns it. */
#include "guard.h"

#include <stdio.h>
#include <string.h>

static const struct sci_driver *const drivers[] = {
#ifdef SC_HAVE_SQLITE
    &sci_sqlite_driver,
#endif
#ifdef SC_HAVE_MYSQL
    &sci_mysql_driver,
#endif
    NULL};

const char *sc_drivers(void)
{
#if defined(SC_HAVE_SQLITE) && defined(SC_HAVE_MYSQL)
    return "sqlite,mysql";
#elif defined(SC_HAVE_SQLITE)
    return "sqlite";
#elif defined(SC_HAVE_MYSQL)
    return "mysql";
#else
    return "";
#endif
}

/* ---------------------------------------------------------------- open and close */

static int pick_driver(sc_db *db, const char *scheme)
{
    for (size_t i = 0; drivers[i]; i++) {
        if (strcmp(drivers[i]->name, scheme) == 0) {
            db->driver = drivers[i];
            return SC_OK;
        }
    }
    return sci_fail(db, SC_ERR_UNSUPPORTED, "connection URL: this program is built without the %s driver (it has: %s)",
                    scheme, sc_drivers());
}

sc_db *sci_no_connection(const struct sci_alloc *a)
{
    sc_db *db = sci_zalloc(a, sizeof *db);

    if (db) db->alloc = *a;
    return db;
}

int sc_open_with(const char *url, sc_realloc_fn *realloc_fn, void *ctx, sc_db **db)
{
    struct sci_alloc a = sci_libc_alloc;

    if (!db) return SC_ERR_MISUSE;
    if (realloc_fn) a = (struct sci_alloc){realloc_fn, ctx};
    return sci_open(url, &a, 0, db);
}

void sci_note_connection(sc_db *db)
{
    (void)snprintf(db->version, sizeof db->version, "%s", db->driver->version(db));
}

int sci_open(const char *url, const struct sci_alloc *a, uint32_t connect_s, sc_db **out)
{
    uint32_t patience;
    sc_db *db;
    int rc;

    *out = sci_no_connection(a);
    if (!*out) return SC_ERR_NOMEM;
    if (!url) return sci_fail(*out, SC_ERR_MISUSE, "sc_open: the URL is NULL");
    db = *out;
    rc = sci_url_parse(db, url, &db->url);
    patience = db->url.connect_timeout;
    if (connect_s && (patience == 0 || connect_s < patience)) db->url.connect_timeout = connect_s;
    db->most_stmts = db->url.statements;
    if (rc == SC_OK) rc = pick_driver(db, db->url.scheme);
    if (rc == SC_OK) rc = db->driver->open(db, &db->url, &db->conn);
    if (rc == SC_OK) sci_note_connection(db);
    if (rc == SC_OK && db->url.statement_timeout) rc = sc_set_timeout(db, db->url.statement_timeout);
    db->url.connect_timeout = patience;
    db->open = rc == SC_OK;
    return rc;
}

int sc_open(const char *url, sc_db **db)
{
    return sc_open_with(url, NULL, NULL, db);
}

void sci_shut(sc_db *db)
{
    sci_guard_leave(db);
    if (db->n_open > 0) sci_rows_abandon(db);
    if (db->driver && db->conn) db->driver->close(db);
    db->conn = NULL;
    db->open = false;
    sci_cache_free(db);
    sci_url_free(db, &db->url);
    sc_canceller_free(db->guard); /* until here the library may have asked it */
    db->guard = NULL;
    sc_mem_free(&db->one);
}

void sc_close(sc_db *db)
{
    struct sci_alloc a;

    if (!db) return;
    sci_check_thread(db);
    if (db->pooled) {
        sci_pool_discard(db);
        return;
    }
    sci_shut(db);
    a = db->alloc;
    sci_free(&a, db);
}

/* ---------------------------------------------------------------- the start of every call */

/* A connection that is not open keeps its error; one that was lost is made again where that can be done. */
int sci_enter_again(sc_db *db)
{
    if (!db) return SC_ERR_MISUSE;
    if (db->error.code != SC_OK && ((db->in_tx && !db->error.undone) || !db->open)) return db->error.code;
    sci_error_clear(&db->error);
    return db->lost ? sci_reconnect(db) : SC_OK;
}

const char *sc_engine(const sc_db *db)
{
    return db && db->open ? db->driver->engine(db) : "";
}

const char *sc_server_version(const sc_db *db)
{
    return db && db->open ? db->version : "";
}

const char *sci_server_kind(const char *version, const char *comment)
{
    if (version && strstr(version, "MariaDB")) return "mariadb";
    if (version && strstr(version, "TiDB")) return "tidb";
    return comment && strstr(comment, "Dolt") ? "dolt" : "mysql";
}

void *sc_native(sc_db *db)
{
    if (db) sci_check_thread(db);
    if (!db || !db->open || sci_settle(db) < 0) return NULL;
    db->touched = true;
    db->line.holds = true; /* whatever is done with it */
    return db->driver->native(db);
}

/* ---------------------------------------------------------------- scripts */

/* SC_OK: there is a connection, and the wire is free. Told to who watches in any case. */
static int begin_script(sc_db *db, const char *what, struct sci_watched *w)
{
    int rc;

    sci_watch_text(db, what, w);
    db->touched = true;
    rc = sci_guard_enter(db);
    return rc == SC_OK ? sci_settle(db) : rc;
}

/* Of several statements some may have been done, whatever became of the last one. */
static int end_script(sc_db *db, const char *what, struct sci_watched *w, int rc)
{
    rc = sci_guard_exit(db, rc);
    if (rc == SC_ERR_LOST) {
        db->line.unsent = false;
        sci_say_lost(db, NULL);
    }
    sci_watch_end(db, NULL, what, w, rc);
    return rc;
}

int sc_exec_script(sc_db *db, const char *sql)
{
    static const char what[] = "sc_exec_script";
    int rc = sci_enter(db);
    struct sci_watched w;

    if (rc == SC_OK && !sql) rc = sci_fail(db, SC_ERR_MISUSE, "sc_exec_script: the script is NULL");
    if (rc < 0) return rc;
    rc = begin_script(db, what, &w);
    if (rc == SC_OK) rc = db->driver->script(db, sql);
    return end_script(db, what, &w, rc);
}

int sc_exec_ddl(sc_db *db, const char *const *sqlite, const char *const *mysql)
{
    static const char what[] = "sc_exec_ddl";
    int rc = sci_enter(db);
    const char *const *script;
    struct sci_watched w;

    if (rc < 0) return rc;
    script = db->driver->sqlite ? sqlite : mysql;
    if (!script) return sci_fail(db, SC_ERR_UNSUPPORTED, "the schema was not generated for %s", db->driver->name);
    rc = begin_script(db, what, &w);
    for (; rc == SC_OK && *script; script++) rc = db->driver->statement(db, *script);
    return end_script(db, what, &w, rc);
}

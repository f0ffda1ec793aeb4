/* mysql_open.c: connecting to what speaks the MySQL protocol, and setting its session up.
 *
 * Stage: under conn.c. The session is what the checks assumed, whatever the server's defaults: utf8mb4,
 * time zone +00:00 (read back: Dolt never converts, so any other zone would shift every TIMESTAMP), one
 * fixed sql_mode, autocommit. TLS fails closed: a connection that was to be encrypted and is not, is not
 * used. */
#include <mysql.h>
#include <pthread.h>

#include "mysql_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Oracle's library must be initialised once before threads use it: the one guard at file scope. */
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void init_library(void)
{
    (void)mysql_library_init(0, NULL, NULL);
}

/* ---------------------------------------------------------------- options */

static bool set_number(MYSQL *m, enum mysql_option option, unsigned v)
{
    return mysql_options(m, option, &v) == 0;
}

static bool set_timeouts(MYSQL *m, const struct sci_url *url)
{
    bool ok = set_number(m, MYSQL_OPT_CONNECT_TIMEOUT, url->connect_timeout);

    if (url->read_timeout) ok = ok && set_number(m, MYSQL_OPT_READ_TIMEOUT, url->read_timeout);
    if (url->write_timeout) ok = ok && set_number(m, MYSQL_OPT_WRITE_TIMEOUT, url->write_timeout);
    return ok;
}

#ifdef SCI_MARIADB_CLIENT
/* Connector/C has no "verify the authority but not the name": verify-ca verifies both, the stricter way. */
static bool set_tls(MYSQL *m, const struct sci_url *url)
{
    sci_bool enforce = url->ssl != SCI_SSL_OFF;
    sci_bool verify = url->ssl == SCI_SSL_VERIFY_CA || url->ssl == SCI_SSL_VERIFY_IDENTITY;

    if (mysql_options(m, MYSQL_OPT_SSL_ENFORCE, &enforce) != 0 ||
        mysql_options(m, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verify) != 0)
        return false;
    return !verify || mysql_options(m, MYSQL_OPT_SSL_CA, url->ssl_ca) == 0;
}
#else
static unsigned ssl_mode(enum sci_ssl ssl)
{
    switch (ssl) {
    case SCI_SSL_OFF: return SSL_MODE_DISABLED;
    case SCI_SSL_REQUIRED: return SSL_MODE_REQUIRED;
    case SCI_SSL_VERIFY_CA: return SSL_MODE_VERIFY_CA;
    case SCI_SSL_DEFAULT:
    case SCI_SSL_VERIFY_IDENTITY: break;
    }
    return SSL_MODE_VERIFY_IDENTITY;
}

/* Without TLS, caching_sha2_password asks the server for a key to encrypt the password with. */
static bool set_tls(MYSQL *m, const struct sci_url *url)
{
    bool on = true;

    if (!set_number(m, MYSQL_OPT_SSL_MODE, ssl_mode(url->ssl))) return false;
    if (url->ssl == SCI_SSL_OFF && mysql_options(m, MYSQL_OPT_GET_SERVER_PUBLIC_KEY, &on) != 0) return false;
    return !url->ssl_ca || mysql_options(m, MYSQL_OPT_SSL_CA, url->ssl_ca) == 0;
}
#endif

/* Where the server has no compression, there is none. */
static bool set_more(MYSQL *m, const struct sci_url *url)
{
    bool ok = !url->compress || mysql_options(m, MYSQL_OPT_COMPRESS, NULL) == 0;

    if (url->ssl_cert) ok = ok && mysql_options(m, MYSQL_OPT_SSL_CERT, url->ssl_cert) == 0;
    if (url->ssl_key) ok = ok && mysql_options(m, MYSQL_OPT_SSL_KEY, url->ssl_key) == 0;
    return ok;
}

/* LOCAL INFILE off: a server must not be able to ask for the client's files. */
static bool set_options(MYSQL *m, const struct sci_url *url)
{
    return set_number(m, MYSQL_OPT_PROTOCOL, url->socket ? MYSQL_PROTOCOL_SOCKET : MYSQL_PROTOCOL_TCP) &&
           mysql_options(m, MYSQL_SET_CHARSET_NAME, "utf8mb4") == 0 && set_number(m, MYSQL_OPT_LOCAL_INFILE, 0) &&
           set_timeouts(m, url) && set_tls(m, url) && set_more(m, url);
}

/* ---------------------------------------------------------------- the session */

/* All that goes wrong while opening is SC_ERR_OPEN, but for memory. */
static int fail_open(sc_db *db, MYSQL *m, const char *what)
{
    int native = (int)mysql_errno(m);

    if (db->open) return sci_my_fail(db, what);
    return sci_fail_native(db, native == 2008 ? SC_ERR_NOMEM : SC_ERR_OPEN, native, mysql_sqlstate(m), what,
                           mysql_error(m));
}

/* A statement that gives one row: calls `use` with it. */
static int ask(sc_db *db, const char *sql, int (*use)(sc_db *db, MYSQL_ROW row))
{
    MYSQL *m = sci_my_conn(db)->m;
    MYSQL_RES *res;
    MYSQL_ROW row;
    int rc;

    if (mysql_real_query(m, sql, (unsigned long)strlen(sql)) != 0) return fail_open(db, m, sql);
    res = mysql_store_result(m);
    row = res ? mysql_fetch_row(res) : NULL;
    rc = row ? use(db, row) : sci_fail(db, SC_ERR_OPEN, "%s: no answer", sql);
    mysql_free_result(res);
    return rc;
}

static int run(sc_db *db, const char *sql)
{
    MYSQL *m = sci_my_conn(db)->m;

    return mysql_real_query(m, sql, (unsigned long)strlen(sql)) == 0 ? SC_OK : fail_open(db, m, sql);
}

static int use_zone(sc_db *db, MYSQL_ROW row)
{
    if (row[0] && strcmp(row[0], "+00:00") == 0) return SC_OK;
    return sci_fail(db, SC_ERR_OPEN, "the session's time zone is %s, not +00:00: timestamps would not be instants",
                    row[0] ? row[0] : "unknown");
}

int sci_my_check_zone(sc_db *db)
{
    return ask(db, "SELECT @@session.time_zone", use_zone);
}

static int use_mode(sc_db *db, MYSQL_ROW row)
{
    if (row[0] && strstr(row[0], "STRICT_TRANS_TABLES") && strstr(row[0], "STRICT_ALL_TABLES")) return SC_OK;
    return sci_fail(db, SC_ERR_OPEN, "the server does not keep the sql_mode it was given (%s)",
                    row[0] ? row[0] : "none");
}

static int use_engine(sc_db *db, MYSQL_ROW row)
{
    struct my_conn *c = sci_my_conn(db);

    const char *version = row[0] ? row[0] : "";

    c->engine = sci_server_kind(row[0], row[1]);
    if (strcmp(c->engine, "dolt") == 0)
        (void)snprintf(c->version, sizeof c->version, "%s (%s)", version, row[1]);
    else
        (void)snprintf(c->version, sizeof c->version, "%s", version);
    return SC_OK;
}

/* Dolt 1.83's merge join gives a LEFT JOIN rows that are not there: where a row's first key column matches and the
 * rest of ON does not, one more row of NULLs follows the match. Without merge joins its answers are right; a Dolt that
 * does not know the variable keeps its own way. */
static int set_dolt(sc_db *db)
{
    MYSQL *m = sci_my_conn(db)->m;
    static const char sql[] = "SET disable_merge_join = 1";

    if (mysql_real_query(m, sql, sizeof sql - 1) == 0 || mysql_errno(m) == 1193 /* ER_UNKNOWN_SYSTEM_VARIABLE */)
        return SC_OK;
    return fail_open(db, m, sql);
}

static int set_session(sc_db *db)
{
    MYSQL *m = sci_my_conn(db)->m;
    int rc = run(db, "SET NAMES utf8mb4");

    if (rc == SC_OK && !sci_my_set_session(m)) rc = fail_open(db, m, "SET");
    if (rc == SC_OK) rc = sci_my_check_zone(db);
    if (rc == SC_OK) rc = ask(db, "SELECT @@session.sql_mode", use_mode);
    if (rc == SC_OK) rc = ask(db, "SELECT @@version, @@version_comment", use_engine);
    if (rc == SC_OK && strcmp(sci_my_conn(db)->engine, "dolt") == 0) rc = set_dolt(db);
    return rc;
}

/* ---------------------------------------------------------------- open and close */

/* The library keeps the password, to connect with it again, which only we do. */
static bool connect_with(MYSQL *m, const struct sci_url *url, const char *password, bool brief)
{
    const char *user = url->user ? url->user : "";
    const char *host = url->host ? url->host : "localhost";
    unsigned long flags = url->found_rows ? CLIENT_FOUND_ROWS : 0;
    unsigned s = url->connect_timeout;

    if (!set_options(m, url)) return false;
    if (brief && (!set_number(m, MYSQL_OPT_READ_TIMEOUT, s) || !set_number(m, MYSQL_OPT_WRITE_TIMEOUT, s)))
        return false;
    if (!mysql_real_connect(m, host, user, password, brief ? NULL : url->database, url->port, url->socket, flags))
        return false;
    if (m->passwd) sci_overwrite(m->passwd, strlen(m->passwd));
    return true;
}

int sci_my_connect(MYSQL *m, const struct sci_url *url, bool brief, const char **why)
{
    struct sci_password password;
    bool good;

    *why = sci_password_read(url, &password);
    if (*why) return SC_ERR_OPEN;
    good = connect_with(m, url, password.text, brief);
    sci_password_forget(&password);
    if (good) return SC_OK;
    *why = mysql_errno(m) ? mysql_error(m) : "this MySQL client library does not take the options of the URL";
    return mysql_errno(m) ? SC_ERR_OPEN : SC_ERR_UNSUPPORTED;
}

bool sci_my_is_private(MYSQL *m, const struct sci_url *url)
{
    return url->ssl == SCI_SSL_OFF || mysql_get_ssl_cipher(m);
}

static int connect_to(sc_db *db, MYSQL *m, const struct sci_url *url)
{
    const char *why;
    int rc = sci_my_connect(m, url, false, &why);

    if (rc < 0) return mysql_errno(m) ? fail_open(db, m, NULL) : sci_fail(db, rc, "%s", why);
    sci_my_conn(db)->id = mysql_thread_id(m);
    if (!sci_my_is_private(m, url))
        return sci_fail(db, SC_ERR_OPEN, "the server offers no TLS, which ssl=off would do without");
    return set_session(db);
}

int sci_my_open(sc_db *db, const struct sci_url *url, void **conn)
{
    struct my_conn *c;

    (void)pthread_once(&once, init_library);
    c = sci_zalloc(&db->alloc, sizeof *c);
    if (!c) return sci_nomem(db);
    *conn = c;
    c->m = mysql_init(NULL);
    if (!c->m) return sci_nomem(db);
    return connect_to(db, c->m, url);
}

void sci_my_close(sc_db *db)
{
    struct my_conn *c = db->conn;

    if (c->m) mysql_close(c->m);
    sci_free(&db->alloc, c);
    db->conn = NULL;
}

/* mysql_stmt.c: the MySQL driver's statements: prepared once, executed, reset.
 *
 * Stage: under stmt.c; mysql_bind.c has their parameters, mysql_fetch.c reads what they give. No server cursors (Dolt has none,
 * and they cost two thirds of a scan's speed): rows stream unbuffered. */
#define _POSIX_C_SOURCE 200809L
#include <mysql.h>

#include "mysql_internal.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

/* Where MariaDB's library could not write it says so (2006), but over TCP what a server no longer reads is written all the same: it is
 * looked after a rest. Oracle's looks, where it could not write, for a last word of the server's, and without one says that no answer
 * came (2013): there it is looked each time, for 0.4 µs of the 18 that a row's way to a server on the same machine takes at least. */
#ifdef SCI_MARIADB_CLIENT
enum { LOOK_AFTER = 2 }; /* s */
#else
enum { LOOK_AFTER = 0 };
#endif

/* ---------------------------------------------------------------- prepare and finalize */

int sci_my_prepare(struct sci_stmt *st)
{
    struct my_stmt *s = sci_my_stmt(st);
    sc_db *db = st->db;
    unsigned long n;

    s->bound = false;
    s->handle = mysql_stmt_init(sci_my_conn(db)->m);
    if (!s->handle) return sci_nomem(db);
    sci_my_receive_by(s);
    if (mysql_stmt_prepare(s->handle, st->sql->text, (unsigned long)st->sql->len) != 0) {
        int rc = sci_my_fail_stmt(st);

        db->line.unsent = db->lost; /* it was not executed yet, whatever became of it */
        return rc;
    }
    if (!db->line.holds && sci_my_holds(st->sql->text, st->sql->len)) db->line.holds = true;
    n = mysql_stmt_param_count(s->handle);
    if (n != st->sql->n_order)
        return sci_fail(db, SC_ERR_SCHEMA, "%s: the statement has %lu placeholders, its generated table %u",
                        st->query->name, n, st->sql->n_order);
    return sci_my_make_params(s);
}

void sci_my_finalize(struct sci_stmt *st)
{
    struct my_stmt *s = sci_my_stmt(st);
    const struct sci_alloc *a = &st->db->alloc;

    if (s->handle) (void)mysql_stmt_close(s->handle);
    s->handle = NULL;
    sci_my_free_params(s, a);
    sci_my_free_result(s, a);
}

/* ---------------------------------------------------------------- execution */

/* MariaDB answers a DELETE … RETURNING whose WHERE it sees to be impossible with a count, and no columns: the connection
 * knows, the statement still has those of its last run. */
static bool returned_nothing(const struct my_stmt *s)
{
    return mysql_field_count(sci_my_conn(s->base.db)->m) == 0 && mysql_stmt_affected_rows(s->handle) == 0 &&
           strcmp(sci_my_conn(s->base.db)->engine, "mariadb") == 0;
}

static const char *name_of_column(struct sci_stmt *st, unsigned i)
{
    MYSQL_STMT *h = sci_my_stmt(st)->handle;

    return h->fields ? h->fields[i].name : "";
}

int sci_my_execute(struct sci_stmt *st)
{
    struct my_stmt *s = sci_my_stmt(st);
    unsigned n;

    if (st->sql->n_order > 0 && !s->bound && mysql_stmt_bind_param(s->handle, s->param_binds) != 0)
        return sci_my_fail_stmt(st);
    s->bound = false; /* whoever answers with an error may not have looked at the types */
    if (mysql_stmt_execute(s->handle) != 0) return sci_my_fail_sending_stmt(st);
    s->bound = s->executed = true;
    sci_my_forget_signs(s);
    n = mysql_stmt_field_count(s->handle);
    s->endless = n > 0;
    if (n == 0 && sci_my_tracked(sci_my_conn(st->db)->m)) sci_my_track(st->db);
    if (st->query->n_columns == 0) return SC_OK; /* whatever rows come, reset drops them */
    if (returned_nothing(s)) return SC_OK;
    if (n != st->query->n_columns) {
        st->stale = true;
        return sci_fail_columns(st, n, name_of_column);
    }
    s->has_rows = true;
    return sci_my_see_result(st);
}

/* A connection that a server has closed long ago takes what is written to it first, and only its answer is missing: over TCP nobody
 * could say then whether it was executed. So it is looked at before, where it matters: at what writes, and in no transaction, for that is
 * lost either way. With bytes to be read and no result open the server has said goodbye, but under TLS those may be TLS's own. */
static bool is_there(sc_db *db)
{
    struct my_conn *c = sci_my_conn(db);
    struct timespec now;
    char byte;
    ssize_t n;

    if (db->in_tx) return true;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    if ((int64_t)now.tv_sec - c->looked < LOOK_AFTER) return true;
    c->looked = (int64_t)now.tv_sec;
    n = recv(sci_my_socket(c->m), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (n < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    return n > 0 && db->url.ssl != SCI_SSL_OFF;
}

int sci_my_run(struct sci_stmt *st)
{
    int rc;

    if (is_there(st->db)) return sci_run_all(st);
    rc = sci_fail_native(st->db, SC_ERR_LOST, 2006, "HY000", st->query->name, "the server has closed the connection");
    st->db->line.unsent = true;
    return rc;
}

/* The library says ~0 where nothing is counted. */
int sci_my_counts(struct sci_stmt *st, int64_t *affected, int64_t *last_id)
{
    MYSQL_STMT *h = sci_my_stmt(st)->handle;
    uint64_t n = mysql_stmt_affected_rows(h), id = mysql_stmt_insert_id(h);

    *affected = n > INT64_MAX ? 0 : (int64_t)n;
    if (!last_id) return SC_OK; /* a negative id written to a signed key is above as well */
    if (id > INT64_MAX)
        return sci_fail(st->db, SC_ERR_TYPE, "%s: the new row's id is above 9223372036854775807 (the row was written)",
                        st->query->name);
    *last_id = (int64_t)id;
    return SC_OK;
}

/* The rest of a result is read off the wire; a CALL has more than one. Once only: the wire may be another
 * statement's by the second time, and MariaDB's library would then read that one's rows away. */
void sci_my_reset(struct sci_stmt *st)
{
    struct my_stmt *s = sci_my_stmt(st);
    MYSQL *m = sci_my_conn(st->db)->m;

    s->has_rows = false;
    sci_my_trim_result(s);
    if (!s->executed) return;
    s->executed = false;
    (void)mysql_stmt_free_result(s->handle);
    if (s->endless && !st->db->lost && sci_my_tracked_end(m)) sci_my_track_end(st->db);
    while (!st->db->lost && mysql_more_results(m) && mysql_stmt_next_result(s->handle) == 0) {
        (void)mysql_stmt_free_result(s->handle);
        if (sci_my_tracked(m)) sci_my_track(st->db);
    }
}

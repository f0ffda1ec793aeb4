/* mysql_stmt.c: the MySQL driver's statements: prepared once, bound, executed, reset.
 *
 * Stage: under stmt.c; mysql_fetch.c reads what they give. No server cursors (Dolt has none, and they cost
 * two thirds of a scan's speed): rows stream unbuffered. Temporals, ENUM, SET and DECIMAL go out as text:
 * Dolt reads the fraction of a binary temporal wrongly, and text is exact on every server. */
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

/* The wire type of a parameter before any value is known: what a NULL is sent as. */
static enum enum_field_types type_of(enum sc_type type)
{
    switch (type) {
    case SC_T_BOOL:
    case SC_T_INT8:
    case SC_T_INT16:
    case SC_T_INT32:
    case SC_T_INT64:
    case SC_T_UINT8:
    case SC_T_UINT16:
    case SC_T_UINT32:
    case SC_T_UINT64:
    case SC_T_BIT:
    case SC_T_YEAR: return MYSQL_TYPE_LONGLONG;
    case SC_T_FLOAT:
    case SC_T_DOUBLE: return MYSQL_TYPE_DOUBLE;
    case SC_T_DECIMAL: return MYSQL_TYPE_NEWDECIMAL;
    case SC_T_BLOB: return MYSQL_TYPE_BLOB;
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_ENUM:
    case SC_T_SET:
    case SC_T_DATE:
    case SC_T_TIME:
    case SC_T_DATETIME:
    case SC_T_TIMESTAMP:
    case SC_T_ANY: break;
    }
    return MYSQL_TYPE_STRING;
}

static bool is_unsigned(enum sc_type type)
{
    return type == SC_T_UINT8 || type == SC_T_UINT16 || type == SC_T_UINT32 || type == SC_T_UINT64 || type == SC_T_BIT;
}

static int make_params(struct my_stmt *s)
{
    const struct sci_alloc *a = &s->base.db->alloc;
    const sc_sql *sql = s->base.sql;
    size_t n = sql->n_order;

    if (n == 0) return SC_OK;
    s->param_binds = sci_zalloc(a, n * sizeof *s->param_binds);
    s->params = sci_zalloc(a, n * sizeof *s->params);
    if (!s->param_binds || !s->params) return sci_nomem(s->base.db);
    for (size_t i = 0; i < n; i++) {
        enum sc_type type = sci_type_of(&s->base.query->params[sql->order[i]]);
        MYSQL_BIND *b = &s->param_binds[i];

        b->buffer_type = type_of(type);
        b->is_unsigned = is_unsigned(type);
        b->is_null = &s->params[i].is_null;
        b->length = &s->params[i].length;
    }
    return SC_OK;
}

int sci_my_prepare(struct sci_stmt *st)
{
    struct my_stmt *s = sci_my_stmt(st);
    sc_db *db = st->db;
    unsigned long n;

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
    return make_params(s);
}

void sci_my_finalize(struct sci_stmt *st)
{
    struct my_stmt *s = sci_my_stmt(st);
    const struct sci_alloc *a = &st->db->alloc;

    if (s->handle) (void)mysql_stmt_close(s->handle);
    s->handle = NULL;
    sci_free(a, s->param_binds);
    sci_free(a, s->params);
    s->param_binds = NULL;
    s->params = NULL;
    sci_my_free_result(s, a);
}

/* ---------------------------------------------------------------- parameters */

static void bind_number(MYSQL_BIND *b, struct my_param *p, enum enum_field_types type)
{
    b->buffer_type = type;
    b->buffer = &p->v;
    b->buffer_length = sizeof p->v;
    p->length = sizeof p->v;
}

/* The library only reads a parameter's buffer, though its struct has no const. */
static void bind_bytes(MYSQL_BIND *b, struct my_param *p, enum enum_field_types type, const void *ptr, size_t len)
{
    union {
        const void *from;
        void *to;
    } unconst = {ptr};

    b->buffer_type = type;
    b->buffer = unconst.to;
    b->buffer_length = (unsigned long)len;
    p->length = (unsigned long)len;
}

int sci_my_bind(struct sci_stmt *st, unsigned i, const struct sci_cell *c)
{
    struct my_stmt *s = sci_my_stmt(st);
    MYSQL_BIND *b = &s->param_binds[i];
    struct my_param *p = &s->params[i];

    p->is_null = c->kind == SCI_NULL;
    switch (c->kind) {
    case SCI_INT:
        p->v.i = c->as.i;
        bind_number(b, p, MYSQL_TYPE_LONGLONG);
        return SC_OK;
    case SCI_UINT:
        p->v.i = (int64_t)c->as.u;
        b->is_unsigned = 1;
        bind_number(b, p, MYSQL_TYPE_LONGLONG);
        return SC_OK;
    case SCI_DOUBLE:
        p->v.d = c->as.d;
        bind_number(b, p, MYSQL_TYPE_DOUBLE);
        return SC_OK;
    case SCI_TEXT: bind_bytes(b, p, MYSQL_TYPE_STRING, c->as.text.ptr, c->as.text.len); return SC_OK;
    case SCI_DECIMAL: bind_bytes(b, p, MYSQL_TYPE_NEWDECIMAL, c->as.text.ptr, c->as.text.len); return SC_OK;
    case SCI_BLOB: bind_bytes(b, p, MYSQL_TYPE_BLOB, c->as.blob.ptr, c->as.blob.len); return SC_OK;
    case SCI_NULL: return SC_OK; /* sent as the type it had before */
    case SCI_FLOAT:              /* these kinds are results' */
    case SCI_DATE:
    case SCI_DATETIME:
    case SCI_TIME:
    case SCI_NOMEM: break;
    }
    return sci_fail(st->db, SC_ERROR, "%s: a parameter of a kind that is not sent", st->query->name);
}

/* ---------------------------------------------------------------- execution */

/* An `any` parameter's signedness is its value's, and starts anew each time. */
static void forget_signs(struct my_stmt *s)
{
    const sc_sql *sql = s->base.sql;

    for (unsigned i = 0; i < sql->n_order; i++)
        if (sci_type_of(&s->base.query->params[sql->order[i]]) == SC_T_ANY) s->param_binds[i].is_unsigned = 0;
}

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

    if (st->sql->n_order > 0 && mysql_stmt_bind_param(s->handle, s->param_binds) != 0) return sci_my_fail_stmt(st);
    if (mysql_stmt_execute(s->handle) != 0) return sci_my_fail_sending_stmt(st);
    s->executed = true;
    forget_signs(s);
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

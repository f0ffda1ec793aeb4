/* sqlite_stmt.c: the SQLite driver's statements: prepared once, bound, stepped, cells read, reset.
 *
 * Stage: under stmt.c and row.c. A statement is reset as soon as its result ends, so that no read lock
 * outlives it. Reading asks every value for its storage class: through sqlite3_column_value, which costs
 * one call where sqlite3_column_* costs one a question. (SQLite calls such a value "unprotected": another
 * thread might change it. One connection is one thread's at a time here.) */
#include <sqlite3.h>

#include "sqlite_internal.h"

static struct sqlite_stmt *of(struct sci_stmt *st)
{
    return (struct sqlite_stmt *)st;
}

int sci_sqlite_prepare(struct sci_stmt *st)
{
    struct sqlite_stmt *s = of(st);
    sc_db *db = st->db;

    if (st->sql->len > INT32_MAX - 1)
        return sci_fail(db, SC_ERR_PARAM, "%s: the statement is too long for SQLite", st->query->name);
    if (sqlite3_prepare_v3(db->conn, st->sql->text, (int)st->sql->len, SQLITE_PREPARE_PERSISTENT, &s->handle, NULL) !=
        SQLITE_OK)
        return sci_sqlite_fail_prepare(db, st->query->name);
    if (sqlite3_bind_parameter_count(s->handle) != st->sql->n_order)
        return sci_fail(db, SC_ERR_SCHEMA, "%s: the statement has %d placeholders, its generated table %d",
                        st->query->name, sqlite3_bind_parameter_count(s->handle), st->sql->n_order);
    return sci_sqlite_find_way(s);
}

unsigned sci_sqlite_reprepared(struct sci_stmt *st)
{
    struct sqlite_stmt *s = of(st);

    s->single = SINGLE_UNKNOWN; /* the count begins anew */
    return (unsigned)sqlite3_stmt_status(s->handle, SQLITE_STMTSTATUS_REPREPARE, 1);
}

void sci_sqlite_finalize(struct sci_stmt *st)
{
    of(st)->single = SINGLE_UNKNOWN;
    sci_sqlite_forget_way(of(st));
    (void)sqlite3_finalize(of(st)->handle);
    of(st)->handle = NULL;
}

static int bind_cell(sqlite3_stmt *h, int i, const struct sci_cell *c)
{
    switch (c->kind) {
    case SCI_NULL: return sqlite3_bind_null(h, i);
    case SCI_INT: return sqlite3_bind_int64(h, i, c->as.i);
    case SCI_DOUBLE: return sqlite3_bind_double(h, i, c->as.d);
    case SCI_TEXT:
    case SCI_DECIMAL: return sqlite3_bind_text64(h, i, c->as.text.ptr, c->as.text.len, SQLITE_STATIC, SQLITE_UTF8);
    case SCI_BLOB: return sqlite3_bind_blob64(h, i, c->as.blob.ptr, c->as.blob.len, SQLITE_STATIC);
    case SCI_UINT: /* signed_only: never asked for; the temporal kinds are results' */
    case SCI_FLOAT:
    case SCI_DATE:
    case SCI_DATETIME:
    case SCI_TIME:
    case SCI_NOMEM: break;
    }
    return SQLITE_MISUSE;
}

int sci_sqlite_bind(struct sci_stmt *st, unsigned i, const struct sci_cell *c)
{
    if (bind_cell(of(st)->handle, (int)i + 1, c) == SQLITE_OK) return SC_OK;
    return sci_sqlite_fail(st->db, st->query->name);
}

/* One step of the library, its answer as a runtime's code. */
static int advance(struct sci_stmt *st)
{
    int rc = sqlite3_step(of(st)->handle);

    if (rc == SQLITE_ROW) return SC_ROW;
    return rc == SQLITE_DONE ? SC_DONE : sci_sqlite_fail(st->db, st->query->name);
}

static const char *name_of_column(struct sci_stmt *st, unsigned i)
{
    const char *name = sqlite3_column_name(of(st)->handle, (int)i);

    return name ? name : "";
}

int sci_sqlite_fail_columns(struct sci_stmt *st, int n)
{
    return sci_fail_columns(st, (unsigned)n, name_of_column);
}

/* The first step is taken here: the statement has run when execute returns, as it has on a server. SQLite
 * prepares again by itself when the schema has changed, so the columns are counted now, not at prepare. */
int sci_sqlite_execute(struct sci_stmt *st)
{
    struct sqlite_stmt *s = of(st);
    int n, rc;

    if (st->counting) s->before = sqlite3_total_changes64(st->db->conn);
    rc = advance(st);
    if (rc < 0) return rc;
    s->first = rc == SC_ROW ? FIRST_ROW : FIRST_DONE;
    if (st->query->n_columns == 0) return SC_OK;
    n = sqlite3_column_count(s->handle);
    return n == st->query->n_columns ? SC_OK : sci_sqlite_fail_columns(st, n);
}

int sci_sqlite_step(struct sci_stmt *st)
{
    struct sqlite_stmt *s = of(st);
    enum sqlite_first first = s->first;

    s->first = FIRST_HANDED_ON;
    if (first == FIRST_HANDED_ON) return advance(st);
    return first == FIRST_ROW ? SC_ROW : SC_DONE;
}

static void text_cell(sqlite3_value *v, struct sci_cell *c)
{
    const unsigned char *p = sqlite3_value_text(v); /* before the length: it may convert */

    c->kind = p ? SCI_TEXT : SCI_NOMEM;
    c->as.text = (sc_text){(const char *)p, (size_t)sqlite3_value_bytes(v)};
}

/* An empty blob has no address in SQLite, and must not look like NULL. */
static void blob_cell(sqlite3_value *v, struct sci_cell *c)
{
    const void *p = sqlite3_value_blob(v);
    int n = sqlite3_value_bytes(v);

    c->kind = p || n == 0 ? SCI_BLOB : SCI_NOMEM;
    c->as.blob = (sc_blob){p ? p : "", (size_t)n};
}

void sci_sqlite_cell(struct sci_stmt *st, unsigned i, struct sci_cell *c)
{
    sqlite3_value *v = sqlite3_column_value(of(st)->handle, (int)i);

    switch (sqlite3_value_type(v)) {
    case SQLITE_INTEGER:
        c->kind = SCI_INT;
        c->as.i = sqlite3_value_int64(v);
        break;
    case SQLITE_FLOAT:
        c->kind = SCI_DOUBLE;
        c->as.d = sqlite3_value_double(v);
        break;
    case SQLITE_TEXT: text_cell(v, c); break;
    case SQLITE_BLOB: blob_cell(v, c); break;
    default: c->kind = SCI_NULL; break;
    }
}

/* sqlite3_changes and sqlite3_last_insert_rowid still speak of an earlier statement when this one was no
 * INSERT, UPDATE or DELETE, or changed nothing. */
void sci_sqlite_count(sqlite3 *h, int64_t before, int64_t *affected, int64_t *last_id)
{
    if (sqlite3_total_changes64(h) == before) return;
    *affected = sqlite3_changes64(h);
    if (*affected > 0) *last_id = sqlite3_last_insert_rowid(h);
}

int sci_sqlite_counts(struct sci_stmt *st, int64_t *affected, int64_t *last_id)
{
    int64_t id = 0;

    *affected = 0;
    sci_sqlite_count(st->db->conn, of(st)->before, affected, &id);
    if (last_id) *last_id = id;
    return SC_OK;
}

void sci_sqlite_reset(struct sci_stmt *st)
{
    of(st)->first = FIRST_HANDED_ON;
    (void)sqlite3_reset(of(st)->handle); /* repeats the step's error, which is kept already */
}

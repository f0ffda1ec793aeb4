/* sqlite_judge.c: see sqlite_judge.h. The one file of the compiler that knows SQLite's C API. */
#include "judge/sqlite_judge.h"

#include <sqlite3.h>
#include <stdlib.h>

struct judge {
    sqlite3 *db;
};

static struct place no_place(void)
{
    return (struct place){0};
}

/* The schema may name tables before they exist (foreign keys); nothing is ever written, so they stay unchecked. */
static bool run_ddl(struct judge *j, struct diags *d, struct str sql, struct place place)
{
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(j->db, sql.p, (int)sql.n, &stmt, NULL);
    if (rc == SQLITE_OK && stmt) {
        do rc = sqlite3_step(stmt);
        while (rc == SQLITE_ROW);
    }
    bool ok = rc == SQLITE_OK || rc == SQLITE_DONE;
    if (!ok) {
        struct diag *g = diag_add(d, DIAG_E0502, place, "SQLite refuses the schema: %s", sqlite3_errmsg(j->db));
        diag_note(d, g, no_place(), "in: %.*s", STR_ARG(sql));
    }
    sqlite3_finalize(stmt);
    return ok;
}

struct judge *judge_open(struct diags *d, const struct str *ddl, const struct place *places, unsigned n)
{
    struct judge *j = xmalloc(sizeof *j);
    j->db = NULL;
    if (sqlite3_open_v2(":memory:", &j->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
        die_nomem();
    bool ok = true;
    for (unsigned i = 0; i < n; i++) ok = run_ddl(j, d, ddl[i], places ? places[i] : no_place()) && ok;
    if (ok) return j;
    judge_close(j);
    return NULL;
}

void judge_close(struct judge *j)
{
    if (!j) return;
    sqlite3_close(j->db);
    free(j);
}

/* Where SQLite's offset lies in the text as written: the executed one differs in its placeholders, each a `?`.
 * Only where the dialect is SQLite's own; else the query's name is all there is to point at. */
static struct place place_of_offset(const struct model_query *q, int offset)
{
    if (q->dialect != DIALECT_SQLITE || offset < 0 || !q->stmt) return q->place;
    uint32_t at = (uint32_t)offset;
    for (unsigned i = 0; i < q->stmt->params.n; i++) {
        struct span p = q->stmt->params.v[i]->span;
        if (p.off < at) at += p.len - 1;
    }
    if (at >= q->stmt->text->text.n) return q->place;
    return place_sql(q->stmt->text, (struct span){at, 1});
}

static void report_refusal(struct judge *j, struct diags *d, const struct model_query *q)
{
    int offset = -1;
#if SQLITE_VERSION_NUMBER >= 3038000
    offset = sqlite3_error_offset(j->db);
#endif
    struct diag *g = diag_add(d, DIAG_E0502, place_of_offset(q, offset), "SQLite refuses query `%.*s`: %s",
                              STR_ARG(q->name), sqlite3_errmsg(j->db));
    if (q->dialect != DIALECT_SQLITE)
        diag_note(d, g, no_place(), "written for SQLite: %.*s", STR_ARG(q->text[TARGET_SQLITE].sql));
}

static bool counts_agree(struct diags *d, const struct model_query *q, sqlite3_stmt *stmt)
{
    unsigned columns = (unsigned)sqlite3_column_count(stmt);
    unsigned placeholders = (unsigned)sqlite3_bind_parameter_count(stmt);
    unsigned expected = q->returns == RETURNS_ROWS ? q->columns.n : 0;
    if (columns == expected && placeholders == q->text[TARGET_SQLITE].order.n) return true;
    diag_add(d, DIAG_E0502, q->place,
             "SQLite sees %u columns and %u placeholders in query `%.*s`, schemac %u and %u: please report this",
             columns, placeholders, STR_ARG(q->name), expected, q->text[TARGET_SQLITE].order.n);
    return false;
}

bool judge_query(struct judge *j, struct diags *d, const struct model_query *q)
{
    const struct model_text *text = &q->text[TARGET_SQLITE];
    sqlite3_stmt *stmt = NULL;
    bool ok = sqlite3_prepare_v2(j->db, text->sql.p, (int)text->sql.n, &stmt, NULL) == SQLITE_OK;
    if (!ok) report_refusal(j, d, q);
    else ok = counts_agree(d, q, stmt);
    sqlite3_finalize(stmt);
    return ok;
}

const char *judge_version(void)
{
    return sqlite3_libversion();
}

/* sqlite_judge.c: see sqlite_judge.h. The only file of the compiler that knows sqlite3.h. */
#include "judge/sqlite_judge.h"

#include <sqlite3.h>
#include <string.h>

#include "judge/sqlite_stub.h"
#include "judge/sqlite_tokenizer.h"
#include "scan/sql_piece.h"

struct judge {
    sqlite3 *db;
};

/* The linked library's: "3.40.1". */
static const char *judge_version(void)
{
    return sqlite3_libversion();
}

/* What SQLite would know of its memory is a lock that each allocation of each thread takes. */
void judge_begin(void)
{
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* Behind a failure: one for want of memory says nothing of the statement. */
static void check_memory(sqlite3 *db)
{
    if (!db || sqlite3_errcode(db) == SQLITE_NOMEM) die_nomem();
}

static int run(sqlite3 *db, struct str sql)
{
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(db, sql.p, (int)sql.n, &stmt, NULL);
    while (rc == SQLITE_OK && stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        rc = SQLITE_OK;
    }
    int last = sqlite3_finalize(stmt);
    return rc == SQLITE_OK || rc == SQLITE_DONE ? last : rc;
}

/* Where the `AS name` of an ATTACH begins; 0: it is none. */
static size_t attached_name(struct str sql)
{
    const struct sql_options o = {.dialect = DIALECT_SQLITE};
    size_t found = 0;
    int depth = 0;
    bool attach = false;
    for (struct sql_piece p = {0}; (p = sql_piece_at(&o, STR(";"), sql, p.off + p.len)).kind != PIECE_NONE;) {
        struct str text = str_sub(sql, p.off, p.len);
        if (p.kind == PIECE_WORD && !attach && !str_is(text, "ATTACH")) return 0;
        attach = attach || p.kind == PIECE_WORD;
        if (p.kind == PIECE_OTHER) depth += (text.p[0] == '(') - (text.p[0] == ')');
        if (p.kind == PIECE_WORD && !depth && str_is(text, "AS")) found = p.off;
    }
    return found;
}

/* What the schema attaches is in memory here: the files of that name are not ours to read or write. */
static int run_ddl(sqlite3 *db, struct arena *a, struct str sql)
{
    size_t as = attached_name(sql);
    return run(db, as ? str_printf(a, "ATTACH ':memory:' %.*s", STR_ARG(str_sub(sql, as, sql.n))) : sql);
}

static struct str first_line(struct str sql)
{
    size_t n = 0;
    while (n < sql.n && sql.p[n] != '\n' && n < 72) {
        n++;
    }
    return str_sub(sql, 0, n);
}

static void schema_refused(struct judge *j, struct diags *d, struct str sql, struct place place)
{
    const char *message = sqlite3_errmsg(j->db);
    struct diag *g;
    if (place.text)
        g = diag_add(d, DIAG_E0502, place, "SQLite %s refuses this statement: %s", judge_version(), message);
    else
        g = diag_add(d, DIAG_E0502, place, "SQLite %s refuses the DDL written for it: %s: %.*s", judge_version(),
                     message, STR_ARG(first_line(sql)));
    if (strstr(message, "tokenizer:"))
        diag_hint(d, g, "one that the application registers is declared in the configuration: \"tokenizers\"");
}

/* ---------------------------------------------------------------- what the application brings */

static void stub_call(sqlite3_context *x, int n, sqlite3_value **values)
{
    (void)n;
    (void)values;
    sqlite3_result_null(x);
}

static void stub_step(sqlite3_context *x, int n, sqlite3_value **values)
{
    (void)x;
    (void)n;
    (void)values;
}

static int stub_compare(void *data, int n1, const void *p1, int n2, const void *p2)
{
    (void)data;
    return str_cmp((struct str){p1, (size_t)n1}, (struct str){p2, (size_t)n2});
}

/* A DDL's CHECK, index or generated column takes deterministic functions alone; which are is the application's word. */
static bool stub_function(sqlite3 *db, const struct func *f)
{
    bool aggregate = f->kind == FUNC_AGGREGATE;
    int n = f->least == f->most ? (int)f->least : -1;
    return sqlite3_create_function_v2(db, f->name, n, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                      aggregate ? NULL : stub_call, aggregate ? stub_step : NULL,
                                      aggregate ? sqlite3_result_null : NULL, NULL) == SQLITE_OK;
}

static bool stub_all(sqlite3 *db, struct arena *a, const struct declared *d)
{
    bool ok = true;
    for (unsigned i = 0; d && i < d->functions.n; i++) {
        ok = ok && stub_function(db, &d->functions.v[i]);
    }
    for (unsigned i = 0; d && i < d->collations.n; i++) {
        const char *name = arena_strdup(a, d->collations.v[i].p, d->collations.v[i].n);
        ok = ok && sqlite3_create_collation(db, name, SQLITE_UTF8, NULL, stub_compare) == SQLITE_OK;
    }
    for (unsigned i = 0; d && i < d->tokenizers.n; i++) {
        const char *name = arena_strdup(a, d->tokenizers.v[i].p, d->tokenizers.v[i].n);
        ok = ok && sqlite_stub_tokenizer(db, name);
    }
    return ok;
}

/* ---------------------------------------------------------------- the schema */

/* Nothing but CREATE: then SQLite has no need to read again what it knows of the schema. */
static bool only_creates(const struct str *ddl, unsigned n)
{
    const struct sql_options o = {.dialect = DIALECT_SQLITE};
    for (unsigned i = 0; i < n; i++) {
        if (!sql_creates(&o, ddl[i])) return false;
    }
    return true;
}

/* Each CREATE makes SQLite walk through all of sqlite_schema to find what it has just put there, in time that grows with
 * the square of the number of tables. What is deleted there is still known to the connection, and nobody asks more of it. */
static bool forget_rows(sqlite3 *db)
{
    return run(db, STR("PRAGMA writable_schema=ON")) == SQLITE_OK &&
           run(db, STR("DELETE FROM sqlite_schema")) == SQLITE_OK &&
           run(db, STR("PRAGMA writable_schema=OFF")) == SQLITE_OK;
}

enum { ROWS_AT_ONCE = 64 };

static bool make_schema(struct judge *j, struct diags *d, const struct str *ddl, const struct place *places, unsigned n)
{
    bool forget = n > ROWS_AT_ONCE && only_creates(ddl, n);
    for (unsigned i = 0; i < n; i++) {
        bool ok = run_ddl(j->db, d->arena, ddl[i]) == SQLITE_OK;
        if (ok && forget && i % ROWS_AT_ONCE == ROWS_AT_ONCE - 1) ok = forget_rows(j->db);
        if (ok) continue;
        check_memory(j->db);
        schema_refused(j, d, ddl[i], places ? places[i] : (struct place){0});
        return false;
    }
    return true;
}

struct judge *judge_open(struct diags *d, const struct catalog *c, const struct declared *own, const struct str *ddl,
                         const struct place *places, unsigned n)
{
    struct judge *j = ARENA_NEW(d->arena, struct judge);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    bool ok = sqlite3_open_v2(":memory:", &j->db, flags, NULL) == SQLITE_OK &&
              run(j->db, STR("PRAGMA foreign_keys=ON")) == SQLITE_OK && stub_all(j->db, d->arena, own) &&
              (!c || c->options.dialect != DIALECT_SQLITE || sqlite_stub_modules(j->db, c));
    if (!ok) {
        check_memory(j->db);
        diag_add(d, DIAG_E0502, (struct place){0}, "SQLite cannot open a database in memory: %s",
                 sqlite3_errmsg(j->db));
    }
    if (!ok || !make_schema(j, d, ddl, places, n)) {
        judge_close(j);
        return NULL;
    }
    return j;
}

void judge_close(struct judge *j)
{
    if (j) {
        sqlite3_close(j->db);
        j->db = NULL;
    }
}

/* Where byte `off` of the executed text stands in the user's: each placeholder there was made one `?`. */
static struct place native_place(const struct model_query *q, uint32_t off)
{
    const struct stmt *s = q->stmt;
    uint32_t at = s->span.off, executed = 0;
    for (unsigned i = 0; i < s->params.n; i++) {
        struct span p = s->params.v[i]->span;
        uint32_t start = executed + (p.off - at);
        if (off < start) {
            break;
        }
        if (off == start) {
            return place_sql(s->text, p);
        }
        at = p.off + p.len;
        executed = start + (s->params.v[i]->param->list ? (uint32_t)sizeof "?..." - 1 : 1);
    }
    return place_sql(s->text, (struct span){at + (off - executed), 1});
}

static struct place error_place(struct judge *j, const struct model_query *q)
{
#if SQLITE_VERSION_NUMBER >= 3038000
    int off = sqlite3_error_offset(j->db);
    if (off >= 0 && q->stmt && q->dialect == DIALECT_SQLITE) {
        return native_place(q, (uint32_t)off);
    }
#else
    (void)j;
#endif
    return q->stmt ? place_sql(q->stmt->text, q->stmt->span) : q->place;
}

static bool refused(struct judge *j, struct diags *d, const struct model_query *q)
{
    const char *message = sqlite3_errmsg(j->db);
    struct diag *g = diag_add(d, DIAG_E0502, error_place(j, q), "SQLite %s refuses `%.*s`: %s", judge_version(),
                              STR_ARG(q->name), message);
    if (q->dialect != DIALECT_SQLITE) {
        diag_note(d, g, (struct place){0}, "as written for SQLite: %.*s", STR_ARG(q->text[TARGET_SQLITE].sql));
    }
    return false;
}

static bool differs(struct diags *d, const struct model_query *q, const char *what, int theirs, unsigned ours)
{
    diag_add(d, DIAG_E0502, q->place, "SQLite %s counts %d %s in `%.*s`, schemac %u: this is a defect of schemac",
             judge_version(), theirs, what, STR_ARG(q->name), ours);
    return false;
}

static struct str without_number(struct str name)
{
    size_t n = name.n;
    while (n > 0 && ((name.p[n - 1] >= '0' && name.p[n - 1] <= '9') || name.p[n - 1] == '?')) {
        n--;
    }
    return n > 1 && n < name.n && name.p[n - 1] == ':' ? str_sub(name, 0, n - 1) : name;
}

/* SQLite numbers the columns of one name that a derived table, or a join in parentheses, has: `id`, `id:1`. As it is
 * executed, with its stars written out, a query has other numbers than as it is written. */
static bool same_but_for_number(struct str theirs, struct str ours)
{
    return str_eq_nocase(without_number(theirs), without_number(ours));
}

/* A column of a table bears its own name or its alias everywhere; what engines name an expression is their affair. */
static bool names_agree(struct diags *d, const struct model_query *q, sqlite3_stmt *stmt)
{
    for (unsigned i = 0; i < q->columns.n; i++) {
        const struct model_column *c = &q->columns.v[i];
        const char *name = sqlite3_column_name(stmt, (int)i);
        if (!name) die_nomem();
        struct str theirs = str_from(name);
        if (c->origin_column.n && !str_eq_nocase(theirs, c->name) && !same_but_for_number(theirs, c->name)) {
            diag_add(d, DIAG_E0502, c->place,
                     "SQLite %s names this column `%.*s`, schemac `%.*s`: this is a defect of schemac", judge_version(),
                     STR_ARG(theirs), STR_ARG(c->name));
            return false;
        }
    }
    return true;
}

static bool agrees(struct diags *d, const struct model_query *q, sqlite3_stmt *stmt)
{
    int params = sqlite3_bind_parameter_count(stmt), columns = sqlite3_column_count(stmt);
    if (params != (int)q->text[TARGET_SQLITE].order.n) {
        return differs(d, q, "parameters", params, q->text[TARGET_SQLITE].order.n);
    }
    if (columns != (int)q->columns.n) {
        return differs(d, q, "result columns", columns, q->columns.n);
    }
    return names_agree(d, q, stmt);
}

/* Every list of one value: `?...` is `?`, and what follows stays where it is. */
static struct str with_lists(struct arena *a, const struct model_text *text)
{
    char *sql = arena_strdup(a, text->sql.p, text->sql.n);
    for (unsigned i = 0; i < text->lists.n; i++) {
        memset(sql + text->lists.v[i].at + 1, ' ', sizeof "..." - 1);
    }
    return (struct str){sql, text->sql.n};
}

static bool names_statistics(struct str sql)
{
    bool found = false;
    for (size_t i = 0; i + 11 <= sql.n && !found; i++) {
        found = str_is(str_sub(sql, i, 11), "sqlite_stat");
    }
    return found;
}

bool judge_query(struct judge *j, struct diags *d, const struct model_query *q)
{
    struct str sql = with_lists(d->arena, &q->text[TARGET_SQLITE]);
    sqlite3_stmt *stmt = NULL;
    if (names_statistics(sql)) {
        run(j->db, STR("ANALYZE")); /* what makes the tables sqlite_stat1 and sqlite_stat4 */
    }
    bool ok = sqlite3_prepare_v2(j->db, sql.p, (int)sql.n, &stmt, NULL) == SQLITE_OK && stmt;
    if (!ok) check_memory(j->db);
    ok = ok ? agrees(d, q, stmt) : refused(j, d, q);
    sqlite3_finalize(stmt);
    return ok;
}

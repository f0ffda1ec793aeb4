/* case_exec.c: executes queries by their records alone, on the engine of a URL: what a generated program would do,
 * with the tables built at run time. The runtime's own guards are the judge: a NULL in a column said to be NOT NULL,
 * a value outside its type, a second row of an "optional" query, other columns than recorded: each a failure.
 *
 *   case_exec URL FILE     FILE is JSON, written by live_case.py:
 *     {"setup": [SQL…], "teardown": [SQL…],            each must succeed
 *      "session": [SQL…],                              again for a new connection
 *      "refused": [{"name", "sql"}…],                  the engine must refuse these
 *      "fills": [{"name", "off": SQL, "rows": [SQL…], "tables": [{"name", "insert", "columns", "rows", "required"}…],
 *                 "on": SQL}…],
 *      "queries": [records, each with "arguments": [[text or null…]…], of which the first "mild" are no extremes, and
 *                  "unproved", "may_refuse"…]}
 *
 * Every query runs on the empty tables, and again after each fill, with every combination of its arguments; what it
 * changes is rolled back. Lines that begin with "review:" are no failures: columns said to be nullable in which no
 * NULL was seen, queries that no row came of, rows the engine did not take. Exit 0, 1 (a failure), 2 (usage). */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case.h"

enum { MOST_ROWS = 10000 }; /* a recursive query with a large argument has no end */

/* The header of an allocation, as wide as the strictest alignment. */
struct case_chunk {
    _Alignas(max_align_t) struct case_chunk *next;
};

void *case_alloc(struct case_pool *pool, size_t n, size_t size)
{
    struct case_chunk *c = calloc(1, sizeof *c + n * size);
    if (!c) abort();
    c->next = pool->chunks;
    pool->chunks = c;
    return c + 1;
}

void case_pool_free(struct case_pool *pool)
{
    while (pool->chunks) {
        struct case_chunk *next = pool->chunks->next;
        free(pool->chunks);
        pool->chunks = next;
    }
}

const char *case_text(const json_t *object, const char *key)
{
    const char *s = json_string_value(json_object_get(object, key));
    return s ? s : "";
}

/* A text is a script; {"one": …} a single statement, whose semicolons are its own. */
static int run_item(sc_db *db, const json_t *item, const char *sql)
{
    const char *one[] = {sql, NULL};
    return json_is_object(item) ? sc_exec_ddl(db, one, one) : sc_exec_script(db, sql);
}

static bool run_script(sc_db *db, const json_t *script)
{
    bool ok = true;
    for (size_t i = 0; i < json_array_size(script) && ok; i++) {
        const json_t *item = json_array_get(script, i);
        const char *sql = json_is_object(item) ? case_text(item, "one") : json_string_value(item);
        ok = run_item(db, item, sql) >= 0;
        if (!ok) printf("%s\n  in: %s\n", sc_errmsg(db), sql);
    }
    return ok;
}

static bool reopen(struct case_engine *engine)
{
    sc_close(engine->db);
    return sc_open(engine->url, &engine->db) == SC_OK && run_script(engine->db, engine->session);
}

/* ---------------------------------------------------------------- records → queries */

static sc_sql fill_sql(struct case_pool *pool, const json_t *record, const char *target)
{
    const char *text = json_string_value(json_object_get(json_object_get(record, "text"), target));
    const json_t *list = json_object_get(json_object_get(record, "order"), target);
    uint16_t n = (uint16_t)json_array_size(list), *order = case_alloc(pool, n + 1u, sizeof *order);
    for (unsigned i = 0; i < n; i++) order[i] = (uint16_t)json_integer_value(json_array_get(list, i));
    return (sc_sql){.text = text, .len = text ? strlen(text) : 0, .order = order, .n_order = n};
}

/* Of those that change no transaction: live_case.py runs no others. */
static uint8_t run_of(const char *run)
{
    return strcmp(run, "text") == 0 ? SC_RUN_TEXT : strcmp(run, "commits") == 0 ? SC_RUN_COMMITS : SC_RUN_PREPARED;
}

/* The same query, its columns read as whatever comes. */
static sc_query any_query(struct case_pool *pool, const sc_query *q)
{
    sc_field *fields = case_alloc(pool, q->n_columns + 1u, sizeof *fields);
    sc_query any = *q;
    for (unsigned i = 0; i < q->n_columns; i++) {
        fields[i] = q->columns[i];
        fields[i].type = SC_T_ANY;
        fields[i].nullable = true;
    }
    any.columns = fields;
    return any;
}

static struct case_run *new_run(struct case_pool *pool, struct case_engine *engine, const json_t *record)
{
    struct case_run *r = case_alloc(pool, 1, sizeof *r); /* its query is a key in the connection */
    r->pool = pool;
    r->engine = engine;
    r->record = record;
    r->name = case_text(record, "name");
    case_table_fill(pool, &r->columns, json_object_get(record, "columns"));
    case_table_fill(pool, &r->params, json_object_get(record, "parameters"));
    r->row = case_table_room(pool, &r->columns);
    r->args = case_table_room(pool, &r->params);
    r->null_seen = case_alloc(pool, r->columns.n + 1, sizeof *r->null_seen);
    r->query = (sc_query){.name = r->name,
                          .run = run_of(case_text(record, "run")),
                          .sqlite = fill_sql(pool, record, "sqlite"),
                          .mysql = fill_sql(pool, record, "mysql"),
                          .columns = r->columns.fields,
                          .params = r->params.fields,
                          .n_columns = (uint16_t)r->columns.n,
                          .n_params = (uint16_t)r->params.n,
                          .reads = strcmp(case_text(record, "returns"), "rows") == 0};
    r->as_any = any_query(pool, &r->query);
    return r;
}

/* ---------------------------------------------------------------- running */

/* The combination into the params struct; whether a NULL is among them. `without_null`: another value instead. */
static bool put_arguments(struct case_run *r, unsigned combination, bool without_null)
{
    const json_t *all = json_object_get(r->record, "arguments"), *list = json_array_get(all, combination);
    bool null = false;
    for (unsigned i = 0; i < r->params.n; i++) {
        const char *value = json_string_value(json_array_get(list, i));
        for (size_t k = 0; !value && without_null && k < json_array_size(all); k++)
            value = json_string_value(json_array_get(json_array_get(all, k), i));
        null = null || !value;
        if (!case_put(r->pool, &r->params.fields[i], r->args, value))
            case_fail(r, "no argument of this type: %s", r->params.fields[i].name);
    }
    return null;
}

static int read_many(struct case_run *r)
{
    sc_rows *rows;
    int rc = sc__many(r->engine->db, &r->query, r->args, &rows);
    for (unsigned i = 0; rc >= 0 && i < MOST_ROWS && (rc = sc__next(rows, r->row)) == SC_ROW; i++) case_judge_row(r);
    sc__close(rows);
    return rc;
}

/* A cardinality that was proved: at most one row, or exactly one. */
static int read_one(struct case_run *r, unsigned combination)
{
    int rc = sc__one(r->engine->db, &r->query, r->args, r->row, NULL);
    if (rc == SC_ROW) case_judge_row(r);
    if (rc == SC_DONE && strcmp(case_text(r->record, "cardinality"), "one") == 0 &&
        !json_is_true(json_object_get(r->record, "exactly")))
        case_fail(r, "no row, and one was proved (arguments %u)", combination);
    return rc;
}

static int execute(struct case_run *r, unsigned combination)
{
    const char *cardinality = case_text(r->record, "cardinality");
    bool proved = !json_is_true(json_object_get(r->record, "unproved"));
    const char *returns = case_text(r->record, "returns");
    int64_t affected, last_id;
    if (!r->query.reads)
        return sc__exec(r->engine->db, &r->query, r->args, strcmp(returns, "affected") == 0 ? &affected : NULL,
                        strcmp(returns, "last_id") == 0 ? &last_id : NULL);
    if (proved && strcmp(cardinality, "many") != 0) return read_one(r, combination);
    return read_many(r);
}

/* Written to a NOT NULL column, a NULL that the parameter takes: with other values instead the error is gone. */
static void judge_null_argument(struct case_run *r, unsigned combination)
{
    (void)sc_rollback(r->engine->db);
    (void)put_arguments(r, combination, true);
    (void)sc_begin(r->engine->db);
    if (execute(r, combination) != SC_ERR_NOT_NULL)
        case_fail(r, "a parameter takes NULL, which a NOT NULL column refuses (arguments %u)", combination);
}

/* A server that has not what the warning said it has not. */
static bool is_excused(const struct case_run *r, int rc)
{
    return json_is_true(json_object_get(r->record, "may_refuse")) && (rc == SC_ERROR || rc == SC_ERR_SCHEMA);
}

/* Dolt panics at some values, and takes the connection with it: no word against the record, and worth a look. */
static bool is_engines_fall(struct case_run *r, int rc, unsigned combination)
{
    if (strcmp(sc_engine(r->engine->db), "dolt") != 0) return false;
    if (rc != SC_ERR_LOST) return strstr(sc_errmsg(r->engine->db), "goroutine") != NULL;
    printf("review: %s (%s): Dolt broke off the connection (arguments %u)\n", r->name, r->pass, combination);
    return reopen(r->engine);
}

static void run_once(struct case_run *r, unsigned combination)
{
    bool null = put_arguments(r, combination, false);
    bool changes = strcmp(case_text(r->record, "kind"), "select") != 0;
    if (changes) (void)sc_begin(r->engine->db);
    int rc = execute(r, combination);
    r->tried++;
    if (rc < 0) (void)snprintf(r->last_error, sizeof r->last_error, "%s", sc_errmsg(r->engine->db));
    if (rc >= 0)
        r->done += r->filled;
    else if (rc == SC_ERR_NOT_NULL && null)
        judge_null_argument(r, combination);
    else if (!is_excused(r, rc) && !is_engines_fall(r, rc, combination))
        case_judge_error(r, rc, combination);
    if (changes) (void)sc_rollback(r->engine->db);
}

/* A server's AUTO_INCREMENT that an extreme id has used up is not rolled back: such arguments are written last. */
static size_t count_arguments(const struct case_run *r, bool last)
{
    bool all = last || strcmp(case_text(r->record, "kind"), "select") == 0;
    return all ? json_array_size(json_object_get(r->record, "arguments"))
               : (size_t)json_integer_value(json_object_get(r->record, "mild"));
}

static void run_all(struct case_run **runs, size_t n, const char *pass, bool last)
{
    for (size_t i = 0; i < n; i++) {
        size_t combinations = count_arguments(runs[i], last);
        runs[i]->pass = pass;
        for (unsigned k = 0; k < combinations; k++) run_once(runs[i], k);
    }
}

static void review(const struct case_run *r)
{
    if (r->tried && !r->done) {
        printf("review: %s: no run of it ended well on filled tables: %s\n", r->name, r->last_error);
    } else if (r->query.reads && !r->rows) {
        printf("review: %s: no row came\n", r->name);
    } else {
        for (unsigned i = 0; i < r->columns.n; i++)
            if (r->columns.fields[i].nullable && !r->null_seen[i])
                printf("review: %s.%s is nullable, and no NULL was seen\n", r->name, r->columns.fields[i].name);
    }
}

/* ---------------------------------------------------------------- tables and their rows */

/* A table's rows on their way in. */
struct filling {
    struct case_pool *pool;
    struct case_engine *engine;
    const char *off; /* the statement that lets foreign keys dangle */
    struct case_table table;
    sc_query *query;
    char *params;
};

static bool insert_row(struct filling *f, const json_t *row)
{
    for (unsigned i = 0; i < f->table.n; i++)
        if (!case_put(f->pool, &f->table.fields[i], f->params, json_string_value(json_array_get(row, i)))) return false;
    int rc = sc__exec(f->engine->db, f->query, f->params, NULL, NULL);
    if (rc >= 0) return true;
    printf("review: a row was not taken: %s\n", sc_errmsg(f->engine->db));
    if (rc == SC_ERR_LOST && reopen(f->engine)) (void)sc_exec_script(f->engine->db, f->off);
    return false;
}

static sc_query *insert_query(struct filling *f, const json_t *table)
{
    const char *insert = case_text(table, "insert");
    uint16_t *order = case_alloc(f->pool, f->table.n + 1, sizeof *order);
    sc_query *q = case_alloc(f->pool, 1, sizeof *q);
    for (unsigned i = 0; i < f->table.n; i++) order[i] = (uint16_t)i;
    q->name = case_text(table, "name");
    q->sqlite = q->mysql =
        (sc_sql){.text = insert, .len = strlen(insert), .order = order, .n_order = (uint16_t)f->table.n};
    q->params = f->table.fields;
    q->n_params = (uint16_t)f->table.n;
    return q;
}

/* Rows through the runtime, by the catalogue's types, so that one set of values serves every engine. */
static bool fill_table(struct filling *f, const json_t *table)
{
    const json_t *rows = json_object_get(table, "rows");
    unsigned taken = 0;
    case_table_fill(f->pool, &f->table, json_object_get(table, "columns"));
    f->query = insert_query(f, table);
    f->params = case_table_room(f->pool, &f->table);
    for (size_t i = 0; i < json_array_size(rows); i++) taken += insert_row(f, json_array_get(rows, i));
    if (taken || !json_is_true(json_object_get(table, "required"))) return true;
    printf("%s: the engine took none of the rows made for it: write rows.sql\n", f->query->name);
    return false;
}

static bool fill(struct case_pool *pool, struct case_engine *engine, const json_t *what)
{
    const json_t *tables = json_object_get(what, "tables");
    struct filling f = {.pool = pool, .engine = engine, .off = case_text(what, "off")};
    if (sc_exec_script(engine->db, f.off) < 0 || !run_script(engine->db, json_object_get(what, "rows"))) return false;
    for (size_t i = 0; i < json_array_size(tables); i++)
        if (!fill_table(&f, json_array_get(tables, i))) return false;
    return sc_exec_script(engine->db, case_text(what, "on")) >= 0;
}

/* ---------------------------------------------------------------- what must be refused */

static unsigned check_refused(sc_db *db, const json_t *list)
{
    unsigned failures = 0;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *q = json_array_get(list, i);
        (void)sc_begin(db);
        bool refused = sc_exec_script(db, case_text(q, "sql")) < 0 && !case_is_data_error(db);
        (void)sc_rollback(db);
        if (refused != json_is_true(json_object_get(q, "accepts"))) continue;
        printf(refused ? "%s: the engine refuses it, and engine-accepts says otherwise\n"
                       : "%s: refused by schemac, and the engine takes it\n",
               case_text(q, "name"));
        failures++;
    }
    return failures;
}

/* ---------------------------------------------------------------- all of it */

static unsigned run_queries(struct case_pool *pool, struct case_engine *engine, const json_t *all)
{
    const json_t *queries = json_object_get(all, "queries"), *fills = json_object_get(all, "fills");
    size_t n = json_array_size(queries);
    struct case_run **runs = case_alloc(pool, n + 1, sizeof *runs);
    unsigned failures = 0;
    for (size_t i = 0; i < n; i++) runs[i] = new_run(pool, engine, json_array_get(queries, i));
    run_all(runs, n, "empty tables", false);
    for (size_t i = 0; i < n; i++) runs[i]->filled = true;
    for (size_t i = 0; i < n; i++) case_check_metadata(runs[i]);
    for (size_t i = 0; i < json_array_size(fills); i++) {
        const json_t *one = json_array_get(fills, i);
        if (!fill(pool, engine, one)) return failures + 1;
        run_all(runs, n, case_text(one, "name"), i + 1 == json_array_size(fills));
    }
    for (size_t i = 0; i < n; i++) {
        failures += runs[i]->failures;
        if (!runs[i]->failures) review(runs[i]);
    }
    return failures;
}

static unsigned run_case(struct case_pool *pool, struct case_engine *engine, const json_t *all)
{
    if (sc_open(engine->url, &engine->db) != SC_OK) {
        printf("%s\n", engine->db ? sc_errmsg(engine->db) : "no memory");
        return 1;
    }
    unsigned failures = 1;
    if (run_script(engine->db, json_object_get(all, "setup"))) {
        failures = check_refused(engine->db, json_object_get(all, "refused"));
        failures += run_queries(pool, engine, all);
    }
    return failures + !run_script(engine->db, json_object_get(all, "teardown"));
}

int main(int argc, char **argv)
{
    json_error_t error;
    json_t *all = argc == 3 ? json_load_file(argv[2], 0, &error) : NULL;
    if (!all) return fputs("usage: case_exec URL FILE\n", stderr), 2;
    struct case_engine engine = {NULL, argv[1], json_object_get(all, "session")};
    struct case_pool pool = {NULL};
    unsigned failures = run_case(&pool, &engine, all);
    sc_close(engine.db);
    case_pool_free(&pool);
    json_decref(all);
    printf("%u failures\n", failures);
    return failures != 0;
}

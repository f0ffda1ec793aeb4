/* runtime_sqlite_oom_test.c: every allocation of the runtime fails once: SC_ERR_NOMEM, no crash, no leak,
 * and a connection that goes on where there is one. (SQLite's own memory is not the runtime's.) */
#include "check.h"
#include "queries.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

struct budget {
    long left, live;
    bool spent, once; /* once: one allocation fails, and those behind it do not */
};

static void *limited(void *ctx, void *p, size_t n)
{
    struct budget *b = ctx;

    if (n == 0) {
        b->live--;
        free(p);
        return NULL;
    }
    if (b->left-- <= 0) {
        b->spent = true;
        if (b->once) b->left = LONG_MAX;
        return NULL;
    }
    b->live += p == NULL;
    return realloc(p, n);
}

static const sc_text label[] = {{"red", 3}, {"green", 5}};
static const sc_labels colours = {"t.colour", label, 2};

typedef struct row {
    int64_t id;
    sc_text name;
    sc_decimal price;
    sc_timestamp at;
    sc_opt_u64 colours;
} row;
static const sc_field fields[] = {
    FIELD(row, id, SC_T_INT64, false, ),
    FIELD(row, name, SC_T_TEXT, true, ),
    FIELD(row, price, SC_T_DECIMAL, true, .precision = 10, .scale = 6),
    FIELD(row, at, SC_T_TIMESTAMP, false, .scale = 6),
    FIELD(row, colours, SC_T_SET, true, .labels = &colours),
};
static const sc_field sum_fields[] = {FIELD(row, price, SC_T_DECIMAL, false, .precision = 30)};
static const uint16_t order[] = {0, 1, 2, 3, 4}, by_name[] = {1};

EXEC(insert, "INSERT INTO t (id, name, price, at, colours) VALUES (?, ?, ?, ?, ?)", fields, order);
QUERY(find, "SELECT id, name, price, at, colours FROM t WHERE name = ?", fields, fields, by_name);
QUERY_PLAIN(list, "SELECT id, name, price, at, colours FROM t", fields);
QUERY_PLAIN(sum, "SELECT sum(id) AS price FROM t", sum_fields);

/* A list of a few values, and one that goes as JSON. */
typedef struct names {
    const sc_text *first;
    size_t n;
} names;
static const sc_field names_fields[] = {FIELD(names, first, SC_T_TEXT | SC_T_LIST, false, )};
static const uint16_t names_order[] = {0};
static const sc_list names_list[] = {{sizeof "SELECT id, name, price, at, colours FROM t WHERE name IN (" - 1, 0,
                                      "SELECT value FROM json_each(?)", NULL}};
#define IN_NAMES "SELECT id, name, price, at, colours FROM t WHERE name IN (?...)"
static const sc_query in_names = {.name = "in_names",
                                  .sqlite = {IN_NAMES, sizeof IN_NAMES - 1, names_order, 1, names_list, 1},
                                  .columns = fields,
                                  .n_columns = N_OF(fields),
                                  .params = names_fields,
                                  .n_params = 1,
                                  .reads = true};

static const sc_used_column used_columns[] = {{"id", "INTEGER", NULL, SC_USED_NOT_NULL},
                                              {"name", "TEXT", NULL, SC_USED_NULL}};
static const sc_used_table used_table = {NULL, "t", used_columns, 2};
static const sc_used used = {&used_table, 1};

/* Any call that fails here fails for want of memory, and the connection says so. */
static bool went_on(sc_db *db, int rc)
{
    if (rc >= 0) return true;
    CHECK_INT(rc, SC_ERR_NOMEM);
    CHECK_INT(sc_errcode(db), SC_ERR_NOMEM);
    CHECK_STR(sc_errmsg(db), "no memory");
    return false;
}

static bool nested(sc_db *db)
{
    sc_rows *outer = NULL, *inner = NULL;
    row r;
    int rc = sc__many(db, &list, NULL, &outer);

    while (rc >= 0 && (rc = sc__next(outer, &r)) == SC_ROW) {
        rc = sc__many(db, &list, NULL, &inner);
        if (rc >= 0) rc = sc__next(inner, &r);
        sc__close(inner);
        inner = NULL;
    }
    sc__close(outer);
    return went_on(db, rc);
}

static bool lists(sc_db *db, sc_text name, sc_mem *mem)
{
    static sc_text all[1500];
    row out;

    for (size_t i = 0; i < N_OF(all); i++) all[i] = name;
    return went_on(db, sc__one(db, &in_names, &(names){all, 3}, &out, mem)) && CHECK_INT(out.id, 1) &&
           went_on(db, sc__one(db, &in_names, &(names){all, N_OF(all)}, &out, mem)) && CHECK_INT(out.id, 1) &&
           went_on(db, sc__one(db, &in_names, &(names){NULL, 0}, &out, mem)) && CHECK_INT(out.id, 0);
}

static bool program(sc_db *db, sc_mem *mem)
{
    static char text[700];
    row in = {.id = 1, .name = {text, 0}, .price = sc_dec("1.5"), .at = {0}, .colours = {true, 3}}, out;

    memset(text, 'n', sizeof text - 1);
    in.name = sc_str(text);
    return went_on(db,
                   sc_exec_script(
                       db, "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, price TEXT, at TEXT, colours TEXT)")) &&
           went_on(db, sc__exec(db, &insert, &in, NULL, NULL)) && went_on(db, sc__one(db, &find, &in, &out, mem)) &&
           CHECK_STR(out.name.ptr, text) && CHECK_STR(out.price.ptr, "1.500000") &&
           went_on(db, sc__one(db, &find, &in, &out, NULL)) && CHECK_INT(out.colours.value, 3) &&
           went_on(db, sc__one(db, &sum, NULL, &out, mem)) && CHECK_STR(out.price.ptr, "1") && nested(db) &&
           lists(db, in.name, mem) && went_on(db, sc_verify_schema(db, &used));
}

/* With n allocations granted: true when that was enough. */
static bool with_budget(long n)
{
    struct budget b = {.left = n};
    sc_mem mem = {0};
    sc_db *db = NULL;
    int rc = sc_open_with("sqlite::memory:", limited, &b, &db);
    bool enough = rc == SC_OK && program(db, &mem);

    if (rc != SC_OK) CHECK_INT(rc, SC_ERR_NOMEM);
    CHECK(db != NULL || n == 0);
    if (db && rc == SC_OK && !enough) { /* memory is back: so is the connection */
        b.left = 1000000;
        CHECK_INT(sc_exec_script(db, "DROP TABLE IF EXISTS t"), SC_OK);
        CHECK(program(db, &mem));
    }
    CHECK(enough || b.spent);
    sc_mem_free(&mem);
    sc_close(db);
    CHECK_INT(b.live, 0);
    return enough;
}

/* ---------------------------------------------------------------- one that fails alone */

/* Three rows, and so two statements: what fails in between and does no harm is no error of the call that did its work. */
static bool bulk_without(long n)
{
#define INSERT_HEAD "INSERT INTO t (id, name, price, at, colours) VALUES "
    static const sc_bulk_insert many = {
        &insert, sizeof(row), {sizeof INSERT_HEAD - 1, sizeof "(?, ?, ?, ?, ?)" - 1}, {0, 0}, false};
    const row rows[3] = {{.id = 1}, {.id = 2}, {.id = 3}};
    struct budget b = {.left = LONG_MAX, .once = true};
    sc_db *db = NULL;
    int rc;

    CHECK_INT(sc_open_with("sqlite::memory:", limited, &b, &db), SC_OK);
    CHECK_INT(sc_exec_script(db, "CREATE TABLE t (id INTEGER, name TEXT, price TEXT, at TEXT, colours TEXT)"), SC_OK);
    b.left = n;
    rc = sc__bulk(db, &many, rows, 3, 0, NULL);
    CHECK_INT(sc_errcode(db), rc);
    sc_close(db);
    CHECK_INT(b.live, 0);
    return !b.spent;
}

/* ---------------------------------------------------------------- pools */

static int set_it_up(sc_db *db, void *ctx)
{
    (void)ctx;
    return sc_exec_script(db, "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, name TEXT, price TEXT)");
}

static bool pooled(sc_pool *pool)
{
    sc_db *a = NULL, *b = NULL, *none = NULL;
    int rc = sc_pool_acquire(pool, &a);
    bool enough = rc == SC_OK;

    if (rc != SC_OK) CHECK_INT(rc, SC_ERR_NOMEM);
    if (enough) enough = went_on(a, sc__many(a, &sum, NULL, &(sc_rows *){NULL})); /* left open */
    rc = enough ? sc_pool_acquire(pool, &b) : SC_OK;
    if (rc != SC_OK) CHECK_INT(rc, SC_ERR_NOMEM);
    if (rc != SC_OK) enough = false;
    rc = enough ? sc_pool_acquire_within(pool, 0, &none) : SC_ERR_TIMEOUT;
    CHECK(rc == SC_ERR_TIMEOUT || rc == SC_ERR_NOMEM);
    if (rc == SC_ERR_NOMEM) enough = false;
    sc_pool_release(none);
    sc_pool_release(a);
    sc_pool_release(b);
    return enough;
}

static bool pool_with_budget(const char *url, long n)
{
    struct budget b = {.left = n};
    const sc_pool_options options = {.max = 2, .min = 1, .setup = set_it_up, .realloc_fn = limited, .realloc_ctx = &b};
    sc_pool *pool = NULL;
    int rc = sc_pool_open(url, &options, &pool);
    bool enough = rc == SC_OK && pooled(pool);

    if (rc != SC_OK) {
        CHECK_INT(rc, SC_ERR_NOMEM);
        if (pool) CHECK_STR(sc_pool_errmsg(pool), "no memory");
    } else if (!enough) { /* memory is back: so is the pool */
        b.left = 1000000;
        CHECK(pooled(pool));
    }
    CHECK(enough || b.spent);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    CHECK_INT(b.live, 0);
    return enough;
}

static void pools(void)
{
    char folder[] = "/tmp/schemac-oom-XXXXXX", url[64];
    long n = 0;

    if (!CHECK(mkdtemp(folder))) return;
    snprintf(url, sizeof url, "sqlite:%s/db", folder);
    while (n < 1000 && !pool_with_budget(url, n)) n++;
    CHECK(n > 10 && n < 1000);
    (void)unlink(url + strlen("sqlite:"));
    (void)rmdir(folder);
}

int main(void)
{
    long n = 0;

    if (!strstr(sc_drivers(), "sqlite")) return 77;
    while (n < 1000 && !with_budget(n)) n++;
    CHECK(n > 10 && n < 1000);
    for (n = 0; n < 100 && !bulk_without(n); n++)
        ;
    CHECK(n > 5 && n < 100);
    pools();
    return check_result();
}

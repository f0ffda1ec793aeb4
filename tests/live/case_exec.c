/* case_exec.c: executes queries by their records alone, on the engine of a URL: what a generated program would do,
 * with the tables built at run time. The runtime's own guards are the judge: a NULL in a column said to be NOT NULL,
 * a value outside its type, a second row of an "optional" query, other columns than recorded: each a failure.
 *
 *   case_exec URL FILE     FILE is JSON: {"script": […], "queries": [records…]}: the statements that make and
 *                          fill the tables, run first; a failing one is fatal unless it begins with INSERT.
 *
 * Every query runs with many combinations of arguments (NULL where a parameter takes it); what a statement changes is
 * rolled back. Also printed: nullable columns in which no NULL was ever seen, for review. Exit 0, 1, 2 (usage). */
#include <jansson.h>
#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schemac/schemac.h"

enum { MAX_FIELDS = 64, SLOT = 32, COMBINATIONS = 16 };

struct table {
    sc_field fields[MAX_FIELDS];
    sc_labels labels[MAX_FIELDS];
    unsigned n;
};

/* One query being run. */
struct run {
    sc_db *db;
    const json_t *record;
    const char *name;
    struct table columns, params;
    sc_query query;
    uint16_t order[2][256];
    bool null_seen[MAX_FIELDS];
    unsigned failures;
};

static void *need(void *p)
{
    if (!p) abort();
    return p;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *s = json_string_value(json_object_get(object, key));
    return s ? s : "";
}

/* ---------------------------------------------------------------- records → tables */

static const struct {
    const char *name;
    enum sc_type type;
} kinds[] = {{"bool", SC_T_BOOL},     {"int8", SC_T_INT8},       {"int16", SC_T_INT16},   {"int32", SC_T_INT32},
             {"int64", SC_T_INT64},   {"uint8", SC_T_UINT8},     {"uint16", SC_T_UINT16}, {"uint32", SC_T_UINT32},
             {"uint64", SC_T_UINT64}, {"float", SC_T_FLOAT},     {"double", SC_T_DOUBLE}, {"decimal", SC_T_DECIMAL},
             {"text", SC_T_TEXT},     {"blob", SC_T_BLOB},       {"json", SC_T_JSON},     {"enum", SC_T_ENUM},
             {"set", SC_T_SET},       {"bit", SC_T_BIT},         {"year", SC_T_YEAR},     {"date", SC_T_DATE},
             {"time", SC_T_TIME},     {"datetime", SC_T_DATETIME}, {"timestamp", SC_T_TIMESTAMP}, {"any", SC_T_ANY},
             {"null", SC_T_ANY},      {"uuid", SC_T_TEXT},       {"inet", SC_T_TEXT},     {"geometry", SC_T_BLOB},
             {"vector", SC_T_BLOB}};

static enum sc_type type_of(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0) return kinds[i].type;
    fprintf(stderr, "case_exec: unknown type %s\n", name);
    exit(2);
}

static void fill_labels(sc_labels *out, const char *name, const json_t *members)
{
    size_t n = json_array_size(members);
    sc_text *labels = need(calloc(n + 1, sizeof *labels));
    for (size_t i = 0; i < n; i++) labels[i] = sc_str(json_string_value(json_array_get(members, i)));
    *out = (sc_labels){name, labels, (uint16_t)n};
}

/* Every field has a slot of its own, wide enough for each C type. */
static void fill_table(struct table *t, const json_t *list)
{
    t->n = (unsigned)json_array_size(list);
    if (t->n > MAX_FIELDS) exit(2);
    for (unsigned i = 0; i < t->n; i++) {
        const json_t *v = json_array_get(list, i);
        sc_field *f = &t->fields[i];
        fill_labels(&t->labels[i], text_of(v, "name"), json_object_get(v, "enum"));
        *f = (sc_field){.name = text_of(v, "name"),
                        .type = (uint8_t)type_of(text_of(v, "type")),
                        .nullable = json_is_true(json_object_get(v, "nullable")),
                        .precision = (uint8_t)json_integer_value(json_object_get(v, "precision")),
                        .scale = (uint8_t)json_integer_value(json_object_get(v, "scale")),
                        .offset = i * SLOT,
                        .labels = t->labels[i].n ? &t->labels[i] : NULL};
        if (strcmp(text_of(v, "type"), "null") == 0) f->nullable = true;
    }
}

static sc_sql fill_sql(struct run *r, const char *target, uint16_t *order)
{
    const char *text = json_string_value(json_object_get(json_object_get(r->record, "text"), target));
    const json_t *list = json_object_get(json_object_get(r->record, "order"), target);
    uint16_t n = (uint16_t)json_array_size(list);
    for (unsigned i = 0; i < n && i < 256; i++) order[i] = (uint16_t)json_integer_value(json_array_get(list, i));
    return (sc_sql){text, text ? strlen(text) : 0, order, n};
}

static void fill_query(struct run *r)
{
    fill_table(&r->columns, json_object_get(r->record, "columns"));
    fill_table(&r->params, json_object_get(r->record, "parameters"));
    r->query = (sc_query){.name = r->name,
                          .sqlite = fill_sql(r, "sqlite", r->order[0]),
                          .mysql = fill_sql(r, "mysql", r->order[1]),
                          .columns = r->columns.fields,
                          .params = r->params.fields,
                          .n_columns = (uint16_t)r->columns.n,
                          .n_params = (uint16_t)r->params.n,
                          .reads = strcmp(text_of(r->record, "returns"), "rows") == 0};
}

/* ---------------------------------------------------------------- arguments */

#define PUT(type, expression)                                                                      \
    do {                                                                                           \
        type value_ = (expression);                                                                \
        memcpy(at, &value_, sizeof value_);                                                        \
    } while (0)
/* A nullable scalar is {has, value}: the value lies at its own alignment behind the flag. */
#define PUT_OPT(opt, expression)                                                                   \
    do {                                                                                           \
        if (f->nullable) PUT(opt, ((opt){true, expression}));                                      \
        else PUT(__typeof__(((opt *)0)->value), expression);                                       \
    } while (0)

static int64_t integer(unsigned pick, int64_t low, int64_t high)
{
    const int64_t values[] = {1, 0, 2, high, low, 3, 10, 100};
    int64_t v = values[pick % 8];
    return v > high ? high : v < low ? low : v;
}

static sc_text some_text(const sc_field *f, unsigned pick)
{
    static const char *const texts[] = {"a", "", "b", "it's", "10", "A", "zz", "2024-01-31"};
    if (f->type == SC_T_JSON) return sc_str(pick % 2 ? "{\"a\": 1}" : "[]");
    if (f->type == SC_T_DECIMAL) return sc_str(pick % 3 == 0 ? "1" : pick % 3 == 1 ? "0" : "-2");
    return sc_str(texts[pick % 8]);
}

static sc_datetime some_datetime(unsigned pick)
{
    return pick % 2 ? (sc_datetime){2024, 1, 31, 10, 11, 12, 0} : (sc_datetime){1999, 12, 31, 23, 59, 59, 0};
}

static void put_integer(const sc_field *f, char *at, unsigned pick)
{
    switch ((enum sc_type)f->type) {
    case SC_T_BOOL: PUT_OPT(sc_opt_bool, pick % 2 != 0); break;
    case SC_T_INT8: PUT_OPT(sc_opt_i8, (int8_t)integer(pick, INT8_MIN, INT8_MAX)); break;
    case SC_T_INT16: PUT_OPT(sc_opt_i16, (int16_t)integer(pick, INT16_MIN, INT16_MAX)); break;
    case SC_T_INT32: PUT_OPT(sc_opt_i32, (int32_t)integer(pick, INT32_MIN, INT32_MAX)); break;
    case SC_T_INT64: PUT_OPT(sc_opt_i64, integer(pick, -5, INT64_MAX)); break;
    case SC_T_UINT8: PUT_OPT(sc_opt_u8, (uint8_t)integer(pick, 0, UINT8_MAX)); break;
    case SC_T_UINT16: PUT_OPT(sc_opt_u16, (uint16_t)integer(pick, 0, UINT16_MAX)); break;
    case SC_T_YEAR: PUT_OPT(sc_opt_u16, (uint16_t)(2000 + pick % 5)); break;
    case SC_T_UINT32: PUT_OPT(sc_opt_u32, (uint32_t)integer(pick, 0, UINT32_MAX)); break;
    case SC_T_UINT64: PUT_OPT(sc_opt_u64, (uint64_t)integer(pick, 0, INT64_MAX)); break;
    default: PUT_OPT(sc_opt_u64, (uint64_t)(pick % 2)); break; /* SET, BIT */
    }
}

static void put_other(const sc_field *f, char *at, unsigned pick)
{
    sc_timestamp when = {0};
    sc_datetime d = some_datetime(pick);
    (void)sc_timestamp_from(d, &when);
    switch ((enum sc_type)f->type) {
    case SC_T_FLOAT: PUT_OPT(sc_opt_float, (float)pick - 1.5f); break;
    case SC_T_DOUBLE: PUT_OPT(sc_opt_double, (double)pick * 2.5 - 2.5); break;
    case SC_T_TEXT: case SC_T_JSON: case SC_T_BLOB: case SC_T_DECIMAL: PUT(sc_text, some_text(f, pick)); break;
    case SC_T_ENUM: PUT(int, (int)(1 + pick % f->labels->n)); break;
    case SC_T_DATE: PUT_OPT(sc_opt_date, ((sc_date){d.year, d.month, d.day})); break;
    case SC_T_TIME: PUT_OPT(sc_opt_time, ((sc_time){(int64_t)pick * 3600000000})); break;
    case SC_T_DATETIME: PUT_OPT(sc_opt_datetime, d); break;
    case SC_T_TIMESTAMP: PUT_OPT(sc_opt_timestamp, when); break;
    case SC_T_ANY: PUT(sc_value, ((sc_value){.kind = SC_VALUE_INT, .as = {.i = (int64_t)pick}})); break;
    default: put_integer(f, at, pick); break;
    }
}

/* Zeroed, a nullable parameter is NULL: one combination in four leaves it so. */
static void put_arguments(struct run *r, char *params, unsigned combination)
{
    memset(params, 0, MAX_FIELDS * SLOT);
    for (unsigned i = 0; i < r->params.n; i++) {
        const sc_field *f = &r->params.fields[i];
        unsigned pick = (combination + i * 3) % 8;
        if (f->nullable && (combination + i) % 4 == 3) continue;
        put_other(f, params + f->offset, pick);
    }
}

/* ---------------------------------------------------------------- running */

/* What data and arguments may cause is no failure; what was proved false is. */
static bool is_refuted(int rc)
{
    switch (rc) {
    case SC_ERR_NULL: case SC_ERR_TYPE: case SC_ERR_SCHEMA: case SC_ERR_TOO_MANY: case SC_ERR_MISUSE:
    case SC_ERR_UNSUPPORTED: case SC_ERR_LOST: case SC_ERR_NOT_NULL:
        return true;
    default: return false;
    }
}

static void judge(struct run *r, int rc, unsigned combination)
{
    if (!is_refuted(rc)) return;
    r->failures++;
    printf("%s: %d %s (arguments %u)\n", r->name, rc, sc_errmsg(r->db), combination);
}

static bool is_null(const sc_field *f, const char *row)
{
    static const char zero[SLOT];
    const char *at = row + f->offset;
    sc_text text;
    int label;
    switch ((enum sc_type)f->type) {
    case SC_T_TEXT: case SC_T_BLOB: case SC_T_DECIMAL: case SC_T_JSON: memcpy(&text, at, sizeof text); return !text.ptr;
    case SC_T_ENUM: memcpy(&label, at, sizeof label); return label == 0;
    case SC_T_ANY: return memcmp(at, zero, sizeof(int)) == 0;
    default: return f->nullable && !*at;
    }
}

static void note_nulls(struct run *r, const char *row)
{
    for (unsigned i = 0; i < r->columns.n; i++)
        if (is_null(&r->columns.fields[i], row)) r->null_seen[i] = true;
}

static int read_many(struct run *r, const char *params, char *row)
{
    sc_rows *rows;
    int rc = sc__many(r->db, &r->query, params, &rows);
    while (rc >= 0 && (rc = sc__next(rows, row)) == SC_ROW) note_nulls(r, row);
    sc__close(rows);
    return rc;
}

static void run_once(struct run *r, unsigned combination)
{
    _Alignas(16) char params[MAX_FIELDS * SLOT], row[MAX_FIELDS * SLOT];
    const char *cardinality = text_of(r->record, "cardinality");
    bool one = strcmp(cardinality, "one") == 0 || strcmp(cardinality, "optional") == 0;
    int64_t affected, last_id;
    put_arguments(r, params, combination);
    (void)sc_begin(r->db);
    if (!r->query.reads) {
        judge(r, sc__exec(r->db, &r->query, params, &affected, &last_id), combination);
    } else if (one && !json_is_true(json_object_get(r->record, "annotated"))) {
        int rc = sc__one(r->db, &r->query, params, row, NULL);
        judge(r, rc, combination);
        if (rc == SC_ROW) note_nulls(r, row);
        if (rc == SC_DONE && strcmp(cardinality, "one") == 0 && ++r->failures)
            printf("%s: no row, and one was proved (arguments %u)\n", r->name, combination);
    } else {
        judge(r, read_many(r, params, row), combination);
    }
    (void)sc_rollback(r->db);
}

/* ---------------------------------------------------------------- what the server says of the columns */

/* MariaDB's and MySQL's metadata name a class; Dolt's are not to be relied on, and parameters blur them. */
static const char *class_of_field(const MYSQL_FIELD *f)
{
    switch (f->type) {
    case MYSQL_TYPE_TINY: case MYSQL_TYPE_SHORT: case MYSQL_TYPE_LONG: case MYSQL_TYPE_INT24: case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR:
        return "integer";
    case MYSQL_TYPE_FLOAT: case MYSQL_TYPE_DOUBLE: return "double";
    case MYSQL_TYPE_DECIMAL: case MYSQL_TYPE_NEWDECIMAL: return "decimal";
    case MYSQL_TYPE_BIT: return "bit";
    case MYSQL_TYPE_DATE: case MYSQL_TYPE_NEWDATE: return "date";
    case MYSQL_TYPE_TIME: return "time";
    case MYSQL_TYPE_DATETIME: case MYSQL_TYPE_TIMESTAMP: return "datetime";
    case MYSQL_TYPE_NULL: return "any";
    case MYSQL_TYPE_GEOMETRY: return "bytes";
    default: return f->charsetnr == 63 && f->type != (enum enum_field_types)245 ? "bytes" : "text"; /* 245: JSON */
    }
}

static const char *class_of_type(enum sc_type t)
{
    switch (t) {
    case SC_T_FLOAT: case SC_T_DOUBLE: return "double";
    case SC_T_DECIMAL: return "decimal";
    case SC_T_BIT: return "bit";
    case SC_T_DATE: return "date";
    case SC_T_TIME: return "time";
    case SC_T_DATETIME: case SC_T_TIMESTAMP: return "datetime";
    case SC_T_BLOB: return "bytes";
    case SC_T_TEXT: case SC_T_JSON: case SC_T_ENUM: case SC_T_SET: return "text";
    case SC_T_ANY: return "any";
    default: return "integer";
    }
}

static void compare_metadata(struct run *r, MYSQL_STMT *stmt)
{
    MYSQL_RES *meta = mysql_stmt_result_metadata(stmt);
    unsigned n = meta ? mysql_num_fields(meta) : 0;
    for (unsigned i = 0; i < n && i < r->columns.n; i++) {
        const char *server = class_of_field(mysql_fetch_field_direct(meta, i));
        const char *ours = class_of_type((enum sc_type)r->columns.fields[i].type);
        bool same = strcmp(server, ours) == 0 || strcmp(ours, "any") == 0 || strcmp(server, "any") == 0;
        if (same) continue;
        r->failures++;
        printf("%s: column %s is %s, and the server says %s\n", r->name, r->columns.fields[i].name, ours, server);
    }
    if (meta) mysql_free_result(meta);
}

static void check_metadata(struct run *r)
{
    const char *engine = sc_engine(r->db);
    if (r->params.n || !r->query.reads || (strcmp(engine, "mysql") != 0 && strcmp(engine, "mariadb") != 0)) return;
    MYSQL_STMT *stmt = need(mysql_stmt_init(sc_native(r->db)));
    if (mysql_stmt_prepare(stmt, r->query.mysql.text, (unsigned long)r->query.mysql.len) == 0) compare_metadata(r, stmt);
    mysql_stmt_close(stmt);
}

/* ---------------------------------------------------------------- all of it */

static unsigned run_query(sc_db *db, const json_t *record)
{
    struct run *r = need(calloc(1, sizeof *r));
    r->db = db;
    r->record = record;
    r->name = text_of(record, "name");
    fill_query(r);
    if (strcmp(sc_engine(db), "sqlite") == 0 ? !r->query.sqlite.text : !r->query.mysql.text) return 0;
    unsigned n = r->params.n ? COMBINATIONS : 1;
    for (unsigned i = 0; i < n; i++) run_once(r, i);
    check_metadata(r);
    for (unsigned i = 0; i < r->columns.n; i++)
        if (r->columns.fields[i].nullable && !r->null_seen[i])
            printf("review: %s.%s is nullable, and no NULL was seen\n", r->name, r->columns.fields[i].name);
    return r->failures; /* r stays: the connection's statement cache is keyed by its address */
}

static bool run_script(sc_db *db, const json_t *script)
{
    for (size_t i = 0; i < json_array_size(script); i++) {
        const char *sql = json_string_value(json_array_get(script, i));
        if (sc_exec_script(db, sql) >= 0 || strncmp(sql, "INSERT", 6) == 0) continue;
        fprintf(stderr, "case_exec: %s\n  in: %s\n", sc_errmsg(db), sql);
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    json_error_t error;
    json_t *all = argc == 3 ? json_load_file(argv[2], 0, &error) : NULL;
    if (!all) return fputs("usage: case_exec URL FILE\n", stderr), 2;
    sc_db *db = NULL;
    unsigned failures = 0;
    if (sc_open(argv[1], &db) != SC_OK || !run_script(db, json_object_get(all, "script"))) {
        if (db) fprintf(stderr, "case_exec: %s\n", sc_errmsg(db));
        return 1;
    }
    const json_t *queries = json_object_get(all, "queries");
    for (size_t i = 0; i < json_array_size(queries); i++) failures += run_query(db, json_array_get(queries, i));
    sc_close(db);
    printf("%u failures\n", failures);
    return failures != 0;
}

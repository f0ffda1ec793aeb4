/* random_exec.c: executes queries by their records alone, through the runtime, and prints what came: what a generated
 * program would read. tests/random/run.py makes its input and judges its output.
 *
 *   random_exec URL FILE     FILE is {"script": [SQL…], "items": […]}: statements run first, then the items, each
 *     {"id", "record", "arguments": [[text or null…]…], "commit": bool}   a query, once for each list of arguments;
 *         "then": [record…]: queries without parameters that read what it left, before that is rolled back ("after")
 *     {"id", "raw": SQL}                                                  a statement no one checked
 * For each execution a line of JSON: {"id", "run", "rc", "native", "error", "rows": [[text or null…]…], "meta": […]}.
 * "use" is run after a lost connection was made anew: a server's panic is a result too, and the next item is another's.
 * Values are texts of one form on every engine. Unless "commit", what a statement changed is rolled back.
 * Exit 0; 1: the engine or the script failed; 2: usage; 3: the server is gone, the lines before are good. */
#include <jansson.h>
#include <mysql.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schemac/schemac.h"

enum { MAX_FIELDS = 64, SLOT = 32, MAX_ROWS = 400, MAX_ORDER = 256, MAX_STEPS = 30000 };

struct table {
    sc_field fields[MAX_FIELDS];
    sc_labels labels[MAX_FIELDS];
    unsigned n;
};

struct run {
    sc_db *db;
    const json_t *record;
    struct table columns, params;
    sc_query query;
    uint16_t order[2][MAX_ORDER];
    json_t *rows;
};

static void *need(void *p)
{
    if (!p) {
        abort();
    }
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
} kinds[] = {
    {"bool", SC_T_BOOL},     {"int8", SC_T_INT8},         {"int16", SC_T_INT16},         {"int32", SC_T_INT32},
    {"int64", SC_T_INT64},   {"uint8", SC_T_UINT8},       {"uint16", SC_T_UINT16},       {"uint32", SC_T_UINT32},
    {"uint64", SC_T_UINT64}, {"float", SC_T_FLOAT},       {"double", SC_T_DOUBLE},       {"decimal", SC_T_DECIMAL},
    {"text", SC_T_TEXT},     {"blob", SC_T_BLOB},         {"json", SC_T_JSON},           {"enum", SC_T_ENUM},
    {"set", SC_T_SET},       {"bit", SC_T_BIT},           {"year", SC_T_YEAR},           {"date", SC_T_DATE},
    {"time", SC_T_TIME},     {"datetime", SC_T_DATETIME}, {"timestamp", SC_T_TIMESTAMP}, {"any", SC_T_ANY},
    {"null", SC_T_ANY},      {"uuid", SC_T_TEXT},         {"inet", SC_T_TEXT},           {"geometry", SC_T_BLOB},
    {"vector", SC_T_BLOB}};

static enum sc_type type_of(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return kinds[i].type;
        }
    }
    fprintf(stderr, "random_exec: unknown type %s\n", name);
    exit(2);
}

static void fill_labels(sc_labels *out, const char *name, const json_t *members)
{
    size_t n = json_array_size(members);
    sc_text *labels = need(calloc(n + 1, sizeof *labels));
    for (size_t i = 0; i < n; i++) {
        labels[i] = sc_str(json_string_value(json_array_get(members, i)));
    }
    *out = (sc_labels){name, labels, (uint16_t)n};
}

/* Every field has a slot of its own, wide enough for each C type. */
static void fill_table(struct table *t, const json_t *list)
{
    t->n = (unsigned)json_array_size(list);
    if (t->n > MAX_FIELDS) {
        exit(2);
    }
    for (unsigned i = 0; i < t->n; i++) {
        const json_t *v = json_array_get(list, i);
        fill_labels(&t->labels[i], text_of(v, "name"), json_object_get(v, "enum"));
        t->fields[i] = (sc_field){.name = text_of(v, "name"),
                                  .type = (uint8_t)type_of(text_of(v, "type")),
                                  .nullable = json_is_true(json_object_get(v, "nullable")),
                                  .precision = (uint8_t)json_integer_value(json_object_get(v, "precision")),
                                  .scale = (uint8_t)json_integer_value(json_object_get(v, "scale")),
                                  .offset = i * SLOT,
                                  .labels = t->labels[i].n ? &t->labels[i] : NULL};
    }
}

static sc_sql fill_sql(const json_t *record, const char *target, uint16_t *order)
{
    const char *text = json_string_value(json_object_get(json_object_get(record, "text"), target));
    const json_t *list = json_object_get(json_object_get(record, "order"), target);
    uint16_t n = (uint16_t)json_array_size(list);
    for (unsigned i = 0; i < n && i < MAX_ORDER; i++) {
        order[i] = (uint16_t)json_integer_value(json_array_get(list, i));
    }
    return (sc_sql){.text = text, .len = text ? strlen(text) : 0, .order = order, .n_order = n};
}

static struct run *run_new(sc_db *db, const json_t *record)
{
    struct run *r = need(calloc(1, sizeof *r));
    r->db = db;
    r->record = record;
    fill_table(&r->columns, json_object_get(record, "columns"));
    fill_table(&r->params, json_object_get(record, "parameters"));
    r->query = (sc_query){.name = text_of(record, "name"),
                          .sqlite = fill_sql(record, "sqlite", r->order[0]),
                          .mysql = fill_sql(record, "mysql", r->order[1]),
                          .columns = r->columns.fields,
                          .params = r->params.fields,
                          .n_columns = (uint16_t)r->columns.n,
                          .n_params = (uint16_t)r->params.n,
                          .reads = strcmp(text_of(record, "returns"), "rows") == 0};
    return r; /* it stays: the connection's statement cache is keyed by the query's address */
}

/* ---------------------------------------------------------------- arguments: texts → C values */

#define PUT(type, expression)                                                                                          \
    do {                                                                                                               \
        type value_ = (expression);                                                                                    \
        memcpy(at, &value_, sizeof value_);                                                                            \
    } while (0)
/* A nullable scalar is {has, value}: the value lies at its own alignment behind the flag. */
#define PUT_OPT(opt, expression)                                                                                       \
    do {                                                                                                               \
        if (f->nullable) {                                                                                             \
            PUT(opt, ((opt){true, expression}));                                                                       \
        } else {                                                                                                       \
            PUT(__typeof__(((opt *)0)->value), expression);                                                            \
        }                                                                                                              \
    } while (0)

static sc_datetime civil_from(const char *s)
{
    int v[6] = {0};
    char fraction[8] = "";
    (void)sscanf(s, "%d-%d-%d %d:%d:%d.%6s", &v[0], &v[1], &v[2], &v[3], &v[4], &v[5], fraction);
    uint32_t us = 0;
    for (size_t i = 0; i < 6; i++) {
        us = us * 10 + (i < strlen(fraction) ? (uint32_t)(fraction[i] - '0') : 0);
    }
    return (sc_datetime){(int16_t)v[0], (uint8_t)v[1], (uint8_t)v[2], (uint8_t)v[3], (uint8_t)v[4], (uint8_t)v[5], us};
}

/* [-]hh:mm:ss */
static sc_time time_from(const char *s)
{
    int h = 0, m = 0, sec = 0;
    bool negative = *s == '-';
    (void)sscanf(s + negative, "%d:%d:%d", &h, &m, &sec);
    int64_t us = ((int64_t)h * 3600 + m * 60 + sec) * 1000000;
    return (sc_time){negative ? -us : us};
}

static uint64_t set_from(const sc_field *f, const char *s)
{
    uint64_t mask = 0;
    while (*s) {
        size_t n = strcspn(s, ",");
        int member = sc__label_find(f->labels, sc_strn(s, n));
        mask |= member ? UINT64_C(1) << (member - 1) : 0;
        s += n + (s[n] == ',');
    }
    return mask;
}

/* "x4142" → bytes, in place of the text's own memory */
static sc_blob bytes_from(const char *s)
{
    size_t n = strlen(s) / 2;
    unsigned char *p = need(malloc(n + 1));
    for (size_t i = 0; i < n; i++) {
        unsigned byte = 0;
        (void)sscanf(s + 1 + i * 2, "%2x", &byte);
        p[i] = (unsigned char)byte;
    }
    return sc_bytes(p, n);
}

/* `any`: i5, d1.5, t…, x41 */
static sc_value value_from(const char *s)
{
    switch (*s) {
    case 'i': return (sc_value){.kind = SC_VALUE_INT, .as = {.i = strtoll(s + 1, NULL, 10)}};
    case 'd': return (sc_value){.kind = SC_VALUE_DOUBLE, .as = {.d = strtod(s + 1, NULL)}};
    case 'x': return (sc_value){.kind = SC_VALUE_BLOB, .as = {.blob = bytes_from(s)}};
    default: return (sc_value){.kind = SC_VALUE_TEXT, .as = {.text = sc_str(s + 1)}};
    }
}

static void put_integer(const sc_field *f, char *at, const char *s)
{
    int64_t i = strtoll(s, NULL, 10);
    uint64_t u = strtoull(s, NULL, 10);
    switch ((enum sc_type)f->type) {
    case SC_T_BOOL: PUT_OPT(sc_opt_bool, i != 0); break;
    case SC_T_INT8: PUT_OPT(sc_opt_i8, (int8_t)i); break;
    case SC_T_INT16: PUT_OPT(sc_opt_i16, (int16_t)i); break;
    case SC_T_INT32: PUT_OPT(sc_opt_i32, (int32_t)i); break;
    case SC_T_INT64: PUT_OPT(sc_opt_i64, i); break;
    case SC_T_UINT8: PUT_OPT(sc_opt_u8, (uint8_t)u); break;
    case SC_T_UINT16:
    case SC_T_YEAR: PUT_OPT(sc_opt_u16, (uint16_t)u); break;
    case SC_T_UINT32: PUT_OPT(sc_opt_u32, (uint32_t)u); break;
    case SC_T_SET: PUT_OPT(sc_opt_u64, set_from(f, s)); break;
    default: PUT_OPT(sc_opt_u64, u); break;
    }
}

static void put_argument(const sc_field *f, char *at, const char *s)
{
    sc_datetime d = civil_from(s);
    sc_timestamp when = {0};
    (void)sc_timestamp_from(d, &when);
    switch ((enum sc_type)f->type) {
    case SC_T_FLOAT: PUT_OPT(sc_opt_float, strtof(s, NULL)); break;
    case SC_T_DOUBLE: PUT_OPT(sc_opt_double, strtod(s, NULL)); break;
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_DECIMAL: PUT(sc_text, sc_str(s)); break;
    case SC_T_BLOB: PUT(sc_blob, bytes_from(s)); break;
    case SC_T_ENUM: PUT(int, sc__label_find(f->labels, sc_str(s))); break;
    case SC_T_DATE: PUT_OPT(sc_opt_date, ((sc_date){d.year, d.month, d.day})); break;
    case SC_T_TIME: PUT_OPT(sc_opt_time, time_from(s)); break;
    case SC_T_DATETIME: PUT_OPT(sc_opt_datetime, d); break;
    case SC_T_TIMESTAMP: PUT_OPT(sc_opt_timestamp, when); break;
    case SC_T_ANY: PUT(sc_value, value_from(s)); break;
    default: put_integer(f, at, s); break;
    }
}

static void put_arguments(const struct run *r, char *params, const json_t *arguments)
{
    memset(params, 0, MAX_FIELDS * SLOT);
    for (unsigned i = 0; i < r->params.n; i++) {
        const char *s = json_string_value(json_array_get(arguments, i));
        if (s) { /* zeroed, a nullable parameter is NULL */
            put_argument(&r->params.fields[i], params + r->params.fields[i].offset, s);
        }
    }
}

/* ---------------------------------------------------------------- rows: C values → texts */

#define GET(type) (*(const type *)(const void *)at)
#define GET_OPT(opt) (f->nullable ? GET(opt).value : GET(__typeof__(((opt *)0)->value)))

static json_t *bytes_text(const void *data, size_t n)
{
    const unsigned char *p = data;
    char *s = need(malloc(2 * n + 2));
    s[0] = 'x';
    for (size_t i = 0; i < n; i++) {
        (void)snprintf(s + 1 + 2 * i, 3, "%02x", p[i]);
    }
    json_t *j = json_stringn(s, 2 * n + 1);
    free(s);
    return j;
}

static json_t *text_json(sc_text t)
{
    json_t *j = t.ptr ? json_stringn(t.ptr, t.len) : json_null();
    return j ? j : bytes_text(t.ptr, t.len); /* not UTF-8 */
}

static json_t *civil_text(sc_datetime d)
{
    return json_sprintf("%04d-%02d-%02d %02d:%02d:%02d.%06u", d.year, d.month, d.day, d.hour, d.minute, d.second,
                        d.microsecond);
}

static json_t *date_text(sc_date d)
{
    return json_sprintf("%04d-%02d-%02d", d.year, d.month, d.day);
}

static json_t *time_text(sc_time t)
{
    long long us = t.us < 0 ? -t.us : t.us;
    return json_sprintf("%s%02lld:%02lld:%02lld.%06lld", t.us < 0 ? "-" : "", us / 3600000000, us / 60000000 % 60,
                        us / 1000000 % 60, us % 1000000);
}

static json_t *stamp_text(sc_timestamp t)
{
    return t.us == SC_TIMESTAMP_ZERO ? json_string("0000-00-00 00:00:00.000000") : civil_text(sc_timestamp_civil(t));
}

static json_t *unsigned_text(uint64_t u)
{
    return json_sprintf("%llu", (unsigned long long)u);
}

static json_t *signed_text(int64_t i)
{
    return json_sprintf("%lld", (long long)i);
}

static json_t *double_text(double d)
{
    return json_sprintf("%.17g", d);
}

static json_t *set_text(const sc_field *f, uint64_t mask)
{
    char buffer[1024] = "";
    for (unsigned i = 0; i < f->labels->n; i++) {
        size_t n = strlen(buffer);
        if (mask >> i & 1) {
            (void)snprintf(buffer + n, sizeof buffer - n, "%s%s", n ? "," : "", f->labels->label[i].ptr);
        }
    }
    return json_string(buffer);
}

static json_t *value_text(const sc_value *v)
{
    switch (v->kind) {
    case SC_VALUE_NULL: return json_null();
    case SC_VALUE_INT: return signed_text(v->as.i);
    case SC_VALUE_UINT: return unsigned_text(v->as.u);
    case SC_VALUE_DOUBLE: return double_text(v->as.d);
    case SC_VALUE_TEXT: return text_json(v->as.text);
    case SC_VALUE_BLOB: return bytes_text(v->as.blob.ptr, v->as.blob.len);
    }
    return json_null();
}

static json_t *integer_text(const sc_field *f, const char *at)
{
    switch ((enum sc_type)f->type) {
    case SC_T_BOOL: return signed_text(GET_OPT(sc_opt_bool));
    case SC_T_INT8: return signed_text(GET_OPT(sc_opt_i8));
    case SC_T_INT16: return signed_text(GET_OPT(sc_opt_i16));
    case SC_T_INT32: return signed_text(GET_OPT(sc_opt_i32));
    case SC_T_INT64: return signed_text(GET_OPT(sc_opt_i64));
    case SC_T_UINT8: return unsigned_text(GET_OPT(sc_opt_u8));
    case SC_T_UINT16:
    case SC_T_YEAR: return unsigned_text(GET_OPT(sc_opt_u16));
    case SC_T_UINT32: return unsigned_text(GET_OPT(sc_opt_u32));
    case SC_T_SET: return set_text(f, GET_OPT(sc_opt_u64));
    default: return unsigned_text(GET_OPT(sc_opt_u64));
    }
}

static json_t *scalar_text(const sc_field *f, const char *at)
{
    if (f->nullable && !GET(bool)) {
        return json_null();
    }
    switch ((enum sc_type)f->type) {
    case SC_T_FLOAT: return double_text((double)GET_OPT(sc_opt_float));
    case SC_T_DOUBLE: return double_text(GET_OPT(sc_opt_double));
    case SC_T_DATE: return date_text(GET_OPT(sc_opt_date));
    case SC_T_TIME: return time_text(GET_OPT(sc_opt_time));
    case SC_T_DATETIME: return civil_text(GET_OPT(sc_opt_datetime));
    case SC_T_TIMESTAMP: return stamp_text(GET_OPT(sc_opt_timestamp));
    default: return integer_text(f, at);
    }
}

static json_t *field_text(const sc_field *f, const char *at)
{
    int label;
    switch ((enum sc_type)f->type) {
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_DECIMAL: return text_json(GET(sc_text));
    case SC_T_BLOB: return GET(sc_blob).ptr ? bytes_text(GET(sc_blob).ptr, GET(sc_blob).len) : json_null();
    case SC_T_ENUM: label = GET(int); return label ? json_string(sc__label_text(f->labels, label)) : json_null();
    case SC_T_ANY: return value_text(&GET(sc_value));
    default: return scalar_text(f, at);
    }
}

static json_t *row_json(const struct run *r, const char *row)
{
    json_t *list = json_array();
    for (unsigned i = 0; i < r->columns.n; i++) {
        json_array_append_new(list, field_text(&r->columns.fields[i], row + r->columns.fields[i].offset));
    }
    return list;
}

/* ---------------------------------------------------------------- what the server says of the columns */

/* MariaDB's and MySQL's metadata name a class; Dolt's are not to be relied on, and parameters blur them. */
static const char *class_of_field(const MYSQL_FIELD *f)
{
    switch (f->type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR: return "integer";
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE: return "double";
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL: return "decimal";
    case MYSQL_TYPE_BIT: return "bit";
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE: return "date";
    case MYSQL_TYPE_TIME: return "time";
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP: return "datetime";
    case MYSQL_TYPE_NULL: return "any";
    case MYSQL_TYPE_GEOMETRY: return "bytes";
    default: return f->charsetnr == 63 && f->type != (enum enum_field_types)245 ? "bytes" : "text"; /* 245: JSON */
    }
}

static json_t *metadata(struct run *r)
{
    const char *engine = sc_engine(r->db);
    json_t *list = json_array();
    if (r->params.n || !r->query.reads || (strcmp(engine, "mysql") != 0 && strcmp(engine, "mariadb") != 0)) {
        return list;
    }
    MYSQL_STMT *stmt = need(mysql_stmt_init(sc_native(r->db)));
    bool prepared = mysql_stmt_prepare(stmt, r->query.mysql.text, (unsigned long)r->query.mysql.len) == 0;
    MYSQL_RES *meta = prepared ? mysql_stmt_result_metadata(stmt) : NULL;
    for (unsigned i = 0; meta && i < mysql_num_fields(meta); i++) {
        json_array_append_new(list, json_string(class_of_field(mysql_fetch_field_direct(meta, i))));
    }
    if (meta) {
        mysql_free_result(meta);
    }
    mysql_stmt_close(stmt);
    return list;
}

/* ---------------------------------------------------------------- running */

static int run_reading(struct run *r, const char *params)
{
    _Alignas(16) char row[MAX_FIELDS * SLOT];
    sc_rows *it;
    int rc = sc__many(r->db, &r->query, params, &it);
    while (rc >= 0 && (rc = sc__next(it, row)) == SC_ROW) {
        if (json_array_size(r->rows) < MAX_ROWS) {
            json_array_append_new(r->rows, row_json(r, row));
        }
    }
    sc__close(it);
    return rc;
}

/* What a query's item says is to be read behind it, in the same transaction. */
static json_t *read_after(sc_db *db, const json_t *item)
{
    json_t *lists = json_array();
    const json_t *then = json_object_get(item, "then");
    for (size_t i = 0; i < json_array_size(then); i++) {
        struct run *r = run_new(db, json_array_get(then, i));
        r->rows = json_array();
        (void)run_reading(r, "");
        json_array_append_new(lists, r->rows);
    }
    return lists;
}

static void print_result(sc_db *db, const json_t *item, size_t run, int rc, json_t *rows, json_t *meta)
{
    json_t *line = json_pack("{s:O, s:i, s:i, s:i, s:o}", "id", json_object_get(item, "id"), "run", (int)run, "rc", rc,
                             "native", rc < 0 ? sc_errnative(db) : 0, "rows", rows ? rows : json_array());
    json_t *error = json_string(rc < 0 ? sc_errmsg(db) : "");
    json_object_set_new(line, "error", error ? error : json_string("(not UTF-8)"));
    if (rc >= 0 && json_object_get(item, "then")) {
        json_object_set_new(line, "after", read_after(db, item));
    }
    if (meta) {
        json_object_set_new(line, "meta", meta);
    }
    json_dumpf(line, stdout, JSON_COMPACT);
    (void)putchar('\n');
    (void)fflush(stdout);
    json_decref(line);
}

/* The connection, as long as the server gives one. */
struct session {
    const char *url, *use;
    sc_db *db;
    int steps; /* SQLite: how many more thousands of its operations a statement may take */
};

/* A random join of everything with everything, twice over, is cut short: SC_ERR_INTERRUPT, which refutes nothing. */
static int out_of_steps(void *steps)
{
    int *left = steps;
    return --*left < 0;
}

static void limit_steps(struct session *s)
{
    if (strncmp(s->url, "sqlite:", 7) == 0) {
        sqlite3_progress_handler(sc_native(s->db), 1000, out_of_steps, &s->steps);
    }
}

static void reconnect(struct session *s)
{
    if (sc_errcode(s->db) != SC_ERR_LOST) {
        return;
    }
    sc_close(s->db);
    if (sc_open(s->url, &s->db) != SC_OK || (s->use && sc_exec_script(s->db, s->use) < 0)) {
        fputs("random_exec: the server is gone\n", stderr);
        exit(3);
    }
}

static void run_once(struct run *r, const json_t *item, size_t i)
{
    _Alignas(16) char params[MAX_FIELDS * SLOT];
    bool commit = json_is_true(json_object_get(item, "commit"));
    int64_t affected = 0;
    int rc;
    r->rows = json_array();
    put_arguments(r, params, json_array_get(json_object_get(item, "arguments"), i));
    if (!commit) {
        (void)sc_begin(r->db);
    }
    if (r->query.reads) {
        rc = run_reading(r, params);
    } else {
        rc = sc__exec(r->db, &r->query, params, &affected, NULL);
    }
    print_result(r->db, item, i, rc, r->rows, i ? NULL : metadata(r));
    if (!commit) {
        if (sc_errcode(r->db) != SC_ERR_LOST) {
            (void)sc_rollback(r->db);
        }
    }
}

static void run_raw(sc_db *db, const json_t *item)
{
    (void)sc_begin(db);
    int rc = sc_exec_script(db, text_of(item, "raw"));
    print_result(db, item, 0, rc, NULL, NULL);
    (void)sc_rollback(db);
}

static void run_item(struct session *s, const json_t *item)
{
    const json_t *record = json_object_get(item, "record");
    s->steps = MAX_STEPS;
    if (!record) {
        run_raw(s->db, item);
        reconnect(s);
        return;
    }
    struct run *r = run_new(s->db, record);
    for (size_t i = 0; i < json_array_size(json_object_get(item, "arguments")); i++) {
        r->db = s->db;
        s->steps = MAX_STEPS;
        run_once(r, item, i);
        reconnect(s);
    }
}

static bool run_script(sc_db *db, const json_t *script)
{
    for (size_t i = 0; i < json_array_size(script); i++) {
        if (sc_exec_script(db, json_string_value(json_array_get(script, i))) < 0) {
            fprintf(stderr, "random_exec: %s\n  in: %s\n", sc_errmsg(db), json_string_value(json_array_get(script, i)));
            return false;
        }
    }
    return true;
}

int main(int argc, char **argv)
{
    json_error_t error;
    json_t *all = argc == 3 ? json_load_file(argv[2], 0, &error) : NULL;
    if (!all) {
        fputs("usage: random_exec URL FILE\n", stderr);
        return 2;
    }
    struct session s = {.url = argv[1], .use = json_string_value(json_object_get(all, "use"))};
    if (sc_open(s.url, &s.db) != SC_OK || !run_script(s.db, json_object_get(all, "script"))) {
        if (s.db) {
            fprintf(stderr, "random_exec: %s\n", sc_errmsg(s.db));
        }
        return 1;
    }
    limit_steps(&s);
    const json_t *items = json_object_get(all, "items");
    for (size_t i = 0; i < json_array_size(items); i++) {
        run_item(&s, json_array_get(items, i));
    }
    sc_close(s.db);
    return 0;
}

/* case_value.c: see case.h. Records → field tables; values written as text → slots of a params struct.
 *
 * How a value is written: integers, floating point and DECIMAL in digits; text and JSON as they are; blobs in
 * hexadecimal; ENUM and SET by their labels; dates and times as SQL writes them, TIME in microseconds; an `any` behind
 * the letter of its class: i: u: d: t: b: */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case.h"

/* ---------------------------------------------------------------- tables */

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
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0) return kinds[i].type;
    fprintf(stderr, "case_exec: unknown type %s\n", name);
    exit(2);
}

static void fill_labels(struct case_pool *pool, sc_labels *out, const char *name, const json_t *members)
{
    size_t n = json_array_size(members);
    sc_text *labels = case_alloc(pool, n + 1, sizeof *labels);
    for (size_t i = 0; i < n; i++) labels[i] = sc_str(json_string_value(json_array_get(members, i)));
    *out = (sc_labels){name, labels, (uint16_t)n};
}

static void fill_field(struct case_pool *pool, struct case_table *t, unsigned i)
{
    const json_t *v = json_array_get(t->list, i);
    const char *name = case_text(v, "name"), *type = case_text(v, "type");
    fill_labels(pool, &t->labels[i], name, json_object_get(v, "enum"));
    t->fields[i] = (sc_field){.name = name,
                              .type = (uint8_t)type_of(type),
                              .nullable = json_is_true(json_object_get(v, "nullable")) || strcmp(type, "null") == 0,
                              .precision = (uint8_t)json_integer_value(json_object_get(v, "precision")),
                              .scale = (uint8_t)json_integer_value(json_object_get(v, "scale")),
                              .offset = i * CASE_SLOT,
                              .labels = t->labels[i].n ? &t->labels[i] : NULL};
}

void case_table_fill(struct case_pool *pool, struct case_table *t, const json_t *list)
{
    t->list = list;
    t->n = (unsigned)json_array_size(list);
    t->fields = case_alloc(pool, t->n + 1, sizeof *t->fields);
    t->labels = case_alloc(pool, t->n + 1, sizeof *t->labels);
    for (unsigned i = 0; i < t->n; i++) fill_field(pool, t, i);
}

char *case_table_room(struct case_pool *pool, const struct case_table *t)
{
    return case_alloc(pool, t->n + 1, CASE_SLOT);
}

/* ---------------------------------------------------------------- values */

#define PUT(type, expression)                                                                                          \
    do {                                                                                                               \
        type value_ = (expression);                                                                                    \
        memcpy(at, &value_, sizeof value_);                                                                            \
    } while (0)
/* A nullable scalar is {has, value}: the value lies at its own alignment behind the flag. */
#define PUT_OPT(opt, expression)                                                                                       \
    do {                                                                                                               \
        if (f->nullable)                                                                                               \
            PUT(opt, ((opt){true, expression}));                                                                       \
        else                                                                                                           \
            PUT(__typeof__(((opt *)0)->value), expression);                                                            \
    } while (0)

/* Bytes of hexadecimal digits. */
static sc_blob from_hex(struct case_pool *pool, const char *s)
{
    size_t n = strlen(s) / 2;
    unsigned char *p = case_alloc(pool, n + 1, 1);
    for (size_t i = 0; i < n; i++) {
        const char pair[3] = {s[2 * i], s[2 * i + 1], '\0'};
        p[i] = (unsigned char)strtoul(pair, NULL, 16);
    }
    return sc_bytes(p, n);
}

static uint64_t from_set(const sc_labels *l, const char *s)
{
    uint64_t bits = 0;
    for (const char *end; *s; s = *end ? end + 1 : end) {
        end = s + strcspn(s, ",");
        int member = l ? sc__label_find(l, sc_strn(s, (size_t)(end - s))) : 0;
        if (member > 0) bits |= UINT64_C(1) << (member - 1);
    }
    return bits;
}

/* "2024-01-31 10:11:12.000001", or its date alone. */
static sc_datetime from_civil(const char *s)
{
    int year = 0;
    unsigned month = 0, day = 0, hour = 0, minute = 0, second = 0, micro = 0;
    (void)sscanf(s, "%d-%u-%u %u:%u:%u.%6u", &year, &month, &day, &hour, &minute, &second, &micro);
    return (sc_datetime){(int16_t)year,   (uint8_t)month,  (uint8_t)day, (uint8_t)hour,
                         (uint8_t)minute, (uint8_t)second, micro};
}

static sc_timestamp from_instant(const char *s)
{
    sc_timestamp t = {SC_TIMESTAMP_ZERO};
    (void)sc_timestamp_from(from_civil(s), &t);
    return t;
}

static bool put_any(struct case_pool *pool, char *at, const char *s)
{
    sc_value v = {SC_VALUE_NULL, {0}};
    switch (s[0]) {
    case 'i': v = (sc_value){SC_VALUE_INT, {.i = strtoll(s + 2, NULL, 10)}}; break;
    case 'u': v = (sc_value){SC_VALUE_UINT, {.u = strtoull(s + 2, NULL, 10)}}; break;
    case 'd': v = (sc_value){SC_VALUE_DOUBLE, {.d = strtod(s + 2, NULL)}}; break;
    case 't': v = (sc_value){SC_VALUE_TEXT, {.text = sc_str(s + 2)}}; break;
    case 'b': v = (sc_value){SC_VALUE_BLOB, {.blob = from_hex(pool, s + 2)}}; break;
    default: return false;
    }
    memcpy(at, &v, sizeof v);
    return true;
}

static bool put_integer(const sc_field *f, char *at, const char *s)
{
    int64_t i = strtoll(s, NULL, 10);
    uint64_t u = strtoull(s, NULL, 10);
    switch ((enum sc_type)f->type) {
    case SC_T_BOOL: PUT_OPT(sc_opt_bool, i != 0); return true;
    case SC_T_INT8: PUT_OPT(sc_opt_i8, (int8_t)i); return true;
    case SC_T_INT16: PUT_OPT(sc_opt_i16, (int16_t)i); return true;
    case SC_T_INT32: PUT_OPT(sc_opt_i32, (int32_t)i); return true;
    case SC_T_INT64: PUT_OPT(sc_opt_i64, i); return true;
    case SC_T_UINT8: PUT_OPT(sc_opt_u8, (uint8_t)u); return true;
    case SC_T_YEAR:
    case SC_T_UINT16: PUT_OPT(sc_opt_u16, (uint16_t)u); return true;
    case SC_T_UINT32: PUT_OPT(sc_opt_u32, (uint32_t)u); return true;
    case SC_T_BIT:
    case SC_T_UINT64: PUT_OPT(sc_opt_u64, u); return true;
    default: return false;
    }
}

static bool put_temporal(const sc_field *f, char *at, const char *s)
{
    sc_datetime d = from_civil(s);
    switch ((enum sc_type)f->type) {
    case SC_T_DATE: PUT_OPT(sc_opt_date, ((sc_date){d.year, d.month, d.day})); return true;
    case SC_T_TIME: PUT_OPT(sc_opt_time, ((sc_time){strtoll(s, NULL, 10)})); return true;
    case SC_T_DATETIME: PUT_OPT(sc_opt_datetime, d); return true;
    case SC_T_TIMESTAMP: PUT_OPT(sc_opt_timestamp, from_instant(s)); return true;
    default: return put_integer(f, at, s);
    }
}

bool case_put(struct case_pool *pool, const sc_field *f, char *struct_at, const char *s)
{
    char *at = struct_at + f->offset;
    memset(at, 0, CASE_SLOT); /* zeroed, each type's NULL */
    if (!s) return f->nullable;
    switch ((enum sc_type)f->type) {
    case SC_T_FLOAT: PUT_OPT(sc_opt_float, strtof(s, NULL)); return true;
    case SC_T_DOUBLE: PUT_OPT(sc_opt_double, strtod(s, NULL)); return true;
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_DECIMAL: PUT(sc_text, sc_str(s)); return true;
    case SC_T_BLOB: PUT(sc_blob, from_hex(pool, s)); return true;
    case SC_T_ENUM: PUT(int, f->labels ? sc__label_find(f->labels, sc_str(s)) : 0); return true;
    case SC_T_SET: PUT_OPT(sc_opt_u64, from_set(f->labels, s)); return true;
    case SC_T_ANY: return put_any(pool, at, s);
    default: return put_temporal(f, at, s);
    }
}

bool case_is_null(const sc_field *f, const char *struct_at)
{
    const char *at = struct_at + f->offset;
    sc_text text;
    sc_value any;
    int label;
    switch ((enum sc_type)f->type) {
    case SC_T_TEXT:
    case SC_T_BLOB:
    case SC_T_DECIMAL:
    case SC_T_JSON: memcpy(&text, at, sizeof text); return !text.ptr;
    case SC_T_ENUM: memcpy(&label, at, sizeof label); return label == 0;
    case SC_T_ANY: memcpy(&any, at, sizeof any); return any.kind == SC_VALUE_NULL;
    default: return f->nullable && !*at;
    }
}

/* type.c: what is common to all types, whatever the dialect. The kinds' names are the record's own. */
#include "base/buf.h"
#include "sema/type.h"

static const char *const kind_names[] = {
#define X(kind, name) [TYPE_##kind] = name,
    TYPE_KINDS(X)
#undef X
};

struct type type_of(enum type_kind kind)
{
    return (struct type){.kind = kind};
}

const char *type_kind_name(enum type_kind kind)
{
    return kind_names[kind];
}

bool type_kind_find(struct str name, enum type_kind *out)
{
    for (unsigned k = TYPE_NULL; k < TYPE_N_KINDS; k++) {
        if (str_eq(name, str_from(kind_names[k]))) {
            *out = (enum type_kind)k;
            return true;
        }
    }
    return false;
}

struct type type_of_value(const struct type *t)
{
    struct type value = *t;
    if (t->narrowed != TYPE_NONE) {
        value.kind = t->narrowed;
    }
    value.narrowed = TYPE_NONE;
    return value;
}

bool type_is_integer(enum type_kind kind)
{
    return kind >= TYPE_BOOL && kind <= TYPE_UINT64;
}

bool type_is_unsigned(enum type_kind kind)
{
    return kind >= TYPE_UINT8 && kind <= TYPE_UINT64;
}

bool type_is_number(enum type_kind kind)
{
    return kind >= TYPE_BOOL && kind <= TYPE_DECIMAL;
}

bool type_is_temporal(enum type_kind kind)
{
    return kind >= TYPE_DATE && kind <= TYPE_TIMESTAMP;
}

bool type_is_national(struct str words)
{
    return str_eq_nocase(str_sub(words, 0, 5), STR("NCHAR")) || str_eq_nocase(str_sub(words, 0, 8), STR("NVARCHAR")) ||
           str_eq_nocase(str_sub(words, 0, 8), STR("NATIONAL"));
}

bool type_is_texty(enum type_kind kind)
{
    return kind == TYPE_TEXT || kind == TYPE_ENUM || kind == TYPE_SET || kind == TYPE_JSON;
}

unsigned type_bits(enum type_kind kind)
{
    static const unsigned char bits[TYPE_N_KINDS] = {
        [TYPE_BOOL] = 8,   [TYPE_INT8] = 8,    [TYPE_UINT8] = 8,  [TYPE_INT16] = 16,  [TYPE_UINT16] = 16,
        [TYPE_INT32] = 32, [TYPE_UINT32] = 32, [TYPE_INT64] = 64, [TYPE_UINT64] = 64,
    };
    return bits[kind];
}

/* Two declarations with the same labels in the same order are still two C types, so identity decides. A bit mask
 * or a plain text does not care about its declared width: the C type is the same. */
bool type_same(const struct type *a, const struct type *b)
{
    return a->kind == b->kind && a->members == b->members;
}

static struct str sql_length(struct arena *a, const char *word, unsigned n)
{
    return n ? str_printf(a, "%s(%u)", word, n) : str_from(word);
}

static void quote(struct buf *b, struct str s)
{
    buf_char(b, '\'');
    for (size_t i = 0; i < s.n; i++) {
        buf_puts(b, s.p[i] == '\'' ? "'" : "");
        buf_char(b, s.p[i]);
    }
    buf_char(b, '\'');
}

static struct str sql_members(struct arena *a, const char *word, const struct enum_type *e)
{
    struct buf b = {.last = a->last};
    buf_printf(&b, "%s(", word);
    for (unsigned i = 0; e && i < e->n; i++) {
        buf_puts(&b, i ? "," : "");
        quote(&b, e->labels[i]);
    }
    buf_char(&b, ')');
    struct str s = str_dup(a, buf_view(&b));
    buf_free(&b);
    return s;
}

static struct str sql_decimal(struct arena *a, const struct type *t)
{
    return t->precision ? str_printf(a, "DECIMAL(%u,%u)", t->precision, t->scale) : STR("DECIMAL");
}

struct str type_sql(struct arena *a, const struct type *t)
{
    static const char *const words[TYPE_N_KINDS] = {
        [TYPE_NONE] = "unknown",
        [TYPE_NULL] = "NULL",
        [TYPE_BOOL] = "BOOLEAN",
        [TYPE_INT8] = "TINYINT",
        [TYPE_INT16] = "SMALLINT",
        [TYPE_INT32] = "INT",
        [TYPE_INT64] = "BIGINT",
        [TYPE_UINT8] = "TINYINT UNSIGNED",
        [TYPE_UINT16] = "SMALLINT UNSIGNED",
        [TYPE_UINT32] = "INT UNSIGNED",
        [TYPE_UINT64] = "BIGINT UNSIGNED",
        [TYPE_FLOAT] = "FLOAT",
        [TYPE_DOUBLE] = "DOUBLE",
        [TYPE_TEXT] = "TEXT",
        [TYPE_BLOB] = "BLOB",
        [TYPE_DATE] = "DATE",
        [TYPE_TIME] = "TIME",
        [TYPE_DATETIME] = "DATETIME",
        [TYPE_TIMESTAMP] = "TIMESTAMP",
        [TYPE_YEAR] = "YEAR",
        [TYPE_JSON] = "JSON",
        [TYPE_BIT] = "BIT",
        [TYPE_UUID] = "UUID",
        [TYPE_INET] = "INET",
        [TYPE_GEOMETRY] = "GEOMETRY",
        [TYPE_VECTOR] = "VECTOR",
        [TYPE_ANY] = "ANY",
    };
    if (t->sql_type.n) {
        return t->sql_type;
    }
    if (t->kind == TYPE_DECIMAL) {
        return sql_decimal(a, t);
    }
    if (t->kind == TYPE_ENUM || t->kind == TYPE_SET) {
        return sql_members(a, t->kind == TYPE_ENUM ? "ENUM" : "SET", t->members);
    }
    if (type_is_temporal(t->kind)) {
        return sql_length(a, words[t->kind], t->scale);
    }
    if (t->kind == TYPE_TEXT && t->precision) {
        return sql_length(a, "VARCHAR", t->precision);
    }
    return sql_length(a, words[t->kind], t->kind == TYPE_BIT ? t->precision : 0);
}

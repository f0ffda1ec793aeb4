/* rules_mysql_cast.c: what CAST and CONVERT(a, type) give on MySQL, MariaDB and Dolt, and when that may be NULL. Part of
 * INFER; the rules beside it are in rules_mysql.c. */
#include "sema/infer.h"

/* Bytes that are no text: CAST(x'ff' AS CHAR) is NULL on MySQL and Dolt, and CAST(b AS CHAR) may be. */
static bool may_be_no_text(const struct infer *x, const struct type *from)
{
    enum type_kind k = from->kind;
    bool text = type_is_texty(k) || (type_is_number(k) && k != TYPE_BIT) || type_is_temporal(k) || k == TYPE_YEAR;
    return !text && k != TYPE_UUID && k != TYPE_INET && k != TYPE_NULL && x->o.flavour != FLAVOUR_MARIADB;
}

/* A date or time cast to DATE or TIME is one; Dolt gives NULL for a time made a date, and the other way round. */
static bool stays_a_date(const struct infer *x, const struct expr *from, enum type_kind to)
{
    enum type_kind k = from->type.kind;
    bool temporal = type_is_temporal(k) && from->kind != EXPR_PARAM && (to == TYPE_DATE || to == TYPE_TIME);
    bool maybe_dolt = x->o.flavour == FLAVOUR_ANY || x->o.flavour == FLAVOUR_DOLT;
    return temporal && (!maybe_dolt || (k == TYPE_TIME) == (to == TYPE_TIME));
}

/* CAST(x'' AS SIGNED) is 0, but on Dolt. */
static bool is_no_number(const struct infer *x, const struct expr *from, enum type_kind to)
{
    bool maybe_dolt = x->o.flavour == FLAVOUR_ANY || x->o.flavour == FLAVOUR_DOLT;
    return maybe_dolt && from->kind == EXPR_BLOB && !from->text.n && type_is_number(to);
}

bool rules_mysql_cast(struct infer *x, const struct expr *e, struct type *out, bool *null)
{
    static const struct {
        const char *word;
        enum type_kind kind;
        bool null; /* may fail, giving NULL */
    } casts[] = {
        {"SIGNED", TYPE_INT64, false},
        {"SIGNED INTEGER", TYPE_INT64, false},
        {"SIGNED INT", TYPE_INT64, false},
        {"INTEGER", TYPE_INT64, false},
        {"INT", TYPE_INT64, false},
        {"UNSIGNED", TYPE_UINT64, false},
        {"UNSIGNED INTEGER", TYPE_UINT64, false},
        {"UNSIGNED INT", TYPE_UINT64, false},
        {"CHAR", TYPE_TEXT, false},
        {"CHARACTER", TYPE_TEXT, false},
        {"VARCHAR", TYPE_TEXT, false},
        {"NCHAR", TYPE_TEXT, false},
        {"BINARY", TYPE_BLOB, false},
        {"DECIMAL", TYPE_DECIMAL, false},
        {"DEC", TYPE_DECIMAL, false},
        {"DOUBLE", TYPE_DOUBLE, false},
        {"DOUBLE PRECISION", TYPE_DOUBLE, false},
        {"REAL", TYPE_DOUBLE, false},
        {"FLOAT", TYPE_FLOAT, false},
        {"DATE", TYPE_DATE, true},
        {"DATETIME", TYPE_DATETIME, true},
        {"TIME", TYPE_TIME, true},
        {"YEAR", TYPE_YEAR, true},
        {"JSON", TYPE_JSON, true},
    };
    const struct type_name *t = e->type_name;
    for (size_t i = 0; i < sizeof casts / sizeof *casts; i++) {
        if (!str_is(t->name, casts[i].word)) {
            continue;
        }
        bool bytes = casts[i].kind == TYPE_TEXT && str_is(t->charset.text, "binary");
        *out = type_of(t->is_unsigned && casts[i].kind == TYPE_INT64 ? TYPE_UINT64 : bytes ? TYPE_BLOB : casts[i].kind);
        *null = casts[i].null && !stays_a_date(x, e->a, casts[i].kind);
        *null = *null || (out->kind == TYPE_TEXT && may_be_no_text(x, &e->a->type)) || is_no_number(x, e->a, out->kind);
        if (out->kind == TYPE_DECIMAL) {
            *out = decimal_of(t->has_length ? (unsigned)t->length : 10, t->has_scale ? (unsigned)t->scale : 0);
        } else if (type_is_temporal(out->kind) && t->has_length) {
            out->scale = (unsigned)t->length;
        } else if ((out->kind == TYPE_TEXT || out->kind == TYPE_BLOB) && t->has_length) {
            out->precision = (unsigned)t->length; /* what is longer is cut off */
        }
        return true;
    }
    infer_report(x, DIAG_E0405, t->span, "no type `%.*s` that CAST takes", STR_ARG(t->name));
    return false;
}

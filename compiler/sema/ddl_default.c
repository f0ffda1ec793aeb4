/* ddl_default.c: DEFAULT and ON UPDATE of a column: what the engines refuse is refused here, at its place. Part of DDL
 * replay. Which server takes what was read off MySQL 9.7, MariaDB 10.11 and Dolt 1.83. */
#include <stdlib.h>

#include "sema/clock.h"
#include "sema/ddl.h"
#include "sema/literal.h"

struct ask {
    const struct ddl *x;
    const struct column *c;
    const struct column_def *def;
};

static bool bad(const struct ask *k, const struct expr *e, const char *why)
{
    diag_add(k->x->d, DIAG_E0407, ddl_place(k->x, e->span), "the DEFAULT of `%.*s` %s", STR_ARG(k->c->name), why);
    return false;
}

/* 'x'::mood and (5) are the literals in them; *negative: a minus stood before it. */
static const struct expr *literal(const struct expr *e, bool *negative)
{
    *negative = false;
    while (e) {
        if (e->kind == EXPR_CAST) {
            e = e->a;
        } else if (e->kind == EXPR_UNARY && (e->op == OP_NEG || e->op == OP_PLUS)) {
            *negative = *negative != (e->op == OP_NEG);
            e = e->a;
        } else {
            break;
        }
    }
    return e;
}

static bool is_literal(const struct expr *e)
{
    return e->kind >= EXPR_NULL && e->kind <= EXPR_TEMPORAL;
}

static bool number_of(struct arena *a, const struct expr *e, double *out)
{
    char *end;
    if (e->kind == EXPR_BOOL || (e->kind == EXPR_INTEGER && !e->is_large)) {
        *out = (double)e->number;
        return true;
    }
    struct str text = str_trim(str_dup(a, e->text));
    *out = strtod(str_dup(a, text).p, &end);
    return text.n && !*end;
}

/* Where a double has too few digits to tell the greatest value from the first that is too great, both pass. */
static bool decimal_fits(const struct ask *k, const struct expr *e, double v)
{
    bool inexact = k->c->type.precision > 15;
    double most = 1.0;
    for (unsigned i = k->c->type.scale; i < k->c->type.precision; i++) {
        most *= 10.0;
    }
    v = v < 0 ? -v : v;
    return !k->c->type.precision || v < most || (inexact && v == most) ? true : bad(k, e, "is out of range");
}

static bool number_fits(const struct ask *k, const struct expr *e, bool negative)
{
    double v;
    unsigned bits = type_bits(k->c->type.kind);
    if (e->kind == EXPR_BITS || e->kind == EXPR_BLOB) {
        return true; /* b'1' and x'41' are numbers to MySQL */
    }
    if (!number_of(k->x->a, e, &v)) {
        return bad(k, e, "is no number");
    }
    v = negative ? -v : v;
    if (k->c->type.kind == TYPE_DECIMAL) {
        return decimal_fits(k, e, v);
    }
    if (!bits || k->c->type.kind == TYPE_BOOL) {
        return true;
    }
    bool is_unsigned = type_is_unsigned(k->c->type.kind);
    double span = 1.0;
    for (unsigned i = is_unsigned ? 0 : 1; i < bits; i++) {
        span *= 2.0;
    }
    double least = is_unsigned ? 0.0 : -span, most = span - 1.0;
    return v >= least - 0.5 && v <= most + 0.5 ? true : bad(k, e, "is out of range");
}

static bool member(const struct enum_type *t, struct str text, bool *exact)
{
    bool found = false;
    *exact = false;
    for (unsigned i = 0; i < t->n; i++) {
        *exact = *exact || str_eq(t->labels[i], text);
        found = found || str_eq_nocase(t->labels[i], text);
    }
    return found;
}

static bool member_fits(const struct ask *k, const struct expr *e, struct str text)
{
    bool exact;
    if (!k->c->type.members) {
        return true;
    }
    bool found = member(k->c->type.members, text, &exact);
    if (!found || (!exact && k->x->c->options.dialect != DIALECT_MYSQL)) {
        struct diag *g = diag_add(k->x->d, DIAG_E0407, ddl_place(k->x, e->span),
                                  "the DEFAULT '%.*s' is no member of `%.*s`", STR_ARG(text), STR_ARG(k->c->name));
        struct str near = diag_nearest(text, k->c->type.members->labels, k->c->type.members->n);
        if (near.n) {
            diag_hint(k->x->d, g, "did you mean '%.*s'?", STR_ARG(near));
        }
        return false;
    }
    return exact || ddl_server(k->x, e->span, ON_MYSQL | ON_MARIADB, "a member in other letter case");
}

static bool set_fits(const struct ask *k, const struct expr *e)
{
    bool ok = true;
    size_t from = 0;
    for (size_t i = 0; ok && e->text.n && i <= e->text.n; i++) {
        if (i == e->text.n || e->text.p[i] == ',') {
            ok = member_fits(k, e, str_sub(e->text, from, i - from));
            from = i + 1;
        }
    }
    return ok;
}

static bool text_fits(const struct ask *k, const struct expr *e)
{
    unsigned most = k->c->type.precision;
    bool digits = e->kind == EXPR_INTEGER && k->x->c->options.dialect == DIALECT_MYSQL;
    if (digits && most && e->text.n > most) {
        return bad(k, e, "is too long");
    }
    if (e->kind != EXPR_STRING || !most || k->x->c->options.dialect == DIALECT_SQLITE) {
        return true;
    }
    return utf8_columns(e->text) <= most ? true : bad(k, e, "is too long");
}

/* YYYY-MM-DD at the start has a month and a day; other forms that the servers take are left to them. */
static bool is_date(struct str s)
{
    if (s.n < 10 || s.p[4] != '-' || s.p[7] != '-') {
        return true;
    }
    int month = (s.p[5] - '0') * 10 + s.p[6] - '0', day = (s.p[8] - '0') * 10 + s.p[9] - '0';
    return month <= 12 && day <= 31;
}

static bool year_fits(const struct ask *k, const struct expr *e, bool negative)
{
    double v = 0.0;
    bool ok = number_fits(k, e, negative) && number_of(k->x->a, e, &v);
    bool year = !negative && (v < 100.0 || (v >= 1901.0 && v <= 2155.0));
    return ok && (year || bad(k, e, "is no YEAR"));
}

static bool bits_fit(const struct ask *k, const struct expr *e)
{
    struct str digits = e->text;
    while (e->kind == EXPR_BITS && digits.n && digits.p[0] == '0') {
        digits = str_sub(digits, 1, digits.n);
    }
    unsigned most = k->c->type.precision;
    bool number = e->kind == EXPR_INTEGER && !e->is_large && most < 64;
    bool ok = number ? e->number < (uint64_t)1 << most : e->kind != EXPR_BITS || digits.n <= most;
    return ok ? true : bad(k, e, "has more bits than the column");
}

static bool bytes_fit(const struct ask *k, const struct expr *e)
{
    unsigned most = k->c->type.precision;
    bool known = (e->kind == EXPR_STRING || e->kind == EXPR_BLOB) && most && k->x->c->options.dialect == DIALECT_MYSQL;
    return !known || e->text.n <= most ? true : bad(k, e, "is too long");
}

static bool date_fits(const struct ask *k, const struct expr *e)
{
    bool digit = e->text.n && ((e->text.p[0] >= '0' && e->text.p[0] <= '9') || e->text.p[0] == '-');
    struct civil civil;
    bool none = k->x->c->options.dialect == DIALECT_MYSQL && e->kind == EXPR_STRING && k->c->type.kind != TYPE_TIME &&
                civil_read(e->text, &civil) && civil.month && civil.day && !civil_exists(&civil);
    if (none) {
        return bad(k, e, "is no date or time");
    }
    return e->kind != EXPR_STRING || (digit && is_date(e->text)) ? true : bad(k, e, "is no date or time");
}

static bool literal_fits(const struct ask *k, const struct expr *e, bool negative)
{
    bool loose = k->x->c->options.dialect == DIALECT_SQLITE && !k->c->strict;
    if (e->kind == EXPR_NULL || loose) {
        return true;
    }
    switch (k->c->type.kind) {
    case TYPE_BOOL: /* 'true' and 'f' are PostgreSQL's */
        return e->kind == EXPR_STRING ? true : number_fits(k, e, negative);
    case TYPE_INT8:
    case TYPE_INT16:
    case TYPE_INT32:
    case TYPE_INT64:
    case TYPE_UINT8:
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_UINT64:
    case TYPE_FLOAT:
    case TYPE_DOUBLE:
    case TYPE_DECIMAL: return number_fits(k, e, negative);
    case TYPE_YEAR: return year_fits(k, e, negative);
    case TYPE_BIT: return bits_fit(k, e);
    case TYPE_BLOB: return bytes_fit(k, e);
    case TYPE_ENUM: return e->kind == EXPR_STRING ? member_fits(k, e, e->text) : bad(k, e, "is no member");
    case TYPE_SET: return e->kind == EXPR_STRING ? set_fits(k, e) : bad(k, e, "is no member");
    case TYPE_TEXT: return text_fits(k, e);
    case TYPE_DATE:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP:
    case TYPE_TIME: return date_fits(k, e);
    case TYPE_NONE:
    case TYPE_NULL:
    case TYPE_JSON:
    case TYPE_UUID:
    case TYPE_INET:
    case TYPE_GEOMETRY:
    case TYPE_VECTOR:
    case TYPE_ANY:
    case TYPE_N_KINDS: break;
    }
    return true;
}

static bool is_lob(const struct column *c)
{
    struct str s = c->type.sql_type;
    return str_ends(s, "TEXT") || str_ends(s, "BLOB") || c->type.kind == TYPE_JSON || c->type.kind == TYPE_GEOMETRY;
}

/* MySQL: a clock default needs a TIMESTAMP or DATETIME of the same fraction. */
static bool mysql_clock(const struct ask *k, const struct expr *e, unsigned scale)
{
    enum type_kind kind = k->c->type.kind;
    if (k->def->default_parens || ((kind == TYPE_TIMESTAMP || kind == TYPE_DATETIME) && k->c->type.scale == scale)) {
        return true;
    }
    if (kind == TYPE_TIMESTAMP || kind == TYPE_DATETIME) {
        return ddl_server(k->x, e->span, ON_MARIADB,
                          "a DEFAULT with another number of fraction digits than its column");
    }
    return ddl_server(k->x, e->span, ON_MARIADB, "a DEFAULT with the time of day in a column of another type");
}

static bool null_fits(const struct ask *k, const struct expr *e)
{
    if (!k->c->not_null) {
        return true;
    }
    return k->def->not_null || k->def->primary
               ? bad(k, e, "is NULL, but the column is NOT NULL")
               : ddl_server(k->x, e->span, ON_MARIADB, "DEFAULT NULL on a primary key's column");
}

static bool mysql_default(const struct ask *k, const struct expr *e, bool is_plain)
{
    bool has_scale;
    unsigned scale;
    if (k->def->auto_increment || k->def->generated) {
        return bad(
            k, e, k->def->generated ? "cannot be: the column is generated" : "cannot be: the column is AUTO_INCREMENT");
    }
    if (e->kind == EXPR_NULL) {
        return null_fits(k, e);
    }
    if (expr_clock(e, &has_scale, &scale) == CLOCK_NOW) {
        return mysql_clock(k, e, scale);
    }
    if (!is_plain && !k->def->default_parens) {
        return ddl_server(k->x, e->span, ON_MARIADB, "a DEFAULT expression without parentheses");
    }
    if (is_plain && !k->def->default_parens && is_lob(k->c)) {
        return ddl_server(k->x, e->span, ON_MARIADB | ON_DOLT, "a literal DEFAULT of a TEXT, BLOB or JSON column");
    }
    return true;
}

/* SQLite's DEFAULT word is the string 'word'. */
static void sqlite_word(const struct ddl *x, const struct column_def *def)
{
    struct expr *e = def->default_value;
    if (x->c->options.dialect == DIALECT_SQLITE && e->kind == EXPR_COLUMN && !def->default_parens) {
        e->kind = EXPR_STRING;
        e->text = e->name.text;
        e->name = (struct name){0};
    }
}

bool ddl_default(const struct ddl *x, const struct column *c, const struct column_def *def)
{
    const struct ask k = {x, c, def};
    bool negative;
    if (!def->default_value) {
        return true;
    }
    sqlite_word(x, def);
    const struct table *names = x->c->options.dialect == DIALECT_MYSQL && def->default_parens ? c->table : NULL;
    if (!ddl_expr(x, names, def->default_value, "a DEFAULT") ||
        !ddl_computable(x, c, def->default_value, DDL_DEFAULT, "a DEFAULT")) {
        return false;
    }
    const struct expr *plain = literal(def->default_value, &negative);
    bool is_plain = is_literal(plain);
    if (x->c->options.dialect == DIALECT_MYSQL && !mysql_default(&k, def->default_value, is_plain)) {
        return false;
    }
    return is_plain ? literal_fits(&k, plain, negative) : true;
}

bool ddl_on_update(const struct ddl *x, const struct column *c, const struct column_def *def)
{
    bool has_scale;
    unsigned scale;
    if (!def->on_update) {
        return true;
    }
    bool now = expr_clock(def->on_update, &has_scale, &scale) == CLOCK_NOW;
    if (!now || (c->type.kind != TYPE_TIMESTAMP && c->type.kind != TYPE_DATETIME)) {
        return ddl_refuse(x, def->on_update->span,
                          "ON UPDATE needs CURRENT_TIMESTAMP and a TIMESTAMP or DATETIME column");
    }
    return scale == c->type.scale
               ? true
               : ddl_server(x, def->on_update->span, ON_MARIADB, "ON UPDATE with another number of fraction digits");
}

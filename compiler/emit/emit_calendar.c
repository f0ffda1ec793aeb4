/* emit_calendar.c: days added to a DATE, the days between two, and EXTRACT, of the portable dialect, for a target. Part of
 * emit_sql. A day outside the calendar is NULL on the targets, an error to PostgreSQL. */
#include <string.h>

#include "emit/emit_text.h"

static bool is_date(const struct emit *e, const struct expr *x)
{
    return emit_type(e, x).kind == TYPE_DATE;
}

bool emit_is_calendar(const struct emit *e, const struct expr *x)
{
    return e->from == DIALECT_POSTGRES && (x->op == OP_ADD || x->op == OP_SUB) &&
           (is_date(e, x->a) || is_date(e, x->b));
}

/* As a DATE: to MySQL a parameter, and what a text is made of, is none by itself. */
static void put_date(struct emit *e, const struct expr *x)
{
    const struct type date = type_of(TYPE_DATE);
    bool cast = e->to == TARGET_MYSQL && x->kind == EXPR_PARAM;
    put(e, cast ? "CAST(" : "");
    emit_as(e, x, &date);
    put(e, cast ? " AS DATE)" : "");
}

static bool days_between(struct emit *e, const struct expr *a, const struct expr *b)
{
    bool lite = e->to == TARGET_SQLITE;
    put(e, lite ? "CAST(julianday(" : "DATEDIFF(");
    put_date(e, a);
    put(e, lite ? ") - julianday(" : ", ");
    put_date(e, b);
    put(e, lite ? ") AS INTEGER)" : ")");
    return !e->failed;
}

static bool days_added(struct emit *e, const struct expr *date, const struct expr *days, enum op op)
{
    bool lite = e->to == TARGET_SQLITE;
    put(e, lite ? "date(" : op == OP_ADD ? "DATE_ADD(" : "DATE_SUB(");
    put_date(e, date);
    put(e, !lite ? ", INTERVAL " : op == OP_ADD ? ", (" : ", (- ");
    emit_expr(e, days);
    put(e, lite ? ") || ' days')" : " DAY)");
    return !e->failed;
}

bool emit_calendar(struct emit *e, const struct expr *x)
{
    if (is_date(e, x->a) && is_date(e, x->b)) {
        return days_between(e, x->a, x->b);
    }
    const struct expr *date = is_date(e, x->a) ? x->a : x->b, *days = date == x->a ? x->b : x->a;
    if (!emit_is_integer(emit_type(e, days).kind)) {
        return refuse(e, x->span, "add this to a DATE");
    }
    return days_added(e, date, days, x->op);
}

/* ---------------------------------------------------------------- EXTRACT */

struct part {
    const char *name, *mysql;
    unsigned from, length; /* in the text that SQLite holds */
    bool clock;
};
static const struct part parts[] = {
    {"YEAR", "YEAR", 1, 4, false}, {"MONTH", "MONTH", 6, 2, false},   {"DAY", "DAYOFMONTH", 9, 2, false},
    {"HOUR", "HOUR", 12, 2, true}, {"MINUTE", "MINUTE", 15, 2, true},
};

/* As an integer. What has a fraction is no such part. */
static const struct part *part_of(const struct expr *x)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (str_is(x->call->syntax, parts[i].name)) {
            return &parts[i];
        }
    }
    return NULL;
}

bool emit_is_extract(const struct expr *x)
{
    return x->kind == EXPR_CALL && str_is(x->call->function.name.text, "EXTRACT");
}

/* As an integer: what EXTRACT(…)::integer is. */
bool emit_extract(struct emit *e, const struct expr *x)
{
    const struct part *p = part_of(x);
    enum type_kind k = emit_type(e, x->list.v[0]).kind;
    bool civil = k == TYPE_DATETIME || k == TYPE_TIMESTAMP, time = k == TYPE_TIME && p && p->clock;
    if (!p && (civil || k == TYPE_DATE) && emit_more_parts(e, x)) {
        return !e->failed;
    }
    if (!p || !(civil || time || (k == TYPE_DATE && !p->clock))) {
        return refuse(e, x->span, "extract this as the source does");
    }
    const struct type own = emit_type(e, x->list.v[0]);
    if (e->to == TARGET_MYSQL) {
        put(e, p->mysql);
        put(e, "(");
        emit_as(e, x->list.v[0], &own);
        put(e, ")");
    } else {
        put(e, "CAST(substr(");
        emit_as(e, x->list.v[0], &own);
        buf_printf(&e->out, ", %u, %u) AS INTEGER)", time ? p->from - 11 : p->from, p->length);
    }
    return !e->failed;
}

/* EXTRACT(…)::double precision */
bool emit_extract_real(struct emit *e, const struct expr *x)
{
    if (str_is(x->call->syntax, "EPOCH")) {
        return emit_epoch(e, x);
    }
    put(e, "CAST(");
    emit_extract(e, x);
    put(e, e->to == TARGET_SQLITE ? " AS REAL)" : " AS DOUBLE)");
    return !e->failed;
}

/* The NUMERIC that EXTRACT is in PostgreSQL: a whole one. */
bool emit_extract_numeric(struct emit *e, const struct expr *x)
{
    if (str_is(x->call->syntax, "EPOCH") || str_is(x->call->syntax, "SECOND")) {
        return refuse_hint(e, x->span, "give the NUMERIC that this is",
                           "write EXTRACT(…)::integer, or ::double precision");
    }
    put(e, "CAST(");
    emit_extract(e, x);
    put(e, e->to == TARGET_SQLITE ? " AS TEXT)" : " AS DECIMAL(10,0))");
    return !e->failed;
}

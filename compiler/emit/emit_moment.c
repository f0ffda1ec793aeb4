/* emit_moment.c: moments moved by an INTERVAL, DATE_TRUNC, TO_CHAR and AT TIME ZONE of the portable dialect, for a target.
 * Part of emit_sql.
 *
 * A moment is a DATE, a TIMESTAMP or an instant. SQLite holds it as text (runtime/README.md), whose functions know
 * milliseconds only: the fraction is cut off, and put back. A session is at +00:00, so a day has 24 hours. */
#include "emit/emit_text.h"

enum { MOST_TEXT = 1 << 18 }; /* of one statement: what is written several times, within itself, doubles each time */

static bool is_moment(const struct type *t)
{
    return t->kind == TYPE_DATE || t->kind == TYPE_DATETIME || t->kind == TYPE_TIMESTAMP;
}

/* To MySQL a parameter is no moment by itself. */
static void put_moment(struct emit *e, const struct expr *x)
{
    struct type own = emit_type(e, x);
    bool cast = e->to == TARGET_MYSQL && x->kind == EXPR_PARAM;
    put(e, cast ? "CAST(" : "");
    emit_as(e, x, &own);
    put(e, !cast ? "" : own.kind == TYPE_DATE ? " AS DATE)" : " AS DATETIME(6))");
    if (e->out.n > MOST_TEXT) {
        refuse(e, x->span, "write out times that are computed so deep within each other");
    }
}

/* $: the moment. */
static bool expand(struct emit *e, const char *template, const struct expr *x)
{
    for (const char *p = template; *p && !e->failed; p++) {
        if (*p == '$') {
            put_moment(e, x);
        } else {
            buf_char(&e->out, *p);
        }
    }
    return !e->failed;
}

/* ---------------------------------------------------------------- moment ± interval */

static const struct expr *interval_of(const struct expr *x)
{
    return x->b && x->b->kind == EXPR_INTERVAL ? x->b : x->a->kind == EXPR_INTERVAL ? x->a : NULL;
}

const struct expr *emit_moved_moment(const struct emit *e, const struct expr *x)
{
    bool sum = e->from == DIALECT_POSTGRES && x->kind == EXPR_BINARY && (x->op == OP_ADD || x->op == OP_SUB);
    const struct expr *by = sum ? interval_of(x) : NULL;
    return !by ? NULL : by == x->a ? x->b : x->a;
}

/* '+' or '-' and a number, with what it is multiplied by, as SQLite's modifiers want it: a text. */
static void put_amount(struct emit *e, const struct expr *n, bool minus, unsigned times)
{
    if (n->kind == EXPR_INTEGER) {
        buf_printf(&e->out, "'%c%llu", minus ? '-' : '+', (unsigned long long)n->number * times);
        return;
    }
    put(e, minus ? "(-(" : "(+(");
    emit_expr(e, n);
    buf_printf(&e->out, ") * %u) || '", times);
}

/* The last day of a month is not the next one's first: 31 January and a month are 28 February. */
static void put_months(struct emit *e, const struct expr *moment, const struct expr *n, bool minus, unsigned times)
{
    put(e, "date(substr(");
    put_moment(e, moment);
    put(e, ", 1, 10), 'start of month', ");
    put_amount(e, n, minus, times);
    put(e, " months', '+' || (min(CAST(substr(");
    put_moment(e, moment);
    put(e, ", 9, 2) AS INTEGER), CAST(strftime('%d', substr(");
    put_moment(e, moment);
    put(e, ", 1, 10), 'start of month', ");
    put_amount(e, n, minus, times);
    put(e, " months', '+1 month', '-1 day') AS INTEGER)) - 1) || ' days')");
}

struct step {
    const char *unit, *sqlite, *mysql;
    unsigned times;
};
static const struct step steps[] = {
    {"year", NULL, "MONTH", 12},        {"month", NULL, "MONTH", 1},  {"week", "days", "DAY", 7},
    {"day", "days", "DAY", 1},          {"hour", "hours", "HOUR", 1}, {"minute", "minutes", "MINUTE", 1},
    {"second", "seconds", "SECOND", 1},
};

static const struct step *step_of(const struct expr *interval)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (str_is(interval->name.text, steps[i].unit)) {
            return &steps[i];
        }
    }
    return NULL;
}

static void moved_sqlite(struct emit *e, const struct expr *moment, const struct expr *n, bool minus,
                         const struct step *s)
{
    bool date = emit_type(e, moment).kind == TYPE_DATE;
    put(e, "(");
    if (s->sqlite) {
        put(e, "datetime(substr(");
        put_moment(e, moment);
        put(e, ", 1, 19), ");
        put_amount(e, n, minus, s->times);
        buf_printf(&e->out, " %s')", s->sqlite);
    } else {
        put_months(e, moment, n, minus, s->times);
    }
    put(e, " || ");
    if (date) {
        put(e, s->sqlite ? "''" : "' 00:00:00'");
    } else {
        expand(e, s->sqlite ? "substr($, 20)" : "substr($, 11)", moment);
    }
    put(e, ")");
}

static void moved_mysql(struct emit *e, const struct expr *moment, const struct expr *n, bool minus,
                        const struct step *s)
{
    put(e, minus ? "DATE_SUB(" : "DATE_ADD(");
    expand(e, emit_type(e, moment).kind == TYPE_DATE ? "CAST($ AS DATETIME)" : "$", moment);
    put(e, ", INTERVAL ");
    put(e, s->times > 1 ? "(" : "");
    emit_counting(e, n);
    s->times > 1 ? buf_printf(&e->out, " * %u) %s)", s->times, s->mysql) : buf_printf(&e->out, " %s)", s->mysql);
}

bool emit_moved(struct emit *e, const struct expr *x)
{
    const struct expr *moment = emit_moved_moment(e, x), *by = interval_of(x);
    const struct step *s = step_of(by);
    struct type t = emit_type(e, moment);
    if (!is_moment(&t) || !s || !emit_is_integer(emit_type(e, by->a).kind)) {
        return refuse_hint(e, by->span, "compute with this interval",
                           "one whole number of one unit, as in INTERVAL '90 minutes'");
    }
    e->to == TARGET_SQLITE ? moved_sqlite(e, moment, by->a, x->op == OP_SUB, s)
                           : moved_mysql(e, moment, by->a, x->op == OP_SUB, s);
    return !e->failed;
}

/* ---------------------------------------------------------------- DATE_TRUNC */

struct trunc {
    const char *unit, *sqlite, *mysql;
    bool clock;
};
static const struct trunc truncs[] = {
    {"year", "(substr($, 1, 4) || '-01-01 00:00:00')", "CAST(DATE_FORMAT($, '%Y-01-01') AS DATETIME)", false},
    {"quarter", "(substr($, 1, 5) || printf('%02d-01 00:00:00', (CAST(substr($, 6, 2) AS INTEGER) - 1) / 3 * 3 + 1))",
     "CAST(DATE_FORMAT($, CASE WHEN MONTH($) > 9 THEN '%Y-10-01' WHEN MONTH($) > 6 THEN '%Y-07-01' WHEN MONTH($) > 3 "
     "THEN '%Y-04-01' ELSE '%Y-01-01' END) AS DATETIME)",
     false},
    {"month", "(substr($, 1, 7) || '-01 00:00:00')", "CAST(DATE_FORMAT($, '%Y-%m-01') AS DATETIME)", false},
    {"week", "(date(substr($, 1, 10), '-' || ((strftime('%w', substr($, 1, 10)) + 6) % 7) || ' days') || ' 00:00:00')",
     "CAST(DATE_SUB(DATE($), INTERVAL WEEKDAY($) DAY) AS DATETIME)", false},
    {"day", "(substr($, 1, 10) || ' 00:00:00')", "CAST(DATE($) AS DATETIME)", false},
    {"hour", "(substr($, 1, 13) || ':00:00')", "CAST(DATE_FORMAT($, '%Y-%m-%d %H:00:00') AS DATETIME)", true},
    {"minute", "(substr($, 1, 16) || ':00')", "CAST(DATE_FORMAT($, '%Y-%m-%d %H:%i:00') AS DATETIME)", true},
    {"second", "substr($, 1, 19)", "CAST(DATE_FORMAT($, '%Y-%m-%d %H:%i:%s') AS DATETIME)", true},
};

static bool date_trunc(struct emit *e, const struct expr *x)
{
    const struct expr *unit = x->list.v[0], *moment = x->list.v[1];
    struct type t = emit_type(e, moment);
    for (size_t i = 0; i < sizeof truncs / sizeof *truncs && unit->kind == EXPR_STRING && is_moment(&t); i++) {
        if (str_is(unit->text, truncs[i].unit)) {
            const struct trunc *as = t.kind == TYPE_DATE && truncs[i].clock ? &truncs[4] : &truncs[i];
            return expand(e, e->to == TARGET_SQLITE ? as->sqlite : as->mysql, moment);
        }
    }
    return refuse_hint(e, x->span, "cut this off", "a DATE or TIMESTAMP at its 'year', 'quarter', 'month' … 'second'");
}

/* ---------------------------------------------------------------- parts that are computed */

struct computed {
    const char *name, *sqlite, *mysql;
};
/* EPOCH is rounded half away from zero, as numeric::integer is. */
static const struct computed computed[] = {
    {"QUARTER", "((CAST(substr($, 6, 2) AS INTEGER) + 2) / 3)", "QUARTER($)"},
    {"DOW", "CAST(strftime('%w', substr($, 1, 10)) AS INTEGER)", "(DAYOFWEEK($) - 1)"},
    {"ISODOW", "((strftime('%w', substr($, 1, 10)) + 6) % 7 + 1)", "(WEEKDAY($) + 1)"},
    {"DOY", "CAST(strftime('%j', substr($, 1, 10)) AS INTEGER)", "DAYOFYEAR($)"},
    {"WEEK", "((strftime('%j', date(substr($, 1, 10), '-3 days', 'weekday 4')) - 1) / 7 + 1)", "WEEK($, 3)"},
    {"EPOCH",
     "(strftime('%s', substr($, 1, 19)) + (CAST(substr(substr($, 21) || '000000', 1, 6) AS INTEGER) > "
     "(499999 + (strftime('%s', substr($, 1, 19)) + 0 < 0))))",
     "(ROUND(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', $), -6) DIV 1000000)"},
};

bool emit_more_parts(struct emit *e, const struct expr *x)
{
    for (size_t i = 0; i < sizeof computed / sizeof *computed; i++) {
        if (str_is(x->call->syntax, computed[i].name)) {
            expand(e, e->to == TARGET_SQLITE ? computed[i].sqlite : computed[i].mysql, x->list.v[0]);
            return true;
        }
    }
    return false;
}

bool emit_epoch(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x->list.v[0]);
    if (!is_moment(&t)) {
        return refuse(e, x->span, "extract this as the source does");
    }
    return expand(e,
                  e->to == TARGET_SQLITE ? "(strftime('%s', substr($, 1, 19)) + CAST('0' || substr($, 20) AS REAL))"
                                         : "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', $) / 1e6)",
                  x->list.v[0]);
}

/* ---------------------------------------------------------------- TO_CHAR */

struct field {
    const char *pattern, *sqlite, *mysql;
    bool clock;
};
static const struct field fields[] = {
    {"YYYY", "substr($, 1, 4)", "%Y", false}, {"MM", "substr($, 6, 2)", "%m", false},
    {"DD", "substr($, 9, 2)", "%d", false},   {"HH24", "substr($, 12, 2)", "%H", true},
    {"MI", "substr($, 15, 2)", "%i", true},   {"SS", "substr($, 18, 2)", "%s", true},
};

static const struct field *field_at(struct str format, size_t at)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct str pattern = str_from(fields[i].pattern);
        if (str_eq_nocase(str_sub(format, at, pattern.n), pattern)) {
            return &fields[i];
        }
    }
    return NULL;
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\\' || c == '"' ||
           c == '%' || c == '\'';
}

/* One field, or one byte that stands for itself. 0: something else. */
static size_t piece(struct emit *e, struct str format, size_t at, const struct expr *moment, bool date)
{
    const struct field *f = field_at(format, at);
    bool lite = e->to == TARGET_SQLITE;
    if (!f && is_word_byte(format.p[at])) {
        return 0;
    }
    put(e, lite && at ? " || " : "");
    if (!f) {
        buf_printf(&e->out, lite ? "'%c'" : "%c", format.p[at]);
        return 1;
    }
    if (date && f->clock) {
        put(e, lite ? "'00'" : "00");
    } else if (lite) {
        expand(e, f->sqlite, moment);
    } else {
        put(e, f->mysql);
    }
    return str_from(f->pattern).n;
}

static bool to_char(struct emit *e, const struct expr *x)
{
    const struct expr *moment = x->list.v[0], *format = x->list.v[1];
    struct type t = emit_type(e, moment);
    size_t at = 0, step = 1;
    bool good = is_moment(&t) && format->kind == EXPR_STRING && format->text.n, date = t.kind == TYPE_DATE;
    if (good) {
        put(e, e->to == TARGET_SQLITE ? "(" : "DATE_FORMAT(");
        expand(e, e->to == TARGET_SQLITE ? "" : "$, '", moment);
    }
    for (; good && at < format->text.n && step; at += step) {
        step = piece(e, format->text, at, moment, date);
    }
    if (!good || !step) {
        return refuse_hint(e, x->span, "write this as the source does",
                           "a moment, and a format of YYYY, MM, DD, HH24, MI, SS and what parts them");
    }
    put(e, e->to == TARGET_SQLITE ? ")" : "')");
    return !e->failed;
}

/* ---------------------------------------------------------------- AT TIME ZONE 'UTC' */

/* The instant's own clock, and back: both are held alike. */
static bool at_zone(struct emit *e, const struct expr *x)
{
    static const char *const names[] = {"UTC", "Etc/UTC", "GMT", "Z", "Zulu"};
    const struct expr *zone = x->list.v[0], *moment = x->list.v[1];
    struct type t = emit_type(e, moment);
    for (size_t i = 0; i < sizeof names / sizeof *names && zone->kind == EXPR_STRING; i++) {
        if (str_is(zone->text, names[i]) && (t.kind == TYPE_DATETIME || t.kind == TYPE_TIMESTAMP)) {
            return emit_expr(e, moment);
        }
    }
    return refuse_hint(e, x->span, "know this time zone", "AT TIME ZONE 'UTC', or convert in the program");
}

bool emit_moment_call(struct emit *e, const struct expr *x, bool *mine)
{
    struct str name = x->call->function.name.text;
    bool pair = e->from == DIALECT_POSTGRES && x->list.n == 2;
    *mine = true;
    if (pair && str_is(name, "DATE_TRUNC")) {
        return date_trunc(e, x);
    }
    if (pair && str_is(name, "TO_CHAR")) {
        return to_char(e, x);
    }
    if (pair && str_is(name, "TIMEZONE")) {
        return at_zone(e, x);
    }
    return *mine = false;
}

/* What a target holds: the fraction that is left. */
bool emit_moment_type(const struct emit *e, const struct expr *x, struct type *out)
{
    struct str name = x->call->function.name.text;
    bool cut = str_is(name, "DATE_TRUNC"), zone = str_is(name, "TIMEZONE");
    if (e->from != DIALECT_POSTGRES || x->list.n != 2 || !(cut || zone)) {
        return false;
    }
    struct type t = emit_type(e, x->list.v[1]);
    bool civil = cut ? t.kind == TYPE_DATETIME : t.kind == TYPE_TIMESTAMP;
    *out = type_of(civil ? TYPE_DATETIME : TYPE_TIMESTAMP);
    out->scale = cut ? 0 : t.scale;
    return true;
}

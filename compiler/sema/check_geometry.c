/* check_geometry.c: geometries where MySQL or MariaDB take none, and what is none where MariaDB wants one. Part of INFER.
 *
 * Both servers judge by type when the statement is prepared; what each refuses was asked of MySQL 9.7 and MariaDB 10.11.
 * Dolt does not look. What has no type of its own (a placeholder, NULL, a variable) is refused by none. */
#include "sema/funcs.h"
#include "sema/infer.h"
#include "sema/show.h"

enum { BOTH = SHOW_MYSQL | SHOW_MARIADB };

/* What MIN, CASE or a subquery gives of geometries is bytes to MariaDB in places: only what is one for sure is judged. */
static bool is_geometry(const struct expr *e)
{
    bool column = e && e->kind == EXPR_COLUMN && e->column;
    bool made = e && e->kind == EXPR_CALL && e->call->func && e->call->func->type == RESULT_GEOMETRY;
    return (column || made) && e->type.kind == TYPE_GEOMETRY;
}

/* A time that is computed may be a text to a server. */
static bool is_number_or_time(const struct expr *e)
{
    bool value = e && e->kind != EXPR_PARAM && e->kind != EXPR_NULL;
    bool said = value && (e->kind == EXPR_COLUMN || e->kind == EXPR_TEMPORAL || e->kind == EXPR_CAST);
    return value && (type_is_number(e->type.kind) || e->type.kind == TYPE_BIT || e->type.kind == TYPE_YEAR ||
                     (said && type_is_temporal(e->type.kind)));
}

void infer_refused_by(struct infer *x, struct span span, unsigned by, const char *what)
{
    unsigned meant = show_servers(x->o.flavour), takes = SHOW_ALL & ~by;
    if (!(meant & by)) {
        return;
    }
    infer_report(x, meant & takes ? DIAG_W0102 : DIAG_E0309, span, "%s: only %s take%s it", what,
                 show_server_names(takes), takes & (takes - 1) ? "" : "s");
}

/* MariaDB never compares the two, nor makes one type of them; a text among them may take them both. */
static bool mixed(const struct expr *const *list, unsigned n)
{
    unsigned geometries = 0, others = 0;
    for (unsigned i = 0; i < n; i++) {
        bool none = !list[i] || list[i]->kind == EXPR_NULL;
        geometries += is_geometry(list[i]);
        others += is_number_or_time(list[i]);
        if (!none && !is_geometry(list[i]) && !is_number_or_time(list[i])) {
            return false;
        }
    }
    return geometries && others;
}

static void check_pair(struct infer *x, const struct expr *a, const struct expr *b, struct span span)
{
    const struct expr *pair[] = {a, b};
    if (mixed(pair, 2)) {
        infer_refused_by(x, span, SHOW_MARIADB, "a geometry beside a number or a time");
    }
}

/* ---------------------------------------------------------------- operators */

static unsigned operator_refused_by(enum op op)
{
    switch (op) {
    case OP_NEG:
    case OP_BITNOT:
    case OP_BITOR:
    case OP_BITAND:
    case OP_BITXOR:
    case OP_SHL:
    case OP_SHR:
    case OP_ADD:
    case OP_SUB:
    case OP_MUL:
    case OP_DIV:
    case OP_MOD: return BOTH;
    case OP_INT_DIV:
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE: return SHOW_MYSQL;
    default: return 0;
    }
}

static void check_operator(struct infer *x, const struct expr *e)
{
    unsigned by = operator_refused_by(e->op);
    if ((is_geometry(e->a) || is_geometry(e->b)) && by) {
        infer_refused_by(x, e->op_span.len ? e->op_span : e->span, by, "a geometry with this operator");
    }
    if (e->b && e->op >= OP_EQ && e->op <= OP_NULLSAFE_EQ && by != BOTH) {
        check_pair(x, e->a, e->b, e->span);
    }
}

static void check_between(struct infer *x, const struct expr *e)
{
    const struct expr *all[] = {e->a, e->b, e->c};
    if (is_geometry(e->a) || is_geometry(e->b) || is_geometry(e->c)) {
        infer_refused_by(x, e->span, mixed(all, 3) ? BOTH : SHOW_MYSQL, "a geometry in BETWEEN");
    }
}

static void check_case(struct infer *x, const struct expr *e)
{
    const struct expr **results = ARENA_ARRAY(x->a, const struct expr *, e->list.n / 2 + 1);
    unsigned n = 0;
    for (unsigned i = 0; i + 1 < e->list.n; i += 2) {
        if (e->a) {
            check_pair(x, e->a, e->list.v[i], e->list.v[i]->span);
        }
        results[n++] = e->list.v[i + 1];
    }
    results[n++] = e->b;
    if (mixed(results, n)) {
        infer_refused_by(x, e->span, SHOW_MARIADB, "a geometry beside a number or a time");
    }
}

static void check_cast(struct infer *x, const struct expr *e)
{
    enum type_kind to = e->type.kind;
    bool bytes = to == TYPE_TEXT && e->type_name && e->type_name->charset.text.n; /* CHAR CHARACTER SET binary */
    if (!is_geometry(e->a) || bytes || to == TYPE_BLOB || to == TYPE_JSON || to == TYPE_NONE || to == TYPE_GEOMETRY) {
        return;
    }
    infer_refused_by(x, e->span, to == TYPE_INT64 || to == TYPE_UINT64 ? BOTH : SHOW_MARIADB,
                     "a geometry in this CAST");
}

/* ---------------------------------------------------------------- functions */

static bool among(struct str name, const char *const *names)
{
    for (; *names; names++) {
        if (str_is(name, *names)) {
            return true;
        }
    }
    return false;
}

/* Their first argument is no geometry. */
static unsigned function_refused_by(struct str name)
{
    static const char *const both[] = {
        "ABS",     "ACOS", "ASIN",  "ATAN",       "ATAN2",   "AVG",         "BIT_AND",  "BIT_OR",   "BIT_XOR",  "CEIL",
        "CEILING", "COS",  "COT",   "DEGREES",    "EXP",     "FLOOR",       "LN",       "LOG",      "LOG10",    "LOG2",
        "MOD",     "POW",  "POWER", "RADIANS",    "RAND",    "ROUND",       "SIGN",     "SIN",      "SQRT",     "STD",
        "STDDEV",  "SUM",  "TAN",   "STDDEV_POP", "VAR_POP", "STDDEV_SAMP", "TRUNCATE", "VAR_SAMP", "VARIANCE", NULL};
    static const char *const mariadb[] = {
        "DATE",          "DATEDIFF", "DAY",         "DAYOFMONTH", "DAYOFYEAR", "YEAR",        "DATE_FORMAT",
        "FROM_DAYS",     "HOUR",     "INET_ATON",   "LAST_DAY",   "MAKEDATE",  "MICROSECOND", "TIME",
        "SLEEP",         "MINUTE",   "PERIOD_ADD",  "POINT",      "QUARTER",   "SECOND",      "TIME_FORMAT",
        "FROM_UNIXTIME", "TO_DAYS",  "SEC_TO_TIME", "WEEK",       "YEARWEEK",  NULL};
    static const char *const mysql[] = {"BIN", "CONV", "FORMAT", "JSON_ARRAYAGG", "MAX", "MIN", "OCT", NULL};
    return among(name, both) ? BOTH : among(name, mariadb) ? SHOW_MARIADB : among(name, mysql) ? SHOW_MYSQL : 0;
}

/* A text for sure: some functions give what has no character set there, and MariaDB takes that for a geometry's bytes. */
static bool plain_text(const struct expr *e)
{
    bool literal = e->kind == EXPR_STRING && !e->name.text.n;
    return e->type.kind == TYPE_TEXT && (literal || e->kind == EXPR_COLUMN);
}

static bool is_constructor(struct str name)
{
    static const char *const names[] = {"LINESTRING",      "POLYGON",      "GEOMETRYCOLLECTION", "GEOMCOLLECTION",
                                        "MULTILINESTRING", "MULTIPOLYGON", "MULTIPOINT",         NULL};
    return among(name, names);
}

/* A geometry made of others takes geometries alone; ST_… and MBR… want them, or their bytes, where funcs.def has b. */
static void check_wanted(struct infer *x, const struct expr *e)
{
    struct str name = e->call->function.name.text, letters = str_from(e->call->func->args);
    bool whole = is_constructor(name), sphere = str_is(name, "ST_DISTANCE_SPHERE");
    bool geometric = str_eq_nocase(str_sub(name, 0, 3), STR("ST_")) || str_eq_nocase(str_sub(name, 0, 3), STR("MBR"));
    unsigned n = whole ? e->list.n : geometric && letters.n ? sphere ? 1 : 2 : 0;
    for (unsigned i = 0; i < n && i < e->list.n; i++) {
        const struct expr *arg = e->list.v[i];
        bool column_of_bytes = arg->kind == EXPR_COLUMN && arg->type.kind == TYPE_BLOB;
        bool wanted = whole || letters.p[i < letters.n ? i : letters.n - 1] == 'b';
        if (wanted && (is_number_or_time(arg) || plain_text(arg) || (whole && column_of_bytes))) {
            infer_refused_by(x, arg->span, whole ? BOTH : SHOW_MARIADB,
                             "what is no geometry in a function of geometries");
        }
    }
}

static unsigned second_refused_by(struct str name)
{
    static const char *const both[] = {"MOD", "POW", "POWER", "LOG", "ATAN", "ATAN2", NULL};
    static const char *const mysql[] = {"ROUND", "TRUNCATE", NULL};
    return among(name, both) ? BOTH : among(name, mysql) ? SHOW_MYSQL : 0;
}

/* Functions whose arguments become one type. */
static void check_alike(struct infer *x, const struct expr *e)
{
    static const char *const alike[] = {"COALESCE", "IFNULL", "NVL", "NULLIF", NULL};
    struct str name = e->call->function.name.text;
    const struct expr *const *args = (const struct expr *const *)e->list.v;
    bool some = false, mix = mixed(args, e->list.n);
    for (unsigned i = 0; i < e->list.n; i++) {
        some = some || is_geometry(args[i]);
    }
    if (some && (str_is(name, "GREATEST") || str_is(name, "LEAST"))) {
        infer_refused_by(x, e->span, mix ? BOTH : SHOW_MYSQL, "a geometry in this function");
    } else if (mix && among(name, alike)) {
        infer_refused_by(x, e->span, SHOW_MARIADB, "a geometry beside a number or a time");
    } else if (e->list.n == 3 && str_is(name, "IF")) {
        check_pair(x, args[1], args[2], e->span);
    }
}

static void check_call(struct infer *x, const struct expr *e)
{
    struct str name = e->call->function.name.text;
    for (unsigned i = 0; i < e->list.n && i < 2 && !e->call->routine; i++) {
        unsigned by = !is_geometry(e->list.v[i]) ? 0 : i ? second_refused_by(name) : function_refused_by(name);
        if (by) {
            infer_refused_by(x, e->list.v[i]->span, by, "a geometry in this function");
            return;
        }
    }
    if (e->call->func) {
        check_alike(x, e);
        check_wanted(x, e);
    }
}

void check_geometry(struct infer *x, const struct expr *e)
{
    switch (e->kind) {
    case EXPR_UNARY:
    case EXPR_BINARY: check_operator(x, e); break;
    case EXPR_BETWEEN: check_between(x, e); break;
    case EXPR_IN:
        for (unsigned i = 0; i < e->list.n; i++) {
            check_pair(x, e->a, e->list.v[i], e->list.v[i]->span);
        }
        break;
    case EXPR_LIKE:
        if (e->like == LIKE_LIKE && (is_geometry(e->a) || is_geometry(e->b))) {
            infer_refused_by(x, e->span, SHOW_MYSQL, "a geometry in LIKE");
        }
        break;
    case EXPR_CASE: check_case(x, e); break;
    case EXPR_CAST: check_cast(x, e); break;
    case EXPR_CALL: check_call(x, e); break;
    default: break;
    }
}

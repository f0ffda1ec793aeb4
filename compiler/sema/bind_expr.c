/* bind_expr.c: BIND for expressions: names, functions, subqueries. */
#include "sema/bind.h"
#include "sema/collation.h"
#include "sema/declared.h"
#include "sema/funcs.h"
#include "sema/sysvars.h"
#include "sema/types.h"
#include "sema/walk.h"

void bind_exprs(struct bind *b, struct spot *at, expr_vec *list)
{
    for (unsigned i = 0; i < list->n; i++) {
        bind_expr(b, at, list->v[i]);
    }
}

struct down {
    struct bind *b;
    struct spot *at;
};

static void bind_child(void *context, struct expr *e)
{
    struct down *d = context;
    bind_expr(d->b, d->at, e);
}

void bind_children(struct bind *b, struct spot *at, struct expr *e)
{
    struct down d = {b, at};
    expr_children(e, bind_child, &d);
}

static void bind_subquery(struct bind *b, struct spot *at, struct expr *e)
{
    struct outer_spot here = {b->outer_spot, at};
    b->outer_spot = &here;
    b->of = e;
    check_values_names(b, bind_select(b, e->select, at->scope));
    b->outer_spot = here.up;
}

/* In EXISTS MySQL and MariaDB put a constant for `*`; to MariaDB a table of VALUES, or a set operation in parentheses, is
 * `SELECT *` of one. */
static unsigned exists_width(const struct select *s, bool maria)
{
    while (s->set.left && !(maria && s->parens)) {
        s = s->set.left;
    }
    bool values = s->values.n && !maria;
    return values ? s->values.v[0].n : s->set.left || s->values.n ? 1 : s->columns.n;
}

/* MariaDB does not look into the parentheses, nor into what INTERSECT binds. */
static bool exists_fits(const struct select *s, bool maria)
{
    for (bool whole = true; s->set.left && (whole || !(maria && s->parens)); s = s->set.left) {
        if (exists_width(s->set.left, maria) != exists_width(s->set.right, maria) ||
            !(maria || exists_fits(s->set.right, maria))) {
            return false;
        }
        whole = false;
    }
    return true;
}

static void bind_exists(struct bind *b, struct spot *at, struct expr *e)
{
    bind_subquery(b, at, e);
    if (b->o.dialect == DIALECT_MYSQL && !b->failed) {
        unsigned refuse =
            (exists_fits(e->select, false) ? 0 : FUNC_MYSQL) | (exists_fits(e->select, true) ? 0 : FUNC_MARIADB);
        bind_servers(b, FUNC_SERVERS & ~refuse, DIAG_E0209, e->span,
                     "in EXISTS a set operation with `*`, VALUES or parentheses, which may count as one column");
    }
}

/* ---------------------------------------------------------------- functions */

const char *clause_name(enum clause c)
{
    switch (c) {
    case CLAUSE_SELECT: return "the select list";
    case CLAUSE_FROM: return "FROM";
    case CLAUSE_ON: return "ON";
    case CLAUSE_WHERE: return "WHERE";
    case CLAUSE_GROUP: return "GROUP BY";
    case CLAUSE_HAVING: return "HAVING";
    case CLAUSE_ORDER: return "ORDER BY";
    case CLAUSE_WINDOW: return "a window";
    case CLAUSE_LIMIT: return "LIMIT";
    case CLAUSE_VALUES: return "VALUES";
    case CLAUSE_SET: return "SET";
    case CLAUSE_RETURNING: return "RETURNING";
    }
    return "";
}

/* The schema's own come first. */
static struct str nearest_function(struct bind *b, struct str name)
{
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < b->cat->functions.n; i++) {
        const struct routine *r = b->cat->functions.entries[i].value;
        if (r) {
            vec_push(b->a, &names, r->name);
        }
    }
    struct str near = diag_nearest(name, names.v, names.n);
    return near.n ? near : func_nearest(b->a, &b->o, name);
}

static void report_arity(struct bind *b, const struct expr *e, unsigned least, unsigned most)
{
    struct str name = e->call->function.name.text;
    struct span span = e->call->function.span;
    struct diag *g;
    if (least == most) {
        g = bind_report(b, DIAG_E0205, span, "%.*s() takes %u argument%s, not %u", STR_ARG(name), least,
                        most == 1 ? "" : "s", e->list.n);
    } else if (most == FUNC_ANY_NUMBER) {
        g = bind_report(b, DIAG_E0205, span, "%.*s() takes at least %u argument%s, not %u", STR_ARG(name), least,
                        least == 1 ? "" : "s", e->list.n);
    } else {
        g = bind_report(b, DIAG_E0205, span, "%.*s() takes %u to %u arguments, not %u", STR_ARG(name), least, most,
                        e->list.n);
    }
    struct str how = func_signatures(b->a, &b->o, name);
    if (how.n) {
        diag_hint(b->d, g, "it is called as %.*s", STR_ARG(how));
    }
}

static void report_function(struct bind *b, struct expr *e)
{
    struct str name = e->call->function.name.text;
    unsigned least, most;
    if (func_arity(&b->o, name, &least, &most)) {
        report_arity(b, e, least, most);
        return;
    }
    struct diag *g = bind_report(b, DIAG_E0204, e->call->function.span, "no function `%.*s` that schemac knows in %s",
                                 STR_ARG(name), dialect_name(b->o.dialect));
    const char *cure = func_cure(&b->o, name), *others = func_elsewhere(&b->o, name);
    struct str near = nearest_function(b, name);
    if (cure) {
        diag_hint(b->d, g, "write %s", cure);
    } else if (others) {
        diag_hint(b->d, g, "it is a function of %s", others);
    } else if (near.n) {
        diag_hint(b->d, g, "did you mean `%.*s`?", STR_ARG(near));
    } else if (b->o.dialect == DIALECT_SQLITE) {
        diag_hint(b->d, g, "one that the application registers is declared in the configuration: \"functions\"");
    }
}

/* Under flavour any every server must have it, or at least the user must know. */
static void warn_servers(struct bind *b, const struct expr *e)
{
    unsigned where = e->call->func->where & FUNC_SERVERS;
    if (b->o.dialect != DIALECT_MYSQL || b->o.flavour != FLAVOUR_ANY || where == FUNC_SERVERS) {
        return;
    }
    bind_report(b, DIAG_W0102, e->call->function.span, "%.*s() is not on every server: only on %s%s%s%s%s",
                STR_ARG(e->call->function.name.text), where & FUNC_MYSQL ? "MySQL" : "",
                where & FUNC_MYSQL && where & FUNC_MARIADB ? ", " : "", where & FUNC_MARIADB ? "MariaDB" : "",
                where & FUNC_DOLT ? ", " : "", where & FUNC_DOLT ? "Dolt" : "");
}

static bool star_argument(const struct expr *e)
{
    return e->list.n == 1 && e->list.v[0]->kind == EXPR_STAR;
}

/* COUNT() of several values takes DISTINCT. */
static bool count_fits(struct bind *b, const struct expr *e)
{
    if (e->list.n > 1 && !e->call->distinct) {
        bind_report(b, DIAG_E0205, e->call->function.span, "COUNT() of several values takes DISTINCT");
        return false;
    }
    return true;
}

/* Keys and values, or paths and values behind the document: they come in pairs. */
static bool pairs_fit(struct bind *b, const struct expr *e)
{
    static const struct {
        const char *name;
        unsigned before; /* the arguments that stand alone */
    } paired[] = {{"JSON_OBJECT", 0},  {"JSON_SET", 1},          {"JSON_INSERT", 1},
                  {"JSON_REPLACE", 1}, {"JSON_ARRAY_APPEND", 1}, {"JSON_ARRAY_INSERT", 1}};
    for (size_t i = 0; i < sizeof paired / sizeof *paired; i++) {
        if (str_is(e->call->function.name.text, paired[i].name) && (e->list.n - paired[i].before) % 2) {
            bind_report(b, DIAG_E0205, e->call->function.span, "%s() takes %s in pairs: one is left over",
                        paired[i].name, paired[i].before ? "paths and values" : "keys and values");
            return false;
        }
    }
    return true;
}

static bool groups_fit(struct bind *b, const struct spot *at, const struct expr *e)
{
    if (!str_is(e->call->function.name.text, "GROUPING") || b->o.dialect != DIALECT_MYSQL) {
        return true;
    }
    bool clause = at->clause == CLAUSE_SELECT || at->clause == CLAUSE_HAVING || at->clause == CLAUSE_ORDER;
    if (clause && at->query && at->query->select->group_by.n) {
        return true;
    }
    bind_report(b, DIAG_E0207, e->span, "GROUPING() stands only beside the groups of GROUP BY");
    return false;
}

/* CONVERT(e USING cs), CHAR(a USING cs), CAST(e AS CHAR CHARACTER SET cs) */
static void bind_charset(struct bind *b, const struct name *name)
{
    if (b->o.dialect == DIALECT_MYSQL && !charset_check(b->cat, b->d, place_sql(b->text, name->span), name->text)) {
        bind_fail(b);
    }
}

/* NOW(3) and its kin: the digits of a second are a number as it is written, to all but Dolt. */
static void check_digits(struct bind *b, const struct expr *e)
{
    enum func_result result = e->call->func->type;
    const struct expr *digits = e->list.n ? e->list.v[0] : NULL;
    bool clock = b->o.dialect == DIALECT_MYSQL && (result == RESULT_NOW || result == RESULT_CURTIME);
    bool hex = digits && digits->kind == EXPR_BLOB && b->o.flavour == FLAVOUR_MARIADB;
    if (clock && digits && !hex && (digits->kind != EXPR_INTEGER || digits->is_large || digits->number > 6)) {
        bind_servers(b, FUNC_DOLT, DIAG_E0205, digits->span, "digits of a second that are no number from 0 to 6");
    }
}

static void bind_call(struct bind *b, struct spot *at, struct expr *e)
{
    struct call *c = e->call;
    bool star = star_argument(e);
    if (c->syntax.n && e->name.text.n) {
        bind_charset(b, &e->name);
    }
    const struct routine *stored = bind_stored_function(b, e);
    if (stored && stored->create->aggregate && e->kind != EXPR_ERROR) {
        bind_aggregate(b, at, e);
        return;
    }
    if (stored || e->kind == EXPR_ERROR) {
        bind_children(b, at, e);
        return;
    }
    if (!bind_sequence(b, e)) {
        bind_fail(b);
        bind_children(b, at, e);
        e->kind = EXPR_ERROR;
        return;
    }
    c->func = func_find(&b->o, c->function.name.text, e->list.n); /* COUNT(*) has one argument */
    if (star && (!c->func || c->func->type != RESULT_COUNT)) {
        bind_report(b, DIAG_E0205, e->list.v[0]->span, "* is an argument of COUNT() only");
        e->kind = EXPR_ERROR;
        return;
    }
    if (c->func &&
        ((c->func->type == RESULT_COUNT && !star && !count_fits(b, e)) || !pairs_fit(b, e) || !groups_fit(b, at, e))) {
        bind_children(b, at, e);
        e->kind = EXPR_ERROR;
        return;
    }
    if (!c->func) {
        report_function(b, e);
        bind_children(b, at, e);
        e->kind = EXPR_ERROR;
        return;
    }
    warn_servers(b, e);
    check_digits(b, e);
    if (c->over) {
        bind_over(b, at, e);
    } else if (c->func->kind == FUNC_WINDOW) {
        struct diag *g =
            bind_report(b, DIAG_E0222, e->span, "%.*s() is a window function", STR_ARG(c->function.name.text));
        diag_hint(b->d, g, "write OVER (…) behind it");
        bind_children(b, at, e);
        e->kind = EXPR_ERROR;
    } else if (c->func->kind == FUNC_AGGREGATE) {
        bind_aggregate(b, at, e);
    } else if (c->distinct || c->filter || c->order.n) {
        bind_report(b, DIAG_E0207, e->span, "%.*s() is no aggregate: it takes no DISTINCT, ORDER BY or FILTER",
                    STR_ARG(c->function.name.text));
        bind_children(b, at, e);
        e->kind = EXPR_ERROR;
    } else {
        bind_children(b, at, e);
    }
}

/* ---------------------------------------------------------------- the others */

/* MySQL: DEFAULT(col) in a query is that column's default. */
static void bind_default_of(struct bind *b, struct spot *at, struct expr *e)
{
    bind_expr(b, at, e->a);
    const struct column *c = e->a->kind == EXPR_COLUMN ? e->a->column : NULL;
    if (!c) {
        e->kind = EXPR_ERROR;
        b->failed = true;
    } else if (c->not_null && !c->has_default) {
        bind_report(b, DIAG_E0304, e->span, "`%.*s` is NOT NULL and has no default", STR_ARG(c->name));
    }
    e->column = c;
}

/* DEFAULT(col), VALUES(col), and the bare DEFAULT. */
static void bind_of_target(struct bind *b, struct spot *at, struct expr *e)
{
    if (!at->target && e->kind == EXPR_DEFAULT && e->a) {
        bind_default_of(b, at, e);
        return;
    }
    bool elsewhere = e->kind == EXPR_VALUES_OF && b->o.dialect == DIALECT_MYSQL && b->stmt->kind != STMT_INSERT;
    if (!at->target && elsewhere && b->o.flavour != FLAVOUR_DOLT) { /* NULL; but the column must be there */
        bind_expr(b, at, e->a);
        bind_servers(b, FUNC_MYSQL | FUNC_MARIADB, DIAG_E0103, e->span, "VALUES() outside an INSERT, where it is NULL");
        if (e->a->kind == EXPR_COLUMN && !e->a->column) {
            bind_report(b, DIAG_E0103, e->a->span, "VALUES() takes a table's column");
            e->a->kind = EXPR_ERROR;
        }
        e->kind = e->a->kind == EXPR_COLUMN ? EXPR_NULL : EXPR_ERROR;
        e->a = NULL;
        return;
    }
    if (!at->target) {
        bind_report(b, DIAG_E0103, e->span, "%s stands only in an INSERT's or UPDATE's values",
                    e->kind == EXPR_DEFAULT ? "DEFAULT" : "VALUES()");
        e->kind = EXPR_ERROR;
        return;
    }
    if (e->a && e->a->kind == EXPR_COLUMN) {
        struct column *c = bind_target(b, at->target, &e->a->name);
        e->column = c;
        if (!c) {
            e->kind = EXPR_ERROR;
        }
    }
}

/* `x IN (:ids...)`: the list stands alone between the parentheses, and x is one value. */
static void bind_in_list(struct bind *b, struct spot *at, struct expr *e)
{
    struct expr *list = e->list.v[0];
    bind_expr(b, at, e->a);
    list->sought = e->a;
    b->n_params++;
    b->n_lists++;
    if (e->a->kind == EXPR_ROW) {
        struct diag *g =
            bind_report(b, DIAG_E0313, list->span, "a list of values is compared with a row of %u", e->a->list.n);
        diag_hint(b->d, g, "give each column a list of its own, or run the query once for every row");
        e->kind = EXPR_ERROR;
    } else if (b->n_lists == BIND_MOST_LISTS + 1) {
        bind_report(b, DIAG_E0106, list->span, "lists stand at more than %d places", BIND_MOST_LISTS);
        e->kind = EXPR_ERROR;
    }
}

static void misplaced_list(struct bind *b, struct expr *e)
{
    struct diag *g = bind_report(b, DIAG_E0313, e->span, "a list stands alone between the parentheses of IN");
    diag_hint(b->d, g, "write `x IN (:%.*s...)`", STR_ARG(e->param->name.text));
}

/* SQLite: IN t is IN (SELECT * FROM t). */
static struct select *whole_table(struct bind *b, const struct qname *name)
{
    struct select *s = ARENA_NEW(b->a, struct select);
    struct expr *star = ARENA_NEW(b->a, struct expr);
    s->span = name->span;
    s->from = ARENA_NEW(b->a, struct table_ref);
    *s->from = (struct table_ref){.kind = TABLE_NAME, .span = name->span, .name = *name};
    *star = (struct expr){.kind = EXPR_STAR, .span = name->span};
    struct result_column all = {.expr = star, .span = name->span};
    vec_push(b->a, &s->columns, all);
    return s;
}

static void bind_in(struct bind *b, struct spot *at, struct expr *e)
{
    if (expr_in_list(e)) {
        bind_in_list(b, at, e);
        return;
    }
    if (b->o.dialect == DIALECT_SQLITE && !e->select && !e->qualifier.name.text.n && !e->list.n) {
        bind_in_nothing(b, at, e);
        return;
    }
    bind_children(b, at, e);
    if (e->select) {
        bind_subquery(b, at, e);
    } else if (e->qualifier.name.text.n) {
        e->select = whole_table(b, &e->qualifier);
        bind_subquery(b, at, e);
    }
}

/* IN, ANY and ALL of the mysql dialect: no server but Dolt takes LIMIT there. */
static void check_compared_query(struct bind *b, const struct expr *e)
{
    const struct select *s = e->select;
    if (s && s->limit && b->o.dialect == DIALECT_MYSQL) {
        bind_servers(b, FUNC_DOLT, DIAG_E0312, s->limit->span, "LIMIT in the subquery of IN, ANY or ALL");
    }
}

bool bind_sqlite_collation(const struct bind *b, struct str name)
{
    bool own = str_is(name, "BINARY") || str_is(name, "NOCASE") || str_is(name, "RTRIM");
    return own || declared_collation(&b->o, name);
}

static void check_sqlite_collation(struct bind *b, const struct expr *e)
{
    if (!bind_sqlite_collation(b, e->name.text)) {
        struct diag *g =
            bind_report(b, DIAG_E0213, e->name.span, "no collation `%.*s` in SQLite", STR_ARG(e->name.text));
        diag_hint(b->d, g, "one that the application registers is declared in the configuration: \"collations\"");
    }
}

void bind_collation(struct bind *b, const struct expr *e)
{
    switch (b->o.dialect) {
    case DIALECT_MYSQL:
        if (!collation_check(b->cat, b->d, place_sql(b->text, e->name.span), e->name.text)) {
            bind_fail(b);
        }
        break;
    case DIALECT_SQLITE: check_sqlite_collation(b, e); break;
    case DIALECT_POSTGRES: break;
    }
}

/* SQLite and MySQL know collations by name; a misspelt one fails only at execution otherwise. */
static void bind_collate(struct bind *b, struct spot *at, struct expr *e)
{
    bind_expr(b, at, e->a);
    bind_collation(b, e);
    const struct expr *of = e->a;
    while (of->kind == EXPR_UNARY && (of->op == OP_PLUS || of->op == OP_NEG)) {
        of = of->a;
    }
    if (of->kind == EXPR_NULL && b->o.dialect == DIALECT_MYSQL && !str_is(e->name.text, "binary")) {
        bind_servers(b, FUNC_MARIADB, DIAG_E0213, e->name.span, "a collation for NULL");
    }
}

/* A view outlives the session; Dolt does not look. */
static void view_variable(struct bind *b, const struct expr *e)
{
    bool looks = b->view && b->o.dialect == DIALECT_MYSQL;
    if (looks && !servers_check(b->cat, b->d, place_sql(b->text, e->span), ON_DOLT, "a variable in a view")) {
        bind_fail(b);
    }
}

static void unsupported_node(struct bind *b, struct spot *at, struct expr *e, const char *what)
{
    bind_unsupported(b, e->span, what);
    bind_children(b, at, e);
    e->kind = EXPR_ERROR;
}

/* @x needs no declaration; @@x is one of the servers' own. */
static void bind_variable(struct bind *b, struct expr *e)
{
    if (str_starts(e->name.text, "@@") &&
        !sysvar_check(b->cat, b->d, place_sql(b->text, e->name.span), sysvar_word(e->name.text))) {
        bind_fail(b);
        e->kind = EXPR_ERROR;
    }
}

static void bind_raise(struct bind *b, struct spot *at, struct expr *e)
{
    bind_children(b, at, e);
    if (!b->program) {
        bind_report(b, DIAG_E0433, e->span, "RAISE() stands only in a trigger");
        e->kind = EXPR_ERROR;
    }
}

void bind_expr(struct bind *b, struct spot *at, struct expr *e)
{
    switch (e->kind) {
    case EXPR_NULL:
    case EXPR_BOOL:
    case EXPR_INTEGER:
    case EXPR_DECIMAL:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_BLOB:
    case EXPR_BITS:
    case EXPR_TEMPORAL:
    case EXPR_ERROR: break;
    case EXPR_VARIABLE:
        view_variable(b, e);
        bind_variable(b, e);
        break;
    case EXPR_PARAM:
        b->n_params++;
        if (e->param->list) {
            misplaced_list(b, e);
        }
        break;
    case EXPR_COLUMN: bind_column(b, at, e); break;
    case EXPR_STAR:
        if (at->in_aggregate || at->in_window) {
            break; /* COUNT(*) */
        }
        bind_report(b, DIAG_E0103, e->span, "* stands only in a select list and in COUNT(*)");
        e->kind = EXPR_ERROR;
        break;
    case EXPR_CALL: bind_call(b, at, e); break;
    case EXPR_CAST:
        bind_charset(b, &e->type_name->charset);
        bind_children(b, at, e);
        break;
    case EXPR_IN:
        check_compared_query(b, e);
        bind_in(b, at, e);
        break;
    case EXPR_QUANTIFIED:
        check_compared_query(b, e);
        bind_children(b, at, e);
        bind_subquery(b, at, e);
        break;
    case EXPR_SUBQUERY: bind_subquery(b, at, e); break;
    case EXPR_EXISTS: bind_exists(b, at, e); break;
    case EXPR_COLLATE: bind_collate(b, at, e); break;
    case EXPR_DEFAULT:
    case EXPR_VALUES_OF: bind_of_target(b, at, e); break;
    case EXPR_UNARY:
    case EXPR_BINARY:
    case EXPR_DISTINCT:
    case EXPR_BETWEEN:
    case EXPR_CASE:
    case EXPR_ROW:
    case EXPR_INTERVAL: bind_children(b, at, e); break;
    case EXPR_IS: bind_is(b, at, e); break;
    case EXPR_ARRAY: unsupported_node(b, at, e, "arrays"); break;
    case EXPR_LIKE:
        bind_children(b, at, e);
        check_escape(b, at, e);
        break;
    case EXPR_RAISE: bind_raise(b, at, e); break;
    case EXPR_MATCH: bind_match(b, at, e); break;
    }
}

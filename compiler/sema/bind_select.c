/* bind_select.c: BIND for SELECT, VALUES, set operations and WITH. */
#include "sema/bind.h"
#include "sema/funcs.h"
#include "sema/walk.h"
#include "sema/window.h"

/* ---------------------------------------------------------------- result columns */

/* MySQL names a column as the query wrote it; SQLite, and a derived table on either, as it was declared. */
static struct str column_name(const struct bind *b, const struct expr *e)
{
    if (e->text.n) {
        return e->text; /* a column of a join in parentheses, in SQLite */
    }
    if (!e->relation || (b->o.dialect == DIALECT_MYSQL && e->relation->table)) {
        return e->name.text;
    }
    return relation_at(e->relation, e->column_index)->name;
}

/* The MySQL family names numbers, strings, NULL and columns by themselves, whatever plus and parentheses stand around. */
static struct str mysql_name(const struct bind *b, const struct expr *whole)
{
    const struct expr *e = whole;
    while (e->kind == EXPR_UNARY && e->op == OP_PLUS) {
        e = e->a;
    }
    switch (e->kind) {
    case EXPR_COLUMN: return column_name(b, e);
    case EXPR_NULL: return STR("NULL");
    case EXPR_INTEGER:
    case EXPR_DECIMAL:
    case EXPR_FLOAT:
    case EXPR_STRING: return e->text;
    default: return str_sub(b->text->text, whole->span.off, whole->span.len);
    }
}

static struct str result_name(const struct bind *b, const struct result_column *c)
{
    if (c->alias.text.n) {
        return c->alias.text;
    }
    if (c->expr->kind == EXPR_COLUMN) {
        return column_name(b, c->expr);
    }
    if (c->expr->merged && (c->expr->text.n || b->o.dialect != DIALECT_SQLITE)) { /* SQLite calls it as it is written */
        return c->expr->text.n ? c->expr->text : c->expr->name.text;
    }
    if (b->o.dialect == DIALECT_MYSQL) {
        return mysql_name(b, c->expr);
    }
    struct str own;
    if (postgres_name(b, c->expr, &own)) {
        return own;
    }
    return str_sub(b->text->text, c->expr->span.off, c->expr->span.len);
}

static void find_param(void *context, struct expr *e)
{
    bool *found = context;
    *found = *found || e->kind == EXPR_PARAM || e->select;
    expr_children(e, find_param, found);
}

/* To MySQL and MariaDB what is computed has its text for an alias: ORDER BY `COUNT(*)`. */
static bool named_by_text(const struct bind *b, const struct result_column *c)
{
    const struct expr *e = c->expr;
    bool other = b->o.dialect != DIALECT_MYSQL || b->o.flavour == FLAVOUR_DOLT || c->alias.text.n || e->merged;
    while (e->kind == EXPR_UNARY && e->op == OP_PLUS) {
        e = e->a;
    }
    find_param(&other, c->expr);
    return !other && e->kind != EXPR_COLUMN && e->kind != EXPR_ERROR;
}

void bind_results(struct bind *b, struct query *q, struct spot *at, const struct result_column *columns, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        const struct result_column *c = &columns[i];
        if (c->expr->kind == EXPR_STAR) {
            bind_star(b, q, c);
            continue;
        }
        bool aggregate = q->aggregate;
        at->took_alias = q->aggregate = false;
        bind_expr(b, at, c->expr);
        struct str own;
        bool has_alias = c->alias.text.n || (!c->expr->merged && postgres_name(b, c->expr, &own));
        struct result r = {.name = result_name(b, c), .expr = c->expr, .has_alias = has_alias, .span = c->span};
        r.by_text = named_by_text(b, c);
        r.takes_alias = at->took_alias;
        r.aggregates = q->aggregate;
        q->aggregate = q->aggregate || aggregate;
        vec_push(b->a, &q->results, r);
    }
}

/* ---------------------------------------------------------------- clauses */

/* The MySQL family drops a plus, so that `+2` is a position; MariaDB takes -1, TRUE and FALSE for one as well. */
static bool mysql_position(struct bind *b, struct query *q, struct expr *e, const char *clause)
{
    const struct expr *of = e;
    while (of->kind == EXPR_UNARY && of->op == OP_PLUS) {
        of = of->a;
    }
    struct span whole = e->span;
    if (of->kind == EXPR_INTEGER) {
        *e = *of;
        e->span = whole;
        return true;
    }
    int truth = expr_truth(of);
    bool is_true = truth == 1, is_false = truth == 0;
    if (is_true && q->results.n && b->o.flavour == FLAVOUR_MARIADB) {
        *e = *of;
        e->kind = EXPR_INTEGER;
        e->text = STR("1");
        e->number = 1;
        return true;
    }
    bool number = of->kind == EXPR_UNARY && (of->a->kind == EXPR_INTEGER || of->a->kind == EXPR_BOOL);
    bool bad = q->select && ((number && of->op == OP_NEG) || is_false || (is_true && !q->results.n));
    if (bad && !q->poisoned) {
        struct str text = str_sub(b->text->text, e->span.off, e->span.len);
        bind_servers(
            b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0212, e->span,
            str_printf(b->a, "%.*s in %s, to MariaDB the position of a result column", STR_ARG(text), clause).p);
    }
    return false;
}

/* To SQLite `-1`, `+2` and `2 COLLATE NOCASE` are positions too. */
static bool signed_position(struct bind *b, struct query *q, struct expr *e, const char *clause)
{
    const struct expr *of = e;
    const struct expr *last = NULL;
    bool negative = false;
    if (b->o.dialect != DIALECT_SQLITE) {
        return false;
    }
    while (of->kind == EXPR_COLLATE || (of->kind == EXPR_UNARY && (of->op == OP_NEG || of->op == OP_PLUS))) {
        negative ^= of->kind == EXPR_UNARY && of->op == OP_NEG;
        if (of->kind == EXPR_COLLATE) {
            last = of;
        }
        of = of->a;
    }
    if (of == e || of->kind != EXPR_INTEGER || of->is_large) {
        return false;
    }
    if (last) {
        bind_collation(b, last);
    }
    if (!q->poisoned && (negative || of->number < 1 || of->number > q->results.n)) {
        bind_report(b, DIAG_E0212, e->span, "%s %.*s is no position of a result column", clause,
                    STR_ARG(str_sub(b->text->text, e->span.off, e->span.len)));
        q->bad_position = true;
    }
    struct span whole = e->span;
    if (last) {
        e->number = of->number;
    } else {
        *e = *of;
        e->span = whole;
    }
    return true;
}

/* `2` in ORDER BY and GROUP BY is the second result column. */
static bool is_position(struct bind *b, struct query *q, struct expr *e, const char *clause)
{
    bool mysql = b->o.dialect == DIALECT_MYSQL;
    if (e->kind != EXPR_INTEGER && !(mysql && mysql_position(b, q, e, clause))) {
        return signed_position(b, q, e, clause);
    }
    if (!q->poisoned && (e->is_large || e->number < 1 || e->number > q->results.n)) {
        bind_report(b, DIAG_E0212, e->span, "%s %.*s: there %s %u result column%s", clause, STR_ARG(e->text),
                    q->results.n == 1 ? "is" : "are", q->results.n, q->results.n == 1 ? "" : "s");
        q->bad_position = true;
    }
    return true;
}

/* SQLite lets GROUP BY and ORDER BY see nothing of the enclosing queries. */
static struct scope own_scope(const struct bind *b, const struct query *q)
{
    struct scope own = q->scope;
    own.outer = b->o.dialect == DIALECT_SQLITE ? NULL : own.outer;
    return own;
}

/* The column that a result is without an alias; of SQLite's only what a star stands for counts. */
static bool result_column_named(const struct bind *b, const struct result *r, struct str name, struct found *out)
{
    const struct expr *e = r->expr;
    if (r->relation) {
        *out = (struct found){r->relation, r->column};
        return str_eq_nocase(r->name, name);
    }
    if (b->o.dialect == DIALECT_SQLITE || r->has_alias || !e || e->kind != EXPR_COLUMN || !e->relation || e->outer) {
        return false;
    }
    *out = (struct found){e->relation, e->column_index};
    return str_eq_nocase(e->name.text, name);
}

/* … an alias that is a column's own name too. */
static bool group_column(const struct bind *b, const struct result *r, struct str name, struct found *out)
{
    const struct expr *e = r->expr;
    bool alias =
        r->has_alias && e && e->kind == EXPR_COLUMN && e->relation && !e->outer && str_eq_nocase(r->name, name);
    if (alias) {
        *out = (struct found){e->relation, e->column_index};
    }
    return alias || result_column_named(b, r, name, out);
}

/* MySQL's family: a name that several tables have is one in GROUP BY where a single result column has it. */
static bool group_result(struct bind *b, struct spot *at, struct query *q, struct expr *e)
{
    struct found is = {NULL, 0}, next, other;
    const struct result *alias = NULL;
    bool plain = b->o.dialect == DIALECT_MYSQL && e->kind == EXPR_COLUMN && !e->qualifier.name.text.n;
    if (!plain || scope_column(&q->scope, e->name.text, &next, &other) != LOOKUP_AMBIGUOUS) {
        return false;
    }
    for (unsigned i = 0; i < q->results.n; i++) {
        const struct result *r = &q->results.v[i];
        bool column = group_column(b, r, e->name.text, &next);
        bool again = column && is.relation == next.relation && is.column == next.column;
        bool called = column || (r->has_alias && str_eq_nocase(r->name, e->name.text));
        if (called && !again && (alias || is.relation)) {
            return false; /* two of them: ambiguous as well */
        }
        is = column ? next : is;
        alias = called && !column ? r : alias;
    }
    if (is.relation) {
        bind_found(b, at, e, is, false);
    }
    return is.relation || (alias && bind_alias(b, at, e));
}

static void bind_group(struct bind *b, struct query *q)
{
    const struct select *s = q->select;
    for (unsigned i = 0; i < s->group_by.n; i++) {
        struct expr *e = s->group_by.v[i];
        if (is_position(b, q, e, "GROUP BY")) {
            bool sqlite = b->o.dialect == DIALECT_SQLITE;
            struct result *r = e->number >= 1 && e->number <= q->results.n ? &q->results.v[e->number - 1] : NULL;
            if (r && r->expr && expr_windows(r->expr)) {
                bind_report(b, DIAG_E0220, e->span, "column %.*s is a window function, which cannot stand in GROUP BY",
                            STR_ARG(e->text));
            } else if (r && r->expr && (r->aggregates || (!sqlite && expr_aggregates(r->expr)))) {
                bind_report(b, DIAG_E0207, e->span, "column %.*s is an aggregate, which cannot stand in GROUP BY",
                            STR_ARG(e->text));
            }
            continue;
        }
        bool aliases = b->o.dialect != DIALECT_POSTGRES || e->kind == EXPR_COLUMN;
        struct scope own = own_scope(b, q);
        struct spot at = {.scope = &own, .clause = CLAUSE_GROUP, .aliases = aliases ? q : NULL};
        if (!group_result(b, &at, q, e)) {
            bind_expr(b, &at, e);
        }
    }
}

/* An ORDER BY term that is a result column's alias is that column, in every dialect. */
static bool order_alias(struct bind *b, struct query *q, struct expr *e)
{
    struct result *r = e->kind == EXPR_COLUMN && !e->qualifier.name.text.n ? find_alias(b, q, e) : NULL;
    if (r && r->expr) {
        e->alias_of = r->expr;
    }
    return r && r->expr;
}

/* A name that several tables have is still one in ORDER BY where the result columns have it: in SQLite the first of
 * them, elsewhere the one there is. */
static bool order_result(struct bind *b, struct spot *at, struct query *q, struct expr *e)
{
    struct found is = {NULL, 0}, next;
    if (e->kind != EXPR_COLUMN || e->qualifier.name.text.n) {
        return false;
    }
    for (unsigned i = 0; i < q->results.n; i++) {
        if (!result_column_named(b, &q->results.v[i], e->name.text, &next)) {
            continue;
        }
        if (is.relation && b->o.dialect != DIALECT_SQLITE &&
            (is.relation != next.relation || is.column != next.column)) {
            bind_report(b, DIAG_E0202, e->span, "two result columns are called `%.*s`, and are not one column",
                        STR_ARG(e->name.text));
            e->kind = EXPR_ERROR;
            return true;
        }
        is = is.relation ? is : next;
    }
    if (is.relation) {
        bind_found(b, at, e, is, false);
    }
    return is.relation != NULL || outer_result(b, q, e);
}

void bind_order(struct bind *b, struct query *q, order_vec *order)
{
    struct scope own = own_scope(b, q);
    bool groups = b->o.dialect != DIALECT_SQLITE || q->aggregate || (q->select && q->select->group_by.n);
    bool gathers = q->select || b->o.dialect != DIALECT_MYSQL || b->o.flavour == FLAVOUR_DOLT; /* no UPDATE or DELETE */
    struct spot at = {.scope = &own, .clause = CLAUSE_ORDER, .query = gathers ? q : NULL};
    at.aliases = b->o.dialect == DIALECT_POSTGRES ? NULL : q;
    bool aggregate = q->aggregate;
    for (unsigned i = 0; i < order->n; i++) {
        struct expr *e = order->v[i].expr;
        q->aggregate = false;
        if (b->o.dialect == DIALECT_MYSQL && e->kind == EXPR_COLUMN && !e->qualifier.name.text.n &&
            result_ambiguous(q, e->name.text, false)) {
            bind_report(b, DIAG_E0202, e->span, "two different result columns are called `%.*s`",
                        STR_ARG(e->name.text));
        } else if (!is_position(b, q, e, "ORDER BY") && !order_alias(b, q, e) && !order_result(b, &at, q, e)) {
            bind_expr(b, &at, e);
            if (!groups && q->aggregate) { /* in a subquery of it, too */
                bind_report(b, DIAG_E0207, e->span,
                            "an aggregate in ORDER BY alone: no aggregate is selected, and no "
                            "GROUP BY is there");
            }
        }
        aggregate = aggregate || q->aggregate;
    }
    q->aggregate = aggregate;
    check_distinct_order(b, q, order);
}

/* SQLite found the term in no operand, though the whole has such a column: the name is no alias. */
static void check_part_name(struct bind *b, const struct query *q, const struct expr *e)
{
    struct found first, second;
    while (q->left) {
        q = q->left;
    }
    if (b->o.dialect != DIALECT_SQLITE || e->kind != EXPR_COLUMN || q->poisoned) {
        return;
    }
    if (scope_column(&q->scope, e->name.text, &first, &second) == LOOKUP_AMBIGUOUS) {
        bind_report(b, DIAG_E0202, e->name.span, "column `%.*s` is in `%.*s` and in `%.*s`", STR_ARG(e->name.text),
                    STR_ARG(first.relation->name), STR_ARG(second.relation->name));
        return;
    }
    struct diag *g =
        bind_report(b, DIAG_E0212, e->span, "`%.*s` in ORDER BY is no alias of a result column", STR_ARG(e->name.text));
    diag_hint(b->d, g, "sort by the column's position, or give it an alias in the first SELECT");
}

static void check_renamed(void *context, struct expr *e)
{
    struct bind *b = context;
    if (e->kind == EXPR_COLUMN && e->relation && e->relation->query) {
        const struct query *q = e->relation->query;
        bool column = q->named && q->self_result.n && e->relation == q->self_result.v[0];
        if (column && e->column_index < q->named->n &&
            !str_eq_nocase(q->named->v[e->column_index].text, e->name.text)) {
            bind_servers(b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0203, e->span,
                         "the name of a column that the WITH around it calls otherwise");
        }
    }
    expr_children(e, check_renamed, b);
}

/* A set operation's ORDER BY sees the result columns, and nothing else. */
static void bind_compound_order(struct bind *b, struct query *q, order_vec *order)
{
    struct relation *r = ARENA_NEW(b->a, struct relation);
    r->query = q;
    r->name = STR("result");
    bool maria = b->o.dialect == DIALECT_MYSQL && b->o.flavour == FLAVOUR_MARIADB; /* it has their names in the WITH */
    relation_of_query(b, r, maria && q->named && q->named->n == q->results.n ? q->named : NULL, q->select->span);
    struct scope *s = ARENA_NEW(b->a, struct scope);
    vec_push(b->a, &q->self_result, r);
    s->relations = q->self_result.v;
    s->n = 1;
    struct spot at = {.scope = s, .clause = CLAUSE_ORDER};
    for (unsigned i = 0; i < order->n; i++) {
        struct expr *e = order->v[i].expr;
        bool part = b->o.dialect == DIALECT_SQLITE && order_of_part(b, q, e);
        if (!is_position(b, q, e, "ORDER BY")) {
            if (b->o.dialect != DIALECT_MYSQL && e->kind != EXPR_COLUMN && e->kind != EXPR_COLLATE) {
                bind_report(b, DIAG_E0212, e->span,
                            "ORDER BY over a set operation takes result columns, and nothing that is computed of them");
                e->kind = EXPR_ERROR;
                continue;
            }
            bind_expr(b, &at, e);
            if (!part) {
                check_part_name(b, q, e->kind == EXPR_COLLATE ? e->a : e);
            }
            if (q->named && b->o.dialect == DIALECT_MYSQL) {
                check_renamed(b, e);
            }
        }
    }
    for (unsigned i = 0; maria && i < r->n_columns; i++) {
        r->columns[i].name = q->results.v[i].name; /* as other targets have it */
    }
}

static void bind_limit_part(struct bind *b, struct scope *outer, struct expr *e, const char *clause)
{
    if (!e) {
        return;
    }
    struct scope *none = ARENA_NEW(b->a, struct scope);
    (void)outer; /* no engine lets LIMIT name a column of an enclosing query alike */
    struct spot at = {.scope = none, .clause = CLAUSE_LIMIT};
    bool literal = e->kind == EXPR_INTEGER || e->kind == EXPR_PARAM || (b->program && e->kind == EXPR_COLUMN);
    if (!literal && b->o.dialect == DIALECT_MYSQL) {
        bind_report(b, DIAG_E0312, e->span, "%s takes a number or a parameter in MySQL, no expression", clause);
    }
    bind_expr(b, &at, e);
}

void bind_limit(struct bind *b, struct scope *outer, struct expr *limit, struct expr *offset)
{
    bind_limit_part(b, outer, limit, "LIMIT");
    bind_limit_part(b, outer, offset, "OFFSET");
}

/* ---------------------------------------------------------------- one SELECT */

/* In IN, EXISTS, ANY and ALL MySQL drops groups of which nothing is gathered. */
static bool groups_dropped(const struct bind *b, const struct query *q)
{
    const struct select *s = q->select;
    bool asked = b->o.dialect == DIALECT_MYSQL && b->o.flavour == FLAVOUR_MYSQL && q->of;
    return asked && q->of->kind != EXPR_SUBQUERY && s->group_by.n && !s->rollup && !s->having && !q->aggregate &&
           !q->window_call && !s->windows.n;
}

/* The ORDER BY of one SELECT. */
static void bind_own_order(struct bind *b, struct query *q)
{
    const struct select *s = q->select;
    struct span first = s->order_by.n ? s->order_by.v[0].expr->span : s->span;
    bool grouped = q->aggregate || s->group_by.n;
    if (s->rollup && s->order_by.n) {
        bind_servers(b, FUNC_MYSQL, DIAG_E0103, first, "ORDER BY beside WITH ROLLUP");
    }
    bind_order(b, q, (order_vec *)&s->order_by);
    check_far_aggregates(b, q);
    if (!grouped && q->aggregate && b->o.dialect == DIALECT_MYSQL) {
        bind_servers(b, FUNC_MARIADB | FUNC_DOLT, DIAG_E0207, first,
                     "an aggregate in ORDER BY alone, where there are no groups");
    }
}

static void bind_core(struct bind *b, struct query *q, struct scope *outer)
{
    const struct select *s = q->select;
    struct query *aliases = b->o.dialect == DIALECT_POSTGRES ? NULL : q;
    if (s->from) {
        bind_from(b, q, s->from, outer);
        bind_late_args(b, q);
        bind_late_on(b, q, s->from, 0);
    }
    struct spot list = {.scope = &q->scope, .clause = CLAUSE_SELECT, .query = q};
    bool bare = s->windows.n && !s->from && !s->where && !s->having && s->columns.n &&
                !s->columns.v[s->columns.n - 1].alias.text.n;
    if (bare && b->o.dialect == DIALECT_MYSQL) { /* to MariaDB it is the column's alias */
        bind_servers(b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0222, s->span, "WINDOW behind a column without an alias");
    }
    bind_windows(b, q);
    bind_results(b, q, &list, s->columns.v, s->columns.n);
    check_forward(b, q);
    if (s->where) {
        struct spot at = {
            .scope = &q->scope, .clause = CLAUSE_WHERE, .aliases = b->o.dialect == DIALECT_SQLITE ? q : NULL};
        bind_expr(b, &at, s->where);
    }
    check_outer_aggregates(b, q);
    unsigned before_group = b->d->n_errors;
    bind_group(b, q);
    q->bad_position = q->bad_position || b->d->n_errors != before_group;
    bool groups = (q->aggregate && (q->gathers || !q->window_call)) || s->group_by.n || b->o.dialect != DIALECT_SQLITE;
    if (s->having && !groups) {
        struct diag *g =
            bind_report(b, DIAG_E0208, s->having->span, "HAVING without GROUP BY, and no aggregate is selected");
        diag_hint(b->d, g, "say WHERE, or GROUP BY");
    }
    if (s->having) {
        struct spot at = {.scope = &q->scope, .clause = CLAUSE_HAVING, .query = q, .aliases = aliases};
        bind_expr(b, &at, s->having);
    }
    bind_own_order(b, q);
    bool dropped = groups_dropped(b, q);
    /* MySQL takes HAVING without groups and aggregates for a second WHERE. */
    q->aggregate = q->aggregate || s->group_by.n || (s->having && b->o.dialect != DIALECT_MYSQL);
    unsigned errors = b->d->n_errors;
    if (q->aggregate) {
        check_window_groups(b, q);
    }
    if (q->aggregate && !q->bad_position && !dropped) {
        check_grouping(b, q);
    }
    if (b->d->n_errors == errors) {
        check_having_names(b, q);
    }
}

static struct str values_name(struct bind *b, const struct expr *e, unsigned i)
{
    if (b->o.flavour == FLAVOUR_MARIADB && b->o.dialect == DIALECT_MYSQL) {
        return e->kind == EXPR_STRING ? e->text : str_sub(b->text->text, e->span.off, e->span.len);
    }
    return b->o.dialect == DIALECT_MYSQL ? str_printf(b->a, "column_%u", i) : str_printf(b->a, "column%u", i + 1);
}

/* What MariaDB sees nothing from outside in. */
struct outside_check {
    struct bind *b;
    const struct scope *outer;
    const char *what; /* an enclosing query's column there */
};

static void check_outside(void *context, struct expr *e)
{
    struct outside_check *v = context;
    expr_children(e, check_outside, v);
    if (e->select) {
        select_exprs(e->select, check_outside, v);
    }
    if (e->kind == EXPR_COLUMN && scope_reaches(v->outer, e->relation)) {
        bind_servers(v->b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0203, e->span, v->what);
    }
}

/* MariaDB's VALUES sees no column of the queries around it. */
static void check_values(struct bind *b, const struct query *q, const expr_vec *row)
{
    struct outside_check v = {b, q->scope.outer, "a column in VALUES"};
    for (unsigned i = 0; b->o.dialect == DIALECT_MYSQL && !b->program && i < row->n; i++) {
        check_outside(&v, row->v[i]);
    }
}

static void bind_values(struct bind *b, struct query *q)
{
    const struct select *s = q->select;
    struct spot at = {.scope = &q->scope, .clause = CLAUSE_VALUES};
    for (unsigned i = 0; i < s->values.n; i++) {
        bool defaults = !s->values.v[i].n || !s->values.v[0].n; /* MySQL's (), where no table is known */
        q->poisoned = q->poisoned || defaults;
        if (!defaults && s->values.v[i].n != s->values.v[0].n) {
            bind_report(b, DIAG_E0209, s->values.v[i].v[0]->span, "a row of %u values after one of %u",
                        s->values.v[i].n, s->values.v[0].n);
            q->poisoned = true;
        }
        bind_exprs(b, &at, &s->values.v[i]);
        check_values(b, q, &s->values.v[i]);
    }
    check_values_aggregates(b, s);
    for (unsigned i = 0; i < s->values.v[0].n; i++) {
        struct result r = {.name = values_name(b, s->values.v[0].v[i], i), .span = s->values.v[0].v[i]->span};
        vec_push(b->a, &q->results, r);
    }
}

void check_values_names(struct bind *b, struct query *q)
{
    bool table = b->o.dialect == DIALECT_MYSQL && b->o.flavour == FLAVOUR_MARIADB && !q->poisoned;
    if (table && q->left) {
        check_values_names(b, q->left);
        check_values_names(b, q->right);
        q->poisoned = q->left->poisoned || q->right->poisoned;
        return;
    }
    for (unsigned i = 0; table && q->select->values.n && i < q->results.n; i++) {
        for (unsigned k = 0; k < i && !q->poisoned; k++) {
            if (str_eq_nocase(q->results.v[i].name, q->results.v[k].name)) {
                bind_report(b, DIAG_E0210, q->results.v[i].span, "VALUES has two columns `%.*s`",
                            STR_ARG(q->results.v[i].name));
                q->poisoned = true;
            }
        }
    }
}

/* ---------------------------------------------------------------- set operations */

static void take_names(struct bind *b, struct query *q, const struct query *from)
{
    q->poisoned = from->poisoned;
    for (unsigned i = 0; i < from->results.n; i++) {
        struct result r = {.name = from->results.v[i].name, .span = from->results.v[i].span};
        vec_push(b->a, &q->results, r);
    }
}

static void check_widths(struct bind *b, struct query *q)
{
    q->poisoned = q->poisoned || q->right->poisoned;
    if (!q->poisoned && q->left->results.n != q->right->results.n) {
        bind_report(b, DIAG_E0209, q->select->set.op_span, "%u column%s on the left, %u on the right",
                    q->left->results.n, q->left->results.n == 1 ? "" : "s", q->right->results.n);
        q->poisoned = true;
    }
}

/* The parts of q, a recursive query or the left side of one; `top` is what their references to it see. */
static void bind_parts(struct bind *b, struct query *q, struct scope *outer, struct cte_scope *self, struct query *top)
{
    const struct select *s = q->select;
    if (self && recursion_begins_left(b, s, self)) {
        q->left = ARENA_NEW(b->a, struct query);
        q->left->select = s->set.left;
        q->left->scope.outer = outer;
        q->left->of = q->of;
        s->set.left->query = q->left;
        bind_parts(b, q->left, outer, self, top);
    } else {
        b->of = q->of;
        q->left = bind_select(b, s->set.left, outer);
        top->anchor = q->left;
    }
    if (!q->results.n) {
        take_names(b, q, q->left);
    }
    if (self) {
        if (!top->results.n) {
            take_names(b, top, q->left);
        }
        self->query = top;
        self->open = true;
    }
    b->of = q->of;
    q->right = bind_select(b, s->set.right, outer);
    if (self) {
        self->open = false;
    }
    check_widths(b, q);
}

static void check_operand_names(struct bind *b, const struct query *q)
{
    for (unsigned i = 0; q->left && !q->poisoned && i < q->results.n; i++) {
        for (unsigned k = 0; k < i; k++) {
            if (str_eq_nocase(q->results.v[i].name, q->results.v[k].name)) {
                bind_servers(b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0210, q->results.v[i].span,
                             "a set operation within another, with two columns of one name");
                return;
            }
        }
    }
}

/* To MariaDB a set operation within another is a derived table: its columns' names differ, and it sees nothing outside. */
static void check_operand(struct bind *b, const struct query *q)
{
    struct outside_check v = {b, q->scope.outer, "an enclosing query's column in a set operation within another"};
    check_operand_names(b, q);
    if (q->left && !b->program) {
        select_exprs(q->select, check_outside, &v);
    }
}

/* MariaDB's ON sees nothing outside in the third part of a set operation, and in those behind it. */
static void check_third(struct bind *b, const struct query *left, const struct query *third)
{
    struct outside_check v = {b, third->scope.outer,
                              "an enclosing query's column in an ON of a set operation's third part"};
    bool chain = left->left && !left->select->parens && !b->program;
    for (unsigned i = 0; chain && i < third->joins.n; i++) {
        if (third->joins.v[i]->on) {
            check_outside(&v, third->joins.v[i]->on);
        }
    }
}

static void bind_compound(struct bind *b, struct query *q, struct scope *outer, struct cte_scope *self)
{
    const struct select *s = q->select;
    bind_parts(b, q, outer, self, q);
    q->recursive = q->self.n != 0;
    if (self) {
        check_recursion(b, s, self->cte);
    }
    if (q->recursive && b->o.dialect == DIALECT_MYSQL) {
        check_recursive_parts(b, q);
    }
    if (b->o.dialect == DIALECT_MYSQL) {
        check_operand(b, q->right);
        check_third(b, q->left, q->right);
        if (q->left->select->parens) {
            check_operand(b, q->left);
        }
    }
    if (s->order_by.n) {
        bind_compound_order(b, q, (order_vec *)&s->order_by);
    }
}

/* ---------------------------------------------------------------- the whole */

/* MySQL: SELECT … INTO is a statement, no query within one. */
static void check_into(struct bind *b, const struct select *s)
{
    bool whole = b->stmt->kind == STMT_SELECT && b->stmt->u.select == s;
    if ((s->into.n || s->into_file) && !whole) {
        bind_report(b, DIAG_E0103, s->into_span, "INTO stands only in a SELECT that is the whole statement");
    }
}

struct query *bind_select(struct bind *b, struct select *s, struct scope *outer)
{
    check_into(b, s);
    struct cte_scope *self = b->body, *ctes = b->ctes;
    struct query *q = ARENA_NEW(b->a, struct query);
    q->named = b->named;
    q->of = b->of;
    b->body = NULL;
    b->named = NULL;
    b->of = NULL;
    q->select = s;
    q->scope.outer = outer;
    s->query = q;
    bind_with(b, s->with, q, outer);
    if (s->set.left) {
        bind_compound(b, q, outer, self);
    } else if (s->values.n) {
        bind_values(b, q);
        if (s->order_by.n) {
            bind_compound_order(b, q, (order_vec *)&s->order_by);
        }
    } else {
        bind_core(b, q, outer);
    }
    bind_locking(b, q);
    bind_limit(b, outer, s->limit, s->offset);
    b->ctes = ctes;
    return q;
}

/* ddl_expr.c: the expressions of a schema: CHECK, DEFAULT, generated columns, index expressions. Part of DDL replay.
 *
 * Each name in them is resolved against the table's columns, and the node keeps the column (expr->column), so that
 * a column renamed later is written with its new name. What the engines forbid there is refused at its place. */
#include "sema/ddl.h"
#include "sema/scope.h"

static bool each_of(expr_vec *v, expr_visit_fn *visit, void *ctx)
{
    for (unsigned i = 0; i < v->n; i++) {
        if (!expr_each(v->v[i], visit, ctx)) {
            return false;
        }
    }
    return true;
}

static bool each_of_call(struct call *call, expr_visit_fn *visit, void *ctx)
{
    for (unsigned i = 0; call && i < call->order.n; i++) {
        if (!expr_each(call->order.v[i].expr, visit, ctx)) {
            return false;
        }
    }
    return !call || (expr_each(call->separator, visit, ctx) && expr_each(call->filter, visit, ctx));
}

bool expr_each(struct expr *e, expr_visit_fn *visit, void *ctx)
{
    if (!e) {
        return true;
    }
    return visit(ctx, e) && expr_each(e->a, visit, ctx) && expr_each(e->b, visit, ctx) && expr_each(e->c, visit, ctx) &&
           each_of(&e->list, visit, ctx) && each_of_call(e->call, visit, ctx);
}

struct uses {
    const struct column *column;
    bool found, other;
};

static bool visit_uses(void *ctx, struct expr *e)
{
    struct uses *u = ctx;
    if (e->kind == EXPR_COLUMN && e->column) {
        u->found = u->found || e->column == u->column;
        u->other = u->other || e->column != u->column;
    }
    return true;
}

bool expr_uses(const struct expr *e, const struct column *column)
{
    struct uses u = {column, false, false};
    expr_each((struct expr *)(uintptr_t)e, visit_uses, &u); /* the visitor only reads */
    return u.found;
}

bool expr_uses_other(const struct expr *e, const struct column *column)
{
    struct uses u = {column, false, false};
    expr_each((struct expr *)(uintptr_t)e, visit_uses, &u);
    return u.other;
}

struct resolve {
    const struct ddl *x;
    const struct table *t; /* NULL: no column may be named */
    const char *where;
    bool ok;
};

static bool is_rowid(const struct resolve *r, const struct expr *e)
{
    return r->x->c->options.dialect == DIALECT_SQLITE && !r->t->without_rowid && is_rowid_name(e->name.text);
}

/* In SQLite "x" that is no column is the string 'x'. */
static bool is_string(const struct resolve *r, struct expr *e)
{
    if (r->x->c->options.dialect != DIALECT_SQLITE || e->qualifier.name.text.n || !e->name.quoted ||
        r->x->s->text->text.p[e->name.span.off] != '"') {
        return false;
    }
    diag_add(r->x->d, DIAG_W0201, ddl_place(r->x, e->name.span),
             "\"%.*s\" is no column here: SQLite takes it for a string", STR_ARG(e->name.text));
    e->kind = EXPR_STRING;
    e->text = e->name.text;
    e->name = (struct name){0};
    return true;
}

static void resolve_column(struct resolve *r, struct expr *e)
{
    struct str table = e->qualifier.name.text;
    e->column = table_column(r->t, e->name.text);
    if (table.n && !str_eq_nocase(table, r->t->name)) {
        diag_add(r->x->d, DIAG_E0211, ddl_place(r->x, e->qualifier.span), "no table `%.*s` in %s of `%.*s`",
                 STR_ARG(table), r->where, STR_ARG(r->t->name));
        r->ok = false;
    } else if (e->column) {
        e->column_index = e->column->index;
        e->type = e->column->type;
        e->nullable = !e->column->not_null;
    } else if (!is_rowid(r, e) && !is_string(r, e)) {
        ddl_no_column(r->x, DIAG_E0203, r->t, &e->name);
        r->ok = false;
    }
}

static void refuse(struct resolve *r, const struct expr *e, const char *what)
{
    r->ok = ddl_refuse(r->x, e->span, "%s cannot stand in %s", what, r->where);
}

static bool visit_resolve(void *ctx, struct expr *e)
{
    struct resolve *r = ctx;
    switch (e->kind) {
    case EXPR_COLUMN: r->t ? resolve_column(r, e) : refuse(r, e, "a column"); break;
    case EXPR_SUBQUERY:
    case EXPR_EXISTS:
    case EXPR_QUANTIFIED: refuse(r, e, "a subquery"); break;
    case EXPR_IN:
        if (e->select) {
            refuse(r, e, "a subquery");
        }
        break;
    case EXPR_VARIABLE: refuse(r, e, "a variable"); break;
    case EXPR_STAR: refuse(r, e, "`*`"); break;
    case EXPR_RAISE:
    case EXPR_DEFAULT:
    case EXPR_VALUES_OF:
    case EXPR_MATCH: refuse(r, e, "this"); break;
    case EXPR_CALL:
        if (e->call && e->call->over) {
            refuse(r, e, "a window function");
        }
        break;
    case EXPR_PARAM: /* of a statement that has one, nothing is read */
    case EXPR_NULL:
    case EXPR_BOOL:
    case EXPR_INTEGER:
    case EXPR_DECIMAL:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_BLOB:
    case EXPR_BITS:
    case EXPR_TEMPORAL:
    case EXPR_UNARY:
    case EXPR_BINARY:
    case EXPR_IS:
    case EXPR_DISTINCT:
    case EXPR_BETWEEN:
    case EXPR_LIKE:
    case EXPR_CASE:
    case EXPR_CAST:
    case EXPR_COLLATE:
    case EXPR_ROW:
    case EXPR_INTERVAL:
    case EXPR_ARRAY:
    case EXPR_ERROR: break;
    }
    return true;
}

bool ddl_expr(const struct ddl *x, const struct table *t, struct expr *e, const char *where)
{
    struct resolve r = {x, t, where, true};
    expr_each(e, visit_resolve, &r);
    return r.ok;
}

static void index_exprs(const struct index *i, table_expr_fn *visit, void *ctx)
{
    if (i->where) {
        visit(ctx, (struct expr *)(uintptr_t)i->where, i->place.text);
    }
    for (unsigned p = 0; p < i->parts.n; p++) {
        if (!i->parts.v[p].column) {
            visit(ctx, (struct expr *)(uintptr_t)i->parts.v[p].expr, i->place.text);
        }
    }
}

void table_each_expr(const struct table *t, table_expr_fn *visit, void *ctx)
{
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        if (c->def->default_value) {
            visit(ctx, c->def->default_value, c->default_text);
        }
        if (c->def->generated_as) {
            visit(ctx, c->def->generated_as, c->def_text);
        }
    }
    for (unsigned i = 0; i < t->checks.n; i++) {
        visit(ctx, (struct expr *)(uintptr_t)t->checks.v[i]->expr, t->checks.v[i]->text);
    }
    for (unsigned i = 0; i < t->indexes.n; i++) {
        index_exprs(t->indexes.v[i], visit, ctx);
    }
}

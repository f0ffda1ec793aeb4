/* bind_routine.c: BIND for what the schema's own routines do in a statement: f (…) of a stored function, CALL p (…), and the
 * name of a sequence where MariaDB's functions take one. */
#include "sema/analyze.h"
#include "sema/funcs.h"

static void note_routine(struct bind *b, const struct routine *r)
{
    for (unsigned i = 0; i < b->routines.n; i++) {
        if (b->routines.v[i] == r) {
            return;
        }
    }
    vec_push(b->a, &b->routines, r);
}

/* ---------------------------------------------------------------- stored functions */

static bool arity_fits(struct bind *b, const struct expr *e, const struct routine *r)
{
    unsigned n = r->create->parameters.n;
    if (r->create->loadable || e->list.n == n) {
        return true;
    }
    struct diag *g = bind_report(b, DIAG_E0205, e->call->function.span, "%.*s() takes %u argument%s, not %u",
                                 STR_ARG(r->name), n, n == 1 ? "" : "s", e->list.n);
    diag_note(b->d, g, r->place, "`%.*s` is declared here", STR_ARG(r->name));
    return false;
}

static void no_function(struct bind *b, const struct expr *e)
{
    const struct qname *q = &e->call->function;
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < b->cat->functions.n; i++) {
        const struct routine *r = b->cat->functions.entries[i].value;
        if (r) {
            vec_push(b->a, &names, r->name);
        }
    }
    struct diag *g = bind_report(b, DIAG_E0204, q->name.span, "no function `%.*s` in database `%.*s`",
                                 STR_ARG(q->name.text), STR_ARG(q->schema.text));
    struct str near = diag_nearest(q->name.text, names.v, names.n);
    if (near.n) {
        diag_hint(b->d, g, "did you mean `%.*s`?", STR_ARG(near));
    }
}

/* A built-in of the same name comes first, unless the database stands before it. */
const struct routine *bind_stored_function(struct bind *b, struct expr *e)
{
    unsigned least, most;
    const struct qname *q = &e->call->function;
    bool built_in = !q->schema.text.n && func_arity(&b->o, q->name.text, &least, &most);
    const struct routine *r = built_in ? NULL : catalog_function(b->cat, q);
    if (!r && q->schema.text.n) {
        no_function(b, e);
        e->kind = EXPR_ERROR;
    }
    if (r) {
        note_routine(b, r);
        e->call->routine = r;
    }
    if (r && !arity_fits(b, e, r)) {
        e->kind = EXPR_ERROR;
    }
    return r;
}

/* ---------------------------------------------------------------- sequences */

static bool takes_sequence(struct str function)
{
    return str_is(function, "NEXTVAL") || str_is(function, "LASTVAL") || str_is(function, "SETVAL");
}

static bool is_number(const struct expr *e)
{
    const struct expr *n = e->kind == EXPR_UNARY && (e->op == OP_NEG || e->op == OP_PLUS) ? e->a : e;
    return n->kind == EXPR_INTEGER || n->kind == EXPR_BOOL;
}

/* NEXTVAL(s), NEXTVAL(db.s): s reads like a column. */
bool bind_sequence(struct bind *b, struct expr *e)
{
    struct expr *s = e->list.n ? e->list.v[0] : NULL;
    if (!s || b->o.dialect != DIALECT_MYSQL || !takes_sequence(e->call->function.name.text)) {
        return true;
    }
    if (s->kind != EXPR_COLUMN) {
        bind_report(b, DIAG_E0201, s->span, "expected a sequence's name");
        return false;
    }
    struct qname q = {.schema = s->qualifier.name, .name = s->name, .span = s->span};
    const struct table *t = bind_table(b, &q);
    if (t && !t->sequence) {
        struct diag *g = bind_report(b, DIAG_E0201, s->name.span, "`%.*s` is a table, no sequence", STR_ARG(t->name));
        diag_note(b->d, g, t->place, "`%.*s` is declared here", STR_ARG(t->name));
    }
    s->kind = EXPR_STRING; /* from here on it is nothing but a name */
    s->text = s->name.text;
    for (unsigned i = 1; i < e->list.n; i++) {
        if (!is_number(e->list.v[i])) {
            bind_report(b, DIAG_E0309, e->list.v[i]->span, "SETVAL() takes numbers that are written out");
            return false;
        }
    }
    return t && t->sequence;
}

/* ---------------------------------------------------------------- CALL */

static void call_argument(struct bind *b, const struct parameter *p, struct expr *e)
{
    struct scope none = {0};
    struct spot at = {.scope = &none, .clause = CLAUSE_VALUES};
    bind_expr(b, &at, e);
    bool user = e->kind == EXPR_VARIABLE && !str_starts(e->name.text, "@@");
    if (p && p->mode != PARAMETER_IN && !user) {
        struct diag *g = bind_report(b, DIAG_E0309, e->span, "parameter `%.*s` gives a value back: it takes a variable",
                                     STR_ARG(p->name.text));
        diag_hint(b->d, g, "write @%.*s, and select it afterwards", STR_ARG(p->name.text));
    }
}

static struct query *rows_of_builtin(struct bind *b, const struct call_statement *s)
{
    struct query *q = ARENA_NEW(b->a, struct query);
    for (unsigned i = 0; i < s->builtin->columns.n; i++) {
        const struct column *c = s->builtin->columns.v[i];
        struct result r = {.name = c->name, .type = c->type, .nullable = !c->not_null, .span = s->name.span};
        vec_push(b->a, &q->results, r);
    }
    return q;
}

/* What the only SELECT of the procedure gives; columns of tables that are gone by then have no origin. */
static struct query *rows_of_call(struct bind *b, const struct call_statement *s)
{
    const struct routine *r = s->routine;
    struct query *q = ARENA_NEW(b->a, struct query);
    bool one = r && r->results == 1 && r->rows && !r->rows->poisoned && !r->may_end;
    bool certain = r && !r->dynamic && (!r->results || one);
    if (r && !certain) {
        struct diag *g = bind_report(b, DIAG_E0104, s->name.span,
                                     "which rows `%.*s` gives depends on what happens in it", STR_ARG(r->name));
        diag_hint(b->d, g, "one SELECT that is always reached, outside IF, loops and handlers, can be checked");
        diag_note(b->d, g, r->place, "`%.*s` is declared here", STR_ARG(r->name));
    }
    for (unsigned i = 0; certain && r->rows && i < r->rows->results.n; i++) {
        struct result c = r->rows->results.v[i];
        c.span = s->name.span;
        c.expr = NULL;
        if (c.origin && catalog_table(b->cat, c.origin->table->key) != c.origin->table) {
            c.origin = NULL;
        }
        vec_push(b->a, &q->results, c);
    }
    return q;
}

struct query *bind_call_statement(struct bind *b, struct call_statement *s)
{
    if (!call_resolve(b->cat, b->d, b->text, s)) {
        bind_fail(b);
    }
    const parameter_vec *p = s->routine ? &s->routine->create->parameters : NULL;
    for (unsigned i = 0; i < s->args.n; i++) {
        call_argument(b, p && i < p->n ? &p->v[i] : NULL, s->args.v[i]);
    }
    if (s->routine) {
        note_routine(b, s->routine);
    }
    return s->builtin ? rows_of_builtin(b, s) : rows_of_call(b, s);
}

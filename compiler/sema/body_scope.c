/* body_scope.c: what a body declares: blocks and their labels, variables, conditions, cursors. See body.c. */
#include "sema/program.h"

/* ---------------------------------------------------------------- blocks and labels */

/* Labels that can be reached do not bear one name. */
static void check_label(struct program *p, const struct body *b)
{
    for (const struct block *x = p->block; b->label.text.n && x; x = x->up) {
        if (x->body != b && str_eq_nocase(x->body->label.text, b->label.text)) {
            body_report(p, DIAG_E0433, b->label.span, "the label `%.*s` stands around this already",
                        STR_ARG(b->label.text));
            return;
        }
        if (x->barrier) {
            return;
        }
    }
}

void body_enter(struct program *p, struct block *block, const struct body *b, bool loop)
{
    struct scope *s = ARENA_NEW(p->a, struct scope);
    check_label(p, b);
    block->up = p->block;
    block->body = b;
    block->loop = loop;
    p->block = block;
    s->outer = p->scope;
    p->scope = s;
}

void body_leave(struct program *p)
{
    p->block = p->block->up;
    p->scope = p->scope->outer;
}

void body_label(struct program *p, const struct name *name, bool iterate)
{
    for (const struct block *x = p->block; x; x = x->up) {
        if (str_eq_nocase(x->body->label.text, name->text) && (x->loop || !iterate)) {
            if (p->routine && !x->loop) {
                p->routine->may_end = true;
            }
            return;
        }
        if (x->barrier) {
            break;
        }
    }
    body_report(p, DIAG_E0233, name->span, "no %s labelled `%.*s` stands around this",
                iterate ? "loop" : "block or loop", STR_ARG(name->text));
}

/* ---------------------------------------------------------------- variables */

void body_add_row(struct program *p, struct relation *r)
{
    struct scope *s = p->scope;
    struct relation **all = ARENA_ARRAY(p->a, struct relation *, s->n + 1);
    for (unsigned i = 0; i < s->n; i++) {
        all[i] = s->relations[i];
    }
    all[s->n] = r;
    s->relations = all;
    s->n++;
}

struct rel_column *body_variable(const struct program *p, const struct name *name)
{
    struct found f, second;
    for (const struct scope *s = p->scope; s; s = s->outer) {
        if (scope_column(s, name->text, &f, &second) != LOOKUP_NONE) {
            return relation_at(f.relation, f.column);
        }
    }
    return NULL;
}

struct relation *relation_of_rows(struct program *p, struct str name, const struct query *q)
{
    struct relation *r = ARENA_NEW(p->a, struct relation);
    r->name = name;
    r->poisoned = !q || q->poisoned;
    r->n_columns = q ? q->results.n : 0;
    r->columns = ARENA_ARRAY(p->a, struct rel_column, r->n_columns + 1);
    for (unsigned i = 0; i < r->n_columns; i++) {
        const struct result *c = &q->results.v[i];
        r->columns[i] = (struct rel_column){.name = c->name, .type = c->type, .nullable = true, .merged = true};
    }
    return r;
}

static struct relation *relation_of_fields(struct program *p, struct str name, const parameter_vec *fields)
{
    struct relation *r = ARENA_NEW(p->a, struct relation);
    r->name = name;
    r->n_columns = fields->n;
    r->columns = ARENA_ARRAY(p->a, struct rel_column, fields->n + 1);
    for (unsigned i = 0; i < fields->n; i++) {
        struct rel_column *c = &r->columns[i];
        *c = (struct rel_column){.name = fields->v[i].name.text, .nullable = true, .merged = name.n > 0};
        p->ok = type_resolve(p->c, p->d, p->text, &fields->v[i].type, &c->type) && p->ok;
    }
    return r;
}

static struct relation *row_of_table(struct program *p, struct str name, const struct table *t)
{
    struct relation *r = ARENA_NEW(p->a, struct relation);
    r->name = name;
    r->n_columns = t->columns.n;
    r->columns = ARENA_ARRAY(p->a, struct rel_column, t->columns.n + 1);
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        r->columns[i] = (struct rel_column){.name = c->name, .type = c->type, .nullable = true, .merged = true};
    }
    return r;
}

static struct cursor *find_cursor(const struct program *p, struct str name)
{
    for (struct block *x = p->block; x; x = x->up) {
        for (unsigned i = 0; i < x->cursors.n; i++) {
            if (str_eq_nocase(x->cursors.v[i].body->name.text, name)) {
                return &x->cursors.v[i];
            }
        }
    }
    return NULL;
}

/* ROW TYPE OF t, of a table or a cursor. */
static struct relation *row_type_of(struct program *p, const struct body *b, struct str name)
{
    const struct cursor *c = find_cursor(p, b->of.name.text);
    const struct table *t = catalog_find(p->c, &b->of);
    if (c) {
        return relation_of_rows(p, name, c->rows);
    }
    if (t) {
        return row_of_table(p, name, t);
    }
    body_report(p, DIAG_E0201, b->of.span, "no table or cursor `%.*s`", STR_ARG(b->of.name.text));
    return relation_of_rows(p, name, NULL);
}

/* TYPE OF t.c, TYPE OF a */
static struct type anchored(struct program *p, const struct body *b)
{
    struct type none = type_of(TYPE_NONE);
    if (!b->of.schema.text.n) {
        const struct rel_column *v = body_variable(p, &b->of.name);
        if (v) {
            return v->type;
        }
        body_report(p, DIAG_E0232, b->of.span, "no variable `%.*s` is declared here", STR_ARG(b->of.name.text));
        return none;
    }
    const struct table *t = catalog_find(p->c, &(struct qname){.name = b->of.schema});
    const struct column *c = t ? table_column(t, b->of.name.text) : NULL;
    if (!t) {
        body_report(p, DIAG_E0201, b->of.schema.span, "no table `%.*s` in the schema", STR_ARG(b->of.schema.text));
    } else if (!c) {
        body_report(p, DIAG_E0203, b->of.name.span, "no column `%.*s` in table `%.*s`", STR_ARG(b->of.name.text),
                    STR_ARG(t->name));
    }
    return c ? c->type : none;
}

static bool declared_here(const struct program *p, struct str name)
{
    struct found f, second;
    return scope_column(p->scope, name, &f, &second) != LOOKUP_NONE ||
           scope_relation(p->scope, &(struct qname){.name.text = name}, true);
}

static void add_scalars(struct program *p, const struct body *b)
{
    struct relation *r = ARENA_NEW(p->a, struct relation);
    struct type type = type_of(TYPE_NONE);
    if (b->anchor == ANCHOR_COLUMN) {
        type = anchored(p, b);
    } else if (!type_resolve(p->c, p->d, p->text, &b->type, &type)) {
        p->ok = false;
    }
    r->n_columns = b->names.n;
    r->columns = ARENA_ARRAY(p->a, struct rel_column, b->names.n + 1);
    for (unsigned i = 0; i < b->names.n; i++) {
        r->columns[i] = (struct rel_column){.name = b->names.v[i].text, .type = type, .nullable = true};
    }
    body_add_row(p, r);
}

static void twice(struct program *p, const struct name *name, const char *what)
{
    body_report(p, DIAG_E0210, name->span, "%s `%.*s` is declared twice in this block", what, STR_ARG(name->text));
}

static void variables(struct program *p, const struct body *b)
{
    if (b->value) {
        body_value(p, b->value);
    }
    for (unsigned i = 0; i < b->names.n; i++) {
        bool again = declared_here(p, b->names.v[i].text);
        for (unsigned k = 0; k < i; k++) {
            again = again || str_eq_nocase(b->names.v[k].text, b->names.v[i].text);
        }
        if (again) {
            twice(p, &b->names.v[i], "variable");
        }
    }
    if (b->anchor == ANCHOR_NONE || b->anchor == ANCHOR_COLUMN) {
        add_scalars(p, b);
        return;
    }
    for (unsigned i = 0; i < b->names.n; i++) {
        struct str name = b->names.v[i].text;
        body_add_row(p, b->anchor == ANCHOR_ROW ? relation_of_fields(p, name, &b->fields) : row_type_of(p, b, name));
    }
}

/* ---------------------------------------------------------------- conditions */

static const struct body *find_condition(const struct program *p, struct str name)
{
    for (const struct block *x = p->block; x; x = x->up) {
        for (unsigned i = 0; i < x->conditions.n; i++) {
            if (str_eq_nocase(x->conditions.v[i]->name.text, name)) {
                return x->conditions.v[i];
            }
        }
    }
    return NULL;
}

/* 1062, SQLSTATE '23000', a name: the same condition twice. */
static bool same_condition(const struct program *p, const struct condition *a, const struct condition *b)
{
    struct str x = str_sub(p->text->text, a->span.off, a->span.len);
    struct str y = str_sub(p->text->text, b->span.off, b->span.len);
    return a->kind == b->kind && str_eq_nocase(x, y);
}

/* One handler a condition and block. */
static void handled_twice(struct program *p, const struct body *b, unsigned n)
{
    const body_vec *list = &p->block->body->list;
    for (unsigned i = 0; i < list->n; i++) {
        const struct body *h = list->v[i];
        for (unsigned k = 0; h->kind == BODY_HANDLER && k < (h == b ? n : h->conditions.n); k++) {
            if (same_condition(p, &h->conditions.v[k], &b->conditions.v[n])) {
                body_report(p, DIAG_E0433, b->conditions.v[n].span,
                            "this condition has a handler in this block already");
                return;
            }
        }
        if (h == b) {
            return;
        }
    }
}

static void check_named(struct program *p, const struct body *b, const struct condition *c)
{
    const struct body *declared = find_condition(p, c->name.text);
    if (!declared) {
        body_report(p, DIAG_E0233, c->span, "no condition `%.*s` is declared here", STR_ARG(c->name.text));
    } else if (b->kind == BODY_SIGNAL && declared->conditions.v[0].kind == CONDITION_CODE) {
        body_report(p, DIAG_E0433, c->span, "`%.*s` is an error's number: SIGNAL raises what has an SQLSTATE",
                    STR_ARG(c->name.text));
    }
}

void body_conditions(struct program *p, const struct body *b)
{
    for (unsigned i = 0; i < b->conditions.n; i++) {
        const struct condition *c = &b->conditions.v[i];
        if (c->kind == CONDITION_NAME) {
            check_named(p, b, c);
        }
        if (b->kind == BODY_HANDLER) {
            handled_twice(p, b, i);
        }
    }
}

static void add_condition(struct program *p, const struct body *b)
{
    for (unsigned i = 0; i < p->block->conditions.n; i++) {
        if (str_eq_nocase(p->block->conditions.v[i]->name.text, b->name.text)) {
            twice(p, &b->name, "condition");
        }
    }
    vec_push(p->a, &p->block->conditions, b);
}

/* ---------------------------------------------------------------- cursors */

struct cursor *body_cursor(struct program *p, const struct name *name)
{
    struct cursor *c = find_cursor(p, name->text);
    if (!c) {
        body_report(p, DIAG_E0233, name->span, "no cursor `%.*s` is declared here", STR_ARG(name->text));
    }
    return c;
}

/* A cursor's parameters are seen in its query alone. */
static void add_cursor(struct program *p, const struct body *b)
{
    struct cursor c = {b, NULL};
    struct scope inner = {.outer = p->scope}, *outer = p->scope;
    for (unsigned i = 0; i < p->block->cursors.n; i++) {
        if (str_eq_nocase(p->block->cursors.v[i].body->name.text, b->name.text)) {
            twice(p, &b->name, "cursor");
        }
    }
    p->scope = &inner;
    if (b->fields.n) {
        body_add_row(p, relation_of_fields(p, (struct str){0}, &b->fields));
    }
    if (b->stmt->kind == STMT_SELECT && b->stmt->u.select->into.n) {
        body_report(p, DIAG_E0433, b->stmt->u.select->into_span, "a cursor's query has no INTO");
    }
    c.rows = body_query(p, b->stmt);
    p->scope = outer;
    vec_push(p->a, &p->block->cursors, c);
}

/* Variables and conditions come before cursors, these before handlers. */
static unsigned rank(enum body_kind k)
{
    return k == BODY_CURSOR ? 1 : k == BODY_HANDLER ? 2 : 0;
}

static void check_order(struct program *p, const struct body *b)
{
    const body_vec *list = &p->block->body->list;
    for (unsigned i = 0; i < list->n && list->v[i] != b; i++) {
        if (rank(list->v[i]->kind) > rank(b->kind)) {
            body_report(p, DIAG_E0433, b->span, "%s are declared before %s",
                        b->kind == BODY_CURSOR ? "cursors" : "variables and conditions",
                        rank(list->v[i]->kind) == 2 ? "handlers" : "cursors");
            return;
        }
    }
}

void body_declare(struct program *p, const struct body *b)
{
    check_order(p, b);
    switch (b->kind) {
    case BODY_VARIABLE: variables(p, b); break;
    case BODY_CONDITION: add_condition(p, b); break;
    default: add_cursor(p, b); break;
    }
}

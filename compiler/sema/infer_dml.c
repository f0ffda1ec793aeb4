/* infer_dml.c: INFER for INSERT, UPDATE and DELETE: what is written where, and RETURNING. */
#include "sema/infer.h"

/* ---------------------------------------------------------------- one value into one column */

static void report_null(struct infer *x, const struct expr *e, const struct column *c)
{
    struct diag *g =
        infer_report(x, DIAG_E0305, e->span, "NULL written to `%.*s`, which is NOT NULL", STR_ARG(c->name));
    diag_note(x->d, g, c->place, "`%.*s` is declared here", STR_ARG(c->name));
}

/* MySQL: NULL into an AUTO_INCREMENT column asks for the next number; SQLite's rowid alias likewise. */
static bool null_generates(const struct infer *x, const struct column *c)
{
    return c->rowid_alias || (x->o.dialect == DIALECT_MYSQL && c->auto_increment);
}

static enum conflict conflict_of(const struct stmt *s)
{
    switch (s->kind) {
    case STMT_INSERT: return s->u.insert->replace ? CONFLICT_REPLACE : s->u.insert->conflict;
    case STMT_UPDATE: return s->u.update->conflict;
    default: return CONFLICT_NONE;
    }
}

/* SQLite's OR REPLACE writes the column's default for a NULL that it may not hold (lang_conflict.html, REPLACE). */
static bool null_is_default(const struct infer *x, const struct column *c)
{
    return x->o.dialect == DIALECT_SQLITE && conflict_of(x->stmt) == CONFLICT_REPLACE && c->has_default &&
           !c->rowid_alias;
}

/* IGNORE passes the row over (SQLite), or writes the type's own zero for it (MySQL): no error either way. */
static bool null_passes(const struct infer *x, const struct column *c)
{
    return null_generates(x, c) || null_is_default(x, c) || conflict_of(x->stmt) == CONFLICT_IGNORE;
}

/* MariaDB stores the time of the statement for a NULL written to a TIMESTAMP NOT NULL. */
static bool null_is_now(const struct infer *x, const struct column *c)
{
    return x->o.dialect == DIALECT_MYSQL && c->type.kind == TYPE_TIMESTAMP &&
           (x->o.flavour == FLAVOUR_MARIADB || x->o.flavour == FLAVOUR_ANY);
}

static void written_null(struct infer *x, const struct expr *e, const struct column *c)
{
    if (!null_is_now(x, c)) {
        report_null(x, e, c);
    } else if (x->o.flavour == FLAVOUR_ANY) {
        infer_report(x, DIAG_W0102, e->span, "NULL written to `%.*s`, which is NOT NULL: only MariaDB takes it",
                     STR_ARG(c->name));
    }
}

/* e is written to column c: its parameters' types, and what a literal can be seen to do wrong. */
static void infer_write(struct infer *x, struct expr *e, const struct column *c)
{
    if (!c) {
        infer_poison(x, e);
        return;
    }
    if (e->kind == EXPR_DEFAULT && !e->a) {
        if (c->not_null && !c->has_default) {
            struct diag *g =
                infer_report(x, DIAG_E0304, e->span, "`%.*s` is NOT NULL and has no default", STR_ARG(c->name));
            diag_note(x->d, g, c->place, "`%.*s` is declared here", STR_ARG(c->name));
        }
        e->type = c->type;
        e->nullable = !c->not_null;
        return;
    }
    struct expect want = {c->type, PARAM_WRITTEN, PARAM_NULL_MEANT, c->name, c->own};
    if (c->not_null && !null_is_default(x, c)) {
        want.null = PARAM_NULL_NEVER;
    }
    infer_expect(x, e, &want);
    if (e->kind == EXPR_NULL && c->not_null && !null_passes(x, c)) {
        written_null(x, e, c);
    }
    check_literal(x, e, c, true);
}

/* ---------------------------------------------------------------- INSERT */

static void infer_rows(struct infer *x, struct dml *m)
{
    const struct select *s = m->source->select;
    struct env env = env_push(NULL);
    for (unsigned i = 0; i < s->values.n; i++) {
        const expr_vec *row = &s->values.v[i];
        for (unsigned k = 0; k < row->n; k++) {
            const struct column *c = row->n == m->columns.n ? m->columns.v[k] : NULL; /* else E0209 was said */
            infer_expr(x, &env, row->v[k]);
            infer_write(x, row->v[k], c);
        }
    }
}

/* Every SELECT that feeds column i, through set operations. */
static void write_results(struct infer *x, const struct query *q, unsigned i, const struct column *c)
{
    if (q->left) {
        write_results(x, q->left, i, c);
        write_results(x, q->right, i, c);
    } else if (i < q->results.n && q->results.v[i].expr) {
        infer_write(x, q->results.v[i].expr, c);
    }
}

static void infer_source(struct infer *x, struct dml *m)
{
    struct query *q = m->source;
    if (q->select->values.n && !q->scope.outer && !q->results.n) {
        infer_rows(x, m);
        return;
    }
    infer_query(x, q, NULL);
    for (unsigned i = 0; i < m->columns.n && !q->poisoned; i++) {
        write_results(x, q, i, m->columns.v[i]);
    }
}

/* (a, b) = (…), which is as wide. */
static void infer_several(struct infer *x, struct env *env, const struct assignment *s)
{
    infer_side(x, env, s->value);
    for (unsigned i = 0; i < s->columns.n && s->targets && row_width(s->value) == s->columns.n; i++) {
        infer_write(x, row_item(x, s->value, i), s->targets[i]);
    }
}

static void infer_set(struct infer *x, struct env *env, const assignment_vec *set)
{
    for (unsigned i = 0; i < set->n; i++) {
        if (set->v[i].columns.n == 1) {
            infer_expr(x, env, set->v[i].value);
            infer_write(x, set->v[i].value, set->v[i].column);
        } else {
            infer_several(x, env, &set->v[i]);
        }
    }
}

static void infer_upserts(struct infer *x, struct dml *m, const struct insert *s)
{
    for (unsigned i = 0; i < s->upserts.n && m->upsert; i++) {
        const struct upsert *u = &s->upserts.v[i];
        struct env env = env_push(NULL);
        for (unsigned k = 0; k < u->target.n; k++) {
            infer_expr(x, &env, u->target.v[k].expr);
        }
        if (u->target_where) {
            infer_expr(x, &env, u->target_where);
        }
        if (u->where) {
            infer_expr(x, &env, u->where);
        }
        infer_set(x, &env, &u->set);
    }
}

static void infer_ctes(struct infer *x, struct query *q)
{
    for (unsigned i = 0; i < q->ctes.n; i++) {
        infer_query(x, q->ctes.v[i], NULL);
    }
}

/* Into a table that is not there: what its values are is anybody's guess. */
static void poison_params(struct infer *x)
{
    for (unsigned i = 0; i < x->params->all.n; i++) {
        x->params->all.v[i].poisoned = true;
    }
}

static void infer_insert(struct infer *x, struct dml *m, const struct insert *s)
{
    struct env env = env_push(NULL);
    if (!m->target) {
        poison_params(x);
    }
    infer_ctes(x, m->query);
    if (m->source) {
        infer_source(x, m);
    }
    if (!m->target) {
        return; /* SET, ON CONFLICT and RETURNING were not bound: what they name is not known */
    }
    infer_set(x, &env, &s->set);
    infer_upserts(x, m, s);
    infer_results(x, m->query, &env);
}

/* ---------------------------------------------------------------- UPDATE, DELETE */

/* RETURNING shows the row after SET: what WHERE proved of a column holds only where SET left it alone. */
static bool set_touches(const assignment_vec *set, const struct fact *f)
{
    const struct column *origin = f->relation ? relation_at(f->relation, f->column)->origin : NULL;
    if (origin && origin->generated != GENERATED_NONE) {
        return true; /* it may be made of what was set */
    }
    for (unsigned i = 0; i < set->n; i++) {
        const struct column *c = set->v[i].column;
        for (unsigned k = 0; set->v[i].targets && k < set->v[i].columns.n; k++) {
            c = set->v[i].targets[k] && origin == set->v[i].targets[k] ? origin : c;
        }
        if (c && f->relation && f->relation->table == c->table && f->column == c->index) {
            return true;
        }
    }
    return false;
}

static void keep_untouched(struct infer *x, const struct env *from, const assignment_vec *set, struct env *to)
{
    for (unsigned i = 0; i < from->facts.n; i++) {
        if (!set_touches(set, &from->facts.v[i])) {
            vec_push(x->a, &to->facts, from->facts.v[i]);
        }
    }
}

static void infer_update(struct infer *x, struct dml *m, const struct update *s)
{
    struct env env = env_push(NULL), after = env_push(NULL);
    infer_from(x, m->query, NULL, &env, s->where);
    infer_set(x, &env, &s->set);
    infer_order(x, &env, &s->order_by);
    infer_limit(x, s->limit, s->offset);
    keep_untouched(x, &env, &s->set, &after);
    infer_results(x, m->query, &after);
}

static void infer_delete(struct infer *x, struct dml *m, const struct delete_stmt *s)
{
    struct env env = env_push(NULL);
    infer_from(x, m->query, NULL, &env, s->where);
    infer_order(x, &env, &s->order_by);
    infer_limit(x, s->limit, s->offset);
    infer_results(x, m->query, &env);
}

void infer_dml(struct infer *x, struct dml *m, const struct stmt *s)
{
    switch (s->kind) {
    case STMT_INSERT: infer_insert(x, m, s->u.insert); break;
    case STMT_UPDATE: infer_update(x, m, s->u.update); break;
    default: infer_delete(x, m, s->u.del); break;
    }
}

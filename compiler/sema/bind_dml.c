/* bind_dml.c: BIND for INSERT, UPDATE and DELETE: targets, what is left out, RETURNING. */
#include "base/buf.h"
#include "sema/bind.h"
#include "sema/funcs.h"
#include "sema/walk.h"

static struct query *new_query(struct bind *b)
{
    return ARENA_NEW(b->a, struct query);
}

static void set_scope(struct query *q)
{
    q->scope.relations = q->relations.v;
    q->scope.n = q->relations.n;
}

static void add_relation(struct bind *b, struct query *q, struct relation *r)
{
    vec_push(b->a, &q->relations, r);
    set_scope(q);
}

/* SQLite's RETURNING knows the table by its own name, whatever alias it has. */
static void bind_sqlite_returning(struct bind *b, struct query *q, struct spot *at, const result_vec *list)
{
    struct relation *r = q->scope.relations[0];
    struct str alias = r->name;
    for (unsigned i = 0; i < list->n; i++) {
        const struct expr *e = list->v[i].expr;
        if (e->kind == EXPR_STAR && e->qualifier.name.text.n) {
            bind_report(b, DIAG_E0103, e->span, "RETURNING takes *, and no `%.*s.*`", STR_ARG(e->qualifier.name.text));
            return;
        }
    }
    r->name = r->table ? r->table->name : r->name;
    bind_results(b, q, at, list->v, list->n);
    r->name = alias;
}

static void bind_returning(struct bind *b, struct query *q, const result_vec *list)
{
    struct spot at = {.scope = &q->scope, .clause = CLAUSE_RETURNING};
    if (b->o.dialect != DIALECT_POSTGRES && q->scope.n > 1) {
        q->scope.n = 1; /* the target alone; postgres sees FROM and USING too */
        q->scope.level = NULL;
    }
    if (b->o.dialect == DIALECT_SQLITE && q->scope.n) {
        bind_sqlite_returning(b, q, &at, list);
    } else {
        bind_results(b, q, &at, list->v, list->n);
    }
}

/* ---------------------------------------------------------------- targets */

static bool may_be_written(struct bind *b, const struct column *c, struct span span)
{
    if (c->generated == GENERATED_NONE && !c->identity_always) {
        return true;
    }
    struct diag *g =
        bind_report(b, DIAG_E0308, span, "column `%.*s` is generated: it takes no value", STR_ARG(c->name));
    diag_note(b->d, g, c->place, "`%.*s` is declared here", STR_ARG(c->name));
    return false;
}

static void named_columns(struct bind *b, struct dml *m, const name_vec *names)
{
    for (unsigned i = 0; i < names->n; i++) {
        struct column *c = bind_target(b, m->target->table, &names->v[i]);
        for (unsigned k = 0; c && k < m->columns.n; k++) {
            if (m->columns.v[k] == c) {
                bind_report(b, DIAG_E0210, names->v[i].span, "column `%.*s` is named twice", STR_ARG(c->name));
                break;
            }
        }
        vec_push(b->a, &m->columns, c);
    }
}

/* Without a list: all of them in order, but for what the engine leaves out itself. */
static void all_columns(struct bind *b, struct dml *m)
{
    const struct table *t = m->target->table;
    for (unsigned i = 0; i < t->columns.n; i++) {
        struct column *c = t->columns.v[i];
        bool left_out = c->invisible || (b->o.dialect == DIALECT_SQLITE && c->generated != GENERATED_NONE);
        if (!left_out) {
            vec_push(b->a, &m->columns, c);
            bind_use(b, t, i);
        }
    }
}

static bool is_target(const struct dml *m, const struct column *c)
{
    for (unsigned i = 0; i < m->columns.n; i++) {
        if (m->columns.v[i] == c) {
            return true;
        }
    }
    return false;
}

static bool has_poison(const struct dml *m)
{
    return is_target(m, NULL);
}

static bool is_left_out(const struct dml *m, const struct column *c)
{
    return c->not_null && !c->has_default && !is_target(m, c);
}

/* One INSERT that leaves out several is one mistake. */
static void report_left_out(struct bind *b, const struct table *t, const struct column *const *v, unsigned n,
                            struct span span)
{
    struct buf names = {0};
    for (unsigned i = 0; i < n; i++) buf_printf(&names, "%s`%.*s`", i ? ", " : "", STR_ARG(v[i]->name));
    struct diag *g = bind_report(
        b, DIAG_E0304, span, "column%s %.*s of `%.*s` %s NOT NULL without a default and get%s no value",
        n > 1 ? "s" : "", STR_ARG(buf_view(&names)), STR_ARG(t->name), n > 1 ? "are" : "is", n > 1 ? "" : "s");
    for (unsigned i = 0; i < n; i++) diag_note(b->d, g, v[i]->place, "`%.*s` is declared here", STR_ARG(v[i]->name));
    buf_free(&names);
}

static void check_left_out(struct bind *b, const struct dml *m, struct span span)
{
    const struct table *t = m->target->table;
    VEC(const struct column *) out = {0};
    for (unsigned i = 0; i < t->columns.n && !has_poison(m); i++)
        if (is_left_out(m, t->columns.v[i])) vec_push(b->a, &out, t->columns.v[i]);
    if (out.n) report_left_out(b, t, out.v, out.n, span);
}

/* ---------------------------------------------------------------- INSERT: values */

static void check_value_targets(struct bind *b, struct dml *m, const expr_vec *row)
{
    for (unsigned i = 0; i < row->n && i < m->columns.n; i++) {
        if (m->columns.v[i] && row->v[i]->kind != EXPR_DEFAULT) {
            may_be_written(b, m->columns.v[i], row->v[i]->span);
        }
    }
}

struct row_read {
    struct bind *b;
    const struct relation *row;
};

static void check_row_read(void *context, struct expr *e)
{
    const struct row_read *r = context;
    if (e->kind == EXPR_COLUMN && e->relation == r->row) {
        bind_servers(r->b, FUNC_MYSQL | FUNC_MARIADB, DIAG_E0203, e->span,
                     "a column of the row that VALUES and SET write");
    }
    expr_children(e, check_row_read, context);
    if (e->select) {
        select_exprs(e->select, check_row_read, context);
    }
}

static void check_row_reads(struct bind *b, const struct dml *m, struct expr *value)
{
    struct row_read r = {b, m->target};
    if (b->o.dialect == DIALECT_MYSQL) {
        check_row_read(&r, value);
    }
}

static void bind_rows(struct bind *b, struct dml *m, struct select *s)
{
    struct query *q = m->source = new_query(b);
    q->select = s;
    s->query = q;
    struct spot at = {.scope = &q->scope, .clause = CLAUSE_VALUES, .target = m->target->table};
    struct query *target = new_query(b);
    if (b->o.dialect == DIALECT_MYSQL) { /* a value may read the row's columns, as they are by then */
        add_relation(b, target, m->target);
        at.scope = &target->scope;
    }
    for (unsigned i = 0; i < s->values.n; i++) {
        expr_vec *row = &s->values.v[i];
        bind_exprs(b, &at, row);
        for (unsigned k = 0; k < row->n; k++) {
            check_row_reads(b, m, row->v[k]);
        }
        if (row->n == 0 && m->columns.n && b->o.dialect == DIALECT_MYSQL) {
            bind_servers(b, FUNC_DOLT, DIAG_E0209, s->span, "a row of no values for the columns of the others");
        } else if (row->n != m->columns.n) {
            struct span span = row->n ? span_join(row->v[0]->span, row->v[row->n - 1]->span) : s->span;
            bind_report(b, DIAG_E0209, span, "%u value%s for %u column%s of `%.*s`", row->n, row->n == 1 ? "" : "s",
                        m->columns.n, m->columns.n == 1 ? "" : "s", STR_ARG(m->target->table->name));
        } else {
            check_value_targets(b, m, row);
        }
    }
}

static bool plain_values(const struct select *s)
{
    return s->values.n && !s->set.left && !s->order_by.n && !s->limit && !s->offset && !s->with;
}

/* INSERT INTO t WITH … VALUES (…): SQLite makes a list of the one row, which does not see the WITH. */
static void drop_with(struct bind *b, struct dml *m, struct select *s)
{
    struct cte_scope *ctes = b->ctes;
    struct with *w = s->with;
    s->with = NULL;
    if (b->o.dialect != DIALECT_SQLITE || s->values.n != 1 || !plain_values(s)) {
        s->with = w;
        return;
    }
    bind_with(b, w, m->query, NULL);
    b->ctes = ctes;
}

static void bind_source(struct bind *b, struct dml *m, struct select *s)
{
    if (s->with) {
        drop_with(b, m, s);
    }
    if (plain_values(s)) {
        bind_rows(b, m, s);
        return;
    }
    m->source = bind_select(b, s, NULL);
    if (m->source->poisoned) {
        return;
    }
    if (m->source->results.n != m->columns.n) {
        bind_report(b, DIAG_E0209, s->span, "%u column%s selected for %u column%s of `%.*s`", m->source->results.n,
                    m->source->results.n == 1 ? "" : "s", m->columns.n, m->columns.n == 1 ? "" : "s",
                    STR_ARG(m->target->table->name));
        m->source->poisoned = true;
        return;
    }
    for (unsigned i = 0; i < m->columns.n; i++) {
        if (m->columns.v[i]) {
            may_be_written(b, m->columns.v[i], m->source->results.v[i].span);
        }
    }
}

/* ---------------------------------------------------------------- SET */

static struct column *unqualified_target(struct bind *b, struct query *q, const struct name *name)
{
    struct found f, second;
    switch (scope_column(&q->scope, name->text, &f, &second)) {
    case LOOKUP_ONE:
        if (f.relation->table && f.column < f.relation->n_columns) {
            return bind_target(b, f.relation->table, name);
        }
        break;
    case LOOKUP_AMBIGUOUS:
        bind_report(b, DIAG_E0202, name->span, "column `%.*s` is in `%.*s` and in `%.*s`", STR_ARG(name->text),
                    STR_ARG(f.relation->name), STR_ARG(second.relation->name));
        return NULL;
    case LOOKUP_NONE: break;
    }
    bind_report(b, DIAG_E0203, name->span, "no column `%.*s` in any table of this statement", STR_ARG(name->text));
    return NULL;
}

/* `only`: the one table whose columns may be set; NULL: any of the statement's (MySQL's multi-table UPDATE). */
static struct column *set_target(struct bind *b, struct query *q, struct relation *only, const struct assignment *s,
                                 unsigned i)
{
    const struct name *name = &s->columns.v[i];
    struct relation *r = only;
    if (s->qualifier.name.text.n) {
        r = scope_relation(&q->scope, &s->qualifier, bind_nocase_tables(b));
        if (!r) {
            bind_report(b, DIAG_E0211, s->qualifier.span, "no table or alias `%.*s` in this statement",
                        STR_ARG(s->qualifier.name.text));
            return NULL;
        }
    }
    if (!r) {
        return unqualified_target(b, q, name);
    }
    if (!r->table) {
        if (!r->poisoned) {
            bind_report(b, DIAG_E0203, name->span, "`%.*s` is no table whose columns can be set", STR_ARG(r->name));
        }
        b->failed = true;
        return NULL;
    }
    return bind_target(b, r->table, name);
}

/* PostgreSQL refuses it; MySQL and SQLite take the last. */
static void set_twice(struct bind *b, const assignment_vec *set, unsigned i)
{
    for (unsigned k = 0; k < i && b->o.dialect == DIALECT_POSTGRES; k++) {
        if (set->v[k].column && set->v[k].column == set->v[i].column) {
            bind_report(b, DIAG_E0210, set->v[i].columns.v[0].span, "column `%.*s` is set twice",
                        STR_ARG(set->v[i].column->name));
        }
    }
}

static struct column *bind_assigned(struct bind *b, struct query *q, struct relation *only, const struct assignment *s,
                                    unsigned i)
{
    struct column *c = set_target(b, q, only, s, i);
    if (c && s->value->kind != EXPR_DEFAULT) {
        may_be_written(b, c, s->columns.v[i].span);
    }
    return c;
}

/* (a, b) = (…) */
static void bind_set_several(struct bind *b, struct query *q, struct relation *only, struct assignment *s)
{
    const struct column **targets = ARENA_ARRAY(b->a, const struct column *, s->columns.n);
    for (unsigned i = 0; i < s->columns.n; i++) {
        targets[i] = bind_assigned(b, q, only, s, i);
    }
    s->targets = targets;
    struct spot at = {.scope = &q->scope, .clause = CLAUSE_SET, .target = targets[0] ? targets[0]->table : NULL};
    bind_expr(b, &at, s->value);
    for (unsigned i = 0; s->value->kind == EXPR_ROW && i < s->value->list.n; i++) {
        const struct expr *e = s->value->list.v[i];
        const struct query *one = e->kind == EXPR_SUBQUERY ? e->select->query : NULL;
        unsigned width = e->kind == EXPR_ROW ? e->list.n : one && !one->poisoned ? one->results.n : 1;
        if (width != 1) {
            bind_report(b, DIAG_E0209, e->span, "%u values for one column", width);
        }
    }
    const struct query *of = s->value->kind == EXPR_SUBQUERY ? s->value->select->query : NULL;
    unsigned n = of ? of->results.n : s->value->kind == EXPR_ROW ? s->value->list.n : 1;
    if (n != s->columns.n && s->value->kind != EXPR_ERROR && !(of && of->poisoned)) {
        bind_report(b, DIAG_E0209, s->value->span, "%u value%s for %u columns", n, n == 1 ? "" : "s", s->columns.n);
        s->value->kind = EXPR_ERROR;
    }
}

static void bind_set(struct bind *b, struct query *q, struct relation *only, const assignment_vec *set)
{
    for (unsigned i = 0; i < set->n; i++) {
        struct assignment *s = &set->v[i];
        if (s->columns.n != 1) {
            bind_set_several(b, q, only, s);
            continue;
        }
        s->column = bind_assigned(b, q, only, s, 0);
        struct spot at = {.scope = &q->scope, .clause = CLAUSE_SET, .target = s->column ? s->column->table : NULL};
        bind_expr(b, &at, s->value);
        set_twice(b, set, i);
    }
}

static void bind_where(struct bind *b, struct query *q, struct expr *where)
{
    if (where) {
        struct spot at = {.scope = &q->scope, .clause = CLAUSE_WHERE};
        bind_expr(b, &at, where);
    }
}

/* ---------------------------------------------------------------- upsert */

/* The row that was to be inserted. Unqualified names are the row that is there. */
static struct relation *excluded_row(struct bind *b, const struct table *t, struct span span)
{
    struct name excluded = {STR("excluded"), span, false};
    struct relation *r = relation_of_table(b, t, &excluded, span);
    for (unsigned i = 0; i < r->n_columns + r->rowid; i++) {
        r->columns[i].merged = true;
    }
    r->proposed = true;
    return r;
}

/* MySQL: AS new (a, b): the new row's values under names of their own, in the order of the INSERT's columns. */
static void name_row(struct bind *b, const struct dml *m, const struct insert *s, struct relation *r)
{
    const name_vec *names = &s->row_alias_columns;
    struct rel_column *columns = ARENA_ARRAY(b->a, struct rel_column, names->n + 1);
    if (names->n != m->columns.n) {
        bind_report(b, DIAG_E0209, s->row_alias.span, "%u names for %u columns", names->n, m->columns.n);
        r->poisoned = true;
    }
    for (unsigned i = 0; i < names->n; i++) {
        if (i < m->columns.n && m->columns.v[i]) {
            columns[i] = r->columns[m->columns.v[i]->index];
        }
        columns[i].name = names->v[i].text;
        for (unsigned k = 0; k < i; k++) {
            if (str_eq_nocase(names->v[k].text, names->v[i].text)) {
                bind_report(b, DIAG_E0210, names->v[i].span, "`%.*s` is named twice", STR_ARG(names->v[i].text));
            }
        }
    }
    r->table = NULL;
    r->columns = columns;
    r->n_columns = names->n;
}

static struct relation *row_alias(struct bind *b, const struct dml *m, const struct insert *s)
{
    struct relation *r = relation_of_table(b, m->target->table, &s->row_alias, s->row_alias.span);
    if (str_eq_nocase(r->name, m->target->name)) {
        bind_report(b, DIAG_E0206, s->row_alias.span, "the new row is called `%.*s`, as the table is",
                    STR_ARG(r->name));
    }
    if (s->row_alias_columns.n) {
        name_row(b, m, s, r);
    }
    return r;
}

/* PostgreSQL: ON CONFLICT ON CONSTRAINT name */
static void check_constraint(struct bind *b, const struct table *t, const struct name *name)
{
    for (unsigned i = 0; i < t->indexes.n; i++) {
        if (t->indexes.v[i]->unique && str_eq(t->indexes.v[i]->name, name->text)) {
            return;
        }
    }
    bind_report(b, DIAG_E0224, name->span, "no key or unique constraint `%.*s` on table `%.*s`", STR_ARG(name->text),
                STR_ARG(t->name));
}

static void bind_upsert(struct bind *b, struct dml *m, const struct insert *s, const struct upsert *u)
{
    struct query *q = m->upsert = new_query(b);
    add_relation(b, q, m->target);
    if (s->row_alias.text.n) {
        add_relation(b, q, row_alias(b, m, s));
    } else if (!u->duplicate_key) {
        add_relation(b, q, excluded_row(b, m->target->table, u->span));
    }
    const struct query *from = u->duplicate_key && m->source && !m->source->left ? m->source : NULL;
    for (unsigned i = 0; from && !from->aggregate && i < from->relations.n; i++) {
        add_relation(b, q, from->relations.v[i]); /* ON DUPLICATE KEY UPDATE sees what was selected from */
    }
    struct scope *target = ARENA_NEW(b->a, struct scope);
    target->relations = q->relations.v;
    target->n = 1;
    struct spot at = {.scope = target, .clause = CLAUSE_WHERE};
    for (unsigned i = 0; i < u->target.n; i++) {
        bind_expr(b, &at, u->target.v[i].expr);
    }
    if (u->target_where) {
        bind_expr(b, &at, u->target_where);
    }
    bind_set(b, q, m->target, &u->set);
    bind_where(b, q, u->where);
}

static void bind_upserts(struct bind *b, struct dml *m, const struct insert *s)
{
    for (unsigned i = 0; i < s->upserts.n; i++) {
        const struct upsert *u = &s->upserts.v[i];
        if (u->constraint.text.n) {
            check_constraint(b, m->target->table, &u->constraint);
        }
        bind_upsert(b, m, s, u);
    }
}

/* ---------------------------------------------------------------- the statements */

static void take_with(struct bind *b, struct dml *m, struct with *w)
{
    if (w) {
        bind_with(b, w, m->query, NULL);
    }
}

/* MySQL's VALUES (): every column takes its default. */
static bool only_defaults(const struct select *s)
{
    return plain_values(s) && !s->values.v[0].n;
}

/* t.a names a column of the table that is written, and of no other. */
static void check_qualifiers(struct bind *b, const struct dml *m, const struct insert *s)
{
    for (unsigned i = 0; i < s->of.n; i++) {
        const struct qname *of = &s->of.v[i];
        if (of->name.text.n && !scope_relation(&m->query->scope, of, bind_nocase_tables(b))) {
            bind_report(b, DIAG_E0211, of->span, "no table or alias `%.*s` in this statement", STR_ARG(of->name.text));
        }
    }
}

static void insert_columns(struct bind *b, struct dml *m, const struct insert *s)
{
    check_qualifiers(b, m, s);
    if (s->set.n) {
        bind_set(b, m->query, m->target, &s->set);
        for (unsigned i = 0; i < s->set.n; i++) {
            struct column *c = (struct column *)(uintptr_t)s->set.v[i].column;
            if (c && is_target(m, c)) {
                bind_report(b, DIAG_E0210, s->set.v[i].columns.v[0].span, "column `%.*s` is named twice",
                            STR_ARG(c->name));
            }
            vec_push(b->a, &m->columns, c);
        }
    } else if (s->columns.n) {
        named_columns(b, m, &s->columns);
    } else if (s->source && !only_defaults(s->source)) { /* MySQL's `t ()` lists them all, too */
        all_columns(b, m);
    }
}

/* What follows the values, which are bound. */
static void bind_insert_values(struct bind *b, struct dml *m, const struct insert *s, const struct table *t)
{
    check_written(b, t, FUNC_MARIADB | FUNC_DOLT);
    bool in_place = reads_in_place(b, t);
    b->reads.n = 0;
    bind_upserts(b, m, s);
    for (unsigned i = 0; i < s->set.n; i++) {
        check_row_reads(b, m, s->set.v[i].value);
    }
    check_written(b, t, FUNC_MARIADB | FUNC_DOLT);
    in_place = in_place || reads_in_place(b, t);
    b->reads.n = 0;
    bind_returning(b, m->query, &s->returning);
    check_returning_written(b, t, in_place);
}

static struct dml *bind_insert(struct bind *b, const struct insert *s)
{
    struct dml *m = ARENA_NEW(b->a, struct dml);
    m->query = new_query(b);
    take_with(b, m, s->with);
    const struct table *t = bind_table(b, &s->table);
    t = t ? bind_written(b, t, s->table.span) : NULL;
    if (!t) {
        if (s->source) { /* its own mistakes are worth telling too */
            m->source = bind_select(b, s->source, NULL);
        }
        b->failed = true;
        return m;
    }
    m->target = relation_of_table(b, t, &s->alias, s->table.span);
    add_relation(b, m->query, m->target);
    check_sqlite_write(b, t, s->table.span);
    insert_columns(b, m, s);
    if (s->source) {
        bind_source(b, m, s->source);
    }
    check_left_out(b, m, s->table.span);
    if (s->set.n || (s->source && s->source->values.n)) {
        bind_insert_values(b, m, s, t);
    } else {
        b->reads.n = 0;
        bind_upserts(b, m, s);
        bind_returning(b, m->query, &s->returning);
    }
    return m;
}

static struct relation *only_table(const struct query *q)
{
    return q->relations.n == 1 ? q->relations.v[0] : NULL;
}

/* MariaDB takes TRUE, FALSE and -1 for positions, among what stands before them: an UPDATE has no result columns. */
static void check_update_order(struct bind *b, const struct update *s)
{
    for (unsigned i = 0; b->o.dialect == DIALECT_MYSQL && i < s->order_by.n; i++) {
        const struct expr *e = s->order_by.v[i].expr;
        while (e->kind == EXPR_UNARY && e->op == OP_PLUS) {
            e = e->a;
        }
        bool number = e->kind == EXPR_UNARY && (e->a->kind == EXPR_INTEGER || e->a->kind == EXPR_BOOL);
        bool negative = number && e->op == OP_NEG;
        int truth = expr_truth(e);
        if (negative || truth == 0 || (truth == 1 && !i)) {
            bind_servers(b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0212, s->order_by.v[i].expr->span,
                         "a constant in UPDATE's ORDER BY, to MariaDB the position of a result column");
        }
    }
}

/* SQLite makes one item of UPDATE's FROM. */
static void bind_update_from(struct bind *b, struct query *q, struct table_ref *from)
{
    if (b->o.dialect == DIALECT_SQLITE && from->kind == TABLE_JOIN) {
        bind_nested(b, q, from, NULL);
    } else {
        from->alias_inside = false;
        bind_from(b, q, from, NULL);
    }
}

static struct dml *bind_update(struct bind *b, const struct update *s)
{
    struct dml *m = ARENA_NEW(b->a, struct dml);
    struct query *q = m->query = new_query(b);
    take_with(b, m, s->with);
    b->written = s->table;
    bind_from(b, q, s->table, NULL);
    m->target = only_table(q);
    check_sqlite_write(b, m->target ? m->target->table : NULL, s->table->span);
    if (s->from) {
        unsigned first = q->relations.n;
        bind_update_from(b, q, s->from);
        bind_late_on(b, q, s->from, first);
        set_scope(q);
        bind_late_args(b, q);
    }
    if (b->o.dialect == DIALECT_MYSQL && !m->target && (s->order_by.n || s->limit)) {
        bind_servers(b, FUNC_MARIADB, DIAG_E0103, s->limit ? s->limit->span : s->order_by.v[0].expr->span,
                     "ORDER BY and LIMIT in an UPDATE of several tables");
    }
    bind_set(b, q, m->target, &s->set);
    bind_where(b, q, s->where);
    bind_order(b, q, (order_vec *)&s->order_by);
    check_update_order(b, s);
    bind_limit(b, NULL, s->limit, s->offset);
    check_set_written(b, &s->set);
    bind_returning(b, q, &s->returning);
    return m;
}

static void delete_targets(struct bind *b, struct query *q, const struct delete_stmt *s)
{
    for (unsigned i = 0; i < s->targets.n; i++) {
        const struct qname *n = &s->targets.v[i];
        const struct relation *r = scope_relation(&q->scope, n, bind_nocase_tables(b));
        if (r && !r->table && !r->poisoned) {
            bind_report(b, DIAG_E0203, n->span, "`%.*s` is no table whose rows can be deleted", STR_ARG(r->name));
        } else if (r) {
            check_written(b, r->table, FUNC_DOLT);
        } else {
            bind_report(b, DIAG_E0211, n->span, "no table or alias `%.*s` in this statement", STR_ARG(n->name.text));
        }
    }
}

static struct dml *bind_delete(struct bind *b, const struct delete_stmt *s)
{
    struct dml *m = ARENA_NEW(b->a, struct dml);
    struct query *q = m->query = new_query(b);
    take_with(b, m, s->with);
    b->written = s->table;
    bind_from(b, q, s->table, NULL);
    m->target = only_table(q);
    check_sqlite_write(b, m->target ? m->target->table : NULL, s->table->span);
    if (s->using_tables) {
        bind_from(b, q, s->using_tables, NULL);
        bind_late_args(b, q);
    }
    bind_where(b, q, s->where);
    bind_order(b, q, (order_vec *)&s->order_by);
    bind_limit(b, NULL, s->limit, s->offset);
    delete_targets(b, q, s);
    if (m->target && !s->targets.n) {
        check_written(b, m->target->table, FUNC_MARIADB | FUNC_DOLT);
    }
    bind_returning(b, q, &s->returning);
    return m;
}

struct dml *bind_dml(struct bind *b, struct stmt *s)
{
    switch (s->kind) {
    case STMT_INSERT: return bind_insert(b, s->u.insert);
    case STMT_UPDATE: return bind_update(b, s->u.update);
    default: return bind_delete(b, s->u.del);
    }
}

/* ddl_partition.c: what PARTITION BY, PERIOD FOR and ALTER TABLE … ORDER BY name. Part of DDL replay. Queries read a
 * partitioned table as any other; what counts is that its columns are there, in every unique key, and stay. */
#include "sema/ddl.h"

struct keep {
    const struct ddl *x;
    struct table *t;
};

static bool keep_column(void *ctx, struct expr *e)
{
    const struct keep *k = ctx;
    if (e->kind == EXPR_COLUMN && e->column) {
        vec_push(k->x->a, &k->t->partition_columns, k->t->columns.v[e->column->index]);
    }
    return true;
}

bool ddl_partition(const struct ddl *x, struct table *t, const struct partitioning *by)
{
    struct keep k = {x, t};
    bool ok = true;
    t->partitioned = by != NULL;
    t->partition_columns.n = 0;
    for (unsigned i = 0; by && i < by->columns.n; i++) {
        struct column *c = ddl_column(x, t, &by->columns.v[i]);
        ok = c && ok;
        if (c) {
            vec_push(x->a, &t->partition_columns, c);
        }
    }
    for (unsigned i = 0; by && i < by->exprs.n; i++) {
        ok = ddl_expr(x, t, by->exprs.v[i], "PARTITION BY") && ok;
        expr_each(by->exprs.v[i], keep_column, &k);
    }
    return ok;
}

bool ddl_partitions(const struct ddl *x, const struct table *t, struct span span)
{
    return t->partitioned || ddl_server(x, span, ON_DOLT, "a partition of a table that has none");
}

static bool has_part(const struct index *i, const struct column *c)
{
    for (unsigned p = 0; p < i->parts.n; p++) {
        if (i->parts.v[p].column == c && !i->parts.v[p].prefix) {
            return true;
        }
    }
    return false;
}

/* A unique key can be held only where equal values are sure to meet in one partition. */
void ddl_partition_keys(const struct ddl *x, const struct table *t, struct span span)
{
    for (unsigned i = 0; i < t->indexes.n; i++) {
        for (unsigned k = 0; t->indexes.v[i]->unique && k < t->partition_columns.n; k++) {
            if (!has_part(t->indexes.v[i], t->partition_columns.v[k])) {
                ddl_server(x, span, ON_DOLT, "a unique key without a column that the table is partitioned by");
                return;
            }
        }
    }
}

bool ddl_partition_uses(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->partition_columns.n; i++) {
        if (t->partition_columns.v[i] == c) {
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- PERIOD FOR, ORDER BY */

static bool is_time(const struct column *c)
{
    enum type_kind kind = c->type.kind;
    return kind == TYPE_DATE || kind == TYPE_DATETIME || kind == TYPE_TIMESTAMP || c->generated;
}

/* Both columns become NOT NULL. */
bool ddl_period(const struct ddl *x, struct table *t, const struct period *p)
{
    struct column *c[2] = {NULL, NULL};
    if (p->columns.n != 2) {
        return ddl_refuse(x, p->name.span, "a period has two columns");
    }
    for (unsigned i = 0; i < 2; i++) {
        c[i] = ddl_column(x, t, &p->columns.v[i]);
        if (c[i]) {
            c[i]->not_null = true;
        }
    }
    if (!c[0] || !c[1]) {
        return false;
    }
    if (c[0] == c[1] || !is_time(c[0]) || c[0]->type.kind != c[1]->type.kind || c[0]->type.scale != c[1]->type.scale) {
        return ddl_refuse(x, p->name.span, "a period has two columns of one type: DATE, DATETIME or TIMESTAMP");
    }
    const struct table_period period = {p->name.text, c[0], c[1]};
    vec_push(x->a, &t->periods, period);
    return true;
}

const struct table_period *ddl_period_named(const struct table *t, struct str name)
{
    for (unsigned i = 0; i < t->periods.n; i++) {
        if (str_eq_nocase(t->periods.v[i].name, name)) {
            return &t->periods.v[i];
        }
    }
    return NULL;
}

bool ddl_order(const struct ddl *x, const struct table *t, const struct alter_action *a)
{
    bool ok = true;
    for (unsigned i = 0; i < a->order.n; i++) {
        ok = ddl_expr(x, t, a->order.v[i].expr, "ORDER BY") && ok;
    }
    return ok;
}

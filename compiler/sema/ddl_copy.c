/* ddl_copy.c: CREATE TABLE … LIKE. Part of DDL replay. Columns, keys and CHECKs are the model's, with expressions of their
 * own that name the new table's columns; foreign keys are not copied. */
#include "sema/ddl.h"

struct copy {
    const struct ddl *x;
    const struct table *to;
};

static struct expr *expr_of(const struct copy *k, const struct expr *e);

static struct call *call_of(const struct copy *k, const struct call *call)
{
    struct call *c = call ? ARENA_NEW(k->x->a, struct call) : NULL;
    if (c) {
        *c = *call;
        c->order.v = ARENA_ARRAY(k->x->a, struct order_item, call->order.n + 1);
        c->order.cap = call->order.n;
        for (unsigned i = 0; i < call->order.n; i++) {
            c->order.v[i] = call->order.v[i];
            c->order.v[i].expr = expr_of(k, call->order.v[i].expr);
        }
        c->separator = expr_of(k, call->separator);
        c->limit = expr_of(k, call->limit);
        c->offset = expr_of(k, call->offset);
    }
    return c;
}

static struct expr *expr_of(const struct copy *k, const struct expr *e)
{
    if (!e) {
        return NULL;
    }
    struct expr *c = ARENA_NEW(k->x->a, struct expr);
    *c = *e;
    c->a = expr_of(k, e->a);
    c->b = expr_of(k, e->b);
    c->c = expr_of(k, e->c);
    c->call = call_of(k, e->call);
    c->list.v = ARENA_ARRAY(k->x->a, struct expr *, e->list.n + 1);
    c->list.cap = e->list.n;
    for (unsigned i = 0; i < e->list.n; i++) {
        c->list.v[i] = expr_of(k, e->list.v[i]);
    }
    if (e->kind == EXPR_COLUMN && e->column) {
        c->column = k->to->columns.v[e->column->index];
        c->qualifier = (struct qname){0}; /* the model's name, if any */
    }
    return c;
}

static void copy_column(const struct ddl *x, struct table *t, const struct column *from)
{
    struct column *c = ARENA_NEW(x->a, struct column);
    *c = *from;
    c->table = t;
    ddl_column_name_enum(x, c);
    vec_push(x->a, &t->columns, c);
    map_set(&t->by_name, c->name, c);
}

/* Once all columns are there. */
static void copy_exprs(const struct copy *k, struct column *c)
{
    struct column_def *def = ARENA_NEW(k->x->a, struct column_def);
    *def = *c->def;
    def->default_value = expr_of(k, c->def->default_value);
    def->generated_as = expr_of(k, c->def->generated_as);
    c->def = def;
}

static void copy_index(const struct copy *k, struct table *t, const struct index *from)
{
    struct index *i = ARENA_NEW(k->x->a, struct index);
    *i = *from;
    i->where = expr_of(k, from->where);
    i->parts.v = ARENA_ARRAY(k->x->a, struct index_part, from->parts.n + 1);
    i->parts.cap = from->parts.n;
    for (unsigned p = 0; p < from->parts.n; p++) {
        const struct index_part *part = &from->parts.v[p];
        i->parts.v[p] = *part;
        i->parts.v[p].column = part->column ? t->columns.v[part->column->index] : NULL;
        i->parts.v[p].expr = expr_of(k, part->expr);
    }
    vec_push(k->x->a, &t->indexes, i);
    map_set(&k->x->c->index_names, i->name, i);
}

static void copy_check(const struct copy *k, struct table *t, const struct check_info *from)
{
    struct check_info *c = ARENA_NEW(k->x->a, struct check_info);
    *c = *from;
    c->expr = expr_of(k, from->expr);
    bool keeps = k->x->c->options.flavour == FLAVOUR_MARIADB; /* the others name it after the new table */
    c->name = keeps ? from->name : ddl_auto_check(k->x, t, NULL);
    vec_push(k->x->a, &t->checks, c);
}

bool ddl_copy_table(const struct ddl *x, struct table *t, const struct qname *like)
{
    const struct table *from = ddl_table(x, like);
    if (!from) {
        return false;
    }
    const struct copy k = {x, t};
    t->charset = from->charset;
    t->collation = from->collation;
    t->partitioned = from->partitioned;
    for (unsigned i = 0; i < from->columns.n; i++) {
        copy_column(x, t, from->columns.v[i]);
    }
    for (unsigned i = 0; i < t->columns.n; i++) {
        copy_exprs(&k, t->columns.v[i]);
    }
    for (unsigned i = 0; i < from->partition_columns.n; i++) {
        vec_push(x->a, &t->partition_columns, t->columns.v[from->partition_columns.v[i]->index]);
    }
    for (unsigned i = 0; i < from->indexes.n; i++) {
        copy_index(&k, t, from->indexes.v[i]);
    }
    for (unsigned i = 0; i < from->checks.n; i++) {
        copy_check(&k, t, from->checks.v[i]);
    }
    return true;
}

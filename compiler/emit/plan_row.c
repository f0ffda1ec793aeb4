/* plan_row.c: which struct a query's rows and parameters are: a table's row, one that `row NAME` shares, or its
 * own. EMIT, part of the plan. */
#include "emit/plan.h"

#include <stdlib.h>

static struct c_struct *find(struct c_struct *const *v, unsigned n, struct str name)
{
    for (unsigned i = 0; i < n; i++)
        if (str_eq(v[i]->name, name)) return v[i];
    return NULL;
}

struct c_struct *plan_find_table_row(const struct plan *p, struct str table)
{
    for (unsigned i = 0; i < p->structs.n; i++)
        if (p->structs.v[i]->table.n && str_eq(p->structs.v[i]->table, table)) return p->structs.v[i];
    return NULL;
}

/* ---------------------------------------------------------------- tables' rows */

/* Is the query's row (or are its parameters) exactly the table's? */
static bool fits(struct plan *p, const struct model_query *q, const struct c_struct *row, bool *input)
{
    unsigned differs;
    bool out = false;
    if (str_eq(q->params_table, row->table) && q->params.n > 1 && plan_same_shape(row, plan_params(p, q), &differs))
        out = *input = true;
    if (str_eq(q->row_table, row->table) && plan_same_shape(row, plan_columns(p, q), &differs)) out = true;
    return out;
}

static bool embeds(const struct model_query *q, const struct c_struct *row)
{
    for (unsigned i = 0; i < q->columns.n; i++)
        if (q->columns.v[i].embed.n && str_eq(q->columns.v[i].embed_table, row->table)) return true;
    return false;
}

static int by_table(const void *x, const void *y)
{
    return str_cmp((*(struct c_struct *const *)x)->table, (*(struct c_struct *const *)y)->table);
}

static bool names_row_of(const struct model_query *q, const struct c_struct *row)
{
    return q->row.n && (str_eq(q->row, row->name) || str_eq(q->row, row->table));
}

void plan_tables(struct plan *p)
{
    const struct map *tables = &p->model->catalog->tables;
    for (unsigned i = 0; i < tables->n; i++) {
        if (!tables->entries[i].value) continue;
        struct c_struct *row = plan_table_row(p, tables->entries[i].value);
        bool used = false;
        for (unsigned k = 0; k < p->model->queries.n; k++) {
            used |= fits(p, p->model->queries.v[k], row, &row->input);
            used |= names_row_of(p->model->queries.v[k], row);
            used |= embeds(p->model->queries.v[k], row);
        }
        if (used && row->fields.n) vec_push(p->arena, &p->structs, row);
    }
    if (p->structs.n) qsort(p->structs.v, p->structs.n, sizeof *p->structs.v, by_table);
    for (unsigned i = 0; i < p->structs.n; i++) {
        struct c_struct *row = p->structs.v[i];
        row->name = names_take_any(&p->scope, row->name, row->owner);
        row->fields_var =
            names_take_any(&p->scope, str_printf(p->arena, "%.*s_fields", STR_ARG(row->name)), row->owner);
    }
}

/* ---------------------------------------------------------------- shared rows */

/* `row event` and `row event_row` both mean event_row. */
static struct str shared_name(struct plan *p, struct str row)
{
    if (str_ends(row, "_row")) return row;
    return str_printf(p->arena, "%.*s_row", STR_ARG(row));
}

/* Does some query say `row NAME` with this query's name? Then this one shares its row. */
static bool is_named_by_others(const struct plan *p, const struct model_query *q)
{
    for (unsigned i = 0; i < p->model->queries.n; i++)
        if (str_eq(p->model->queries.v[i]->row, q->name)) return true;
    return false;
}

static void report_shape(struct plan *p, const struct model_query *q, const struct c_struct *want,
                         const struct c_struct *have, unsigned at)
{
    struct place place = at < q->columns.n ? q->columns.v[at].place : q->place;
    struct diag *g;
    if (at < want->fields.n && at < have->fields.n) {
        const struct c_field *w = &want->fields.v[at], *h = &have->fields.v[at];
        g = diag_add(p->diags, DIAG_E0310, place,
                     "column %u of `%.*s` is `%.*s`, %.*s%s, and not `%.*s`, %.*s%s, as in the row it shares", at + 1,
                     STR_ARG(q->name), STR_ARG(h->sql_name), STR_ARG(type_sql(p->arena, &h->type)),
                     h->nullable ? "" : " not null", STR_ARG(w->sql_name), STR_ARG(type_sql(p->arena, &w->type)),
                     w->nullable ? "" : " not null");
    } else {
        g = diag_add(p->diags, DIAG_E0310, place, "`%.*s` has %u columns, and the row it shares has %u",
                     STR_ARG(q->name), have->fields.n, want->fields.n);
    }
    diag_note(p->diags, g, want->place, "the row `%.*s` is %.*s's", STR_ARG(want->name), STR_ARG(want->owner));
}

static bool share(struct plan *p, struct c_query *c, struct c_struct *own, struct str row)
{
    struct c_struct *s = plan_find_table_row(p, row);
    struct str name = shared_name(p, row);
    if (!s) s = find(p->structs.v, p->structs.n, name);
    if (!s) s = find(p->shared.v, p->shared.n, name);
    unsigned differs;
    if (s && !plan_same_shape(s, own, &differs)) {
        report_shape(p, c->q, s, own, differs);
        return false;
    }
    if (!s) {
        s = own;
        s->name = name;
        if (!plan_take(p, c->q, name)) return false;
        vec_push(p->arena, &p->shared, s);
    }
    if (!str_eq(s->source, c->q->source)) s->in_schema = true;
    c->row = s;
    return true;
}

bool plan_row(struct plan *p, struct c_query *c)
{
    const struct model_query *q = c->q;
    if (q->returns != RETURNS_ROWS) return true;
    struct c_struct *own = plan_columns(p, q);
    if (q->row.n) return share(p, c, own, q->row);
    struct c_struct *table = q->row_table.n ? plan_find_table_row(p, q->row_table) : NULL;
    unsigned differs;
    if (table && plan_same_shape(table, own, &differs)) {
        c->row = table;
        return true;
    }
    if (is_named_by_others(p, q)) return share(p, c, own, q->name);
    own->name = str_printf(p->arena, "%.*s_row", STR_ARG(c->name));
    c->row = own;
    return plan_take(p, q, own->name);
}

/* ---------------------------------------------------------------- parameters */

/* Arguments that could be passed in the wrong order unnoticed are members of a struct instead. */
static bool are_told_apart(const struct c_struct *s)
{
    for (unsigned i = 0; i < s->fields.n; i++)
        for (unsigned k = 0; k < i; k++) {
            const struct c_field *x = &s->fields.v[i], *y = &s->fields.v[k];
            if (str_eq(x->ctype, y->ctype) || (x->arithmetic && y->arithmetic)) return false;
        }
    return true;
}

bool plan_inputs(struct plan *p, struct c_query *c)
{
    const struct model_query *q = c->q;
    if (!q->params.n) return true;
    struct c_struct *own = plan_params(p, q);
    struct c_struct *table = q->params_table.n ? plan_find_table_row(p, q->params_table) : NULL;
    unsigned differs;
    c->params = own;
    if (table && table->input && q->params.n > 1 && plan_same_shape(table, own, &differs)) {
        c->params = table;
        c->form = PARAMS_ROW;
        return true;
    }
    c->form = own->fields.n == 1 ? PARAMS_ONE : are_told_apart(own) ? PARAMS_ARGUMENTS : PARAMS_STRUCT;
    if (c->form != PARAMS_STRUCT) {
        plan_avoid_arguments(p, own, c);
        return true;
    }
    own->name = str_printf(p->arena, "%.*s_params", STR_ARG(c->name));
    return plan_take(p, q, own->name);
}

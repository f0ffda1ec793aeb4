/* plan_row.c: which struct a query's rows and parameters are: a table's row, one that `row NAME` shares, or its
 * own. EMIT, part of the plan. */
#include "emit/plan.h"
#include "scan/site.h"

#include <stdlib.h>

static struct c_struct *find(struct c_struct *const *v, unsigned n, struct str name)
{
    for (unsigned i = 0; i < n; i++)
        if (str_eq(v[i]->name, name)) return v[i];
    return NULL;
}

struct c_struct *plan_find_table_row(const struct plan *p, struct str table)
{
    return table.n ? map_get(&p->table_rows, table) : NULL;
}

/* ---------------------------------------------------------------- tables' rows */

/* The rows that tables could have, each made when a query first asks for it. */
struct candidates {
    struct plan *plan;
    struct map by_table; /* SQL name → struct candidate */
};

struct candidate {
    struct c_struct *row;
    bool used;
};

static struct candidate *candidate(struct candidates *c, struct str name)
{
    struct candidate *found = map_get(&c->by_table, name);
    const struct table *t = found || !name.n ? NULL : map_get(&c->plan->model->catalog->tables, name);
    if (found || !t) return found;
    found = ARENA_NEW(c->plan->arena, struct candidate);
    found->row = plan_table_row(c->plan, t);
    map_set(&c->by_table, found->row->table, found);
    return found;
}

static void use(struct candidate *c)
{
    if (c) c->used = true;
}

/* Is the query's row (or are its parameters) exactly a table's? */
static void use_if_it_fits(struct candidates *c, const struct model_query *q, struct plan_shape *shape)
{
    unsigned differs;
    struct candidate *input = q->params.n > 1 ? candidate(c, q->params_table) : NULL;
    if (input) shape->params = plan_params(c->plan, q);
    if (input && plan_same_shape(input->row, shape->params, &differs)) input->used = input->row->input = true;
    struct candidate *row = candidate(c, q->row_table);
    if (!row || row->used) return;
    shape->columns = plan_columns(c->plan, q);
    row->used |= plan_same_shape(row->row, shape->columns, &differs);
}

/* `row events` names the table, `row events_row` the struct that it would have. */
static void use_if_named(struct candidates *c)
{
    const struct map *tables = &c->plan->model->catalog->tables;
    for (unsigned i = 0; c->plan->named_rows.n && i < tables->n; i++) {
        if (!tables->entries[i].value) continue;
        struct candidate *one = candidate(c, tables->entries[i].key);
        if (map_get(&c->plan->named_rows, one->row->name) || map_get(&c->plan->named_rows, one->row->table)) use(one);
    }
}

static void use_embedded(struct candidates *c, const struct model_query *q, struct plan_shape *shape)
{
    for (unsigned i = 0; i < q->columns.n; i++)
        if (q->columns.v[i].embed.n) {
            use(candidate(c, q->columns.v[i].embed_table));
            shape->columns = NULL; /* the rows that it has in it are still to be made */
        }
}

/* What is used by sources that are not here. */
static void use_by_others(struct candidates *c)
{
    const struct emit_others *others = c->plan->options->others;
    for (unsigned i = 0; others && i < others->uses.n; i++) {
        struct candidate *one = candidate(c, others->uses.v[i].table);
        if (!one) continue;
        one->used = true;
        one->row->input |= others->uses.v[i].input;
    }
}

static int by_table(const void *x, const void *y)
{
    return str_cmp((*(struct c_struct *const *)x)->table, (*(struct c_struct *const *)y)->table);
}

static void add_used(struct plan *p, const struct candidates *c)
{
    for (unsigned i = 0; i < c->by_table.n; i++) {
        const struct candidate *one = c->by_table.entries[i].value;
        if (one->used && one->row->fields.n) vec_push(p->arena, &p->structs, one->row);
    }
    if (p->structs.n) qsort(p->structs.v, p->structs.n, sizeof *p->structs.v, by_table);
}

static void name_table_row(struct plan *p, struct c_struct *row)
{
    row->name = names_take_any(&p->scope, row->name, row->owner);
    row->fields_var = names_take_any(&p->scope, str_printf(p->arena, "%.*s_fields", STR_ARG(row->name)), row->owner);
    map_set(&p->table_rows, row->table, row);
}

void plan_tables(struct plan *p)
{
    struct candidates c = {.plan = p};
    map_init(&c.by_table, p->arena, false);
    map_init(&p->table_rows, p->arena, false);
    map_init(&p->named_rows, p->arena, false);
    p->shapes = ARENA_ARRAY(p->arena, struct plan_shape, p->model->queries.n + 1);
    for (unsigned i = 0; i < p->model->queries.n; i++) {
        const struct model_query *q = p->model->queries.v[i];
        if (q->row.n) map_set(&p->named_rows, q->row, p);
        use_if_it_fits(&c, q, &p->shapes[i]);
        use_embedded(&c, q, &p->shapes[i]);
    }
    use_if_named(&c);
    use_by_others(&c);
    add_used(p, &c);
    for (unsigned i = 0; i < p->structs.n; i++) name_table_row(p, p->structs.v[i]);
}

/* ---------------------------------------------------------------- shared rows */

/* `row event` and `row event_row` both mean event_row. */
static struct str shared_name(struct plan *p, struct str row)
{
    if (str_ends(row, "_row")) return row;
    return str_printf(p->arena, "%.*s_row", STR_ARG(row));
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
                     STR_ARG(q->name), STR_ARG(h->sql_name), STR_ARG(type_sql(p->arena, h->type)),
                     h->nullable ? "" : " not null", STR_ARG(w->sql_name), STR_ARG(type_sql(p->arena, w->type)),
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
    struct c_struct *own = c->shape.columns ? c->shape.columns : plan_columns(p, q);
    if (q->row.n) return share(p, c, own, q->row);
    struct c_struct *table = q->row_table.n ? plan_find_table_row(p, q->row_table) : NULL;
    unsigned differs;
    if (table && plan_same_shape(table, own, &differs)) {
        c->row = table;
        return true;
    }
    /* Some query says `row NAME` with this query's name: it shares this one's row. */
    if (map_get(&p->named_rows, q->name)) return share(p, c, own, q->name);
    own->name = str_concat(p->arena, c->name, STR("_row"));
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
    struct c_struct *own = c->shape.params ? c->shape.params : plan_params(p, q);
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
    own->name = str_concat(p->arena, c->name, STR("_params"));
    return plan_take(p, q, own->name);
}

/* ---------------------------------------------------------------- aliases */

/* NAME_row, where it is free: a program that is written against a query's own row goes on compiling when the query
 * comes to give exactly a table's columns. */
static struct str alias(struct plan *p, const struct c_query *c, const char *suffix, const struct c_struct *s)
{
    struct str name = str_concat(p->arena, c->name, str_from(suffix));
    if (str_eq(name, s->name)) return (struct str){0};
    if (!names_take(&p->scope, name, c->name)) return name;
    p->scope.gave_way = true;
    return (struct str){0};
}

void plan_aliases(struct plan *p, struct c_query *c)
{
    if (c->row) c->row_alias = alias(p, c, "_row", c->row);
    if (c->form == PARAMS_ROW) c->params_alias = alias(p, c, "_params", c->params);
}

/* ---------------------------------------------------------------- several rows */

/* Takes NAME_suffix where it is free; else the name is empty, and *taken says whose it is. */
static struct str take_free(struct plan *p, const struct c_query *c, const char *suffix, struct str *taken)
{
    struct str name = str_printf(p->arena, "%.*s%s", STR_ARG(c->name), suffix);
    const struct str *had = names_take(&p->scope, name, str_printf(p->arena, "the query `%.*s`", STR_ARG(c->q->name)));
    if (!had) return name;
    *taken = str_printf(p->arena, "%.*s is the name of %.*s", STR_ARG(name), STR_ARG(*had));
    p->scope.gave_way = true;
    return (struct str){0};
}

static bool wants(const struct plan *p, const struct c_query *c, enum variant v)
{
    return (c->q->variants_said ? c->q->variants : ~p->options->without) & v;
}

/* A function that nobody asked for leaves its name to what else has it. */
static struct str take_variant(struct plan *p, const struct c_query *c, enum variant v, const char *suffix,
                               struct str *taken)
{
    if (!(c->q->variants & v)) return take_free(p, c, suffix, taken);
    struct str name = str_concat(p->arena, c->name, str_from(suffix));
    return plan_take(p, c->q, name) ? name : (struct str){0};
}

void plan_many(struct plan *p, struct c_query *c)
{
    if (!wants(p, c, VARIANT_MANY)) return;
    if (c->q->bulk.why_not) c->why_no_many = str_from(c->q->bulk.why_not);
    if (!c->q->bulk.may) return;
    c->many = take_variant(p, c, VARIANT_MANY, "_many", &c->why_no_many);
    if (!c->many.n || c->form != PARAMS_ARGUMENTS) return;
    c->params->name = take_variant(p, c, VARIANT_MANY, "_params", &c->why_no_many);
    if (!c->params->name.n) c->many = (struct str){0};
}

/* ---------------------------------------------------------------- whole results */

void plan_whole(struct plan *p, struct c_query *c)
{
    struct str whose;
    if (c->q->returns != RETURNS_ROWS || c->q->cardinality != CARDINALITY_MANY) return;
    if (wants(p, c, VARIANT_ALL)) c->all = take_variant(p, c, VARIANT_ALL, "_all", &whose);
    if (wants(p, c, VARIANT_INTO)) c->into = take_variant(p, c, VARIANT_INTO, "_into", &whose);
}

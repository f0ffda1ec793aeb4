/* plan.c: the plan of all generated C: names first, then shapes, then files. See plan.h. EMIT. */
#include "emit/plan.h"

#include <stdlib.h>

/* Without a format: this is done some times for each query. */
struct str plan_owner(struct plan *p, struct str kind, struct str name)
{
    return str_concat(p->arena, str_concat(p->arena, kind, name), STR("`"));
}

bool plan_take(struct plan *p, const struct model_query *q, struct str ident)
{
    const struct str *had = names_take(&p->scope, ident, plan_owner(p, STR("the query `"), q->name));
    if (!had) return true;
    struct diag *g =
        diag_add(p->diags, DIAG_E0112, q->place, "the query `%.*s` needs the C name `%.*s`, which %.*s has",
                 STR_ARG(q->name), STR_ARG(ident), STR_ARG(*had));
    diag_hint(p->diags, g, "give one of them another name, or set `prefix` in schemac.json");
    return false;
}

static bool take_suffixed(struct plan *p, const struct c_query *c, const char *suffix)
{
    return plan_take(p, c->q, str_concat(p->arena, c->name, str_from(suffix)));
}

static bool check_record_name(struct plan *p, const struct model_query *q)
{
    if (!str_eq_nocase(q->name, STR("schema"))) return true;
    struct diag *g = diag_add(p->diags, DIAG_E0112, q->place,
                              "a query cannot be named `%.*s`: its record would be the schema's", STR_ARG(q->name));
    diag_hint(p->diags, g, "give it another name");
    return false;
}

static bool check_types(struct plan *p, const struct c_struct *s, const struct model_query *q)
{
    for (unsigned i = 0; s && i < s->fields.n; i++) {
        if (s->fields.v[i].sc_type || s->fields.v[i].count) continue;
        diag_add(p->diags, DIAG_E0301, q->place, "the type of `%.*s` in the query `%.*s` is not known",
                 STR_ARG(s->fields.v[i].sql_name), STR_ARG(q->name));
        return false;
    }
    return true;
}

static struct c_query *plan_query(struct plan *p, const struct model_query *q, struct plan_shape shape)
{
    struct c_query *c = ARENA_NEW(p->arena, struct c_query);
    c->q = q;
    c->shape = shape;
    c->name = str_concat(p->arena, p->options->prefix, q->name);
    bool ok = check_record_name(p, q);
    ok &= plan_take(p, q, c->name);
    ok &= plan_row(p, c);
    ok &= plan_inputs(p, c);
    if (q->returns == RETURNS_ROWS && q->cardinality == CARDINALITY_MANY) {
        ok &= take_suffixed(p, c, "_rows");
        ok &= take_suffixed(p, c, "_next");
        ok &= take_suffixed(p, c, "_close");
    }
    ok = ok && check_types(p, c->row, q) && check_types(p, c->params, q);
    return ok ? c : NULL;
}

static struct str internal(struct plan *p, const struct c_query *c, const char *suffix)
{
    return names_take_any(&p->scope, str_concat(p->arena, c->name, str_from(suffix)), c->name);
}

static bool same_order(const struct model_text *a, const struct model_text *b)
{
    if (a->order.n != b->order.n) return false;
    for (unsigned i = 0; i < a->order.n; i++)
        if (a->order.v[i] != b->order.v[i]) return false;
    return true;
}

/* The names of what only a .c file sees: given last, and so that they give way to all others. */
static void name_internals(struct plan *p, struct c_query *c)
{
    c->query_var = internal(p, c, "_query");
    if (c->row && !c->row->fields_var.n) c->row->fields_var = internal(p, c, "_columns");
    if (c->params && !c->params->fields_var.n) c->params->fields_var = internal(p, c, "_parameters");
    if (c->form == PARAMS_ARGUMENTS && !c->many.n) c->params->name = internal(p, c, "_arguments");
    if (c->many.n) c->many_var = internal(p, c, "_many_rows");
    for (int t = 0; t < N_TARGETS; t++) {
        const struct model_text *text = &c->q->text[t];
        if (!text->available || !text->order.n) continue;
        bool shared = t > 0 && c->order_var[0].n && same_order(text, &c->q->text[0]);
        c->order_var[t] = shared ? c->order_var[0] : internal(p, c, t > 0 && c->order_var[0].n ? "_order_2" : "_order");
        if (text->lists.n) c->lists_var[t] = internal(p, c, t > 0 && c->lists_var[0].n ? "_lists_2" : "_lists");
    }
}

static struct c_source *source_of(struct plan *p, struct str path)
{
    struct c_source *s = map_get(&p->by_path, path);
    if (s) return s;
    s = ARENA_NEW(p->arena, struct c_source);
    s->source = path;
    vec_push(p->arena, &p->sources, s);
    map_set(&p->by_path, path, s);
    return s;
}

static int by_path(const void *x, const void *y)
{
    return str_cmp((*(struct c_source *const *)x)->source, (*(struct c_source *const *)y)->source);
}

static void place_shared(struct plan *p)
{
    for (unsigned i = 0; i < p->shared.n; i++) {
        struct c_struct *s = p->shared.v[i];
        if (s->in_schema)
            vec_push(p->arena, &p->structs, s);
        else
            vec_push(p->arena, &source_of(p, s->source)->structs, s);
        p->scope.note = &source_of(p, s->source)->names;
        s->fields_var = names_take_any(&p->scope, str_printf(p->arena, "%.*s_fields", STR_ARG(s->name)), s->owner);
    }
}

bool plan_is_shared(const struct c_source *s, const struct c_struct *row)
{
    for (unsigned i = 0; i < s->structs.n; i++)
        if (s->structs.v[i] == row) return true;
    return row->in_schema;
}

static void name_source(struct plan *p, struct c_source *s, struct str stem)
{
    struct str guard = names_constant(p->arena, stem, "SOURCE");
    s->stem = stem;
    s->guard = str_printf(p->arena, "SCHEMAC_%.*s_QUERIES_H", STR_ARG(guard));
    p->scope.note = &s->names;
    s->guard = names_take_any(&p->scope, s->guard, s->source); /* "x-y" and "x_y" */
    s->catalog = p->model->catalog;
    struct str used = names_global(p->arena, str_printf(p->arena, "%.*s_uses", STR_ARG(stem)), "source_uses");
    s->used = names_take_any(&p->scope, used, s->source);
    s->used_tables = names_take_any(&p->scope, str_printf(p->arena, "%.*s_tables", STR_ARG(s->used)), s->source);
    s->used_columns = names_take_any(&p->scope, str_printf(p->arena, "%.*s_columns", STR_ARG(s->used)), s->source);
}

static void name_stems(struct plan *p)
{
    const struct emit_others *others = p->options->others;
    unsigned n = p->sources.n, n_others = others ? others->sources.n : 0;
    if (!n) return;
    qsort(p->sources.v, n, sizeof *p->sources.v, by_path);
    struct str *paths = ARENA_ARRAY(p->arena, struct str, n + n_others);
    struct str *stems = ARENA_ARRAY(p->arena, struct str, n + n_others);
    for (unsigned i = 0; i < n; i++) paths[i] = p->sources.v[i]->source;
    for (unsigned i = 0; i < n_others; i++) paths[n + i] = others->sources.v[i];
    names_stems(p->arena, paths, n + n_others, stems);
    for (unsigned i = 0; i < n; i++) name_source(p, p->sources.v[i], stems[i]);
}

static void plan_queries(struct plan *p, bool *ok)
{
    const struct model *m = p->model;
    for (unsigned i = 0; i < m->queries.n; i++) {
        struct c_source *s = source_of(p, m->queries.v[i]->source);
        p->scope.note = &s->names;
        struct c_query *c = plan_query(p, m->queries.v[i], p->shapes[i]);
        *ok &= c != NULL;
        if (c) vec_push(p->arena, &s->queries, c);
    }
}

/* For each query of each source. */
static void plan_each(struct plan *p, void (*what)(struct plan *p, struct c_query *c))
{
    for (unsigned i = 0; i < p->sources.n; i++) {
        struct c_source *s = p->sources.v[i];
        p->scope.note = &s->names;
        for (unsigned k = 0; k < s->queries.n; k++) what(p, s->queries.v[k]);
    }
}

enum { NAMES_EACH = 6 }; /* of a query, about */

bool plan_make(struct plan *p, struct arena *a, struct diags *d, const struct model *m, const struct emit_options *o)
{
    *p = (struct plan){.arena = a, .diags = d, .model = m, .options = o};
    names_scope_init(&p->scope, a);
    map_room(&p->scope.owners, m->queries.n * NAMES_EACH);
    map_init(&p->members, a, false);
    map_init(&p->by_path, a, false);
    for (int t = 0; t < N_TARGETS; t++)
        names_take(&p->scope, str_printf(a, "schemac_ddl_%s", target_name((enum target)t)), STR("the schema's DDL"));
    plan_enums(p);
    plan_own_types(p);
    plan_tables(p);
    bool ok = true;
    plan_queries(p, &ok);
    if (!ok) return false;
    place_shared(p);
    plan_each(p, plan_aliases);
    unsigned errors = d->n_errors;
    plan_each(p, plan_many);
    plan_each(p, plan_whole);
    if (d->n_errors != errors) return false; /* a variant that was asked for */
    plan_each(p, name_internals);
    name_stems(p);
    if (o->facts) plan_facts(p, o->facts);
    return true;
}

/* plan_enum.c: the ENUMs and SETs of the schema as C enums and bits. EMIT, part of the plan.
 *
 * All of the catalogue's are there, used by a query or not, so that schema.h depends on the DDL alone; by name,
 * so that the order of the DDL's statements does not matter. */
#include "emit/plan.h"

#include <stdio.h>
#include <stdlib.h>

/* The key is the pointer: two types of the same name are two. */
static struct str key_of(const struct enum_type *const *type)
{
    return (struct str){(const char *)type, sizeof *type};
}

static void collect(struct plan *p, const struct enum_type *type, bool set)
{
    if (map_get(&p->enums_by_type, key_of(&type))) return;
    struct c_enum *e = ARENA_NEW(p->arena, struct c_enum);
    e->type = type;
    e->set = set;
    map_set(&p->enums_by_type, key_of(&e->type), e);
    vec_push(p->arena, &p->enums, e);
}

static void collect_type(struct plan *p, const struct type *t)
{
    if ((t->kind == TYPE_ENUM || t->kind == TYPE_SET) && t->members) collect(p, t->members, t->kind == TYPE_SET);
}

static void collect_all(struct plan *p)
{
    const struct catalog *c = p->model->catalog;
    for (unsigned i = 0; i < c->enums.n; i++)
        if (c->enums.entries[i].value) collect(p, c->enums.entries[i].value, false);
    for (unsigned i = 0; i < c->tables.n; i++) {
        const struct table *t = c->tables.entries[i].value;
        for (unsigned k = 0; t && k < t->columns.n; k++) collect_type(p, &t->columns.v[k]->type);
    }
    unsigned of_schema = p->enums.n;
    /* A CAST to an enum that no column has. */
    for (unsigned i = 0; i < p->model->queries.n; i++) {
        const struct model_query *q = p->model->queries.v[i];
        for (unsigned k = 0; k < q->columns.n; k++) collect_type(p, &q->columns.v[k].type);
        for (unsigned k = 0; k < q->params.n; k++) collect_type(p, &q->params.v[k].type);
    }
    p->own_enums = p->enums.n > of_schema;
}

static int by_name(const void *x, const void *y)
{
    return str_cmp((*(struct c_enum *const *)x)->type->name, (*(struct c_enum *const *)y)->type->name);
}

static struct str take(struct plan *p, const struct c_enum *e, struct str base, const char *suffix)
{
    struct str ident = str_printf(p->arena, "%.*s%s", STR_ARG(base), suffix);
    if (names_reserved_word(ident)) ident = str_printf(p->arena, "%.*s_", STR_ARG(ident));
    struct str owner = str_printf(p->arena, "%s `%.*s`", e->set ? "the SET" : "the ENUM", STR_ARG(e->type->name));
    return names_take_any(&p->scope, ident, owner);
}

static void name_labels(struct plan *p, struct c_enum *e, struct str prefix)
{
    e->n = e->type->n;
    e->labels = ARENA_ARRAY(p->arena, struct c_label, e->n);
    for (unsigned i = 0; i < e->n; i++) {
        char fallback[32] = "EMPTY";
        if (e->type->labels[i].n) snprintf(fallback, sizeof fallback, "MEMBER_%u", i + 1);
        struct str label = names_constant(p->arena, e->type->labels[i], fallback);
        struct str ident = str_printf(p->arena, "%.*s_%.*s", STR_ARG(prefix), STR_ARG(label));
        e->labels[i] = (struct c_label){take(p, e, ident, ""), e->type->labels[i]};
    }
}

static void name_enum(struct plan *p, struct c_enum *e)
{
    const struct enum_type *t = e->type;
    struct str sql = t->table.n ? str_printf(p->arena, "%.*s_%.*s", STR_ARG(t->table), STR_ARG(t->column)) : t->name;
    struct str base = names_global(p->arena, sql, "type");
    e->name = take(p, e, base, "");
    struct str prefix = names_constant(p->arena, e->name, "TYPE");
    e->labels_var = take(p, e, e->name, "_labels");
    e->labels_text = take(p, e, e->labels_var, "_text");
    if (!e->set) {
        e->null = take(p, e, prefix, "_NULL");
        e->text = take(p, e, e->name, "_text");
        e->from = take(p, e, e->name, "_from");
    }
    name_labels(p, e, prefix);
}

void plan_enums(struct plan *p)
{
    map_init(&p->enums_by_type, p->arena, false);
    collect_all(p);
    if (p->enums.n) qsort(p->enums.v, p->enums.n, sizeof *p->enums.v, by_name);
    for (unsigned i = 0; i < p->enums.n; i++) name_enum(p, p->enums.v[i]);
}

const struct c_enum *plan_find_enum(const struct plan *p, const struct type *t)
{
    if (t->kind != TYPE_ENUM && t->kind != TYPE_SET) return NULL;
    return map_get(&p->enums_by_type, key_of(&t->members));
}

/* plan_own.c: the application's own C types, as the generated C names them. EMIT, part of the plan.
 *
 * All that columns have are there, used by a query or not, in the order of the configuration: schema.h depends on DDL and
 * configuration alone. */
#include "emit/ctype.h"
#include "emit/plan.h"

/* "struct money" → "struct_money" */
static struct str one_word(struct arena *a, struct str name)
{
    struct str out = str_dup(a, name);
    char *p = (char *)out.p;
    for (size_t i = 0; i < out.n; i++)
        if (p[i] == ' ') p[i] = '_';
    return out;
}

static struct str take(struct plan *p, const struct own_type *t, struct str base, const char *suffix)
{
    struct str owner = str_printf(p->arena, "the type `%.*s` of `%.*s`", STR_ARG(t->c), STR_ARG(t->key));
    return names_take_any(&p->scope, str_printf(p->arena, "%.*s%s", STR_ARG(base), suffix), owner);
}

/* Two columns of one C type share its nullable form. */
static struct str optional_of(struct plan *p, const struct own_type *t, bool *first)
{
    for (unsigned i = 0; i < p->owns.n; i++) {
        *first = false;
        if (str_eq(p->owns.v[i]->type->c, t->c)) return p->owns.v[i]->optional;
    }
    *first = true;
    return take(p, t, str_printf(p->arena, "opt_%.*s", STR_ARG(one_word(p->arena, t->c))), "");
}

static void plan_one(struct plan *p, const struct own_type *t)
{
    struct c_own *own = ARENA_NEW(p->arena, struct c_own);
    struct type value = type_of_value(&t->first->type);
    struct c_type c = c_type_of(&value, false, p->options->bool_columns);
    own->type = t;
    own->members = plan_find_enum(p, &value);
    own->value = c.name ? str_from(c.name) : STR("int"); /* an ENUM's own C type stands behind the header */
    own->optional = optional_of(p, t, &own->declares);
    struct str base = str_printf(p->arena, "own_%.*s", STR_ARG(names_global(p->arena, t->key, "type")));
    own->var = take(p, t, base, "");
    own->from = take(p, t, own->var, "_from");
    own->to = take(p, t, own->var, "_to");
    vec_push(p->arena, &p->owns, own);
}

void plan_own_types(struct plan *p)
{
    const struct catalog *c = p->model->catalog;
    for (unsigned i = 0; i < c->own_types.n; i++)
        if (c->own_types.v[i]->first) plan_one(p, c->own_types.v[i]);
}

const struct c_own *plan_find_own(const struct plan *p, const struct own_type *t)
{
    for (unsigned i = 0; t && i < p->owns.n; i++)
        if (p->owns.v[i]->type == t) return p->owns.v[i];
    return NULL;
}

/* ddl_type.c: CREATE TYPE … AS ENUM and CREATE DOMAIN of the portable dialect. Part of DDL replay. */
#include "sema/ddl.h"

static bool name_free(const struct ddl *x, const struct qname *q)
{
    if (map_get(&x->c->enums, q->name.text) || map_get(&x->c->domains, q->name.text)) {
        diag_add(x->d, DIAG_E0406, ddl_place(x, q->span), "type `%.*s` exists already", STR_ARG(q->name.text));
        return false;
    }
    return ddl_database(x, q) != NULL;
}

static bool members_ok(const struct ddl *x, const struct create_type *s)
{
    for (unsigned i = 0; i < s->members.n; i++) {
        for (unsigned k = 0; k < i; k++) {
            if (str_eq(s->members.v[i], s->members.v[k])) {
                return ddl_refuse(x, s->name.span, "the member '%.*s' is there twice", STR_ARG(s->members.v[i]));
            }
        }
    }
    return s->members.n ? true : ddl_refuse(x, s->name.span, "an enum needs members");
}

static bool create_enum(const struct ddl *x, const struct create_type *s)
{
    if (!members_ok(x, s)) {
        return false;
    }
    struct enum_type *e = enum_make(x->a, s->members.v, s->members.n);
    e->name = s->name.name.text;
    map_set(&x->c->enums, e->name, e);
    return true;
}

static bool visit_value(void *ctx, struct expr *e)
{
    const struct ddl *x = ctx;
    if (e->kind == EXPR_COLUMN && (e->qualifier.name.text.n || !str_is(e->name.text, "value"))) {
        diag_add(x->d, DIAG_E0203, ddl_place(x, e->span), "no column `%.*s`: a domain's CHECK knows VALUE only",
                 STR_ARG(e->name.text));
    }
    return true;
}

static bool domain_checks(const struct ddl *x, const struct column_def *base)
{
    struct ddl ctx = *x;
    unsigned errors = x->d->n_errors;
    for (unsigned i = 0; i < base->constraints.n; i++) {
        if (base->constraints.v[i].kind == CONSTRAINT_CHECK) {
            expr_each(base->constraints.v[i].check, visit_value, &ctx);
        }
    }
    return x->d->n_errors == errors;
}

static bool create_domain(const struct ddl *x, const struct create_type *s)
{
    struct domain *domain = ARENA_NEW(x->a, struct domain);
    const struct type_name *base = &s->base.type;
    const struct domain *under = map_get(&x->c->domains, base->user.name.text.n ? base->user.name.text : base->name);
    domain->create = s;
    domain->text = x->s->text;
    domain->place = ddl_place(x, s->name.span);
    domain->not_null = s->base.not_null || (under && under->not_null);
    bool ok = type_resolve(x->c, x->d, x->s->text, base, &domain->type) && domain_checks(x, &s->base);
    if (ok) {
        domain->type.narrowed = domain_range(&s->base, &domain->type);
    }
    map_set(&x->c->domains, s->name.name.text, domain);
    return ok;
}

bool ddl_create_type(const struct ddl *x, const struct create_type *s)
{
    if (!name_free(x, &s->name)) {
        return false;
    }
    return s->domain ? create_domain(x, s) : create_enum(x, s);
}

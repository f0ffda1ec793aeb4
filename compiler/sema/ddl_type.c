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

static bool no_type(const struct ddl *x, const struct qname *q)
{
    diag_add(x->d, DIAG_E0405, ddl_place(x, q->span), "no enum `%.*s`", STR_ARG(q->name.text));
    return false;
}

static unsigned member_at(const struct enum_type *e, struct str label)
{
    unsigned i = 0;
    while (i < e->n && !str_eq(e->labels[i], label)) {
        i++;
    }
    return i;
}

static bool no_member(const struct ddl *x, const struct create_type *s, struct str label)
{
    return ddl_refuse(x, s->name.span, "`%.*s` has no member '%.*s'", STR_ARG(s->name.name.text), STR_ARG(label));
}

/* All columns of the type share the one enum_type, which changes in place. */
static bool add_value(const struct ddl *x, const struct create_type *s, struct enum_type *e)
{
    unsigned at = s->other.n ? member_at(e, s->other) : e->n;
    if (member_at(e, s->value) < e->n) {
        return s->if_not_exists || ddl_refuse(x, s->name.span, "the member '%.*s' is there already", STR_ARG(s->value));
    }
    if (s->other.n && at == e->n) {
        return no_member(x, s, s->other);
    }
    at += s->other.n && s->after;
    struct str *labels = ARENA_ARRAY(x->a, struct str, e->n + 2);
    for (unsigned i = 0; i <= e->n; i++) {
        labels[i] = i < at ? e->labels[i] : i == at ? s->value : e->labels[i - 1];
    }
    e->labels = labels;
    e->n++;
    return true;
}

/* DEFAULT 'old' means the member, whatever it is called. */
static void rename_default(const struct ddl *x, struct column *c, const struct create_type *s)
{
    const struct expr *value = c->def->default_value;
    const struct expr *literal = value && value->kind == EXPR_CAST ? value->a : value;
    if (!literal || literal->kind != EXPR_STRING || !str_eq(literal->text, s->value)) {
        return;
    }
    struct column_def *def = ARENA_NEW(x->a, struct column_def);
    struct expr *e = ARENA_NEW(x->a, struct expr);
    *def = *c->def;
    *e = *literal;
    e->text = s->other;
    def->default_value = e;
    c->def = def;
}

static void rename_defaults(const struct ddl *x, const struct enum_type *e, const struct create_type *s)
{
    for (unsigned i = 0; i < x->c->tables.n; i++) {
        const struct table *t = x->c->tables.entries[i].value;
        for (unsigned k = 0; t && !t->view && k < t->columns.n; k++) {
            if (t->columns.v[k]->type.members == e) {
                rename_default(x, t->columns.v[k], s);
            }
        }
    }
}

static bool rename_value(const struct ddl *x, const struct create_type *s, struct enum_type *e)
{
    unsigned at = member_at(e, s->value);
    if (at == e->n) {
        return no_member(x, s, s->value);
    }
    if (member_at(e, s->other) < e->n) {
        return ddl_refuse(x, s->name.span, "the member '%.*s' is there already", STR_ARG(s->other));
    }
    e->labels[at] = s->other;
    rename_defaults(x, e, s);
    return true;
}

static bool alter_type(const struct ddl *x, const struct create_type *s)
{
    struct enum_type *e = map_get(&x->c->enums, s->name.name.text);
    if (!ddl_database(x, &s->name)) {
        return false;
    }
    if (!e) {
        return no_type(x, &s->name);
    }
    switch (s->change) {
    case TYPE_ADD_VALUE: return add_value(x, s, e);
    case TYPE_RENAME_VALUE: return rename_value(x, s, e);
    case TYPE_RENAME:
    case TYPE_CREATE: break;
    }
    struct qname to = {.name = s->new_name, .span = s->new_name.span};
    if (!name_free(x, &to)) {
        return false;
    }
    map_set(&x->c->enums, e->name, NULL);
    e->name = s->new_name.text;
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
    if (s->unknown) {
        map_set(&x->c->domains, s->name.name.text, domain);
        return true;
    }
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
    if (s->change != TYPE_CREATE) {
        return alter_type(x, s);
    }
    if (!name_free(x, &s->name)) {
        return false;
    }
    return s->domain ? create_domain(x, s) : create_enum(x, s);
}

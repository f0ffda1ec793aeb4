/* call.c: CALL p (…): which procedure it is. Part of BIND, and of the checks of bodies. */
#include "sema/analyze.h"
#include "sema/builtin.h"

static void no_procedure(const struct catalog *c, struct diags *d, const struct sqltext *text,
                         const struct call_statement *s)
{
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < c->procedures.n; i++) {
        if (c->procedures.entries[i].value) {
            vec_push(d->arena, &names, c->procedures.entries[i].key);
        }
    }
    struct diag *g = diag_add(d, DIAG_E0231, place_sql(text, s->name.name.span), "no procedure `%.*s` in the schema",
                              STR_ARG(s->name.name.text));
    struct str near = diag_nearest(s->name.name.text, names.v, names.n);
    const struct routine *r = near.n ? map_get(&c->procedures, near) : NULL;
    if (r) {
        diag_hint(d, g, "did you mean `%.*s`?", STR_ARG(near));
        diag_note(d, g, r->place, "`%.*s` is declared here", STR_ARG(r->name));
    } else if (catalog_function(c, &s->name)) {
        diag_hint(d, g, "`%.*s` is a function: use it in an expression", STR_ARG(s->name.name.text));
    }
}

bool call_resolve(const struct catalog *c, struct diags *d, const struct sqltext *text, struct call_statement *s)
{
    s->routine = catalog_procedure(c, &s->name);
    s->builtin = s->routine ? NULL : builtin_procedure(c, s->name.name.text);
    if (s->builtin) { /* its arguments are words, as many as one likes */
        return true;
    }
    if (!s->routine) {
        no_procedure(c, d, text, s);
        return false;
    }
    unsigned n = s->routine->create->parameters.n;
    if (n == s->args.n) {
        return true;
    }
    struct diag *g = diag_add(d, DIAG_E0205, place_sql(text, s->name.span), "%.*s() takes %u argument%s, not %u",
                              STR_ARG(s->routine->name), n, n == 1 ? "" : "s", s->args.n);
    diag_note(d, g, s->routine->place, "`%.*s` is declared here", STR_ARG(s->routine->name));
    return false;
}

/* infer_routine.c: INFER for stored functions and CALL: the declared types. What a routine gives may always be NULL. */
#include "sema/infer.h"

/* An argument is converted to its parameter's type, and may be NULL. */
static void infer_argument(struct infer *x, struct env *env, const struct routine *r, unsigned i, struct expr *e)
{
    infer_expr(x, env, e);
    if (i < r->create->parameters.n) {
        struct expect want = {type_of_value(&r->parameters[i]), PARAM_WEAK, PARAM_NULL_MEANT,
                              r->create->parameters.v[i].name.text, NULL};
        infer_expect(x, e, &want);
    }
}

/* A value, no column: an ENUM is its label. */
static struct type returned(const struct routine *r)
{
    struct type t = type_of_value(&r->returns);
    return t.kind == TYPE_ENUM || t.kind == TYPE_SET ? type_of(TYPE_TEXT) : t;
}

void infer_stored_function(struct infer *x, struct env *env, struct expr *e)
{
    const struct routine *r = e->call->routine;
    for (unsigned i = 0; i < e->list.n; i++) {
        infer_argument(x, env, r, i, e->list.v[i]);
    }
    e->type = returned(r);
    e->nullable = true;
}

void infer_call_statement(struct infer *x, const struct call_statement *s)
{
    struct env env = env_push(NULL);
    for (unsigned i = 0; s->routine && i < s->args.n; i++) {
        infer_argument(x, &env, s->routine, i, s->args.v[i]);
    }
    for (unsigned i = 0; s->builtin && i < s->args.n; i++) {
        struct expect word = {type_of(TYPE_TEXT), PARAM_WEAK, PARAM_NULL_UNSAID, {0}, NULL};
        infer_expr(x, &env, s->args.v[i]);
        infer_expect(x, s->args.v[i], &word);
    }
}

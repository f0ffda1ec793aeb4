/* overrides.c: see overrides.h. What the run time can hold the database to is applied, what cannot be is refused, and what
 * is so without it is told, so that no annotation outlives its reason. */
#include "overrides.h"

#include "base/file.h"
#include "sema/said.h"

static void unknown_name(struct arena *a, struct diags *d, const struct model_query *q, const struct override *o)
{
    str_vec names = {0};
    for (unsigned i = 0; o->param && i < q->params.n; i++) vec_push(a, &names, q->params.v[i].name);
    for (unsigned i = 0; !o->param && i < q->columns.n; i++) vec_push(a, &names, q->columns.v[i].name);
    struct str near = diag_nearest(o->name, names.v, names.n);
    struct diag *g = diag_add(d, DIAG_E0110, o->name_place, "query `%.*s` has no %s `%.*s`", STR_ARG(q->name),
                              o->param ? "parameter" : "result column", STR_ARG(o->name));
    if (near.n) diag_hint(d, g, "did you mean `%.*s`?", STR_ARG(near));
}

static void needless(struct diags *d, const struct override *o, const char *what)
{
    diag_add(d, DIAG_W0317, o->name_place, "`%.*s` is %s without being said to be", STR_ARG(o->name), what);
}

/* Whether it may be NULL. What is said to be another than the table's column is no column of the table's row. */
static void set_null(struct diags *d, const struct override *o, bool *nullable, struct str *of_table)
{
    if (o->null == OVERRIDE_KEEP) return;
    if (*nullable == (o->null == OVERRIDE_NULLABLE))
        needless(d, o, *nullable ? "nullable" : "not null");
    else
        *of_table = STR("");
    *nullable = o->null == OVERRIDE_NULLABLE;
}

/* ---------------------------------------------------------------- parameters */

static bool param_may_be_null(struct diags *d, const struct model_param *m, const struct override *o)
{
    if (!m->never_null || o->null != OVERRIDE_NULLABLE) return true;
    struct diag *g = diag_add(d, DIAG_E0305, o->name_place,
                              "`%.*s` is annotated `null`, but what it meets may not be NULL", STR_ARG(o->name));
    diag_note(d, g, m->never_place, "it is used here");
    return false;
}

/* Its type was applied by params.c, which knows what the parameter meets. */
static bool apply_param(struct diags *d, struct model_query *q, struct model_param *m, const struct override *o)
{
    if (!param_may_be_null(d, m, o)) return false;
    set_null(d, o, &m->nullable, &q->params_table);
    return true;
}

/* ---------------------------------------------------------------- columns */

/* Its struct is the table's, in all queries. */
static bool refuse_embedded(struct diags *d, const struct model_column *c, const struct override *o)
{
    struct diag *g = diag_add(d, DIAG_E0316, o->name_place, "`%.*s` is in sqlc.embed(%.*s), a row as its table has it",
                              STR_ARG(o->name), STR_ARG(c->embed));
    diag_hint(d, g, "name the columns instead of embedding the row");
    return false;
}

static bool column_may_be(struct diags *d, const struct model_column *c, const struct override *o, enum type_kind said)
{
    if (o->null == OVERRIDE_NOT_NULL && c->always_null) {
        struct diag *g = diag_add(d, DIAG_E0316, o->name_place,
                                  "`%.*s` is annotated `not null`, but it is NULL in every row", STR_ARG(o->name));
        diag_note(d, g, c->place, "it is given here");
        return false;
    }
    if (o->type.n && c->own) {
        struct diag *g =
            diag_add(d, DIAG_E0316, o->type_place, "`%.*s` is annotated %.*s, but it is the application's %.*s",
                     STR_ARG(o->name), STR_ARG(o->type), STR_ARG(c->own->c));
        diag_hint(d, g, "`types` of the configuration says so");
        diag_note(d, g, c->place, "it is given here");
        return false;
    }
    if (!o->type.n || said_column_fits(&c->type, said)) return true;
    struct diag *g = diag_add(d, DIAG_E0316, o->type_place, "`%.*s` is annotated %.*s, but it is %s", STR_ARG(o->name),
                              STR_ARG(o->type), type_kind_name(c->type.kind));
    diag_hint(d, g, "an annotation narrows a type, as far as the run time can check each value; else CAST it");
    diag_note(d, g, c->place, "it is given here");
    return false;
}

static bool apply_column(struct diags *d, struct model_query *q, struct model_column *c, const struct override *o)
{
    enum type_kind said = TYPE_NONE;
    if (o->type.n) type_kind_find(o->type, &said);
    if (c->embed.n) return refuse_embedded(d, c, o);
    if (!column_may_be(d, c, o, said)) return false;
    if (o->type.n && said == c->type.kind) needless(d, o, type_kind_name(said));
    if (o->type.n && said != c->type.kind) {
        c->type = said_column_type(&c->type, said);
        q->row_table = STR("");
    }
    set_null(d, o, &c->nullable, &q->row_table);
    return true;
}

/* ---------------------------------------------------------------- all */

static bool apply(struct arena *a, struct diags *d, struct model_query *q, const struct override *o)
{
    for (unsigned i = 0; o->param && i < q->params.n; i++)
        if (str_eq_nocase(q->params.v[i].name, o->name)) return apply_param(d, q, &q->params.v[i], o);
    for (unsigned i = 0; !o->param && i < q->columns.n; i++)
        if (str_eq_nocase(q->columns.v[i].name, o->name)) return apply_column(d, q, &q->columns.v[i], o);
    unknown_name(a, d, q, o);
    return false;
}

bool overrides_apply(struct arena *a, struct diags *d, const override_vec *said, struct model_query *q)
{
    bool ok = true;
    for (unsigned i = 0; i < said->n; i++) ok = apply(a, d, q, &said->v[i]) && ok;
    return ok;
}

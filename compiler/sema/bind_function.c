/* bind_function.c: BIND for functions in FROM: SQLite's, which are tables with hidden columns for arguments, and Dolt's. */
#include "sema/bind.h"
#include "sema/builtin.h"
#include "sema/walk.h"

/* Its arguments are still typed, so that a placeholder there is not reported too. */
static struct relation *poisoned(struct bind *b, const struct table_ref *ref, const struct relation *args)
{
    struct relation *r = ARENA_NEW(b->a, struct relation);
    r->name = ref->alias.text.n ? ref->alias.text : ref->name.name.text;
    r->poisoned = true;
    r->args.v = args->args.v;
    r->args.n = args->args.n;
    r->columns = ARENA_NEW(b->a, struct rel_column);
    bind_fail(b);
    return r;
}

static bool arity_fits(struct bind *b, const struct table_ref *ref, const struct builtin_function *f)
{
    if (ref->args.n >= f->least && ref->args.n <= f->most) {
        return true;
    }
    struct span span = ref->name.span;
    if (f->least == f->most) {
        bind_report(b, DIAG_E0205, span, "%.*s() takes %u argument%s, not %u", STR_ARG(ref->name.name.text), f->least,
                    f->least == 1 ? "" : "s", ref->args.n);
    } else {
        bind_report(b, DIAG_E0205, span, "%.*s() takes %u to %u arguments, not %u", STR_ARG(ref->name.name.text),
                    f->least, f->most, ref->args.n);
    }
    return false;
}

static enum type_kind argument_kind(const struct builtin_function *f)
{
    return str_is(f->name, "generate_series") ? TYPE_INT64 : str_is(f->name, "JSON_TABLE") ? TYPE_JSON : TYPE_TEXT;
}

/* SQLite's arguments are hidden columns. */
static struct str argument_name(const struct builtin_function *f, unsigned n)
{
    for (unsigned i = 0; f && f->table && i < f->table->columns.n; i++) {
        const struct column *c = f->table->columns.v[i];
        if (c->invisible && !c->rowid_alias && !n--) {
            return c->name;
        }
    }
    return (struct str){0};
}

/* They see the items of FROM before their own; in SQLite, where they are conditions on hidden columns, all of FROM. */
static void bind_args(struct bind *b, struct query *q, struct table_ref *ref, struct relation *r,
                      const struct builtin_function *f)
{
    enum type_kind kind = !f ? TYPE_TEXT : argument_kind(f);
    struct scope *before = ARENA_NEW(b->a, struct scope);
    before->outer = q->scope.outer;
    before->relations = q->relations.n ? q->relations.v + q->seen_from : NULL;
    before->n = q->relations.n - q->seen_from;
    struct spot at = {.scope = before, .clause = CLAUSE_FROM};
    for (unsigned i = 0; i < ref->args.n; i++) {
        struct rel_arg arg = {ref->args.v[i], kind, argument_name(f, i)};
        if (b->o.dialect != DIALECT_SQLITE) {
            bind_expr(b, &at, arg.expr);
        }
        vec_push(b->a, &r->args, arg);
    }
}

void bind_late_args(struct bind *b, struct query *q)
{
    struct spot at = {.scope = &q->scope, .clause = CLAUSE_FROM};
    for (unsigned i = 0; b->o.dialect == DIALECT_SQLITE && i < q->relations.n; i++) {
        for (unsigned k = 0; k < q->relations.v[i]->args.n; k++) {
            bind_expr(b, &at, q->relations.v[i]->args.v[k].expr);
        }
    }
}

/* ---------------------------------------------------------------- Dolt */

static bool is_range(const struct expr *e)
{
    for (size_t i = 0; e->kind == EXPR_STRING && i + 1 < e->text.n; i++) {
        if (e->text.p[i] == '.' && e->text.p[i + 1] == '.') {
            return true;
        }
    }
    return false;
}

/* The table that decides on the columns: the last argument, behind a range or two revisions. NULL: reported. */
static struct table *shaping_table(struct bind *b, const struct table_ref *ref)
{
    unsigned at = ref->args.n && is_range(ref->args.v[0]) ? 1 : 2;
    if (ref->args.n != at + 1) {
        bind_report(b, DIAG_E0205, ref->name.span, "%.*s() takes %s and a table, which make %u arguments, not %u",
                    STR_ARG(ref->name.name.text), at == 1 ? "a range of revisions" : "two revisions", at + 1,
                    ref->args.n);
        return NULL;
    }
    const struct expr *e = ref->args.v[at];
    for (unsigned i = 0; i < ref->args.n; i++) {
        if (!bind_no_placeholder(b, ref->args.v[i], str_printf(b->a, "%.*s()", STR_ARG(ref->name.name.text)))) {
            return NULL;
        }
    }
    if (e->kind != EXPR_STRING) {
        bind_unsupported(b, e->span, "a table that is not named by a literal here");
        return NULL;
    }
    struct qname name = {.name = {.text = e->text, .span = e->span}, .span = e->span};
    return bind_table(b, &name);
}

/* Do the columns come from a table of the schema? */
static bool needs_table(const struct builtin_function *f)
{
    for (const char *p = f->columns; p && *p; p++) {
        if ((*p == '*' || *p == '!') && (p == f->columns || p[-1] == '|')) {
            return true;
        }
    }
    return false;
}

static const struct table *dolt_rows(struct bind *b, const struct table_ref *ref, const struct builtin_function *f)
{
    const struct table *of = NULL;
    if (needs_table(f) && !(of = shaping_table(b, ref))) {
        return NULL;
    }
    for (unsigned i = 0; of && i < of->columns.n; i++) {
        bind_use(b, of, i);
    }
    return builtin_function_rows(b->cat, f, of);
}

/* ---------------------------------------------------------------- any */

static bool find(struct bind *b, const struct table_ref *ref, struct builtin_function *f)
{
    if (builtin_function(b->cat, ref->name.name.text, f)) {
        if (!f->table || f->most) {
            return true;
        }
        bind_report(b, DIAG_E0204, ref->name.name.span, "`%.*s` is a table, and no function",
                    STR_ARG(ref->name.name.text));
        return false;
    }
    bind_report(b, DIAG_E0204, ref->name.name.span, "no function `%.*s` that can stand in FROM",
                STR_ARG(ref->name.name.text));
    return false;
}

/* ---------------------------------------------------------------- JSON_TABLE */

static void json_column(struct bind *b, struct relation *r, const struct json_column *c)
{
    struct rel_column *to = &r->columns[r->n_columns];
    for (unsigned i = 0; i < r->n_columns; i++) {
        if (str_eq_nocase(r->columns[i].name, c->name.text)) {
            bind_report(b, DIAG_E0210, c->name.span, "JSON_TABLE names the column `%.*s` twice", STR_ARG(c->name.text));
        }
    }
    to->name = c->name.text;
    to->nullable = true; /* what is not in the document, or in no row of a NESTED path */
    to->type = type_of(TYPE_INT64);
    if (!c->ordinality && !type_resolve(b->cat, b->d, b->text, &c->type, &to->type)) {
        bind_fail(b);
        r->poisoned = true;
    }
    if (to->type.kind == TYPE_ENUM || to->type.kind == TYPE_SET) {
        to->type = type_of(TYPE_TEXT); /* members that no declaration names */
    }
    r->n_columns++;
}

static struct relation *bind_json_table(struct bind *b, struct query *q, struct table_ref *ref)
{
    struct relation *r = ARENA_NEW(b->a, struct relation);
    struct builtin_function f = {.name = STR("JSON_TABLE"), .least = 1, .most = 1};
    r->name = ref->alias.text;
    r->has_alias = true;
    r->span = ref->alias.span;
    r->columns = ARENA_ARRAY(b->a, struct rel_column, ref->json->columns.n + 1);
    bind_args(b, q, ref, r, &f);
    for (unsigned i = 0; i < ref->json->columns.n; i++) {
        json_column(b, r, &ref->json->columns.v[i]);
    }
    return r;
}

static struct relation *query_diff(struct bind *b, struct table_ref *ref, const struct relation *args)
{
    struct relation *r = ARENA_NEW(b->a, struct relation);
    r->has_alias = ref->alias.text.n != 0;
    r->name = r->has_alias ? ref->alias.text : ref->name.name.text;
    r->span = ref->name.span;
    r->args.v = args->args.v;
    r->args.n = args->args.n;
    return bind_query_diff(b, ref, r) ? r : poisoned(b, ref, args);
}

struct relation *bind_table_function(struct bind *b, struct query *q, struct table_ref *ref)
{
    struct builtin_function f;
    struct relation args = {0};
    if (ref->json) {
        return bind_json_table(b, q, ref);
    }
    if (!find(b, ref, &f)) {
        bind_args(b, q, ref, &args, NULL);
        return poisoned(b, ref, &args);
    }
    bind_args(b, q, ref, &args, &f);
    bool fits = arity_fits(b, ref, &f);
    if (fits && f.columns && f.columns[0] == '#') {
        return query_diff(b, ref, &args);
    }
    const struct table *t = !fits ? NULL : f.table ? f.table : dolt_rows(b, ref, &f);
    if (!t) {
        return poisoned(b, ref, &args);
    }
    struct relation *r = relation_of_table(b, t, &ref->alias, ref->name.span);
    r->name = r->has_alias ? r->name : ref->name.name.text;
    r->args.v = args.args.v;
    r->args.n = args.args.n;
    if (!t->builtin) {
        bind_use(b, t, t->columns.n);
    }
    return r;
}

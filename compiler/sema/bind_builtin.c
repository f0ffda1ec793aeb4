/* bind_builtin.c: BIND for names that the engine brings along: its own tables, Dolt's revisions, table functions. */
#include "sema/bind.h"
#include "sema/builtin.h"
#include "sema/walk.h"

/* Under flavour any, and for a Dolt of no said version: not every server meant has it. */
static void warn_only(struct bind *b, struct span span, struct str name, struct str only)
{
    if (only.n) {
        bind_report(b, DIAG_W0102, span, "`%.*s` is not on every server: only on %.*s", STR_ARG(name), STR_ARG(only));
    }
}

void bind_builtin_column(struct bind *b, struct span span, const struct column *c)
{
    if (c && c->table->builtin) {
        warn_only(b, span, c->name, c->only);
    }
}

static bool dolt_meant(const struct bind *b)
{
    return b->o.dialect == DIALECT_MYSQL && (b->o.flavour == FLAVOUR_DOLT || b->o.flavour == FLAVOUR_ANY);
}

/* What a table is made of is a dependency with all its columns. */
static void use_all(struct bind *b, const struct table *t)
{
    for (unsigned i = 0; t && i < t->columns.n; i++) {
        bind_use(b, t, i);
    }
}

/* Dolt: `db/branch`, `db/tag`, `db/hash`, `db/branch~2`; *base: db, or none where the schema's own has no name. */
static bool revision_database(const struct bind *b, struct str database, struct str *base)
{
    for (size_t i = 1; dolt_meant(b) && i + 1 < database.n; i++) {
        if (database.p[i] == '/') {
            *base = b->cat->databases.v[0]->name.n ? str_sub(database, 0, i) : (struct str){0};
            return !base->n || catalog_database(b->cat, *base);
        }
    }
    return false;
}

static struct table *bind_revision(struct bind *b, struct table *t)
{
    struct table *r = builtin_revision(b->cat, t);
    use_all(b, r->made_of);
    return r;
}

struct table *bind_builtin(struct bind *b, const struct qname *name)
{
    struct str database = name->schema.text, base;
    if (revision_database(b, database, &base)) {
        struct qname own = {.schema.text = base, .name = name->name};
        struct table *t = catalog_find(b->cat, &own);
        t = t ? t : builtin_table(b->cat, base, name->name.text);
        if (t && b->o.flavour == FLAVOUR_ANY) {
            warn_only(b, name->schema.span, database, STR("Dolt"));
        }
        return t ? bind_revision(b, t) : NULL;
    }
    struct table *t = builtin_table(b->cat, database, name->name.text);
    if (t) {
        warn_only(b, name->name.span, name->name.text, t->only);
        use_all(b, t->made_of);
    }
    return t;
}

/* As it is written, whatever the server calls it; but SQLite knows its schema table by the old name alone. */
struct str bind_builtin_alias(const struct bind *b, const struct qname *name)
{
    struct str written = name->name.text;
    bool schema = str_is(written, "sqlite_schema") || str_is(written, "sqlite_master");
    if (b->o.dialect == DIALECT_SQLITE && schema && str_is(name->schema.text, "temp")) {
        return STR("sqlite_temp_master");
    }
    if (b->o.dialect == DIALECT_SQLITE && str_is(written, "sqlite_schema")) {
        return STR("sqlite_master");
    }
    if (b->o.dialect == DIALECT_SQLITE && str_is(written, "sqlite_temp_schema")) {
        return STR("sqlite_temp_master");
    }
    return written;
}

bool bind_builtin_database(struct bind *b, const struct qname *name)
{
    struct str database = name->schema.text, base;
    if (!builtin_database(b->cat, database) && !revision_database(b, database, &base)) {
        return false;
    }
    struct diag *g = bind_report(b, DIAG_E0201, name->name.span, "no table `%.*s` in `%.*s`", STR_ARG(name->name.text),
                                 STR_ARG(database));
    struct str near = builtin_nearest(b->cat, database, name->name.text);
    if (near.n) {
        diag_hint(b->d, g, "did you mean `%.*s`?", STR_ARG(near));
    }
    return true;
}

/* ---------------------------------------------------------------- AS OF */

static void find_param(void *found, struct expr *e)
{
    struct expr **out = found;
    if (e->kind == EXPR_PARAM && !*out) {
        *out = e;
    }
    expr_children(e, find_param, found);
}

/* Dolt reads the revision while it plans the statement: a placeholder has no value then. */
bool bind_no_placeholder(struct bind *b, struct expr *e, struct str where)
{
    struct expr *param = NULL;
    find_param(&param, e);
    if (!param) {
        return true;
    }
    struct diag *g = bind_report(b, DIAG_E0314, param->span,
                                 "%.*s takes no placeholder: it is read before the statement runs", STR_ARG(where));
    diag_hint(b->d, g, "write the revision itself, or read the database `db/revision` on a connection of its own");
    return false;
}

static void bind_point(struct bind *b, struct relation *r, struct expr *e)
{
    struct scope *none = ARENA_NEW(b->a, struct scope);
    struct spot at = {.scope = none, .clause = CLAUSE_FROM};
    struct rel_arg arg = {e, TYPE_DATETIME, STR("as_of")};
    bind_expr(b, &at, e);
    vec_push(b->a, &r->args, arg);
}

struct table *bind_as_of(struct bind *b, const struct table_ref *ref, struct table *t)
{
    return ref->as_of || ref->history ? bind_revision(b, t) : t;
}

/* AS OF main: a branch's name. */
static void name_as_text(struct expr *e)
{
    if (e->kind == EXPR_COLUMN && !e->qualifier.name.text.n) {
        e->kind = EXPR_STRING;
        e->text = e->name.text;
    }
}

void bind_revision_shown(struct bind *b, struct expr *e)
{
    struct scope none = {0};
    struct spot at = {.scope = &none, .clause = CLAUSE_FROM};
    name_as_text(e);
    bind_expr(b, &at, e);
    bind_no_placeholder(b, e, STR("AS OF"));
}

void bind_points(struct bind *b, const struct table_ref *ref, struct relation *r)
{
    struct expr *e = ref->as_of;
    bool dolt = b->o.flavour == FLAVOUR_DOLT || !ref->history;
    if (e && dolt) {
        name_as_text(e);
    }
    if (e) {
        bind_point(b, r, e);
        if (dolt) {
            bind_no_placeholder(b, e, STR("AS OF"));
        }
    }
    if (ref->as_of_end) {
        bind_point(b, r, ref->as_of_end);
    }
}

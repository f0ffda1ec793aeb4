/* ddl_as_select.c: CREATE TABLE … AS SELECT. Part of DDL replay.
 *
 * MySQL makes a column of what the SELECT gives, NOT NULL and DEFAULT of a plain column included, behind those that are
 * written; one that is written too is as it is written, in the SELECT's order. SQLite keeps names and affinities alone.
 * What an expression's column may be declared as NOT NULL is left open: nullable is never wrong. */
#include "sema/bind.h"
#include "sema/level.h"
#include "sema/ddl.h"
#include "sema/infer.h"

static const struct rules *rules_of(enum dialect d)
{
    switch (d) {
    case DIALECT_SQLITE: return &rules_sqlite;
    case DIALECT_POSTGRES: return &rules_postgres;
    case DIALECT_MYSQL: break;
    }
    return &rules_mysql;
}

bool ddl_infer_query(struct bind *b, struct query *q)
{
    struct params params = {.a = b->a};
    struct infer x = {.a = b->a,
                      .d = b->d,
                      .cat = b->cat,
                      .stmt = b->stmt,
                      .text = b->text,
                      .o = b->o,
                      .rules = rules_of(b->o.dialect),
                      .params = &params,
                      .round = 1};
    infer_query(&x, q, NULL);
    return !x.failed;
}

/* ---------------------------------------------------------------- one column */

static struct str affinity_of(const struct result *r)
{
    if (r->origin) {
        return r->origin->affinity;
    }
    return r->expr && r->expr->kind == EXPR_CAST ? sqlite_affinity(r->expr->type_name->name) : STR("");
}

/* The types that SQLite declares there. */
static struct str sqlite_type(struct str affinity)
{
    return str_is(affinity, "INTEGER")   ? STR("INT")
           : str_is(affinity, "NUMERIC") ? STR("NUM")
           : str_is(affinity, "BLOB")    ? STR("")
                                         : affinity;
}

static const struct relation *relation_of(const struct result *r)
{
    return r->expr && r->expr->kind == EXPR_COLUMN ? r->expr->relation : r->expr ? NULL : r->relation;
}

/* The column as the base table has it, without what counts or computes there. */
static void take_origin(struct column *c, struct column_def *def, const struct result *r)
{
    const struct relation *from = relation_of(r);
    const struct column *origin = r->origin;
    bool plain = from && !from->outer && origin;
    c->not_null = plain && from->table && origin->not_null && !r->nullable;
    c->has_default = plain && origin->has_default;
    if (plain && from->table && origin->def && !origin->auto_increment && !origin->generated) {
        def->default_value = origin->def->default_value;
        def->default_parens = origin->def->default_parens;
        c->default_text = origin->default_text;
    }
}

static void add_selected(const struct ddl *x, struct table *t, const struct result *r)
{
    struct column *c = ARENA_NEW(x->a, struct column);
    struct column_def *def = ARENA_NEW(x->a, struct column_def);
    c->name = r->name;
    c->index = t->columns.n;
    c->table = t;
    c->type = r->type.kind == TYPE_NULL ? type_of(TYPE_ANY) : r->type;
    c->strict = c->selected = true;
    c->def = def;
    c->def_text = c->default_text = x->s->text;
    c->place = ddl_place(x, r->span);
    def->name = (struct name){r->name, r->span, false};
    def->span = r->span;
    if (x->c->options.dialect == DIALECT_SQLITE) {
        def->type.name = sqlite_type(affinity_of(r));
        ddl_column_fill(x, t, c, def);
    } else if (x->c->options.dialect == DIALECT_MYSQL) {
        take_origin(c, def, r);
    }
    def->not_null = c->not_null;
    c->type.sql_type = c->type.sql_type.n ? c->type.sql_type : type_sql(x->a, &c->type);
    ddl_column_name_enum(x, c);
    vec_push(x->a, &t->columns, c);
    map_set(&t->by_name, c->name, c);
}

/* SQLite: the second of a name is name:1. */
static struct str free_name(const struct ddl *x, const struct table *t, struct str name)
{
    for (unsigned n = 1; table_column(t, name); n++) {
        name = level_numbered(x->a, name, n);
    }
    return name;
}

static void twice(const struct ddl *x, const struct table *t, const struct result *r)
{
    diag_add(x->d, DIAG_E0404, ddl_place(x, r->span), "column `%.*s` exists already in table `%.*s`", STR_ARG(r->name),
             STR_ARG(t->name));
}

/* ---------------------------------------------------------------- the table */

static void add_columns(const struct ddl *x, struct table *t, const struct query *q, unsigned n_written)
{
    for (unsigned i = 0; i < q->results.n; i++) {
        struct result r = q->results.v[i];
        if (x->c->options.dialect == DIALECT_SQLITE) {
            r.name = free_name(x, t, r.name);
        }
        struct column *written = table_column(t, r.name);
        if (!written) {
            add_selected(x, t, &r);
        } else if (n_written) {
            ddl_column_move(t, written, t->columns.n - 1);
            n_written--;
        } else {
            twice(x, t, &r);
        }
    }
}

bool ddl_select_columns(const struct ddl *x, struct table *t, const struct create_table *s)
{
    struct stmt own = *x->s;
    struct bind b = {.a = x->a, .d = x->d, .cat = x->c, .stmt = &own, .text = x->s->text, .o = x->c->options};
    struct query *q = bind_select(&b, s->as_select, NULL);
    if (q->poisoned || b.failed || !ddl_infer_query(&b, q)) {
        return false;
    }
    add_columns(x, t, q, t->columns.n);
    return true;
}

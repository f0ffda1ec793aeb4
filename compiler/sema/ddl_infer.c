/* ddl_infer.c: types for the expressions of a schema (CHECK, DEFAULT, generated columns, indexes), by the one typer that
 * queries have. The end of DDL replay; emit_sql needs the types to write another engine's DDL.
 *
 * A generated column is NOT NULL where its expression is, declared so or not.
 *
 * Of what it finds it reports the names of functions: the schema's own engine is the judge of what it can compute there. An
 * expression that gets no type is refused where it has to be written for another engine. */
#include "sema/bind.h"
#include "sema/ddl.h"
#include "sema/infer.h"

struct typer {
    struct catalog *c;
    struct relation *relation;
    struct diags *d;
};

static const struct rules *rules_of(enum dialect d)
{
    switch (d) {
    case DIALECT_SQLITE: return &rules_sqlite;
    case DIALECT_POSTGRES: return &rules_postgres;
    case DIALECT_MYSQL: break;
    }
    return &rules_mysql;
}

static struct bind binder(struct catalog *c, struct diags *quiet, struct stmt *s)
{
    diags_init(quiet, c->arena);
    return (struct bind){.a = c->arena, .d = quiet, .cat = c, .stmt = s, .text = s->text, .o = c->options};
}

/* No such function, wrong arguments, an aggregate. (In the portable dialect what a target cannot compute is E0501.) */
static void report_functions(const struct typer *t, const struct diags *quiet)
{
    for (unsigned i = 0; t->d && t->c->options.dialect != DIALECT_POSTGRES && i < quiet->all.n; i++) {
        const struct diag *g = quiet->all.v[i];
        if (g->code == DIAG_E0204 || g->code == DIAG_E0205 || g->code == DIAG_E0207) {
            struct str aggregate = STR("an aggregate cannot stand in an expression of the schema");
            struct str text = g->code == DIAG_E0207 ? aggregate : g->text;
            diag_add(t->d, g->code, g->place, "%.*s", STR_ARG(text))->hint = g->hint;
        }
    }
}

/* Whether a value of one type stays a value in a column of the other: a text that is no date may become NULL. */
static bool stays_a_value(const struct type *from, const struct type *to)
{
    bool word = to->kind == TYPE_TEXT && (type_is_number(from->kind) || type_is_temporal(from->kind));
    return from->kind == to->kind || word || (type_is_number(from->kind) && type_is_number(to->kind));
}

/* Dolt computes a column before IGNORE makes 0 of a NULL in what it is made of, so nothing follows there. */
static bool is_computed_not_null(const struct catalog *c, const struct column *column, const struct expr *e)
{
    bool server = c->options.flavour == FLAVOUR_MYSQL || c->options.flavour == FLAVOUR_MARIADB;
    if (e->nullable || e->type.kind == TYPE_NONE || e->type.kind == TYPE_NULL) {
        return false;
    }
    return c->options.dialect == DIALECT_SQLITE ||
           (c->options.dialect == DIALECT_MYSQL && server && stays_a_value(&e->type, &column->type));
}

/* The column that the expression makes is NOT NULL where the expression is. */
static void note_not_null(const struct typer *t, const struct expr *e)
{
    const struct table *table = t->relation->table;
    for (unsigned i = 0; table && i < table->columns.n; i++) {
        struct column *c = table->columns.v[i];
        if (c->def->generated_as == e && is_computed_not_null(t->c, c, e)) {
            c->not_null = true;
            t->relation->columns[i].nullable = false; /* to those that are made of it */
        }
    }
}

static void type_expr(void *ctx, struct expr *e, const struct sqltext *text)
{
    const struct typer *t = ctx;
    struct stmt s = {.kind = STMT_SELECT, .text = text};
    struct diags quiet;
    struct params params = {.a = t->c->arena};
    struct bind b = binder(t->c, &quiet, &s);
    struct infer x = {.a = b.a,
                      .d = b.d,
                      .cat = b.cat,
                      .stmt = b.stmt,
                      .text = text,
                      .o = b.o,
                      .rules = rules_of(b.o.dialect),
                      .params = &params,
                      .round = 1};
    struct relation *relations[] = {t->relation};
    struct scope scope = {.relations = relations, .n = 1};
    struct spot at = {.scope = &scope, .clause = CLAUSE_WHERE};
    struct env env = env_push(NULL);
    bind_expr(&b, &at, e);
    infer_expr(&x, &env, e);
    note_not_null(t, e);
    report_functions(t, &quiet);
}

/* A domain's CHECK knows one column, VALUE. */
static void type_domain(struct catalog *c, const struct domain *domain)
{
    struct relation *r = ARENA_NEW(c->arena, struct relation);
    r->columns = ARENA_NEW(c->arena, struct rel_column);
    r->columns[0] = (struct rel_column){.name = STR("value"), .type = domain->type, .nullable = !domain->not_null};
    r->n_columns = 1;
    struct typer t = {c, r, NULL};
    const struct column_def *base = &domain->create->base;
    for (unsigned i = 0; i < base->constraints.n; i++) {
        if (base->constraints.v[i].kind == CONSTRAINT_CHECK) {
            type_expr(&t, base->constraints.v[i].check, domain->text);
        }
    }
}

void ddl_infer(struct catalog *c, struct diags *d)
{
    for (unsigned i = 0; i < c->tables.n; i++) {
        const struct table *table = c->tables.entries[i].value;
        if (table && !table->view) {
            struct diags quiet;
            struct stmt s = {.kind = STMT_SELECT, .text = table->text};
            struct bind b = binder(c, &quiet, &s);
            struct typer t = {c, relation_of_table(&b, table, NULL, (struct span){0}), d};
            table_each_expr(table, type_expr, &t);
        }
    }
    for (unsigned i = 0; i < c->domains.n; i++) {
        if (c->domains.entries[i].value) {
            type_domain(c, c->domains.entries[i].value);
        }
    }
}

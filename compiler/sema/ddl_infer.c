/* ddl_infer.c: types for the expressions of a schema (CHECK, DEFAULT, generated columns, indexes), by the one typer that
 * queries have. The end of DDL replay; emit_sql needs the types to write another engine's DDL.
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

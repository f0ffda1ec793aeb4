/* emit_ddl.c: the catalogue as DDL for a target. Part of emit_sql.
 *
 * For the dialect's own engine the user's statements are given again, token for token and in order: nothing is more
 * exact. Comments, blanks and the letters of keywords are not the schema: they are written in one form (normal.h).
 * For another engine the catalogue is written out (emit_ddl_sqlite.c, emit_ddl_mysql.c). */
#include "emit/emit_text.h"
#include "parse/normal.h"

static void native(struct arena *a, const struct catalog *c, enum target to, str_vec *out)
{
    struct buf b = {0};
    bool late = c->late_foreign_keys && to == TARGET_MYSQL; /* a foreign key to a table that comes later */
    if (late) {
        vec_push(a, out, STR("SET FOREIGN_KEY_CHECKS=0"));
    }
    for (unsigned i = 0; i < c->statements.n; i++) {
        normal_statement(&b, &c->options, c->statements.v[i]);
        vec_push(a, out, str_dup(a, buf_view(&b)));
        buf_clear(&b);
    }
    if (late) {
        vec_push(a, out, STR("SET FOREIGN_KEY_CHECKS=1"));
    }
    buf_free(&b);
}

/* Rows are written by the dialect's own engine alone: said once a target. */
static void without_rows(struct diags *d, const struct catalog *c, enum target to)
{
    for (unsigned i = 0; i < c->statements.n; i++) {
        const struct stmt *s = c->statements.v[i];
        if (s->kind != STMT_INSERT && s->kind != STMT_UPDATE && s->kind != STMT_DELETE) continue;
        struct diag *g = diag_add(d, DIAG_W0121, place_sql(s->text, s->span),
                                  "the schema's rows are not in the DDL that is generated for %s", target_name(to));
        diag_hint(d, g, "write them with queries when the database is made");
        return;
    }
}

static bool by_bytes(const struct column *c)
{
    return c->type.kind != TYPE_TEXT || str_ends(c->type.collation, "_bin");
}

/* SQLite compares by bytes: said once, at the first column of MySQL's that does not. */
static void text_compares(struct diags *d, const struct catalog *c, enum target to)
{
    const struct column *first = NULL;
    unsigned n = 0;
    for (unsigned i = 0; i < c->tables.n && c->options.dialect == DIALECT_MYSQL && to == TARGET_SQLITE; i++) {
        const struct table *t = c->tables.entries[i].value;
        for (unsigned k = 0; t && !t->builtin && !t->of_view && k < t->columns.n; k++) {
            n += !by_bytes(t->columns.v[k]);
            first = first || by_bytes(t->columns.v[k]) ? first : t->columns.v[k];
        }
    }
    if (first) {
        struct str name = first->type.collation;
        struct diag *g = diag_add(
            d, DIAG_W0123, first->place, "SQLite compares `%.*s`%s by bytes, MySQL by %.*s, to which 'a' may be 'A'",
            STR_ARG(first->name), n > 1 ? " and others" : "", STR_ARG(name.n ? name : STR("its server's collation")));
        diag_hint(d, g, "declare the table COLLATE = utf8mb4_bin where case matters");
    }
}

/* What runs inside a server is written in its own language: for another engine there is none of it. */
static void no_program(struct diags *d, struct place place, const char *what, struct str name, enum target to)
{
    struct diag *g = diag_add(d, DIAG_E0501, place, "%s `%.*s` is not written for %s", what, STR_ARG(name),
                              to == TARGET_SQLITE ? "SQLite" : "MySQL");
    diag_hint(d, g, "do its work in the program, or leave that target out");
}

static bool no_programs(const struct catalog *c, struct diags *d, enum target to)
{
    const struct map *routines[] = {&c->procedures, &c->functions};
    unsigned errors = d->n_errors;
    for (unsigned i = 0; i < c->triggers.n; i++) {
        const struct trigger *t = c->triggers.entries[i].value;
        if (t) {
            no_program(d, t->place, "trigger", t->name, to);
        }
    }
    for (unsigned k = 0; k < 2; k++) {
        for (unsigned i = 0; i < routines[k]->n; i++) {
            const struct routine *r = routines[k]->entries[i].value;
            if (r) {
                no_program(d, r->place, r->create->function ? "function" : "procedure", r->name, to);
            }
        }
    }
    for (unsigned i = 0; i < c->events.n; i++) {
        const struct event *e = c->events.entries[i].value;
        if (e) {
            no_program(d, e->place, "event", e->name, to);
        }
    }
    for (unsigned i = 0; i < c->tables.n; i++) {
        const struct table *t = c->tables.entries[i].value;
        if (t && t->sequence) {
            no_program(d, t->place, "sequence", t->name, to);
        }
    }
    return d->n_errors == errors;
}

bool emit_ddl(struct arena *a, struct diags *d, const struct catalog *c, enum target to, str_vec *out)
{
    enum target own;
    if (dialect_native_target(c->options.dialect, &own) && own == to) {
        native(a, c, to, out);
        return true;
    }
    if (!no_programs(c, d, to)) {
        return false;
    }
    without_rows(d, c, to);
    struct emit e = {.a = a, .d = d, .c = c, .from = c->options.dialect, .to = to, .unqualified = true};
    switch (to) {
    case TARGET_SQLITE: emit_schema_sqlite(&e, out); break;
    case TARGET_MYSQL: emit_schema_mysql(&e, out); break;
    }
    buf_free(&e.out);
    if (!e.failed) {
        text_compares(d, c, to);
    }
    return !e.failed;
}

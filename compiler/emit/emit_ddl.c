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

bool emit_ddl(struct arena *a, struct diags *d, const struct catalog *c, enum target to, str_vec *out)
{
    enum target own;
    if (dialect_native_target(c->options.dialect, &own) && own == to) {
        native(a, c, to, out);
        return true;
    }
    without_rows(d, c, to);
    struct emit e = {.a = a, .d = d, .c = c, .from = c->options.dialect, .to = to, .unqualified = true};
    switch (to) {
    case TARGET_SQLITE: emit_schema_sqlite(&e, out); break;
    case TARGET_MYSQL: emit_schema_mysql(&e, out); break;
    }
    buf_free(&e.out);
    return !e.failed;
}

/* emit_ddl.c: the catalogue as DDL for a target. Part of emit_sql.
 *
 * For the dialect's own engine the user's statements are given again, word for word and in order: nothing is more
 * exact. For another engine the catalogue is written out (emit_ddl_sqlite.c, emit_ddl_mysql.c). */
#include "emit/emit_text.h"

static void native(struct arena *a, const struct catalog *c, enum target to, str_vec *out)
{
    bool late = c->late_foreign_keys && to == TARGET_MYSQL; /* a foreign key to a table that comes later */
    if (late) {
        vec_push(a, out, STR("SET FOREIGN_KEY_CHECKS=0"));
    }
    for (unsigned i = 0; i < c->statements.n; i++) {
        const struct stmt *s = c->statements.v[i];
        struct str sql = str_trim(str_sub(s->text->text, s->span.off, s->span.len));
        while (sql.n && sql.p[sql.n - 1] == ';') {
            sql = str_trim(str_sub(sql, 0, sql.n - 1));
        }
        vec_push(a, out, str_dup(a, sql));
    }
    if (late) {
        vec_push(a, out, STR("SET FOREIGN_KEY_CHECKS=1"));
    }
}

bool emit_ddl(struct arena *a, struct diags *d, const struct catalog *c, enum target to, str_vec *out)
{
    enum target own;
    if (dialect_native_target(c->options.dialect, &own) && own == to) {
        native(a, c, to, out);
        return true;
    }
    struct emit e = {.a = a, .d = d, .c = c, .from = c->options.dialect, .to = to, .unqualified = true};
    switch (to) {
    case TARGET_SQLITE: emit_schema_sqlite(&e, out); break;
    case TARGET_MYSQL: emit_schema_mysql(&e, out); break;
    }
    buf_free(&e.out);
    return !e.failed;
}

/* body_trigger.c: what a trigger does to the table it belongs to: W0232. The servers of the mysql dialect refuse a write to
 * it when the body runs (error 1442), whatever rows it would meet; SQLite allows it. At the end of DDL replay. */
#include "sema/program.h"

static void report(struct program *p, struct span span)
{
    struct diag *g = diag_add(p->d, DIAG_W0232, place_sql(p->text, span),
                              "trigger `%.*s` writes its own table: each statement that gets here fails (1442)",
                              STR_ARG(p->trigger->name));
    diag_hint(p->d, g, "a BEFORE trigger changes the row at hand with SET NEW.column = …");
}

static bool is_own(const struct program *p, const struct qname *name)
{
    return catalog_find(p->c, name) == p->trigger->table;
}

/* An UPDATE of a join writes the tables whose columns are set. */
static void updates(struct program *p, const struct update *s)
{
    if (s->table && s->table->kind == TABLE_NAME) {
        if (is_own(p, &s->table->name)) {
            report(p, s->table->name.span);
        }
        return;
    }
    for (unsigned i = 0; i < s->set.n; i++) {
        if (s->set.v[i].column && s->set.v[i].column->table == p->trigger->table) {
            report(p, s->set.v[i].columns.v[0].span);
            return;
        }
    }
}

void body_own_table(struct program *p, const struct stmt *s)
{
    if (!p->trigger || p->c->options.dialect != DIALECT_MYSQL) {
        return;
    }
    if (s->kind == STMT_UPDATE) {
        updates(p, s->u.update);
    } else if (s->kind == STMT_INSERT && is_own(p, &s->u.insert->table)) {
        report(p, s->u.insert->table.span);
    } else if (s->kind == STMT_DELETE && !s->u.del->targets.n && s->u.del->table &&
               s->u.del->table->kind == TABLE_NAME && is_own(p, &s->u.del->table->name)) {
        report(p, s->u.del->table->name.span);
    }
}

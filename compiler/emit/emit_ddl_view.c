/* emit_ddl_view.c: the views of a schema, written for another engine. Part of emit_sql.
 *
 * Their SELECTs are written as queries are. Behind the tables, and each behind the views it reads: SQLite lets a view be
 * older than what it reads. */
#include "emit/emit_text.h"

static bool reads(const struct table *t, const struct table *other)
{
    for (unsigned i = 0; i < t->view->reads.n; i++) {
        if (t->view->reads.v[i] == other) {
            return true;
        }
    }
    return false;
}

static bool ready(const struct catalog *c, const struct table *t, struct map *done)
{
    for (unsigned i = 0; i < c->tables.n; i++) {
        const struct table *other = c->tables.entries[i].value;
        if (other && other->view && other != t && reads(t, other) && !map_get(done, other->key)) {
            return false;
        }
    }
    return true;
}

static void write_view(struct emit *e, const struct table *t, str_vec *out)
{
    struct relation names = {.name = t->name, .n_columns = t->columns.n};
    names.columns = ARENA_ARRAY(e->a, struct rel_column, t->columns.n + 1);
    for (unsigned i = 0; i < t->columns.n; i++) {
        names.columns[i].name = t->columns.v[i]->name;
    }
    const struct outlet outlet = {.names = &names};
    e->text = t->view->text;
    put(e, "CREATE VIEW ");
    put_name(e, t->name);
    put(e, " AS ");
    emit_select_for(e, t->view->select, &outlet);
    vec_push(e->a, out, emit_take(e));
}

void emit_views(struct emit *e, str_vec *out)
{
    struct map done;
    map_init(&done, e->a, true);
    e->unqualified = false;
    for (bool more = true; more;) {
        more = false;
        for (unsigned i = 0; i < e->c->tables.n; i++) {
            struct table *t = e->c->tables.entries[i].value;
            if (t && t->view && t->view->select && !map_get(&done, t->key) && ready(e->c, t, &done)) {
                write_view(e, t, out);
                map_set(&done, t->key, t);
                more = true;
            }
        }
    }
}

bool emit_own_database(struct emit *e, const struct table *t)
{
    return str_eq(t->key, t->name) || t->temporary ||
           refuse_at(e, t->place, "hold `%.*s`, which is in another database", STR_ARG(t->name));
}

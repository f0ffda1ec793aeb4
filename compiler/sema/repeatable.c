/* repeatable.c: see repeatable.h.
 *
 * All that a query reads is looked through, views and what stands in them too. A function of the schema's own may do anything, and
 * one that is not known as well. */
#include "sema/repeatable.h"

#include "sema/walk.h"

struct looking {
    struct arena *a;
    VEC(const struct select *) seen; /* a recursive query reads itself */
    bool repeatable;
};

/* They change something, wait for somebody, or tell what the session did before. */
static bool is_of_the_session(struct str name)
{
    static const char *const names[] = {"get_lock",
                                        "release_lock",
                                        "release_all_locks",
                                        "is_free_lock",
                                        "is_used_lock",
                                        "nextval",
                                        "lastval",
                                        "setval",
                                        "last_insert_id",
                                        "last_insert_rowid",
                                        "row_count",
                                        "found_rows",
                                        "changes",
                                        "total_changes",
                                        "connection_id",
                                        "sleep",
                                        "benchmark",
                                        "master_pos_wait",
                                        "source_pos_wait",
                                        "master_gtid_wait",
                                        "load_extension",
                                        "dolt_checkout",
                                        "wait_for_executed_gtid_set",
                                        "uuid_short",
                                        "load_file",
                                        "active_branch",
                                        "fts3_tokenizer",
                                        "pg_backend_pid",
                                        "pg_advisory_lock"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_eq_nocase(name, str_from(names[i]))) {
            return true;
        }
    }
    return false;
}

static void look_into(struct looking *l, const struct select *s);

static void look_at(void *context, struct expr *e)
{
    struct looking *l = context;
    if (e->kind == EXPR_VARIABLE) {
        l->repeatable = false;
    }
    if (e->kind == EXPR_CALL &&
        (e->call->routine || !e->call->func || is_of_the_session(e->call->function.name.text))) {
        l->repeatable = false;
    }
    if (e->select) {
        look_into(l, e->select);
    }
    expr_children(e, look_at, l);
}

static bool was_seen(struct looking *l, const struct select *s)
{
    for (unsigned i = 0; i < l->seen.n; i++) {
        if (l->seen.v[i] == s) {
            return true;
        }
    }
    vec_push(l->a, &l->seen, s);
    return false;
}

/* select_exprs is told of derived tables, WITH and operands too; a view's query is behind its relation alone. */
static void look_into(struct looking *l, const struct select *s)
{
    if (!l->repeatable || was_seen(l, s)) {
        return;
    }
    if (s->locking.n || s->into.n || s->into_file) {
        l->repeatable = false;
        return;
    }
    select_exprs(s, look_at, l);
    if (s->set.left) {
        look_into(l, s->set.left);
        look_into(l, s->set.right);
    }
    for (unsigned i = 0; s->query && i < s->query->relations.n; i++) {
        const struct relation *r = s->query->relations.v[i];
        if (r->query && r->query->select) {
            look_into(l, r->query->select);
        }
    }
}

bool select_repeatable(struct arena *a, const struct select *s)
{
    struct looking l = {.a = a, .repeatable = true};
    look_into(&l, s);
    return l.repeatable;
}
